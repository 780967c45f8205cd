"""How messages cite the text: its words in quotation marks, a mark that is such a mark itself by its name."""

from __future__ import annotations

from termlint.model import Message

_NAMES = {
    "“": Message("the opening double quotation mark", "左双引号"),
    "”": Message("the closing double quotation mark", "右双引号"),
    "‘": Message("the opening single quotation mark", "左单引号"),
    "’": Message("the closing single quotation mark", "右单引号"),
    "「": Message("the opening corner bracket", "左直角引号"),
    "」": Message("the closing corner bracket", "右直角引号"),
    "『": Message("the opening double corner bracket", "左双直角引号"),
    "』": Message("the closing double corner bracket", "右双直角引号"),
}


def cited(text: str) -> str:
    """Return a stretch of text in quotation marks: in single ones if it has double ones itself."""
    return f"‘{text}’" if "“" in text or "”" in text else f"“{text}”"


def cited_mark(mark: str) -> Message:
    """Return how a mark is called: a quotation mark by name and code point, any other in quotation marks."""
    if name := _NAMES.get(mark):
        return Message(f"{name.en} (U+{ord(mark):04X})", f"{name.zh}（U+{ord(mark):04X}）")
    return Message(cited(mark), cited(mark))


def counted(wrong: str, times: int, right: str, others: int, *, here: bool = True) -> Message:
    """Return how often two forms occur, ``here`` in one document or else in all."""
    en = f"{cited(wrong)} occurs {_times(times)}, {cited(right)} {_times(others)}"
    zh = f"{cited(wrong)}出现 {times} 次，{cited(right)}{f'出现 {others} 次' if others else '未出现'}"
    return Message(f"in this document {en}", f"本文中{zh}") if here else Message(en, zh)


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


LONGEST = 120
"""The most code points of one stretch that a message cites; a line of code or an address may be longer."""


def unlike(what: Message, here: str, *there: str) -> Message:
    """Return that something in the translation, ``what`` by its kind, is not what the original has.

    Both are cited in the message, for formats of one line show nothing else.
    """
    mine, theirs = cited(_cut(here)), [cited(_cut(one)) for one in there]
    return Message(
        f"the {what.en} {mine} differs from the original, which has {', '.join(theirs)}",
        f"{what.zh}{mine}与原文不符，原文为{''.join(theirs)}",
    )


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def of_original(*texts: str) -> Message:
    """Return what the original has in that place."""
    return Message(f"the original has {', '.join(map(cited, texts))}", f"原文为{''.join(map(cited, texts))}")
