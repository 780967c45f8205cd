"""A character or a short word is unlikely here, and one that sounds alike is much likelier.
某个字词在此处很不常见，而换成读音相近的字词就常见得多。

Input methods offer the wrong homophone, and what they offer is mostly a word: 及时 for 即使, 只是 for 知识.
No table can list these. This rule asks how often runs of three and four characters stand in Chinese
documentation on AI and software, and proposes another character, or another word of two, that sounds the same
or nearly so, where that makes the text hundreds of times likelier or more. It is meant for a last reading by
someone who looks at each place: ask for it by name.

输入法选错同音词时，错出来的往往也是一个词：把“即使”写成“及时”，把“知识”写成“只是”，任何字表都列不全。本规
则统计中文 AI 与软件文档中三字、四字片段出现的次数，当换成同音或近音的字词能使这句话常见数百倍以上时，给出建
议。它适合定稿前由人逐条过目，需要点名启用。

Most of what it says is no mistake: of the proposals with confidence 0.9 nine in ten and more were right when
read, of those with 0.5 half, of the others one in three to one in seven. With the usual min-confidence only
the former two are shown; set it to 0.1 to see all, one or two in ten thousand characters.

它的多数提示并不是错误：读过之后，可信度为 0.9 的九成以上属实，0.5 的有一半属实，其余每三到七条有一条属实。
在默认的 min-confidence 下只显示前两类；设为 0.1 可看到全部，每一万字一两条。

Silent: in texts of another kind, which it knows by how many places were never met (law, medicine, verse);
的地得, 他她它, 那哪 and 做作, where grammar and usage decide; what seeds/variants.csv lists
as right both ways.

不报告：其他领域的文本（法律、医学、诗词等，依据从未见过的片段所占的比例判断）；要靠语法和习惯判断
的“的地得”“他她它”“那哪”“做作”；seeds/variants.csv 中两种写法都对的词。

Examples:
    bad: 先把训练好的模型保存到⟦制⟧定路径，再启动服务。
    fix: 先把训练好的模型保存到指定路径，再启动服务。

    ok: 先把训练好的模型保存到指定路径，再启动服务。
    ok: 床前明月光，疑是地上霜。举头望明月，低头思故乡。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.miswritings import as_written


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each character that is unlikely by the counts."""
    from termlint.survey.characters.unlikely import (
        find_unlikely,  # numpy takes longer to import than all else
    )

    for found in as_written(survey, find_unlikely(survey.simplified)):
        wrong, right = survey.prose[found.start : found.end], found.right[0]
        yield Finding(
            found.start,
            found.end,
            Message(
                f"“{wrong}” is unlikely here; did you mean “{right}”?",
                f"“{wrong}”在此处少见，是否应为“{right}”？",
            ),
            replacements=found.right,
            safety=found.safety,
            confidence=found.confidence,
        )


RULE = DocumentRule(
    check,
    group="characters",
    mqm="linguistic-conventions/spelling",
    severity="info",
    default=False,
    modern=True,
)
