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
_ITEM = f"(?:{_HAN}{{1,6}}|{_WORD})"
_LAST = f"(?:{_HAN}{{1,6}}?|{_WORD} ?)(?:和|以及|与|或者|或|等)"
_INTRODUCED = ("包括", "包含", "例如", "比如", "诸如")
_HEADED = "|".join(f"(?<={word})" for word in (*_INTRODUCED, "，如", "（如", "（", "："))
_CLOSERS = ("以及", "或者", "和", "与", "或", "等")

# An adverb, a conjunction or a preposition at its beginning makes it a clause.
_CLAUSE = frozenset(
    "也都又还并而且则就才所因由以用使让被给向与及若如不没无有是要请再先后当其这那该它我你他她但只可会能将把对从在为即"
    "包通首最然此同另一例比特尤总甚虽除当果假直便却仍已曾至于每某各任何什哪怎谁您咱后既"
)
# So are words that stand for themselves between commas.
_ASIDE = frozenset(("显然", "事实上", "实际上", "一般", "接着", "现在", "如今", "换言之", "简言之", "目前", "之后", "随后", "接下来", "理论上", "本质上"))


class Comma(NamedTuple):
    """A comma at ``start`` between two items of an enumeration; ``closed`` if 等 ends it."""

    start: int
    closed: bool


@cache
def _chain() -> re.Pattern[str]:
    head = f"(?:(?P<head>(?:{_HEADED}){_HAN}{{1,6}}|(?<![A-Za-z0-9.“]){_WORD}) ?)?"
    return re.compile(f"{head}(?P<rest>(?:[，、] ?{_ITEM} ?(?=[，、])){{1,24}}[，、] ?{_LAST})")


def count_enumeration_commas(survey: Survey) -> int:
    """Return how often 、 stands between short things that are closed."""
    return len(re.findall(f"、 ?{_LAST}", survey.prose)) if survey.characters["、"] else 0


def find_commas(survey: Survey) -> Iterator[Comma]:
    """Yield each comma between two items."""
    if not survey.characters["，"]:
        return
    for match in _chain().finditer(survey.prose):
        chain = match["rest"]
        if "，" in chain and all(map(_is_item, items := _items(chain))):
            yield from _commas(match, items)


def _items(chain: str) -> list[str]:
    """Return the items after each separator; the closing word is taken off the last."""
    *items, last = [item.strip() for item in re.split("[，、]", chain)[1:]]
    closer = next(word for word in _CLOSERS if last.endswith(word))
    return [*items, last.removesuffix(closer).strip()]


def _is_item(text: str) -> bool:
    return text[0] not in _CLAUSE and text not in _ASIDE and "的" not in text and "了" not in text


def _commas(match: re.Match[str], items: list[str]) -> Iterator[Comma]:
    chain, head = match["rest"], match["head"] or ""
    for word in _INTRODUCED:
        head = head.removeprefix(word)
    closed = chain.endswith("等")
    if not closed and ("、" in chain or not _are_alike(items)):
        return
    first = 0 if head and _is_han(head) == _is_han(items[0]) and _is_item(head) else 1
    places = [at for at, character in enumerate(chain) if character in "，、"]
    for at in places[first:]:
        if chain[at] == "，":
            yield Comma(match.start("rest") + at, closed)


def _are_alike(items: list[str]) -> bool:
    """Whether items that nothing but a conjunction closes are words: Latin ones, two characters each, or three items."""
    if all(item[0].isascii() or item[0] == "“" for item in items) or {len(item) for item in items} == {2}:
        return True
    return len(items) > 2 and all(len(item) <= 4 for item in items if _is_han(item))


def _is_han(item: str) -> bool:
    return "㐀" <= item[0] <= "鿿"
