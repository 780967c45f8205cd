"""A character or a short word is unlikely here, and one that sounds or looks alike is much likelier.
某个字词在此处很不常见，而换成读音或字形相近的字词就常见得多。

Input methods offer the wrong homophone, and what they offer is mostly a word: 主意 for 注意, 高校 for 高效.
No table can list these. Counts of runs of three and four characters in Chinese documentation on AI and
software say where another character, or another word of two, that sounds the same or nearly so would be
hundreds of times likelier or more; a small neural network then reads the sentence with either. What it finds
likely is reported by `wrong-character`, the rest here: it is meant for a last reading by someone who looks at
each place. Ask for it by name.

输入法选错同音词时，错出来的往往也是一个词：把“注意”写成“主意”，把“高效”写成“高校”，任何字表都列不全。先由中文
AI 与软件文档中三字、四字片段的统计，找出换成同音或近音字词能使文字常见数百倍以上的地方，再由一个小型神经网络
通读整句作比较。把握较大的由 `wrong-character` 报告，其余的归本规则。它适合定稿前由人逐条过目，须点名启用。

Half of what it says and more is no mistake: of the proposals with confidence 0.65, 0.55 and 0.4 about so many
were right when read, of those with 0.1 one in ten. With the usual min-confidence only the former two are
shown; set it to 0.1 to see all, about one in ten thousand characters.

它的提示多半不是错误：读过之后，可信度为 0.65、0.55 和 0.4 的，属实的比例大致如此，0.1 的十条中有一条属实。在
默认的 min-confidence 下只显示前两类；设为 0.1 可看到全部，每一万字约一条。

Silent: in texts of another kind, which it knows by how many places were never met (law, medicine, verse);
的地得, 他她它, 那哪 and 做作, where grammar and usage decide; what seeds/variants.csv lists
as right both ways.

不报告：其他领域的文本（法律、医学、诗词等，依据从未见过的片段所占的比例判断）；要靠语法和习惯判断
的“的地得”“他她它”“那哪”“做作”；seeds/variants.csv 中两种写法都对的词。

Examples:
    bad: 读入图片时，要注意输出的方⟦像⟧。
    fix: 读入图片时，要注意输出的方向。

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
    # numpy takes longer to import than all else
    from termlint.survey.characters.unlikely import LIKELY, confidence, find_unlikely

    unsure = (one for one in find_unlikely(survey.simplified) if one.confidence < confidence(LIKELY))
    for found in as_written(survey, unsure):
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
