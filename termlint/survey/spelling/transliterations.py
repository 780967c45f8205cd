"""Names of people in Chinese characters that a document writes in two forms: 达里奥·阿莫迪, 达利奥·阿莫迪.

A name is recognised by its dot or by its gloss, 苏茨克维（Ilya Sutskever）; its parts are then also searched
for alone. The other form consists of characters that names are written with, and differs in one that sounds
the same, or in a long name nearly the same. More may differ with more evidence:

- If a gloss gives one form and both are at a dot with the same other part (埃隆·马斯克（Elon Musk）,
  埃隆·马克斯), any one character, or two swapped.
- Of a name of two characters the form before a gloss is the right one: 辛顿（Geoffrey Hinton）, 欣顿. The
  other form must sound the same, be no word, and have a character that is rare or that names have.
- If a gloss gives one form, another that begins like it and stands alone, once, is in doubt.
- In a long name two swapped characters, wherever it is (哈萨比斯, 哈比萨斯), or any one character if both
  forms are at a dot with the same other part (亚当·杰尔米恩, 杰尔米安).

If both forms are equally frequent, the confidence that the first is right is low.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.search import standing
from termlint.survey import Survey
from termlint.survey.tokens import cut

SHORTEST, LONG, LONGEST = 3, 4, 6
"""Code points of a part of a name: the fewest, the fewest of a long one, and the most."""

RARE = 6.0
"""log2 of the count of a character that hardly occurs but in names."""

SHARE = 2
"""How many times as often as the other the usual form must occur."""

SURE, DOUBTED = 0.9, 0.7
"""The confidence that the usual form is right, and that the first is if both are equally frequent."""

_WRITTEN_WITH = (
    "阿艾埃安昂奥巴白拜班邦保堡鲍贝本比彼毕别宾波伯玻勃博布查柴彻茨达戴丹当道德登邓迪蒂丁东杜顿多厄恩尔法"
    "范方菲费芬丰冯佛弗夫福富盖甘冈戈格葛根贡古圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾简江杰金津京久卡凯"
    "坎康考科柯克肯孔库夸宽奎拉莱兰朗劳勒雷蕾里理利莉丽历廉连列林琳卢鲁露伦罗洛吕马玛迈麦曼芒毛梅门蒙米密"
    "敏缪摩莫墨默姆穆拿娜纳奈南内嫩尼妮聂宁纽农努诺欧帕派潘庞佩彭蓬皮普齐契乔钦琼丘萨塞赛桑瑟森沙莎珊尚绍"
    "舍申圣施石史舒朔斯丝司松苏索塔泰坦汤唐陶特腾提廷图托瓦万旺威韦维魏温翁沃乌伍武希西锡夏香肖谢辛欣休许"
    "隆雪逊亚扬杨耶叶伊因英尤约宰赞泽扎詹珍芝治兹朱卓佐"
    "愛爾蘭羅馬維萊貝賽魯達倫頓諾內納邁麥馮漢懷華亞葉約薩喬齊瑪麗莎蘇勞連貢費劉盧呂門紐龐瓊紹聖湯圖萬韋溫烏錫蕭謝遜楊"
)
DOTS = ("·", "•", "・", "‧")

_PERSON = lazily(r"[A-Z][a-z]+(?: [A-Z]\.?)*(?: [A-Z][A-Za-z'’-]+)+")
_NAME = f"[{_WRITTEN_WITH}]"
_NAMES = lazily(f"{_NAME}{{2,}}")
_DOTTED = lazily(f"({_NAME}{{1,8}})[·•・‧](?=({_NAME}{{1,8}}))")
"""A run of characters that names have, and two such runs around a dot."""


class Variant(NamedTuple):
    """A form at the prose offsets ``starts``, the document's usual form, and the ``places`` of that."""

    written: str
    starts: tuple[int, ...]
    usual: str
    places: tuple[int, ...]
    confidence: float


class _Pair(NamedTuple):
    """Two forms, ``written`` at ``starts`` and ``name`` at ``places``, and the parts beyond the dot of each.

    Those are ``partners`` of the first, None if it is never at a dot, and ``others`` of the second.
    """

    written: str
    name: str
    starts: list[int]
    places: list[int]
    partners: set[str] | None
    others: set[str]

    @property
    def shares(self) -> bool:
        """Whether both forms are at a dot with the same other part."""
        return bool(self.partners and self.partners & self.others)


def find_variants(survey: Survey) -> Iterator[Variant]:
    """Yield the rarer forms of the parts of names."""
    beside = _known(survey)
    yield from _of_two(survey, {name for name in beside if len(name) < SHORTEST})
    beside = {name: others for name, others in beside.items() if len(name) >= SHORTEST}
    if not beside:
        return
    glossed = _glossed(survey)
    usual, other = _places(survey.prose, set(beside))
    for (written, name), starts in other.items():
        pair = _Pair(written, name, starts, usual.get(name, []), beside.get(written), beside[name])
        vouched = name in glossed and written not in glossed and _is_same(pair)
        alone = name in glossed and _is_unheard_of(survey, pair)
        if confidence := SURE if vouched else _confidence(survey, pair) or (DOUBTED if alone else 0.0):
            yield Variant(written, tuple(starts), name, tuple(pair.places), confidence)


def _of_two(survey: Survey, names: set[str]) -> Iterator[Variant]:
    """Yield the rarer forms of names of two characters that have a gloss."""
    for name in sorted(names & _glossed(survey)):
        places = _all(survey.prose, name)
        others = standing(_homophones(survey, name) - names, survey.prose)
        for written in sorted(others):
            starts = _all(survey.prose, written)
            if len(starts) <= len(places) and not _is_word(survey, written):
                sure = SURE if SHARE * len(starts) <= len(places) else DOUBTED
                yield Variant(written, starts, name, places, sure)


