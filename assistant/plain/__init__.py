"""The same interview line by line: no colours, no moving cursor, everything in words. The accessible way in."""

from assistant.plain.run import run_plain

__all__ = ["run_plain"]
