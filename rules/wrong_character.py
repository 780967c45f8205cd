"""A character or a word stands where another that sounds the same was meant.
同音或形近的字词误用。

Who types by sound picks the wrong word from the list: 毁掉函数 for 回调函数 (callback function). A word or a
phrase of three characters or more is told by its syllables, whatever is written for them; what is written is
reported if it is no known word, does not stand in the counts of documentation on AI and software, and the
text is very much likelier with the other.

按拼音输入时容易选错词：把“回调函数”写成“毁掉函数”。三个字以上的词语凭读音就能认出来，不管写成哪几个字；
如果写出来的不是已知的词，在 AI 与软件文档的统计中也没有出现过，而换成另一个词后句子常见得多，就会报告。

Silent: what an author writes again and again; what seeds/variants.csv lists as right both ways; words that
meet by chance (办公是|线上); texts of another kind (law, medicine, verse); traditional text.

不报告：作者反复使用的写法；seeds/variants.csv中两种写法都对的词；恰好相邻的字（办公是|线上）；其他领域的文本（法
律、医学、诗词）；繁体文本。

The fix puts the likelier word; it should be looked at (unsafe).

修正方法是换成那个词，请人工确认（不安全）。

Examples:
    bad: 这本书介绍⟦及其学习⟧的基础。
    fix: 这本书介绍机器学习的基础。

    bad: 请求结束后会执行⟦毁掉函数⟧，并返回结果。
    fix: 请求结束后会执行回调函数，并返回结果。

    bad: 先把⟦权重初始话⟧，再开始训练。
    fix: 先把权重初始化，再开始训练。

    ok: 这本书介绍机器学习，及其学习方法。
    ok: 两个量呈正比，这里的办公是在线上进行的。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.homophones import find_homophones


def check(survey: Survey) -> Iterator[Finding]:
    """Yield what sounds like a longer word and was meant as it."""
    for found in find_homophones(survey):
        right = found.right[0]
        yield Finding(
            found.start,
            found.end,
            Message(f"probably “{right}”", f"疑为“{right}”"),
            replacements=found.right,
            safety=found.safety,
            confidence=found.confidence,
            reason=found.reason,
        )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/spelling")
