"""Known words that stand for a name of the text, one letter off: Blackwall where it says Blackwell.

Spelling checkers accept them. No counted document has such a word, and this one has the name more often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.survey import Survey
from termlint.survey.spelling.likeness import humps
from termlint.survey.spelling.suspects import is_named

SHORTEST = 6
"""The fewest letters of a name that is compared."""


_TOLD = lazily(" ?(?:[是指由为為（(]|公司|品牌|叫)")
_TOLD_BEFORE = lazily("(?:公司|品牌|名[为為]|叫做?) ?$")
_APART = lazily("[无無][关關]|不同|[區区][別别]|混淆")
REACH = 20
"""The code points on either side in which a text may say that two names are different things."""

COUNTED = 20
"""How many documents must have a name that is in no list."""


def find_mistaken(survey: Survey) -> Iterator[tuple[int, str, str, int]]:
    """Yield (prose offset, word as written, the name meant, how often the text has that)."""
    counts = survey.word_counts
    names: dict[tuple[str, int], list[str]] = {}
    for name in counts:
        if len(name) >= SHORTEST and _is_name(survey.lexicon, name):
            names.setdefault((name[0], len(name)), []).append(name)
    meant = {text: _meant(survey, counts, names, text) for text in counts} if names else {}
    for word in survey.words:
        name = meant.get(word.text, "")
        if name and not _is_introduced(survey.prose, word.start, word.end, survey.lexicon):
            yield word.start, word.text, name, survey.written[name]


def _is_introduced(prose: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return True if the text says what the word is, or that it is another: a company, a person."""
    told = _TOLD_BEFORE.search(prose, max(start - 4, 0), start) or _TOLD.match(prose, end)
    apart = _APART.search(prose, max(start - REACH, 0), end + REACH)
    return bool(told or apart) or is_named(prose, start, end, lexicon)


def _meant(
    survey: Survey, counts: Counter[str], names: Mapping[tuple[str, int], Sequence[str]], text: str
) -> str:
    """Return the only name one letter from a rare word that occurs less often; empty if there is none.

    ``names`` are those of the text, by first letter and length.
    """
    words = survey.lexicon.words
    known = words.documents(text.lower()) or text in names.get((text[0], len(text)), ())
    if known or len(text) < SHORTEST or not all(len(part) > 1 and part.istitle() for part in humps(text)):
        return ""
    like = (name for size in (-1, 0, 1) for name in names.get((text[0], len(text) + size), ()))
    near = [name for name in like if counts[name] > counts[text] and _is_one_edit_off(text, name)]
    return near[0] if len(near) == 1 else ""


def _is_name(lexicon: Lexicon, text: str) -> bool:
    """Return True if a word is a listed name, or one that many documents have with its capital."""
    counted = text[0].isupper() and lexicon.words.form(text.lower()) == text
    return (counted and lexicon.words.documents(text.lower()) >= COUNTED) or lexicon.entities.is_name(text)


def _is_one_edit_off(text: str, name: str) -> bool:
    from rapidfuzz.distance import OSA

    if text.lower() == name.lower() or name.startswith(text) or text.startswith(name):
        return False
    return OSA.distance(text, name, score_cutoff=1) == 1
