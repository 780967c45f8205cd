"""Words whose letter case differs from that in the document's code and links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.survey.cases.odd import OFTEN, TIMES, OddCase
from termlint.survey.words import LONGEST, Word

INNER = lazily(r"[a-z].*[A-Z]|[A-Z]{2}.*[a-z]")
"""Matches within a word with an inner capital: a capital after a small letter, or a small letter after two
capitals."""


LONG = 6
"""The fewest letters of a word without inner capitals that is compared with the code."""


def find_in_code(words: Sequence[Word], written: Mapping[str, int], lexicon: Lexicon) -> Iterator[OddCase]:
    """Yield the words that code and links always write in another case with inner capitals: cgpath, CGPath.

    ``written`` counts the words of the whole text. viewController and ViewController are two things, so the
    first letter must be the same.
    """
    usual = _usual_forms(written)
    plain = [word for word in words if word.kind == "word" and word.text.lower() in usual] if usual else []
    here = Counter([word.text for word in plain])
    for word in plain:
        right, count = usual[word.text.lower()], here[word.text]
        if right == word.text or right[0] != word.text[0] or _is_known(word.text, lexicon):
            continue
        seen = written[right]
        if written.get(word.text, 0) <= count and seen >= max(OFTEN, TIMES * count):
            yield OddCase(word.start, word.end, word.text, (right,), seen, count, False, False)


def _usual_forms(written: Mapping[str, int]) -> dict[str, str]:
    """Return the most frequent form with inner capitals in the whole text, by its lower case."""
    forms: dict[str, list[str]] = defaultdict(list)
    for form in written:
        if len(form) <= LONGEST and not form.islower() and INNER.search(form):
            forms[form.lower()].append(form)
    return {word: max(sorted(cased), key=lambda form: written[form]) for word, cased in forms.items()}


def _is_known(text: str, lexicon: Lexicon) -> bool:
    """Return True if the list of names has the word, or it has no inner capitals and is short or known."""
    if text.lower() in lexicon.entities.forms:
        return True
    return not INNER.search(text) and (len(text) < LONG or lexicon.words.knows(text))
