"""Parses the Chinese side of an entry as people write it: alternatives, remarks, senses, forbidden words.

干扰（请勿译为“中断”）      预期状态，或期望状态      词元（不翻译）      训练器。当作为类名出现时不翻译。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lexicon.terms import Status
from termlint.termbase.found import HAN

_QUOTES = "“”\"'‘’「」『』`《》"

FORBIDDING = re.compile(
    r"(?:请勿|切勿|不要|不可以?|不能|不应该?|不得|不宜|避免|禁止|勿|别)(?:再|直接)?(?:翻译|译|翻|写|说)(?:为|作|成|做)?\s*[:：]?\s*"
    r"(?P<what>[“\"「『‘]?[^，。；;）)“”\"「」]+[”\"」』’]?(?:\s*(?:或者?|、|/|，)\s*[“\"「『‘][^”\"」』’]+[”\"」』’])*)"
    r"|(?:而?非|不用|禁用)\s*[“\"「『‘](?P<quoted>[^”\"」』’]+)[”\"」』’]"
    r"|(?:do not|don['’]t|never) (?:use|translate as|write) [“\"「]?(?P<english>[^”\"」.;]+)",
    re.I,
)
"""请勿译为“中断”；不要译作 中断；非“中断”."""

KEEPING = re.compile(
    r"(?:一般|通常|可)?(?:不作?翻译|不译|不做翻译|无[需须]翻译|不[需用必要]要?翻译|保留(?:英文|原文|英语|不译)(?:不译|不翻译)?"
    r"|保持(?:英文|原文)(?:不变)?|直?接?使?用(?:英文|原文|英语)|(?:keep|leave)(?: it)?(?: in)? english"
    r"|(?:do not|don['’]t) translate|dnt|untranslated|not translated)",
    re.I,
)
"""不翻译；保留英文；do not translate."""

_SENSE = re.compile(
    r"(?:当|在|若|如果)?(?P<sense>[^，（()）]{1,60}?)(?:的?时候?|的?情况下)?，?\s*(?:一般|通常|应该?|也?可以?|酌情|则|都|需要?|统一|建议|根据情况)*"
    r"(?:(?P<keep>不翻译|不译|保留英文|保留原文)|(?:直|意|翻|音|改)?译(?:为|作|成|做)\s*[:：]?\s*(?P<what>.+))"
)
_CONDITION = re.compile(r"^(?:当|在|若|如果|以|做|作|用|对|表示|指|特指|泛指)|[时中下候]，?(?:.{0,6}译|保留)")
_CLAUSE = re.compile(
    r"[。！\n]|\s[-–—]{1,2}\s|——|[，；;](?=当|若|如果|以\s?\w|做[^，；]{1,6}时|作[^，；]{1,8}时|用[作来]|请勿|切勿|不要译|不可译|不能译)"
)
_VERB = re.compile(r"^(?:可|应|一般|通常|统一|直|意|翻)*译(?:为|作|成|做)\s*[:：]?\s*")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_TRAILING = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_DIVIDING = re.compile(
    r"\s*(?:[、；;|]|[，,](?!\d)|(?<![A-Za-z0-9])[/／]|[/／](?![A-Za-z0-9]))\s*(?:或者?\s*)?"
)
_OR = re.compile(r"(?P<first>[㐀-鿿])(?P<rest>[㐀-鿿]+)或者?(?=(?P=first))")
_REMARK = re.compile(
    r"译[为作成法]|不翻译|不译|括号|上下文|语境|英文|原文|^(?:当|请|根据|例如|比如|参见|详见|意为|指的是|是指|一种|作为)"
)
LONGEST = 400
"""Most code points of a cell; a longer one is a text and no rendering."""

LONGER = 4
"""An alternative is a remark if it has more code points than twice the first rendering plus this."""


class Said(NamedTuple):
    """One rendering in a cell, empty if the English is kept. ``sense`` and ``note`` as in a row."""

    chinese: str
    status: Status
    sense: str = ""
    note: str = ""


class Cell(NamedTuple):
    """The renderings in a cell, and the English ``variants`` in its brackets: 卷积神经网络（CNN）."""

    said: tuple[Said, ...]
    variants: tuple[str, ...] = ()


def read_cell(text: str, status: Status | None = None) -> Cell:
    """Return the content of a cell. ``status``: that of all renderings that are not forbidden; without it the
    first of several is preferred, the others are admitted.
    """
    if len(text) > LONGEST:
        return Cell(())
    renderings: list[Said] = []
    variants: list[str] = []
    remarks: list[str] = []
    for clause in filter(None, (part.strip(" ，,；;") for part in _split(_CLAUSE, text))):
        if sense := read_sense(clause, status):
            renderings += sense
        elif FORBIDDING.match(clause) or renderings:
            found = list(forbidden(clause))
            renderings += found
            remarks += [] if found else [clause]
        else:
            renderings += _clause(clause, status, variants, remarks)
    if remarks and renderings:
        first = renderings[0]
        renderings[0] = first._replace(note="；".join(filter(None, (first.note, *remarks))))
    return Cell(tuple(dict.fromkeys(renderings)), tuple(variants))


def read_sense(clause: str, status: Status | None = None) -> list[Said]:
    """Return the renderings of a clause that states their sense: 在配置文件中，译为主键，或键; else none."""
    match = _SENSE.fullmatch(clause)
    if (
        not match
        or not _CONDITION.search(clause)
        or FORBIDDING.search(clause)
        or _VERB.match(clause)
        or KEEPING.fullmatch(clause)
    ):
        return []
    sense = match["sense"].strip(" ，")
    if match["keep"]:
        return [Said("", status or "preferred", sense)]
    return [one._replace(sense=sense) for one in _alternatives(match["what"], status)]


def _split(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the parts of a text between the matches of a pattern, but do not split within brackets."""
    at = 0
    for match in pattern.finditer(_BRACKETED.sub(lambda inside: "\0" * len(inside[0]), text)):
        yield text[at : match.start()]
        at = match.end()
    yield text[at:]


