"""Finds links of the original that are missing from the translation, and links with a misspelled address.

Language, version, suffix and anchor may rightly differ: only the rest of the path is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip
from termlint.lazily import lazily

ALIKE = 0.85
"""Share of equal characters of two keys (see `core`) from which one address is a misspelling of the other."""

SAME = 0.96
"""The same share for two addresses as they are written."""

SLIP = 0.6
"""The same share for the names of two folders."""

_SCHEME = lazily(r"^[a-z][a-z+.-]*://(?:www\.)?", re.IGNORECASE)
_LANGUAGE = lazily(
    r"(?<![A-Za-z])(?:zhcn|zh|en|source|english|chinese)(?:[_-](?:hans|hant|cn|tw|us|gb))*(?![A-Za-z])|(?<=[._-])(?:cn|origin)(?![A-Za-z])"
    r"|(?<=/)cn(?=/)|(?<![A-Za-z])docs?(?:[_-](?:zh|cn|ch|en)(?:[_-](?:hans|cn|us))?)?(?=/)",
    re.IGNORECASE,
)
_VERSION = lazily(
    r"(?<=/)(?:main|master|develop|dev|latest|stable|release|(?:v|r|dev-|release-)?\d+(?:\.[\dx]+)*)(?=/)"
)
_SUFFIX = lazily(r"\.(?:md|mdx|html?|rst|ipynb|markdown|git)/?$", re.IGNORECASE)
_ENGLISH_PICTURE = lazily(r"(?:[._-]en|(?<=/)en[._-][^/]*)\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_PICTURE = lazily(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_FRONT = lazily(r"(?:(?:^|/)(?:index|readme))?/*$")
_BRANCH = lazily(r"/(?:tree|blob)/(?:main|master)/?$")
_RAW = lazily(
    r"(?<=^raw\.github)usercontent(?=\.com/)|/(?:raw|blob|tree)(?=/)|(?<=/)refs/heads/", re.IGNORECASE
)
"""Parts of the address of a file in a repository that may differ between two addresses of one file."""
_PAPER = lazily(r"(?<=arxiv\.org)/(?:abs|pdf|html)(?=/)|(?:v\d+)?(?:\.pdf)?$")
_MARKS = lazily(r"[/._-]+")
_SWITCH = lazily(
    r"(?:english|chinese|simplified|traditional|version|readme|简体中文|繁[體体]中文|中文|英文|日本語|日文|版本?|文档|\W|_)*",
    re.IGNORECASE,
)
"""The text of a link that switches languages: names of languages and the like."""

_WRITTEN = lazily(r"[^\s()\[\]<>\"'`|\u3000-\u303f\u3400-\u9fff\uff00-\uffef]{3,}")


class Balance(NamedTuple):
    """The pages, by key (see `core`), to which a whole translation links less often than its original
    (``fewer``), more often (``more``), and to which the original does not link at all (``new``); ``names``:
    the file names of ``more``.
    """

    fewer: Counter[str]
    more: Counter[str]
    new: frozenset[str]
    names: frozenset[str]


def balance(targets: Iterable[Side], sources: Iterable[Side], target: str = "", source: str = "") -> Balance:
    """Return which links a document lacks and which it adds. A link that was only moved is neither.

    Args:
        targets: the segments of the translation.
        sources: the segments of the original.
        target: the text of the translation's file, parts of which are in no segment.
        source: the text of the original's file; both texts are empty if one file holds both.
    """
    here, there = _all_pages(targets, target), _all_pages(sources, source)
    more = here - there
    return Balance(there - here, more, frozenset(here.keys() - there.keys()), frozenset(map(_name, more)))


def _all_pages(sides: Iterable[Side], text: str) -> Counter[str]:
    linked = Counter(map(core, chain.from_iterable(one.links for one in sides)))
    if text:  # segments may overlap (a picture within a paragraph is also its own segment): count each once
        linked = Counter(dict.fromkeys(linked, 1))
    return linked | Counter(map(core, _addresses(text)))


def _addresses(text: str) -> Iterator[str]:
    """Yield each run of characters with a slash or dot: a possible address, whether linked or not."""
    found = (one.lstrip("*").rstrip(".,;:!?*_~") for one in _WRITTEN.findall(text))
    return (one for one in found if "/" in one or "." in one)


@lru_cache(maxsize=1 << 14)
def core(address: str) -> str:
    """Return a key that all addresses of one page have in common; ``#`` for a place in the same page."""
    from urllib.parse import unquote  # takes longer to import than the rest of this module

    plain = _SCHEME.sub("", unquote(address).replace("\\", "")).partition("#")[0].partition("?")[0]
    if "arxiv.org/" in plain:
        plain = _PAPER.sub("", plain)  # the page of a paper, its PDF, a version of it
    plain = plain.replace("gitee.com/", "github.com/")  # projects are mirrored there for readers in China
    plain = _RAW.sub("", _SUFFIX.sub("", _BRANCH.sub("", plain))).removeprefix("raw.")
    bare = _MARKS.sub("/", _VERSION.sub("", _LANGUAGE.sub("", plain))).lower()
    return _FRONT.sub("", bare).strip("/") or address[:1]


