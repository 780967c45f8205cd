"""Where the Chinese of a gloss begins when only the words can show it: 我们采用|语义缓存（semantic cache）.

Every word of the run before the bracket may be the first of the term. Each is weighed by three things:
whether the characters from there on occur beside these English words elsewhere, whether the length is that of
a rendering, and which word comes before. The weights were fitted on glosses of terms that the termbase knows,
with all glosses and renderings of the same term taken out of the table of associations. The score is the
best beginning's share of the summed exponentials of all weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp, sqrt
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.associations import content_words
from termlint.lexicon.terms import squash
from termlint.model import HOLE
from termlint.survey.glosses import Gloss, run_before
from termlint.survey.tokens import cut

KIN = 0.1
"""The least share at which a character and an English word are associated."""

CLOSE = 0.25
"""The least share at which they are closely associated."""

SURE = 0.9
"""The least score of a trusted beginning: of such glosses 98 to 99 in 100 begin there."""


class Boundary(NamedTuple):
    """The prose offset of a beginning, its score from 0 to 1, and whether the two languages are ``close``.

    They are if at least half of the English words and a third of the characters have an associate on the
    other side, and there is a character for each word: else the bracket may hold something else.
    """

    start: int
    score: float
    close: bool


class Evidence(NamedTuple):
    """The features of a beginning, or the weight of each.

    ``support`` sums the square roots of the shares; ``strangers`` counts characters, ``missing`` English
    words without an associate; ``off`` is the distance of the length from two characters a word; ``small``
    counts function words.
    """

    support: float
    strangers: float
    first_is_stranger: float
    first_is_close: float
    missing: float
    off: float
    too_short: float
    small: float
    small_before: float
    at_edge: float
    recurs: float
    kin_before: float


_WEIGHTS = Evidence(1.47, -0.52, -1.22, 0.88, -2.55, -0.57, -1.87, -2.14, 1.75, 2.28, 1.19, -0.5)

_SMALL = frozenset(
    re.findall(
        r"\S+",
        "的 是 了 与 和 及 或 被 把 将 即 其 该 如 以 用 在 从 对 向 由 让 给 有 为 中 并 等 也 都 还 能 会"
        " 要 不 则 而 但 且 上 下 后 前 时 做 这 那 于 到 至 指 叫 称 称为 叫做 称作 使用 采用 利用 通过"
        " 运用 引入 提出 进行 所谓 一种 这种 一个 这个 为了 作为 属于 包括 例如 比如 可以 基于 支持 实现"
        " 需要 提供 每个 多个 各种 就是",
    )
)
"""Function words, and verbs that often precede a term."""

_JOINED = lazily(rf"[A-Za-z0-9{HOLE}] ?$|[-–/+&·]$")
"""Text before a run of Han with which the term may begin further left, as in Q 学习 and 量子-经典混合."""


_CLAUSE = tuple(small for small in _SMALL if len(small) > 1)
"""A run with one of these not at its start is a clause (用户|通过|自定义函数); 基于 may begin a term."""


def in_simplified(chinese: str, lexicon: Lexicon) -> str:
    """Return the text with each traditional character in its most usual simplified form: same length."""
    return chinese.translate(lexicon.scripts.to_simplified)


def find_boundary(prose: str, gloss: Gloss, lexicon: Lexicon) -> Boundary | None:
    """Return where the Chinese of a gloss most likely begins.

    None if the English has no content word, or fewer than two Han characters precede the bracket.
    """
    words = content_words(gloss.english)
    run = run_before(prose, gloss.end)
    if not words or len(run) < 2:
        return None
    kinship = Kinship(in_simplified(run, lexicon), [lexicon.associations.of(word) for word in words])
    counts = [prose.count(run[start:]) for start in kinship.starts]
    weighed = [_weighed(kinship, at, counts) for at in range(len(kinship.starts))]
    best = max(range(len(weighed)), key=weighed.__getitem__)
    score = 1 / sum(exp(one - weighed[best]) for one in weighed)
    start = kinship.starts[best]
    cut_off = start == 0 and bool(
        _JOINED.search(prose, max(gloss.end - len(run) - 2, 0), gloss.end - len(run))
    )
    return Boundary(gloss.end - len(run) + start, score, not cut_off and kinship.is_close(start))


class Kinship:
    """A run of simplified Chinese before a bracket and the association of its characters with the English.

    ``rows`` holds, for each English word, its share at each character; ``best``, for each character, the
    largest share of any word; ``starts``, the offsets in the run where a word of the segmentation begins and
    at least two characters are left.
    """

    def __init__(self, run: str, associations: Sequence[dict[str, float]]) -> None:
        self.run = run
        self.rows = [_row(run, pieces) for pieces in associations]
        self.best = [max(column) for column in zip(*self.rows, strict=True)]
        self.tokens = [token.start for token in cut(run, 0, len(run), guess=False)]
        self.starts = [start for start in self.tokens if len(run) - start > 1] or [0]

    def kin(self, start: int, end: int) -> float:
        """Return the largest share in ``run[start:end]``, 0 if that is empty."""
        return max(self.best[start:end], default=0.0)

    def missing(self, start: int) -> int:
        """Return how many English words are associated with no character from ``start`` on."""
        return sum(max(row[start:]) < KIN for row in self.rows)

    def strangers(self, start: int) -> int:
        """Return how many characters from ``start`` on are associated with no English word."""
        return sum(share < KIN for share in self.best[start:])

    def small(self, start: int) -> int:
        """Return how many function words stand from ``start`` on."""
        edges = [*self.tokens, len(self.run)]
        return sum(self.run[left:right] in _SMALL for left, right in pairwise(edges) if left >= start)

    def is_close(self, start: int) -> bool:
        """Return True if enough of the English and of the Chinese from ``start`` on are associated."""
        size, words = len(self.run) - start, len(self.rows)
        enough = 2 * self.missing(start) <= words <= size and 3 * self.strangers(start) <= 2 * size
        return enough and not any(small in self.run[start + 1 :] for small in _CLAUSE)


def _row(run: str, pieces: dict[str, float]) -> list[float]:
    row = [0.0] * len(run)
    for piece, share in pieces.items():
        worth = share if len(piece) > 1 else 0.7 * share
        at = run.find(piece)
        while at >= 0:
            row[at : at + len(piece)] = [max(old, worth) for old in row[at : at + len(piece)]]
            at = run.find(piece, at + 1)
    return row


def _weighed(kinship: Kinship, at: int, counts: Sequence[int]) -> float:
    return sum(weight * one for weight, one in zip(_WEIGHTS, _evidence(kinship, at, counts), strict=True))


def _evidence(kinship: Kinship, at: int, counts: Sequence[int]) -> Evidence:
    """Return the features of the beginning at ``starts[at]``.

    ``counts`` is, for each beginning, how often the text from there to the bracket occurs in the document.
    """
    start, words = kinship.starts[at], len(kinship.rows)
    before = kinship.starts[at - 1] if at else 0
    size = len(kinship.run) - start
    first = kinship.kin(start, next((one for one in kinship.tokens if one > start), len(kinship.run)))
    return Evidence(
        sum(map(sqrt, kinship.best[start:])),
        kinship.strangers(start),
        first < KIN,
        first >= CLOSE,
        kinship.missing(start),
        abs(size - 2 * words - 0.5),
        max(2 * words - 1 - size, 0) if words > 1 else 0,
        kinship.small(start),
        kinship.run[before:start] in _SMALL,
        start == 0,
        at > 0 and counts[at] >= 2 * counts[at - 1],
        kinship.kin(before, start) >= KIN,
    )


class LearntGloss(NamedTuple):
    """A gloss with its likeliest beginning, the score of that, and whether it is trusted."""

    gloss: Gloss
    score: float
    trusted: bool


def learn_glosses(prose: str, glosses: Sequence[Gloss], lexicon: Lexicon) -> Iterator[LearntGloss]:
    """Yield every gloss whose rendering the termbase has; and the others, moved to the likeliest beginning.

    Where an edge or marks show the same beginning no score is needed: English and Chinese need only be close.
    """
    for gloss in glosses:
        if _is_known(gloss, lexicon):
            yield LearntGloss(gloss, 1.0, True)
        elif found := find_boundary(prose, gloss, lexicon):
            same = gloss.sure and found.start == gloss.start
            moved = gloss._replace(start=found.start, chinese=prose[found.start : gloss.end])
            yield LearntGloss(moved, found.score, found.close and (same or found.score >= SURE))


def _is_known(gloss: Gloss, lexicon: Lexicon) -> bool:
    concepts = lexicon.terms.by_english.get(squash(gloss.english), ())
    return any(gloss.chinese == one.chinese for concept in concepts for one in concept.renderings)
