"""A progress bar on standard error: only on a terminal, and only if the work takes over a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds before the bar is shown."""

_WIDTH = 30
_PAUSE = 0.1


@contextmanager
def progress(total: int, language: str, *, wanted: bool = True) -> Iterator[Callable[[int], None] | None]:
    """Yield a function to call with the number of files done since the last call; None if there is no bar."""
    dumb = os.environ.get("TERM") == "dumb"
    if not wanted or sys.stderr is None or not sys.stderr.isatty() or dumb:
        yield None
        return
    bar = Bar(total, language)
    try:
        yield bar.advance
    finally:
        bar.clear()


class Bar:
    """A progress bar over ``total`` files."""

    def __init__(self, total: int, language: str) -> None:
        self.total = total
        self.done = 0
        self.word = "检查" if language == "zh" else "checking"
        self.next = time.monotonic() + PATIENCE
        self.drawn = False

    def advance(self, files: int) -> None:
        """Add a number of files done and redraw the bar, at most ten times a second."""
        self.done += files
        now = time.monotonic()
        if now >= self.next:
            self.next = now + _PAUSE
            self._draw()

    def _draw(self) -> None:
        full = _WIDTH * min(self.done, self.total) // max(self.total, 1)
        self.drawn = True
        sys.stderr.write(f"\r{self.word} {'━' * full}{'·' * (_WIDTH - full)} {self.done}/{self.total}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Erase the bar."""
        if self.drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
