"""Repetitions: characters, words, phrases, clauses and Latin words that stand twice in a row.

Cheap tests go first; only text that passes one of them is segmented.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.repeats import Repeats
from termlint.model import Document
from termlint.survey.quotations import is_quoted
from termlint.survey.tokens import cut
from termlint.survey.words import Word

Kind = Literal[
    "character", "half word", "word", "phrase", "clause", "sentence", "function word", "latin", "doubled"
]

_H = "[㐀-鿿]"
_HAN = lazily(_H)
_WORD = lazily(rf"({_H}{{2,8}}?)(?:\n?\1)+")
_RUN = lazily(rf"[\n{_H[1:]}{{4,}}")
_RESUMED = lazily(rf"({_H}{{2}})了\1")
_PHRASE = lazily(rf"({_H}{{4,60}})([其了中上下]?)\1")
_FOLLOWED_LINE = lazily("[^\n\ufdd1]+(?=\n)")
_SPACE = lazily(r'"[ \t]*[\r\n]+[ \t]*"|[\s>]')
"""Source text that is ignored in the search for markup: white space, the > of quotations, and the marks
between two lines of a catalogue's string.
"""
_ASKING = lazily("怎|哪|什么|什麼|谁|誰|几|幾|多少|何")

_NUMERALS = "一二两三四五六七八九十百千万几半每兩萬幾"
_TENS = "十百千万萬亿億"
_DEGREES = "很太好多越更最再"
_JOINING = "与和跟與"
_INTO = "到入"
_MANIFOLD = ("多", "单", "双", "跨")
_COMMAS = "，,"
_CLAUSE_BEGINS = "。！？，、；：.!?,;:\ufdd1\n"
_CLAUSE_ENDS = "。！!，,"
_PREPOSITIONS = frozenset(("随着", "沿着", "接着", "朝着", "隨著", "沿著", "接著", "朝著"))
_TELLS = lazily("(?:告[诉訴]|提醒|通知|[问問教])$")
_PRONOUNS = frozenset("我你您他她它们們")

MOST = 2
"""The most repetitions in one run of Han characters; a run with more is an example of nonsense text."""


def most(prose: str) -> int:
    """Return the most suspect places in a text; with more of them it is nonsense text and not judged."""
    return 20 + len(prose) // 1000


_OFTEN = 3
"""The fewest other occurrences of a compound that show it is a word of the document."""

AROUND = 12
"""The code points on either side that are given to the segmenter."""


class Repeat(NamedTuple):
    """The same ``size`` code points at ``start`` and right before ``end``."""

    start: int
    size: int
    end: int
    kind: Kind


def find_repeats(
    document: Document, table: Repeats, words: Sequence[Word], terms: Container[str]
) -> Iterator[Repeat]:
    """Yield every repetition, except where the second copy may begin one of ``terms``.

    Characters come first, then words and phrases run by run, then clauses and Latin words.
    """
    prose = document.prose
    yield from _characters(document, table)
    for run in _RUN.finditer(prose):
        text = run.group()
        # A cheap test that one run in fifty passes: a second copy adds no new character …
        known = len(text) - len(set(text))
        # … and no new pair of characters.
        if known >= 2 and len(set(pairwise(text))) < len(text) - 1:
            start, end = run.span()
            found = [*_words(document, table, start, end, terms)]
            found += _resumed(document, table, start, end, terms)
            found += _phrases(prose, start, end) if known >= 4 else ()
            yield from found if len(found) <= MOST else ()
    yield from _clauses(prose, table)
    yield from _latin(document, table, words)


def _characters(document: Document, table: Repeats) -> Iterator[Repeat]:
    prose = document.prose
    for match in table.doubled.finditer(prose):
        first, last = match.start(), match.end() - 1
        if match.group().count(match.group(1)) > 2 and match.group(1) not in "的了":
            continue  # 不不不 is spoken language, 消消消 a game
        if prose.startswith(("..", "…"), last + 1) and not prose[max(first - 1, 0) : first].isalpha():
            continue  # “上上...下下”: more of them follow
        if match.group(1) in table.bound:
            if _is_stray(document, first, last):
                yield Repeat(first, 1, last + 1, "half word")
            continue
        edges = table.edges(prose, first, last)
        # With guess=True the segmenter would take such faults for words: 还会会.
        if not edges or _is_marked(document, first, last + 1):
            continue
        if _starts(prose, first, last + 1, guess=False).issuperset(edges):
            yield Repeat(first, 1, last + 1, "character")


def _is_stray(document: Document, first: int, last: int) -> bool:
    """Return True if one of two equal characters belongs to a longer word and the other to none: 考虑虑.

    Not for the inner characters of 规规整整 or a given name such as 楠楠.
    """
    prose = document.prose
    after, before = prose[last + 1 : last + 3], prose[max(first - 2, 0) : first]
    aabb = len(set(after)) == 1 < len(after) or len(set(before)) == 1 < len(before)
    return alone(prose, first, last) == 1 and not aabb and not is_set_apart(document, first, last + 1)


def alone(prose: str, first: int, last: int) -> int:
    """Return how many of the characters at ``first`` and ``last`` are words by themselves when segmented."""
    starts = _starts(prose, first, last + 1, guess=False)
    return sum({at, at + 1} <= starts for at in (first, last))


def _words(
    document: Document, table: Repeats, left: int, right: int, terms: Container[str]
) -> Iterator[Repeat]:
    prose = document.prose
    for match in _WORD.finditer(prose, left, right):
        word, start, end = match.group(1), match.start(), match.end()
        if len(match.group().replace("\n", "")) > 2 * len(word) or reduplicated(word, table):
            continue
        if _explained(prose, start, end) or is_set_apart(document, start, end):
            continue
        if prose[end : end + 1] in table.tails and end + 1 in _starts(prose, start, end, guess=False):
            continue
        edges = {start, start + len(word), end - len(word), end}
        if _is_number(word):
            edges.discard(end)  # 几十几十个
        if _starts(prose, start, end).issuperset(edges) and not _begins_compound(
            prose, word, end, table, terms
        ):
            yield Repeat(start, len(word), end, "word")


def _resumed(
    document: Document, table: Repeats, left: int, right: int, terms: Container[str]
) -> Iterator[Repeat]:
    """Yield verbs of two characters that are repeated after 了: 表明了表明. Shorter ones may be: 看了看."""
    prose = document.prose
    for match in _RESUMED.finditer(prose, left, right):
        word, start, end = match.group(1), match.start(), match.end()
        if reduplicated(word, table) or is_set_apart(document, start, end):
            continue
        compound = prose[end - 2 : end + 2]
        if compound in terms or prose.count(compound) > 1:
            continue  # 激活了|激活函数
        if _starts(prose, start, end).issuperset((start + 2, start + 3, end)):
            yield Repeat(start, 2, end, "word")


def _begins_compound(prose: str, word: str, end: int, table: Repeats, terms: Container[str]) -> bool:
    """Return True if the second copy begins a compound that the document uses: 執行|執行階段, 資訊|資訊列.

    A known term is enough if the first copy ends another compound of the document: 多语言|语言模型.
    """
    after = next((token.text for token in cut(prose, end, end + AROUND)), "")
    if not _HAN.match(after) or after in table.characters:
        return False
    compound = word + after
    elsewhere = prose.count(compound) - prose.count(word + compound)
    return elsewhere >= _OFTEN or (compound in terms and _ends_compound(prose, word, end - len(word), terms))


def _ends_compound(prose: str, word: str, middle: int, terms: Container[str]) -> bool:
    """Return True if the copy before ``middle`` ends a term, or follows the same word elsewhere alone."""
    start = middle - len(word)
    before = next((token.text for token in reversed(cut(prose, max(start - AROUND, 0), start))), "")
    if not _HAN.match(before) or before[0] in _JOINING + "的了":
        return False
    compound = before + word
    if compound in terms or before in _MANIFOLD:
        return True
    return prose.count(compound) - prose.count(compound + word) > 0


def reduplicated(word: str, table: Repeats) -> bool:
    """Return True if the word is one that is repeated on purpose: 一步一步, 说着说着, 朋友的朋友的."""
    return (
        (word[0] in _NUMERALS and not _is_number(word))
        or word[0] in _DEGREES + _JOINING + "的"
        or (word[0] == "或" and len(word) > 2)
        or word[0] == word[1]
        or (word[1] in "着著来來去" and word not in _PREPOSITIONS)
        or word[-1] in "了吧啊呀吗呢嗎"
        or (word[-1] in "着著" and word not in _PREPOSITIONS)
        or (word[-1] == "的" and _PRONOUNS.isdisjoint(word))
        or word in table.words
        or (_ASKING.search(word) is not None and not _is_number(word))
    )


def _is_number(word: str) -> bool:
    """Return True if a word is a number from ten up, which is repeated only before 地: 几十几十地加."""
    return set(word) <= set(_NUMERALS + _TENS) and not set(word).isdisjoint(_TENS)


def _explained(prose: str, start: int, end: int) -> bool:
    """Return True if the context explains a repetition: 把输入输入到模型, 显示/隐藏隐藏文件; a clause.

    Who is told something may be its subject too: 告诉我们我们不能.
    """
    before, after = prose[max(start - 1, 0) : start], prose[end : end + 1]
    if "地" in prose[end : end + 2] and _is_number(prose[end - 2 : end]):
        return True
    if not _PRONOUNS.isdisjoint(prose[start:end]) and _TELLS.search(prose, max(start - 2, 0), start):
        return True
    return after in _INTO or before == "/" or (before in _CLAUSE_BEGINS and after in _CLAUSE_ENDS)


def _phrases(prose: str, left: int, right: int) -> Iterator[Repeat]:
    for match in _PHRASE.finditer(prose, left, right):
        start, end, size = match.start(), match.end(), len(match.group(1))
        if (not match.group(2) and size < 9) or len(set(match.group(1))) < size // 2:
            continue  # too short for certainty, or laughter: 哈哈哈哈
        if _starts(prose, start, end).issuperset((start, start + size, end - size, end)):
            yield Repeat(start, size, end, "phrase")


def _clauses(prose: str, table: Repeats) -> Iterator[Repeat]:
    """Yield clauses between two commas that repeat the text before the first of them: 例如，例如，."""
    for comma in _COMMAS:
        at = 0
        for one, two in pairwise(prose.split(comma)[:-1]):
            at += len(one) + 1
            again = two[1:] if two[:1] in ("\n", " ") else two
            if len(again) > 1 and one.endswith(again):
                yield from _clause(prose, table, at - len(again) - 1, at + len(two) + 1, again)


def _clause(prose: str, table: Repeats, start: int, end: int, clause: str) -> Iterator[Repeat]:
    """Yield a clause with its copy, unless a third follows or the first only ends a longer clause."""
    if prose.startswith(clause, end) or not _RUN.fullmatch(clause.ljust(4, clause[0])):
        return
    whole = not _HAN.match(prose, start - 1) if start else True
    if clause in table.openers or (whole and len(clause) > 2 and not _ASKING.search(clause)):
        yield Repeat(start, len(clause) + 1, end, "clause")


def _latin(document: Document, table: Repeats, words: Sequence[Word]) -> Iterator[Repeat]:
    prose = document.prose
    for index, (one, two) in enumerate(pairwise(words)):
        if one.text != two.text or one.kind != "word" or prose[one.end : two.start] not in (" ", "\n"):
            continue
        around = {word.text for word in (*words[max(index - 1, 0) : index], *words[index + 2 : index + 3])}
        start, size, end = one.start, len(one.text), two.end
        if one.text in table.never and around.isdisjoint(table.never):
            yield Repeat(start, size, end, "function word")
        elif size > 1 and one.text.lower() not in table.latin and _amid_chinese(document, start, end):
            yield Repeat(start, size, end, "latin")


def _amid_chinese(document: Document, start: int, end: int) -> bool:
    """Return True if Han characters stand directly before and after, or with one space between."""
    prose = document.prose
    before, after = prose[max(start - 2, 0) : start].strip(" "), prose[end : end + 2].strip(" ")
    surrounded = _HAN.match(before[-1:]) and _HAN.match(after[:1])
    return surrounded is not None and not is_set_apart(document, start, end)


def _starts(prose: str, start: int, end: int, *, guess: bool = True) -> set[int]:
    """Return the offsets at which words begin, from `AROUND` before the start to `AROUND` after the end."""
    tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=guess)
    return {token.start for token in tokens}


def _is_marked(document: Document, start: int, end: int) -> bool:
    """Return True if there is markup inside, as in 我们在[在 C++ 中注册](…): a title may begin there."""
    left, right, whole = document.alignment.place(start, end)
    return not whole and _SPACE.sub("", document.text[left:right]) != _SPACE.sub(
        "", document.prose[start:end]
    )


def is_set_apart(document: Document, start: int, end: int) -> bool:
    """Return True if ``start:end`` is quoted, or contains markup or an intended line end."""
    prose = document.prose
    if _is_marked(document, start, end):
        return True
    if "\n" in prose[start:end]:
        return prose[start - 1 : start] in ("\n", "\ufdd1", "") or not is_wrapped(prose)
    return is_quoted(prose, start, end)


@lru_cache(maxsize=1)
def is_wrapped(prose: str) -> bool:
    """Return True if line ends come from wrapping: most continued lines are about as wide as the widest.

    Else a line end is intended: a title and its text, one sentence per line.
    """
    lines = _FOLLOWED_LINE.findall(prose)
    widths = sorted(2 * len(line) - len(line.encode("ascii", "ignore")) for line in lines)
    if len(widths) < 3:
        return False
    widest = widths[len(widths) * 9 // 10]
    return widest >= 40 and sum(width >= 0.75 * widest for width in widths) >= 0.6 * len(widths)
