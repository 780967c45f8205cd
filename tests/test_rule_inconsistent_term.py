"""inconsistent-term beyond the examples in its manual page."""

import msgspec
import pytest
from termlint.rules.inconsistent_term import RULE

from termlint.engine import agree, examine
from termlint.lexicon import Lexicon
from termlint.model import Examined
from termlint.read import read_text

LEXICON = Lexicon()
RULES = {"inconsistent-term": RULE}


def findings(**texts):
    """As from the cache: the facts of each text go through MessagePack."""
    facts = []
    for name, text in texts.items():
        examined = msgspec.msgpack.encode(examine(read_text(f"{name}.txt", text), RULES, LEXICON))
        facts.append((name, msgspec.msgpack.decode(examined, type=Examined).facts))
    return list(agree(RULES, facts))


def spans(text):
    return [text[finding.start : finding.end] for finding in findings(a=text)]


def test_minority_with_evidence():
    text = "批量归一化有用。批量归一化很快。我们用批量归一化。这里的批归一化层慢。批归一化层还慢。"
    assert spans(text) == []
    text += "批量归一化好。批量归一化新。批量归一化稳。"
    (finding,) = findings(a=text)
    assert text[finding.start : finding.end] == "批归一化"
    assert finding.replacements == ("批量归一化",) and finding.safety == "unsafe"
    assert [text[edit.start : edit.end] for edit in finding.also] == ["批归一化"]
    assert [text[place.start : place.end] for place in finding.related] == ["批归一化", "批量归一化"]


def test_what_the_termbase_advises_against_needs_one_better_place():
    assert spans("先画出锚框。再移动锚箱。") == ["锚箱"]


@pytest.mark.parametrize(
    "text",
    [
        "过拟合，也称过度拟合。过拟合不好。过拟合常见。",
        "过拟合不好。过拟合常见。过拟合难防。另见《过度拟合研究》。",
        "过拟合不好。过拟合常见。过拟合难防。他说“过度拟合真糟”。",
        "可扩展的监督难。可扩展的监督新。可扩展的监督好。可扩展监督贵。",
        "精度高。精度低。精度好。准确率高。",
        "损失函数好。损失函数新。损失函数（loss function）难。",
        "损失函数好。损失函数新。损失函数难。损失函数 loss function 不变。",
        "强化学习好。强化学习新。强化学习难。RL 也好。",
        "智能体好。智能体新。智能体难。用 Agent Builder 建一个。",
    ],
)
def test_silent(text):
    assert spans(text) == []


def test_english_kept():
    text = "损失函数好。损失函数新。损失函数难。" * 2 + "把 loss function 画出来，再看 loss function 的值。"
    (finding,) = findings(a=text)
    assert text[finding.start : finding.end] == "loss function"
    assert finding.replacements == ()
    assert len(finding.related) == 2


def test_scripts_are_separate_worlds():
    hans = "微调很好。微调很新。微调很难。我们常常微调。"
    assert findings(a=hans * 5, b=hans * 5, c="我們對模型做精調，這裡說的是語言模型的訓練過程。") == []


def test_across_documents():
    many = "过拟合常见。过拟合难防。" * 4
    one = "过度拟合也要防。"
    (finding,) = findings(a=many, b=many, c=one)
    assert finding.path == "c" and finding.confidence < 0.9
    assert finding.related[-1].path == "a"
    assert findings(a=many, c=one) == []
    assert findings(a=many, b=many, c=one, d="过拟合，又称过度拟合。") == []


def test_one_english_two_glosses():
    text = "灰猫效应（grey cat effect）有趣。灰猫效应常见。还有所谓灰猫效果（grey cat effect）。"
    assert spans(text) == ["灰猫效果"]
