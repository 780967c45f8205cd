"""English that was left in a translation: sentences and paragraphs, not titles, names and samples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.bitext.side import Side, count_han


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_FUNCTION = _words(
    """
    a an and are as at be been but by can could do does for from had has have how if in into is it
    its may more must no not of on one only or our out should so such than that the their them then
    there these they this those to use was we were what when where which while who why will with
    would you your also any each some
    """
)
_RUN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.:;!?()'’\"/%&*_\n-]{30,}")
_QUOTING = re.compile(r"[“\"'「《‘*_\[`]\s*\Z")
_CITED = re.compile(
    r"\bet al\b|arXiv|\b[A-Z]\w+(?:Error|Exception)\b|\bpp?\. ?\d|Proceedings|Copyright"
    r"|License|@\w+\{|\b(?:19|20)\d\d\)?\.?\s*\Z",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"[{}=;<>]|\s\|\s|\bcase when\b"
    r"|^[^\S\n]*+\.\. _|^[^\S\n]*+(?:import|export|from|\$|>>>|%|#)\s|\d\d:\d\d:\d\d|\[-?\d+\.\d"
    r"|\b(?:INFO|WARN|WARNING|ERROR|DEBUG)\b|\b[Ee]rror: \S|Error response|Traceback \(most"
    r"|cannot use \S+ \(|undefined (?:symbol|reference)|not defined in file|[Nn]o module named"
    r"|No such file or directory|Permission denied|Connection refused|command not found|Segmentation fault",
    re.MULTILINE,
)
"""Code, labels of reStructuredText, and what a program prints on a console or into a log."""

_SAMPLE = re.compile(r"\[[A-Za-z]+-\d+\]|\*[^*\n]+\*\Z|_[^_\n]+_\Z")
"""Messages of commits, and what stands in italics from end to end: it is quoted."""
_QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]")
"""A title or a saying that is told as it is."""

_LINK = re.compile(r"!?\[[^\n]*\]\([^()\s]*\)[.,]?(?: [A-Z]\S*){0,4}")
_TOKEN = re.compile(r"[\w./-]+")
_GLOSSED = re.compile(r"\s*[(（]([^()（）]{1,400})[)）]")
_CALL = re.compile(r"\w\((?!e?s\))")
_TOLD = re.compile(r"(?:报错?|错误|提示|信息|日志|输出|显示|返回)[^，。；\n]{0,6}\Z")
"""What is said before the words of a program."""

FAR = 400
"""Code points before a place in which a quotation is looked for."""

FEW, MANY = 4, 8
"""A segment of fewer words may be a name; one of as many is prose though it does not begin or end as such."""


def is_sentence(text: str) -> bool:
    """Tell whether a text without Han characters is English prose: at least a fifth are function words."""
    words = _WORD.findall(_TOKEN.sub(_without_identifier, text) if "_" in text else text)
    if len(words) < FEW or _CITED.search(text) or _PROGRAM.search(text):
        return False
    small = sum(word in _FUNCTION for word in words)
    capitals = sum(word[0].isupper() for word in words)
    return small >= max(2, len(words) / 5) and capitals <= len(words) / 2


def _without_identifier(token: re.Match[str]) -> str:
    return " " if "_" in token.group().strip("_") else token.group()


def is_left(target: Side, source: Side) -> bool:
    """Tell whether the whole of a segment stands as in the original, or in English at all."""
    if target.han or _LINK.fullmatch(target.raw.strip()) or _SAMPLE.match(target.visible.strip()):
        return False
    said = _QUOTED.sub(" ", target.visible)
    if _CITED.search(target.visible) or not is_sentence(said) or not _is_whole(said):
        return False
    here, there = ({*_WORD.findall(side.visible.lower())} for side in (target, source))
    return len(here & there) >= 0.7 * len(here)


def _is_whole(text: str) -> bool:
    """Tell whether a text is long, or begins or ends as a sentence does."""
    words = _WORD.findall(text)
    return len(words) >= MANY or words[0][0].isupper() or text.rstrip()[-1:] in (".", "!", "?", ":")


def left_parts(target: Side, source: Side) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the original that stand in the translation as they were."""
    runs = [*_RUN.finditer(target.visible)] if target.han else ()
    words = " ".join(_WORD.findall(source.visible)) if runs else ""
    for match in runs:
        said = match.group().strip()
        found = _WORD.findall(said)
        if len(found) < 7 or _is_told(target.raw, match.start()) or _is_technical(said):
            continue
        if _is_glossed(target.visible, match.start() + len(said.rstrip(" (")), len(found)):
            continue
        if is_sentence(said) and " ".join(found) in words:
            yield match.start(), match.start() + len(said)


def _is_told(raw: str, at: int) -> bool:
    """Tell whether what stands at a place is quoted, or what a program says."""
    line = max(raw.rfind("\n", max(at - FAR, 0), at) + 1, at - FAR, 0)
    quoted = raw.count('"', line, at) % 2 or raw.count("“", line, at) > raw.count("”", line, at)
    return bool(quoted or _QUOTING.search(raw, max(at - 3, 0), at) or _TOLD.search(raw, max(at - 20, 0), at))


def _is_glossed(text: str, at: int, words: int) -> bool:
    """Tell whether brackets behind a place say in Chinese what so many English words say: these are shown."""
    match = _GLOSSED.match(text, at)
    return match is not None and count_han(match[1]) >= words


def _is_technical(said: str) -> bool:
    """Tell whether words are a call, or nearly a third of them versions and models."""
    tokens = said.split()
    return bool(_CALL.search(said)) or sum(any(map(str.isdigit, one)) for one in tokens) > 0.3 * len(tokens)
