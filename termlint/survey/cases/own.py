"""Words and terms that the document itself mostly writes in another letter case."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.model import Segment
from termlint.survey.cases.code import INNER
from termlint.survey.cases.odd import HEADINGS, LONGEST_RUN, OFTEN, TIMES, OddCase, stands_in, words_around
from termlint.survey.cases.values import is_cited, is_class, is_corrected, is_small_value, stands_alone
from termlint.survey.words import Word

NAMES = ("org", "product", "language", "software", "library")
"""Kinds of names that are wrong in small letters although the word is in the dictionary: apple, swift."""

RARE = 50
"""How many documents must have an English word in the count for its capitals to be an acronym's."""

_SLIP = lazily(r"[A-Z]{2,}[a-z]|[a-z]{1,2}[A-Z]+|[A-Z]{2}[a-z]{2,}")
_PLURAL = lazily(r"[A-Z]{2,}s")

_EXPANDED = lazily(r"([A-Z](?<![A-Za-z0-9][A-Z])[a-z]{1,5}) ?[(（]([A-Z][A-Za-z -]{4,80})[)）,，;；]")


def find_expanded(prose: str, counts: Counter[str]) -> Iterator[OddCase]:
    """Yield acronyms with one capital before their expansion: Arc（Alignment Research Center）.

    The document must have the acronym in capitals at least as often.
    """
    for match in _EXPANDED.finditer(prose):
        text = match[1]
        initials = "".join(word[0] for word in re.split("[ -]", match[2]) if word[:1].isupper())
        seen, here = counts[initials], counts[text]
        if initials == text.upper() and seen >= max(here, 1):
            yield OddCase(*match.span(1), text, (initials,), seen, here, False, False)


def find_own(
    words: Sequence[Word], prose: str, segments: Sequence[Segment], lexicon: Lexicon
) -> Iterator[OddCase]:
    """Yield the words, and terms of two words, that the document has three times as often in another case."""
    headings = [segment for segment in segments if segment.kind in HEADINGS]
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    singles = {word.start: word.text for word in words if word.kind == "word" and len(word.text) > 1}
    pairs = {
        one.start: prose[one.start : two.end]
        for one, two, three in zip(words, words[1:], [*words[2:], None], strict=False)
        if _is_beside(one, two, prose) and not (three and _is_beside(two, three, prose, small=True))
    }
    for texts in (singles, pairs):
        varied = _varied(set(texts.values()))
        for index in [index for index, word in enumerate(words) if texts.get(word.start) in varied]:
            if len(words_around(words, index, index, prose)) < LONGEST_RUN:
                start = words[index].start
                places[texts[start].lower()][texts[start]].append(start)
    for folded, forms in places.items():
        known = lexicon.entities.forms.get(folded, ())
        if len(forms) > 1 and (len(known) != 1 or folded in lexicon.entities.free):
            right = known or lexicon.entities.plain.get(folded, ())
            yield from _minority(right, forms, headings, prose, lexicon)


def _is_beside(one: Word, two: Word, prose: str, *, small: bool = False) -> bool:
    """Return True if two words are side by side; with ``small``, the second must be in small letters.

    Two words before such a one are the start of a phrase: Live long and prosper, Sliding window attention.
    """
    beside = two.start - one.end == 1 and one.kind == two.kind == "word" and prose[one.end] == " "
    return beside and (two.text.islower() or not small)


def _varied(texts: set[str]) -> set[str]:
    """Return the texts that also occur in another letter case."""
    cases = Counter(map(str.lower, texts))
    return {text for text in texts if cases[text.lower()] > 1}


