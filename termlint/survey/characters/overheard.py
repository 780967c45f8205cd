"""Words of the document written by ear elsewhere in it: 公示如下 in a text that says 公式如下.

Both are real words, so nothing but the document and the sentence tells them apart. The word that is meant
must be usual in the document and unusual elsewhere, stand there between the same neighbours, and be much
likelier here by the network that reads the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, Numbers
from termlint.model import Message
from termlint.survey import Survey
from termlint.survey.characters.likelihood import expected
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.remarks import remarks_of
from termlint.survey.characters.reread import read
from termlint.survey.tokens import cut, edges_of

OFTEN, TIMES, OWN = 3, 3, 4.0
"""How often the document must have the word; how many times as often as what is written; and as expected."""

SELDOM = 2
"""What is written must stand this often at most."""

AROUND = 10
"""The code points on either side of a candidate that are segmented."""

NEIGHBOURS, REACH = 3, 4
"""How many code points beside it must be those beside the word elsewhere, of `REACH` on either side."""

LEAST = 12.0
"""The fewest bits gained by the network, at the place and around it."""

CONFIDENCE = 0.88
"""The share that was right when read."""


class Overheard(NamedTuple):
    """What stands at ``start`` sounds like ``word``, which the document has ``times`` times."""

    start: int
    word: str
    times: int


def find_overheard(survey: Survey) -> Iterator[Miswriting]:
    """Yield what sounds like a word of the document's own and stands where that would, in order."""
    likely = [one for one in _candidates(survey) if _is_likely(survey, one)]
    if not likely:
        return  # and the network is not loaded
    network, remarks = survey.lexicon.network, remarks_of(survey.prose, survey.document.segments)
    known = [one for one in likely if network.knows(one.word)]
    readings = read(network, survey.prose, [(one.start, one.start + 2, one.word) for one in known])
    for (start, word, times), reading in zip(known, readings, strict=True):
        is_used = remarks(survey.segment_at(start)).uses(start, start + 2, (word,))
        if reading.gain + reading.around >= LEAST and is_used:
            yield Miswriting(start, start + 2, (word,), "overheard", CONFIDENCE, reason=_reason(word, times))


def _reason(word: str, times: int) -> Message:
    return Message(
        f"it sounds like “{word}”, which stands {times} times in the text, also beside these words",
        f"与“{word}”同音；后者在文中出现 {times} 次，前后用字也相同",
    )


def _candidates(survey: Survey) -> Iterator[Overheard]:
    """Yield the places that sound like a word of the document's own and are written otherwise."""
    keys = _pairs(survey.numbers)
    pairs, counts = np.unique(keys[keys > 0], return_counts=True)
    own = _own(survey, pairs[counts >= OFTEN], counts[counts >= OFTEN])
    sounds: dict[str, list[str]] = {}
    known = survey.lexicon.homophones
    for word in (one for one in own if len(one) == 2):  # a character too rare to be counted is left out
        sounds.setdefault(known.sound(word), []).append(word)
    if not sounds:
        return
    heard = known.sound(survey.prose)
    for at, count in _seldom(keys, pairs, counts, _sounding(heard, sounds)):
        written = survey.prose[at : at + 2]
        for word in sounds[heard[at : at + 2]]:
            if written != word and own[word] >= TIMES * count and not _is_right(survey, written, word):
                yield Overheard(at, word, own[word])


def _is_right(survey: Survey, written: str, word: str) -> bool:
    """Return True if what is written is a term itself, or another spelling of the word that is accepted."""
    return written in survey.lexicon.terms.by_chinese or survey.lexicon.homophones.is_variant(written, word)


def _pairs(numbers: Numbers) -> Numbers:
    """Return the key of each two neighbours, 0 where one of them is no Han character."""
    left, right = numbers[:-1], numbers[1:]
    return np.where((left > 0) & (right > 0), left << BITS | right, 0)


def _sounding(heard: str, sounds: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Return at which offsets of a text in syllables two neighbours are one of these sounds."""
    units = np.frombuffer(heard.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    pairs, wanted = units[:-1] << 32 | units[1:], sorted(ord(one[0]) << 32 | ord(one[1]) for one in sounds)
    known = np.array(wanted, np.int64)
    found: npt.NDArray[np.bool_] = known[np.searchsorted(known, pairs) % len(known)] == pairs
    return found


def _seldom(
    keys: Numbers, pairs: Numbers, counts: Numbers, places: npt.NDArray[np.bool_]
) -> Iterator[tuple[int, int]]:
    """Yield the offset of each of ``keys`` that occurs `SELDOM` times at most, with how often it occurs.

    ``pairs`` and ``counts``: the keys but 0, each once and sorted, and how often each occurs. Only at these
    ``places``.
    """
    at = np.nonzero(places & (keys > 0))[0]
    times = counts[np.searchsorted(pairs, keys[at])]
    seldom = times <= SELDOM
    yield from zip(at[seldom].tolist(), times[seldom].tolist(), strict=True)


def _own(survey: Survey, keys: Numbers, counts: Numbers) -> dict[str, int]:
    """Return the words among the pairs that are the document's own, and how often it has each."""
    spell, lexicon = survey.lexicon.counts.spell, survey.lexicon
    found: dict[str, int] = {}
    for key, times in zip(keys.tolist(), counts.tolist(), strict=True):
        word = spell(key >> BITS) + spell(key & (1 << BITS) - 1)
        is_word = word in lexicon.homophones.words or word in lexicon.terms.by_chinese
        if is_word and _is_own(survey, word, times):
            found[word] = times
    return found


def _is_own(survey: Survey, word: str, times: int) -> bool:
    return times >= OWN * expected(survey.lexicon.counts, word, len(survey.prose))


def _is_likely(survey: Survey, one: Overheard) -> bool:
    """Return True if words begin and end here, as written and with the word, and it is at home here."""
    start, end = one.start, one.start + 2
    if not survey.lexicon.repeats.characters.isdisjoint(survey.prose[start:end]):
        return False  # two small words
    left, right = survey.around(start, end, AROUND)
    if not edges_of(cut(survey.prose, left, right, guess=False)).issuperset((start, end)):
        return False
    changed = survey.prose[left:start] + one.word + survey.prose[end:right]
    tokens, start, end = cut(changed, 0, len(changed), guess=False), start - left, end - left
    whole = next((token.text for token in tokens if token.start <= start and end <= token.end), "")
    if len(whole) > 2 and survey.prose.count(whole) >= OFTEN:
        return True  # 数据中心, of which the text has 中新 here
    return (whole != "" or edges_of(tokens).issuperset((start, end))) and _is_at_home(survey.prose, one)


def _is_at_home(prose: str, one: Overheard) -> bool:
    """Return True if the word stands elsewhere beside as many of the same characters, on both sides."""
    before, after = _beside(prose, one.start)
    places = [_beside(prose, match.start()) for match in re.finditer(one.word, prose)]
    left = max(_common(before, other) for other, _ in places)
    right = max(_common(after, other) for _, other in places)
    return left + right >= NEIGHBOURS


def _beside(prose: str, at: int) -> tuple[str, str]:
    """Return the characters before a word at an offset, in reverse order, and those behind it."""
    return prose[max(at - REACH, 0) : at][::-1], prose[at + 2 : at + 2 + REACH]


def _common(one: str, other: str) -> int:
    """Return how many characters both have in common at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
