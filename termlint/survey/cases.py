"""Names and terms whose letter case is not the usual one: by the list of names, and by the document itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.model import Segment
from termlint.survey.words import Word

OFTEN = 3
TIMES = 3
"""The document's own form must stand so often, and so many times as often as the other."""

LONGEST_RUN = 4
"""Words of English side by side; more of them are a sentence or a title, where capitals follow other laws."""

_INNER = re.compile(r"[a-z].*[A-Z]|[A-Z]{2}.*[a-z]")
_SLIP = re.compile(r"[A-Z]{2,}[a-z]|[a-z]{1,2}[A-Z]+|[A-Z]{2}[a-z]{3,}")
_PLURAL = re.compile(r"[A-Z]{2,}s")


class OddCase(NamedTuple):
    """A name at ``start:end``, written ``text`` where ``forms`` are right, the best first.

    ``count`` is how often the best form stands in the document, ``here`` how often this one; ``listed``
    tells that the list of names decides.
    """

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    count: int
    here: int
    listed: bool


class Run(NamedTuple):
    """Words side by side, divided by one space each."""

    words: tuple[Word, ...]

    def slices(self, index: int, longest: int) -> Iterator[tuple[Word, ...]]:
        """Yield the slices from ``index`` on, longest first."""
        for size in range(min(longest, len(self.words) - index), 0, -1):
            yield self.words[index : index + size]


def find_runs(words: Sequence[Word], prose: str) -> list[Run]:
    """Return the words in runs, in order."""
    runs: list[list[Word]] = []
    end = -2
    for word in words:
        if word.start == end + 1 and prose[end] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
        end = word.end
    return [Run(tuple(run)) for run in runs]


def find_listed(runs: Sequence[Run], prose: str, lexicon: Lexicon) -> Iterator[OddCase]:
    """Yield the names of the list that are written in another letter case."""
    entities = lexicon.entities
    counts: Counter[str] = Counter()
    odd: list[tuple[Word, Word, str, tuple[str, ...], Run]] = []
    for run in runs:
        index = 0
        while index < len(run.words):
            longest = entities.longest.get(run.words[index].text.lower(), 0)
            step = 1
            for part in run.slices(index, longest):
                text = prose[part[0].start : part[-1].end]
                forms = entities.forms.get(text.lower())
                if forms is None:
                    continue
                counts[text] += 1
                step = len(part)
                if text not in forms:
                    odd.append((part[0], part[-1], text, forms, run))
                break
            index += step
    for first, last, text, forms, run in odd:
        best = max(forms, key=lambda form: (counts[form], -forms.index(form)))
        if _is_wrong(text, best, counts, run, first, last):
            ordered = (best, *(form for form in forms if form != best))
            yield OddCase(first.start, last.end, text, ordered, counts[best], counts[text], True)


def _is_wrong(text: str, form: str, counts: Counter[str], run: Run, first: Word, last: Word) -> bool:
    if len(run.words) > LONGEST_RUN:
        return False
    if text.islower():
        return not _in_command(run, first, last) and (not form.isupper() or counts[form] >= 2 * counts[text])
    if text.isupper():
        return not any(word.text.isupper() and len(word.text) > 1 for word in run.words if not first.start <= word.start < last.end)
    return True


def _in_command(run: Run, first: Word, last: Word) -> bool:
    """Tell whether words in lower case stand beside a name in lower case: pip install pytorch."""
    around = [word for word in run.words if word.end < first.start or word.start > last.end]
    return any(word.text.islower() or word.kind == "identifier" for word in around)


def find_own(runs: Sequence[Run], prose: str, segments: Sequence[Segment], lexicon: Lexicon) -> Iterator[OddCase]:
    """Yield the words and terms that the document itself writes otherwise three times as often."""
    places: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for run in runs:
        if len(run.words) <= LONGEST_RUN:
            for index, word in enumerate(run.words):
                if word.kind == "word" and len(word.text) > 1:
                    places[word.text.lower()][word.text].append((word.start, word.end))
                if len(run.words) > index + 1 and word.kind == run.words[index + 1].kind == "word":
                    start, end = word.start, run.words[index + 1].end
                    places[prose[start:end].lower()][prose[start:end]].append((start, end))
    headings = [segment for segment in segments if segment.kind in ("heading", "title")]
    for folded, forms in places.items():
        if len(forms) > 1 and folded not in lexicon.entities.forms:
            yield from _minority(folded, forms, headings, lexicon)


def _minority(
    folded: str, forms: dict[str, list[tuple[int, int]]], headings: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    usual = max(sorted(forms), key=lambda form: len(forms[form]))
    count = len(forms[usual])
    for form, spans in forms.items():
        if form == usual or count < max(OFTEN, TIMES * len(spans)):
            continue
        if not (is_odd_term(form, usual) if " " in folded else is_odd_word(form, usual, lexicon)):
            continue
        for start, end in spans:
            if not any(heading.start <= start < heading.end for heading in headings):
                yield OddCase(start, end, form, (usual,), count, len(spans), False)


def is_odd_word(form: str, usual: str, lexicon: Lexicon) -> bool:
    """Tell whether one word is wrong beside its usual form: not a capital at a start, not a name in code."""
    ordinary = lexicon.words.knows(usual.lower()) and not _INNER.search(usual)
    if form.islower() or _PLURAL.fullmatch(form) or _PLURAL.fullmatch(usual):
        return False
    if usual.isupper():
        return form.istitle() and len(form) > 2 or bool(_SLIP.fullmatch(form))
    if _INNER.search(usual):
        return not form.isupper()
    if usual.istitle():
        return bool(_INNER.search(form)) and (not ordinary or bool(_SLIP.fullmatch(form)))
    return bool(_SLIP.fullmatch(form)) and not form.isupper() and len(form) > 3 and form[1:] != usual[1:]


def is_odd_term(form: str, usual: str) -> bool:
    """Tell whether a term of two words is wrong beside its usual form: Scaling law beside Scaling Law."""
    return usual.istitle() and not form.islower() and not form.isupper() and form.title() == usual
