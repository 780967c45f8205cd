"""Splits an English original and its Chinese translation into sentences and clauses."""

from __future__ import annotations

from termlint.bitext.side import Side
from termlint.lazily import lazily

# All are shorter than six code points.
_ABBREVIATION = lazily(r"\b(?:e\.g|i\.e|etc|vs|cf|Fig|Eq|Sec|No|Dr|Mr|Mrs|St|al)\.\Z")


def _end(unless: str = "") -> str:
    """Return the pattern of the end of a Chinese sentence. After a stop or colon ``unless`` is looked at.

    It begins with one class of characters, for which the engine searches; what is wanted of each follows.
    """
    return (
        r"[。！？；!?.:：\s](?:(?<=[。！？；!?])[。！？；!?]*[”」』）)\"'*_]*"
        rf"|(?<=[.:：]){unless}(?:[ \t]*\n(?:\s*\n)?|(?<=\.)\s|(?<=[\u3400-\u9fff]\.)(?=[\u3400-\u9fff]))"
        r"|(?<![ \t]\s)(?:(?<=\n)|(?<=[ \t])[ \t]*\n)\s*\n)"
    )


ENDS = lazily(_end(unless=r"(?!(?:(?<=\b\d\.)|(?<=\b\d\d\.))[ \t])"))
"""The end of a Chinese sentence; the stop after the number of an item is none."""

CLAUSE_ENDS = lazily(rf"(?P<end>{_end()}|;)|[，：、（(]+|,\s|[,:](?=[\u3400-\u9fff])|\n")
"""The end of a Chinese clause; the group ``end`` matches the end of a sentence."""

_STARTS = lazily(r"[.!?:](?:(?<!:)[\"”')\]*_]*\s+(?=[\"“(\[*_`]*[A-Z0-9`])|(?<=:)[*_]*[ \t]*\n\s*)")


def count_sentences(chinese: str) -> int:
    """Return the number of sentences of a text, at least 1."""
    text = chinese.rstrip()
    return 1 + sum(match.end() < len(text) for match in ENDS.finditer(text))


def sentences_in(source: Side) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of an English side, in code points. A sentence of fewer than
    three words is joined to the next one, at the end to the previous one.
    """
    text = source.opened
    cuts = [0]
    for match in _STARTS.finditer(text):
        sentence = text[cuts[-1] : match.start() + 1]
        if len(sentence.split(None, 2)) == 3 and not _ABBREVIATION.search(sentence[-6:]):
            cuts.append(match.end())
    if len(cuts) > 1 and len(text[cuts[-1] :].split(None, 2)) < 3:
        cuts.pop()
    return [*zip(cuts, [*cuts[1:], len(text)], strict=True)]
