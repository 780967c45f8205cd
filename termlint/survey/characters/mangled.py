"""Long words mangled by a typing slip: a character is missing or inserted, or two are swapped.

A pair of characters that was never counted proves nothing. So the text must be much likelier with the whole
word, the written form must be hardly counted, and the segmentation must leave a character as a token that is
hardly ever a word of its own. The thresholds are lower where the document has the whole word elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import inf

import numpy as np

from termlint.lexicon import Lexicon
from termlint.lexicon.counts import BITS, UNSEEN, Counts
from termlint.survey import Survey
from termlint.survey.characters.deletions import gain
from termlint.survey.characters.likelihood import keys, share_strange
from termlint.survey.characters.remarks import remarks_of
from termlint.survey.characters.repeats import is_set_apart, most
from termlint.survey.characters.singles import NUMERALS
from termlint.survey.characters.tears import BOUND, FAST, FASTER, LOOSE, MET, NEVER, Tear, tear_of
from termlint.survey.characters.torn import Kinds, Torn, find_torn
from termlint.survey.tokens import cut

CANDIDATES = 4
"""A text with more candidates than this, times `most`, is nonsense text and not judged."""

HABIT = 3
"""The number of occurrences from which the author means what is written."""

LEAST = 4.0
"""The fewest bits of likelihood gained by the whole word, for any kind of slip."""

INSERTED, INSERTED_ANY, SWAPPED, LOST, FAST_LOST = 20.0, 24.0, 13.0, 17.0, 9.5
"""The fewest bits by kind of slip, from which nearly all proved right in manual review; the last if a loss
leaves a character that is almost never a word."""

CLAIMED_NEVER, CLAIMED = 10.5, 12.0
"""The fewest bits for a loss if the character that is left may form a word with one outside."""

MERGED_SWAPPED, JOINED_SWAPPED = 18.0, 28.0
"""The fewest bits for a swap if an edge is within a token, or if the swapped characters form a word."""

AGAIN, AGAIN_WORD, AGAIN_SWAPPED = 5.0, 8.0, 16.0
"""The fewest bits if the document has the whole elsewhere; for swapped characters that form a word, if it has
the whole three times."""

STRANGE = 0.45
"""A text or a segment with this share of strange places is not judged: the counts do not apply to it."""

MOST_COUNTED = 2.0
"""log2 of the count above which a written form that may lack a character is taken as correct."""

_INSERTED = frozenset("一人们地得着")
"""Characters, besides the function characters, that are often inserted into a word by mistake."""


def find_mangled(survey: Survey) -> Iterator[Torn]:
    """Yield the words mangled by a typing slip, in order, in the document's own characters."""
    view = survey.simplified
    for one in _find(view):
        # Too few words of Taiwan are listed to tell one of them from a longer word that lacks a character.
        if view is survey or one.kind == "inserted" or one.whole in view.prose:
            for whole in survey.own(one.start, one.end, (one.whole,)):
                yield one._replace(whole=whole)


def _find(survey: Survey) -> list[Torn]:
    lexicon = survey.lexicon
    torn = find_torn(survey.prose, lexicon.counts, lexicon.wholes, _kinds(lexicon))
    if len(torn) > CANDIDATES * most(survey.prose):
        return []
    gains = [(_gain(survey, one), one) for one in torn]
    is_used = _used(survey)
    found = [(gained, one) for gained, one in gains if gained >= LEAST and _is_enough(survey, one, gained)]
    found = [(gained, one) for gained, one in found if is_used(one)]
    # The share of strange places takes long to compute, so it is tested last.
    return _best(found) if found and survey.strangeness < STRANGE else []


@cache
def _kinds(lexicon: Lexicon) -> Kinds:
    spelled = [lexicon.counts.spell(number) for number in range(1 << BITS)]
    function = lexicon.repeats.characters | _INSERTED
    return Kinds(
        np.array([one != "" and lexicon.singles.bits(one) >= BOUND for one in spelled]),
        np.array([one in function for one in spelled]),
    )


def _gain(survey: Survey, one: Torn) -> float:
    """Return the bits of likelihood gained by the correction; 0 if the written form is right or counted."""
    lexicon, written = survey.lexicon, survey.prose[one.start : one.end]
    if written in lexicon.homophones.right or written in lexicon.terms.by_chinese:
        return 0.0
    if one.kind in ("first", "last") and one.whole not in survey.prose:
        return 0.0
    if _is_counted(lexicon.counts, survey.prose, one) or not _is_word(lexicon, one.whole):
        return 0.0
    return gain(lexicon.counts, survey.prose, one.start, one.end, one.whole)


def _is_word(lexicon: Lexicon, whole: str) -> bool:
    """Return True if a string is a term or a single token; the lists of words also have 一个整."""
    return whole in lexicon.terms.by_chinese or len(cut(whole, 0, len(whole), guess=False)) == 1


def _is_counted(counts: Counts, prose: str, one: Torn) -> bool:
    """Return True if the written form was counted too often for a slip.

    For a loss at an edge or an insertion, that depends on the run of three there.
    """
    start, end, whole, kind, at = one
    match kind:
        case "first":
            return _rarest(counts, prose[start - 1 : start + 2]) > UNSEEN
        case "last":
            return _rarest(counts, prose[end - 2 : end + 1]) > UNSEEN
        case "inserted":
            return _rarest(counts, prose[start + at - 1 : start + at + 2]) > 0
    known, usual = _rarest(counts, prose[start:end]), _rarest(counts, whole)
    if kind == "swapped" or known <= UNSEEN:
        return known > 0
    return known > MOST_COUNTED or usual - known < (MET if end - start == 2 else 2 * MET)


