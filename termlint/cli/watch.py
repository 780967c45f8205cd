"""``termlint check --watch``: checks again whenever a file changes.

Files are polled for their modification times, which works on every system and network drive. Each check is a
separate process: it reads tables and configuration anew, and the cache makes it cheap.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

from termlint.cli.speak import tell
from termlint.config.discover import find
from termlint.config.settings import BadConfig, Layers
from termlint.originals.pairing import Sources
from termlint.run.runner import original_of

PAUSE = 0.3
"""Minimum number of seconds between two polls."""

SHARE = 0.1
"""Maximum proportion of the time that is spent polling."""

State = dict[str, tuple[int, int]]
"""(modification time in nanoseconds, size in bytes) by path."""


def watch(paths: tuple[str, ...], layers_now: Callable[[], Layers], written: str | None) -> NoReturn:
    """Check, wait for a change, and check again until interrupted by Ctrl-C or until nobody reads the report.

    Args:
        paths: the paths given on the command line.
        layers_now: reads the configuration anew.
        written: the report's output file, whose changes are ignored; None if there is none.
    """
    command = [sys.executable, "-m", "termlint", *(word for word in sys.argv[1:] if word != "--watch")]
    look = _Look(paths or (".",), layers_now, written)
    seen = look.now()
    while True:
        subprocess.run(command, check=False)
        seen = _changed(look, seen, (lambda: True) if written else _is_heard)
        tell(f"── {time.strftime('%H:%M:%S')} ──")


def _changed(look: _Look, seen: State, heard: Callable[[], bool]) -> State:
    """Wait until the state differs from ``seen`` and has then settled; return the new state.

    Raises:
        SystemExit: if ``heard`` returns False: there is nobody to report to.
    """
    while True:
        if not heard():
            sys.exit(0)
        began = time.monotonic()
        now = look.now()
        if now != seen:
            return _settled(look, now)
        time.sleep(max(PAUSE, (time.monotonic() - began) / SHARE))


def _is_heard() -> bool:
    """Return False if the reader of standard output has gone away (``| head``); True if no one can tell."""
    import select

    if sys.stdout is None or not hasattr(select, "poll"):
        return True
    asked = select.poll()
    try:
        asked.register(sys.stdout.fileno(), 0)
    except (OSError, ValueError):  # no file of the system
        return True
    return not any(state & (select.POLLERR | select.POLLHUP) for _, state in asked.poll(0))


def _settled(look: _Look, seen: State) -> State:
    while True:
        time.sleep(PAUSE)
        now = look.now()
        if now == seen:
            return now
        seen = now


class _Look:
    """Finds all files that a check depends on and their states: texts, originals, tables, configuration."""

    def __init__(self, paths: tuple[str, ...], layers_now: Callable[[], Layers], written: str | None) -> None:
        self.paths = paths
        self.layers_now = layers_now
        self.written = os.path.abspath(written) if written else ""  # noqa: PTH100
        self.files: set[str] = set()

    def now(self) -> State:
        """Return the current state of all files that exist."""
        try:
            self.files = set(self._files(self.layers_now()))
        except BadConfig as error:  # it is being edited; the check reports it
            self.files.add(error.problem.path)
        return {path: state for path in self.files if (state := _state(path))}

    def _files(self, layers: Layers) -> Iterator[str]:
        sources = Sources()
        for found in find(self.paths, layers.settings_for):
            path = found if isinstance(found, str) else found.path
            if os.path.abspath(path) != self.written:  # noqa: PTH100
                yield path
                settings = layers.settings_for(path)
                yield from (*settings.termbases, *settings.words, *layers.files_for(path))
                yield from filter(None, (original_of(path, settings, sources), settings.baseline))


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
