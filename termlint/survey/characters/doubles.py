"""Characters that a slip of the hand has doubled: 数据据, 社社区, 应用于于.

Two equal characters often meet where one word ends and the next begins (最终|终态), and Chinese says many
things twice (看看). It is a slip if the text is much likelier with one of them than with both. What the
likelihood is worth, the segmentation, the document and the counts of documentation say: a character that
hardly ever stands alone cannot be a second word, nor can one that stands beside its neighbour in this word
only. Two logistic models weigh it, fitted to slips planted in 3 million characters and to all that stands
twice in 29 million characters of documentation and is none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from math import exp2, log2
from typing import TYPE_CHECKING, NamedTuple

from termlint.survey import Survey
from termlint.survey.characters.repeats import AROUND, Repeat, alone, is_set_apart, most
from termlint.survey.characters.singles import ENDINGS, LOOSE, NUMERALS
from termlint.survey.tokens import cut

if TYPE_CHECKING:
    from termlint.survey.characters.deletions import Deletion

_DOUBLE = re.compile(r"([㐀-鿿])\1")
_HAN = re.compile("[㐀-鿿]")
_NEXT_BUT_ONE = re.compile("(?:上上|下下)[一个周月次期代轮季年日]")
_MEETING = re.compile("(?:有有|无无)监|(?:与与|和和)[之其此]")

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙胡朱林郭马罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜谭廖邹熊陆郝崔邱秦侯邵孟汤尹"
    "黎乔贺龚漆"
)

_ENDINGS = ENDINGS | frozenset("类题图表端库集卡网框中上下里内外前后")
"""What may end a word, or a place, before a word that begins with it."""

_SET = "置"
"""What a program does with a value: 位置|置为零."""

_TRIED = frozenset("说看想试聊谈讲问听查改写读学算数比跑走练搜玩猜找逛瞧")
"""Verbs that are said twice for a little, where a clause ends: 用一句话说说，"""

LEAST_GAIN = 8.0
"""In bits."""

USUAL = 9.5
"""The logarithm of the count from which two equal characters are a word of their own: 看看, 常常."""

KNOWN, KNOWN_LONG = 4.0, 2.0
"""The logarithm of the count from which a word of two characters is known, and a longer one."""

HOME = 6.0
"""The logarithm of the count from which two characters are at home together."""

ONCE, RARE = 0.5, 5.5
"""The logarithms of a count that is none or one, and from which two equal characters are met."""

MET_SOME, SOME, MORE = 2.0, 8.5, 2.0
"""What is met a few times, if what is left without one of them is met so much more often."""

STRANGE = 0.45
"""From this share of places that the counts do not know a text is law, medicine or verse."""

LEAST_LEFT = 0.08
"""Counts are known to a twelfth: so much of them may be left where nothing is."""


class Evidence(NamedTuple):
    """What is known of two equal characters, or what each of it weighs; counts by their logarithms."""

    gain: float
    """In tens of bits."""
    single: float
    """How seldom the character stands alone, in fives of bits."""
    tied: float
    """How many bits fewer it stands beside its outer neighbour if not in this word."""
    apart: float
    """The document has it beside that neighbour without the word."""
    word: float
    """The word that one of them makes, in tens."""
    pair: float
    """Both, in fives."""
    met: float
    """Both and a neighbour, in threes."""
    joined: float
    joined_long: float
    """The best known runs of three and of four with one of them, in fives."""
    before: float
    after: float
    """One of them and its neighbour, in tens."""
    first: float
    last: float
    """No Han character stands before, or after."""
    common: float
    """The character, in tens."""
    bias: float = 1.0


_IN_WORD = Evidence(3.25, 1.97, 0.53, -1.17, 0.92, 0, -1.58, 0.33, 0, 0.51, 0.05, 1.83, 1.12, -1.02, -5.07)
_BY_ITSELF = Evidence(0.49, -3.73, 0, 0, 2.12, -2.29, -3.35, 1.69, 0.48, 0.66, 0.88, 0.89, 0.77, 2.12, -5.17)

LEAST_IN_WORD, LEAST_IN_WORD_UNHEARD = 2.3, 1.25
LEAST_BY_ITSELF, LEAST_BY_ITSELF_UNHEARD = 1.4, 0.5
"""The scores from which nearly all were slips when read; the lower where documentation never has both."""

LEAST_AFTER_WORD, LEAST_AFTER_ENDING = 2.8, 3.5
"""The same if documentation has the first without the word, or it makes words: 引用类|类型."""

TIED = 1.0
"""In bits."""


def find_doubles(survey: Survey, told: Container[int] = ()) -> Iterator[Repeat]:
    """Yield the doubled characters, but for those whose places are told already."""
    prose = survey.prose
    places = [match.start() for match in _DOUBLE.finditer(prose) if match.start() not in told]
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
    return score >= _least(survey, at, known, evidence, word)


def _least(survey: Survey, at: int, known: Deletion, evidence: Evidence, word: str) -> float:
    """Return the score from which it is a slip."""
    prose = survey.prose
    unlikely = evidence.apart or prose[at] in NUMERALS | survey.lexicon.repeats.characters
    unheard = not unlikely and _is_unheard(known)
    if len(word) == 1:
        return LEAST_BY_ITSELF_UNHEARD if unheard else LEAST_BY_ITSELF
    first = word == prose[at + 1 : at + 1 + len(word)]
    if first:
        free = evidence.tied < TIED and 10 * evidence.before >= MET_SOME
        least = LEAST_AFTER_WORD if free else LEAST_IN_WORD
        return LEAST_AFTER_ENDING if prose[at] in _ENDINGS else least
    return LEAST_IN_WORD_UNHEARD if unheard else LEAST_IN_WORD


def _is_unheard(known: Deletion) -> bool:
    """Tell whether documentation knows the text well with one of the two, and never or hardly has both."""
    at_home = max(known.before, known.next) >= HOME
    at_home &= known.joined >= ONCE or known.next <= 0  # nothing follows
    hardly = known.met <= ONCE and known.after <= RARE
    more = known.met <= MET_SOME and known.across - known.met >= MORE and known.after <= SOME
    return at_home and (hardly or more)


def _is_meant(survey: Survey, at: int) -> bool:
    """Tell whether two equal characters stand there on purpose, or each in a word of its own."""
    prose = survey.prose
    if prose[at] in (prose[max(at - 1, 0) : at], prose[at + 2 : at + 3]):
        return True  # 来来来
    if (
        prose[at] == _SET
        or prose[max(at - 1, 0) : at] == "一"
        or any(survey.lexicon.redundancies.find(prose[max(at - 1, 0) : at + 2]))
    ):
        return True  # 一次次; what another rule says is not said twice
    if prose[at] in _TRIED and not _HAN.match(prose[at + 2 : at + 3]):
        return True
    if prose[at] == "了" or _NEXT_BUT_ONE.match(prose, at) or _MEETING.match(prose, at):
        return True  # 明了|了
    if prose[max(at - 1, 0) : at] in _SURNAMES and alone(prose, at - 1, at) == 2:
        return True  # 李飞飞
    if prose[at] in NUMERALS and not _is_between_words(prose, at):
        return True
    return is_set_apart(survey.document, at, at + 2)


def _is_between_words(prose: str, at: int) -> bool:
    """Tell whether what stands around two numerals are words: 改一一个, not 百亿亿次 nor 二二六."""
    before, after = prose[max(at - 1, 0) : at], prose[at + 2 : at + 3]
    return all(_HAN.match(one) and one not in NUMERALS for one in (before, after))


def _is_chance(prose: str, at: int, known: Deletion, word: str) -> bool:
    """Tell whether each of two equal characters makes a word with its neighbour, whatever is segmented."""
    if not _is_word(prose[at - 1 : at + 1]) or not _is_word(prose[at + 1 : at + 3]):
        return False
    # 文场 in 上下文文场景 is none: 场景 is one, and stands behind 上下文.
    after = cut(prose, at + 1, at + 1 + AROUND, guess=False)[0].text
    return len(word) < 3 or len(after) > 1 or known.across <= 0


def _is_one_of_two(prose: str, at: int, word: str) -> bool:
    """Tell whether two other equal characters make one word with these: 规规整整, but not 仔细细|想想."""
    before, after = prose[max(at - 2, 0) : at], prose[at + 2 : at + 4]
    left, right = (len(side) == 2 and side[0] == side[1] and _HAN.match(side) for side in (before, after))
    ends = len(word) > 1 and word == prose[at + 1 - len(word) : at + 1]
    return bool(left or (right and not ends))


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    """Tell whether the segmenter's dictionary has two characters as one word."""
    return len(text) == 2 and len(cut(text, 0, 2, guess=False)) == 1


