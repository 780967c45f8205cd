"""Quotation marks that point the wrong way, or that are not those of the text.
引号方向有误，或者所用的引号与全文不一致。

”模型“ is typed where an input method gives a mark without asking where it stands, and a search for “模型”
does not find it. Texts put together from several hands have “模型” here, 「模型」 and "模型" there.

输入法不看引号的位置，就会打出”模型“这样的引号，检索“模型”也就找不到它。多人合作的译文还常常有的地方用“模
型”，有的地方用「模型」或 "模型"。

A mark that points the wrong way is reported whatever the practice is: as many marks stand in the paragraph
as make pairs, but they do not open and close in turn. The style is inferred: five quotations or more of the
document, nine in ten of them, have the same marks (curly, corner or straight); a small document is compared
with its project; `[style]` in the configuration decides for all. Straight marks are asked for only there.

引号方向有误时，不论全文习惯如何都会报告：一段之中引号成双，却不是一开一合。引号的样式则按全文的习惯判断：至
少五处引文，且九成用同一种引号（弯引号、直角引号或直引号）；篇幅小的文档与项目中其他文档比较；配置中
的 `[style]` 优先，也只有在配置中才能要求用直引号。

Silent: quotations without a Chinese character, code, attributes, inches; marks that are nested; a paragraph
with an odd number of marks (unpaired-mark); a document that is evenly mixed.

不报告：不含汉字的引文，代码，标签属性，英寸符号；嵌套的引号；引号不成双的段落（见 unpaired-mark）；各种引号
都用得不少的文档。

The fix turns the mark (safe). Another style is put in where the quotation holds no markup and no other
quotation: safe for straight marks and where the configuration decides; brackets may stand for something
else in their author's mind (unsafe). Inner ‘’ become 『』 in corner brackets.

修正方法是把引号的方向改正（安全）。样式不一致时，如果引文中没有其他标记和引文，就换成全文的引号：直引号以及
配置已作规定的，可以直接改（安全）；直角引号可能是作者有意区分的用法，请人工确认（不安全）。改用直角引号时，
内层的‘’改为『』。

Examples:
    bad: 这就是所谓的⟦”⟧模型⟦“⟧。
    fix: 这就是所谓的“模型”。

    bad: 论文把它叫作“注意力⟦"⟧。
    fix: 论文把它叫作“注意力”。

    bad: 有“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”九类，还有⟦「癸」⟧类。
    fix: 有“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”九类，还有“癸”类。

    ok: 他说：“这里的‘模型’不是那个意思。”
    ok: 屏幕有 5” 和 7” 两种尺寸。
    ok: 把“甲”“乙”分开。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termlint.model import Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.typography.conventions import Deviation, Use, deviations, required
from termlint.survey.typography.conventions import gather as gather_uses
from termlint.survey.typography.quotes import MARKS, find_quotations, find_turned, in_other_marks
from termlint.telling.cite import cited_mark

NAME = "quote-style"
_NAMES = {"curly": ("curly", "弯引号"), "corner": ("corner", "直角引号"), "straight": ("straight", "直引号")}


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield a fact for each mark that faces the wrong way, and facts on the uses of each style."""
    for start, right in find_turned(survey):
        yield Fact("turned", right, start, start + 1)
    yield from gather_uses(NAME, _uses(survey), survey)


def _uses(survey: Survey) -> Iterator[Use]:
    for start, end, choice in find_quotations(survey):
        text = survey.prose[start:end]
        others = {other: in_other_marks(text, other) for other in MARKS if other != choice}
        yield Use(start, end, choice, {name: new for name, new in others.items() if new})


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each mark that faces the wrong way, or each quotation in another style."""
    if key == "turned":
        yield from map(_turned, facts)
    else:
        for found in deviations(facts):
            if found.wanted != "straight" or found.basis == "settled":
                yield _of_other_style(found)


def _turned(fact: Fact) -> Finding:
    right = cited_mark(fact.value)
    return Finding(
        fact.start,
        fact.end,
        Message(
            f"this quotation mark faces the wrong way; it should be {right.en}",
            f"引号方向有误，此处应为{right.zh}",
        ),
        replacements=(fact.value,) if fact.whole else (),
        safety="safe" if fact.whole else "none",
        confidence=0.95,
        path=fact.path,
    )


def _of_other_style(found: Deviation) -> Finding:
    wanted_en, wanted_zh = _NAMES[found.wanted]
    fixable = found.instead is not None and found.fact.whole
    safe = found.choice == "straight" or found.basis == "settled"
    return Finding(
        found.fact.start,
        found.fact.end,
        _said(found),
        replacements=(found.instead,) if fixable and found.instead else (),
        safety="none" if not fixable else "safe" if safe else "unsafe",
        confidence=0.9,
        reason=required(found)
        or Message(
            f"{wanted_en} ones in {found.times} of {found.times + found.others} places",
            f"{found.times + found.others} 处中有 {found.times} 处用{wanted_zh}",
        ),
        path=found.fact.path,
    )


def _said(found: Deviation) -> Message:
    (en, zh), (wanted_en, wanted_zh) = _NAMES[found.choice], _NAMES[found.wanted]
    if found.basis == "settled":
        return Message(
            f"{en} quotation marks here instead of {wanted_en} ones", f"此处用{zh}，应用{wanted_zh}"
        )
    return Message(f"{en} quotation marks here, {wanted_en} ones elsewhere", f"此处用{zh}，别处用{wanted_zh}")


RULE = ProjectRule(
    gather,
    judge,
    group="typography",
    mqm="locale-conventions/quotation-marks",
    conventions={NAME: tuple(MARKS)},
)
