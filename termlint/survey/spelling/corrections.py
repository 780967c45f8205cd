"""What a misspelled word was meant to be: a word of the same text, or one of the lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.words import Neighbour, Words
from termlint.survey.frequent import OFTEN, Frequent, Near, is_anagram
from termlint.survey.spelling.coinages import (
    has_other_capital,
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
"""A word of the same text is meant if it stands so many times as often as the suspect."""

SHORT_TIMES = 10
"""For a word of four letters with another letter in it, so many times as often."""

LONG = 8
"""A plain slip in a word of so many letters is one beside any two of the right word."""

HERE = 50
"""A listed word that stands in the same text counts as if so many more documents used it, each time."""

KNOWN = 20
"""So many documents make a word one that a plain slip in seven letters may mean."""

MET, FAMOUS = 50, 100
"""So many documents make a word one that an inner letter was lost of, and one that everybody knows."""

EVERYWHERE = 300
"""So many documents make a word one that any near word of five letters must be."""

BEGINS = 8
"""So many known compounds make a word one that compounds begin or end with: well-known, well-defined …"""


class Correction(NamedTuple):
    """``text`` is meant, in the suspect's letter case.

    ``seen`` is how often it stands in the same text, 0 if a list says it; ``others`` are further
    candidates, best first; ``sure`` tells that an editor would not ask, ``listed`` that a list has it;
    ``beside`` is the pair of words, in lower case, that casts the doubt.
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
    """Return how many edits away a word of this length may be meant."""
    return 1 if len(word) < 9 else 2


def from_text(suspect: Suspect, here: int, text: Frequent, lexicon: Lexicon) -> Correction | None:
    """Return the word of the same text that is meant by a suspect, if one is.

    ``here`` is how often the suspect stands in the prose, ``text`` the words of the text with its code.
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
        # A long name that stands once is enough if capitals divide it into known words, and not the suspect.
        whole = is_humped(found.text, words) and not is_humped(suspect.text, words)
        if not (whole and found.distance == 1 and found.seen >= here) and not _is_plain(suspect, here, found):
            return None
    if suspect.listed and (
        found.distance > 1 or suspect.named or words.is_name(found.text) or found.text.islower()
    ):
        return None
    return found


def _is_plain(suspect: Suspect, here: int, found: Correction) -> bool:
    """Tell whether a long word stands once, and with two letters swapped or one doubled or lost twice."""
    word = suspect.folded
    plain = found.distance == 1 and is_slip(word, found.text.lower())
    return plain and here == 1 and found.seen > here and len(word) >= LONG and not suspect.named


def nearest(word: str, here: int, text: Frequent) -> Correction | None:
    """Return the frequent word nearest to a misspelled one that stands ``here`` times."""
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
    # At the start of a sentence a capital says nothing: Woker beside many worker.
    return fits_case(word, form, near.distance) or (often and word.istitle() and form.islower())


def _has_other_start(word: str, other: str) -> bool:
    """Tell whether two words, in lower case, differ in their first letter only, or one has lost it."""
    return len(other) > 4 and (other[1:] == word or other[1:] == word[1:])


def _has_two_capitals(word: str, form: str, text: Frequent) -> bool:
    """Tell whether a capital was struck twice: DDjango. TTransport and all that begin with YY are names."""
    return word[0] == word[1] not in "CIT" and word[1:] == form and text.begin(word[:2]) == 1


def lost_syllable(word: str, here: int, text: Frequent, lexicon: Lexicon) -> Correction | None:
    """Return the word of the text that becomes this one if the eye skips two letters: annotion.

    It is a listed one; a name that the author writes right more often is meant wherever he does not.
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
    """Tell whether two inner letters are lost of which one stands next to the gap once more."""
    gaps = (at for at in range(1, len(word)) if other[:at] + other[at + 2 :] == word)
    return any(other[at] == other[at + 2] or other[at + 1] == other[at - 1] for at in gaps)


def _is_other(suspect: Suspect, found: Correction, text: Frequent, words: Words) -> bool:
    """Tell whether a suspect is made of known words in another way: CoreText is no Context."""
    if suspect.foreign and len(suspect.text) < 7 and found.text.islower():
        return True
    if is_of_a_family(suspect.text, found.text) or has_other_capital(suspect.text, found.text):
        return True
    alone = text.counts[odd_part(suspect.text, found.text).lower()] > 0
    if is_other_name(suspect.text, found.text, found.distance, alone, words):
        return True
    if is_glued(suspect.folded, words) and not is_slip(suspect.folded, found.text.lower()):
        return True
    if not is_humped(suspect.text, words):
        return False
    # Of two that capitals divide, the one that is made of known words is right, however often: AttribtueList.
    unknown = not is_humped(found.text, words) and not words.documents(found.text.lower())
    return unknown or len(humps(suspect.text)) != len(humps(found.text))


