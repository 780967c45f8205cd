"""A word or a phrase is said twice: 的的, 我们我们, the the.
词语或短语重复：的的、我们我们、the the。

The eye slides over a word that is typed twice, most of all over a line's end, and no spell checker sees it:
both copies are spelled right. It is one of the commonest faults in translations.

重复的词最容易看漏，跨行时尤其如此；拼写检查也发现不了，因为两个词本身都没有错。这是译文中最常见的差错之一。

Found are function characters (的了是在和…) that stand twice as words of their own, by a table of junctions
(可以|以, 在|在线) and, where that does not decide, by segmentation; a character that is hardly ever a word of
its own, beside its word (考虑虑); other characters (社社区, 阈值值) if a model of likelihood, made from
counts of documentation, knows the text much better with one of them; words of two to eight characters whose
two copies the segmentation confirms; a word said again after a longer one (敬请期待期待) or after 了
(表明了表明); a clause that is begun twice (例如，例如，), a sentence said again; a phrase said again after
其, 了, 中 (潜在的影响其潜在的影响); equal Latin words side by side.

检查的内容：虚词单字重复（的、了、是、在、和……），先查衔接表（可以|以、在|在线），无法判断时再分词；几乎从不
单独成词的字，又重复在所属的词旁边（考虑虑）；其他字重复（社社区、阈值值），按文档统计得出的概率模
型，去掉一个通顺得多；二至八字的词语重复，由分词确认；长词之后或“了”之后又重复其中的词（敬请期待期待、表明了
表明）；分句开头重复（例如，例如，）；整句又说一遍；短语隔一个“其、了、中”又说一遍（潜在的影响其潜在的影响）；相邻的相同英文单词。

Silent: words that meet by chance (目的|的, 算子|子图), 下下个, 甲或乙或丙, a compound that the document
uses elsewhere (執行|執行階段), in texts unlike documentation whatever may be said twice on purpose
(提醒提醒, 一册册), reduplication (尝试尝试, 一步一步, 非常非常; seeds/repeats.csv), anything said
three times, quotations, 你你 and 我我, which are mostly speech; the two sides of a line end, but where lines
end at the column (a title and its text begin alike).

不报告：恰好相邻的字（目的|的、算子|子图），“下下个”“甲或乙或丙”，文中别处也用的复合词（執行|執行階段），
不像文档的文本（新闻、书信等）中可能有意重复的词（提醒提醒、一册册），
正常的重叠（尝试尝试、一步一步、非常非常，见 seeds/repeats.csv），说三遍以上的强调，引文，多见于口语的
“你你”“我我”，以及换行前后的词（按栏宽折行的文本除外：标题与正文常以同一个词开头）。

The fix drops the second copy. For function characters and English function words no editor would do
anything else (safe). For words and phrases the second copy may stand for another word that was meant
(unsafe).

修正方法是删去第二个。虚词单字和英文虚词只有这一种改法（安全）；词语和短语重复时，也可能是其中一个写错了，请
人工确认（不安全）。

Examples:
    bad: 这是模型训练所带来⟦的的⟧问题。
    fix: 这是模型训练所带来的问题。

    bad: 因此⟦我们我们⟧逐层计算输出。
    fix: 因此我们逐层计算输出。

    bad: 这两点都要考⟦虑虑⟧到。
    fix: 这两点都要考虑到。

    bad: 感谢开源⟦社社⟧区的支持。
    fix: 感谢开源社区的支持。

    bad: 后续内容敬请⟦期待期待⟧。
    fix: 后续内容敬请期待。

    bad: 先讨论系统⟦潜在的社会影响其潜在的社会影响⟧，再给出建议。
    fix: 先讨论系统潜在的社会影响，再给出建议。

    bad: ⟦例如，例如，⟧可以先缩小学习率。
    fix: 例如，可以先缩小学习率。

    bad: 先看结果。⟦训练集的损失下降得很快。训练集的损失下降得很快。⟧
    fix: 先看结果。训练集的损失下降得很快。

    bad: 请参阅 ⟦the the⟧ 文档。
    fix: 请参阅 the 文档。

    ok: 目的的层次不同，可以以图表说明，现在在线训练。
    ok: 模型的最终终态、页面面积和使能能力都不变，结构清晰明了了。
    ok: 不妨再尝试尝试，一步一步来，这一点非常非常重要。
    ok: 请先安装操作操作系统所需的工具。
    ok: 饱和量化和非饱和量化各有用处。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.doubles import find_doubles
from termlint.survey.characters.echoes import find_echoes
from termlint.survey.characters.repeats import Kind, Repeat, find_repeats
from termlint.survey.characters.restated import find_restated
from termlint.survey.characters.uncounted import is_repetition
from termlint.survey.own import is_joint

# The share of such findings that was right in a sample.
_CONFIDENCE: dict[Kind, float] = {
    "character": 0.95,
    "function word": 0.95,
    "half word": 0.9,
    "word": 0.9,
    "clause": 0.85,
    "doubled": 0.9,
    "latin": 0.8,
    "phrase": 0.7,
    "sentence": 0.9,
}


LONGEST = 24
"""The most code points of a repeated text that the message quotes."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each unintended repetition."""
    lexicon, view = survey.lexicon, survey.simplified
    found = [*find_repeats(view.document, lexicon.repeats, survey.words, lexicon.terms.by_chinese)]
    told = {repeat.start for repeat in found}
    found += chain(find_doubles(view, told), find_echoes(view, told), find_restated(view.document))
    if found and view.uncounted:
        found = [repeat for repeat in found if is_repetition(view, repeat)]
    for repeat in found:
        if view is survey or not is_joint(survey, repeat):
            yield _finding(survey.prose, repeat)


def _finding(prose: str, repeat: Repeat) -> Finding:
    start, size, end, kind = repeat
    word = prose[start : start + size]
    said = word if len(word) <= LONGEST else f"{word[:LONGEST]}…"
    line_end = "\n" if "\n" in prose[start + size : end - size] else ""
    return Finding(
        start,
        end,
        Message(f"“{said}” is repeated", f"“{said}”重复"),
        replacements=(word + line_end,),
        safety="safe" if kind in ("character", "function word") else "unsafe",
        confidence=_CONFIDENCE[kind],
    )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/grammar", modern=True)
