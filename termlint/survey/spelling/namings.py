"""Full names of acronyms in brackets behind them, or before an acronym in brackets: QAT（量化感知训练）."""

from __future__ import annotations

from collections.abc import Iterable

from termlint.lazily import lazily
from termlint.lexicon.acronyms import AcronymRow
from termlint.survey.acronyms import first_letters
from termlint.survey.tokens import familiar

TELLING = 4
"""The fewest Chinese characters of a full name that are recognised among others: 集合通信库."""

LONGEST = 24
"""How many code points before an acronym are searched, with its bracket."""

_AFTER = lazily(r"s? ?[(（]([^()（）\n\ufdd0\ufdd1]{2,90})[)）]")
_BEFORE = lazily(r" ?[(（]$")
_ENGLISH = lazily(r"[A-Za-z]+(?:[ -][A-Za-z]+)+")
_SIGNS = lazily(r"[^A-Za-z0-9㐀-鿿]+")
_NO_HAN = lazily(r"[^㐀-鿿]+")


def bracket_after(prose: str, end: int) -> str:
    """Return the text in brackets behind an acronym that ends at ``end``, else an empty string."""
    match = _AFTER.match(prose, end)
    return match.group(1) if match else ""


def run_before_bracket(prose: str, start: int) -> str:
    """Return the text before the bracket that opens at an acronym's ``start``, else an empty string."""
    before = prose[max(start - LONGEST, 0) : start]
    bracket = _BEFORE.search(before)
    return before[: bracket.start()] if bracket else ""


def expands(content: str, senses: Iterable[AcronymRow], *, exactly: bool = False) -> bool:
    """Return True if a text contains (``exactly``: is) the full name of an acronym in either language."""
    rows = tuple(senses)
    text = _letters(familiar(content)) if rows else ""
    return any(_says(text, row, exactly) for row in rows)


def _says(text: str, row: AcronymRow, exactly: bool) -> bool:
    english, chinese = _letters(row.expansion), _NO_HAN.sub("", row.chinese)
    if exactly:
        return text in (english, _letters(row.chinese))
    han = _NO_HAN.sub("", text)
    if len(chinese) >= TELLING and chinese in han:
        return True
    return english in text or (len(han) >= TELLING and han in chinese)


def ends_with(content: str, senses: Iterable[AcronymRow]) -> bool:
    """Return True if a text ends with the Chinese name of an acronym, of at least `TELLING` characters."""
    han = _NO_HAN.sub("", familiar(content))
    endings = (_NO_HAN.sub("", sense.chinese) for sense in senses)
    return any(len(chinese) >= TELLING and han.endswith(chinese) for chinese in endings)


def abbreviates(text: str, content: str) -> bool:
    """Return True if an acronym abbreviates English words in a text, by `first_letters`."""
    return any(text in first_letters(match.group()) for match in _ENGLISH.finditer(content))


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).lower()
