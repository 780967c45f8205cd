"""The correction of a misspelled word: a word of the same text, or one of the lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.words import Neighbour, Words
from termlint.survey.frequent import OFTEN, Frequent, Near, is_anagram
from termlint.survey.spelling.coinages import (
    has_other_capital,
    has_other_prefix,
    is_clipped,
    is_coined,
    is_lettered,
    is_listed_as_name,
    is_other_name,
    is_parameter,
    odd_part,
)
from termlint.survey.spelling.likeness import (
    fits_case,
    has_lost_letter,
    humps,
    is_glued,
    is_humped,
    is_made_of,
    is_of_a_family,
    is_slip,
    may_be_meant,
)
from termlint.survey.spelling.suspects import Suspect

TIMES = 4
"""How many times as often as the suspect a word of the same text must occur to be meant."""

SHORT_TIMES = 10
"""The same for a word of four letters that differs in one, or for a word that differs in its first letter."""

LONG = 8
"""The fewest letters of a plain slip for which two occurrences of the right word are enough."""

HERE = 50
"""How many documents each occurrence of a listed word in the same text counts as, for up to six of them."""

KNOWN = 20
"""How many documents must have a word for which a suspect of seven letters may be a slip."""

MET, FAMOUS = 50, 100
"""How many documents must have a word for which a suspect may lack an inner letter, and a well-known word."""

EVERYWHERE = 300
"""How many documents must have a word for which any suspect of five letters one edit away is a slip."""

BEGINS = 8
"""How many known compounds must begin, or end, with a word that is usual there: well-known, well-defined …"""


class Correction(NamedTuple):
    """The word ``text`` that was meant, ``distance`` edits from the suspect.

    ``seen`` is how often it occurs in the same text, 0 if it is from a list; ``others`` are further
    candidates, best first; ``sure`` is True if an editor would not need to ask, ``listed`` if a list has it;
    ``beside`` is the usual pair of words, in lower case, or the whole name that is the evidence, else empty.
    """

    text: str
    seen: int
    distance: int
    confidence: float
    sure: bool
    others: tuple[str, ...] = ()
    listed: bool = False
    beside: str = ""


def reach_of(word: str) -> int:
    """Return the most edits between a word of this length and the word that is meant."""
    return 1 if len(word) < 9 else 2


def from_text(suspect: Suspect, here: int, text: Frequent, lexicon: Lexicon) -> Correction | None:
    """Return the word of the same text that is meant by a suspect, or None.

    ``here`` is how often the suspect occurs in the prose, ``text`` the words of the text with its code.
    """
    words = lexicon.words
    found = nearest(suspect.text, here, text)
    if found is None and len(suspect.text) >= 5 and not suspect.named:
        return lost_syllable(suspect.text, here, text, lexicon)
    if found is None or _is_other(suspect, found, text, words):
        return None
    if suspect.named and suspect.text.istitle() and found.text[0].lower() != suspect.folded[0]:
        return None
    if found.seen < max(OFTEN, TIMES * here):
        # One occurrence is enough for a name that capitals divide into known words, unlike the suspect.
        whole = is_humped(found.text, words) and not is_humped(suspect.text, words)
        if not (whole and found.distance == 1 and found.seen >= here) and not _is_plain(suspect, here, found):
            return None
    if suspect.listed and (
        found.distance > 1 or suspect.named or words.is_name(found.text) or found.text.islower()
    ):
        return None
    return found


def _is_plain(suspect: Suspect, here: int, found: Correction) -> bool:
    """Return True if a long word is a plain slip and occurs once, and the word meant at least twice."""
    word = suspect.folded
    plain = found.distance == 1 and is_slip(word, found.text.lower())
    return plain and here == 1 and found.seen > here and len(word) >= LONG and not suspect.named


def nearest(word: str, here: int, text: Frequent) -> Correction | None:
    """Return the frequent word nearest to a suspect that occurs ``here`` times, or None."""
    folded = word.lower()
    meant = [one for one in text.near(folded, reach_of(folded)) if _is_meant(word, one, here, text)]
    if not meant:
        return None
    distance, negative, other = min((one.distance, -one.seen, one.word) for one in meant)
    sure = distance == 1 and len(other) >= 6
    return Correction(text.form(other), -negative, distance, 0.95, sure)


def _is_meant(word: str, near: Near, here: int, text: Frequent) -> bool:
    folded, form = word.lower(), text.form(near.word)
    if near.seen < max(OFTEN, TIMES * here) and near.distance > 1:
        return False
    if len(word) == 4 or len(near.word) == 4:
        alike = word[0].isupper() == form[0].isupper()
        often = near.seen >= SHORT_TIMES * here and len(word) == len(near.word) and alike
        swapped = is_slip(folded, near.word) and (alike or word.islower())
        if folded[0] != near.word[0] or not (often or swapped):
            return False
    often = near.seen >= SHORT_TIMES * here and near.distance == 1
    if (often and _has_other_start(folded, near.word)) or _has_two_capitals(word, form, text):
        return True
    if not may_be_meant(folded, near.word, near.distance):
        return False
    # A capital may be due to the start of a sentence: Woker beside many worker.
    return fits_case(word, form, near.distance) or (often and word.istitle() and form.islower())


def _has_other_start(word: str, other: str) -> bool:
    """Return True if a word, in lower case, differs from another in its first letter only, or lacks that."""
    return len(other) > 4 and (other[1:] == word or other[1:] == word[1:])


def _has_two_capitals(word: str, form: str, text: Frequent) -> bool:
    """Return True if a capital was typed twice: DDjango. TTransport is a name, and so is a family with YY."""
    return word[0] == word[1] not in "CIT" and word[1:] == form and text.begin(word[:2]) == 1


def lost_syllable(word: str, here: int, text: Frequent, lexicon: Lexicon) -> Correction | None:
    """Return the word of the text, a known one, that loses two inner letters to become this word: annotion.

    A listed name must occur more often than the suspect, any other word `TIMES` times as often.
    """
    folded = word.lower()
    for other in text.longer(folded, 2):
        form, seen = text.form(other), text.counts[other]
        name = other in lexicon.entities.forms and not word.islower()
        often = seen > here if name else word.islower() and seen >= TIMES * max(here, 2)
        if often and lexicon.words.knows(form) and _skips(folded, other):
            return Correction(form, seen, 2, 0.8, False)
    return None


def _skips(word: str, other: str) -> bool:
    """Return True if two adjacent letters are lost and one of them is also next to the gap."""
    gaps = (at for at in range(1, len(word)) if other[:at] + other[at + 2 :] == word)
    return any(other[at] == other[at + 2] or other[at + 1] == other[at - 1] for at in gaps)


def _is_other(suspect: Suspect, found: Correction, text: Frequent, words: Words) -> bool:
    """Return True if a suspect is a word or a name of its own: CoreText is not Context."""
    if suspect.foreign and len(suspect.text) < 7 and found.text.islower():
        return True
    if is_of_a_family(suspect.text, found.text) or has_other_capital(suspect.text, found.text):
        return True
    if has_other_prefix(suspect.text, found.text):
        return True
    alone = text.counts[odd_part(suspect.text, found.text).lower()] > 0
    if is_other_name(suspect.text, found.text, found.distance, alone, words):
        return True
    if is_glued(suspect.folded, words) and not is_slip(suspect.folded, found.text.lower()):
        return True
    if not is_humped(suspect.text, words):
        return False
    # Of two names with inner capitals the one made of known words is right, however rare: AttribtueList.
    unknown = not is_humped(found.text, words) and not words.documents(found.text.lower())
    return unknown or len(humps(suspect.text)) != len(humps(found.text))


def from_lists(suspect: Suspect, prose: str, text: Frequent, lexicon: Lexicon) -> Correction | None:
    """Return the listed word that is meant, or None, also if the suspect may be a name or an identifier."""
    word, words = suspect.folded, lexicon.words
    if len(word) < 5:
        return None
    near = [one for one in words.neighbours(word, reach_of(word)) if _fits(suspect, one, words)]
    near = sorted(
        (_weighed(one, text, lexicon) for one in near), key=lambda one: (one.distance, -one.documents)
    )
    if not near:
        return _from_dictionary(suspect, words)
    best = _favourite(suspect, near, words)
    if not _allowed(suspect, best, prose, lexicon):
        return None
    if is_clipped(prose, suspect.start, suspect.end, words):
        return None
    if best.distance > 1 and (rare := _from_dictionary(suspect, words)):
        return rare
    rivals = tuple(one.form for one in near if one is not best and _rivals(one, best))
    sure = not rivals and len(word) >= 7 and best.distance == 1 and best.documents >= FAMOUS
    confidence = 0.9 if sure else 0.8 if best.distance == 1 else 0.7
    return Correction(best.form, 0, best.distance, confidence, sure, rivals[:3])


def _weighed(one: Neighbour, text: Frequent, lexicon: Lexicon) -> Neighbour:
    """Return a word with more documents if the text has it, or if it is a listed name with inner capitals."""
    form, documents, distance = one
    names = lexicon.entities.forms.get(form.lower(), ())
    named = FAMOUS if form in names and len(humps(form)) > 1 else 0
    return Neighbour(form, documents + named + HERE * min(text.counts[form.lower()], 6), distance)


def _rivals(one: Neighbour, best: Neighbour) -> bool:
    return one.distance == best.distance and one.documents * 10 >= best.documents


def _from_dictionary(suspect: Suspect, words: Words) -> Correction | None:
    """Return the only dictionary word one slip away from a long word in lower case, or None."""
    word = suspect.text
    if len(word) < 7 or not word.islower() or suspect.listed or suspect.foreign or is_glued(word, words):
        return None
    from rapidfuzz.distance import OSA

    near = [
        one
        for one in words.rare_neighbours(word)
        if may_be_meant(word, one, 1) and (len(word) >= 8 or is_anagram(word, one))
    ]
    if len(near) > 1:  # stragler: straggler, not strangler
        near = [one for one in near if one in words.counted]
    if len(near) != 1 or word.startswith(near[0]) or _is_compound(word, words) or words.is_name(word):
        return None
    if is_lettered(word, near[0], words, most=2):
        return None
    likely = len(word) != len(near[0]) or _has_other_vowel(word, near[0])
    likely |= is_anagram(word, near[0]) and OSA.distance(word, near[0]) == 1
    return Correction(near[0], 0, 1, 0.7, False) if likely else None


def _has_other_vowel(word: str, other: str) -> bool:
    """Return True if all letters that differ are vowels: of other differences only one in five was a slip."""
    return all({one, two} <= set("aeiouy") for one, two in zip(word, other, strict=True) if one != two)


def _is_compound(word: str, words: Words) -> bool:
    """Return True if a word in lower case is two known ones of at least three letters each: skillset."""
    return any(words.knows(word[:at]) and words.knows(word[at:]) for at in range(3, len(word) - 2))


def _fits(suspect: Suspect, one: Neighbour, words: Words) -> bool:
    word, other = suspect.folded, one.form.lower()
    if "-" in other or (suspect.text[:2].isupper() and word[1:] == other):
        return False
    if is_of_a_family(suspect.text, one.form) or is_lettered(suspect.text, one.form, words):
        return False
    if has_other_capital(suspect.text, one.form):
        return False
    if one.distance == 2 and not is_anagram(word, other):
        if len(word) < 9 or one.documents < FAMOUS:
            return False
        if suspect.text.istitle() and len(humps(one.form)) == 1:
            return False
    return may_be_meant(word, other, one.distance)


def _favourite(suspect: Suspect, near: list[Neighbour], words: Words) -> Neighbour:
    """Return the nearest candidate that most documents have, or in a compound most others on that side."""
    nearest = [one for one in near if one.distance == near[0].distance]
    if suspect.compound:
        first = suspect.compound.startswith(suspect.text)
        return max(nearest, key=lambda one: (words.compounds(one.form.lower(), first), one.documents))
    return nearest[0]


def _allowed(suspect: Suspect, best: Neighbour, prose: str, lexicon: Lexicon) -> bool:
    """Return True if a suspect may mean a listed word; one that looks like a name needs more evidence."""
    words = lexicon.words
    if suspect.listed:
        return _allows_listed(suspect, best, words)
    plain = is_slip(suspect.folded, best.form.lower())
    if is_coined(suspect.folded, best.distance, words):
        return False
    if suspect.text.islower() and is_parameter(prose, suspect.start, suspect.end):
        return False
    if suspect.foreign and not (plain and best.documents >= FAMOUS):
        return False
    if is_made_of(suspect.text, words) and not _allows_made(suspect, best, plain, words):
        return False
    if best.documents >= MET and not suspect.named and has_lost_letter(suspect.folded, best.form.lower()):
        return True
    named = bool(lexicon.entities.forms.get(best.form.lower()))
    if suspect.text[0].isupper() and best.form.islower() and not named:
        if not plain and is_listed_as_name(prose, suspect.start, suspect.end):
            return False
        return _allows_capital(suspect, best, plain) or _is_before_known_word(suspect, best, prose, words)
    return _allows_word(suspect, best, plain, named)


def _allows_listed(suspect: Suspect, best: Neighbour, words: Words) -> bool:
    """Return True if a known part of a compound is rare, and the well-known ``best`` usual on that side."""
    first = suspect.compound.startswith(suspect.text)
    begins = words.compounds(best.form.lower(), first) >= BEGINS
    return words.is_rare(suspect.folded) and best.distance == 1 and begins and best.documents >= FAMOUS


def _allows_made(suspect: Suspect, best: Neighbour, plain: bool, words: Words) -> bool:
    """Return True if a suspect that is made of known words, as dataloader is, may still be a slip."""
    least = KNOWN if plain and suspect.text[1:].islower() else FAMOUS
    known = best.distance == 1 and best.documents >= least and _alike(suspect, best)
    return known and (plain or not is_glued(suspect.folded, words))


def _allows_capital(suspect: Suspect, best: Neighbour, plain: bool) -> bool:
    """Return True if a capitalised word, which may be a name, may mean an ordinary one."""
    size = len(suspect.text)
    if plain and (size >= 8 or best.documents >= (KNOWN if size > 6 else FAMOUS)):
        return True
    return _is_everywhere(suspect, best) and size >= 6


def _allows_word(suspect: Suspect, best: Neighbour, plain: bool, named: bool) -> bool:
    """Return True if any other suspect may mean a listed word, which for a short one must be well known."""
    text, size = suspect.text, len(suspect.text)
    if len(best.form) < 5:  # bpool, logps, taskd
        return False
    if size < 7:
        long = size > 5 or text.islower() or (text.istitle() and named)
        swapped = size > 5 and is_anagram(suspect.folded, best.form.lower())
        known = plain and best.documents >= (MET if swapped else FAMOUS)
        return known or (_is_everywhere(suspect, best) and long)
    if plain or best.documents >= FAMOUS or (size >= 9 and best.distance == 1):
        return True
    return text.islower() and best.distance == 1 and best.documents >= KNOWN


def _is_everywhere(suspect: Suspect, best: Neighbour) -> bool:
    return best.distance == 1 and best.documents >= EVERYWHERE and not suspect.named


def _alike(suspect: Suspect, best: Neighbour) -> bool:
    """Return True if capitals divide both words into as many parts, with the same acronyms."""
    ours, theirs = humps(suspect.text), humps(best.form)
    acronyms = [part for part in (*ours, *theirs) if part.isupper()]
    return len(ours) == len(theirs) and all(part in ours and part in theirs for part in acronyms)


def _is_before_known_word(suspect: Suspect, best: Neighbour, prose: str, words: Words) -> bool:
    """Return True if a known English word follows, and a well-known word one edit away is meant: the suspect
    is part of an English phrase, as in Sacling Law.
    """
    after = prose[suspect.end : suspect.end + 20].lstrip(" ").split(" ")[0].lower()
    return (
        best.documents >= FAMOUS
        and best.distance == 1
        and len(after) > 2
        and after.isascii()
        and words.knows(after)
    )


def in_case_of(text: str, word: str, seen: Mapping[str, int], lexicon: Lexicon) -> str:
    """Return ``text`` in the letter case of the misspelled ``word``, of the document, or of the name's owner.

    ``seen`` counts the words of the document, each in its own letter case.
    """
    names = lexicon.entities.forms.get(text.lower(), ())
    if word.isupper():
        return text.upper()
    if word.islower() and text.istitle() and not names and lexicon.words.documents(text.lower()) >= FAMOUS:
        return text.lower()
    if text[1:].lower() == word.lower():  # the first letter is lost, and its case with it
        return text
    alike = word[0] + text[1:] if word[0].lower() == text[0].lower() else text
    for form in (alike, text.lower() if word.islower() else alike):
        if names and form not in names and not form.islower():
            continue
        if seen.get(form, 0) >= (max(seen.get(text, 0), 1) if names else 1):
            return form
    if names and text not in names and not text.islower():
        return names[0]
    if text[:1].islower() and word[0].isupper() and text.islower():
        return names[0] if names and names[0][0].isupper() else text.capitalize()
    return text