def weigh(survey: Survey, at: int, known: Deletion) -> tuple[Evidence, str] | None:
    """Return what is known of two equal characters, and the word that one of them makes.

    None if each is in a longer word: then they only meet.
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
    """Return the word that holds what is left of two equal characters, as it stands, and where it begins."""
    left = max(at - AROUND, 0)
    text = prose[left:at] + prose[at + 1 : at + 1 + AROUND]
    token = next(one for one in cut(text, 0, len(text), guess=False) if one.end > at - left)
    return token.text, token.start + left


def _stands_apart(prose: str, at: int, starts: bool, ends: bool) -> bool:
    """Tell whether the document has the character beside its outer neighbour as a word of its own."""
    outer = prose[max(at - 1, 0) : at + 1] if starts else prose[at + 1 : at + 3] if ends else ""
    if len(outer) < 2 or not all(map(_HAN.match, outer)):
        return False
    # Elsewhere it may begin, or end, another word: 会这么 is no 会这.
    edge = f"(?:[^㐀-鿿]|[{''.join(sorted(LOOSE))}]|{'$' if starts else '^'})"
    return re.search(outer + edge if starts else edge + outer, prose) is not None


def _tied(known: Deletion, starts: bool, ends: bool) -> float:
    """Return how many bits fewer the character stands beside its outer neighbour without the word."""
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
