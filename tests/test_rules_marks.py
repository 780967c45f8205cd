"""The rules on marks: what they say, what they leave alone, what they would write."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from termlint.rules.number_style import from_han, to_han

from termlint.engine import agree, examine
from termlint.fix.edits import apply, choose
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rules

LEXICON = Lexicon()
NAMES = (
    "ellipsis-dash",
    "enumeration-comma",
    "number-style",
    "quote-style",
    "repeated-mark",
    "sentence-end",
    "unpaired-mark",
)


def findings(text, *names, path="a.md", style=None):
    using = {name: rules()[name] for name in names}
    said = examine(read_text(path, text), using, LEXICON, style or {})
    found = [*said.findings, *agree(using, [(path, said.facts)])]
    return sorted((replace(one, path=path) for one in found), key=lambda one: (one.start, one.end))


def found(text, name, **options):
    return [(text[one.start : one.end], *one.replacements[:1]) for one in findings(text, name, **options)]


def fixed(text, *names, **options):
    done, _ = choose(findings(text, *names, **options))
    return apply(text, [edit for one in done for edit in one.edits])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("这就是”模型“的含义。", "这就是“模型”的含义。"),
        ("这就是”模型”的含义。", "这就是“模型”的含义。"),
        ("这就是“模型“的含义。", "这就是“模型”的含义。"),
        ('这就是“模型"的含义。', "这就是“模型”的含义。"),
        ("”甲“和”乙”不同。", "“甲”和“乙”不同。"),
        ("点击”**保存**“。", "点击“**保存**”。"),
    ],
)
def test_quotation_marks_that_point_the_wrong_way(text, right):
    assert fixed(text, "quote-style") == right


@pytest.mark.parametrize(
    "text",
    [
        "“甲”和“乙”不同。",
        "他说：“这里的“模型”不是那个意思。”",
        "他说：“第一段没有完。\n\n“第二段才完。”",
        "屏幕有 5” 和 7” 两种。",
        '运行 `echo "模型”`，参数为 "a" 和 "b"。',
        '<a title="模型">模型</a>',
        "这里少了一个“引号。",
    ],
)
def test_quotation_marks_that_are_left_alone(text):
    assert not found(text, "quote-style")


CURLY = "有“甲类”“乙类”“丙类”“丁类”“戊类”“己类”“庚类”“辛类”“壬类”这些。\n\n"


def test_quotations_in_other_marks_than_the_text_has():
    assert found(CURLY + '还有"癸类"。', "quote-style") == [('"癸类"', "“癸类”")]
    assert found(CURLY + "还有「癸类」。", "quote-style") == [("「癸类」", "“癸类”")]
    assert not found(CURLY + '参数 "x" 写作 name="癸类"。', "quote-style")
    assert not found('用"甲"和“乙”两种引号。', "quote-style")


def test_a_settled_style_counts_in_any_text():
    assert (
        fixed('叫做"模型"或“网络”。', "quote-style", style={"quote-style": "corner"})
        == "叫做「模型」或「网络」。"
    )
    assert fixed("他说“这是‘甲’”。", "quote-style", style={"quote-style": "corner"}) == "他说「这是『甲』」。"


@pytest.mark.parametrize(
    ("text", "marks", "right"),
    [
        ("很快，，很好。", "，，", "，"),
        ("很快。。然后停止。", "。。", "。"),
        ("很快，。然后停止。", "，。", "。"),
        ("误差降到 3%。。", "。。", "。"),
        ("升到 40℃，，很快。", "，，", "，"),
        ('运行"pip"，。然后停止。', "，。", "。"),
        ("参见 Poincaré。。", "。。", "。"),
        ("很快,，很好。", ",，", "，"),
        ("如下：:", "：:", "："),
        ("（甲、乙，）", "，）", "）"),
        ("标注（，顺序为甲、乙的列表。", "（，", "，"),
        ("标注（，顺序为甲、乙）的列表。", "（，", "（"),
        ("甲、乙，）顺序不变。", "，）", "，"),
        ("**很快**，，很好。", "，，", "，"),
    ],
)
def test_marks_that_are_too_many(text, marks, right):
    assert found(text, "repeated-mark") == [(marks, right)]


@pytest.mark.parametrize(
    "text",
    [
        "真的吗？！太好了！！",
        "标点（，。！）和“，，”都算。",
        "以后再说。。。",
        "支持 CPU 等 etc.，以后再加。",
        "类型：:class:`Model`，见下文。",
        "见[这是什么？](a.md)。",
        "比较符有 <、<=、！= 和 >=。",
        '标点有"，。"两种。',
    ],
)
def test_marks_that_belong_there(text):
    assert not found(text, "repeated-mark")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("支持加法、减法，乘法等运算。", "支持加法、减法、乘法等运算。"),
        ("例如加法，减法等。", "例如加法、减法等。"),
        ("使用 Alpha，Beta，Gamma 和 Delta。", "使用 Alpha、Beta、Gamma 和 Delta。"),
        ("参数有 `a`，`b`，`c` 等。", "参数有 `a`、`b`、`c` 等。"),
        ("它会算术，即加法，乘法，除法和减法。", "它会算术，即加法、乘法、除法和减法。"),
    ],
)
def test_commas_between_words(text, right):
    assert fixed(text, "enumeration-comma") == right


@pytest.mark.parametrize(
    "text",
    [
        "训练很慢，因此，模型和数据都要精简。",
        "先看行为，模型与人类的差别再说。",
        "设置超时，避免无限等待。",
        "成本：重构逻辑，成本中等。",
        "先加载模型，再读取数据，然后训练等。",
        "加快的速度，提高的精度等都很重要。",
        "推荐用它，精度较高，速度快，具体性能和速度对比见下文。",
        "改用大图，效果更好，甲、乙等模型也支持。",
        "一般要 1 - 3 cycle，div/log 等非线性操作更慢。",
        "I use a, b, and c.",
    ],
)
def test_commas_between_clauses(text):
    assert not found(text, "enumeration-comma")


def test_a_text_that_has_commas_everywhere_is_left_alone():
    line = "支持加法，减法，乘法等。\n\n"
    assert found(line, "enumeration-comma")
    assert not found(line * 3, "enumeration-comma")
    assert found(line * 3, "enumeration-comma", style={"enumeration-comma": "dunhao"})
    assert not found(line, "enumeration-comma", style={"enumeration-comma": "comma"})


PARAGRAPHS = "这一段是完整的句子，后面有句号。\n\n" * 10


@pytest.mark.parametrize(
    ("end", "right"),
    [
        ("这一段也是完整的句子，后面没有句号", "号。"),
        ("这一段也是完整的句子，后面却是逗号，", "。"),
        ("这一段说明了结果（见下文），还有更多的内容\n\n## 标题", "容。"),
    ],
)
def test_paragraphs_that_end_without_a_mark(end, right):
    [(_, new)] = found(PARAGRAPHS + end, "sentence-end")
    assert new == right


@pytest.mark.parametrize(
    "end",
    [
        "这一段引出代码，请运行下面的命令\n\n```sh\nls\n```",
        "这一段引出列表，内容有三项\n\n- 甲",
        "这一段引出公式，结果由下式给出\n\n$$\nx\n$$",
        "图 1 这是图题，不是句子",
        "关键词　语言模型；后训练；强化学习；奖励建模",
        "**这是一个粗体的小标题，不是句子**",
        "这一段以代码结尾，见 `x`",
        "短的标签",
        "# 这是标题，没有句号",
        "> 这是引文，没有句号",
    ],
)
def test_what_needs_no_mark_at_its_end(end):
    assert not found(PARAGRAPHS + end, "sentence-end")


def test_paragraphs_before_code_are_compared_with_each_other():
    code = "\n\n```sh\nls\n```\n\n"
    text = ("先这样运行下面这一行命令：" + code) * 10
    assert found(text + "再这样运行另外一行命令" + code, "sentence-end") == [("令", "令：")]
    assert not found(PARAGRAPHS + "再这样运行另外一行命令" + code, "sentence-end")


def test_entries_are_compared_with_their_own_list():
    entries = "- 先读取数据，再检查。\n" * 4
    assert found(entries + "- 然后训练模型，再评估\n", "sentence-end") == [("估", "估。")]
    assert not found(entries + "- 然后训练模型，再评估\n  - 精度\n", "sentence-end")
    assert not found(entries + "- 然后训练模型，再评估；以及\n", "sentence-end")
    assert not found("- 先读取数据，再检查\n" * 4 + "- 然后训练模型。\n", "sentence-end")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("这个模型（见下文很容易训练。", "（"),
        ("这个模型见下文）很容易训练。", "）"),
        ("请读《深度学习这本书。", "《"),
        ("这个模型叫“网络，很常用。", "“"),
        ("这个模型（见下文】很容易训练。", "】"),
    ],
)
def test_marks_without_mates(text, mark):
    assert [one for one, *_ in found(text, "unpaired-mark")] == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "共有两步：1）读取；2）训练。a） 甲，iii）乙。",
        "取值为（在 [0, 1) 之间）。",
        "太好了 ：）",
        "这个模型（见下文)很容易训练。",
        "左括号“（”表示开始。",
        "（第一段。\n\n第二段。）",
        "“第一段没有完。\n\n“第二段才完。”",
        "调用 `f（`）来读取。",
        "屏幕有 7” 大。",
        "| 名 | 址 |\n|---|---|\n| 甲 | 以（以 `a | b`）开头 |",
    ],
)
def test_marks_that_need_no_mates(text):
    assert not found(text, "unpaired-mark")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("以后再说。。。", "以后再说……"),
        ("以后再说.....好吗？", "以后再说……好吗？"),
        ("第二种方法－－更好的方法。", "第二种方法——更好的方法。"),
    ],
)
def test_what_is_no_ellipsis_and_no_dash(text, right):
    assert fixed(text, "ellipsis-dash") == right


def test_the_dash_of_the_text():
    long = "这种方法——最慢的方法——以后再讲。\n\n" * 5
    assert fixed(long + "另一种方法 -- 更快的方法。", "ellipsis-dash").endswith("另一种方法 —— 更快的方法。")
    assert not found(long + "范围是 1--3，参数是 --help，值为 -3。", "ellipsis-dash")
    assert not found("另一种方法 -- 更快的方法。", "ellipsis-dash")


@given(st.integers(0, 99))
def test_chinese_numerals_say_the_number(number):
    assert from_han(to_han(number)) == number or number == 0


WORDS = ["模型", "数据", "例如", "等", "和", "的", "Alpha", "第一章", "第3章", "二零二三年", "在 2021 年"]
MARKS = [*"，。、；：？！“”「」（）《》…—", '"', ",", "...", "。。", "--", "\n", "\n\n", "\n\n- ", " "]
OPAQUE = [
    '`x，，y"`',
    "[链接](a“.md)",
    "$a,,b$",
    '<i title="甲，，乙">',
    "\n\n```\n甲，，乙”。。。\n```\n\n",
]
KEPT = re.compile(r"`[^`]*`|\]\([^)]*\)|\$[^$]*\$|<[^>]*>")
TEXTS = st.lists(st.sampled_from([*WORDS, *WORDS, *MARKS, *OPAQUE]), max_size=40).map("".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_fixes_leave_code_and_addresses_alone_and_come_to_rest(text):
    once = fixed(text, *NAMES)
    assert KEPT.findall(once) == KEPT.findall(text)
    for _ in range(4):
        before, once = once, fixed(once, *NAMES)
    assert before == once


@pytest.mark.parametrize(
    "piece",
    [
        "，甲",
        "“",
        "”甲",
        "（",
        "）",
        "(甲)",
        "，，甲",
        "。。。",
        "甲，",
        "1）",
        "- 甲，\n",
        "甲，乙\n\n",
        "第一章",
    ],
)
def test_long_lines_take_no_long_time(piece):
    text = piece * (100_000 // len(piece))
    document = read_text("a.md", text)
    began = process_time()
    examine(document, {name: rules()[name] for name in NAMES}, LEXICON)
    assert process_time() - began < 3
