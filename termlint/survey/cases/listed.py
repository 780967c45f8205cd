"""Listed names that are written in another letter case than their owner uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.entities import Entities
from termlint.lexicon.terms import squash
from termlint.model import Segment
from termlint.survey.cases.another import read_as_capital, stands_for_another
from termlint.survey.cases.odd import (
    HEADINGS,
    LONGEST_RUN,
    OFTEN,
    OddCase,
    end_of_run,
    stands_in,
    words_around,
)
from termlint.survey.cases.values import (
    OPTIONS,
    REACH,
    is_cited,
    is_class,
    is_corrected,
    is_literal,
    is_shouted_value,
    is_small_value,
)
from termlint.survey.words import Word

CHOSEN = 4
"""How often a form must occur to be the author's choice, where the right one is absent or rarer."""

BRANDS = ("org", "product", "event")
"""Kinds of names that are no packages, commands or formats: small letters are hardly ever on purpose."""

_NUMBERED = lazily(r"(?=[a-z]*+[A-Z])([A-Za-z]++)-v?\d[\d.]*+")
_INITIALS = lazily(r"[A-Z][a-z]+ [A-Z]\. ?$")
_SPELT = lazily("[A-Z]{2,}[a-z]{2,}")
_ARTICLE = lazily(r"(?:the|an?) ", re.IGNORECASE)


class Named(NamedTuple):
    """A listed name at ``start:end`` as written, its right forms, and the indices of its outer words."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    first: int
    last: int


def find_named(words: Sequence[Word], prose: str, entities: Entities) -> Iterator[Named]:
    """Yield the listed names in any letter case, leftmost and longest, also before a number: Resnet-18."""
    longest = {text: _longest(text, entities) for text in {word.text for word in words}}
    starts = {text: size for text, size in longest.items() if size or _NUMBERED.fullmatch(text)}
    after = 0
    for index in [index for index, word in enumerate(words) if word.text in starts]:
        if words[index].start >= after and (found := _named(words, index, starts, prose, entities)):
            after = found.end
            yield found


def _longest(text: str, entities: Entities) -> int:
    return entities.longest.get(text.lower(), 0) or len(entities.spellings(text))


def _named(
    words: Sequence[Word], index: int, starts: Mapping[str, int], prose: str, entities: Entities
) -> Named | None:
    word = words[index]
    start, end, text = word.start, word.end, word.text
    if starts[text] < 2:
        if numbered := _NUMBERED.fullmatch(text):
            text = numbered[1]
            end = start + len(text)
        forms = entities.spellings(text)
        return Named(start, end, text, forms, index, index) if forms else None
    last = end_of_run(words, index, prose, starts[text] - 1)
    for at in range(last, index - 1, -1):
        text = prose[start : words[at].end]
        if forms := entities.spellings(text):
            return Named(start, words[at].end, text, forms, index, at)
    return None


def count_named(named: Sequence[Named]) -> Counter[str]:
    """Count the names as written, and the words of right names of several: Apache Flink counts for Flink."""
    counts = Counter(one.text for one in named)
    for one in named:
        if one.last > one.first and one.text in one.forms:
            counts.update(one.text.split(" "))
    return counts


def outside(named: Sequence[Named], odd: Iterable[OddCase]) -> list[OddCase]:
    """Return the cases that are in no longer right name: PASCAL VOC, though the language is Pascal."""
    right = [range(one.start, one.end) for one in named if one.last > one.first and one.text in one.forms]
    return [one for one in odd if not _is_within(right, one.start)]


def _is_within(spans: Sequence[range], at: int) -> bool:
    """Return True if one of the spans, which are in order, contains an offset."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and at in spans[index]


