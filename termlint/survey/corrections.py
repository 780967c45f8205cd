"""What a misspelled word was meant to be: a word of the same text, or one of the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from termlint.lexicon.words import Neighbour, Words, stems
from termlint.survey.suspects import Suspect, humps

OFTEN = 3
TIMES = 4
"""A word of the same text is meant if it stands there so often, and so many times as often as the suspect."""

FAMOUS = 100
"""So many documents make a word one that everybody knows."""

EVERYWHERE = 300
"""So many documents make a word one that any near word of five letters must be."""

BEGINS = 8
"""So many known compounds make a word one that compounds begin or end with: well-known, well-defined …"""


class Correction(NamedTuple):
    """``text`` is meant, in the suspect's letter case.

    ``seen`` is how often it stands in the same text, 0 if a list says it; ``others`` are further
    candidates, best first; ``sure`` tells that an editor would not ask.
    """

    text: str
    seen: int
    distance: int
    confidence: float
    sure: bool
    others: tuple[str, ...] = ()


def reach_of(word: str) -> int:
    """Return how many edits away a word of this length may be meant."""
    return 1 if len(word) < 8 else 2


def from_text(
    suspect: Suspect, often: Mapping[str, int], forms: Mapping[str, str], words: Words
) -> Correction | None:
    """Return the word of the same document that is meant by a suspect, if one is.

    ``often`` counts the words of the text in lower case, at least those that stand there `OFTEN` times;
    ``forms`` gives their letter case.
    """
    found = nearest(suspect.text, often, forms)
    if found is None or _is_other(suspect, found, words):
        return None
    if suspect.listed and (
        found.distance > 1 or suspect.named or words.is_name(found.text) or found.text.islower()
    ):
        return None
    return found


def nearest(text: str, often: Mapping[str, int], forms: Mapping[str, str]) -> Correction | None:
    """Return the frequent word nearest to a misspelled one."""
    from rapidfuzz.distance import OSA

    word = text.lower()
    least, reach = max(OFTEN, TIMES * often.get(word, 1)), reach_of(word)
    best: tuple[int, int, str] | None = None
    for other, count in often.items():
        if count < least or abs(len(other) - len(word)) > reach or len(other) < 4:
            continue
        distance = OSA.distance(word, other, score_cutoff=reach)
        if (
            distance <= reach
            and may_be_meant(word, other, distance)
            and fits_case(text, forms[other], distance)
        ):
            best = min(best or (9, 0, ""), (distance, -count, other))
    if best is None:
        return None
    distance, negative, other = best
    return Correction(forms[other], -negative, distance, 0.95, distance == 1 and len(other) >= 6)


def fits_case(text: str, form: str, distance: int) -> bool:
    """Tell whether letter case allows that one word is meant by another: names are no ordinary words."""
    if form.islower() and not text.islower():
        plain = text[1:].islower() and is_slip(text.lower(), form)
        return distance == 1 and plain
    return (
        distance == 1 or not (text[0].isupper() and text[1:].islower()) or len(text) >= 9 or form[0].isupper()
    )


def _is_other(suspect: Suspect, found: Correction, words: Words) -> bool:
    """Tell whether a suspect is made of known words in another way: CoreText is no Context."""
    if suspect.foreign and len(suspect.text) < 7 and found.text.islower():
        return True
    return is_humped(suspect.text, words) and len(humps(suspect.text)) != len(humps(found.text))


def may_be_meant(word: str, other: str, distance: int) -> bool:
    """Tell whether two near words, in lower case, are likely one: no plural, no prefix, no other name."""
    if are_forms(word, other) or set(stems(word)) & {other, *stems(other)}:
        return False
    if word[0] == other[0] or word[:2] == other[1::-1]:
        return True
    return distance == 1 and ((other[1:] == word and len(word) >= 6) or len(word) == len(other) >= 8)


_AFTER_E = {"", "s", "d", "r", "rs"}
_AFTER = {"", "s", "es", "ed", "er", "ers", "ing", "ings", "ly", "al", "able", "ion", "ions", "ism", "ist"}
_AFTER |= {"ity", "ment", "or"}
_PRODUCT = {"x", "z", "js", "ts", "py", "db", "kit", "y", "ify", "io"}
_SHORTENED = {("zr", "e"), ("zr", "er"), ("kr", "er"), ("lr", "er"), ("mr", "er")}


def are_forms(word: str, other: str) -> bool:
    """Tell whether two words, in lower case, are one stem with endings of English or of product names."""
    pairs = enumerate(zip(word, other, strict=False))
    at = next((at for at, (one, two) in pairs if one != two), min(len(word), len(other)))
    ends = {word[at:], other[at:]}
    if (ends <= _AFTER_E and word[at - 1] == "e") or ("" in ends and ends <= _AFTER):
        return True
    return (word[at:] in _PRODUCT and other[at:] in _AFTER_E) or (word[at - 1 :], other[at:]) in _SHORTENED


def from_lists(suspect: Suspect, prose: str, words: Words) -> Correction | None:
    """Return the listed word that is meant, if one is and the suspect cannot be a name or an identifier."""
    word = suspect.folded
    near = [one for one in words.neighbours(word, reach_of(word)) if _fits(suspect, one)]
    if not near:
        return _from_dictionary(suspect, words)
    best = _favourite(suspect, near, words)
    if not _allowed(suspect, best, prose, words):
        return None
    rivals = tuple(one.form for one in near if one is not best and _rivals(one, best))
    sure = not rivals and len(word) >= 7 and best.distance == 1 and best.documents >= FAMOUS
    confidence = 0.9 if sure else 0.8 if best.distance == 1 else 0.7
    return Correction(best.form, 0, best.distance, confidence, sure, rivals[:3])


def _rivals(one: Neighbour, best: Neighbour) -> bool:
    return one.distance == best.distance and one.documents * 10 >= best.documents


def _from_dictionary(suspect: Suspect, words: Words) -> Correction | None:
    """Return the only dictionary word one slip away from a long word in lower case."""
    word = suspect.text
    if len(word) < 8 or not word.islower() or suspect.listed or suspect.foreign or is_glued(word, words):
        return None
    near = [one.form for one in words.rare_neighbours(word) if may_be_meant(word, one.form, 1)]
    return Correction(near[0], 0, 1, 0.8, False) if len(near) == 1 else None


def _fits(suspect: Suspect, one: Neighbour) -> bool:
    word, other = suspect.folded, one.form.lower()
    if one.distance == 2 and (len(word) < 9 or one.documents < FAMOUS):
        return False
    if one.distance == 2 and suspect.text.istitle() and len(humps(one.form)) == 1:
        return False
    return may_be_meant(word, other, one.distance)


def _favourite(suspect: Suspect, near: list[Neighbour], words: Words) -> Neighbour:
    """Return the nearest and most used; in a compound the one that begins or ends most other compounds."""
    nearest = [one for one in near if one.distance == near[0].distance]
    if suspect.compound:
        first = suspect.compound.startswith(suspect.text)
        return max(nearest, key=lambda one: (words.compounds(one.form.lower(), first), one.documents))
    return nearest[0]


def _allowed(suspect: Suspect, best: Neighbour, prose: str, words: Words) -> bool:
    word, other = suspect.folded, best.form.lower()
    plain = is_slip(word, other)
    everywhere = best.distance == 1 and best.documents >= EVERYWHERE and not suspect.named
    if suspect.listed:
        begins = words.compounds(other, suspect.compound.startswith(suspect.text)) >= BEGINS
        return words.is_rare(word) and best.distance == 1 and begins
    if suspect.foreign and not (plain and best.documents >= FAMOUS):
        return False
    if is_made_of(suspect.text, words) and not (
        best.distance == 1 and best.documents >= FAMOUS and _alike(suspect, best)
    ):
        return False
    if suspect.text[0].isupper() and best.form.islower():
        common = len(word) >= 7 and plain and not suspect.named and best.documents >= 30
        return common or (everywhere and len(word) >= 6) or _pair(suspect, best, prose, words)
    if len(word) < 7:
        return (plain and best.documents >= FAMOUS) or everywhere
    return plain or best.documents >= FAMOUS or (len(word) >= 9 and best.distance == 1)


def _alike(suspect: Suspect, best: Neighbour) -> bool:
    """Tell whether capitals divide both in the same way, and the acronyms in them are the same."""
    ours, theirs = humps(suspect.text), humps(best.form)
    acronyms = [part for part in (*ours, *theirs) if part.isupper()]
    return len(ours) == len(theirs) and all(part in ours and part in theirs for part in acronyms)


def _pair(suspect: Suspect, best: Neighbour, prose: str, words: Words) -> bool:
    """Tell whether the next word makes a known pair with what is meant: Sacling Law, as scaling-law."""
    after = prose[suspect.end : suspect.end + 20].lstrip(" ").split(" ")[0].lower()
    return (
        best.documents >= FAMOUS
        and best.distance == 1
        and len(after) > 2
        and after.isascii()
        and words.knows(after)
    )


def is_slip(word: str, other: str) -> bool:
    """Tell whether letters changed places, one was doubled or halved, or one dropped in a long word."""
    if len(word) == len(other):
        return sorted(word) == sorted(other)
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    if len(longer) - len(shorter) != 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    doubled = at > 0 and longer[at] == longer[at - 1]
    return doubled or len(shorter) >= 8


def is_glued(word: str, words: Words) -> bool:
    """Tell whether a word, in lower case, is two known ones of at least four letters without a space."""
    return any(words.knows(word[:at]) and words.knows(word[at:]) for at in range(4, len(word) - 3))


def is_made_of(text: str, words: Words) -> bool:
    """Tell whether a word is known ones without a space, with capitals or without: ViewModel, dataloader."""
    return is_humped(text, words) or is_glued(text.lower(), words)


def is_humped(text: str, words: Words) -> bool:
    """Tell whether inner capitals divide a word into acronyms and known words: PaddleCV, ViewModel."""
    parts = humps(text)
    return len(parts) > 1 and all(_is_hump(part, words) for part in parts)


def _is_hump(part: str, words: Words) -> bool:
    if part.isupper():
        return len(part) > 1
    return words.documents(part.lower()) >= 20 or (len(part) > 4 and words.knows(part.lower()))


def in_case_of(text: str, word: str, seen: Counter[str]) -> str:
    """Return ``text`` in the letter case of the misspelled word: an ordinary word gets a capital."""
    if text[:1].islower() and word[0].isupper() and text.islower():
        return text.capitalize()
    if word.islower() and text[1:].islower() and seen[text.lower()]:
        return text.lower()
    return text
