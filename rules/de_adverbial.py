"""An adverb is joined to its verb by 的, where schools and publishers write 地.
状语后面用了“的”，规范的写法是“地”。

Chinese publishers keep 快速的处理 (a way of processing) and 快速地处理数据 (to process data fast) apart. In
documentation written by engineers 的 often stands for both, so that the rule is off unless asked for: it is
meant for texts that will be published.

出版物区分“快速的处理”（一种处理）与“快速地处理数据”（很快地处理）。技术文档中常常一律写“的”，因此本规则默认不启
用，供准备出版的文稿使用。

Weighed are the three words before 的 and the three after it, by seeds/particles/weights.csv, which is fitted
to published documentation: how often 地 follows the adverb, how often the verb follows 地, whether an object
comes after it. Text has 的 in many places of 地; the fit leaves out the places that it doubts itself.

先看“的”前后各三个词，按 seeds/particles/weights.csv（由公开文档统计得出）加权判断：前面的词是否常接“地”，后面
的动词是否常跟在“地”之后，动词后面有没有宾语。公开文档里也有许多该用“地”而写“的”之处，统计时已经去掉可疑的部分。

Silent: where the verb may be a noun (进行快速的处理, 数据的处理, 更好的支持。), titles and quotations, texts
about the particles. What is wrong for everyone is left to de-particle.

不报告：后面的动词可能是名词的地方（进行快速的处理、数据的处理、更好的支持。）；书名和引文；讨论“的、地、得”本身的文
字。公认的错误由 de-particle 报告。

The fix writes 地. An editor should look (unsafe).

修正方法是改成“地”，请人工确认（不安全）。

Examples:
    bad: 这个接口可以快速⟦的⟧处理数据，帮助用户更好⟦的⟧理解模型。
    fix: 这个接口可以快速地处理数据，帮助用户更好地理解模型。

    bad: 简单⟦的⟧说，程序会自动⟦的⟧将结果写入文件。
    fix: 简单地说，程序会自动地将结果写入文件。

    ok: 我们对数据进行快速的处理，得到更好的结果。
    ok: 简单的模型，正确的使用方法，自动的更新机制。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.particle_slips import CERTAIN, Slip


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each 的 in place of 地 that de-particle does not report."""
    # The weights are fitted to simplified text and lack words of Taiwan, so only large ones count there.
    least = CERTAIN if survey.locale == "zh-TW" else 0
    return (
        _finding(slip) for slip in survey.simplified.particle_slips if not slip.settled and slip.sure >= least
    )


def _finding(slip: Slip) -> Finding:
    return Finding(
        slip.at,
        slip.at + 1,
        Message(
            "“的” stands between an adverb and its verb; the standard form is “地”",
            "此处“的”后接动词，规范写法是“地”",
        ),
        replacements=("地",),
        safety="unsafe",
        # The share of such findings that was right in a sample.
        confidence=0.97 if slip.sure >= CERTAIN else 0.9,
    )


RULE = DocumentRule(
    check,
    group="characters",
    mqm="linguistic-conventions/grammar",
    severity="info",
    default=False,
    modern=True,
)