def _homophones(survey: Survey, name: str) -> set[str]:
    """Return the texts in which one of two characters is replaced by one that sounds the same and is rare, or
    that names have.
    """
    same = [survey.lexicon.homophones.alike(one)[0] for one in name]
    counts = survey.lexicon.counts
    found = {one + name[1] for one in same[0]} | {name[0] + one for one in same[1]}
    return {
        text
        for text in found - {name}
        for one, own in zip(text, name, strict=True)
        if one != own and (one in _WRITTEN_WITH or counts.log(one) < RARE)
    }


def _is_word(survey: Survey, text: str) -> bool:
    """Return True if a text is a word, or was counted in documentation, as part of a word or across two."""
    return text in survey.lexicon.homophones.words or survey.lexicon.counts.log(text) >= 0


def _all(prose: str, text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer(re.escape(text), prose))


def _confidence(survey: Survey, pair: _Pair) -> float:
    """Return the confidence that ``name`` is the right form of ``written``, 0 without evidence."""
    if pair.partners is not None and not pair.shares:
        return 0.0
    here, there = len(pair.starts), len(pair.places)
    swapped = len(pair.name) >= LONG and pair.written in _swapped(pair.name)
    if not (swapped or (len(pair.name) >= LONG and pair.shares) or _alike(survey, pair.written, pair.name)):
        return 0.0
    if SHARE * here <= there or (swapped and pair.partners is None and here <= there):
        return SURE
    return DOUBTED if pair.shares and here == there and pair.places[0] < pair.starts[0] else 0.0


def _glossed(survey: Survey) -> set[str]:
    """Return the parts of the names that have a gloss: 埃隆 and 马斯克 of 埃隆·马斯克（Elon Musk）."""
    glosses = (gloss for gloss in survey.glosses if _PERSON.fullmatch(gloss.english))
    return {part for gloss in glosses for part in gloss.chinese.split("·")}


def _is_unheard_of(survey: Survey, pair: _Pair) -> bool:
    """Return True if the other form stands alone, once, begins like the name and is no counted word, nor
    part of a word: 克萨斯 in 得克萨斯州.
    """
    once = pair.partners is None and len(pair.starts) == 1 and pair.written[0] == pair.name[0]
    if not once or _is_word(survey, pair.written):
        return False
    start, end = pair.starts[0], pair.starts[0] + len(pair.written)
    if survey.prose[start - 1 : start] in DOTS:
        return False
    tokens = cut(survey.prose, *survey.around(start, end, LONGEST), guess=False)
    return not any(one.start < start < one.end or one.start < end < one.end for one in tokens)


def _is_same(pair: _Pair) -> bool:
    """Return True if both forms have the same first character, unlike 艾伯特 and 罗伯特, and ``written`` is
    at a dot only with parts that ``name`` has there too.
    """
    partners = pair.partners or set()
    return pair.written[0] == pair.name[0] and bool(partners) and partners <= pair.others


def _known(survey: Survey) -> dict[str, set[str]]:
    """Return the parts of names recognised by a dot or a gloss, each with the parts beyond the dot."""
    found: dict[str, set[str]] = {}
    for match in _DOTTED.finditer(survey.prose) if re.search("[·•・‧]", survey.prose) else ():
        given, surname = match.groups()
        found.setdefault(given, set()).add(surname)
        found.setdefault(surname, set()).add(given)
    for gloss in survey.glosses:
        surname = gloss.chinese.rpartition("·")[2]
        listed = survey.lexicon.terms.by_chinese.get(gloss.chinese)
        if _PERSON.fullmatch(gloss.english) and _NAMES.fullmatch(surname) and not listed:
            found.setdefault(surname, set())
    return {name: others for name, others in found.items() if 2 <= len(name) <= LONGEST}


def _places(prose: str, names: set[str]) -> tuple[dict[str, list[int]], dict[tuple[str, str], list[int]]]:
    """Return the offsets of each name, and those of each (other form, name).

    The other form differs in one character or has two neighbours swapped.
    """
    gaps: dict[tuple[str, str], list[str]] = {}
    for name in names:
        for at in range(len(name)):
            gaps.setdefault((name[:at], name[at + 1 :]), []).append(name)
    usual: dict[str, list[int]] = {}
    other: dict[tuple[str, str], list[int]] = {}
    for start, text in _stretches(prose, {len(name) for name in names}):
        if text in names:
            usual.setdefault(text, []).append(start)
        for at in range(len(text)):
            for name in gaps.get((text[:at], text[at + 1 :]), ()):
                if name != text:
                    other.setdefault((text, name), []).append(start)
        for name in _swapped(text) & names:
            other.setdefault((text, name), []).append(start)
    return usual, other


def _swapped(text: str) -> set[str]:
    """Return the text with each two neighbouring characters swapped, but not the first: 马斯克 for 马克斯."""
    swaps = {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(1, len(text) - 1)}
    return swaps - {text}


def _stretches(prose: str, sizes: set[int]) -> Iterator[tuple[int, str]]:
    """Yield (start, text) of every stretch of the given sizes in runs of characters that names have."""
    for run in _NAMES.finditer(prose):
        for size in sizes:
            for start in range(run.start(), run.end() - size + 1):
                yield start, prose[start : start + size]


def _alike(survey: Survey, written: str, name: str) -> bool:
    """Return True if only one character differs and sounds the same, or in a long name nearly the same."""
    differ = [(one, two) for one, two in zip(written, name, strict=True) if one != two]
    if len(differ) > 1:
        return False
    one, two = differ[0]
    same, near = survey.lexicon.homophones.alike(two)
    return one in same or (len(name) >= LONG and one in near)
