"""Names and terms in an unusual letter case: by the list of names, and by the document itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.entities import Entities
from termlint.model import Segment
from termlint.survey.words import Word

OFTEN = 3
TIMES = 3
"""The document's own form must stand so often, and so many times as often as the other."""

LONGEST_RUN = 4
"""Words of English side by side; more of them are a sentence or a title, where capitals follow other laws."""

_INNER = re.compile(r"[a-z].*[A-Z]|[A-Z]{2}.*[a-z]")
_SLIP = re.compile(r"[A-Z]{2,}[a-z]|[a-z]{1,2}[A-Z]+|[A-Z]{2}[a-z]{2,}")
_NUMBERED = re.compile(r"([A-Za-z]{3,})-v?\d[\d.]*")
_PLURAL = re.compile(r"[A-Z]{2,}s")

_EXPANDED = re.compile(r"(?<![A-Za-z0-9])([A-Z][a-z]{1,5}) ?[(（]([A-Z][A-Za-z -]{4,80})[)）,，;；]")


class OddCase(NamedTuple):
    """A name at ``start:end``, written ``text`` where ``forms`` are right, the best first.

    ``seen`` is how often the best form stands in the document, ``here`` how often this one; ``listed``
    tells that the list of names decides.
    """

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    seen: int
    here: int
    listed: bool


class Run(NamedTuple):
    """Words side by side, divided by one space each."""

    words: tuple[Word, ...]

    def slices(self, index: int, longest: int) -> Iterator[tuple[Word, ...]]:
        """Yield the slices from ``index`` on, longest first."""
        for size in range(min(longest, len(self.words) - index), 0, -1):
            yield self.words[index : index + size]


class Named(NamedTuple):
    """A listed name at ``start:end`` as it is written, its right forms, and the run in which it stands."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    run: Run


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


def find_listed(
    runs: Sequence[Run], prose: str, headings: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    """Yield the names of the list that are written in another letter case."""
    counts: Counter[str] = Counter()
    odd: list[Named] = []
    for run in runs:
        for named in _named(run, prose, lexicon.entities):
            counts[named.text] += 1
            ordinary = named.text.lower() in lexicon.entities.free and (
                named.text.islower() or named.text.istitle()
            )
            if named.text not in named.forms and not ordinary:
                odd.append(named)
    for named in odd:
        # A capital at the start of numpy or etcd may be the sentence's; it never asks for lower case.
        forms = tuple(form for form in named.forms if not (named.text.istitle() and form.islower()))
        best = max(forms, key=lambda form: (counts[form], -forms.index(form)), default="")
        if best and _is_wrong(named, best, counts, headings):
            ordered = (best, *(form for form in forms if form != best))
            yield OddCase(named.start, named.end, named.text, ordered, counts[best], counts[named.text], True)


def _named(run: Run, prose: str, entities: Entities) -> Iterator[Named]:
    """Yield the listed names in a run, leftmost and longest, also before a number: Resnet-18."""
    after = 0
    for index, word in enumerate(run.words):
        if word.start < after:
            continue
        for part in run.slices(index, entities.longest.get(word.text.lower(), 1)):
            end = part[-1].end
            if forms := entities.forms.get(prose[word.start : end].lower()):
                after = end
                yield Named(word.start, end, prose[word.start : end], forms, run)
                break
        else:
            numbered = _NUMBERED.fullmatch(word.text)
            if numbered and (forms := entities.forms.get(numbered[1].lower())) and not numbered[1].islower():
                yield Named(word.start, word.start + len(numbered[1]), numbered[1], forms, run)


def _is_wrong(named: Named, form: str, counts: Counter[str], headings: Sequence[Segment]) -> bool:
    text = named.text
    if text.islower():
        # A document that always writes a name in lower case means it so.
        chosen = counts[text] > max(counts[form], 2) or (form.isupper() and not counts[form])
        return not chosen and len(named.run.words) <= LONGEST_RUN and not _in_command(named)
    if text.isupper():
        around = [word.text for word in named.run.words if not named.start <= word.start < named.end]
        return not any(word.isupper() and len(word) > 1 for word in around) and not _stands_in(
            named.start, headings
        )
    return True


def _stands_in(at: int, segments: Sequence[Segment]) -> bool:
    return any(segment.start <= at < segment.end for segment in segments)


def _in_command(named: Named) -> bool:
    """Tell whether words in lower case stand beside a name in lower case: pip install pytorch."""
    around = [word for word in named.run.words if word.end < named.start or word.start > named.end]
    return any(word.text.islower() or word.kind == "identifier" for word in around)


def find_expanded(prose: str, counts: Counter[str]) -> Iterator[OddCase]:
    """Yield acronyms that stand beside their expansion like a word: Arc（Alignment Research Center）.

    The document must write the acronym in capitals elsewhere.
    """
    for match in _EXPANDED.finditer(prose):
        text = match[1]
        initials = "".join(word[0] for word in re.split("[ -]", match[2]) if word[:1].isupper())
        if initials == text.upper() and counts[initials]:
            yield OddCase(*match.span(1), text, (initials,), counts[initials], counts[text], False)


def find_own(
    runs: Sequence[Run], prose: str, headings: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
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
    for folded, forms in places.items():
        known = lexicon.entities.forms.get(folded, ())
        if len(forms) > 1 and (len(known) != 1 or folded in lexicon.entities.free):
            yield from _minority(folded, forms, headings, lexicon)


def _minority(
    folded: str, forms: dict[str, list[tuple[int, int]]], headings: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    usual = max(sorted(forms), key=lambda form: len(forms[form]))
    count = len(forms[usual])
    for form, spans in forms.items():
        if form == usual or count < max(OFTEN + (" " in folded), TIMES * len(spans)):
            continue
        if not (is_odd_term(form, usual) if " " in folded else is_odd_word(form, usual, lexicon)):
            continue
        for start, end in spans:
            if not _stands_in(start, headings):
                yield OddCase(start, end, form, (usual,), count, len(spans), False)


def is_odd_word(form: str, usual: str, lexicon: Lexicon) -> bool:
    """Tell whether one word is wrong beside its usual form: not a capital at a start, not a name in code."""
    ordinary = lexicon.words.knows(usual.lower()) and not _INNER.search(usual)
    if form.islower() or _PLURAL.fullmatch(form) or _PLURAL.fullmatch(usual):
        return False
    if usual.isupper():
        return (form.istitle() and len(form) > 2) or bool(_SLIP.fullmatch(form))
    if _INNER.search(usual):
        common = form.istitle() and usual.lower() not in lexicon.entities.forms
        return not form.isupper() and not (common and lexicon.words.knows(usual.lower()))
    if usual.istitle():
        return bool(_INNER.search(form)) and (not ordinary or bool(_SLIP.fullmatch(form)))
    return bool(_SLIP.fullmatch(form)) and not form.isupper() and len(form) > 3 and form[1:] != usual[1:]


def is_odd_term(form: str, usual: str) -> bool:
    """Tell whether a term of two words is wrong beside its usual form: Scaling law beside Scaling Law."""
    return usual.istitle() and not form.islower() and not form.isupper() and form.title() == usual
