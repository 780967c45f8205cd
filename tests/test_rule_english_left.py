"""english-left beyond the examples in its manual page."""

import pytest
from termlint.rules.english_left import RULE

from termlint.engine import examine
from termlint.fix.edits import apply
from termlint.lexicon import Lexicon
from termlint.read import read_text

LEXICON = Lexicon()


def findings(text):
    return list(examine(read_text("a.md", text), {"english-left": RULE}, LEXICON).findings)


def test_once_per_term_with_all_places():
    text = "损失函数好。损失函数新。损失函数难。" * 3 + "把 loss function 画出来，再看 loss function 的值。"
    (finding,) = findings(text)
    assert text[finding.start : finding.end] == "loss function"
    assert finding.replacements == () and len(finding.related) == 2


def test_the_fix_takes_the_spaces_away():
    text = "损失函数好。损失函数新。损失函数难。损失函数贵。把 loss function 画出来。"
    (finding,) = findings(text)
    assert apply(text, finding.edits).endswith("把损失函数画出来。")


def test_a_short_word_needs_more():
    assert findings("神经元大。" * 9 + "每个 neuron 都一样。") == []
    assert len(findings("神经元大。" * 10 + "每个 neuron 都一样。")) == 1
    assert findings("神经元大。" * 10 + "每个 neuron 都一样。`neuron` 是参数。") == []


@pytest.mark.parametrize(
    "text",
    [
        "损失函数好。损失函数新。损失函数（loss function）难。",
        "损失函数好。损失函数新。损失函数难。损失函数 loss function 不变。",
        "强化学习好。强化学习新。强化学习难。强化学习贵。RL 也好。",
        "智能体好。智能体新。智能体难。智能体贵。用 Agent Builder 建一个。",
        "损失函数好。损失函数新。损失函数难。损失函数贵。`loss function` 是代码。",
        "损失函数好。损失函数新。损失函数难。损失函数贵。LossFunction 类、Loss Function 按钮。",
        "集群大。" * 10 + "该字段默认为 cluster。",
        "节点大。" * 10 + "把任务分给 node 节点处理。",
        "节点大。" * 10 + "查看 pod、node 的事件。",
        "服务器大。" * 10 + "再看 server 端的做法。",
    ],
)
def test_silent(text):
    assert findings(text) == []


def test_a_sentence_that_mixes_languages_on_purpose_is_left_alone():
    text = "损失函数好。损失函数新。损失函数难。损失函数贵。"
    assert len(findings(text + "把 loss function 画出来。")) == 1
    assert findings(text + "在 buffer 里把 loss function 画出来。") == []