def switch_language(target: Side, source: Side) -> bool:
    """Return True if both sides are a single link each, and the target's text only names languages."""
    named = target.opened.strip("<> .\n")
    return len(target.links) == len(source.links) == 1 and bool(named) and bool(_SWITCH.fullmatch(named))


def mended(
    targets: Sequence[str], sources: Sequence[str], within: Balance | None = None
) -> Iterator[tuple[str, str]]:
    """Yield (address, original's address) for each address that the originals do not have and that is a
    misspelling of one that the translation has less often.

    ``within``: the balance of the whole document. The wrong address must occur more often there than in the
    original, and either be new or the right one occur less often.
    """
    here, there = {core(one): one for one in targets}, {core(one): one for one in sources}
    fewer = Counter(map(core, sources)) - Counter(map(core, targets))
    missing = {key: one for key, one in there.items() if key in fewer}
    strange = {
        key: one for key, one in here.items() if key not in there and (not within or key in within.more)
    }
    if len(strange) * len(missing) <= MANY:
        for key, one in strange.items():
            for right, address in missing.items():
                if within and key not in within.new and right not in within.fewer:
                    continue
                if one.isascii() and _is_slip(key, right, one, address) and not _is_localised(one, address):
                    yield one, address
                    break


def _is_localised(one: str, other: str) -> bool:
    """Return True if two addresses rightly differ: they have the same file name, and other folders because
    the language or the linking page differs; or only the second is a picture marked as English.
    """
    if _ENGLISH_PICTURE.search(other) and not _ENGLISH_PICTURE.search(one):
        return True
    (folder, name), (place, right) = _folder_and_name(one), _folder_and_name(other)
    relative = not (_SCHEME.match(one) or _SCHEME.match(other))
    if name != right or not (relative or _LANGUAGE.findall(one) != _LANGUAGE.findall(other)):
        return False
    strange, missing = folder - place, place - folder
    return not (len(strange) == len(missing) == 1 and is_slip(strange.pop(), missing.pop(), SLIP))


def _folder_and_name(address: str) -> tuple[set[str], str]:
    folder, _, name = address.partition("#")[0].rstrip("/").rpartition("/")
    return {*folder.split("/")}, core(name)


def _is_slip(key: str, right: str, one: str, address: str) -> bool:
    """Return True if an address is a misspelling of another, by their keys or by the addresses as written."""
    return (min(len(key), len(right)) >= 5 and is_slip(key, right, ALIKE)) or is_slip(one, address, SAME)


def lost(target: Side, source: Side, within: Balance) -> list[str]:
    """Return the links of the original that the translation lacks, here and, by ``within``, in the whole
    document; none if the segment has as many links as its original.
    """
    if len(target.links) + target.references >= len(source.links) + source.references:
        return []
    here, there = ({*map(core, side.links)} for side in (target, source))
    written, original = (Counter(map(core, _addresses(side.raw))) for side in (target, source))
    left = {key for key in there - here if written[key] < max(original[key], 1) and key in within.fewer}
    return [one for one in source.links if core(one) in left and not _is_picture(one, within.names)]


def _is_picture(address: str, names: frozenset[str]) -> bool:
    """Return True if an address is a picture of which the translation has its own copy in another folder."""
    return bool(_PICTURE.search(address)) and _name(core(address)) in names


def _name(key: str) -> str:
    """Return the name of a file with its suffix: the last two parts of a key."""
    return "/".join(key.split("/")[-2:])
