"""Files as the tools of translation teams write them: what is found in them, where, and what a fix changes.

In ``tests/data/teams`` ``⟦…⟧`` marks what must be found. Nothing else may be: every 的的 and every other
figure outside stands where nothing is read, in an original, a note, a match from a memory, or what is locked.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from termlint.api import check_text, fix_text

FOLDER = Path(__file__).parent / "data/teams"
FILES = [
    (path.name, path.read_bytes().decode().replace("\n", line_end))
    for path in sorted(FOLDER.iterdir())
    for line_end in ("\n", "\r\n")
]
NAMES = [f"{name}-{'crlf' if chr(13) in text else 'lf'}" for name, text in FILES]
MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)


def spans(marked: str) -> list[tuple[int, int]]:
    """Return the marked spans as places in the text without marks."""
    return [
        (match.start() - 2 * at, match.end() - 2 * at - 2) for at, match in enumerate(MARKED.finditer(marked))
    ]


@pytest.mark.parametrize(("name", "marked"), FILES, ids=NAMES)
def test_what_is_marked_is_found_and_nothing_else(name: str, marked: str) -> None:
    text = MARKED.sub(r"\1", marked)
    found = {(finding.start, finding.end) for finding in check_text(text, name=name)}
    assert [text[slice(*one)] for one in sorted(found)] == MARKED.findall(marked)
    assert sorted(found) == spans(marked)


@pytest.mark.parametrize(("name", "marked"), FILES, ids=NAMES)
def test_a_fix_keeps_every_byte_that_is_not_marked(name: str, marked: str) -> None:
    text = MARKED.sub(r"\1", marked)
    fixed = fix_text(text, name=name)
    assert fixed != text
    kept = MARKED.split(marked)[::2]
    assert re.fullmatch(".{1,12}".join(map(re.escape, kept)), fixed, re.DOTALL)
