"""Finds misspelled English in a termbase, as in documents: unknown words that are close to known ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from termlint.lexicon import Lexicon
from termlint.model import BREAK, Alignment, Document, Message, Segment
from termlint.survey import Survey
from termlint.survey.frequent import Frequent
from termlint.survey.spelling.corrections import Correction
from termlint.survey.spelling.suspects import find_suspects
from termlint.survey.spelling.verdicts import meant
from termlint.termbase.fault import Fault
from termlint.termbase.merge import Placed


def faults(placed: Sequence[Placed], lexicon: Lexicon) -> Iterator[Fault]:
    """Yield a fault for each misspelled word of the English terms, at the first row that has it."""
    firsts = list({one.row.english: one for one in reversed(placed)}.values())[::-1]
    survey, starts = _survey(firsts, lexicon)
    text = Frequent(survey.word_counts)
    reported: set[str] = set()
    for suspect in find_suspects(survey.words, survey.prose, lexicon):
        found = meant(suspect, text.counts[suspect.folded], text, survey)
        if found and found.sure and suspect.folded not in reported:
            reported.add(suspect.folded)
            yield _fault(firsts[bisect_right(starts, suspect.start) - 1], suspect.text, found)


def _fault(one: Placed, word: str, found: Correction) -> Fault:
    message = Message(
        f"“{word}” is probably a misspelling of “{found.text}”", f"“{word}”疑为“{found.text}”之误"
    )
    name, right = "misspelled-english", (found.text,)
    return Fault(one, name, "warning", word, message, right, confidence=found.confidence)


def _survey(placed: Sequence[Placed], lexicon: Lexicon) -> tuple[Survey, list[int]]:
    """Return a survey of the terms as a document, each with its rendering, and the prose offset of each."""
    lines = [f"{one.row.english} {one.row.chinese or '术语'}" for one in placed]
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    prose = BREAK.join(lines)
    ends = [start + len(line) for start, line in zip(starts, lines, strict=True)]
    segments = tuple(Segment(start, end, "cell") for start, end in zip(starts, ends, strict=True))
    alignment = Alignment([[(end - start, start, end)] for start, end, _ in segments])
    return Survey(Document("", prose, prose, segments, alignment), lexicon), starts
