r"""Latin words in prose. Python's ``\b`` and ``\w`` count Han characters as letters: ASCII classes only."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, islice
from typing import Literal

import msgspec

from termlint.lazily import lazily

Kind = Literal["word", "compound", "identifier"]

_SIGNS = r"À-ɏ0-9_$@#&~%^*=<>|\\./:+'’-"
# A match begins where a run of signs begins: else a run without a letter would be tried from each sign.
_CHUNK = lazily(
    rf"([A-Za-z{_SIGNS}](?<![{_SIGNS}][A-Za-z{_SIGNS}])(?:(?<=[A-Za-z])|[{_SIGNS}]*+[A-Za-z])[A-Za-z{_SIGNS}]*+)"
)
_EDGE = "-.:'’/=&%+*<>|~^"
_WORD = lazily(r"[A-Za-zÀ-ɏ]+")
_COMPOUND = lazily(r"[A-Za-z]+(?:[-/&][A-Za-z]+)+")
_POSSESSIVE = lazily(r"([A-Za-z]+?)(?:n['’]t|['’](?:s|re|ve|ll|d|m)?)")

# "Anthropic:AI" is two words with a mark between them, "std::vector" and "key:value" are not.
_LABELLED = lazily(r"[A-Z][A-Za-z'’-]+(?::[A-Z][A-Za-z'’-]+)+")
_LABEL = lazily(r"[A-Za-z][A-Za-z'’-]*")


LONGEST = 60
"""The most letters of a word; anything longer is data."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A Latin word at ``start:end``.

    Kinds: ``word`` is letters only; ``compound`` is words joined by ``-``, ``/`` or ``&``; ``identifier``
    is anything else (``conv2d``, ``nn.Linear``, ``GPT-4``, ``a_b``), which is never judged as a word.
    """

    start: int
    end: int
    text: str
    kind: Kind

    @property
    def parts(self) -> tuple[str, ...]:
        """The plain words in it: the word itself, the parts of a compound, none for an identifier."""
        if self.kind == "word":
            return (self.text,)
        return tuple(_WORD.findall(self.text)) if self.kind == "compound" else ()


_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ALL_BUT_LETTERS = bytes(byte if byte in _LETTERS else 0x20 for byte in range(256))
_SHORTEST = 4
"""The fewest letters of a word that is counted anywhere."""


def count_written(text: str) -> Counter[str]:
    """Count the words of at least `_SHORTEST` letters anywhere in a text, also in code, links and markup.

    The schemes of addresses (``https://``) are left out.
    """
    # What is not ASCII becomes a question mark, which is no letter.
    *before, last = text.encode("ascii", "replace").split(b"://")
    flat = b" ".join([*(part.rstrip(_LETTERS) for part in before), last])
    counts = Counter(flat.translate(_ALL_BUT_LETTERS).split())
    return Counter({word.decode(): times for word, times in counts.items() if len(word) >= _SHORTEST})


def find_words(prose: str) -> tuple[Word, ...]:
    """Return every Latin word, compound and identifier in the prose, in order."""
    found: list[Word] = []
    parts = _CHUNK.split(prose)  # the text between chunks and the chunks, alternating
    ends = accumulate(map(len, parts))
    for chunk, end in islice(zip(parts, ends, strict=True), 1, None, 2):
        start = end - len(chunk)
        if chunk.isalpha() and len(chunk) <= LONGEST:  # four in five
            found.append(Word(start, end, chunk, "word"))
        elif ":" in chunk and _LABELLED.fullmatch(chunk):
            found += (_word(start + part.start(), part.group()) for part in _LABEL.finditer(chunk))
        else:
            core = chunk.lstrip(_EDGE)
            found.append(_word(end - len(core), core.rstrip(_EDGE)))
    return tuple(found)


def _word(start: int, core: str) -> Word:
    if ("'" in core or "’" in core) and (possessive := _POSSESSIVE.fullmatch(core)):
        core = possessive.group(1)
    kind: Kind = "identifier"
    if len(core) > 2 * LONGEST:
        return Word(start, start + len(core), core, kind)
    if core.isalpha() or _WORD.fullmatch(core):
        kind = "word"
    elif _COMPOUND.fullmatch(core):
        kind = "compound"
    return Word(start, start + len(core), core, kind)
