"""A sentence that is missing within a segment: by the document's habit, its clauses and its lengths."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.bitext import Bitext
from termlint.bitext.align import Feature, align
from termlint.bitext.clauses import BOTH, clauses_of, gains
from termlint.bitext.coverage import Sentence, Translated
from termlint.bitext.dropped import dropped
from termlint.bitext.habit import MERGED, OF_MERGED, USUAL, Habit, Measure, habit_of, measured
from termlint.bitext.lengths import FARTHEST, explained
from termlint.bitext.sentences import ENDS, count_sentences
from termlint.bitext.side import Side
from termlint.lexicon import Lexicon
from termlint.model import Finding
from termlint.read.raw import read_raw
from termlint.rules import missing_segment

LEXICON = Lexicon()
ENGLISH = (
    "Save the model after every epoch. Then evaluate it on the validation set. "
    "Delete old files to save space."
)
FAITHFUL = "每轮训练之后，保存模型。然后在验证集上评估。删除旧文件，节省空间。"
MERGED_INTO_ONE = "每轮训练之后保存模型，然后在验证集上评估，并删除旧文件，节省空间。"
LACKING = "每轮训练之后，保存模型。删除旧文件，节省空间。"


def segment(target: str, source: str = ENGLISH) -> Measure:
    return Measure(Side(target), Side(source))


def gained(target: str, habit: Habit) -> list[float]:
    one = segment(target)
    clauses = clauses_of(one.sides[0], LEXICON.scripts)
    return gains(one.sentences, clauses, habit, LEXICON.translations)


def found(chinese: list[str], english: list[str]) -> Iterator[Finding]:
    both = (read_raw("a.md", "\n\n".join(one)) for one in (chinese, english))
    return (one for one in missing_segment.RULE.check(Bitext(*both, LEXICON)) if one.confidence >= 0.5)


def test_a_document_has_a_habit() -> None:
    faithful, merging = (habit_of([segment(one)] * 20) for one in (FAITHFUL, MERGED_INTO_ONE))
    assert faithful.merging < 0.1 < 0.7 < merging.merging
    assert math.isclose(faithful.ratio, segment(FAITHFUL).target / segment(FAITHFUL).source)
    assert faithful.spread < 0.2 and habit_of([])[0] == Habit().ratio
    assert habit_of([segment(FAITHFUL)]).ratio == USUAL and Habit().merging == MERGED / OF_MERGED


def test_one_slip_among_faithful_segments_is_a_slip_and_among_merged_ones_none() -> None:
    odds = [
        lost.odds if (lost := dropped(segment(LACKING), habit_of([segment(one)] * 12), LEXICON)) else -99
        for one in (FAITHFUL, MERGED_INTO_ONE)
    ]
    assert odds[0] > odds[1] + 0.5 and odds[0] > 0


@pytest.mark.parametrize("at", range(3))
def test_the_clauses_tell_which_sentence_has_none(at: int) -> None:
    clauses = FAITHFUL.split("。")[:-1]
    better = gained("。".join([*clauses[:at], *clauses[at + 1 :]]) + "。", Habit())
    assert better.index(max(better)) == at and better[at] > 5


@pytest.mark.parametrize("target", [FAITHFUL, MERGED_INTO_ONE])
def test_no_sentence_is_too_many_where_all_are_said(target: str) -> None:
    assert max(gained(target, Habit())) < 0


def test_more_clauses_than_a_paragraph_has_tell_nothing() -> None:
    assert gained("甲乙，" * 200, Habit()) == [0.0, 0.0, 0.0]


def test_fewer_clauses_than_sentences_leave_one_possibility() -> None:
    assert BOTH in gained("每轮训练之后保存模型。然后在验证集上评估。", Habit())


@given(st.text(alphabet="模型。，. \n:a1（", max_size=80))
def test_clauses_lie_in_order_and_lose_nothing_that_is_said(text: str) -> None:
    clauses = clauses_of(Side(text), LEXICON.scripts)
    said = "".join(one.said.chinese for one in clauses)
    assert said in text and all(one.size > 0 for one in clauses)
    assert sum(map(str.isalnum, text)) - sum(map(str.isalnum, said)) < 2


def test_half_width_stops_end_sentences_of_chinese() -> None:
    assert count_sentences("构造器建立优化器.它由配置文件控制.见 v1.2.") == 3


def test_what_only_leads_in_is_not_missed() -> None:
    odds = [
        lost.odds if (lost := dropped(segment("每轮训练之后保存模型：", english), Habit(), LEXICON)) else -99
        for english in (
            f"Save the model after every epoch. This is an example{end}" for end in (":", " as", ".")
        )
    ]
    assert max(odds[:2]) < odds[2] - 2


@pytest.mark.parametrize(
    ("code", "lacks"),
    [
        ("`out_dir/`", True),
        ('`"out_dir"`', True),
        ("`save the model`", False),
        ("`x`", False),
        ("`top_k`", False),
    ],
)
def test_code_that_nobody_translates_is_missed_where_length_and_sentences_tell_nothing(
    code: str, lacks: bool
):
    english = f"Save the model after every epoch. It lies in {code} by default. Choose `top_k` with care."
    complete = segment(
        "每轮训练之后，请务必先把训练好的模型完整地保存下来，不要忘记。另外还要注意。慎选 `top_k`。", english
    )
    lost = dropped(complete, Habit(), LEXICON)
    assert (lost is not None) == lacks
    assert not lost or "by default" in lost.text


@pytest.mark.parametrize("short", [0.5, 1.0, 1.8])
def test_a_length_explains_no_more_than_the_most(short: float) -> None:
    assert explained(0.0, short, 0.3) == 0.0
    assert -FARTHEST <= explained(1.0, short, 0.01) <= FARTHEST
    assert (explained(0.3, short, 0.3) > 0) == (short > 1.2)


def test_short_segments_and_others_than_chinese_are_not_measured() -> None:
    assert measured(Side("好。"), Side("Good. Fine.")) is None
    assert measured(Side("not Chinese at all"), Side(ENGLISH)) is None
    assert measured(Side("好" * 10_001), Side(ENGLISH)) is None
    assert measured(Side(FAITHFUL), Side(ENGLISH))


def test_half_a_block_is_still_its_pair_between_two_sure_ones() -> None:
    sure = Feature("paragraph", 100, frozenset({"gpu", "cuda"}))
    long, half = (Feature("paragraph", size, frozenset({f"x{size}"})) for size in (900, 90))
    rows = align([sure, half, sure], [sure, long, sure])
    assert [row[:2] for row in rows] == [(0, 0), (1, 1), (2, 2)] and rows[1][2] == 0.5 < rows[0][2]
    other = half._replace(shape="list-item")
    assert [row[:2] for row in align([sure, other, sure], [sure, long, sure])] == [(0, 0), (2, 2)]


def test_a_document_is_told_the_sentence_that_it_lacks() -> None:
    paragraphs = [ENGLISH.replace("model", f"`model_{at}`") for at in range(6)]
    chinese = [FAITHFUL.replace("模型", f" `model_{at}` ") for at in range(6)]
    assert not [*found(chinese, paragraphs)]
    chinese[3] = chinese[3].replace("然后在验证集上评估。", "")
    (one,) = found(chinese, paragraphs)
    assert one.reason and "validation set" in one.reason.en


@pytest.mark.parametrize(
    "blanks", [" " * 60_000 + "x", ".:" * 30_000, "\n \t" * 20_000 + "x", "甲." * 30_000]
)
def test_the_ends_of_sentences_take_no_square(blanks: str) -> None:
    before = time.process_time()
    [*ENDS.finditer(blanks + "x")]
    clauses_of(Side(blanks), LEXICON.scripts)
    assert time.process_time() - before < 2


FIRST, SECOND, THIRD = (
    ("Load the whole of the corpus into the memory.", "把语料库载入内存。"),
    ("Shuffle all of the samples before every epoch of the training.", "每轮训练之前打乱全部样本。"),
    ("Stop when the validation loss no longer falls.", "验证损失不再下降时停止。"),
)


def missing(*chinese: str) -> list[Finding]:
    return [*found(list(chinese), [one for one, _ in (FIRST, SECOND, THIRD)])]


def test_a_block_that_is_not_there_is_missing() -> None:
    (one,) = missing(FIRST[1], THIRD[1])
    assert one.reason and "Shuffle" in one.reason.en


@pytest.mark.parametrize(
    "chinese",
    [
        (FIRST[1] + SECOND[1], THIRD[1]),
        (FIRST[1], SECOND[1] + THIRD[1]),
        (SECOND[1], FIRST[1], THIRD[1]),
        (FIRST[1], SECOND[1], THIRD[1]),
    ],
)
def test_a_block_that_was_merged_or_moved_is_not_missing(chinese: tuple[str, ...]) -> None:
    assert missing(*chinese) == []


def test_a_sentence_that_the_next_block_says_is_not_missing() -> None:
    english = [f"{ENGLISH} It is step {at}." for at in range(4)]
    whole = [f"{FAITHFUL}这是第 {at} 步。" for at in range(4)]
    lacking = whole[2].replace("然后在验证集上评估。", "")
    assert [*found([*whole[:2], lacking, whole[3]], english)]
    assert not [*found([*whole[:2], lacking, "然后在验证集上评估。", whole[3]], english)]


def test_what_nobody_makes_up_speaks_for_a_sentence() -> None:
    first, second = (Sentence(one) for one in ("Save the model.", "Then call `save_all` with 250 files."))
    target = Side("保存模型，此时调用 `save_all`，共 250 个文件。")
    found = second.evidence([first, second], Translated(target, LEXICON.scripts), LEXICON.translations)
    assert (found.quoted, found.lacking, found.repeats) == (2, 0, False)
    again = Sentence("Save the model, save the model.")
    found = again.evidence([first, again], Translated(target, LEXICON.scripts), LEXICON.translations)
    assert found.repeats and not found.quoted


def test_a_figure_that_others_have_too_says_nothing() -> None:
    first, second = (Sentence(one) for one in ("Take 250 files.", "Pack these 250 files."))
    target = Translated(Side("取 250 个文件。"), LEXICON.scripts)
    found = second.evidence([first, second], target, LEXICON.translations)
    assert (found.kept, found.lacking, found.quoted) == (0, 0, 0)


def test_sentences_end_behind_their_quotation_marks_and_bold() -> None:
    assert count_sentences("**先保存模型。**") == count_sentences("他说“先保存模型。”") == 1
    assert count_sentences("**先保存模型。** 再评估。") == 2


FOURTH, FIFTH = (
    ("Choose a learning rate that fits the size of the batches.", "按批次大小选择学习率。"),
    ("Report the mean and the deviation of five runs.", "报告五次运行的均值和偏差。"),
)


def test_a_block_of_figures_and_code_that_one_far_off_says_is_not_missing() -> None:
    english = [FIRST[0], "The defaults are `10.0.0.7` and `31999`.", THIRD[0], FOURTH[0], FIFTH[0]]
    chinese = [FIRST[1], THIRD[1], FOURTH[1], FIFTH[1]]
    assert [*found(chinese, english)]
    assert not [*found([*chinese, "默认为 `10.0.0.7` 与 `31999`。"], english)]


def test_the_number_of_an_item_ends_no_sentence() -> None:
    assert count_sentences("1. 启动服务。2. 打开浏览器。") == 2
    assert count_sentences("先做两步：1. 启动服务。 12. 打开浏览器。") == 2


def test_a_name_within_another_is_no_evidence_of_its_own() -> None:
    first = Sentence("`model_config` shows the settings.")
    second = Sentence("`model_config['compound']` describes the compounds.")
    target = Translated(Side("`model_config['compound']` 描述化合物。"), LEXICON.scripts)
    found = first.evidence([first, second], target, LEXICON.translations)
    assert (found.kept, found.quoted) == (0, 0)
    found = second.evidence([first, second], target, LEXICON.translations)
    assert (found.kept, found.quoted) == (1, 1)


ACCOUNT = (
    "Your personal account spans all of the workspaces you belong to.",
    "Language preferences and login credentials follow you everywhere, "
    "while each workspace keeps its own team.",
)
NOTE = "> 本文档由 AI 自动翻译，如有不准确之处，请参考英文原版，个人可在工作空间反馈。"


@pytest.mark.parametrize(
    ("beside", "missing"),
    [(NOTE, True), ("> 你的个人账户跨越你所属的所有工作空间。", False)],
)
def test_words_in_common_with_a_block_beside_say_no_sentence(beside: str, missing: bool) -> None:
    english = ["# Account", "Read this first.", " ".join(ACCOUNT), "## Sign in", FIRST[0], SECOND[0]]
    chinese = [
        "# 账户",
        "请先阅读。",
        beside,
        "语言偏好和登录凭据会跟随你到任何地方，而每个工作空间都有自己的团队。",
    ]
    reasons = [one.reason for one in found([*chinese, "## 登录", FIRST[1], SECOND[1]], english)]
    assert len(reasons) == missing and all(one and "personal account" in one.en for one in reasons)


OUTPUT = [
    "Use the Output node to deliver variable values from your workflow to the end user or API caller.",
    "Add it where you need to surface results.",
]
SAYS = ["使用输出节点将工作流中的特定变量值传递给终端用户或 API 调用者", "在需要呈现结果的位置添加该节点"]


@pytest.mark.parametrize(
    ("said", "missing"),
    [(f"{SAYS[1]}。", True), ("。".join([*SAYS, ""]), False), (f"{'，'.join(SAYS)}。", False)],
)
def test_half_of_a_block_without_a_partner_is_missing(said: str, missing: bool) -> None:
    english = [
        "# Output nodes",
        " ".join(OUTPUT),
        "The node was previously named *End* and was required in every workflow.",
        FIRST[0],
    ]
    chinese = ["# 输出节点", NOTE, said, "该节点以前名为 *End*，曾是每个工作流的必需组件。", FIRST[1]]
    reasons = [one.reason for one in found(chinese, english)]
    assert len(reasons) == missing and all(one and "Use the Output" in one.en for one in reasons)


ITEMS = [
    ("- Check the downloaded files", "- 检查已经下载的文件"),
    ("- Install all required packages", "- 安装所需的全部软件包"),
    ("- Restart the affected web services", "- 重启受影响的网络服务"),
]


def listed(*chinese: str, more: str = "") -> list[Finding]:
    english = "\n".join(one for one, _ in ITEMS) + more
    return [*found([*(("\n".join(chinese)),), "## 其他", FIRST[1]], [english, "## More", FIRST[0]])]


@pytest.mark.parametrize("at", range(3))
def test_an_item_that_a_list_lacks_is_missing(at: int) -> None:
    chinese = [one for _, one in ITEMS]
    assert listed(*chinese) == []
    (one,) = listed(*chinese[:at], *chinese[at + 1 :])
    assert one.reason and ITEMS[at][0][2:] in one.reason.en


@pytest.mark.parametrize(
    "more", ["\n- PyTorch", "\n- For example:", "\n- [PyTorch Hub](https://a.io/hub)", "\n- `a --of-these b`"]
)
def test_an_item_of_names_and_one_that_leads_in_are_not_missed(more: str) -> None:
    assert listed(*(one for _, one in ITEMS), more=more) == []


def test_an_item_that_another_item_says_is_not_missing() -> None:
    chinese = [one for _, one in ITEMS]
    assert listed(chinese[0], f"{chinese[1]}，并{chinese[2][2:]}") == []
    assert listed(chinese[0], chinese[1], "- 全部都要重来") == []


def test_a_short_item_is_missing_only_where_the_rest_of_its_list_is_there() -> None:
    short, chinese = "\n- Python environment (version 3.12)", [one for _, one in ITEMS]
    assert listed(*chinese, "- Python 环境（版本 3.12）", more=short) == []
    (one,) = listed(*chinese, more=short)
    assert one.reason and "Python environment" in one.reason.en
    assert all("Python" not in (one.reason or one.message).en for one in listed(*chinese[1:], more=short))
