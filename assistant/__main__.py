"""`python -m assistant`, the same as `permanence`."""

import sys

from assistant.cli import main

sys.exit(main())
