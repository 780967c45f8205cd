"""A person's name stands in two forms, or in one that nobody bears.

同一人名写法不一，或写成了不存在的人名。

`Gerard Kaplan` here and `Jared Kaplan` thousands of characters further on are one person. Names come by
ear (a transcript, a translation back from Chinese) and no spelling checker minds, for both are names.

前文的 Gerard Kaplan 和几千字之后的 Jared Kaplan 其实是同一个人。人名常是听来的（字幕、从中文音译还原），
两种写法又都是真实的名字，拼写检查不会理会。

It looks at a known given name and a surname with one space between. Two such names are one person's if
the surname is the same, and not one that thousands share, and the given names sound alike; or if the
given name is the same and the surnames differ by one letter (two from eight letters on; in five letters
two swapped ones or a vowel, if the list has nobody else of that given name). The form that
a list of people in AI holds is right; else the one that stands there more often. A name that stands
alone is compared with the list only, and a given name only if the document names the person's organisation.
Where a document names three listed people and the organisation of a fourth, a surname that merely sounds like
his after the same rare given name is reported too, with little confidence.

检查对象：以一个空格相连的“常见名 + 姓”。姓相同（且不是常见大姓）而名读音相近，或名相同而姓只差一个字母（八
个字母以上可差两个；五个字母的须为字母颠倒或元音之差，且人名表中无人同名），便视为同一个人。以 AI 领域人名表
中的写法为准，否则以文中出现较多者为准。只出现一次、没有对照的名字，只与人名表比较；若是名不同，还要求文中提
到此人所在的机构。文中若已提到三位表中人物和另一人所在的机构，与此人名相同（且少见）、姓只是读音相近的，也会
报告，但可信度较低。

A surname that stands alone is compared with the rare ones of the list, of six letters or more: if letters
are swapped, doubled or lost, or one vowel stands for another, and the text says that it is a person's (等人,
教授, 认为, a colon).

单独出现的姓氏只与人名表中六个字母以上、不常见的姓比较：字母颠倒、多写、漏写，或元音互换，且下文表明是人（等人、
教授、认为、冒号）时才报告。

It stays silent on forms of one name (Greg and Gregory), on different names that merely sound alike
(Alan and Allen), on Chinese syllables and frequent surnames, and where both forms stand equally often and
the list knows neither.

不报告的情形：同一名字的长短写法（Greg 与 Gregory）；只是读音相近的不同名字（Alan 与 Allen）；汉语拼音姓氏和
常见大姓；两种写法次数相同、人名表又都未收录。

A name in Chinese characters is known by its dot or its gloss: 达里奥·阿莫迪, 苏茨克维（Ilya Sutskever）.
Of three characters or more, it is compared with what differs in one character that sounds the same, or
from four on nearly so, and that stands at most half as often. If a gloss vouches for the name, and both have
the same part beyond the dot, any character but the first may differ, or two be swapped, however often. In a
name of four characters or more two that are swapped suffice. Where two forms stand equally often beside the
same other part, the later one is reported, with less confidence.

汉字译名以间隔号或夹注识别：达里奥·阿莫迪、苏茨克维（Ilya Sutskever）。三个字以上的译名，与只差一个同音字
（四个字以上可为近音字）、出现次数不到其一半的写法相比较。译名有原文夹注，且两种写法在间隔号另一边相同时，除首字
外任一字不同或相邻两字颠倒都算，不论次数。四个字以上的译名，相邻两字颠倒即可判定。两种写法在间隔号另一边相同而
次数相等时，报告后出现的一种，可信度较低。

The fix is never made unasked: it is about a person.

修复从不自动进行：事关具体的人。

Examples:
    bad: 首席科学家 ⟦Gerard Kaplan⟧ 提出了这一解释，后来 Jared Kaplan 又补充了证据。
    fix: 首席科学家 Jared Kaplan 提出了这一解释，后来 Jared Kaplan 又补充了证据。

    bad: 目标检测的先驱 ⟦Ross Girshik⟧ 在会上发言。
    fix: 目标检测的先驱 Ross Girshick 在会上发言。

    bad: ⟦Vaswini⟧ 等人提出了 Transformer。
    fix: Vaswani 等人提出了 Transformer。

    bad: Stuart Russell 长期研究这个问题。⟦Stuart Russel⟧ 认为目标很难说清。
    fix: Stuart Russell 长期研究这个问题。Stuart Russell 认为目标很难说清。

    bad: 达里奥·阿莫迪创办了这家公司。达里奥·阿莫迪是物理学家，⟦达利奥⟧·阿莫迪也写文章。
    fix: 达里奥·阿莫迪创办了这家公司。达里奥·阿莫迪是物理学家，达里奥·阿莫迪也写文章。

    bad: 埃隆·马斯克（Elon Musk）先到场，埃隆·⟦马克斯⟧后发言。
    fix: 埃隆·马斯克（Elon Musk）先到场，埃隆·马斯克后发言。

    bad: 德米斯·哈萨比斯在台上发言，⟦哈比萨斯⟧没有谈到下一个模型。
    fix: 德米斯·哈萨比斯在台上发言，哈萨比斯没有谈到下一个模型。

    bad: 亚当·杰尔米恩先谈训练，亚当·⟦杰尔米安⟧后谈部署。
    fix: 亚当·杰尔米恩先谈训练，亚当·杰尔米恩后谈部署。

    ok: 艾伦·马斯登（Alan Marsden）先到场，约翰·马斯顿后发言。
    ok: Greg Brockman 出席，Gregory Brockman 致辞。
    ok: Alan Kaplan 与 Allen Kaplan 是两兄弟，Allen Kaplan 是弟弟，Allen Kaplan 学医。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message, Place
from termlint.rule import DocumentRule
from termlint.survey import PersonName, Survey
from termlint.survey.spelling.persons import Better, find_better
from termlint.survey.spelling.surnames import Lone, find_surnames
from termlint.survey.spelling.transliterations import Variant, find_variants
from termlint.telling.cite import counted

_ALONE = 0.85
"""The confidence in the correction of a surname that stands alone."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each place of a name that the document or the list of people shows to be wrong."""
    if survey.names:
        for places, better in find_better(survey.names, survey.lexicon.people, survey.prose):
            yield from (_finding(place, len(places), better) for place in places)
    yield from (_alone(survey.prose[one.start : one.end], one) for one in find_surnames(survey))
    for variant in find_variants(survey.simplified):
        yield from (_in_characters(survey.prose, start, variant) for start in variant.starts)


