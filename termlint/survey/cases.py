"""Names and terms in an unusual letter case: by the list of names, and by the document itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.entities import Entities
from termlint.model import Segment
from termlint.survey.words import Word

OFTEN = 3
TIMES = 3
"""The document's own form must stand so often, and so many times as often as the other."""

CHOSEN = 4
"""A form that stands so often, and so much more often than the right one, is the author's choice."""

HEADINGS = ("heading", "title")

LONGEST_RUN = 4
"""Words of English side by side; more of them are a sentence or a title, where capitals follow other laws."""

_INNER = re.compile(r"[a-z].*[A-Z]|[A-Z]{2}.*[a-z]")
_SLIP = re.compile(r"[A-Z]{2,}[a-z]|[a-z]{1,2}[A-Z]+|[A-Z]{2}[a-z]{2,}")
_NUMBERED = re.compile(r"(?=[a-z]*+[A-Z])([A-Za-z]++)-v?\d[\d.]*+")
_PLURAL = re.compile(r"[A-Z]{2,}s")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)

_EXPANDED = re.compile(r"([A-Z](?<![A-Za-z0-9][A-Z])[a-z]{1,5}) ?[(（]([A-Z][A-Za-z -]{4,80})[)）,，;；]")


class OddCase(NamedTuple):
    """A name at ``start:end``, written ``text`` where ``forms`` are right, the best first.

    ``seen`` is how often the best form stands in the document, ``here`` how often this one; ``listed``
    tells that the list of names decides, ``meant`` that the author seems to want it so.
    """

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    seen: int
    here: int
    listed: bool
    meant: bool


class Named(NamedTuple):
    """A listed name at ``start:end`` as it is written, its right forms, and the numbers of its words."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    first: int
    last: int


def find_named(words: Sequence[Word], prose: str, entities: Entities) -> Iterator[Named]:
    """Yield the listed names, leftmost and longest, in any letter case, also before a number: Resnet-18."""
    longest = {text: entities.longest.get(text.lower(), 0) for text in {word.text for word in words}}
    starts = {text: size for text, size in longest.items() if size or _NUMBERED.fullmatch(text)}
    after = 0
    for index in [index for index, word in enumerate(words) if word.text in starts]:
        if words[index].start >= after and (found := _named(words, index, starts, prose, entities)):
            after = found.end
            yield found


def _named(
    words: Sequence[Word], index: int, starts: Mapping[str, int], prose: str, entities: Entities
) -> Named | None:
    start, end, text, _ = words[index]
    if starts[text] < 2:
        if numbered := _NUMBERED.fullmatch(text):
            text = numbered[1]
            end = start + len(text)
        forms = entities.forms.get(text.lower(), ())
        return Named(start, end, text, forms, index, index) if forms else None
    last = min(_end_of_run(words, index, prose), index + starts[text] - 1)
    for at in range(last, index - 1, -1):
        text = prose[start : words[at].end]
        if forms := entities.forms.get(text.lower(), ()):
            return Named(start, words[at].end, text, forms, index, at)
    return None


def _end_of_run(words: Sequence[Word], index: int, prose: str) -> int:
    """Return the number of the last of the words that stand side by side, divided by one space each."""
    while index + 1 < len(words) and prose[words[index].end : words[index + 1].start] == " ":
        index += 1
    return index


def _around(words: Sequence[Word], first: int, last: int, prose: str) -> list[Word]:
    """Return the words in the same run before word ``first`` and after word ``last``."""
    start = first
    while start and prose[words[start - 1].end : words[start].start] == " ":
        start -= 1
    return [*words[start:first], *words[last + 1 : _end_of_run(words, last, prose) + 1]]


def find_listed(
    named: Sequence[Named], words: Sequence[Word], prose: str, segments: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    """Yield the names of the list that are written in another letter case.

    Capitals are a heading's, small letters in a table are a value's: their segments decide.
    """
    headings = [segment for segment in segments if segment.kind in HEADINGS]
    cells = [segment for segment in segments if segment.kind == "cell"]
    counts = Counter(one.text for one in named)
    for one in named:
        if one.text in one.forms or _is_ordinary(one.text, lexicon):
            continue
        # A capital at the start of numpy or etcd may be the sentence's; it never asks for lower case.
        forms = [form for form in one.forms if not (one.text.istitle() and form.islower())]
        if not forms or not _is_wrong(one, forms[0], counts, words, prose, headings):
            continue
        # The owner's spelling comes first, unless the document knows only another.
        if not counts[forms[0]]:
            forms.sort(key=lambda form: counts[form] < OFTEN)
        seen, here = counts[forms[0]], counts[one.text]
        meant = _is_meant(one.text, forms[0], seen, here) or (one.text.islower() and _fills(one, cells))
        yield OddCase(one.start, one.end, one.text, tuple(forms), seen, here, True, meant)


def _is_meant(text: str, form: str, seen: int, here: int) -> bool:
    """Tell whether the author seems to want a letter case: nobody MXnet, many python, Numpy or textCNN."""
    if text.islower():
        return seen < max(OFTEN, TIMES * here)
    if text[1:] == form[1:]:
        return here >= CHOSEN and here > seen
    return text.istitle() and here >= CHOSEN and here > TIMES * seen


def _is_ordinary(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is written like an ordinary word or a person's name that it is too."""
    if not (text.islower() or text.istitle()):
        return False
    return text.lower() in lexicon.entities.free or (text.istitle() and text in lexicon.people.given)


