"""The rules on both sides, beyond the examples in their manual pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from termlint.bitext import Bitext
from termlint.cli import run
from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.model import Finding
from termlint.read import escapes_of, read_text
from termlint.read.raw import read_both, read_raw
from termlint.registry import rules
from termlint.rule import PairRule

LEXICON = Lexicon()
PAIRED = {name: rule for name, rule in rules().items() if isinstance(rule, PairRule)}


def entry(source: str, target: str) -> str:
    one, two = (text.translate(escapes_of("a.po")) for text in (source, target))
    return f'msgid "{one}"\nmsgstr "{two}"\n\n'


def found(rule: str, text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, Finding]]:
    """Return what a rule finds in a catalogue, with the text that it is found in."""
    both = read_both("a.po", text)
    assert both is not None
    bitext = Bitext(both.target, both.source, lexicon, exact=True)
    findings = examine(read_text("a.po", text), {rule: PAIRED[rule]}, lexicon, bitext=bitext).findings
    return [(text[one.start : one.end], one) for one in findings]


def places(rule: str, source: str, target: str) -> list[str]:
    return [text for text, _ in found(rule, entry(source, target))]


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("It has 12 layers.", "它有 21 层。", ["21"]),
        ("See [page 3](https://a.org/2) now.", "见[第 3 页](https://a.org/9)。", []),
        ("It costs $300M.", "它花费 300 万美元。", ["300 万"]),
        ("One in three of 20 users.", "20 个用户中的三分之一。", []),
        ("Python 3.9 or later", "Python 3.8 及以上", ["3.8"]),
        ("a figure of 5", "一幅图", []),
        ("Count 1 is reached at first.", "首次达到计数 6。", ["6"]),
        ("6.27, 2024: a new version", "2024.6.27：新版本", []),
        ("6.27, 2024: a new version", "2024.6.28：新版本", ["6.28"]),
        ("It is new since May 2023.", "2023.5 起新增。", []),
        ("It is new since 2023.5.", "2023.6 起新增。", ["6"]),
        ("It is new since May 2023.", "2022.5 起新增。", ["2022"]),
        ("It raised £17.5m, and $1m to $2m more.", "它筹集了 1750 万英镑，另有 100 万到 200 万美元。", []),
        ("It is worth $1.3tn and €2.5b.", "它值 1.3 万亿美元和 25 亿欧元。", []),
        ("The plan of 2021-25 began in '98.", "2021—2025 年的计划始于 1998 年。", []),
        ("A rate of 1e-4, then 5e-5.", "学习率为 0.0001，然后为 5×10^-5。", []),
        ("About 3.2 × 10^9 of 10^25, or 10⁵.", "10 的 25 次方中约 32 亿，或 10^5。", []),
        ("It took 1e25 steps.", "用了 10^24 步。", ["10^24"]),
        ("It takes 2½ hours, 150% of before.", "需要 2.5 小时，是以前的 1.5 倍。", []),
        ("It costs $100-$200K at p=.95.", "费用为 10 万至 20 万美元，p=0.95。", []),
        ("It lost $5 billion.", "它损失了 10 亿美元。", ["10 亿"]),
        ("About 10 million people use it.", "约有 100 万人使用它。", ["100 万"]),
        ("10 models were tested.", "测试了 10 个模型。", []),
        ("10 models were tested.", "12 个模型接受了测试。", ["12"]),
        ("It may need 16 GB.", "它可能需要 5 GB。", ["5"]),
        ("Once loaded, it takes 8 GB.", "加载后它占 1 GB。", ["1"]),
        ("It took 10 years.", "用了二十年。", ["二十"]),
        ("It took 20 years.", "用了二十年。", []),
        ("There were 5% of them.", "其中有百分之十五。", ["十五"]),
        ("Thirty million people came.", "来了 300 万人。", ["300 万"]),
        ("Thirty million people came.", "来了 3000 万人。", []),
        ("About 12 of them, 100% sure.", "其中十几个，百分之百确定。", []),
        ("From -1.79E+308 to 1.79E+308.", "从-1.79E+308 到 1.79E+308浮点。", []),
        ("Load `libfoo-2.3.so` of 3,000 rows.", "加载 `libfoo-2.4.so` 的 4000 行。", ["4000"]),
        ("Load `libfoo-2.3.so` at once.", "立即加载 `libfoo-2.4.so`。", ["2.4"]),
    ],
)
def test_numbers(source: str, target: str, said: list[str]) -> None:
    assert places("number-mismatch", source, target) == said


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("It was on 3 May 2024.", "那是 2024 年 3 月 5 日。", ["2024 年 3 月 5 日"]),
        ("It was on May 3rd, 2024.", "那是 2024 年 5 月 3 日。", []),
        ("It was new in the 1990s.", "19 世纪 90 年代它还很新。", ["19 世纪 90 年代"]),
        ("It was new in the 2010s.", "21 世纪 10 年代它还很新。", []),
        ("Q3 was good.", "第二季度表现良好。", ["第二季度"]),
        ("It starts on Tuesday.", "它在星期四开始。", ["星期四"]),
        ("It starts on Sunday.", "它在周日开始，要开两周。", []),
        ("It raised $300M.", "它筹集了 3 亿欧元。", ["欧元"]),
        ("It raised HK$20bn.", "它筹集了 200 亿港元。", []),
        ("It sold at €5 and $6.", "它卖 5 欧元和 6 美元。", []),
    ],
)
def test_values_with_a_name(source: str, target: str, said: list[str]) -> None:
    assert places("number-mismatch", source, target) == said


def test_references_of_entries_do_not_hide_each_other() -> None:
    text = entry("See Figure 3.", "见图 2。") + entry("It is layer 7.", "这是第 6 层。")
    assert [one.confidence > 0.5 for _, one in found("number-mismatch", text)] == [True, True]
    text = "".join(entry(f"See Figure {at} of it.", f"见其图 {at + 1}。") for at in range(3, 9))
    assert not any(one.confidence > 0.5 for _, one in found("number-mismatch", text))


def test_what_two_rules_find_in_one_slip_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "terms.csv").write_text(
        "english,chinese,status\nembedding,嵌入,preferred\nembedding,嵌套向量,deprecated\n"
        "Hugging Face,Hugging Face,preferred\ngated memory,门控记忆,\ndropout,暂退法,\n",
        "utf-8",
    )
    (tmp_path / "termlint.toml").write_text('termbases = ["terms.csv"]\n', "utf-8")
    (tmp_path / "a.po").write_text(
        entry("Load `libfoo-2.3.so` at once.", "立即加载 `libfoo-2.4.so`。")
        + entry("The embedding is small.", "嵌套向量很小，这里再说两句。")
        + entry("Hugging Face has a hub of models.", "拥抱脸有一个模型中心。")
        + entry("The gated memory and the dropout are rules.", "存储和失活都是规则。"),
        "utf-8",
    )
    run(["check", str(tmp_path / "a.po"), "--no-cache", "-q", "--format", "concise"])
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == [
        "code-mismatch", "wrong-rendering", "wrong-rendering", "term-missing", "term-missing"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "wrong"),
    [
        ("{count, plural, one {# file} other {# files}}", "{count, plural, other {# 个文件}}", False),
        ("{v, select, Home {Home} End {End} }", "{v, select, Home {主页} End {结尾} }", False),
        ("{g, select, m {He} other {They}} left", "{g, select, m {他} other {TA}}走了", False),
        (
            "{n, plural, =0 {none} one {{n} file of {all}} other {{n} files of {all}}}",
            "{n, plural, =0 {没有} other {{all} 个文件中的 {n} 个}}",
            False,
        ),
        ("{n, plural, one {one} other {{n}}}", "{n, plural, other {共 {n} 个}}", False),
        ("{n, plural, one {a file} other {{n} files}}", "{n, plural, other {{m} 个文件}}", True),
        ("{n, plural, other {{n} files}} in {place}", "{n, plural, other {{n} 个文件}}在{地点}", True),
        ("{n, plural, other {files}", "{n, plural, other {文件}", False),
        ("Hi {{ name }}", "你好 {{name}}", False),
        ("Hi {{name}}", "你好 {{名字}}", True),
        ("100% of it", "100%", False),
        ("the %-form of names", "名称的 %-s形式", False),
        ("the ring 2^32", "环 Z_{2^32}", False),
        ("%(user)s left", "%(user)s 离开了", False),
        ("%(user)s left", "离开了", True),
        ("see :ref:`the guide <guide>`", "见 :ref:`指南 <guide>`", False),
        ("see :ref:`guide`", "见指南", True),
        ("<b>Bold</b> text", "<b>粗体文字", True),
        ("``{a: b}`` is a table", "{a: b} 是一张表", False),
        ("a table", "一张表 {a}", True),
        ("%s has %d files", "%2$d 个文件属于 %1$s", False),
        ("%s has %d files", "%d 个文件属于 %s", True),
        ("It took %.2f s", "用了 %f 秒", True),
        ("%s took %.2f s", "%2$.2f 秒用于 %1$s", False),
        ("%s costs %d$", "%d$ 是 %s 的价格", True),
        ("%1 of %2", "已完成 %1", True),
        ("%1 of %2", "共 %2，已完成 %1", False),
        ("%n file(s)", "个文件", True),
        ("{n} model | {n} models", "{n} 个模型", False),
        ("{n} model | {n} models", "{m} 个模型", True),
        (":math:`K` of :math:`w_{t}` to :math:`w_{s}`", ":math:`w_{t}` 的 :math:`K` 到 :math:`w_{s}`", False),
    ],
)
def test_placeholders(source: str, target: str, wrong: bool) -> None:
    assert bool(places("placeholder-mismatch", source, target)) is wrong


@pytest.mark.parametrize(
    ("source", "target", "wrong"),
    [
        ("Use `model.fit` here.", "在此使用 `model.fti`。", True),
        ("Use `model.fit()` here.", "在此使用 model.fit。", False),
        ("Open `docs/en/a.md`.", "打开 `docs/zh/a.md`。", False),
        ("Set `your-name`.", "设置 `your-nam`。", False),
        ("Set `a=1`.", "设置 `a＝1`。", False),
        ("Call `foo(a, b)`.", "调用 `foo(a，b)`。", True),
        ("Run `git push --force`.", "运行 `git push —force`。", True),
        ("Set `--max-tokens`.", "设置 `-max-tokens`。", True),
        ("`note = Reader(‘/home/notes.txt’)`.", "`note = Reader('/home/notes.txt')`。", False),
    ],
)
def test_code_in_a_line(source: str, target: str, wrong: bool) -> None:
    assert bool(places("code-mismatch", source, target)) is wrong


def test_a_changed_line_of_code() -> None:
    source = "# A\n\nRun this.\n\n```sh\n# start it\npip install termlint --upgrade\nprint('yes')\n```\n"
    target = "# 甲\n\n运行。\n\n```sh\n# 启动\npip install termlnt --upgrade\nprint('是')\n```\n"
    bitext = Bitext(read_raw("a.md", target), read_raw("b.md", source), LEXICON)
    rule = {"code-mismatch": PAIRED["code-mismatch"]}
    (one,) = examine(read_text("a.md", target), rule, LEXICON, bitext=bitext).findings
    assert target[one.start : one.end] == "pip install termlnt --upgrade"


def test_a_changed_line_with_a_translated_comment() -> None:
    source = "# A\n\nRun this.\n\n```py\ntrain(epochs=10)  # takes 5 min\nstop()  # the end\n```\n"
    target = source.replace("# takes 5 min", "# 约需 5 分钟").replace("# the end", "# 结束")
    rule = {"code-mismatch": PAIRED["code-mismatch"]}
    said = []
    for text in (target, target.replace("=10", "=100")):
        bitext = Bitext(read_raw("a.md", text), read_raw("b.md", source), LEXICON)
        said += examine(read_text("a.md", text), rule, LEXICON, bitext=bitext).findings
    assert ["epochs=100" in one.message.en for one in said] == [True]


def test_acronyms_of_three_letters() -> None:
    assert places("acronym-changed", "The RNN is slow.", "CNN 很慢。") == ["CNN"]
    assert places("acronym-changed", "The RNN is no CNN.", "循环网络不是 CNN。") == []


@pytest.mark.parametrize(
    ("source", "target", "wrong"),
    [
        ("The file is not there.", "The file is not there.", True),
        (
            "If it is too large, it will not fit in memory, so it is split.",
            "如果太大，it will not fit in memory，所以要拆分。",
            True,
        ),
        ("It is a mixture of experts here.", "这里用了，a mixture of experts，这种结构。", False),
        (
            "Deep Residual Learning for Image Recognition",
            "Deep Residual Learning for Image Recognition",
            False,
        ),
        (".. _how_to_add_it_to_a_page:", ".. _how_to_add_it_to_a_page:", False),
        ("import a from 'b'; this is it", "import a from 'b'; this is it", False),
        ("793f-a-b-is-of-the-921962a-to-it-4d245-a-b", "793f-a-b-is-of-the-921962a-to-it-4d245-a-b", False),
        (
            "12:00:07 INFO all of the workers in the pool were started",
            "12:00:07 INFO all of the workers in the pool were started",
            False,
        ),
        (
            "number of workers that are started at the beginning of a run",
            "number of workers that are started at the beginning of a run",
            True,
        ),
        (
            "loading libcore.so: No such file or directory",
            "loading libcore.so: No such file or directory",
            False,
        ),
        (
            '-- @somebody, "What to do when nobody is there to help you out"',
            '-- @somebody, "What to do when nobody is there to help you out"',
            False,
        ),
        (
            "He said it was all in the mind of the beholder.",
            "他说“it was all in the mind of the beholder”。",
            False,
        ),
    ],
)
def test_untranslated(source: str, target: str, wrong: bool) -> None:
    assert bool(places("untranslated", source, target)) is wrong


def test_code_in_a_list_deep_in_components_is_not_left_in_english() -> None:
    steps = "    1. {}\n    2. {}\n\n       ```text\n       {}\n       ```\n    3. {}\n"
    shape = f"<Steps>\n  <Step title='a'>\n{steps}  </Step>\n</Steps>\n"
    prompt = "Write a friendly reply that answers all of the questions."
    left = "Save it, and run it once more."
    source = shape.format("Open the panel.", "Enter the prompt below:", prompt, left)
    target = shape.format("打开面板。", "输入下面的提示词：", prompt, left)
    bitext = Bitext(read_raw("a.mdx", target), read_raw("b.mdx", source), LEXICON)
    found = examine(read_text("a.mdx", target), PAIRED, LEXICON, bitext=bitext).findings
    assert [target[one.start : one.end] for one in found] == [left]


def test_a_sentence_that_is_missing() -> None:
    source = "The cache is written to the disk at the end. BERT and GPT both need about 40 GB of it for that."
    assert places("missing-segment", source, "缓存最后写入磁盘。")
    merged = entry(source, "缓存最后写入磁盘，BERT 和 GPT 为此都需要大约 40 GB。")
    assert all(one.confidence < 0.5 for _, one in found("missing-segment", merged))


def test_the_project_says_what_is_called_what(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text(
        "english,chinese,status\nfoobar network,富吧网络,preferred\nfoobar,富吧,preferred\nQuux,,preferred\n",
        encoding="utf-8",
    )
    lexicon = Lexicon((table,))
    text = entry("A foobar network.", "一种富巴网络。") + entry("Any foobar network.", "一种富吧网络。")
    (one,) = (finding for _, finding in found("term-missing", text, lexicon))
    assert one.confidence > 0.5 and "foobar network" in one.message.en
    (other,) = (
        finding for _, finding in found("do-not-translate", entry("Use Quux.", "用夸克斯。"), lexicon)
    )
    assert other.confidence > 0.5
    assert found("do-not-translate", entry("Use Quux.", "用 quux。"), lexicon) == []


def test_names_keep_their_capitals_and_idioms_their_sense(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("english,chinese\nQuux,\nattention,注意力\nbenchmark,基准\n", encoding="utf-8")
    lexicon = Lexicon((table,))
    assert found("do-not-translate", entry("A quux is a bird.", "夸克斯是一种鸟。"), lexicon) == []
    assert found("term-missing", entry("Pay close attention to it.", "请注意它。"), lexicon) == []
    assert found("term-missing", entry("The attention is sparse.", "它是稀疏的。"), lexicon)
    text = "这里做了基准测试，这个基准很旧。"
    rule = {"wrong-rendering": rules()["wrong-rendering"]}
    assert examine(read_text("a.md", text), rule, lexicon).findings == ()


def test_an_element_of_xliff_that_stands_for_a_value() -> None:
    head = '<xliff version="1.2"><file source-language="en" target-language="zh-CN"><body><trans-unit id="1">'
    source = '<source>There are <x id="COUNT"/> new files.</source>'
    said = []
    for target in ("有新文件。", '有 <x id="COUNT"/> 个新文件。'):
        text = f"{head}{source}<target>{target}</target></trans-unit></body></file></xliff>"
        both = read_both("a.xlf", text)
        assert both is not None
        bitext = Bitext(both.target, both.source, LEXICON, exact=True)
        rule = {"placeholder-mismatch": PAIRED["placeholder-mismatch"]}
        said += examine(read_text("a.xlf", text), rule, LEXICON, bitext=bitext).findings
    assert [one.message.en for one in said] == ['“<x id="COUNT"/>” of the original is missing here']


def test_a_paper_has_several_addresses() -> None:
    source, pdf = (
        "See [it](https://arxiv.org/abs/1706.03762).",
        "见[它](https://arxiv.org/pdf/1706.03762v2.pdf)。",
    )
    assert places("link-mismatch", source, pdf) == []
    assert places("link-mismatch", source, pdf.replace("1706", "1707")) != []


def test_what_our_termbase_alone_knows_is_not_shown_unasked() -> None:
    text = entry("The loss function is smooth.", "它是光滑的。")
    assert found("term-missing", text) == []
    ((_, one),) = found("known-term-missing", text)
    assert one.confidence < 0.5


def test_ten_thousand_entries() -> None:
    text = "".join(
        entry(
            f"Layer {at} of the model {{name}} has `size` {at}.",
            f"模型 {{name}} 的第 {at} 层的 `size` 为 {at}。",
        )
        for at in range(10_000)
    )
    before = time.process_time()
    for rule in PAIRED:
        assert found(rule, text) == []
    assert time.process_time() - before < 60


def test_a_template_on_a_line_of_its_own_is_not_missing() -> None:
    def lacking(target: str) -> int:
        both = (read_raw("a.md", one) for one in (target, "The limit of the size. {{% /note %}}\n\nThe end."))
        bitext = Bitext(*both, LEXICON)
        rule = {"placeholder-mismatch": PAIRED["placeholder-mismatch"]}
        return len(examine(read_text("a.md", target), rule, LEXICON, bitext=bitext).findings)

    assert lacking("大小的上限。\n\n完。") == 1
    assert lacking("大小的上限。\n\n<!-- {{% /note %}} -->\n\n完。") == 0
