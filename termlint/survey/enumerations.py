"""Short things side by side that a 和 or a 等 closes: 加法、减法、乘法和除法.

Only what is bounded on both sides is taken for an item, so the first of them is often left out: where it
begins nobody can tell without knowing the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from termlint.model import HOLE
from termlint.survey import Survey

_HAN = "[㐀-鿿]"
_LATIN = r"[A-Za-z][A-Za-z0-9.+#/_-]{0,30}(?: [A-Z][A-Za-z0-9.+#-]{0,30})?"
_OPAQUE = f"{HOLE}|“[^“”，。、]{{1,16}}”"
_WORD = f"(?:{_LATIN}|{_OPAQUE})"
_ITEM = f"(?:{_HAN}{{1,6}}|{_WORD}(?: ?{_HAN}{{1,4}})?)"
_LAST = f"(?:{_HAN}{{1,6}}?|{_WORD}(?: ?{_HAN}{{1,4}}?)? ?)(?:和|以及|与|或者|或|等)"
_INTRODUCED = ("包括", "包含", "例如", "比如说", "比如", "譬如", "诸如", "如", "即")
_HEADED = "|".join(f"(?<={word})" for word in (*_INTRODUCED[:-2], "，如", "，即", "（", "："))
_CLOSERS = ("以及", "或者", "和", "与", "或", "等")

# An adverb, a conjunction or a preposition at its beginning makes it a clause.
_CLAUSE = frozenset(
    "也都又还并而且则就才所因由以用使让被给向与及若如不没无有是要请再先后当其这那该它我你他她但只可会能将把对从在为即"
    "包通首最然此同另一例比特尤总甚虽除当果假直便却仍已曾至于每某各任何什哪怎谁您咱后既"
)
# So are words that stand for themselves between commas.
_ASIDE = frozenset(("显然", "事实上", "实际上", "一般", "接着", "现在", "如今", "换言之", "简言之", "目前", "之后", "随后", "接下来", "理论上", "本质上"))

HEAD = 40
"""So many code points before the first separator are looked at for the first item."""


class Listing(NamedTuple):
    """An enumeration: where a comma stands between two of its items; ``closed`` if 等 ends it."""

    commas: tuple[int, ...]
    closed: bool


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(f"(?:[，、] ?{_ITEM} ?(?=[，、])){{1,16}}+[，、] ?{_LAST}")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"(?:(?:{_HEADED})({_HAN}{{1,8}})|(?<![A-Za-z0-9.“])({_WORD})) ?$")


def count_enumeration_commas(survey: Survey) -> int:
    """Return how many enumerations have 、 before their last item."""
    return len(re.findall(f"、 ?{_LAST}", survey.prose)) if survey.characters["、"] else 0


def find_listings(survey: Survey) -> Iterator[Listing]:
    """Yield each enumeration that has a comma between two items."""
    if not survey.characters["，"]:
        return
    for match in _chain().finditer(survey.prose):
        if "，" in match[0] and (listing := _listing(survey.prose, match)):
            yield listing


def _listing(prose: str, match: re.Match[str]) -> Listing | None:
    chain, start = match[0], match.start()
    items = _items(_before(prose, start), chain)
    places = [at for at, character in enumerate(chain) if character in "，、"]
    begin = next((at for at in range(len(items) - 1, -1, -1) if not _is_item(items[at])), -1) + 1
    if begin and (bare := _without_introduction(items[begin - 1])):
        begin, items = begin - 1, [*items[: begin - 1], bare, *items[begin:]]
    if begin > len(places):
        return None
    if begin == 0 and _is_han(items[0]) != _is_han(items[1]):
        begin = 1
    closed = chain.endswith("等")
    if not _is_list(items[begin:], chain[places[max(begin - 1, 0)] :], closed=closed):
        return None
    return Listing(tuple(start + at for at in places[begin:] if chain[at] == "，"), closed)


def _before(prose: str, start: int) -> str:
    """Return the item before the first separator, if it is clear where it begins; with what introduces it."""
    found = _head().search(prose, max(start - HEAD, 0), start)
    return (found[1] or found[2] or "") if found else ""


def _items(head: str, chain: str) -> list[str]:
    """Return what stands before the first separator and after each; the closing word is taken off the last."""
    *items, last = [item.strip() for item in re.split("[，、]", chain)[1:]]
    closer = next(word for word in _CLOSERS if last.endswith(word))
    return [head.strip(), *items, last.removesuffix(closer).strip()]


def _is_item(text: str) -> bool:
    han = re.sub(f"^{_WORD} ?", "", text)[:1]
    clause = text[:1] in _CLAUSE or (han and han in _CLAUSE) or "的" in text or "了" in text
    return bool(text) and not clause and text not in _ASIDE


def _without_introduction(text: str) -> str:
    """Return an item without the word that introduces the list; empty if there is none or it is no item."""
    word = next((word for word in _INTRODUCED if text.startswith(word)), "")
    bare = text.removeprefix(word)
    return bare if word and _is_item(bare) else ""


def _is_list(items: list[str], chain: str, *, closed: bool) -> bool:
    """Whether these are words side by side: 等 says so; a conjunction may join the subjects of a clause.

    Then they must be Latin, of two characters each, or three in number.
    """
    if len(items) < 2 or closed:
        return len(items) > 1
    latin = all(item[0].isascii() or item[0] == "“" for item in items)
    short = all(len(item) <= 4 for item in items if _is_han(item))
    return "、" not in chain and (latin or {len(item) for item in items} == {2} or (len(items) > 2 and short))


def _is_han(item: str) -> bool:
    return "㐀" <= item[0] <= "鿿"
