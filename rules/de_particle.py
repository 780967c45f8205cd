"""One of 的, 地 and 得 stands where only another of them can.
的、地、得用错。

The three sound alike, and an input method gives whichever comes first. 的 joins an attribute to its noun,
地 an adverb to its verb, 得 a verb to how it is done. Readers stumble over 模型得参数 and 简单地模型.

三个字读音相同，输入法给哪个就容易写成哪个。“的”后面是名词，“地”后面是动词，“得”后面说明动作的结果或程度。
“模型得参数”“简单地模型”都会绊住读者。

Weighed are the three words before the particle and the three after it, by seeds/particles/weights.csv, which
is fitted to published documentation. A finding must also have a shape that admits no other reading: 得
before a noun (大部分得代码); 地 before a noun, or before a noun of action after 进行, 做, 得到
(进行合理地布局); 的 or 地 between a verb and a degree (运行的更快, 设置的过低, 想地太多, 快的多); 得 between
an adverb and a verb (更好得使用).

先看“的、地、得”前后各三个词，按 seeds/particles/weights.csv（由公开文档统计得出）加权判断；还要符合不会有歧义
的格式：“得”后面是名词（大部分得代码）；“地”后面是名词，或“进行、做、得到”的宾语（进行合理地布局）；“的”或“地”在动词与
程度补语之间（运行的更快、设置的过低、想地太多、快的多）；“得”在状语与动词之间（更好得使用）。

的 for 地 (快速的处理数据) is so common that many accept it. Here it is a finding only if the document itself
writes 地: where it does so three times as often, or after words that are nothing but adverbs (不断的优化,
尽可能的减少). For all others enable de-adverbial.

以“的”代“地”（快速的处理数据）极为常见，不少人也认可。只有文档自己使用“地”时才报告：“地”的次数是“的”的三倍以上，
或前面是纯粹的副词（不断的优化、尽可能的减少）。其余的请启用 de-adverbial。

Silent: words that hold the characters (目的, 地址, 值得, 不得不), where 得 means to get (求得结果), relative
clauses (我们要做的很简单), titles and quotations, texts about the three particles. In texts unlike
documentation (news, letters) the sentence must call for the other particle too.

不报告：含有这些字的词（目的、地址、值得、不得不）；表示“得到”的“得”（求得结果）；作主语的“的”字短语（我们要做的很简
单）；书名和引文；讨论“的、地、得”本身的文字。不像文档的文本（新闻、书信等），还要求从整句看也应是另一个字。

The fix writes the other character. An editor should look (unsafe).

修正方法是换成另一个字，请人工确认（不安全）。

Examples:
    bad: 这里大部分⟦得⟧代码都来自社区，在新的数据集上⟦得⟧效果也很好。
    fix: 这里大部分的代码都来自社区，在新的数据集上的效果也很好。

    bad: 先看一个简单⟦地⟧例子，再对参数进行合理⟦地⟧调整。
    fix: 先看一个简单的例子，再对参数进行合理的调整。

    bad: 这样程序会运行⟦的⟧更快，代码也写⟦的⟧很清楚，而且比原来快⟦的⟧多。
    fix: 这样程序会运行得更快，代码也写得很清楚，而且比原来快得多。

    bad: 剪枝以后模型收敛⟦地⟧更快，不要把问题想⟦地⟧太复杂。
    fix: 剪枝以后模型收敛得更快，不要把问题想得太复杂。

    bad: 缓存能让开发者更好⟦得⟧使用模型。
    fix: 缓存能让开发者更好地使用模型。

    bad: 模型会自动地调整步长，并不断⟦的⟧更新参数。
    fix: 模型会自动地调整步长，并不断地更新参数。

    ok: 我们要做的很简单：先求得损失，再把它变得更小，不得不说值得一试。
    ok: 工具会快速的处理数据，再简单的检查一遍。
    ok: 目的地的地址要写得清楚。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.uncounted import settled
from termlint.survey.particle_slips import Kind, Slip

# The share of such findings that was right in a sample.
_CONFIDENCE: dict[Kind, float] = {
    "得的": 0.92,
    "地的": 0.92,
    "的得": 0.96,
    "地得": 0.95,
    "得地": 0.95,
    "的地": 0.95,
}

_IN_TRADITIONAL: dict[Kind, float] = {"地的": 0.45}
"""The lower shares in traditional text: 指派 or 作業 is a noun by the weights, but a verb in 一致地指派."""

_BEFORE = {
    "的": Message("“的” joins an attribute to a noun", "后接名词时用“的”"),
    "地": Message("“地” joins an adverb to a verb", "后接动词时用“地”"),
    "得": Message("“得” joins a verb to its result or degree", "说明结果或程度时用“得”"),
}


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each particle that no usage allows."""
    view = survey.simplified
    shares = _CONFIDENCE if view is survey else _CONFIDENCE | _IN_TRADITIONAL
    return (_finding(slip, shares[slip.kind]) for slip in settled(view))


def _finding(slip: Slip, confidence: float) -> Finding:
    written, belongs = slip.kind
    why = _BEFORE[belongs]
    return Finding(
        slip.at,
        slip.at + 1,
        Message(f"“{written}” should be “{belongs}”: {why.en}", f"“{written}”应为“{belongs}”：{why.zh}"),
        replacements=(belongs,),
        safety="unsafe",
        confidence=confidence,
    )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/grammar", modern=True)
