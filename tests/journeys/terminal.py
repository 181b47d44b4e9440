"""A program in a real pseudo-terminal: keys go in, and when its output came is noted. For POSIX alone."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "escape": "\x1b",
    "end": "\x1b[F",
    "f3": "\x1bOR",
    "f1": "\x1bOP",
    "f9": "\x1b[20~",
    "f12": "\x1b[24~",
    "undo": "\x1a",
}
"""What a terminal sends for keys that are no letters."""


class Terminal:
    """One program in a terminal of `columns` by `rows`."""

    def __init__(self, command: Sequence[str], columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None):
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # Without COLUMNS and LINES, which would be believed before the terminal.
            inherited = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
            terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(command[0], list(command), {**inherited, **terminal, **(env or {})})
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.screen.display)

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def read(self, wait: float) -> bool:
        """Take in what has come, waiting at most so many seconds for it; whether anything came."""
        data = self._take(wait)
        self._stream.feed(data)
        return bool(data)

    def _take(self, wait: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], wait)
        if not ready:
            return b""
        try:
            return os.read(self._fd, 1 << 16)
        except OSError:
            return b""

    def until(self, words: str, wait: float = 20.0) -> float:
        """Seconds until the screen shows `words`, from now; raises TimeoutError."""
        start = time.perf_counter()
        while words not in self.text():
            if time.perf_counter() - start > wait:
                raise TimeoutError(f"{words!r} never came; the screen shows:\n{self.text()}")
            self.read(0.05)
        return time.perf_counter() - start

    def settle(self, quiet: float = 0.08) -> float:
        """Seconds from now to the last output that changed what is shown, before `quiet` seconds of none."""
        start = last = time.perf_counter()
        come: list[tuple[float, bytes]] = []  # drawn afterwards, so that drawing is not timed
        while time.perf_counter() - last < quiet:
            data = self._take(0.001)
            if data:
                last = time.perf_counter()
                come.append((last, data))
        changed = start
        for moment, data in come:
            before = self.text()
            self._stream.feed(data)
            changed = moment if self.text() != before else changed
        return changed - start

    def kill(self) -> None:
        """End it at once, with what it started, as a crash would."""
        os.killpg(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self, longest: float = 20.0) -> int:
        """Its exit code, once it has ended; raises TimeoutError where it goes on, with what it shows."""
        start = time.perf_counter()
        while True:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - start > longest:
                raise TimeoutError(f"it has not ended; the screen shows:\n{self.text()}")
        os.close(self._fd)
        return os.waitstatus_to_exitcode(status)

    def press(self, *keys: str, then: str) -> None:
        """Type each of these, then wait until the screen shows `then`."""
        for key in keys:
            self.send(KEYS.get(key, key))
            self.settle(0.05)
        self.until(then)

    def end(self) -> None:
        """End it, if it has not ended by itself."""
        with suppress(OSError):
            self.kill()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
