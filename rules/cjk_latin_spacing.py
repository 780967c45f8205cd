"""Between Chinese and Latin letters or numbers the text mostly has a space, and here not; or the reverse.

中文与西文、数字之间，全文大多留空格而此处没有，或者相反。

Whether 使用 Python 编写 or 使用Python编写 is better is for each team to say; to do both in one text is better
for nobody. What the text itself does holds if it does so in 85 of 100 places, eight at least (95 of 100 if
there are more than eight exceptions); where a file is too small to tell, what nearly all other files of the
project do. A house style settles it (cjk-latin-spacing under [style]). A text that does both has no practice,
and nothing is said.

写“使用 Python 编写”还是“使用Python编写”，由各团队自定，但同一篇文章不宜混用。文中八成半以上、至少八处的写
法就是它的习惯（例外多于八处时须九成半以上）；文件太小、看不出习惯的，以项目中绝大多数文件的写法为准；也可以
在 [style] 中用 cjk-latin-spacing 指定。混用的文本没有习惯可言，不报告。

Each thing is a question by itself: Latin words, single letters (x 轴), numbers, dates (3月), the numbers of
chapters and figures (第3章, 图1), inline code, formulas. The house style is about words and numbers only.

不同内容分别统计：单词、单个字母（x 轴）、数字、日期（3月）、章节与图表编号（第3章、图1）、行内代码、公式。
[style] 中的设置只管单词和数字。

A space that a text without spaces has nevertheless is left alone by most editors: unless the house style
says so, it is shown only at a `min-confidence` below 0.5. Silent are words that are one with their letter
(T恤, A股, 卡拉OK), line ends, addresses, images; what stands beside full-width marks is for stray-space.

全文不留空格而个别地方留了的，多数编辑不会改：除非 [style] 中有规定，`min-confidence` 低于 0.5 时才显示。含字
母的固定词（T恤、A股、卡拉OK）、换行处、网址和图片不报告；全角标点旁的空格由 stray-space 检查。

The fix puts one space in or takes it out, outside of an emphasis or a link that begins or ends there. It is
safe for words and numbers if the practice is clear (twenty places or more), else it has to be asked for.

修复只增删一个空格，强调或链接的边界处放在标记之外。对单词和数字，习惯明确时（二十处以上）修复是安全的，其余须
明确要求才会执行。

Examples:
    bad: 先装 Python 环境，再装 PyTorch 框架，在 Linux 上用 NumPy 读数据，⟦用C⟧UDA 加速。
    fix: 先装 Python 环境，再装 PyTorch 框架，在 Linux 上用 NumPy 读数据，用 CUDA 加速。

    ok: 先装 Python 环境，再装PyTorch框架，用NumPy读数据。
    ok: 先装 Python 环境，再装 PyTorch 框架，在 Linux 上用 NumPy 读数据，第3章说了T恤。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from termlint.lazily import lazily
from termlint.model import Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.joints import Joints, Kind
from termlint.survey.typography.conventions import (
    Bar,
    Deviation,
    Use,
    deviations,
    gather_counted,
    key_of,
    practice,
    required,
)
from termlint.survey.typography.gaps import with_space, without_space

CONVENTION = "cjk-latin-spacing"

_NAMES: dict[str, Message] = {
    "letters": Message("Latin letters", "西文"),
    "symbol": Message("a single letter", "单个字母"),
    "digits": Message("numbers", "数字"),
    "date": Message("the numbers of a date", "日期中的数字"),
    "label": Message("the number of a chapter or a figure", "章节或图表的编号"),
    "code": Message("inline code", "行内代码"),
    "maths": Message("formulas", "公式"),
}
_SETTLED: tuple[Kind, ...] = ("letters", "digits")
"""The kinds of joint to which the configured convention applies."""

FEW = 8
LOOSE, STRICT = Bar(least=8, share=0.85), Bar(least=8, share=0.95)
"""What makes a practice: the strict bar applies where more than `FEW` places of a text deviate."""

CLEAR = 20
"""How many places must follow a practice for a fix to be safe."""

_FUSED = lazily(r"T恤|[ABHN]股|卡拉 ?OK|[XKBU][光线超盘]|[ABO]型|三K党|维生素[A-K]")


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield facts with the counts of each kind of joint, and the places that may go against a practice."""
    free = not survey.style.get(CONVENTION)
    tight = free and any(_practice(survey.joints.get(kind)) == "none" for kind in _SETTLED)
    for kind, joints in survey.joints.items():
        if kind not in _NAMES or (kind == "digits" and _are_in_template(joints, survey.joints)):
            continue
        is_few = not joints.spaced and not _practice(joints)  # a few tight places, in a tight text
        if not (tight and is_few):
            yield from _gather(survey, kind, joints)


