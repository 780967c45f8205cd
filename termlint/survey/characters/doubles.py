"""Characters that were doubled by mistake: 数据据, 社社区, 应用于于.

Two equal characters often meet at a word boundary (最终|终态), and Chinese reduplicates many words (看看).
Doubling is a slip if the text is much likelier with one of the characters than with both. The segmentation,
the document and the counts of documentation are further evidence: a character that is hardly ever a word of
its own cannot be a second word, nor can one that is beside its neighbour in this word only. Two logistic
models weigh the evidence. They were fitted to slips planted in 3 million characters, and to all correct
doublings in 29 million characters of documentation.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from math import exp2, log2
from typing import TYPE_CHECKING, NamedTuple

from termlint.lazily import lazily
from termlint.survey import Survey
from termlint.survey.characters.repeats import AROUND, Repeat, alone, is_set_apart, most
from termlint.survey.characters.singles import ENDINGS, LOOSE, NUMERALS
from termlint.survey.tokens import cut

if TYPE_CHECKING:
    from termlint.survey.characters.deletions import Deletion

_DOUBLE = lazily(r"([㐀-鿿])\1")
_HAN = lazily("[㐀-鿿]")
_NEXT_BUT_ONE = lazily("(?:上上|下下)[一个周月次期代轮季年日]")
_MEETING = lazily(
    "(?:有有|无无)监|(?:与与|和和)[之其此]|使使用|(?<=告诉)(?:我我|你你|您您|他他|她她)|(?<=语)句句[首尾末中]"
)

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙胡朱林郭马罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜谭廖邹熊陆郝崔邱秦侯邵孟汤尹"
    "黎乔贺龚漆"
)

_ENDINGS = ENDINGS | frozenset("类题图表端库集卡网框中上下里内外前后")
"""Characters that may end a word or a place name before a word that begins with them."""

_SET = "置"
"""A verb by itself, as a program sets a value: 位置|置为零."""

_TRIED = frozenset("说看想试聊谈讲问听查改写读学算数比跑走练搜玩猜找逛瞧")
"""Verbs that are reduplicated at the end of a clause, for brief actions: 用一句话说说，"""

LEAST_GAIN = 8.0
"""The fewest bits of likelihood gained by the deletion of one of the two characters."""

USUAL = 9.5
"""log2 of the count above which two equal characters are a word of their own: 看看, 常常."""

KNOWN, KNOWN_LONG = 4.0, 2.0
"""log2 of the count from which a word of two characters is known, and a longer one."""

COMMON = 6.0
"""log2 of the count from which a pair of characters is common."""

ONCE, RARE_PAIR = 0.5, 5.5
"""log2 of counts: a run up to the first was counted once at most; a doubling up to the second is rare."""

FEW_TIMES, LESS_RARE_PAIR, MUCH_MORE = 2.0, 8.5, 2.0
"""log2 of less strict limits for both, if the run with one character is `MUCH_MORE` bits more frequent."""

STRANGE = 0.45
"""A text with this share of strange places is not judged: it is law, medicine or verse."""

LEAST_LEFT = 0.08
"""The smallest share of a count that a difference can show, since counts are quantised to a twelfth."""


class Evidence(NamedTuple):
    """The evidence on two equal characters, or the weight of each piece; counts as log2."""

    gain: float
    """Bits of likelihood gained by the deletion of one, divided by 10."""
    single: float
    """-log2 of the proportion in which the character is a word of its own, divided by 5."""
    tied: float
    """The bits by which it is rarer beside its outer neighbour outside of this word."""
    apart: float
    """Whether the document has it beside that neighbour without the word."""
    word: float
    """Count of the word that one of them forms, divided by 10."""
    pair: float
    """Count of the doubling, divided by 5."""
    met: float
    """Count of the doubling with a neighbour, divided by 3."""
    joined: float
    joined_long: float
    """Counts of the most frequent runs of three and of four after the deletion, divided by 5."""
    before: float
    after: float
    """Counts of one of them with the character before, and with the one after, divided by 10."""
    first: float
    last: float
    """Whether no Han character stands before, or after."""
    common: float
    """Count of the character, divided by 10."""
    bias: float = 1.0


_IN_WORD = Evidence(3.25, 1.97, 0.53, -1.17, 0.92, 0, -1.58, 0.33, 0, 0.51, 0.05, 1.83, 1.12, -1.02, -5.07)
_BY_ITSELF = Evidence(0.49, -3.73, 0, 0, 2.12, -2.29, -3.35, 1.69, 0.48, 0.66, 0.88, 0.89, 0.77, 2.12, -5.17)

LEAST_IN_WORD, LEAST_IN_WORD_UNHEARD = 2.3, 1.25
LEAST_BY_ITSELF, LEAST_BY_ITSELF_UNHEARD = 1.4, 0.5
"""The lowest scores, from which nearly all proved slips in manual review; the lower ones where documentation
hardly ever has the doubling.
"""

LEAST_AFTER_WORD, LEAST_AFTER_ENDING = 2.8, 3.5
"""The same if the first character may belong to the word before, or is a suffix: 引用类|类型."""

TIED = 1.0
"""The value of `Evidence.tied`, in bits, below which the first character may belong to the word before."""


def find_doubles(survey: Survey, reported: Container[int] = ()) -> Iterator[Repeat]:
    """Yield the characters doubled by mistake, except those that begin at an offset in ``reported``."""
    prose = survey.prose
    places = [match.start() for match in _DOUBLE.finditer(prose) if match.start() not in reported]
    if not places:
        return
    from termlint.survey.characters.deletions import delete  # numpy takes longer to import than all else

    likely = {
        at: known
        for at, known in zip(places, delete(survey.lexicon.counts, prose, places), strict=True)
        if known.gain >= LEAST_GAIN and known.after <= USUAL
    }
    if len(likely) > most(prose):
        return
    found = [at for at, known in likely.items() if _is_slip(survey, at, known)]
    if found and survey.strangeness < STRANGE:
        yield from (Repeat(at, 1, at + 2, "doubled") for at in found)


def _is_slip(survey: Survey, at: int, known: Deletion) -> bool:
    """Return True if the two characters at ``at`` are not intended and the model scores them high enough."""
    if _is_meant(survey, at):
        return False
    weighed = weigh(survey, at, known)
    if weighed is None:
        return False
    evidence, word = weighed
    inside = len(word) > 1
    if inside and 10 * evidence.word < (KNOWN if len(word) == 2 else KNOWN_LONG):
        return False
    if _is_chance(survey.prose, at, known, word) or _is_one_of_two(survey.prose, at, word):
        return False
    weights = _IN_WORD if inside else _BY_ITSELF
    score = sum(one * weight for one, weight in zip(evidence, weights, strict=True))
    return score >= _threshold(survey, at, known, evidence, word)


def _threshold(survey: Survey, at: int, known: Deletion, evidence: Evidence, word: str) -> float:
    """Return the lowest score of a slip, given the ``word`` that one of the characters forms."""
    prose = survey.prose
    unlikely = evidence.apart or prose[at] in NUMERALS | survey.lexicon.repeats.characters
    unheard = not unlikely and _is_unheard(known)
    if len(word) == 1:
        return LEAST_BY_ITSELF_UNHEARD if unheard else LEAST_BY_ITSELF
    first = word == prose[at + 1 : at + 1 + len(word)]
    if first:
        free = evidence.tied < TIED and 10 * evidence.before >= FEW_TIMES
        least = LEAST_AFTER_WORD if free else LEAST_IN_WORD
        return LEAST_AFTER_ENDING if prose[at] in _ENDINGS else least
    return LEAST_IN_WORD_UNHEARD if unheard else LEAST_IN_WORD


def _is_unheard(known: Deletion) -> bool:
    """Return True if documentation often has the text with one of the two and hardly ever with both."""
    is_common = max(known.before, known.next) >= COMMON
    is_common &= known.joined >= ONCE or known.next <= 0  # no counted pair follows
    hardly = known.met <= ONCE and known.after <= RARE_PAIR
    more = known.met <= FEW_TIMES and known.across - known.met >= MUCH_MORE and known.after <= LESS_RARE_PAIR
    return is_common and (hardly or more)


def _is_meant(survey: Survey, at: int) -> bool:
    """Return True if two equal characters are intended, or known to belong to two words."""
    prose = survey.prose
    if prose[at] in (prose[max(at - 1, 0) : at], prose[at + 2 : at + 3]):
        return True  # 来来来
    if (
        prose[at] == _SET
        or prose[max(at - 1, 0) : at] == "一"
        or any(survey.lexicon.redundancies.find(prose[max(at - 1, 0) : at + 2]))
    ):
        return True  # 一次次; redundant phrases are reported by another rule
    after = prose[at + 2 : at + 3]
    if prose[at] in _TRIED and (after == "看" or not _HAN.match(after)):
        return True  # 查查看
    if prose[at] == "了" or _NEXT_BUT_ONE.match(prose, at) or _MEETING.match(prose, at):
        return True  # 明了|了
    if prose[max(at - 1, 0) : at] in _SURNAMES and alone(prose, at - 1, at) == 2:
        return True  # 李飞飞
    if prose[at] in NUMERALS and not _is_between_words(prose, at):
        return True
    return is_set_apart(survey.document, at, at + 2)


def _is_between_words(prose: str, at: int) -> bool:
    """Return True if Han characters other than numerals surround two numerals: 改一一个, not 二二六."""
    before, after = prose[max(at - 1, 0) : at], prose[at + 2 : at + 3]
    return all(_HAN.match(one) and one not in NUMERALS for one in (before, after))


def _is_chance(prose: str, at: int, known: Deletion, word: str) -> bool:
    """Return True if each of two equal characters forms a word with its neighbour in the dictionary."""
    if not _is_word(prose[at - 1 : at + 1]) or not _is_word(prose[at + 1 : at + 3]):
        return False
    # Not in 上下文文场景: there 文场 is no token, and the text with one 文 was counted.
    after = cut(prose, at + 1, at + 1 + AROUND, guess=False)[0].text
    return len(word) < 3 or len(after) > 1 or known.across <= 0


def _is_one_of_two(prose: str, at: int, word: str) -> bool:
    """Return True if these two form one word with two other equal ones: 规规整整, but not 仔细细|想想."""
    before, after = prose[max(at - 2, 0) : at], prose[at + 2 : at + 4]
    left, right = (len(side) == 2 and side[0] == side[1] and _HAN.match(side) for side in (before, after))
    ends = len(word) > 1 and word == prose[at + 1 - len(word) : at + 1]
    return bool(left or (right and not ends))


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    """Return True if a text is a word of two characters in the segmenter's dictionary."""
    return len(text) == 2 and len(cut(text, 0, 2, guess=False)) == 1


