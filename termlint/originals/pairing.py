"""Finds the file with the original of a translation, by the usual directory layouts and as configured.

Pure: names in, names out. `Sources` lists each folder once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_ZH = r"zh(?:[_-](?:hans|hant|cn|tw|hk|sg))*|cn|chs|chinese"
_FOLDER = re.compile(rf"(?<![^/_])(?i:{_ZH})(?=/)")
_STEM = re.compile(rf"(?P<stem>.+?)(?:\.|[_-])(?i:{_ZH})\Z")
_NAME = re.compile(rf"(?i:{_ZH})")
_ENDS = ("zh", "hans", "hant", "cn", "tw", "hk", "sg", "chs", "chinese")
"""How whatever `_ZH` matches ends, in small letters."""
_ENGLISH = ("en", "en-us", "en-US", "en_US", "en-snapshot", "english", "source")
_BESIDE = ("_origin", "_en", ".en", "-en", "_EN", ".en-US", "_en_US")
_DOCUSAURUS = re.compile(
    rf"(?P<site>(?:.*/)?)i18n/(?i:{_ZH})/docusaurus-plugin-content-(?P<what>docs|blog|pages)(?P<name>-[\w-]+)?/"
    r"(?:(?P<version>version-[^/]+|current)/)?(?P<rest>.+)\Z"
)
_TEXTS = (".md", ".mdx", ".markdown", ".rst", ".html", ".ipynb", ".tex", ".txt", ".srt", ".vtt")
_SUFFIXES = (*_TEXTS, ".json", ".arb", ".yml", ".yaml", ".toml")

_MARKDOWN = (".md", ".mdx", ".markdown")


def candidates(path: str) -> Iterator[str]:
    """Yield paths, without suffix, where the original of a file may be, the most likely first.

    ``docs/zh_cn/a.md`` gives ``docs/en/a``, …; ``a.zh-CN.md`` gives ``a``, ``a.en``; ``a.md`` gives
    ``a_origin``; ``locales/zh-CN.json`` gives ``locales/en``.
    """
    whole, _, _ = path.rpartition(".")
    folder, _, stem = whole.rpartition("/")
    top = f"{folder}/" if folder else ""
    if _NAME.fullmatch(stem):
        yield from (f"{top}{name}" for name in _ENGLISH)
    if site := _DOCUSAURUS.match(whole):
        yield from _of_docusaurus(site)
    if named := _STEM.fullmatch(stem):
        yield from (f"{top}{named['stem']}{mark}" for mark in ("", *_BESIDE))
    yield from (f"{mirror}{stem}" for mirror, _ in _mirrors(top))
    if not named:
        yield from (f"{top}{stem}{mark}" for mark in _BESIDE)


def _mirrors(top: str) -> Iterator[tuple[str, str]]:
    """Yield the folders that may hold the originals of a folder's files, each with where it departs from that
    folder's path: ``docs/en/a/`` from ``docs/zh/a/`` at ``docs/en``. They end with a slash or are empty.
    """
    for match in _FOLDER.finditer(top):
        before, after = top[: match.start()], top[match.end() :]
        yield from ((f"{before}{name}{after}", f"{before}{name}") for name in _ENGLISH)
        if before.endswith("/") or not before:
            yield f"{before}{after[1:]}", f"{before}{after[1:].partition('/')[0]}"


def _of_docusaurus(match: re.Match[str]) -> Iterator[str]:
    """Yield the path, without suffix, of a Docusaurus original: ``docs``, ``versioned_docs/…``, ``blog``."""
    site, what, name, version, rest = match.group("site", "what", "name", "version", "rest")
    if what == "pages":
        yield f"{site}src/pages/{rest}"
    elif version and version != "current":
        yield f"{site}{name[1:] + '_' if name else ''}versioned_docs/{version}/{rest}"
    else:
        yield f"{site}{name[1:] if name else what}/{rest}"


def configured(path: str, patterns: Iterable[tuple[str, str]]) -> str | None:
    """Return the path of the original that the last matching pattern gives, None if none matches.

    A pattern has at most one ``*`` or ``**``; that in the original's pattern is replaced by what it matched.
    """
    found: str | None = None
    for target, source in patterns:
        head, star, tail = target.partition("**" if "**" in target else "*")
        if not star:
            found = source if path == target else found
        elif path.startswith(head) and path.endswith(tail) and len(path) >= len(head) + len(tail):
            middle = path[len(head) : len(path) - len(tail)]
            if star == "**" or "/" not in middle:
                before, _, after = source.partition("**" if "**" in source else "*")
                found = f"{before}{middle}{after}"
    return found


class _Inside(NamedTuple):
    """The names in a folder, and those names without their suffixes."""

    names: frozenset[str]
    stems: frozenset[str]


class Sources:
    """Finds the originals of files among those that exist; every folder is listed once."""

    def __init__(self, names_in: Callable[[str], Iterable[str]] | None = None) -> None:
        self._names_in = names_in or _listed
        self._known: dict[str, _Inside] = {}
        self._twins: dict[tuple[str, str], frozenset[str] | None] = {}

    def of(self, path: str, whole: str, patterns: Iterable[tuple[str, str]] = (), root: str = "") -> str:
        """Return the path of a file's original, empty if there is none.

        ``whole`` is the file's absolute path, ``path`` that from the root of its project. The path returned
        is absolute if ``root`` is given or a pattern matches.
        """
        if named := configured(whole, patterns):
            return self._existing(named, whole) or ""
        top = f"{root.rstrip('/')}/" if root else ""
        suffix = path[path.rfind(".") :].lower()
        if suffix not in _SUFFIXES or self._is_alone(path[: len(path) - len(suffix)], top):
            return ""
        for stem in candidates(path):
            name = f"{top}{stem}{path[len(path) - len(suffix) :]}"
            if found := self._existing(name, f"{top}{path}"):
                return found
        return ""

    def _existing(self, name: str, path: str) -> str | None:
        """Return the path of an existing file; of Markdown, also one with another suffix of Markdown."""
        stem, dot, suffix = name.rpartition(".")
        inside = name.rfind("/") + 1
        names, stems = self._inside(name[:inside])
        if stem[inside:] not in stems:
            return None
        suffixes = (f"{dot}{suffix}", *(_MARKDOWN if f"{dot}{suffix}" in _MARKDOWN else ()))
        found = (f"{stem}{one}" for one in suffixes)
        return next((one for one in found if one != path and one[inside:] in names), None)

    def _is_alone(self, whole: str, top: str) -> bool:
        """Return True if no candidate for a file can exist, as for most: each would be looked for in turn.

        ``whole`` is the file's path from ``top``, without its suffix.
        """
        inside = whole.rfind("/") + 1
        folder, stem = whole[:inside], whole[inside:]
        if (top, folder) not in self._twins:
            self._twins[top, folder] = self._twins_in(folder, top)
        twins = self._twins[top, folder]
        return twins is not None and stem not in twins and not stem.lower().endswith(_ENDS)

    def _twins_in(self, folder: str, top: str) -> frozenset[str] | None:
        """Return the stems in a folder beside which an original may lie; None if another may hold some."""
        if any(self._inside(f"{top}{one}").names for one in self._elsewhere(folder, top)):
            return None
        stems = self._inside(f"{top}{folder}").stems
        marked = [one for one in stems if one.endswith(_BESIDE)]
        return frozenset(one.removesuffix(mark) for one in marked for mark in _BESIDE)

    def _elsewhere(self, folder: str, top: str) -> Iterator[str]:
        """Yield the other folders where originals of a folder's files may lie; few of them do not exist."""
        if site := _DOCUSAURUS.match(f"{folder}-"):
            yield from (one[:-1] for one in _of_docusaurus(site))
        for mirror, departure in _mirrors(folder):
            inside = departure.rfind("/") + 1
            name = departure[inside:]
            if not name or name in self._inside(f"{top}{departure[:inside]}").names:
                yield mirror

    def _inside(self, folder: str) -> _Inside:
        """Return what is in a folder; its path ends with a slash, or is empty for the current one."""
        if folder not in self._known:
            names = frozenset(self._names_in(folder[:-1] or folder or "."))
            self._known[folder] = _Inside(names, frozenset(one.rpartition(".")[0] for one in names))
        return self._known[folder]


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is asked for
    except OSError:
        return []
