"""Corrections found in the simplified view, converted to the characters of a traditional document.

A finding in `Survey.simplified` is dropped if a word of Taiwan or Hong Kong stands there (疊代) or overlaps
its edge (此實|作). In a correction, unchanged characters are kept; the others are written as elsewhere in the
document, else as OpenCC converts them in their phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from termlint.survey.simplified import converter
from termlint.survey.tokens import cut

if TYPE_CHECKING:
    from termlint.survey import Survey
    from termlint.survey.characters.repeats import Repeat

LONGEST = 6
"""The longest word of the region, and the context on each side that decides on a character's form, in code
points."""

AROUND = 12
"""How many code points are segmented on one side of a joint."""

_PREFIXES = "新最再更"
"""Words of one character that may precede a word with the same beginning: 最|最佳化."""


class Own:
    """The corrections for places of a traditional document, cached by the text of the place and around it."""

    def __init__(self, survey: Survey) -> None:
        # The survey itself is not stored: it holds this object, and the two would form a reference cycle.
        self.prose, self.view = survey.prose, survey.simplified.prose
        self._known, self._variety = survey.lexicon.usage, _variety(survey)
        self._found: dict[tuple[str, int, int, tuple[str, ...]], tuple[str, ...]] = {}

    def rights(self, start: int, end: int, rights: Sequence[str]) -> tuple[str, ...]:
        """Return the corrections of ``start:end``, given in simplified characters, in the document's own.

        The result is empty if the text at that place is right in traditional characters.
        """
        left = max(start - LONGEST, 0)
        key = self.prose[left : end + LONGEST], start - left, end - left, tuple(rights)
        if key not in self._found:
            usage = any(self._is_usage(start, end, right) for right in rights)
            found = () if usage else tuple(self._written(start, end, right) for right in rights)
            self._found[key] = () if self.prose[start:end] in found else found
        return self._found[key]

    def _is_usage(self, start: int, end: int, right: str) -> bool:
        """Return True if a word of the region runs over an edge or holds the place or a changed character."""
        blocks = SequenceMatcher(None, self.view[start:end], right, autojunk=False).get_opcodes()
        changed = [start + at for kind, i, j, _, _ in blocks if kind != "equal" for at in range(i, j)]
        return any(
            first < start < last
            or first < end < last
            or first <= start < end <= last
            or any(first <= at < last for at in changed)
            for first, last in words_around(self.prose, self._known, start, end)
        )

    def _written(self, start: int, end: int, right: str) -> str:
        elsewhere = self.view.find(right)
        if elsewhere >= 0:
            return self.prose[elsewhere : elsewhere + len(right)]
        left, after = self.view[max(start - LONGEST, 0) : start], self.view[end : end + LONGEST]
        converted = converter(self._variety).convert(left + right + after)
        new = converted[len(left) : len(left) + len(right)]
        blocks = SequenceMatcher(None, self.view[start:end], right, autojunk=False).get_opcodes()
        return "".join(
            self.prose[start + i : start + j] if kind == "equal" else new[k:m] for kind, i, j, k, m in blocks
        )


def _variety(survey: Survey) -> str:
    """Return the name of OpenCC's conversion to the forms of Taiwan (裡, 著) or of Hong Kong (裏, 着)."""
    times = survey.characters
    as_hongkong = times["裏"] + times["着"] > times["裡"] + times["著"]
    return "s2hk" if survey.locale == "zh-HK" or as_hongkong else "s2tw"


def words_around(prose: str, known: frozenset[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each known word of at most `LONGEST` code points that overlaps ``start:end``."""
    for left in range(max(start - LONGEST + 1, 0), end):
        for right in range(max(left + 2, start + 1), left + LONGEST + 1):
            if prose[left:right] in known:
                yield left, right


def is_joint(survey: Survey, repeat: Repeat) -> bool:
    """Return True if what the view repeats is two characters (這裡|里程) or is where words meet (模型|型別).

    One of these words must be of the region. 資料 is, but in 資料料庫 no words meet, for 料庫 is none.
    """
    start, size, end, _ = repeat
    middle = start + size
    if survey.prose[start:middle] != survey.prose[end - size : end]:
        return True
    around = [*words_around(survey.prose, survey.lexicon.usage, start, end)]
    begins = any(left == end - size and right > end for left, right in around)
    if size > 1:
        return begins  # 執行|執行檔, but 金鑰 is too many after 公開金鑰
    ends = any(left < start and right == middle for left, right in around)
    if ends or begins:
        ends = ends or survey.prose[start] in _PREFIXES or _is_cut(survey, middle, -1)
        begins = begins or _is_cut(survey, middle, 1)
    return ends and begins


def _is_cut(survey: Survey, at: int, side: Literal[-1, 1]) -> bool:
    """Return True if a word of several characters ends at ``at`` (``side`` -1) or begins there (1)."""
    left, right = (max(at - AROUND, 0), at) if side < 0 else (at, at + AROUND)
    tokens = cut(survey.simplified.prose, left, right, guess=False)
    return bool(tokens) and len(tokens[-1 if side < 0 else 0].text) > 1