def weigh(survey: Survey, at: int, known: Deletion) -> tuple[Evidence, str] | None:
    """Return (evidence on the two characters at ``at``, the word that one of them forms).

    None if each belongs to another word, so that they only meet.
    """
    prose = survey.prose
    singles = alone(prose, at, at + 1)
    word, start = _word(prose, at)
    inside = len(word) > 1
    if singles < (1 if inside else 2):
        return None
    starts, ends = start == at, start + len(word) == at + 1
    apart = inside and _stands_apart(prose, at, starts, ends)
    tied = _tied(known, starts, ends) if inside else 0.0
    times = survey.lexicon.counts.log(word[:4])
    return _evidence(survey, at, known, tied, apart, times), word


def _word(prose: str, at: int) -> tuple[str, int]:
    """Return (the word that contains the remaining character after the deletion, its offset in the prose)."""
    left = max(at - AROUND, 0)
    text = prose[left:at] + prose[at + 1 : at + 1 + AROUND]
    token = next(one for one in cut(text, 0, len(text), guess=False) if one.end > at - left)
    return token.text, token.start + left


def _stands_apart(prose: str, at: int, starts: bool, ends: bool) -> bool:
    """Return True if the document has the character beside its outer neighbour without this word."""
    outer = prose[max(at - 1, 0) : at + 1] if starts else prose[at + 1 : at + 3] if ends else ""
    if len(outer) < 2 or not all(map(_HAN.match, outer)):
        return False
    # There it must not begin, or end, another word: 会这么 is no 会这.
    places = _places(prose, outer)
    beside = (prose[one + 2 : one + 3] if starts else prose[max(one - 1, 0) : one] for one in places)
    return any(one in LOOSE or not _HAN.match(one) for one in beside)


