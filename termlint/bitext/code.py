"""Where code in a translation differs from the original's: names in a line, lines of a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from termlint.bitext.english import is_sentence
from termlint.bitext.mended import Words, is_mended
from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip

LOOKS = 0.85
"""From this share of equal characters on a line of code was changed; below it another one was put there."""

ALIKE = 0.8
"""From this share of equal characters on a name was miswritten; below it another one was meant."""

MOST = 1000
"""A segment with more names is no text."""

FEW = 3
"""With more changed lines the blocks are other versions of the code, which nobody has mistyped."""

_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|“[^“”\n]*”")
_COMMENT = re.compile(r"^\s*[*%].*$|(?:^|\s)(?:#|//|--|;|<!--|/\*).*$")
_DECIMAL = re.compile(r"(?<!\d)\d+\.\d+")
_GROUPING = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NAME = re.compile(r"\(\)$|^[\"'“”]|[\"'“”]$")
_LOG = re.compile(r"\d{4}-\d\d-\d\d|\d:\d\d|(?<!\d)\d+\.\d+ ?m?s\b|^\s*\{\"|^\s*\[?\d|%|^\s*[-+|]")
"""Lines that a program has printed are other ones every time."""
_OTHER = re.compile(r"[^\x00-\x7f]")
_SAME = str.maketrans(
    {"\\": "/", "‘": "'", "’": "'", "“": "'", "”": "'", '"': "'", "~": "-", "…": "...", "`": None}
)
_TRANSLATABLE = re.compile(
    r"[<>{}]|your|path|name|\s\w+\s\w+\s|\s(?:and|or|to|of|the|is|in)\s", re.IGNORECASE
)
_LOCAL = re.compile(
    r"(?=[._zechj-])(?:[._-]|(?<![A-Za-z]))(?:zh|en|cn|hans|ja)(?:[_-](?:cn|us|hans))?(?![A-Za-z])",
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"\\(?=[_*$\"'])|[\u200b-\u200f\u2060\ufeff]|refs/heads/|(?<![\w\\])[*_](?=\w)|(?<=\w)[*_](?!\w)"
)
"""What a name may have or not have: escapes, invisible characters, marks of stress around a part of it."""
_PROMPT = re.compile(r"^\s*(?:(?:\$|>>>|\w+>|(?:\([\w.-]+\)\s*)?PS [A-Z]:\\[^>]*>)\s|[!%](?=[a-z]))")
_QUERY = re.compile(
    r"\b(?:select\b.{1,300}?\bfrom|insert\s+into|delete\s+from|update\b.{1,300}?\bset|(?:create|alter|drop|show)\s+\w+)\b",
    re.IGNORECASE,
)
"""A statement of SQL, which knows no letter case."""
_KEYWORD = re.compile(
    r"\s*(?:public|private|protected|static|class|def|if|else|for|while|return|import|from)\b"
)
"""What begins a line in small letters in every language that has it."""
_LONG_STRING = re.compile(r"\"{3}|'{3}")


def _plain(code: str) -> str:
    return _NAME.sub("", _alike(code)).removeprefix("./").rstrip("/")


def _alike(text: str) -> str:
    """Return text with spaces, languages, slashes and quotation marks that are the same on both sides."""
    return "".join(_LOCAL.sub("", _ESCAPE.sub("", text)).split()).translate(_SAME)


def misspelled(target: Side, source: Side, known: Words) -> Iterator[tuple[str, str]]:
    """Yield names of the translation that are nearly names of the original, with these."""
    missing, names = _lacking(source, target), [*dict.fromkeys(target.code)]
    if missing and len(missing) * len(names) <= MANY:
        said = _alike(source.raw)
        for one in names:
            if not _TRANSLATABLE.search(one):
                right = next((right for right in missing if _is_slip(one, right)), None)
                if right and not _is_said(one, right, said) and not is_mended(one, right, known):
                    yield one, right


def _is_said(one: str, right: str, said: str) -> bool:
    """Return True if the original has a name elsewhere than in the other name; an s may be a plural's."""
    part, whole = _plain(one), _plain(right)
    within = part in whole and whole != f"{part}s"
    return part in said and not (within and said.count(part) == said.count(whole))


