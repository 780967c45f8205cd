"""Where code in a translation differs from the original's: names in a line, lines of a block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from unicodedata import normalize

from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip
from termlint.model import BREAK

LOOKS = 0.85
"""From this share of equal characters on a line of code was changed; below it another one was put there."""

ALIKE = 0.8
"""From this share of equal characters on a name was miswritten; below it another one was meant."""

FIRST = 50
"""So many words are counted one by one, and if there are more, all of them at once."""

MOST = 1000
"""A segment with more names is no text."""

FEW = 3
"""With more changed lines the blocks are other versions of the code, which nobody has mistyped."""

_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|“[^“”\n]*”")
_COMMENT = re.compile(r"(?:^|\s)(?:#|//|--|%|;|<!--|/\*|\*).*$")
_DECIMAL = re.compile(r"(?<!\d)\d+\.\d+")
_NAME = re.compile(r"\(\)$|^[\"'“”]|[\"'“”]$")
_LOG = re.compile(r"\d{4}-\d\d-\d\d|\d:\d\d|(?<!\d)\d+\.\d+ ?m?s\b|^\s*\{\"|^\s*\[?\d|%|^\s*[-+|]")
"""Lines that a program has printed are other ones every time."""
_OTHER = re.compile(r"[^\x00-\x7f]")
_SAME = str.maketrans({"\\": "/", "‘": "'", "’": "'", "“": '"', "”": '"', "~": "-", "…": "...", "`": None})
_TRANSLATABLE = re.compile(
    r"[<>{}]|your|path|name|\s\w+\s\w+\s|\s(?:and|or|to|of|the|is|in)\s", re.IGNORECASE
)
_LOCAL = re.compile(
    r"(?=[._zech-])(?:[._-]|(?<![A-Za-z]))(?:zh|en|cn|hans)(?:[_-](?:cn|us|hans))?(?![A-Za-z])",
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"\\(?=[_*\"'])|[\u200b-\u200f\u2060\ufeff]|refs/heads/|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)"
)
"""What a name may have or not have: escapes, invisible characters, marks of stress around a part of it."""
_PROMPT = re.compile(r"^\s*(?:\$|>>>|\w+>)\s")
_WORD = re.compile(r"[\w.-]+")


class Words:
    """How often each word stands in a whole translation and in its original, names and code among them."""

    def __init__(self, targets: Iterable[Side], sources: Iterable[Side]) -> None:
        self.here, self.there = _Counted(targets), _Counted(sources)


class _Counted:
    """How often words stand in some texts. Few documents have anything that looks miswritten, and few words
    are asked for in these: the first ones are counted one by one.
    """

    def __init__(self, sides: Iterable[Side]) -> None:
        self._sides = sides
        self._asked: dict[str, int] = {}

    @cached_property
    def _text(self) -> str:
        return BREAK.join([one.raw for one in self._sides])

    @cached_property
    def _all(self) -> Counter[str]:
        return Counter(_WORD.findall(self._text))

    def of(self, word: str) -> int:
        """Return how often a word stands there by itself."""
        if word not in self._asked:
            self._asked[word] = _times(word, self._text) if len(self._asked) < FIRST else self._all[word]
        return self._asked[word]


def _times(word: str, text: str) -> int:
    """Return how often a word stands in a text and is no part of another."""
    times, at = 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        times += not (_WORD.match(text, at - 1, at) or _WORD.match(text, end))
        at = text.find(word, end)
    return times


def is_mended(one: str, other: str, known: Words) -> bool:
    """Tell whether code differs from its original's because that was miswritten: it has the new words
    elsewhere, as often as those that were given up, which stand nowhere in the translation; of words in
    other letter case the first is enough.
    """
    new, old = ({*_WORD.findall(side)} for side in (one, other))
    fresh, gone = new - old, old - new
    if not fresh or not gone:
        return False
    if {word.lower() for word in fresh} == {word.lower() for word in gone}:
        return all(map(known.there.of, fresh))
    least, usual = min(map(known.there.of, fresh)), max(map(known.there.of, gone))
    return least >= max(usual, 1) and not any(map(known.here.of, gone))


def _plain(code: str) -> str:
    return _NAME.sub("", _alike(code)).removeprefix("./").rstrip("/")


def _alike(text: str) -> str:
    """Return text with spaces, languages, slashes and quotation marks that are the same on both sides."""
    return "".join(_LOCAL.sub("", _ESCAPE.sub("", text)).split()).translate(_SAME)


def misspelled(target: Side, source: Side, known: Words) -> Iterator[tuple[str, str]]:
    """Yield names of the translation that are nearly names of the original, with these."""
    missing, names = _lacking(source, target), [*dict.fromkeys(target.code)]
    if missing and len(missing) * len(names) <= MANY:
        said = _alike(source.raw)
        for one in names:
            if _plain(one) not in said and not _TRANSLATABLE.search(one):
                right = next((right for right in missing if _is_slip(one, right)), None)
                if right and not is_mended(one, right, known):
                    yield one, right


def _lacking(source: Side, target: Side) -> list[str]:
    """Return the names of the original that the translation does not have."""
    names = [one for one in dict.fromkeys(source.code) if _stands_alone(one)]
    if not names or len(names) > MOST:
        return []
    said = _alike(target.raw)
    return [one for one in names if _plain(one) not in said]


def _stands_alone(code: str) -> bool:
    return len(code) > 3 and not _TRANSLATABLE.search(code)


def _is_slip(one: str, right: str) -> bool:
    if not one.isascii() and normalize("NFKC", one) != right:
        return False
    if " " in one + right and _bare(one) == _bare(right):
        return False
    return is_slip(one, right, ALIKE)


def _bare(name: str) -> str:
    """Return the letters and figures of a name: with spaces in it, it was spoiled or is prose."""
    return "".join(one for one in name.lower() if one.isalnum()).rstrip("s")


def changed_lines(target: str, source: str, known: Words) -> Iterator[tuple[int, int, str]]:
    """Yield the changed lines of a block, as spans of it, each with the original's line."""
    here, there = target.splitlines(keepends=True), source.splitlines(keepends=True)
    if len(here) != len(there) or target == source:
        return
    changed: list[tuple[int, int, str]] = []
    at = 0
    for one, other in zip(here, there, strict=True):
        if one != other and _is_changed(one, other) and not is_mended(one, other, known):
            lead = len(one) - len(one.lstrip())
            changed.append((at + lead, at + max(len(one.rstrip()), lead + 1), other.strip()))
        at += len(one)
    printed = len(changed) > 1 and all(
        _figureless(target[one:two]) == _figureless(right) for one, two, right in changed
    )
    if len(changed) <= FEW and not printed:
        yield from changed


def _figureless(line: str) -> str:
    """Return a line without its decimals: where nothing else differs, a program printed it again."""
    return _DECIMAL.sub("", line)


def _is_changed(one: str, other: str) -> bool:
    if _OTHER.search(_STRING.sub("", one)) or _LOG.search(one) or not (one.strip() and other.strip()):
        return False
    left, right = (_code_of(side) for side in (one, other))
    return bool(left and right) and left.rstrip(";,") != right.rstrip(";,") and is_slip(left, right, LOOKS)


def _code_of(line: str) -> str:
    """Return a line without comments, strings, prompt, language and blanks."""
    code = _COMMENT.sub("", _STRING.sub("", _PROMPT.sub("", line)))
    return "".join(_LOCAL.sub("", _ESCAPE.sub("", code)).split()).replace("`", "")
