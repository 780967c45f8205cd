"""A copy of the text in which every code point is one byte, so that byte offsets are code points.

Markdown's grammar is in ASCII. All other characters become DEL, the one character that is no letter,
punctuation, white space, end of a link target or part of a tag. A parser that counts UTF-8 bytes then counts
code points, reads half as many bytes, and no offset is converted. What the grammar does not know (a formula,
a role) is also overwritten with DEL before parsing (*blacked out*), so that it is never read as markup.

DEL is not punctuation even where it replaces some. So ``**“甲”**乙``, which CommonMark's flanking rules leave
as it is, is emphasis here, as its writer meant it.
"""

from __future__ import annotations

from termlint.lazily import lazily

DEL = 0x7F
NOT_ASCII = b"\x7f"

_LEAVE_QUESTION_MARKS = bytes.maketrans(b"?\x02", b"\x7f?")
_ALL_BUT_SPACE = bytes(byte if byte in b" \t\n>" else DEL for byte in range(256))
_BLANK = bytes(byte if byte in b"\n" else 0x20 for byte in range(256))
_UNDERSCORE_AT_OTHER = lazily(rb"_(?=\x7f)|_(?<=\x7f_)")
_MARKS = frozenset("，。；：！？、（）“”‘’《》「」【】—…")


def flatten(text: str) -> bytearray:
    """Return the copy: a byte for each code point of the text, all ASCII, every line end a line feed."""
    # "replace" writes "?" for what is not ASCII, fast, in C; real question marks are \x02 meanwhile.
    flat = bytearray(text.replace("?", "\x02").encode("ascii", "replace").translate(_LEAVE_QUESTION_MARKS))
    if "\r" in text:
        flat = flat.replace(b"\r\n", b" \n").replace(b"\r", b"\n")
    if text.startswith("\ufeff"):
        flat[0] = 0x20
    # Only beside "_" does punctuation decide what is emphasis (，_强调_。): it becomes a comma.
    for match in _UNDERSCORE_AT_OTHER.finditer(flat):
        for at in (match.start() - 1, match.end()):
            if 0 <= at < len(text) and text[at] in _MARKS:
                flat[at] = 0x2C
    return flat


def not_ascii(flat: str) -> bool:
    """Return True if a decoded part of the copy stands for text that is not in ASCII."""
    return chr(DEL) in flat


def black_out(flat: bytearray, start: int, end: int) -> None:
    """Overwrite a stretch with DEL, including its line ends."""
    flat[start:end] = NOT_ASCII * (end - start)


def black_out_lines(flat: bytearray, start: int, end: int) -> None:
    """Overwrite lines with DEL, except for white space and ``>``."""
    flat[start:end] = flat[start:end].translate(_ALL_BUT_SPACE)


def blank(flat: bytearray, start: int, end: int) -> None:
    """Overwrite a stretch of one line with spaces; a line that becomes empty ends a paragraph."""
    flat[start:end] = b" " * (end - start)


def blank_lines(flat: bytearray, start: int, end: int) -> None:
    """Overwrite lines with spaces, except for their ends."""
    flat[start:end] = flat[start:end].translate(_BLANK)


def line_start(flat: bytes | bytearray, at: int) -> int:
    """Return the offset at which the line that contains ``at`` begins."""
    return flat.rfind(b"\n", 0, at) + 1