def _lacking(source: Side, target: Side) -> list[str]:
    """Return the names of the original that the translation does not have."""
    names = [one for one in dict.fromkeys(source.code) if _stands_alone(one)]
    if not names or len(names) > MOST:
        return []
    said = _alike(target.raw)
    return [one for one in names if _plain(one) not in said]


def _stands_alone(code: str) -> bool:
    return len(code) > 3 and not _TRANSLATABLE.search(code)


def _is_slip(one: str, right: str) -> bool:
    if not one.isascii() and normalize("NFKC", one) != right:
        return False
    if _bare(one) == _bare(right) and (" " in one + right or _is_instance(one, right)):
        return False
    one, right = (_GROUPING.sub("", side) for side in (one, right))
    return is_slip(one, right, ALIKE)


def _is_instance(one: str, other: str) -> bool:
    """Tell whether two names of the same letters are a class and what is made of it: Net and _net, BigNet
    and big_net.
    """
    snake, camel = (one, other) if "_" in one else (other, one)
    return snake.islower() and "_" in snake and camel[:1].isupper() and "_" not in camel


def _bare(name: str) -> str:
    """Return the letters and figures of a name: with spaces in it, it was spoiled or is prose."""
    return "".join(one for one in name.lower() if one.isalnum()).rstrip("s")


def changed_lines(target: str, source: str, known: Words) -> Iterator[tuple[int, int, str]]:
    """Yield the changed lines of a block, as spans of it, each with the original's line."""
    here, there = target.splitlines(keepends=True), source.splitlines(keepends=True)
    if len(here) != len(there) or target == source:
        return
    changed = [*_changed(here, there, known)]
    printed = len(changed) > 1 and all(
        _figureless(target[one:two]) == _figureless(right) for one, two, right in changed
    )
    if changed and len(changed) <= FEW and not printed:
        sides = _joined(here), _joined(there)
        yield from (one for one in changed if not _is_elsewhere(target[one[0] : one[1]], one[2], sides))


def _changed(here: Sequence[str], there: Sequence[str], known: Words) -> Iterator[tuple[int, int, str]]:
    at = 0
    for one, other, shown in zip(here, there, _are_prose(there), strict=True):
        if one != other and not shown and _is_changed(one, other) and not is_mended(one, other, known):
            lead = len(one) - len(one.lstrip())
            yield at + lead, at + max(len(one.rstrip()), lead + 1), other.strip()
        at += len(one)


def _are_prose(lines: Sequence[str]) -> Iterator[bool]:
    """Tell of each line whether it is prose in a string of many lines, which may be put in other words."""
    within = False
    for line in lines:
        marks = len(_LONG_STRING.findall(line))
        yield (within or marks > 0) and is_sentence(_LONG_STRING.sub(" ", line).strip())
        within ^= marks % 2 == 1


def _joined(lines: Sequence[str]) -> str:
    return "".join(map(_code_of, lines))


def _is_elsewhere(one: str, other: str, sides: tuple[str, str]) -> bool:
    """Tell whether each side has the other's line in another place, or broken in another way."""
    return _code_of(one) in sides[1] and _code_of(other) in sides[0]


def _figureless(line: str) -> str:
    """Return a line without its decimals: where nothing else differs, a program printed it again."""
    return _DECIMAL.sub("", line)


def _is_changed(one: str, other: str) -> bool:
    if any(_OTHER.search(_STRING.sub("", side)) for side in (one, other)) or _LOG.search(one):
        return False
    left, right = (_code_of(side) for side in (one, other))
    if _QUERY.search(one) or _KEYWORD.match(one):
        left, right = left.lower(), right.lower()
    return bool(left and right) and left.rstrip(";,") != right.rstrip(";,") and is_slip(left, right, LOOKS)


def _code_of(line: str) -> str:
    """Return a line without comments, strings, prompt, language and blanks."""
    code = _COMMENT.sub("", _STRING.sub("", _PROMPT.sub("", line)))
    return "".join(_LOCAL.sub("", _ESCAPE.sub("", code)).split()).replace("`", "")