def from_lists(suspect: Suspect, prose: str, text: Frequent, lexicon: Lexicon) -> Correction | None:
    """Return the listed word that is meant, if one is and the suspect cannot be a name or an identifier."""
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
    """Count a word of the same text, and a listed name with inner capitals, as more documents."""
    form, documents, distance = one
    names = lexicon.entities.forms.get(form.lower(), ())
    named = FAMOUS if form in names and len(humps(form)) > 1 else 0
    return Neighbour(form, documents + named + HERE * min(text.counts[form.lower()], 6), distance)


def _rivals(one: Neighbour, best: Neighbour) -> bool:
    return one.distance == best.distance and one.documents * 10 >= best.documents


def _from_dictionary(suspect: Suspect, words: Words) -> Correction | None:
    """Return the only dictionary word one slip away from a long word in lower case."""
    word = suspect.text
    if len(word) < 7 or not word.islower() or suspect.listed or suspect.foreign or is_glued(word, words):
        return None
    from rapidfuzz.distance import OSA

    near = [
        one
        for one in words.rare_neighbours(word)
        if may_be_meant(word, one, 1) and (len(word) >= 8 or is_anagram(word, one))
    ]
    if len(near) > 1:  # stragler: a straggler rather than a strangler
        near = [one for one in near if one in words.counted]
    if len(near) != 1 or word.startswith(near[0]) or _is_compound(word, words) or words.is_name(word):
        return None
    if is_lettered(word, near[0], words, most=2):
        return None
    likely = len(word) != len(near[0]) or _has_other_vowel(word, near[0])
    likely |= is_anagram(word, near[0]) and OSA.distance(word, near[0]) == 1
    return Correction(near[0], 0, 1, 0.7, False) if likely else None


def _has_other_vowel(word: str, other: str) -> bool:
    """Tell whether all letters that differ are vowels; of other letters one in five was a slip."""
    return all({one, two} <= set("aeiouy") for one, two in zip(word, other, strict=True) if one != two)


def _is_compound(word: str, words: Words) -> bool:
    """Tell whether a word in lower case may be two, of at least three letters: skillset."""
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
    """Return the nearest and most used; in a compound the one that begins or ends most other compounds."""
    nearest = [one for one in near if one.distance == near[0].distance]
    if suspect.compound:
        first = suspect.compound.startswith(suspect.text)
        return max(nearest, key=lambda one: (words.compounds(one.form.lower(), first), one.documents))
    return nearest[0]


def _allowed(suspect: Suspect, best: Neighbour, prose: str, lexicon: Lexicon) -> bool:
    """Tell whether a listed word may be what a suspect means: the more, the less it looks like a name."""
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
    """Judge a part of a compound that lists know: a rare word where a common one begins or ends many."""
    first = suspect.compound.startswith(suspect.text)
    begins = words.compounds(best.form.lower(), first) >= BEGINS
    return words.is_rare(suspect.folded) and best.distance == 1 and begins and best.documents >= FAMOUS


def _allows_made(suspect: Suspect, best: Neighbour, plain: bool, words: Words) -> bool:
    """Judge a suspect that is made of known words: dataloader."""
    least = KNOWN if plain and suspect.text[1:].islower() else FAMOUS
    known = best.distance == 1 and best.documents >= least and _alike(suspect, best)
    return known and (plain or not is_glued(suspect.folded, words))


def _allows_capital(suspect: Suspect, best: Neighbour, plain: bool) -> bool:
    """Judge a capital word where an ordinary one is near: it may be a name."""
    size = len(suspect.text)
    if plain and (size >= 8 or best.documents >= (KNOWN if size > 6 else FAMOUS)):
        return True
    return _is_everywhere(suspect, best) and size >= 6


def _allows_word(suspect: Suspect, best: Neighbour, plain: bool, named: bool) -> bool:
    """Judge the rest by length: few letters have many neighbours."""
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
    """Tell whether capitals divide both in the same way, and the acronyms in them are the same."""
    ours, theirs = humps(suspect.text), humps(best.form)
    acronyms = [part for part in (*ours, *theirs) if part.isupper()]
    return len(ours) == len(theirs) and all(part in ours and part in theirs for part in acronyms)


def _is_before_known_word(suspect: Suspect, best: Neighbour, prose: str, words: Words) -> bool:
    """Return True if a known English word follows, and what is meant is a famous word one edit away: the
    suspect stands in English, as Sacling does in Sacling Law.
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
    """Return ``text`` in the letter case of the misspelled word, or in that of the document or its owner.

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
        return text.capitalize()
    return text
