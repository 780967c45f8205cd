"""Where 的, 地 or 得 is written and another of them is right.

Where 得 or 地 is written the weights alone are right about half of the time. So the words beside the particle
must also match a pattern that allows no other reading; there is one for each kind of slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.particles import Particles
from termlint.survey.particles import Reading
from termlint.survey.quotations import is_quoted
from termlint.survey.tokens import Tagged, cut, tag

Kind = Literal["得的", "地的", "的得", "地得", "得地", "的地"]
"""The particle that is written, and the one that is right."""


class Slip(NamedTuple):
    """A wrong particle at a prose offset, one code point, and the right one.

    ``sure`` is the weight of the words around for the right one, in tenths of log odds. ``settled`` is False
    where usage allows what is written: 的 for 地, unless the document itself distinguishes them.
    """

    at: int
    kind: Kind
    sure: int
    settled: bool = True


ADVERBIAL = 9
"""The least weight, in tenths of log odds, at which a 的 is taken for 地."""

CERTAIN = 20
"""The least weight at which that is certain."""

UNLIKELY = ((-15, 12), (-40, 0))
"""(weight of 得, least weight of 地): where 得 has so little, 地 needs no more to take its place."""

PHRASE = 10
"""The least weight of 得 at which a set phrase is a complement (写的天花乱坠), no object (做的完形填空)."""

APART = 3
"""How many right 地 a document must have, and how many per 的 for 地, to count as distinguishing the two."""

_LIGHT = frozenset(re.findall(r"\S+", "进行 做 做了 作 作了 做出 作出 获得 得到 取得 提供 给予 具有 经过"))
"""Verbs whose object is an action: 进行快速的处理."""

_DEGREES = frozenset(
    re.findall(
        r"\S+",
        "很 非常 更 更加 比较 太 极 极其 特别 十分 相当 越 越来越 足够 不够 尤为 尤其 挺 过于 过 有点 不"
        " 最 再 如此 这么 那么",
    )
)
_QUALITIES = frozenset("adzil")
"""First letters of the parts of speech of adjectives, adverbs and set phrases."""

_GOING_ON = frozenset("xuycdpr")
"""First letters of the parts of speech that may follow a complement: not nouns, to which 的 would link it."""

_NOMINAL = frozenset("所要想需能可")
"""Characters that, before a verb, make it a relative clause that 的 ends: 我们要做的很简单."""

_ACHIEVED = frozenset("下到出上过了完去见住掉起着")
"""Ends of verbs that include a result and take no complement: 剩下的很简单 is a relative clause."""

_GROUND = frozenset("图平标面址理形震域块")
"""地 and one of these make a noun that the segmenter may divide: 数据地图|样例."""

_PLACES = frozenset("所点源产驻属在原生为行籍户住居")
"""After one of these 地 means a place: 住所地, 履行地."""

_ADVERBS = frozenset(
    re.findall(
        r"\S+",
        "不断 不停 渐渐 慢慢 大大 深深 悄悄 默默 静静 紧紧 牢牢 缓缓 轻轻 狠狠 频频 屡屡 逐渐 逐步 逐一 逐个"
        " 尽可能 尽量 一步步 一步一步 一点点 一点一点 一遍遍 一次次 不由自主 情不自禁 不知不觉 自然而然 反复"
        " 极大 很大程度 原封不动 毫不犹豫 循序渐进",
    )
)
"""Words before a verb that are hardly ever anything but adverbs."""

_GENERALLY = lazily("总得(?=[来來][说說讲講看])")
_EXTREMES = frozenset(("离谱", "离奇", "要命", "惊人", "可怕", "厉害", "邪乎"))
"""What follows 得 only: 错得离谱."""

_CHANGED = frozenset(
    re.findall(r"\S+", "更为 更好 更快 更大 更小 更多 更少 更高 更低 更强 更难 极为 有些 不再")
)
"""Further words that begin what something has become."""

_BECOME = lazily(
    "[变變](?<=[㐀-鿿].)(?<![慢快来來正不可改转轉渐漸形癌多数數演善蜕突流嬗质質量裂霉畸巨剧劇灾災事政兵哗恒衰应應跃躍能会會要想所易求与與善].)的"
    "(?=([㐀-鿿]{2,10}))"
)
"""变 as a word of its own with 的, which the segmenter takes for one word, and what follows."""

_ABOUT = lazily("的、?地、?得|“[的地得]”|「[的地得]」")
"""A mention of the particles themselves: no slip is reported in a text about them."""


def find_slips(prose: str, readings: Sequence[Reading], particles: Particles) -> Iterator[Slip]:
    """Yield every slip outside quotations; those of 总得来说 and of 的 for 地 come last."""
    found = [(reading, slip) for reading in readings if (slip := _slip(reading, particles))]
    slips = [slip for _, slip in found if slip.kind != "的地"]
    slips += [Slip(match.start() + 1, "得的", 60) for match in _GENERALLY.finditer(prose)]
    slips += [
        Slip(match.start() + 1, "的得", 60)
        for match in (_BECOME.finditer(prose) if "变的" in prose or "變的" in prose else ())
        if _is_quality(match[1]) and not {"的", "是"} & {*match[1]} and not _ends_idiom(prose, match.start())
    ]
    adverbials = [(reading, slip) for reading, slip in found if slip.kind == "的地"]
    kept = sum(reading.site.written == "地" and reading.di > -20 for reading in readings)
    apart = kept >= APART * max(len(adverbials), 1)
    for reading, slip in adverbials:
        settled = slip.sure >= CERTAIN and kept > 0 and (apart or _is_adverb(reading))
        if prose[slip.at + 1 : slip.at + 2] != "、":
            slips.append(slip._replace(settled=settled))
    if slips and not _ABOUT.search(prose):
        yield from (slip for slip in slips if not is_quoted(prose, slip.at, slip.at + 1))


def _ends_idiom(prose: str, at: int) -> bool:
    """Return True if the character at an offset ends a set phrase of four: 谈虎色变."""
    return any(token.end == at + 1 and len(token.text) > 3 for token in cut(prose, max(at - 8, 0), at + 1))


def _is_quality(text: str) -> bool:
    """Return True if a text begins with a quality that a complement names: 更复杂, 容易, 炙手可热了."""
    one, two, *_ = *tag(text), Tagged("^", "x")
    if one.text in _DEGREES or one.text in _CHANGED:
        return True
    long = len(one.text) > 1 and one.part[0] in "azi"
    return long and two.part[0] in _GOING_ON and two.text != "的"


def _slip(reading: Reading, particles: Particles) -> Slip | None:
    at, written = reading.site.at, reading.site.written
    if written == "得":
        return _of_de(reading, particles)
    if _is_complement(reading):
        return Slip(at, "的得" if written == "的" else "地得", reading.de)
    if written == "地":
        return Slip(at, "地的", -reading.di) if _calls_for_noun(reading, particles) else None
    return Slip(at, "的地", reading.di) if _is_adverbial(reading, particles) else None


def _of_de(reading: Reading, particles: Particles) -> Slip | None:
    """Return the slip if a 得 should be 的 or 地, else None: 模型得参数, 更好得使用."""
    at, before, after = reading.site.at, reading.site.before[-1], reading.site.after[0]
    if reading.de < 0 and after.part[0] in "vpdn" and (_is_manner(reading) or _is_adverb(reading)):
        return Slip(at, "得地", reading.di)
    most = -55 if before.part[0] in "na" else -45
    if (
        reading.de > most
        or before.text in "^#"
        or reading.site.after[0].text in _EXTREMES
        or not _opens_noun(reading, particles)
    ):
        return None
    return Slip(at, "得的", -reading.de)


def _is_manner(reading: Reading) -> bool:
    """Return True if the word before a 得 says how something is done: 更好得使用, 动态得修改.

    Less weight is enough where 得 itself is unlikely; before an adverb or a noun 得 must be so.
    """
    before, after = reading.site.before[-1], reading.site.after[0]
    unlikely = any(reading.de <= de and reading.di >= di for de, di in UNLIKELY)
    if before.part[0] in _QUALITIES:
        return unlikely or (reading.di >= CERTAIN and after.part[0] in "vp")
    return unlikely and before.part == "n" and reading.di >= CERTAIN


def _opens_noun(reading: Reading, particles: Particles) -> bool:
    """Return True if a noun follows, also behind an adjective, or a number after a place: 上面得两个."""
    one, two, _ = reading.site.after
    if one.part == "m":
        return reading.site.before[-1].part == "f"
    if one.part in ("a", "b") and reading.de <= -60:
        return two.part[0] in "nv"
    return one.text in particles.nouns


def _calls_for_noun(reading: Reading, particles: Particles) -> bool:
    """Return True if a 地 should be 的: 简单地模型, 获得更好地支持; not 归属地 and 成本|地."""
    (_, nearer, before), after = reading.site.before, reading.site.after[0]
    short = len(before.text) < 2 and nearer.text not in _DEGREES
    if short or before.part[0] not in "adbilvnz":
        return False
    if before.text[-1] in _PLACES or len(tag(before.text[-1] + "地")) == 1:
        return False
    if before.part == "i" or reading.site.after[1].text == "地":
        return False  # 一如既往地大力支持, 全面地历史地看待
    if after.part[0] == "v":
        return reading.di < 0 and _is_object(reading) and _ends(reading.site.after[1])
    return reading.di <= -20 and after.text in particles.nouns and after.text[0] not in _GROUND


def _is_object(reading: Reading) -> bool:
    """Return True if a verb whose object is an action precedes: 进行快速的处理."""
    return any(word.text in _LIGHT for word in reading.site.before[:-1])


def _ends(word: Tagged) -> bool:
    return word.text in ("^", "和", "与", "以及")


def _is_adverbial(reading: Reading, particles: Particles) -> bool:
    """Return True if a 的 should be 地: 快速的处理数据, 简单的说; not 进行快速的处理 and 具体的执行的逻辑."""
    (_, nearer, _), (one, two, three) = reading.site.before, reading.site.after
    if reading.di < ADVERBIAL or _is_object(reading) or one.text == "比":
        return False
    if one.text in particles.nouns or (one.part == "n" and len(one.text) == 1):
        return False
    if one.text == "^":
        return nearer.text == "^"  # 同样的，
    return reading.di >= CERTAIN or "的" not in (two.text, three.text[:1] if one.part[0] == "d" else "")


def _is_complement(reading: Reading) -> bool:
    """Return True if a 的 or 地 after a verb should be 得: 运行的更快, 想地太多.

    Not in 我们要做的很简单 and 容易理解的更小的问题.
    """
    (further, nearer, verb), (one, two, three) = reading.site.before, reading.site.after
    if not _calls_for_de(reading) or any(word.text[-1] in _NOMINAL for word in (further, nearer)):
        return False
    if one.text == "多":
        return verb.part == "a" and (_ends(two) or two.text in ("了", "的"))
    if not _is_verb(verb) or three.text == "的":
        return False
    if one.text in _DEGREES:
        return two.part[0] in _QUALITIES and three.part[0] in _GOING_ON
    return one.part[0] in _QUALITIES and _ends(two) and (one.part != "i" or reading.de >= PHRASE)


def _calls_for_de(reading: Reading) -> bool:
    """Return True if the weight for 得 is not negative, and if 地 is written, above the weight for that."""
    return reading.de >= 0 and (reading.site.written == "的" or reading.de > reading.di)


def _is_verb(word: Tagged) -> bool:
    """Return True if a word, or the second half of one (代码运行), is a verb that may take a complement."""
    if (len(word.text) > 1 and word.text[-1] in _ACHIEVED) or word.text == "打":  # 打的 is a taxi
        return False
    return word.part[0] == "v" or (len(word.text) == 4 and tag(word.text[2:])[-1].part[0] == "v")


def _is_adverb(reading: Reading) -> bool:
    """Return True if the word before the particle is one of `_ADVERBS`, and a verb or adverb follows."""
    (_, nearer, word), after = reading.site.before, reading.site.after[0]
    return (word.text in _ADVERBS or nearer.text + word.text in _ADVERBS) and after.part[0] in "vpd"