def _finding(place: PersonName, count: int, better: Better) -> Finding:
    name, right = f"{place.given} {place.surname}", f"{better.given} {better.surname}"
    return Finding(
        place.start,
        place.end,
        Message(f"“{name}” is probably a misspelling of “{right}”", f"“{name}”疑为“{right}”之误"),
        replacements=(right,) if place.end - place.start == len(name) else (),
        safety="unsafe",
        confidence=better.confidence,
        reason=_reason(name, count, right, better),
        related=tuple(Place(other.start, other.end) for other in better.places[:3]),
    )


def _alone(written: str, one: Lone) -> Finding:
    name, right, where = one.person.name, one.person.surname, one.person.organisations
    return Finding(
        one.start,
        one.end,
        Message(f"“{written}” is probably a misspelling of “{right}”", f"“{written}”疑为“{right}”之误"),
        replacements=(right,),
        safety="unsafe",
        confidence=_ALONE,
        reason=Message(
            f"“{name}” is in the list of people ({', '.join(where)})",
            f"人名表收有“{name}”（{'、'.join(where)}）",
        ),
    )


def _in_characters(prose: str, start: int, variant: Variant) -> Finding:
    place, size = variant.places[0], len(variant.usual)
    written, usual = prose[start : start + size], prose[place : place + size]
    return Finding(
        start,
        start + size,
        Message(f"“{written}” is probably a misspelling of “{usual}”", f"“{written}”疑为“{usual}”之误"),
        replacements=(usual,),
        safety="unsafe",
        confidence=variant.confidence,
        reason=counted(written, len(variant.starts), usual, len(variant.places)),
        related=tuple(Place(place, place + len(usual)) for place in variant.places[:3]),
    )


def _reason(name: str, count: int, right: str, better: Better) -> Message:
    counts = counted(name, count, right, len(better.places))
    if better.organisations:
        where = better.organisations
        return Message(
            f"{counts.en}; “{right}” is in the list of people ({', '.join(where)})",
            f"{counts.zh}；人名表收有“{right}”（{'、'.join(where)}）",
        )
    return counts


RULE = DocumentRule(check, group="terms", mqm="terminology/inconsistent-use")