def _clause(text: str, status: Status | None, variants: list[str], remarks: list[str]) -> Iterator[Said]:
    """Yield the renderings of a clause without a sense. Other text in its brackets is added to ``variants``
    if it is English, else to ``remarks``.
    """
    kept = False
    wrong: list[Said] = []
    while match := _TRAILING.search(text):
        inside, text = match[1].strip(), text[: match.start()]
        found = list(forbidden(inside))
        wrong += found
        if KEEPING.fullmatch(inside):
            kept = True
        elif inside and not found:
            (variants if re.fullmatch(r"[A-Za-z][\w.+ -]*", inside) else remarks).append(inside)
    if (kept and not HAN.search(text)) or KEEPING.fullmatch(text.strip()):
        yield Said("", status or "preferred")
    else:
        yield from _alternatives(text, status)
        yield from [Said("", "admitted")] if kept else []
    yield from wrong


def forbidden(text: str) -> Iterator[Said]:
    """Yield the renderings that a remark forbids: 请勿译为“中断”."""
    for match in FORBIDDING.finditer(text[:LONGEST]):
        words = match["what"] or match["quoted"] or match["english"] or ""
        quoted = re.findall(r"[“「『‘\"]([^“”「」『』‘’\"]+)[”」』’\"]", words)
        for chinese in quoted or re.split(r"[、/]|或者?", words):
            if bare := chinese.strip(_QUOTES + " 等"):
                yield Said(bare, "forbidden")


def _alternatives(text: str, status: Status | None) -> list[Said]:
    """Return the renderings separated by 、 / ； or a comma; by default the first is preferred."""
    parts = [part.strip(_QUOTES + " ") for part in _split(_DIVIDING, _OR.sub(r"\g<first>\g<rest>、", text))]
    parts = [part for part in (_VERB.sub("", part).strip(_QUOTES + " .") for part in parts) if part]
    longest = 2 * len(parts[0]) + LONGER if parts else 0
    remarks = [part for part in parts[1:] if _REMARK.search(part) or len(part) > longest]
    kept = list(dict.fromkeys(part for part in parts if part not in remarks))
    note = "；".join(remarks)
    return [
        Said(part, status or ("admitted" if at else "preferred"), "", "" if at else note)
        for at, part in enumerate(kept)
    ]
