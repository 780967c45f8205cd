"""wrong-rendering beyond the examples in its manual page."""

import pytest
from termlint.rules.wrong_rendering import RULE

from termlint.engine import examine
from termlint.fix.edits import apply
from termlint.lexicon import Lexicon
from termlint.read import read_text

POOLING = """\
english,chinese,status
pooling,汇聚,preferred
pooling,池化,forbidden
fine-tuning,精调,
dataset,资料集,preferred
agent,Agent,preferred
agent,特工,deprecated
token,词元,preferred
token,令牌,forbidden
"""


def findings(text, termbases=(), name="a.md"):
    document = read_text(name, text)
    return list(examine(document, {"wrong-rendering": RULE}, Lexicon(termbases)).findings)


def spans(text, termbases=()):
    return [text[finding.start : finding.end] for finding in findings(text, termbases)]


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text(POOLING, "utf-8")
    return (path,)


def test_a_decision_of_the_project_is_an_error_and_fixed_everywhere(own):
    text = "# 池化层\n\n先做最大池化，再做**池化**。`池化` 是变量名。\n"
    found = findings(text, own)
    assert [(finding.severity, finding.safety) for finding in found] == [("error", "safe")] * 3
    fixed = apply(text, [edit for finding in found for edit in finding.edits])
    assert fixed == "# 汇聚层\n\n先做最大汇聚，再做**汇聚**。`池化` 是变量名。\n"


def test_a_word_of_several_senses_is_no_safe_fix_and_its_longer_terms_are_others(own):
    text = "模型每次输出一个令牌，登录后得到访问令牌。"
    (finding,) = findings(text, own)
    assert text[finding.start : finding.end + 1] == "令牌，"
    assert finding.severity == "error" and finding.safety == "unsafe"


@pytest.mark.parametrize(
    ("note", "safety"), [("unambiguous here", "safe"), ("ambiguous, see below", "unsafe")]
)
def test_a_flag_is_a_word_of_a_note(tmp_path, note, safety):
    table = tmp_path / "terms.csv"
    rows = f'english,chinese,status,note\npooling,汇聚,preferred,\npooling,池化,forbidden,"{note}"\n'
    table.write_text(rows, "utf-8")
    (finding,) = findings("我们用池化降低维度。", (table,))
    assert finding.safety == safety


def test_what_the_project_does_not_list_is_set_aside(own):
    (finding,) = findings("先预训练，再微调。", own)
    assert finding.replacements == ("精调",) and finding.safety == "unsafe" and finding.severity is None
    assert "另有译法" in finding.reason.zh
    assert findings("先预训练，再微调。") == []


def test_english_may_be_the_decision(own):
    (finding,) = findings("Agent用Python写成，这个特工会自己查资料。", own)
    assert finding.replacements == ("Agent",) and finding.severity is None
    (finding,) = findings("Agent 很好，用 Python 写的特工会自己查资料，见 Linux 文档。", own)
    assert finding.replacements == (" Agent ",)


def test_an_everyday_word_is_rejected_only_where_the_text_speaks_of_the_concept(tmp_path):
    table = tmp_path / "terms.csv"
    rows = "english,chinese,status\ndropout,暂退法,preferred\ndropout,丢弃,forbidden\n"
    table.write_text(rows, "utf-8")
    assert findings("请丢弃多余的数据包。", (table,)) == []
    (finding,) = findings("训练时用丢弃（dropout）来防止过拟合。", (table,))
    assert finding.severity is None and finding.safety == "unsafe" and finding.confidence == 0.8


def test_a_part_in_another_sense_needs_no_better_place():
    assert spans("在这里移动欺骗性校准。") == ["欺骗性校准"]


def test_a_name_is_not_for_translating():
    (finding,) = findings("检测用更快的 R-CNN。它比 Fast R-CNN 快。")
    assert finding.replacements[0].strip() == "Faster R-CNN" and finding.safety == "unsafe"


def test_what_is_merely_poor_needs_a_better_place():
    (finding,) = findings("图片的解析度太低。")
    assert finding.confidence < 0.5
    (finding,) = findings("图片的解析度太低，换成高分辨率的图片。")
    assert finding.confidence > 0.9 and finding.replacements == ("分辨率",)


@pytest.mark.parametrize(
    "text",
    [
        "欺骗性对齐，也称欺骗性校准，不易发现。",
        "deceptive alignment 译作“欺骗性对齐”，不要译成欺骗性校准。",
        "他写道：“欺骗性校准真难画。”",
        "见《欺骗性校准检测》一文。",
        "运行命令列出文件。",
        "先看更快的 R-CNN（Faster R-CNN），它用于检测。",
        "`欺骗性校准` 是变量名。",
    ],
)
def test_silent(text):
    assert spans(text) == []


def test_what_its_name_explains_is_wrong_beside_the_right_form():
    assert spans("有人用投机译码（speculative decoding）。") == []
    assert spans("推测解码很快。有人用投机译码（speculative decoding）。") == ["投机译码"]


def test_many_places_of_ours_are_one_finding_and_of_the_project_all(own):
    assert len(findings("欺骗性校准大。" * 30 + "欺骗性对齐小。")) == 1
    assert len(findings("池化大。" * 30, own)) == 30


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("这是学分分配（credit assignment）问题。", ["学分分配"]),
        ("用坡度下降（gradient descent）训练。", ["坡度下降"]),
        (
            "損失函數不變，學習率和批次大小固定，梯度下降和隨機梯度下降都重複四個時代（epoch）的訓練。",
            ["時代"],
        ),
        ("這是一個新的時代（epoch），學習率也不同。", []),
        ("用梯度下降（gradient descent）训练，权力的定律（law）不在此列。", []),
        ("选个时代合适的模型（model），存储节点（client）也一样。", []),
        ("政府权力很大，幂定律（power law）也成立。", []),
    ],
)
def test_a_gloss_shows_another_sense(text, wrong):
    assert spans(text) == wrong


def test_nobody_translates_the_name_of_a_person():
    (one,) = findings("残差网络由何凯明等人提出。")
    assert one.reason is not None
    assert one.reason.zh.startswith("“Kaiming He”的中文名不这样写；")
    assert one.reason.en.startswith("not how the name of “Kaiming He” is written in Chinese; ")
    (other,) = findings("拥抱脸发布了模型。")
    assert other.reason is not None and "硬译" in other.reason.zh


def test_the_documents_own_rendering_is_proposed():
    text = "神经网络用批归一化。批归一化很快。交叉迭代批处理规范化也行。"
    (finding,) = findings(text)
    assert finding.replacements[0] == "批归一化"
    (finding,) = findings("神经网络用批归一化、批量归一化。批归一化很快。交叉迭代批处理规范化也行。")
    assert finding.replacements[0] == "批量归一化"
