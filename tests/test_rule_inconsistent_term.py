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
    (finding,) = findings(a=text)
    assert finding.replacements == () and finding.confidence < 0.9
    text += "批量归一化贵。批量归一化好。批量归一化新。批量归一化稳。"
    first, second = findings(a=text)
    for finding, other in ((first, second), (second, first)):
        assert text[finding.start : finding.end] == "批归一化"
        assert finding.replacements == ("批量归一化",) and finding.safety == "unsafe" and not finding.also
        assert (finding.related[0].start, finding.related[0].end) == (other.start, other.end)
        assert [text[place.start : place.end] for place in finding.related] == ["批归一化", "批量归一化"]


def test_what_stands_everywhere_is_one_finding_without_a_fix():
    text = "过拟合常见。" * 70 + "过度拟合也常见。" * 21
    (finding,) = findings(a=text)
    assert text[finding.start : finding.end] == "过度拟合" and finding.replacements == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("步幅大。步幅小。步幅为一。时间步距离太远。", []),
        ("步幅大。步幅小。步幅为一。步距太远。", ["步距"]),
        ("过度拟合多。过度拟合少。过度拟合好。过拟合并不少见。", ["过拟合"]),
        ("监督学习好。监督学习新。监督学习难。", []),
        ("局部变量好。局部变量新。局部变量难。非本地变量贵。", []),
    ],
)
def test_both_edges_are_edges_of_words(text, found):
    assert spans(text) == found


def test_forms_of_the_termbase_need_no_character_in_common():
    text = "池化层小。池化层大。池化层好。先做最大池化。汇聚层也行。"
    assert spans(text) == ["汇聚层"]


@pytest.mark.parametrize(
    "text",
    [
        "过拟合，也称过度拟合。过拟合不好。过拟合常见。",
        "过拟合不好。过拟合常见。过拟合难防。另见《过度拟合研究》。",
        "过拟合不好。过拟合常见。过拟合难防。他说“过度拟合真糟”。",
        "可扩展的监督难。可扩展的监督新。可扩展的监督好。可扩展监督贵。",
        "精度高。精度低。精度好。准确率高。",
        "欺骗性对齐大。欺骗性对齐小。欺骗性对齐好。欺骗性校准不归这条规则管。",
    ],
)
def test_silent(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("反向传播难。反向传播慢。后向传播好。", ["后向传播"]),
        ("反向传播难。后向传播好。", ["后向传播"]),
        ("后向传播好。反向传播难。", ["后向传播"]),
        ("构造器好。构造函数短。", ["构造函数"]),
        ("反向传播难，后向传播也难。", ["后向传播"]),
        ("反向传播，后向传播。", []),
        ("反向传播 → 后向传播。", []),
        ("# 反向传播\n\n反向传播难。后向传播好。", ["后向传播"]),
        ("# 后向传播\n\n反向传播难。后向传播好。反向传播慢。", ["后向传播"]),
        ("# 反向传播\n\n后向传播好。", ["后向传播"]),
        ("后向传播好。参见《反向传播》。", []),
        ("先说反向传播（backpropagation）。后向传播好。", ["后向传播"]),
        ("先说反向传播（backpropagation）。后向传播好，后向传播慢。", ["反向传播"]),
        ("先说贪快学习（greedy cat learning）。代码执行（code interpreter）难。代码解释器好。", []),
        ("学习速率大。学习速率小。学习率好。", ["学习率"]),
        ("学习速率大。学习速率小。学习速率变。学习率好。", ["学习率"]),
        ("构造函数短。构造函数长。构造器好。", ["构造器"]),
        ("反向传播难。反向传播慢。参见[深入理解后向传播](https://a.example/b)。", []),
        ("反向传播难。反向传播慢。参见[后向传播](https://a.example/b)。", ["后向传播"]),
        ("反向传播难。反向传播慢。参见[深入理解后向传播](b.md)。", ["后向传播"]),
        ("构造函数短。构造函数长。构造函数空。构造器好。", ["构造器"]),
        ("文生图快。文生图慢。文本生成图像好。", []),
        ("用二维卷积。2D 卷积慢。2D 卷积好。2D 卷积难。", []),
        ("虚拟机快。虚拟机慢。内存、设备虚拟化（virtual machine）都好。虚拟机难。", []),
        ("纳什均衡好。纳什均衡难。Nash 均衡（Nash equilibrium）新。", []),
        ("纳什均衡好。纳什均衡难。Nash 均衡新。", ["Nash "]),
    ],
)
def test_little_text_has_a_practice_too(text, found):
    examined = examine(read_text("a.md", text), RULES, LEXICON)
    told = agree(RULES, [("a.md", examined.facts)])
    assert [text[one.start : one.end] for one in told] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上下文并行快。上下文并行好。上下文平行也行。", ["上下文平行"]),
        ("上下文并行快。上下文并行好。上下文并行，也称上下文平行。", []),
        ("上下文并行快。上下文平行也行。", ["上下文平行"]),
        ("上下文平行快。上下文平行好。上下文并行也行。", []),
        ("推测解码快。推测译码也行。", []),
        ("投机解码快。投机解码好。推测译码也行。", ["推测译码"]),
        ("可伸展监督（stretchable oversight）难。可伸展监督慢。可伸展监管好。", ["可伸展监管"]),
        ("檢索增強生成好。檢索增強生成新。檢索擴增生成也行，這裡說的是語言模型。", ["檢索擴增生成"]),
        ("查询向量长。查询向量短。查询矢量化的图也行。", []),
    ],
)
def test_an_element_rendered_otherwise(text, found):
    assert spans(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("束搜索快。束搜索好。集束搜索也行。", ["集束搜索"]),
        ("监督学习快。监督学习好。有监督学习也行。", []),
    ],
)
def test_a_shortening_leaves_whole_words(text, found):
    assert spans(text) == found


