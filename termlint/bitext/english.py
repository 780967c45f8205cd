"""Finds English sentences and paragraphs left in a translation, but not titles, names and samples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.bitext.side import Side, count_han
from termlint.lazily import lazily


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = lazily(r"[A-Za-z][A-Za-z'’-]*")
_FUNCTION = _words(
    """
    a an and are as at be been but by can could do does for from had has have how if in into is it
    its may more must no not of on one only or our out should so such than that the their them then
    there these they this those to use was we were what when where which while who why will with
    would you your also any each some
    """
)
WITHIN, CLAUSE = (31, 7), (20, 5)
"""Fewest code points and words of English within Chinese, and of a clause between two Chinese marks."""

_RUN = lazily(rf"[A-Za-z][A-Za-z0-9 ,.:;!?()'’\"/%&*_\n-]{{{CLAUSE[0] - 1},}}")
_CHINESE_MARKS = frozenset("，。；：！？")
_QUOTING = lazily(r"[“\"'「《‘*_\[`]\s*\Z")
_CITED = lazily(
    r"\bet al\b|arXiv|\b[A-Z]\w+(?:Error|Exception)\b|\bpp?\. ?\d|Proceedings|Copyright"
    r"|License|@\w+\{|\b(?:19|20)\d\d\)?\.?\s*\Z",
    re.IGNORECASE,
)
_PROGRAM = lazily(
    r"[{}=;<>]|\s\|\s|\bcase when\b"
    r"|^[^\S\n]*+\.\. _|^[^\S\n]*+(?:import|export|from|\$|>>>|%|#)\s|\d\d:\d\d:\d\d|\[-?\d+\.\d"
    r"|\b(?:INFO|WARN|WARNING|ERROR|DEBUG)\b|\b[Ee]rror: \S|Error response|Traceback \(most"
    r"|cannot use \S+ \(|undefined (?:symbol|reference)|not defined in file|[Nn]o module named"
    r"|No such file or directory|Permission denied|Connection refused|command not found|Segmentation fault",
    re.MULTILINE,
)
"""Code, labels of reStructuredText, and the output of programs on a console or in a log."""

_SAMPLE = lazily(r"\[[A-Za-z]+-\d+\]|\*[^*\n]+\*\Z|_[^_\n]+_\Z")
"""Commit messages that begin with the key of an issue, and text wholly in italics: both are quotations."""
_QUOTED = lazily(r"[\"“][^\"“”\n]*[\"”]")
"""A title or saying in quotation marks, kept in English on purpose."""

_LINK = lazily(r"!?\[[^\n]*\]\([^()\s]*\)[.,]?(?: [A-Z]\S*){0,4}")
_TOKEN = lazily(r"[\w./-]+")
_GLOSSED = lazily(r"\s*[(（]([^()（）]{1,400})[)）]")
_CALL = lazily(r"\w\((?!e?s\))")
_ANNOUNCED = lazily(r"(?:报错?|错误|提示|信息|日志|输出|显示|返回)[^，。；\n]{0,6}\Z")
"""Chinese that announces the output of a program."""

FAR = 400
"""Number of code points before a place in which an opening quotation mark is looked for."""

SHORTEST, LONG = 4, 8
"""A text of fewer words than `SHORTEST` may be a name; one of `LONG` words or more is prose even if it does
not begin or end like a sentence.
"""
WORDING = 3
"""Fewest words in small letters of a text that is not only names."""


def is_sentence(text: str) -> bool:
    """Return True if a text without Han characters is English prose: at least two words, and a fifth of all,
    are function words, and at most half are capitalised.
    """
    words = _WORD.findall(_TOKEN.sub(_without_identifier, text) if "_" in text else text)
    if len(words) < SHORTEST or _CITED.search(text) or _PROGRAM.search(text):
        return False
    small = sum(word in _FUNCTION for word in words)
    capitals = sum(word[0].isupper() for word in words)
    return small >= max(2, len(words) / 5) and capitals <= len(words) / 2


def is_wording(text: str, least: int = WORDING) -> bool:
    """Return True if a text without Han characters says something that is translated: it has ``least`` words
    or more in small letters, and at most half of its words are capitalised.

    Weaker than `is_sentence`: an item of a list (“fast inference on small devices”) needs no function words.
    """
    words = _WORD.findall(_TOKEN.sub(_without_identifier, text) if "_" in text else text)
    small = sum(word.islower() and len(word) > 1 for word in words)
    return small >= least and 2 * small >= len(words) and not (_CITED.search(text) or _PROGRAM.search(text))


def _without_identifier(token: re.Match[str]) -> str:
    return " " if "_" in token.group().strip("_") else token.group()


def is_left(target: Side, source: Side) -> bool:
    """Return True if a whole segment is English prose, at least 70% of whose words are the original's."""
    if target.han or _LINK.fullmatch(target.raw.strip()) or _SAMPLE.match(target.visible.strip()):
        return False
    unquoted = _QUOTED.sub(" ", target.visible)
    if _CITED.search(target.visible) or not is_sentence(unquoted) or not _is_whole(unquoted):
        return False
    here, there = ({*_WORD.findall(side.visible.lower())} for side in (target, source))
    return len(here & there) >= 0.7 * len(here)