def _is_wrong(
    named: Named,
    form: str,
    counts: Counter[str],
    words: Sequence[Word],
    prose: str,
    headings: Sequence[Segment],
) -> bool:
    text = named.text
    if _ARTICLE.match(text) and text[1:] == form[1:]:
        return False
    if not text.islower() and not text.isupper():
        return True
    around = _around(words, named.first, named.last, prose)
    if text.isupper():
        shouted = any(word.text.isupper() and len(word.text) > 1 for word in around)
        return not shouted and not _stands_in(named.start, headings)
    # A document that always writes a name in lower case means it so; so does a command: pip install pytorch.
    chosen = counts[text] > max(counts[form], 2) or (form.isupper() and not counts[form])
    command = any(word.text.islower() or word.kind == "identifier" for word in around)
    return not chosen and not command and len(around) <= LONGEST_RUN - (named.last - named.first + 1)


def _fills(named: Named, cells: Sequence[Segment]) -> bool:
    """Tell whether a name is all that stands in a cell of a table."""
    return any(
        cell.start + 1 >= named.start and named.end + 1 >= cell.end
        for cell in cells
        if cell.start <= named.start < cell.end
    )


def _stands_in(at: int, segments: Sequence[Segment]) -> bool:
    return any(segment.start <= at < segment.end for segment in segments)


def find_expanded(prose: str, counts: Counter[str]) -> Iterator[OddCase]:
    """Yield acronyms that stand beside their expansion like a word: Arc（Alignment Research Center）.

    The document must write the acronym in capitals elsewhere.
    """
    for match in _EXPANDED.finditer(prose):
        text = match[1]
        initials = "".join(word[0] for word in re.split("[ -]", match[2]) if word[:1].isupper())
        if initials == text.upper() and counts[initials]:
            seen, here = counts[initials], counts[text]
            yield OddCase(*match.span(1), text, (initials,), seen, here, False, False)


def find_in_code(words: Sequence[Word], written: Mapping[str, int], lexicon: Lexicon) -> Iterator[OddCase]:
    """Yield the words with inner capitals that the document's code and links always write otherwise.

    ``written`` counts the words of the whole text: CGPAth in prose, CGPath in code.
    viewController and ViewController are two things, so the first letter must be the same.
    """
    plain = [word for word in words if word.kind == "word"]
    inner = {text for text in {word.text for word in plain} if _INNER.search(text)}
    here = Counter([word.text for word in plain if word.text in inner])
    folded = {text.lower() for text in inner} - lexicon.entities.forms.keys()
    lengths = {len(word) for word in folded}  # most words have another length: that is cheaper to ask first
    forms: dict[str, list[str]] = defaultdict(list)
    for form in [form for form in written if len(form) in lengths and form.lower() in folded]:
        if _INNER.search(form):
            forms[form.lower()].append(form)
    usual = {folded: max(sorted(cased), key=lambda form: written[form]) for folded, cased in forms.items()}
    for word in [word for word in plain if word.text in inner] if usual else ():
        right = usual.get(word.text.lower(), word.text)
        if right == word.text or right[0] != word.text[0]:
            continue
        seen, count = written[right], here[word.text]
        if written.get(word.text, 0) <= count and seen >= max(OFTEN, TIMES * count):
            yield OddCase(word.start, word.end, word.text, (right,), seen, count, False, False)