def test_what_somebody_says_is_translated_too():
    text = "过拟合不好。过拟合常见。她对记者说：“很多人都担心过度拟合，其实不必太担心。”"
    assert spans(text) == ["过度拟合"]


def test_an_eponym_is_told_once():
    text = "雅可比矩阵好。雅可比矩阵大。雅克比矩阵小。"
    assert spans(text) == ["雅克比"]


def test_scripts_are_separate_worlds():
    hans = "微调很好。微调很新。微调很难。我们常常微调。"
    assert findings(a=hans * 5, b=hans * 5, c="我們對模型做精調，這裡說的是語言模型的訓練過程。") == []


def test_across_documents():
    many = "过拟合常见。过拟合难防。" * 6
    one = "过度拟合也要防。"
    (finding,) = findings(a=many, b=many, c=one)
    assert finding.path == "c" and finding.confidence < 0.9
    assert finding.related[-1].path == "a"
    assert findings(a=many, c=one) == []
    assert findings(a=many, b=many, c=one, d="过拟合，又称过度拟合。") == []


def test_one_english_two_glosses():
    text = "灰猫效应（grey cat effect）有趣。灰猫效应常见。还有所谓灰猫效果（grey cat effect）。"
    assert spans(text) == ["灰猫效果"]


def test_a_form_in_as_many_files_is_a_practice_too():
    many, one = "过拟合常见。过拟合难防。" * 20, "过度拟合也要防。"
    assert len(findings(a=many, b=many, c=many, d=many, e=one)) == 1
    assert findings(a=many, b=many, c=many, d=many, e=one, f=one) == []


def test_an_acronym_is_short_for_the_chinese():
    text = "人工智能芯片很常用。" + "AI芯片省电。AI芯片要散热。" * 3
    assert not spans(text)
    assert spans(text.replace("人工智能芯片", "过度拟合").replace("AI芯片", "过拟合")) == ["过度拟合"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The gloss does not tell where its Chinese begins; that it stands elsewhere does.
        (
            "团队引入推测预取（speculative prefetching）提速。推测预取省时。有人说投机预取没用。",
            ["投机预取"],
        ),
        ("团队引入推测预取（speculative prefetching）提速。另有人说投机预取没用。", []),
        # Nor do two places behind the same character.
        ("团队引入推测预取（speculative prefetching），也引入推测预取。另有人说投机预取没用。", []),
        # The same English twice: the words of the second gloss tell where it begins.
        (
            "小组提出梯度手术（gradient surgery）。梯度手术有效。对照组采用梯度外科（gradient surgery）。",
            ["梯度外科"],
        ),
        (
            "小组提出梯度手术（gradient surgery）。梯度手术有效。对照组用梯度手术方法（gradient surgery）。",
            [],
        ),
        ("小组提出梯度手术（gradient surgery）。梯度手术有效。对照组改写报告（gradient surgery）。", []),
        # A clause that the Chinese fills, two characters for a word, is the term.
        ("先排序，数据剪枝（data pruning）能省时。所以数据修剪有用，数据剪枝很快。", ["数据修剪"]),
        ("先排序，做好数据剪枝（data pruning）能省时。所以数据修剪有用。", []),
    ],
)
def test_glosses_of_a_concept_that_no_table_has(text, found):
    assert spans(text) == found


def test_forms_of_one_concept_as_the_document_itself_glosses_them():
    text = "推测解码（speculative decoding）快。推测解码省时。有人用猜测译码（speculative decoding）。"
    assert spans(text) == ["猜测译码"]


def test_a_noun_and_the_verb_behind_it_are_no_term():
    text = "图像描述很难。图像描述有用。如何理解一张图片描述的是什么？"
    assert spans(text) == []
