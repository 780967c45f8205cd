"""confused-acronym: what it says and where it is silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules
from termlint.survey.acronyms import (
    changed,
    company,
    find_acronyms,
    initials,
    shuffled,
    surroundings,
    with_one_less,
    with_one_more,
)

LEXICON = Lexicon()
RULE = {"confused-acronym": rule_modules()["confused-acronym"].RULE}


def found(text, path="a.txt"):
    findings = examine(read_text(path, text), RULE, LEXICON).findings
    return [(text[f.start : f.end], *f.replacements[:1]) for f in findings]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("门控循环网络里，LTSM 的记忆单元更多。", "LTSM", "LSTM"),
        ("服务端返回的是 JOSN 格式的对象。", "JOSN", "JSON"),
        ("先用 BERT 编码，再微调 BERT。换成别的 BRET 变体也可以。", "BRET", "BERT"),
        ("随机梯度下降（stochastic gradient descent，SDG）最常用。", "SDG", "SGD"),
        ("多头潜在注意力（Multi-head Latent Attention，MAL）省显存。", "MAL", "MLA"),
        ("采用混合专家（Mixture of Experts，MeO）架构。", "MeO", "MoE"),
        ("它靠模型反馈学习（Reinforcement Learning from AI Feedback，RLIAF）。", "RLIAF", "RLAIF"),
        ("GDRAM 很大，GDRAM 也慢，GDRAM 要对齐。数据先写入 GDARAM 空间。", "GDARAM", "GDRAM"),
        ("页面只在 HTPPS 协议下可用，连接才安全。", "HTPPS", "HTTPS"),
        ("先导出 ONNX，再读 ONNX。" * 4 + "把 PyTorch 模型的 ONN 转换成别的推理格式。", "ONN", "ONNX"),
        ("页面用 HTL5 写成，样式另放。", "HTL5", "HTML5"),
        ("把优化器从 STD 换成 AdamW，别的都不动。", "STD", "SGD"),
        ("这里用 STD 或者 Adam 都行。", "STD", "SGD"),
        ("常用的语言有 Java、Python、C#、C++、PHT、JavaScript 和 Ruby。", "PHT", "PHP"),
        ("最后做 QTA（量化感知训练），精度几乎不掉。", "QTA", "QAT"),
        ("对偶问题用 SOM（序列最小优化）来解。", "SOM", "SMO"),
        ("接口走 MPC（Model Context Protocol），客户端都认。", "MPC", "MCP"),
        ("检索增强生成（RGA）先找资料再作答。", "RGA", "RAG"),
        ("稀疏自编码器（SAE）把特征拆开，SEA 的特征更单纯。", "SEA", "SAE"),
        ("奖励里再减去 LK 散度。", "LK", "KL"),
        ("嵌入模型在 MTBE 上拿了第一。", "MTBE", "MTEB"),
        ("英伟达（NVIDA）发布了新卡。", "NVIDA", "NVIDIA"),
    ],
)
def test_slips(text, wrong, right):
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "我们称之为慢速学习模型（SLLM），它与别的不同。",
        "这种办法叫 Tensor Layer Merge（TLMX），很省显存。",
        "SSL 加密连接，SSH 登录主机，ABI 与 API 不同。",
        "本文比较 UUID 和 UUIE，UUID 更长，UUID 更好，UUID 更快。",
        "`LTSM` 是变量名，服务器上有 ltsm 目录，LTSM 就是它。",
        "ABCD 的排列有 ABDC、ACBD、BACD，ABCD 是第一种，ABCD 常用。",
        "LTSM STACK OVERFLOW",
        "A100 与 A800 不同，A100 更快，A100 更贵，A100 已停售。",
        "把 X-LTSM 接到 LTSM-2 上。",
        "是 LSTM 不是 LTSM，常有人写成 LTSM。",
        "三角量子信号处理（trigonometric quantum signal processing，简称三角 QSP）比 QPS 好，QPS、QPS。",
        "BXPE 是 BPE 的变种，BPE 先有，BPE 更常用，BPE 简单。",
        "AMQP 有 AMQ 模型，AMQ 模型又分三层。" + "AMQP 很好。" * 8,
        "页面用 HTQ5 写成，样式另放。",
        "SOFAX 与 SOFAXBoot 一起用，SOFXA、SOFXA、SOFXA。",
        "插件用 PDK（插件开发工具包）写成。",
        "模型预测控制（MPC）每一步都重新规划，MPC 很稳。",
        "自组织映射（SOM）画出来像一张地图。SOM（self-organizing map）不用标签。",
        "检测用 MTCNN（Multi-task Cascaded Convolutional Networks）。",
        "传输层安全（TLS）加密连接，系统是 Ubuntu 22.04 LTS。",
        "稀疏自编码器（SAE）把特征拆开。SEA（东南亚）的语料不多，SEA 的语料要另采。",
        "AI 芯片很贵，IA 架构已经不多见。",
    ],
)
def test_silence(text):
    assert found(text) == []


def test_the_evidence_is_shown():
    text = "SGD 有噪声，SGD 简单。\n损失函数的优化很难，所以 Adam 比普通的 STD 更好，梯度下降更稳。"
    (finding,) = examine(read_text("a.txt", text), RULE, LEXICON).findings
    assert (text[finding.start : finding.end], finding.replacements, finding.safety) == (
        "STD",
        ("SGD",),
        "unsafe",
    )
    assert "“SGD” twice" in finding.reason.en and "adam" in finding.reason.zh
    assert [text[place.start : place.end] for place in finding.related] == ["SGD", "SGD"]


def test_a_plural_keeps_its_s():
    text = "两层 LSTM 和三层 LSTM，都是 LSTM；几个 LTSMs 也行。"
    assert found(text) == [("LTSM", "LSTM")]


def test_a_traditional_text_is_read_too():
    assert found("長短期記憶（long short-term memory，LTSM）很常用。") == [("LTSM", "LSTM")]


def test_context_words_that_overlap_count_once():
    assert company("损失函数", {"损失函数": 3.0, "函数": 2.0}) == {"损失函数": 3.0}
    assert company("用 Adam 训练", {"adam": 5.0, "ada": 4.0}) == {"adam": 5.0}


def test_initials_of_what_stands_beside():
    assert "LSTM" in initials("长短期记忆（long short-term memory，", "）")
    assert "TTFV" in initials("延迟 ", "（Time to First Voice）")
    assert initials("没有英文 ", " 这里") == ()


def test_surroundings_stay_in_the_segment():
    prose = "前一段\ufdd1这里的 SGD 好\ufdd1后一段"
    start = prose.index("SGD")
    assert surroundings(prose, start, start + 3) == ("这里的 ", " 好")


ACRONYM = st.from_regex(r"[A-Z][A-Z0-9]{2,5}", fullmatch=True)


@given(ACRONYM)
def test_slips_are_one_slip_away(text):
    for form in shuffled(text):
        odd = [at for at, (a, b) in enumerate(zip(form, text, strict=True)) if a != b]
        swapped = len(odd) == 2 and odd[1] == odd[0] + 1 and sorted(form) == sorted(text)
        assert swapped or (len(odd) == 1 and set(form) <= set(text))
    letters = sum(letter.isalpha() for letter in text)
    assert len([*changed(text)]) == 25 * letters
    assert all(sum(a != b for a, b in zip(form, text, strict=True)) == 1 for form in changed(text))
    assert len([*with_one_more(text)]) == 26 * (len(text) - 1)
    assert all(text in _without_a_letter(form) for form in with_one_more(text))
    assert [*with_one_less(text)] == [
        text[:at] + text[at + 1 :] for at in range(1, len(text) - 1) if text[at].isalpha()
    ]


def _without_a_letter(text):
    return {text[:at] + text[at + 1 :] for at in range(1, len(text) - 1)}


def test_letters_are_swapped_and_doubled():
    assert [*shuffled("BRET")] == ["RBET", "BERT", "BRTE"]
    assert "LSTM" in shuffled("LTSM") and "CNN" in shuffled("CCN")
    assert [*shuffled("A10")] == []


@given(st.text(alphabet="ABS9s 的，-_.（", max_size=40))
def test_acronyms_are_what_stands_there(prose):
    for acronym in find_acronyms(prose):
        assert prose[acronym.start : acronym.end] == acronym.text
        assert 2 <= len(acronym.text) <= 6 and acronym.text[0].isupper()


@pytest.mark.parametrize(
    "text",
    [
        "芯片有 AVR 和 PIC 两种。PCI 总线快，PCI 总线宽，PCI 总线贵。IPC 通信快，IPC 通信慢，IPC 通信好。",
        "方法 SAGAN（self-attention GAN）很好。SGAN 也好，SGAN 很快，SGAN 很稳。",
        "注意图中的字：是 OSPF，不是 OPSF。OSPF 是路由协议，OSPF 很常用，OSPF 很快。",
    ],
)
def test_a_third_thing_an_expansion_and_a_denial(text):
    assert not found(text)


@pytest.mark.parametrize(
    "text",
    ["每一列给出均值和 STD 两个数。", "Adam 的 STD 写在最后一列。", "报告 MEAN 和 STD，Adam 除外。"],
)
def test_what_is_not_compared_is_not_doubted(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "RLHF（Reinforcement Learning from Human Feedback）常用，RLHF 也贵，RLHF 要人。研究者提出 RLEF。",
        "RLHF（Reinforcement Learning from Human Feedback）很常用，RLHF 也贵。RLHF、RLEF 都是对齐方法。",
    ],
)
def test_a_new_acronym_that_the_text_presents(text):
    assert not [one for one in found(text) if "RLEF" in str(one)]
