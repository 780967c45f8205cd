"""Links in files of a project that are not checked: originals, sidebars, what the configuration leaves out.

These files are read only where a fix would rename a heading.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence

from termlint.config.discover import Ignored, ignores_above
from termlint.config.layer import BUILT_IN
from termlint.config.paths import absolute, folder_of, here
from termlint.config.settings import Settings, nearest_in
from termlint.markup.anchors import keys_of, led_to_beyond
from termlint.model import Finding, Place
from termlint.read import FORMATS

LARGEST = 4_000_000
"""Bytes. A larger file is no page and no table of contents."""

_SCRIPTS = {".astro", ".cjs", ".js", ".jsx", ".mjs", ".mts", ".svelte", ".tsx", ".vue"}
_SUFFIXES = FORMATS.keys() - {".docx", ".tmx", ".csv", ".tsv", ".jsonl", ".ndjson"} | _SCRIPTS
"""Pages, and what sites make their menus from."""

_NEVER = frozenset(BUILT_IN.values["exclude"])


class Elsewhere:
    """Looks through the projects of files that are to be fixed; every other file is read once.

    ``settings`` are those of the files that are checked, by path, ``safeties`` the fixes that will be made.
    """

    def __init__(self, settings: Mapping[str, Settings], safeties: Collection[str]) -> None:
        self._settings = settings
        self._safeties = safeties
        self._files: dict[str, list[str]] = {}
        self._leads: dict[str, dict[str, tuple[int, int]]] = {}

    def __call__(self, findings: Sequence[Finding], known: Collection[str]) -> dict[str, list[Place]]:
        """Return the headings that other files link to, by key, with the first link of each of these files.

        ``known`` are the files whose links are known. See `termlint.markup.leads.Beyond`.
        """
        renaming = [one for one in findings if one.safety in self._safeties]
        wanted = {key for one in renaming for heading in one.headings for key in keys_of(heading)}
        taken = {absolute(path) for path in known} if renaming else set()
        tops = {top for path in {one.path for one in renaming} if (top := self._top(path))}
        found: dict[str, list[Place]] = {}
        for path in (path for top in sorted(tops) for path in self._below(top) if path not in taken):
            for key, span in self._leads_of(path).items():
                if key in wanted:
                    found.setdefault(key, []).append(Place(*span, path.removeprefix(f"{here()}/")))
        return found

    def _top(self, path: str) -> str:
        """Return the folder of a file's project: its repository's, the configuration's, else its own."""
        root, folder = self._settings[path].root, folder_of(absolute(path))
        if not root:
            return ""  # a text that is in no file
        configured = f"{folder}/".startswith(f"{root.rstrip('/')}/") and nearest_in(root)
        return _repository(folder) or (root if configured else folder)

    def _below(self, top: str) -> list[str]:
        if top not in self._files:
            self._files[top] = sorted(_pages(top))
        return self._files[top]

    def _leads_of(self, path: str) -> dict[str, tuple[int, int]]:
        if path not in self._leads:
            self._leads[path] = led_to_beyond(_text(path))
        return self._leads[path]


def _repository(folder: str) -> str:
    while not os.path.lexists(f"{folder}/.git"):
        if folder == (folder := folder_of(folder)):
            return ""
    return folder


def _pages(top: str) -> Iterator[str]:
    """Yield the files below a folder that may hold links, but for those that git ignores."""
    todo: list[tuple[str, Ignored]] = [(top, ignores_above(top))]
    while todo:
        folder, above = todo.pop()
        entries = _entries(folder)
        ignored = above.inside(folder, {entry.name for entry in entries})
        for entry in entries:
            path = f"{folder.rstrip('/')}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER and not ignored.leaves_out(path, folder=True):
                    todo.append((path, ignored))
            elif _is_page(entry) and not ignored.leaves_out(path):
                yield path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:
        return []


def _is_page(entry: os.DirEntry[str]) -> bool:
    if os.path.splitext(entry.name)[1].lower() not in _SUFFIXES:  # noqa: PTH122
        return False
    try:
        return entry.is_file(follow_symlinks=False) and entry.stat().st_size <= LARGEST
    except OSError:  # it has gone since
        return False


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace", newline="") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return ""
