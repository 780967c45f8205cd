"""Where code in a translation differs from the original's: names in a line, lines of a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from termlint.bitext.english import is_sentence
from termlint.bitext.mended import Words, is_mended
from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip
from termlint.lazily import lazily

LOOKS = 0.85
"""Share of equal characters from which a line of code was changed by mistake; below, it is another line."""

ALIKE = 0.8
"""Share of equal characters from which a name is misspelled; below, it is another name."""

MOST_NAMES = 1000
"""A segment with more names than this is not examined: it is no running text."""

MOST_CHANGED = 3
"""If more lines of a block differ than this, it is another version of the code, with no typing errors."""

_STRING = lazily(r"\"[^\"\n]*\"|'[^'\n]*'|“[^“”\n]*”")
_COMMENT = lazily(r"^\s*[*%].*$|(?:^|\s)(?:#|//|--|;|<!--|/\*).*$")
_DECIMAL = lazily(r"(?<!\d)\d+\.\d+")
_GROUPING = lazily(r"(?<=\d),(?=\d{3}(?!\d))")
_NAME = lazily(r"\(\)$|^[\"'“”]|[\"'“”]$")
_LOG = lazily(r"\d{4}-\d\d-\d\d|\d:\d\d|(?<!\d)\d+\.\d+ ?m?s\b|^\s*\{\"|^\s*\[?\d|%|^\s*[-+|]")
"""Marks of a line that a program printed: its output differs from run to run."""
_OTHER = lazily(r"[^\x00-\x7f]")
_SAME = str.maketrans(
    {"\\": "/", "‘": "'", "’": "'", "“": "'", "”": "'", '"': "'", "~": "-", "…": "...", "`": None}
)
_TRANSLATABLE = lazily(r"[<>{}]|your|path|name|\s\w+\s\w+\s|\s(?:and|or|to|of|the|is|in)\s", re.IGNORECASE)
_LOCAL = lazily(
    r"(?=[._zechj-])(?:[._-]|(?<![A-Za-z]))(?:zh|en|cn|hans|ja)(?:[_-](?:cn|us|hans))?(?![A-Za-z])",
    re.IGNORECASE,
)
_ESCAPE = lazily(
    r"\\(?=[_*$\"'])|[\u200b-\u200f\u2060\ufeff]|refs/heads/|(?<![\w\\])[*_](?=\w)|(?<=\w)[*_](?!\w)"
)
"""What may differ in a name: escapes, invisible characters, marks of emphasis around a part of it."""
_PROMPT = lazily(r"^\s*(?:(?:\$|>>>|\w+>|(?:\([\w.-]+\)\s*)?PS [A-Z]:\\[^>]*>)\s|[!%](?=[a-z]))")
_QUERY = lazily(
    r"\b(?:select\b.{1,300}?\bfrom|insert\s+into|delete\s+from|update\b.{1,300}?\bset|(?:create|alter|drop|show)\s+\w+)\b",
    re.IGNORECASE,
)
"""A statement of SQL, which ignores letter case."""
_KEYWORD = lazily(r"\s*(?:public|private|protected|static|class|def|if|else|for|while|return|import|from)\b")
"""Keywords that begin a line; they are in lower case in every language, so that letter case is ignored."""
_SPACES = lazily(r"\s+")
_DASHES = str.maketrans({"—": "--", "–": "-", "−": "-", "－": "-"})
_LONG_STRING = lazily(r"\"{3}|'{3}")


def _plain(code: str) -> str:
    return _NAME.sub("", _alike(code)).removeprefix("./").rstrip("/")


def _alike(text: str) -> str:
    """Return a text without spaces, language codes and escapes, its slashes and quotation marks unified."""
    return "".join(_LOCAL.sub("", _ESCAPE.sub("", text)).split()).translate(_SAME)


def misspelled(target: Side, source: Side, known: Words) -> Iterator[tuple[str, str]]:
    """Yield (name, original's name) for each name in code that is a misspelling of one of the original."""
    missing, names = _lacking(source, target), [*dict.fromkeys(target.code)]
    if missing and len(missing) * len(names) <= MANY:
        for name in names:
            if not _TRANSLATABLE.search(name):
                right = next((right for right in missing if _is_slip(name, right)), None)
                if right and not _has(source, name, right) and not is_mended(name, right, known):
                    yield name, right


def _has(source: Side, name: str, right: str) -> bool:
    """Return True if an original has a name, but not as ``right`` without its first or last letter.

    An s that is missing may be a plural's, and more than a letter a part that was left out: config.yaml.
    """
    original, part, whole = _alike(source.raw), _plain(name), _plain(right)
    lost = whole[0] if part == whole[1:] else whole[-1] if part == whole[:-1] else ""
    if not (lost.isalpha() or lost == "-") or whole == f"{part}s":
        return part in original
    return original.count(part) > original.count(whole)


def _lacking(source: Side, target: Side) -> list[str]:
    """Return the names of the original that the translation does not have."""
    names = [name for name in dict.fromkeys(source.code) if _is_comparable(name)]
    if not names or len(names) > MOST_NAMES:
        return []
    translated = _alike(target.raw)
    return [name for name in names if _plain(name) not in translated]


def _is_comparable(code: str) -> bool:
    return len(code) > 3 and not _TRANSLATABLE.search(code)


def _is_slip(one: str, right: str) -> bool:
    if not one.isascii():  # full-width marks, or dashes that a word processor made: foo(a，b), --force
        return _SPACES.sub("", normalize("NFKC", one.translate(_DASHES))) == _SPACES.sub("", right)
    if _bare(one) == _bare(right) and (" " in one + right or _is_instance(one, right)):
        return False
    one, right = (_GROUPING.sub("", side) for side in (one, right))
    return is_slip(one, right, ALIKE)


def _is_instance(one: str, other: str) -> bool:
    """Return True if two names of the same letters are a class and its instance: BigNet and big_net."""
    snake, camel = (one, other) if "_" in one else (other, one)
    return snake.islower() and "_" in snake and camel[:1].isupper() and "_" not in camel


def _bare(name: str) -> str:
    """Return the letters and digits of a name in lower case, without a plural s."""
    return "".join(one for one in name.lower() if one.isalnum()).rstrip("s")


def changed_lines(target: str, source: str, known: Words) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, original's line) for each changed line of a block, in code points of ``target``."""
    here, there = target.splitlines(keepends=True), source.splitlines(keepends=True)
    if len(here) != len(there) or target == source:
        return
    changed = [*_changed(here, there, known)]
    printed = len(changed) > 1 and all(
        _without_decimals(target[start:end]) == _without_decimals(right) for start, end, right in changed
    )
    if changed and len(changed) <= MOST_CHANGED and not printed:
        sides = _joined(here), _joined(there)
        yield from (one for one in changed if not _is_elsewhere(target[one[0] : one[1]], one[2], sides))


def _changed(here: Sequence[str], there: Sequence[str], known: Words) -> Iterator[tuple[int, int, str]]:
    at = 0
    for one, other, prose in zip(here, there, _are_prose(there), strict=True):
        if one != other and not prose and _is_changed(one, other) and not is_mended(one, other, known):
            lead = len(one) - len(one.lstrip())
            yield at + lead, at + max(len(one.rstrip()), lead + 1), other.strip()
        at += len(one)


def _are_prose(lines: Sequence[str]) -> Iterator[bool]:
    """Yield for each line whether it is prose in a multi-line string, which may be reworded."""
    within = False
    for line in lines:
        marks = len(_LONG_STRING.findall(line))
        yield (within or marks > 0) and is_sentence(_LONG_STRING.sub(" ", line).strip())
        within ^= marks % 2 == 1


def _joined(lines: Sequence[str]) -> str:
    return "".join(map(_code_of, lines))


def _is_elsewhere(one: str, other: str, sides: tuple[str, str]) -> bool:
    """Return True if each side has the other's line in another place, or broken differently."""
    return _code_of(one) in sides[1] and _code_of(other) in sides[0]


def _without_decimals(line: str) -> str:
    """Return a line without its decimal numbers: if only they differ, it is the output of two runs."""
    return _DECIMAL.sub("", line)


def _is_changed(one: str, other: str) -> bool:
    if any(_OTHER.search(_COMMENT.sub("", _STRING.sub("", side))) for side in (one, other)):
        return False
    if _LOG.search(one):
        return False
    left, right = (_code_of(side) for side in (one, other))
    if _QUERY.search(one) or _KEYWORD.match(one):
        left, right = left.lower(), right.lower()
    return bool(left and right) and left.rstrip(";,") != right.rstrip(";,") and is_slip(left, right, LOOKS)


def _code_of(line: str) -> str:
    """Return a line without comments, strings, prompt, language codes and white space."""
    code = _COMMENT.sub("", _STRING.sub("", _PROMPT.sub("", line)))
    return "".join(_LOCAL.sub("", _ESCAPE.sub("", code)).split()).replace("`", "")