def _rarest(counts: Counts, text: str) -> float:
    """Return log2 of the count of the rarest run of four in a text, or of the whole text if it is shorter."""
    size = min(len(text), 4)
    return float(counts.logs(keys(counts.numbers(text), size), size).min())


def _best(found: list[tuple[float, Torn]]) -> list[Torn]:
    """Return the slips without those that overlap one that gains more bits, in order."""
    taken: set[int] = set()
    kept = []
    for _, one in sorted(found, reverse=True):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)


def _used(survey: Survey) -> Callable[[Torn], bool]:
    """Return a predicate: True if the text uses the word, and does not mention it, in a judged segment."""
    prose, segments = survey.prose, survey.document.segments
    remarks = remarks_of(prose, segments)

    @cache
    def is_strange(at: int) -> bool:
        share = share_strange(survey.lexicon.counts, prose[segments[at].start : segments[at].end])
        return share >= STRANGE

    def is_used(one: Torn) -> bool:
        at = survey.segment_at(one.start)
        if is_set_apart(survey.document, one.start, one.end) or is_strange(at):
            return False
        return remarks(at).uses(one.start, one.end, (one.whole,))

    return is_used


def _stands_outside(prose: str, one: Torn) -> bool:
    """Return True if the character that seems lost stands nearby: 上置信界 has lost nothing of 置信上界."""
    around = prose[max(one.start - 2, 0) : one.start] + prose[one.end : one.end + 2]
    return one.kind in ("lost", "first", "last") and one.whole[one.at] in around


def _is_enough(survey: Survey, one: Torn, gained: float) -> bool:
    """Return True if so many bits, with the other evidence, are enough for this kind of slip."""
    if _stands_outside(survey.prose, one) or _is_habit(survey.prose, one):
        return False
    tear = tear_of(survey, one)
    if one.kind == "swapped":
        return _is_swapped(survey, one, tear, gained)
    if one.kind == "inserted":
        return _is_inserted(survey, one, tear, gained)
    return _is_lost(survey, one, tear, gained)


def _is_habit(prose: str, one: Torn) -> bool:
    """Return True if the document has the written form `HABIT` times, not counting those within the whole."""
    written = prose[one.start : one.end]
    return prose.count(written) - (written in one.whole) * prose.count(one.whole) >= HABIT


def _is_swapped(survey: Survey, one: Torn, tear: Tear, gained: float) -> bool:
    """Return True if a swap is a slip. Beside function characters the order is free: 快得多, 得快多了."""
    function = survey.lexicon.repeats.characters | _INSERTED
    if not function.isdisjoint(one.whole[one.at : one.at + 2]):
        return False
    if not tear.edges:
        return gained >= MERGED_SWAPPED
    if not tear.joined or gained >= JOINED_SWAPPED:
        return gained >= SWAPPED
    once = survey.prose.count(survey.prose[one.start : one.end]) == 1
    return gained >= AGAIN_SWAPPED and once and tear.times > 2


def _is_inserted(survey: Survey, one: Torn, tear: Tear, gained: float) -> bool:
    """Return True if an insertion is a slip.

    The limits are stricter for content characters, since 小波逆变换 is right, than for function characters.
    """
    character, neighbours = survey.prose[one.start + one.at], one.whole[one.at - 1 : one.at + 1]
    if not tear.edges or gained < INSERTED or character in neighbours:
        return False
    if one.at == 1 and character == "的":  # 紧的耦合
        return False
    if character not in survey.lexicon.repeats.characters | _INSERTED:
        return tear.inside and tear.bits >= FASTER and gained >= INSERTED_ANY
    if tear.inside and tear.bits >= BOUND:
        return True
    term = one.whole in survey.lexicon.terms.by_chinese and character not in NUMERALS
    return tear.bits >= LOOSE and (term or (tear.ending and one.at == len(one.whole) - 1))


def _is_lost(survey: Survey, one: Torn, tear: Tear, gained: float) -> bool:
    if not tear.edges:
        return False
    if one.kind != "lost":
        alone = survey.prose.count(survey.prose[one.start : one.end]) - tear.times == 1
        known = alone and tear.times > 0 and tear.bits > BOUND
        return known and gained >= (AGAIN if tear.bits >= FASTER else FAST_LOST)
    if tear.claimed:
        return not tear.ending and gained >= _least_claimed(tear)
    term = one.whole in survey.lexicon.terms.by_chinese
    return gained >= _least_lost(tear, term)


def _least_claimed(tear: Tear) -> float:
    """Return the fewest bits for a loss if the character that is left may form a word with one outside."""
    if tear.bits >= NEVER:
        return CLAIMED_NEVER
    if tear.bits >= FAST or (tear.bits >= FASTER and tear.times > 1):
        return CLAIMED
    return inf


def _least_lost(tear: Tear, term: bool) -> float:
    """Return the fewest bits for a loss if the character that is left forms no word with one outside."""
    least = inf
    if tear.times > 0 and tear.bits > BOUND:
        least = AGAIN if term else AGAIN_WORD
    elif tear.bits >= FAST:
        least = FAST_LOST
    elif tear.times > 1 and tear.inside and tear.bits >= BOUND:
        least = AGAIN_WORD
    elif tear.bits >= BOUND and not tear.ending:
        least = LOST
    return least
