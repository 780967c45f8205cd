"""A copy of the text in which every code point is one byte, so that byte offsets are code points.

Markdown's grammar is in ASCII. All else becomes the one character that is no letter, mark, white space,
end of a link target or part of a tag: DEL. A parser that counts UTF-8 bytes then counts code points, reads
half as many bytes, and no offset is ever converted. What the grammar does not know (a formula, a role) is
overwritten with DEL too before the parser sees it, and can be neither mark nor structure.

DEL is no mark even where it stands for one. So ``**“甲”**乙``, which CommonMark's flanking rules leave
as it is, is emphasis here, as its writer meant it.
"""

from __future__ import annotations

import re

DEL = 0x7F
NOT_ASCII = b"\x7f"

_LEAVE_QUESTION_MARKS = bytes.maketrans(b"?\x02", b"\x7f?")
_ALL_BUT_SPACE = bytes(byte if byte in b" \t\n>" else DEL for byte in range(256))
_WHITE = bytes(byte if byte in b"\n" else 0x20 for byte in range(256))
_UNDERSCORE_AT_OTHER = re.compile(rb"_(?=\x7f)|_(?<=\x7f_)")
_MARKS = frozenset("，。；：！？、（）“”‘’《》「」【】—…")


def flatten(text: str) -> bytearray:
    """Return the copy: a byte for each code point of the text, all ASCII, every line end a line feed."""
    # "replace" writes "?" for what is not ASCII, in C; real question marks wait as \x02.
    flat = bytearray(text.replace("?", "\x02").encode("ascii", "replace").translate(_LEAVE_QUESTION_MARKS))
    if "\r" in text:
        flat = flat.replace(b"\r\n", b" \n").replace(b"\r", b"\n")
    if text.startswith("\ufeff"):
        flat[0] = 0x20
    # The one emphasis for which a mark beside it decides: ，_强调_。
    for match in _UNDERSCORE_AT_OTHER.finditer(flat):
        for at in (match.start() - 1, match.end()):
            if 0 <= at < len(text) and text[at] in _MARKS:
                flat[at] = 0x2C
    return flat


def black_out(flat: bytearray, start: int, end: int) -> None:
    """Overwrite a stretch, line ends and all."""
    flat[start:end] = NOT_ASCII * (end - start)


def black_out_lines(flat: bytearray, start: int, end: int) -> None:
    """Overwrite a stretch of lines but for their ends, their indent and their ``>``."""
    flat[start:end] = flat[start:end].translate(_ALL_BUT_SPACE)


def blank(flat: bytearray, start: int, end: int) -> None:
    """Make a stretch of one line white: nothing stands there, and a paragraph ends."""
    flat[start:end] = b" " * (end - start)


def blank_lines(flat: bytearray, start: int, end: int) -> None:
    """Make lines white but for their ends."""
    flat[start:end] = flat[start:end].translate(_WHITE)


def line_start(flat: bytes | bytearray, at: int) -> int:
    """Return where the line that holds ``at`` begins."""
    return flat.rfind(b"\n", 0, at) + 1
