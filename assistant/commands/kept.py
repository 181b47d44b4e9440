"""`permanence case`: what is kept on this machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from assistant import paths
from assistant.commands.common import BadInput, print_json, standard_input
from assistant.plain.kept import EVERY, cases_data, cases_text
from assistant.plain.kept import delete as delete_kept
from assistant.store import Store, StoreError
from assistant.working import label_of


def list_cases(options: argparse.Namespace) -> int:
    """The kept cases, newest first."""
    with _store() as store:
        found = store.kept(EVERY)
    if options.json:
        print_json({"folder": str(paths.cases_folder()), "cases": cases_data(found)})
    else:
        print(cases_text(found, datetime.now(UTC)))
    return 0


def restore(options: argparse.Namespace) -> int:
    """Go back to the last good copy of a case."""
    with _store() as store, store.restore(options.key) as case:
        recovered, entries = case.recovered, len(case.events)
    if options.json:
        print_json({"key": options.key, "entries": entries, "recovered": recovered})
    else:
        print(recovered or "This case can be read as it is: nothing had to be restored.")
    return 0


def delete(options: argparse.Namespace) -> int:
    """Remove a case with every copy of it."""
    with _store() as store:
        gone = delete_kept(store, options.key, ask=not options.yes, stdin=standard_input(), stdout=sys.stdout)
    return 0 if gone else 1


@contextmanager
def _store() -> Iterator[Store]:
    """Where cases are kept; what it refuses is said as any bad input is."""
    try:
        yield Store(paths.cases_folder(), label=label_of)
    except StoreError as error:
        raise BadInput(str(error)) from None
