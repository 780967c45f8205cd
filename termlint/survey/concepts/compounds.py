"""Latin names in two spellings, with and without a hyphen or a space: KV Cache, KVCache; GPT-4, GPT4."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from termlint.lazily import lazily
from termlint.lexicon.entities import Entities
from termlint.lexicon.terms import Concept
from termlint.survey import Survey
from termlint.survey.renderings import Form, Span, Usage, counted, declared
from termlint.survey.words import Word

TIMES = 4
"""How often the practice must occur, and how many times as often as the other spelling."""

SHORTEST = 4
"""The fewest letters and digits: AI, OK or S3 may be anything."""

MOST_WORDS = 3
"""The most words, with one space between them, that are taken for one name."""

_NAME = lazily(r"[A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]+)*")
_NUMBER = lazily(r" (\d[\d.]*[A-Za-z]?)(?![A-Za-z0-9_/%-])")
_MORE = lazily(r" ?[A-Za-z0-9+]|: ?[A-Za-z]|[@(/_\\=+]")
_INNER = lazily("[a-z][A-Z]")
_CAPITAL = lazily("[A-Z0-9]")

_Places = dict[str, list[Span]]


def find_compounds(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of each name that a document mostly writes in one way, and elsewhere in another."""
    for written, forms in _written(survey).items():
        usual = max(forms, key=lambda form: len(forms[form]))
        others = [
            form for form in forms if form != usual and _is_slip(form, usual, forms, survey.lexicon.entities)
        ]
        if others:
            practice = Form(usual, "preferred", tuple(forms[usual]))
            found = [Form(form, "spelling", tuple(forms[form])) for form in others]
            together = declared(survey.prose, [practice, *found])
            kept = (counted(survey, form) for form in found)
            yield Usage(Concept(written, "compound", ()), (practice, *kept), together)


def _is_slip(form: str, usual: str, forms: _Places, entities: Entities) -> bool:
    """Return True if a spelling is rare beside the usual one, and not the owner's own.

    A word with inner capitals may be a name in a program (MicroBatchSize), unless the other is a known name.
    In small letters alone English has both: end to end, end-to-end; data set, dataset.
    """
    if len(forms[usual]) < TIMES * len(forms[form]) or entities.is_name(form):
        return False
    if " " not in form + usual:
        return True
    coded = _INNER.search(form if " " in usual else usual)
    return _CAPITAL.search(form) is not None and (not coded or entities.is_name(usual))


def _written(survey: Survey) -> dict[str, _Places]:
    """Return the places of each spelling, by what all of them are without hyphens and spaces.

    Only names of which there are two spellings, of the same letters in the same case.
    """
    words, prose = survey.words, survey.prose
    keys = {text: text.replace("-", "") for text in {word.text for word in words} if _NAME.fullmatch(text)}
    found: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for start, end in _runs(words, prose, keys):
        form = prose[start:end]
        found[form.replace("-", "").replace(" ", "")][form].append((start, end))
    # Two spellings of one word each differ in a hyphen.
    wanted = found.keys() | {key for text, key in keys.items() if text != key}
    for word in words:
        key = keys.get(word.text, "")
        if key in wanted and prose[word.end : word.end + 1] not in ("(", "/"):
            found[key][word.text].append((word.start, word.end))
    return {one: dict(forms) for one, forms in found.items() if len(forms) > 1 and len(one) >= SHORTEST}


def _runs(words: Sequence[Word], prose: str, keys: Mapping[str, str]) -> Iterator[Span]:
    """Yield each whole run of several words, or of words and a number: no part of an English phrase."""
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and prose[words[last].end : words[last + 1].start] == " ":
            last += 1
        if last - at < MOST_WORDS and all(word.text in keys for word in words[at : last + 1]):
            start, end = words[at].start, words[last].end
            number = _NUMBER.match(prose, end)
            end = number.end() if number else end
            several = last > at or number is not None
            if several and not _MORE.match(prose, end) and not _is_after_latin(prose, start):
                yield start, end
        at = last + 1


def _is_after_latin(prose: str, start: int) -> bool:
    before = prose[max(start - 2, 0) : start].rstrip(" ")[-1:]
    return before.isascii() and before.isalnum()