def find_own(
    words: Sequence[Word], prose: str, segments: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    """Yield the words and terms that the document itself writes otherwise three times as often."""
    headings = [segment for segment in segments if segment.kind in HEADINGS]
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    singles = {word.start: word.text for word in words if word.kind == "word" and len(word.text) > 1}
    pairs = {
        one.start: prose[one.start : two.end]
        for one, two in pairwise(words)
        if two.start - one.end == 1 and one.kind == two.kind == "word" and prose[one.end] == " "
    }
    for texts in (singles, pairs):
        varied = _varied(set(texts.values()))
        for index in [index for index, word in enumerate(words) if texts.get(word.start) in varied]:
            if len(_around(words, index, index, prose)) < LONGEST_RUN:
                start = words[index].start
                places[texts[start].lower()][texts[start]].append(start)
    for folded, forms in places.items():
        known = lexicon.entities.forms.get(folded, ())
        if len(forms) > 1 and (len(known) != 1 or folded in lexicon.entities.free):
            yield from _minority(folded, forms, headings, lexicon)


def _varied(texts: set[str]) -> set[str]:
    """Return the texts of which there are others in another letter case."""
    cases = Counter(map(str.lower, texts))
    return {text for text in texts if cases[text.lower()] > 1}


def _minority(
    folded: str, forms: dict[str, list[int]], headings: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    usual = max(sorted(forms), key=lambda form: len(forms[form]))
    count = len(forms[usual])
    for form, starts in forms.items():
        here = len(starts)
        if form == usual or count < max(OFTEN + (" " in folded), TIMES * here):
            continue
        if not (is_odd_term(form, usual, lexicon) if " " in folded else is_odd_word(form, usual, lexicon)):
            continue
        # A heading has capitals of its own, but it does not take them away: Webkit beside WebKit.
        explained = headings if not (form.istitle() and _INNER.search(usual)) else ()
        for start in starts:
            if not _stands_in(start, explained):
                yield OddCase(start, start + len(form), form, (usual,), count, here, False, False)


def is_odd_word(form: str, usual: str, lexicon: Lexicon) -> bool:
    """Tell whether one word is wrong beside its usual form: not a capital at a start, not a name in code."""
    ordinary = lexicon.words.knows(usual.lower()) and not _INNER.search(usual)
    if form.islower() or _PLURAL.fullmatch(form) or _PLURAL.fullmatch(usual):
        return False
    listed = usual.lower() in lexicon.entities.forms
    if _INNER.search(usual) and form[1:] == usual[1:] and not listed:  # viewModel is no ViewModel
        return False
    if usual.isupper():
        known = lexicon.words.counted.get(usual.lower(), (usual, ""))[0]
        word = form.istitle() and (not known.isupper() or form in lexicon.people.given)
        return not word and ((form.istitle() and len(form) > 2) or bool(_SLIP.fullmatch(form)))
    if _INNER.search(usual):
        common = form.istitle() and not listed and lexicon.words.knows(usual.lower())
        return not form.isupper() and not common
    if usual.istitle():
        return bool(_INNER.search(form)) and (not ordinary or bool(_SLIP.fullmatch(form)))
    return bool(_SLIP.fullmatch(form)) and not form.isupper() and len(form) > 3 and form[1:] != usual[1:]


def is_odd_term(form: str, usual: str, lexicon: Lexicon) -> bool:
    """Tell whether a term of two words is wrong beside its usual form: Scaling law beside Scaling Law."""
    if any(
        word in lexicon.entities.forms.get(word.lower(), ()) for word in form.split(" ") if word not in usual
    ):
        return False
    return usual.istitle() and not form.islower() and not form.isupper() and form.title() == usual
