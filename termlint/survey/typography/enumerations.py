"""Enumerations of short items that end with 和 or 等: 加法、减法、乘法和除法.

An item must be delimited on both sides, so the first one is often left out: without parsing the sentence
nobody can tell where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK, HOLE
from termlint.survey import Survey
from termlint.survey.tokens import tag

_HAN = "[㐀-鿿]"
_LATIN = r"[A-Za-z][A-Za-z0-9.+#/_-]{0,30}(?: [A-Z0-9][A-Za-z0-9.+#-]{0,30})?"
_OPAQUE = f"{HOLE}|“[^“”，。、]{{1,16}}”"
_WORD = f"(?:{_LATIN}|{_OPAQUE})"
_ITEM = f"(?:{_HAN}{{1,6}}|{_WORD}(?: ?{_HAN}{{1,4}})?)"
# Not the 等 of 高等, 干等着, 等待, 等于.
_ETC = "(?<![中高初同相均平优劣何干乾])等(?![待于级价式同效候到号比距宽长差着著])"
_CLOSER = f"(?:和(?![谐平解约])|以及|(?<![参给赋])与|或者|或(?!许)|{_ETC})"
_LAST = f"(?:{_HAN}{{1,6}}?|{_WORD}(?: ?{_HAN}{{1,4}}?)? ?){_CLOSER}"
_INTRODUCED = ("包括", "包含", "例如", "比如说", "比如", "譬如", "诸如", "如", "即")
_HEADED = "|".join(f"(?<={word})" for word in (*_INTRODUCED[:-2], "，如", "，即", "（", "："))
_CLOSERS = ("以及", "或者", "和", "与", "或", "等")

# An adverb, a conjunction or a preposition at the beginning shows a clause; nouns that begin so are excepted.
_CLAUSE = (
    "[和或也都又还并而且则就才所因由给与及若如没是其这那该它我你他她但只将把从为即便却仍已曾至于某什哪怎谁您咱既让被使]"
    "|用(?![户例法途量])|后(?![端台缀门])|会(?![话议员])|请(?!求)|任何|可(?![视用靠扩读维])|无(?![线界])|要(?![素求点])"
    "|有(?!向)|当(?!前)|先(?!验)|再(?!生)|在(?!线)|能(?![力量源耗效])|不(?![等变])|每|各|对(?![象话齐比数抗])|以(?!太)"
    "|通[过過常]|首先|最[后後终終近]|然[后後而]|此[外時时]|同[时時样樣]|另[外一]|例如|比如|譬如|尤其|特[别別]|总[之的體体]|甚至|[虽雖]然"
    "|除[了此非]|包[括含]|[当當]然|假[如设設]|直[到至接]|果然|[显顯]然|事[实實]上|[实實][际際]上|一般|接[着著下]|[现現]在|如今|[换換]言"
    "|[简簡]言|具[体體](?!化)|目前|之[后後]|[随隨][后後]|理[论論]上|本[质質]上"
)

HEAD = 40
"""The code points before the first separator in which the first item is looked for."""

_NO_ITEM = lazily(f"(?:{_WORD} ?)?(?:{_CLAUSE})|.*[的了]|.*[较較更很极極][高低快慢大小多少好强強弱]")
_BETWEEN = f"(?:[，、] ?{_ITEM} ?(?=[，、])){{0,16}}"
# A group and a reference to it replace {0,16}+, which Python 3.11.2 may end in the middle of an item.
_CHAIN = lazily(f"(?=(?P<items>{_BETWEEN}))(?P=items)[，、] ?{_LAST}")
_SEPARATOR = lazily("[，、]")
_FIRST = lazily(f"(?:(?:{_HEADED})({_HAN}{{1,8}})|(?<![A-Za-z0-9.“])(?<!\\d )({_WORD})) ?$")
_BEGINNING = lazily(rf"(?:{_HEADED}|(?<=[。！？；\n{BREAK}])) ?$")
"""What stands before a first item that is Latin, if it is introduced or begins the sentence."""


_RELATION = lazily(r"[=<>≈≤≥]|\\(?:approx|leq?|geq?|sim|propto|to|in)\b")
"""A sign in a formula that makes it a statement."""


PREDICATE = 4
"""The fewest characters of a verb and its object that commas may separate from others."""


class Listing(NamedTuple):
    """An enumeration: the offsets of the commas between its ``items``; ``closed`` if it ends with 等."""

    commas: tuple[int, ...]
    closed: bool
    items: tuple[str, ...]

    @property
    def is_brief(self) -> bool:
        """Whether one comma parts Latin words or code, which proves little of a document's practice."""
        return len(self.commas) == 1 and not any(map(_is_han, self.items))


def count_enumeration_commas(survey: Survey) -> int:
    """Return how many enumerations have 、 before their last item."""
    return len(re.findall(f"、 ?{_LAST}", survey.prose)) if survey.characters["、"] else 0