def _minority(
    right: Sequence[str],
    forms: dict[str, list[int]],
    headings: Sequence[Segment],
    prose: str,
    lexicon: Lexicon,
) -> Iterator[OddCase]:
    usual = max(sorted(forms), key=lambda form: len(forms[form]))
    count = len(forms[usual])
    for form, starts in forms.items():
        here = len(starts)
        if form == usual or count < max(OFTEN + (" " in form), TIMES * here):
            continue
        if not (is_odd_term(form, usual, lexicon) if " " in form else is_odd_word(form, usual, lexicon)):
            continue
        # A heading may add capitals, but does not explain a missing inner one: Webkit beside WebKit.
        explained = headings if not (form.istitle() and INNER.search(usual)) else ()
        for start in starts:
            end = start + len(form)
            if form.islower() and not _is_slip(start, end, prose, lexicon):
                continue
            if form[0].islower() and is_small_value(start, end, prose, lexicon.entities):
                continue  # jsonPath：… explains a key
            if usual.isupper() and form.istitle() and is_class(start, end, prose):
                continue
            if is_corrected(start, end, usual, prose) or is_cited(start, end, prose):
                continue
            if not stands_in(start, explained):
                # If the owner uses both forms, the author may do so on purpose: Wasm, and more often WASM.
                meant = form in right and usual != right[0] and count < 2 * TIMES * here
                yield OddCase(start, end, form, (usual,), count, here, False, meant)


def _is_slip(start: int, end: int, prose: str, lexicon: Lexicon) -> bool:
    return stands_alone(start, end, prose) and not is_small_value(start, end, prose, lexicon.entities)


def is_odd_word(form: str, usual: str, lexicon: Lexicon) -> bool:
    """Return True if a word is wrong beside its usual form, and no sentence's start or name in code."""
    ordinary = lexicon.words.knows(usual.lower()) and not INNER.search(usual)
    if form.islower():
        return is_odd_small(form, usual, lexicon)
    if form.isupper() and usual == lexicon.entities.capitals.get(form.lower()):
        return lexicon.entities.kinds[form.lower()] in NAMES
    if _PLURAL.fullmatch(form) or _PLURAL.fullmatch(usual):
        return False
    listed = usual.lower() in lexicon.entities.forms
    if INNER.search(usual) and form[1:] == usual[1:] and not listed:  # viewModel is no ViewModel
        return False
    if usual.isupper():
        known = lexicon.words.counted.get(usual.lower(), (usual, ""))[0]
        word = form.istitle() and (
            not known.isupper() or form in lexicon.people.given or _is_seldom_shouted(form, lexicon)
        )
        return not word and ((form.istitle() and len(form) > 2) or bool(_SLIP.fullmatch(form)))
    if INNER.search(usual):
        common = form.istitle() and not listed and lexicon.words.knows(usual.lower())
        return not form.isupper() and not common
    if usual.istitle():
        return bool(INNER.search(form)) and (not ordinary or bool(_SLIP.fullmatch(form)))
    if lexicon.words.knows(form[1:]):  # a letter and a word: MCore beside mcore
        return False
    return bool(_SLIP.fullmatch(form)) and not form.isupper() and len(form) > 3 and form[1:] != usual[1:]


def _is_seldom_shouted(form: str, lexicon: Lexicon) -> bool:
    """Return True if a word is in the dictionary, and few documents have it: Gorilla beside GORILLA."""
    word = form.lower()
    return word in lexicon.words.known and lexicon.words.documents(word) < RARE


def is_odd_small(form: str, usual: str, lexicon: Lexicon) -> bool:
    """Return True if small letters are wrong beside the usual form: it is a name of `NAMES`, or has capitals
    inside or throughout and is no known word or listed name in small letters.
    """
    if usual == lexicon.entities.capitals.get(form):
        return lexicon.entities.kinds[form] in NAMES
    capitals = bool(INNER.search(usual)) or (usual.isupper() and len(usual) > 2)
    return capitals and not lexicon.words.knows(form) and form not in lexicon.entities.forms


def is_odd_term(form: str, usual: str, lexicon: Lexicon) -> bool:
    """Return True if a term of two words is wrong beside its usual form: Scaling law beside Scaling Law."""
    if any(
        word in lexicon.entities.forms.get(word.lower(), ()) for word in form.split(" ") if word not in usual
    ):
        return False
    return usual.istitle() and not form.islower() and not form.isupper() and form.title() == usual
