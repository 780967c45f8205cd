"""Texts of a kind that was not counted, such as news, in which tables and segmentation prove less.

There words meet that documentation never joins, 交|规率 and 曾任|旧, and verbs are said twice on purpose,
提醒提醒. So what the tables find must also be called for by the sentence, and some tiers have nothing to say.
Figures are in docs/detection.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from termlint.survey import Survey
from termlint.survey.characters.repeats import Repeat
from termlint.survey.particle_slips import Slip
from termlint.survey.tokens import tag

if TYPE_CHECKING:
    from termlint.survey.characters.reread import Reading

Change = tuple[int, int, str]
"""``start:end`` of the prose, and the text that may be meant there."""

GAIN = 20.0
"""The fewest bits that a sentence gains by the right form of a word of two characters that does not exist."""

PARTICLE = {"得的": 12.0, "地的": 18.0, "的得": 6.0, "地得": 6.0}
"""The fewest bits that the place and its neighbours gain by another particle; 科学地|决策 gains up to 15."""

_GRAMMAR = frozenset("的了是在和与或把被将对就也都")
"""Characters that are hardly ever part of a word that the segmenter does not know."""

_THINGS = frozenset(("n", "t", "r", "c", "p", "f"))
"""The parts of speech that are not said twice on purpose as 见识见识 and 老远老远 are, which have others."""

_MANNER = frozenset(("这么", "那么", "这样", "那样"))


def confirmed(survey: Survey, changes: Sequence[Change]) -> list[bool]:
    """Return for each change of ``start:end`` of the prose whether its sentence calls for the new text.

    What the network cannot read, because a character is too rare, is left to the table. Of too many changes
    only the first are read, and the sentences of the others are taken not to call for anything.
    """
    called_for = [
        reading.gain >= GAIN or not survey.lexicon.network.knows(survey.prose[start:end] + right)
        for (start, end, right), reading in zip(changes, _readings(survey, changes), strict=False)
    ]
    return called_for + [False] * (len(changes) - len(called_for))


def _readings(survey: Survey, changes: Sequence[Change]) -> Sequence[Reading]:
    """Return what the sentences say of changes, or of the first of too many, each of which takes 4 ms.

    The network is loaded for the first one.
    """
    if not changes:
        return ()
    from termlint.survey.characters.reread import read  # numpy takes longer to import than all else
    from termlint.survey.characters.unlikely import APART, FEW

    return read(survey.lexicon.network, survey.prose, changes[: FEW + len(survey.prose) // APART])


def settled(survey: Survey) -> Iterator[Slip]:
    """Yield the particles that no usage allows; in a text that was not counted, if its sentence agrees."""
    slips = [slip for slip in survey.particle_slips if slip.settled]
    if not slips or not survey.uncounted:
        yield from slips
        return
    changes = [(slip.at, slip.at + 1, slip.kind[1]) for slip in slips]
    for slip, reading in zip(slips, _readings(survey, changes), strict=False):
        if reading.gain + reading.around >= PARTICLE.get(slip.kind, 0):
            yield slip


def is_repetition(survey: Survey, repeat: Repeat) -> bool:
    """Return True unless something may be said twice on purpose, in a text that was not counted."""
    word = survey.prose[repeat.start : repeat.start + repeat.size]
    if repeat.kind == "character":
        return word in _GRAMMAR
    if repeat.kind in ("half word", "doubled"):
        return False
    if repeat.kind != "word":
        return True
    known = word in survey.lexicon.homophones.words and word not in _MANNER
    return known and all(token.part in _THINGS for token in tag(word))