def _practice(joints: Joints | None) -> str:
    """Return the practice of a text for one kind of joint, empty if it has none."""
    return practice(_counts(joints), LOOSE) if joints else ""


def _are_in_template(digits: Joints, joints: Mapping[Kind, Joints]) -> bool:
    """Return True if numbers mostly have a space where letters have none: in a template, 服务 1.2 发布."""
    letters = joints.get("letters")
    spaced = len(digits.spaced) > len(digits.tight)
    return spaced and _practice(letters) == "none"


def _counts(joints: Joints) -> dict[str, int]:
    return {choice: len(at) for choice, at in (("none", joints.tight), ("space", joints.spaced)) if at}


def _gather(survey: Survey, kind: Kind, joints: Joints) -> Iterator[Fact]:
    few = min(map(len, joints)) <= FEW

    def against(kept: str) -> Iterator[Use]:
        for choice, places in zip(("none", "space"), joints, strict=True):
            if choice != kept and (kept or few):
                yield from (use for at in places if (use := _use(survey, at, choice)))

    counts = _counts(joints)
    settled = survey.style.get(CONVENTION, "") if kind in _SETTLED else ""
    key = key_of(CONVENTION, survey, kind)
    yield from gather_counted(key, counts, against, settled, LOOSE if few else STRICT)


def _use(survey: Survey, at: int, choice: str) -> Use | None:
    if choice == "none" and _FUSED.search(survey.prose, max(at - 3, 0), at + 2):
        return None
    other, change = ("none", without_space) if choice == "space" else ("space", with_space)
    start, end, new = change(survey.document, at)
    return Use(start, end, choice, {} if new is None else {other: new})


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each place that goes against the practice."""
    yield from (_finding(key.split()[1], deviation) for deviation in deviations(facts))


def _finding(kind: str, deviation: Deviation) -> Finding:
    fact = deviation.fact
    new = deviation.instead if fact.whole else None
    plain = deviation.wanted == "none" or fact.end - fact.start == 2
    clear = deviation.basis == "settled" or deviation.times >= CLEAR
    return Finding(
        fact.start,
        fact.end,
        _message(_NAMES[kind], deviation.wanted),
        () if new is None else (new,),
        safety="none" if new is None else "safe" if kind in _SETTLED and plain and clear else "unsafe",
        confidence=0.9 if deviation.wanted == "space" or deviation.basis == "settled" else 0.4,
        reason=_reason(deviation),
        path=fact.path,
    )


def _message(name: Message, wanted: str) -> Message:
    en, zh = ("missing space", "缺少空格") if wanted == "space" else ("extra space", "多了空格")
    return Message(f"{en} between Chinese and {name.en}", f"中文与{name.zh}之间{zh}")


def _reason(deviation: Deviation) -> Message:
    if asked := required(deviation):
        return asked
    where = Message("the text", "本文") if deviation.basis == "document" else Message("the project", "项目")
    times, others, has = deviation.times, deviation.others, deviation.wanted == "space"
    return Message(
        f"{where.en} has {'a' if has else 'no'} space in {times} of {times + others} places",
        f"{where.zh} {times + others} 处中有 {times} 处{'留空格' if has else '不留空格'}",
    )


_CHOICES: dict[str, tuple[str, ...]] = {CONVENTION: ("space", "none")}
RULE = ProjectRule(gather, judge, group="typography", mqm="locale-conventions/spacing", conventions=_CHOICES)