def _is_whole(text: str) -> bool:
    """Return True if a text has `LONG` words or more, or begins or ends like a sentence."""
    words = _WORD.findall(text)
    return len(words) >= LONG or words[0][0].isupper() or text.rstrip()[-1:] in (".", "!", "?", ":")


def left_parts(target: Side, source: Side) -> Iterator[tuple[int, int]]:
    """Yield the span of each English sentence within Chinese text that the original has word for word, in
    code points of ``target.raw``.
    """
    # A run is longer than all that is not Han in most messages.
    mixed = target.han and len(target.visible) - target.han >= CLAUSE[0]
    runs = [*_RUN.finditer(target.visible)] if mixed else ()
    words = " ".join(_WORD.findall(source.visible)) if runs else ""
    for match in runs:
        run = match.group().strip()
        found = _WORD.findall(run)
        length, count = CLAUSE if _is_clause(target.visible, *match.span()) else WITHIN
        if (
            len(run) < length
            or len(found) < count
            or _is_quoted(target.raw, match.start())
            or _is_technical(run)
        ):
            continue
        if _is_glossed(target.visible, match.start() + len(run.rstrip(" (")), len(found)):
            continue
        if is_sentence(run) and " ".join(found) in words:
            yield match.start(), match.start() + len(run)


def _is_clause(text: str, start: int, end: int) -> bool:
    """Return True if Chinese marks stand on both sides of a run: …，it will not fit in memory，…"""
    return {text[start - 1 : start], text[end : end + 1]} <= _CHINESE_MARKS


def _is_quoted(raw: str, at: int) -> bool:
    """Return True if the text at an offset is a quotation or the output of a program."""
    line = max(raw.rfind("\n", max(at - FAR, 0), at) + 1, at - FAR, 0)
    if raw.count('"', line, at) % 2 or raw.count("“", line, at) > raw.count("”", line, at):
        return True
    return bool(_QUOTING.search(raw, max(at - 3, 0), at) or _ANNOUNCED.search(raw, max(at - 20, 0), at))


def _is_glossed(text: str, at: int, words: int) -> bool:
    """Return True if a parenthesis at an offset has as many Han characters as the English before it has
    ``words``: the English is quoted and translated there.
    """
    match = _GLOSSED.match(text, at)
    return match is not None and count_han(match[1]) >= words


def _is_technical(text: str) -> bool:
    """Return True if a text has a call in it, or more than 30% of its tokens have digits."""
    tokens = text.split()
    return bool(_CALL.search(text)) or sum(any(map(str.isdigit, one)) for one in tokens) > 0.3 * len(tokens)