def find_listed(
    named: Sequence[Named], words: Sequence[Word], prose: str, segments: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    """Yield the listed names in another letter case, without those in capitals in headings."""
    headings = [segment for segment in segments if segment.kind in HEADINGS]
    counts = count_named(named)
    others = _of_others(named, prose, lexicon)
    for one in named:
        if one.text in one.forms or one.text in others or _is_ordinary(one.text, lexicon):
            continue
        # Etcd or Torchvision may begin a sentence, so a capital is never corrected to lower case.
        forms = [form for form in one.forms if not (one.text.istitle() and form.islower())]
        if capital := read_as_capital(one.text, lexicon.entities):
            one, forms = one._replace(forms=(capital,)), [capital]
        if (
            not forms
            or forms[0] != one.forms[0]
            or not _is_wrong(one, forms[0], words, prose, headings, lexicon)
        ):
            continue
        forms = _by_use(one.text, forms, counts)
        seen, here = counts[forms[0]], counts[one.text]
        kind = lexicon.entities.kinds.get(one.text.lower(), "term")
        if one.text.islower() and forms[0].isupper() and not seen:
            continue
        meant = _is_chosen(one.text, forms[0], kind, seen, here)
        yield OddCase(one.start, one.end, one.text, tuple(forms), seen, here, True, meant)


def _by_use(text: str, forms: Sequence[str], counts: Counter[str]) -> list[str]:
    """Return right forms, best first: the owner's, or the only one that the document has often.

    If it has none of them, the one with the fewest letters to change.
    """
    if counts[forms[0]]:
        return list(forms)
    if not any(counts[form] for form in forms):
        return sorted(forms, key=lambda form: _changes(text, form))
    return sorted(forms, key=lambda form: counts[form] < OFTEN)


def _changes(text: str, form: str) -> int:
    """Return how many letters of a text have another case in a form."""
    return sum(one != two for one, two in zip(text, form, strict=True))


def _of_others(named: Sequence[Named], prose: str, lexicon: Lexicon) -> set[str]:
    """Return the names in capitals that the text introduces as something else: MOE（MOSN on Envoy）."""
    return {
        one.text
        for one in named
        if one.text.isupper()
        and one.text not in one.forms
        and stands_for_another(one.start, one.end, one.text, prose, lexicon.acronyms)
    }


def _is_chosen(text: str, form: str, kind: str, seen: int, here: int) -> bool:
    """Return True if the author seems to choose a letter case: many do Numpy, textCNN or python, none MXnet.

    The name of a class with a small first letter is as likely a variable or a field: configMap.
    """
    if kind == "term" and text[0].islower() and text[1:] == form[1:]:
        return seen < here
    if text.islower() and kind in BRANDS:
        return kind != "product" and not seen and here >= CHOSEN
    if text.islower():
        return seen < here
    if text[1:] == form[1:] or form.islower():  # Numpy, ETCD
        return here >= CHOSEN and here > seen
    return text.istitle() and here >= CHOSEN and not seen


def _is_ordinary(text: str, lexicon: Lexicon) -> bool:
    """Return True if the name, in the case in which it is written, is also ordinary words or a given name."""
    if not (text.islower() or text.istitle()):
        return False
    if text.lower() in lexicon.entities.free or (text.istitle() and text in lexicon.people.given):
        return True
    if " " not in text or not text.islower() or lexicon.entities.kinds.get(text) == "product":
        return False
    # A name that the termbase translates is also a term: 堆栈溢出（stack overflow）.
    term = any(not concept.keeps_english for concept in lexicon.terms.by_english.get(squash(text), ()))
    return term or all(map(lexicon.words.is_common, text.split(" ")))


def _is_surname(named: Named, words: Sequence[Word], prose: str, lexicon: Lexicon) -> bool:
    """Return True if a capitalised given or unknown word precedes the name: Jihoon Seo."""
    first = words[named.first - 1] if named.first else None
    return (
        first is not None
        and prose[first.end : named.start] == " "
        and first.text.istitle()
        and (first.text in lexicon.people.given or not lexicon.words.knows(first.text))
    )


def _is_title_case(named: Named, form: str, words: Sequence[Word], prose: str, lexicon: Lexicon) -> bool:
    """Return True if a name with one capital is a surname, or an acronym that names a class in a program."""
    if _INITIALS.search(prose[max(0, named.start - REACH) : named.start]):  # Andrew L. Maas
        return True
    thing = is_class(named.start, named.end, prose)
    return form.isupper() and (thing or _is_surname(named, words, prose, lexicon))


def _is_wrong(
    named: Named,
    form: str,
    words: Sequence[Word],
    prose: str,
    headings: Sequence[Segment],
    lexicon: Lexicon,
) -> bool:
    text = named.text
    if (_ARTICLE.match(text) and text[1:] == form[1:]) or prose[named.start - 1 : named.start] in tuple(
        OPTIONS
    ):
        return False
    if is_corrected(named.start, named.end, form, prose) or is_cited(named.start, named.end, prose):
        return False
    if is_literal(named.start, named.end, prose):
        return False
    around = words_around(words, named.first, named.last, prose)
    if not text.islower() and not text.isupper():
        if text[0].islower() and " " in text and any(word.text.islower() for word in around):
            return False  # a word of an English phrase: the face Id loss
        if _SPELT.fullmatch(text) and any(_SPELT.fullmatch(word.text) for word in around):
            return False  # capitals that spell an acronym: DEtection TRansformer, DETR
        return not (text.istitle() and _is_title_case(named, form, words, prose, lexicon))
    if text.isupper():
        shouted = any(word.text.isupper() and len(word.text) > 1 for word in around)
        value = shouted or is_shouted_value(named.start, named.end, prose)
        return not value and not stands_in(named.start, headings)
    # With other words in small letters beside it, it is part of a command: pip install pytorch.
    command = any(word.text.islower() or word.kind == "identifier" for word in around)
    long = len(around) > LONGEST_RUN - (named.last - named.first + 1)
    return not command and not long and not is_small_value(named.start, named.end, prose, lexicon.entities)
