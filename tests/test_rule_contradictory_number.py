"""contradictory-number: scales that disagree with their gloss, equations that do not come out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
RULE = {"contradictory-number": rule_modules()["contradictory-number"].RULE}


def found(text):
    return [
        (text[one.start : one.end], one.message.en)
        for one in examine(read_text("a.md", text), RULE, LEXICON).findings
    ]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("参数为 700 亿（7B），", "700 亿（7B）", "“700 亿” is 70B, not 7B"),
        ("它有2800亿参数（28B 参数）。", "2800亿参数（28B 参数）", "“2800 亿” is 280B, not 28B"),
        ("$3 billion（3 亿美元）的投资", "$3 billion（3 亿美元）", "“3 亿” is 0.3 billion, not 3 billion"),
        ("它有 70B（70 亿）参数。", "70B（70 亿）", "“70 亿” is 7B, not 70B"),
        (
            "数据有 1.5 万亿个 token，即 15T tokens。",
            "1.5 万亿个 token，即 15T tokens",
            "“1.5 万亿” is 1.5T, not 15T",
        ),
        ("共 2,000 万（200M）。", "2,000 万（200M）", "“2,000 万” is 20M, not 200M"),
        ("頻寬是 3 億（30M）。", "3 億（30M）", "“3 億” is 300M, not 30M"),
        (
            "论坛 2:00 至 3:30，全长 60 分钟。",
            "2:00 至 3:30，全长 60 分钟",
            "“2:00 至 3:30，全长” is 90 分钟, not 60 分钟",
        ),
        (
            "营收从 100 亿美元增至 150 亿美元，增长 30%。",
            "从 100 亿美元增至 150 亿美元，增长 30%",
            "“从 100 亿美元增至 150 亿美元” is 50%, not 增长 30%",
        ),
        (
            "200 个样本中有 50 个是英文，占 20%。",
            "200 个样本中有 50 个是英文，占 20%",
            "“200 个样本中有 50 个是英文” is 25%, not 占 20%",
        ),
        ("四分之一（20%）的人", "四分之一（20%", "“四分之一” is 25%, not 20%"),
        ("2024年5月13日（星期二）", "2024年5月13日（星期二", "“2024年5月13日” is 星期一, not 星期二"),
        ("维度为 512 / 8 = 46，", "512 / 8 = 46", "“512 / 8” is 64, not 46"),
        ("回报就是1/(1−0.9)=100。", "1/(1−0.9)=100", "“1/(1−0.9)” is 10, not 100"),
        ("一共 12 + 7 × 3 = 57 层。", "12 + 7 × 3 = 57", "“12 + 7 × 3” is 33, not 57"),
        ("准确率 45 / 60 = 65%。", "45 / 60 = 65%", "“45 / 60” is 0.75, not 65%"),
        ("吞吐 1000/10.24 ≈ 87.7。", "1000/10.24 ≈ 87.7", "“1000/10.24” is 97.6562, not 87.7"),
    ],
)
def test_one_of_two_figures_is_wrong(text, place, said):
    assert found(text) == [(place, said)]


def test_one_gloss_does_not_hide_the_next():
    text = "新模型为700亿（70B），另一个为2800亿（28B），第三个 1 亿（10M），数据 3 万（30K）条。"
    assert [place for place, _ in found(text)] == ["2800亿（28B）", "1 亿（10M）"]


@pytest.mark.parametrize(
    "text",
    [
        "参数为 700 亿（70B），数据有 1.5 万亿（1.5 trillion）个 token。",
        "融资 3 亿美元（约 21 亿元），另一笔 3 亿美元（2.8 亿欧元）。",
        "用 7 万条数据（7B 模型）训练，7 万条（7B）也行，再用 3 万家公司（3M 等）的数据。",
        "支持 1M 上下文（约 200 万字符）。",
        "见第 5 百页（5K 分辨率的图）。",
        "512 / 8 = 64，1 / 3 = 33.3%，10 / 3 = 3.33，2 / 3 = 0.6，10 / 3 = 3，0.076 * 100 = 7.6%。",
        "1 + 1 = 3，10 + 1 = 11，11 + 1 = 100。",
        "17 / 5 = 2，余数另算。15 + 3 = 2（mod 16），这里是取模。",
        "4 * 1024 = 4 KB，3 * 1000 = 3 千，2 x 30 = 60s，x + 12 / 4 = 5，12 / 4 + y = 5，12 / 4 = 5 + z。",
        "2024-05-01 = 6，3.10.2 - 3.9 = 4，12 / 0 = 3，(12 + 3 = 4，12 + 3) = 4。",
        "`512 / 8 = 46` 是代码，$512 / 8 = 46$ 是公式，有人错写成 512 / 8 = 46。",
        "用户问：“512 / 8 = 46 对吗？”模型的回答是 512 / 8 = 44。",
        "512 / 8 = 64 = 8 × 8，a = 512 / 8，-512 / 8 = 46。",
        "16 × 8 × 16 = 2,048，128×128 + 64×64 + 32×32 = 21504。",
    ],
)
def test_what_agrees_or_is_something_else(text):
    assert found(text) == []


@given(st.integers(2, 9999), st.integers(2, 999), st.sampled_from("+-×*/÷"), st.integers(0, 4), st.booleans())
def test_what_comes_out_is_never_reported(one, two, sign, places, is_spaced):
    left, right = Fraction(one), Fraction(two)
    value = {"+": left + right, "-": left - right}.get(sign, left / right if sign in "/÷" else left * right)
    if value < 0:
        return
    space = " " * is_spaced
    assert found(f"结果是 {one}{space}{sign}{space}{two} = {float(value):.{places}f}，没有错。") == []
    shown = f"结果是 {one}{space}{sign}{space}{two} = {float(value):.{places}f}。"
    assert found(shown) == []


@given(
    st.integers(1, 9999),
    st.sampled_from([("万", 4), ("亿", 8), ("百万", 6)]),
    st.sampled_from(["K", "M", "B"]),
)
def test_equal_figures_are_never_reported(number, scale, letter):
    word, power = scale
    other = Fraction(number * 10**power, 10 ** {"K": 3, "M": 6, "B": 9}[letter])
    said = f"{float(other):.10f}".rstrip("0").rstrip(".")
    assert found(f"共 {number} {word}（{said}{letter}）个，或 {said}{letter}（{number} {word}）个。") == []


@pytest.mark.parametrize(
    "worst",
    [
        "1 + " * 20_000,
        "9" * 100_000,
        "1,000" * 30_000,
        "(" * 50_000 + "1 + 1 = 3",
        "3亿 " * 40_000,
        "12 + " * 20_000 + "1 ",
        "12 + " * 20 + "1 = " + "9" * 50_000,
    ],
)
def test_a_long_line_takes_no_long_time(worst):
    assert isinstance(found(worst + "= 46"), list)


@pytest.mark.parametrize(
    "text",
    [
        "论坛 22:30 至 1:00，全长两个半小时；14:00-15:30，时长 90 分钟；25:00 至 26:00，共 5 分钟。",
        "延迟从 4.8 秒降到 1.2 秒，降低了 75%；从 2 万增加到 3 万，增长约 50%。",
        "准确率从 20% 提高到 30%，提高 10%；营收从 2 亿美元增长到 30 亿日元，增长 5%。",
        "200 个样本中有 50 个出错，占 25%；三分之一（33%）；2024 年 5 月 13 日，周一。",
        "用户从 8000 人涨到 1 万人，涨幅 25%；从 9000 增加到 1.2 万，增长 33%。",
        "用户从 100 万增加了 20 万，增长 20%；价格从 100 元降低了 20 元，降幅 20%。",
        "9:00 至 11:30，全长 2 小时 30 分钟；历时 13:00 至 14:30，全长 1 小时半。",
        "每周一至周五 9:00–18:00，时长 45 小时；9:00 至 12:00，三天共 9 小时。",
        "二十分之一（5%），十六分之一（6.25%），三又四分之一（325%）。",
        "200 个样本中有 50 个是猫，狗占 30%；准确率由 0.60 提升到 0.75，提升了 15%。",
        "成绩从 60 分提升到 75 分，提升 15%。",
        "急诊 0:00 至 24:00，全长 24 小时；讲座 14:00 至 15:30，时长 60 分钟的主讲之后是问答。",
        "按固定汇率计算，收入从 100 亿元增至 110 亿元，增长 13%。",
        "收入从 100 亿元增至 110 亿元，增长 8%（剔除并购）。",
        "近四分之一（22%），超过三分之二（71%），四分之三（25% 的利润除外）归股东。",
        "100 家企业中有 20 家，占 60% 的市场份额；2024 年 5 月 13 日，周五的会议取消了。",
        "2023 年 2 月 30 日（周一）不存在，2024 年 5 月 13 日，周二至周五开会。",
    ],
)
def test_figures_that_follow(text):
    assert found(text) == []