def _places(prose: str, text: str) -> Iterator[int]:
    """Yield each offset at which a text stands, also where it overlaps itself."""
    at = prose.find(text)
    while at >= 0:
        yield at
        at = prose.find(text, at + 1)


def _tied(known: Deletion, starts: bool, ends: bool) -> float:
    """Return the bits by which the character is rarer beside its outer neighbour without the word."""
    outer = known.before if starts else known.next if ends else 0.0
    if outer <= 0:
        return 0.0
    times, inside = exp2(outer), exp2(known.across) if known.across >= 0 else 0.0
    return log2(times / max(times - inside, LEAST_LEFT * times, 0.5))


def _evidence(survey: Survey, at: int, known: Deletion, tied: float, apart: bool, word: float) -> Evidence:
    prose = survey.prose
    return Evidence(
        gain=known.gain / 10,
        single=survey.lexicon.singles.bits(prose[at]) / 5,
        tied=tied,
        apart=float(apart),
        word=max(word, 0) / 10,
        pair=max(known.after, 0) / 5,
        met=max(known.met, 0) / 3,
        joined=max(known.joined, 0) / 5,
        joined_long=max(known.joined_long, 0) / 5,
        before=max(known.before, 0) / 10,
        after=max(known.next, 0) / 10,
        first=float(not _HAN.match(prose[max(at - 1, 0) : at])),
        last=float(not _HAN.match(prose[at + 2 : at + 3])),
        common=max(known.alone, 0) / 10,
    )
