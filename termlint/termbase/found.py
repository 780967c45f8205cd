"""The results of reading a termbase: rows, and messages for what cannot be read."""

from __future__ import annotations

import re

import msgspec

from termlint.han import IDEOGRAPHS
from termlint.lexicon.terms import TermLocale, TermRow
from termlint.model import Message

Found = tuple[int, TermRow | Message]
"""A line number from 1 and what it holds: a row, or a message why it cannot be read."""


class NotATermbase(Exception):
    """A text that is not of the expected shape; ``message`` says why, ``line`` where, None if unknown."""

    def __init__(self, line: int | None, en: str, zh: str) -> None:
        super().__init__(en)
        self.line = line
        self.message = Message(en, zh)


_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Control characters and non-characters, which XML cannot hold."""

HAN = re.compile(f"[{IDEOGRAPHS}]")


SHOWN = 40
"""Most code points of quoted text in a message."""


def shown(text: str) -> str:
    """Return a text for quotation in a message, shortened to `SHOWN` code points."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def clean(text: str) -> str:
    r"""Return a cell without surrounding white space and control characters, with line ends as ``\n``."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def tidy(row: TermRow) -> TermRow:
    """Return a row with clean cells; a rendering equal to the English becomes empty (the English is kept)."""
    english, chinese = clean(row.english), clean(row.chinese)
    variants = (clean(part) for name in row.variants for part in name.split("|"))
    return msgspec.structs.replace(
        row,
        english=english,
        chinese="" if chinese == english else chinese,
        sense=clean(row.sense),
        variants=tuple(dict.fromkeys(name for name in variants if name and name != english)),
        note=clean(row.note),
        source=clean(row.source),
    )


def locale_of(code: str, usual: TermLocale = "zh-CN") -> TermLocale | None:
    """Return the locale of a code (``zh_Hans``, ``zh-TW``), ``usual`` for ``zh``, None if not Chinese."""
    parts = code.strip().lower().replace("_", "-").split("-")
    if parts[0] not in ("zh", "zho", "chi", "cmn", "zhcn", "zhtw", "zhhk"):
        return None
    if "hk" in parts or "mo" in parts or parts[0] == "zhhk":
        return "zh-HK"
    if "tw" in parts or "hant" in parts or parts[0] == "zhtw":
        return "zh-TW"
    return "zh-CN" if len(parts) > 1 or parts[0] == "zhcn" else usual
