"""Whether an unknown word is a coined name, judged by its parts: tsensor, featuredb, tensordot.

Software coins names from well-known words. That such a name is a few edits from another word is chance.
"""

from __future__ import annotations

from termlint.lazily import lazily
from termlint.lexicon.words import Words
from termlint.model import BREAK
from termlint.survey.spelling.likeness import are_forms, humps, is_humped

WELL_KNOWN, FAMOUS = 20, 100
"""How many documents must have a word from which names are coined, in general and with a short ending."""

REST = 5
"""The fewest letters of a known word to which a letter was prefixed: tsensor."""

_KINDS = lazily(r"([a-z]{3,})(?:db|fs|ids?|js|py|ctl|cli|sdk|lib|kit|hub|lab|ops|sql)")
_DERIVED = lazily(r"([a-z]{4,})(?:[eo]rs?|i[sz](?:ed?|es|ers?|ing|ations?)|able|ness|less|ive)")

_PREFIXED = lazily(r"(?:re|pre|post|un|non|sub|co|de|multi)([a-z]{5,})")

_ENUMERATED_BEFORE = lazily(r"[A-Za-z0-9]、 ?$")
_ENUMERATED_AFTER = lazily(r"(?: [A-Z][a-z]+)?、 ?[A-Z]")
_PARAMETER = lazily(rf"[:：(（][^\n{BREAK}]{{0,60}}默认")
_CLIPPED = lazily(r"\.[ )）]")


def is_coined(word: str, distance: int, words: Words) -> bool:
    """Return True if a word, in lower case, is a well-known one with a short ending of names.

    If what may be meant is more than one edit away, also if it is derived from a known word or joins two.
    """
    named = _KINDS.fullmatch(word)
    if named and words.documents(named[1]) >= FAMOUS:
        return True
    return distance > 1 and (_is_derived(word, words) or _is_joined(word, words))


def _is_derived(word: str, words: Words) -> bool:
    """Return True if a word is a known one with an ending or a prefix: regressor, qubitized, rerollout."""
    match = _DERIVED.fullmatch(word)
    return (match is not None and words.documents(match[1]) > 0) or is_prefixed(word, words)


def is_prefixed(word: str, words: Words) -> bool:
    """Return True if a word, in lower case, is a well-known one with a prefix: rerollout."""
    match = _PREFIXED.fullmatch(word)
    return match is not None and words.documents(match[1]) >= WELL_KNOWN


def _is_joined(word: str, words: Words) -> bool:
    """Return True if a word is two well-known ones of at least three letters each: tensordot."""
    return any(
        words.documents(word[:at]) >= WELL_KNOWN <= words.documents(word[at:])
        for at in range(3, len(word) - 2)
    )


def is_lettered(text: str, other: str, words: Words, most: int = 1) -> bool:
    """Return True if a word is 1 to ``most`` letters and a well-known word other than ``other``: tsensor."""
    if not (text[0].isupper() and text[1:].islower()) and not text.islower():
        return False
    rests = (text[at:].lower() for at in range(1, most + 1))
    long = 1 if text[0].isupper() else REST
    return any(
        len(rest) >= long and rest != other.lower() and words.documents(rest) >= WELL_KNOWN for rest in rests
    )


def has_other_prefix(text: str, other: str) -> bool:
    """Return True if two words differ in a first part of two capitals only: TSCharacters, STCharacters."""
    first, *rest = humps(text)
    second, *others = humps(other)
    return bool(rest) and rest == others and all(len(one) == 2 and one.isupper() for one in (first, second))


def has_other_capital(text: str, form: str) -> bool:
    """Return True if a word without inner capitals differs where a name has one: openmv is not OpenCV."""
    if len(text) != len(form) or not text[1:].islower() or sorted(text.lower()) == sorted(form.lower()):
        return False
    pairs = zip(text[1:].lower(), form[1:], strict=True)
    return not form.isupper() and any(two.isupper() and one != two.lower() for one, two in pairs)


def is_other_name(text: str, form: str, distance: int, alone: bool, words: Words) -> bool:
    """Return True if one has a prefix, or two names differ in a part by which such names are distinguished.

    That is an acronym (MobileSAM, MobileSeg), the ending of a known word (getFieldValue, getFieldsValue), or
    a word that occurs ``alone`` elsewhere too (JambaForCausalLM, MambaForCausalLM).
    """
    if distance > 1 and is_prefixed(text.lower(), words):
        return True
    ours, theirs = humps(text), humps(form)
    if len(ours) < 2 or len(theirs) < 2:
        return False
    if distance > 1 and any(part.isupper() and len(part) > 1 and part not in theirs for part in ours):
        return True
    if len(ours) != len(theirs):
        return False
    odd = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    if len(odd) != 1:
        return False
    one, two = (part.lower() for part in odd[0])
    inflected = are_forms(one, two) and is_humped(text, words) and is_humped(form, words)
    return inflected or (alone and one[0] != two[0])


def odd_part(text: str, form: str) -> str:
    """Return the only part of a name that differs from the corresponding part of another, else ""."""
    ours, theirs = humps(text), humps(form)
    odd = [one for one, two in zip(ours, theirs, strict=False) if one != two]
    return odd[0] if len(ours) == len(theirs) and len(odd) == 1 else ""


def is_listed_as_name(prose: str, start: int, end: int) -> bool:
    """Return True if a capitalised word is in an enumeration of names: Trivy、Clair、Anchore Engine."""
    before, after = prose[max(0, start - 4) : start], prose[end : end + 24]
    return bool(_ENUMERATED_BEFORE.search(before) or _ENUMERATED_AFTER.match(after))


def is_parameter(prose: str, start: int, end: int) -> bool:
    """Return True if a word begins an item that states its default, as for a parameter: lmbda：默认为 0.5."""
    opens = prose[max(0, start - 1) : start] in ("", BREAK, "\n")
    return opens and _PARAMETER.match(prose, end) is not None


def is_clipped(prose: str, start: int, end: int, words: Words) -> bool:
    """Return True if a word is the beginning of a longer one, with a full stop: Subseq."""
    return _CLIPPED.match(prose, end) is not None and words.is_clipped(prose[start:end].lower())
