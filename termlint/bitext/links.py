"""Which links of an original are missing in its translation, and which were written wrong.

Language, version, suffix and anchor may rightly differ: what is compared is the rest of the path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip

ALIKE = 0.85
"""From this share of equal characters on two addresses are one with a slip."""

_SCHEME = re.compile(r"^[a-z][a-z+.-]*://(?:www\.)?", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?<![A-Za-z])(?:zhcn|zh|en|source|english|chinese)(?:[_-](?:hans|hant|cn|tw|us|gb))*(?![A-Za-z])|(?<=[._-])(?:cn|origin)(?![A-Za-z])"
    r"|(?<=/)cn(?=/)|(?<![A-Za-z])docs?(?:[_-](?:zh|cn|ch|en))?(?=/)",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?<=/)(?:main|master|develop|dev|latest|stable|release|(?:v|r|dev-|release-)?\d+(?:\.[\dx]+)*)(?=/)"
)
_SUFFIX = re.compile(r"\.(?:md|mdx|html?|rst|ipynb|markdown)/?$", re.IGNORECASE)
_FRONT = re.compile(r"(?:(?:^|/)(?:index|readme))?/*$")
_BRANCH = re.compile(r"/(?:tree|blob)/(?:main|master)/?$")
_MARKS = re.compile(r"[/._-]+")


def core(address: str) -> str:
    """Return what two addresses of one page have in common; ``#`` for a place in the same page."""
    plain = _SCHEME.sub("", unquote(address)).partition("#")[0].partition("?")[0]
    plain = plain.replace("gitee.com/", "github.com/")  # for readers in China a project lies there, too
    plain = _SUFFIX.sub("", _BRANCH.sub("", plain))
    bare = _MARKS.sub("/", _VERSION.sub("", _LANGUAGE.sub("", plain))).lower()
    return _FRONT.sub("", bare).strip("/") or address[:1]


def mended(targets: Sequence[str], sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each address that no original has with the one it was meant to be, which is said less often."""
    here, there = {core(one): one for one in targets}, {core(one): one for one in sources}
    fewer = Counter(map(core, sources)) - Counter(map(core, targets))
    missing = {key: one for key, one in there.items() if key in fewer}
    strange = {key: one for key, one in here.items() if key not in there}
    if len(strange) * len(missing) <= MANY:
        for key, one in strange.items():
            for right, address in missing.items():
                if one.isascii() and _is_slip(key, right):
                    yield one, address
                    break


def _is_slip(one: str, right: str) -> bool:
    if min(len(one), len(right)) < 5:
        return False
    return is_slip(one, right, ALIKE)


def lost(target: Side, source: Side) -> list[str]:
    """Return the links of the original that the translation lacks: it has fewer, and none in their place."""
    if len(target.links) >= len(source.links):
        return []
    left = Counter(map(core, source.links)) - Counter(map(core, target.links))
    return [one for one in source.links if core(one) in left and _SCHEME.sub("", one) not in target.raw]