def find_listings(survey: Survey) -> Iterator[Listing]:
    """Yield each enumeration that has a comma between two items."""
    if not survey.characters["，"]:
        return
    for match in _chains(survey.prose):
        listing = _listing(survey.prose, match) if "，" in match[0] else None
        if listing and not _are_clauses(survey, listing):
            yield listing


def _are_clauses(survey: Survey, listing: Listing) -> bool:
    """Return True if commas separate equations, or in a text that was not counted verbs with their objects.

    In documentation most of these are terms: 问答系统, 训练策略.
    """
    if any(_is_equation(survey, at - 1) for at in listing.commas):
        return True
    return any(map(_is_predicate, listing.items)) and survey.uncounted


def _is_equation(survey: Survey, at: int) -> bool:
    """Return True if a formula that states something is at an offset: $x = 1$ is a clause, no item."""
    if survey.prose[at] != HOLE:
        return False
    source = survey.document.text[slice(*survey.document.alignment.span(at, at + 1))]
    return source[:1] in ("$", "\\") and _RELATION.search(source) is not None


def _chains(prose: str) -> Iterator[re.Match[str]]:
    """Yield each chain of items, in order, tried where a separator stands: that is found fastest alone."""
    at = 0
    while separator := _SEPARATOR.search(prose, at):
        at = separator.end()
        if chain := _CHAIN.match(prose, separator.start()):
            yield chain
            at = chain.end()


def _listing(prose: str, match: re.Match[str]) -> Listing | None:
    """Return the enumeration that ends with the matched chain of items, None if it is a clause."""
    chain, closed = match[0], match[0].endswith("等")
    before, introduced = _before(prose, match.start())
    items = _items(before, chain)
    begin = next((at for at in range(len(items) - 1, -1, -1) if not _is_item(items[at])), -1) + 1
    if begin and (bare := _without_introduction(items[begin - 1])):
        begin, items, introduced = begin - 1, [*items[: begin - 1], bare, *items[begin:]], True
    places = [at for at, character in enumerate(chain) if character in "，、"]
    sure = introduced or (closed and all(map(str.isascii, items)))
    if begin > len(places) or (len(places) == 1 and not sure):
        return None
    if begin == 0 and _is_han(items[0]) != _is_han(items[1]):
        begin = 1
    if not _is_list(items[begin:], chain[places[max(begin - 1, 0)] :], closed=closed):
        return None
    if _begins_anew([chain[at] for at in places[begin:]]):
        return None
    commas = tuple(match.start() + at for at in places[begin:] if chain[at] == "，")
    return Listing(commas, closed, tuple(items[begin:]))


def _begins_anew(marks: list[str]) -> bool:
    """Return True if an enumeration with 、 begins behind a comma: 连日来，甲、乙、丙等."""
    return marks[:1] == ["，"] and "、" in marks


def _is_predicate(item: str) -> bool:
    """Return True if an item is a verb with its object, which commas separate: 转变观念，参与竞争."""
    if len(item) < PREDICATE or not _is_han(item):
        return False
    first, *rest = tag(item)
    return first.part == "v" and bool(rest) and rest[-1].part[0] == "n"


def _before(prose: str, start: int) -> tuple[str, bool]:
    """Return (the item before the first separator, whether a word such as 包括 or a bracket introduces it).

    A Latin one may also begin the sentence. The item is empty if its beginning is not clear.
    """
    found = _FIRST.search(prose, max(start - HEAD, 0), start)
    if not found:
        return "", False
    begun = found.start()
    introduced = found[1] or not begun or _BEGINNING.search(prose, begun - 1, begun)
    return found[1] or found[2], bool(introduced) and prose[begun - 1] != "："


def _items(head: str, chain: str) -> list[str]:
    """Return the items: ``head``, and what follows each separator, without the closing word (和, 等)."""
    *items, last = [item.strip() for item in re.split("[，、]", chain)[1:]]
    closer = next(word for word in _CLOSERS if last.endswith(word))
    return [head.strip(), *items, last.removesuffix(closer).strip()]


def _is_item(text: str) -> bool:
    return bool(text) and not _NO_ITEM.match(text)


def _without_introduction(text: str) -> str:
    """Return a text without the word that introduces a list; empty if it has none or the rest is no item."""
    word = next((word for word in _INTRODUCED if text.startswith(word)), "")
    bare = text.removeprefix(word)
    return bare if word and _is_item(bare) else ""


def _is_list(items: list[str], chain: str, *, closed: bool) -> bool:
    """Return True if the items form an enumeration.

    Two are enough before 等. A conjunction may also join the subjects of a clause: there all items must be
    Latin, or have two characters each, or be three or more and short.
    """
    if len(items) < 2 or closed:
        return len(items) > 1
    latin = all(item.isascii() or item[0] == "“" for item in items) or {*items} == {HOLE}
    short = all(len(item) <= 4 for item in items if _is_han(item))
    return "、" not in chain and (latin or {len(item) for item in items} == {2} or (len(items) > 2 and short))


def _is_han(item: str) -> bool:
    return "㐀" <= item[0] <= "鿿"
