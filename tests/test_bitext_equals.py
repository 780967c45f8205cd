"""What right translations change: figures, addresses and code that are the same on both sides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.bitext import Bitext
from termlint.bitext.code import changed_lines, misspelled
from termlint.bitext.english import is_left, left_parts
from termlint.bitext.figures import Figures, unequal
from termlint.bitext.joined import Joined
from termlint.bitext.links import core, mended
from termlint.bitext.mended import FIRST, Words, is_mended
from termlint.bitext.placeholders import unequal as placeholders_unequal
from termlint.bitext.side import Side
from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.read.raw import read_raw
from termlint.registry import rules

LEXICON = Lexicon()


def aligned(target: str, source: str) -> Bitext:
    return Bitext(read_raw("a.md", target), read_raw("b.md", source), LEXICON)


def links(target: str, source: str) -> list[str]:
    findings = examine(
        read_text("a.md", target),
        {"link-mismatch": rules()["link-mismatch"]},
        LEXICON,
        bitext=aligned(target, source),
    )
    return [one.message.en for one in findings.findings]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("1\\.8 版", "version 1.8"),
        ("800 多万个词", "8 million words"),
        ("4千多万个词", "40 million words"),
        ("10万分类", "100,000 classes"),
        ("800 万个词", "8\nmillion words"),
        ("3w+ 个用户", "30, 000+ users"),
        ("取值范围 [1,100]", "in the range of [1, 100]"),
        ("“6·1”儿童节", "6.1 Children's Day"),
        ("超过 40，000 个", "more than 40,000"),
        ("从 0 到 17，512 位时到 15", "from 0 to 17, to 15 with 512 bits"),
        ("0.2.0 版", "version 0.2"),
        ("7.2 十六进制编码", "7.2 Hex encoding"),
        ("共 21,843 类", "21.843 classes"),
        ("补 0 到 2 的幂", "pad with zeros to a power of 2"),
        ("MMAction2 的精度", "its Top-5 accuracy"),
        ("100 兆内存", "100 MB of memory"),
        ("64 千字节", "64 KB"),
        ("10 千兆网络", "a 10 gigabit network"),
        ("4800 万像素", "48 megapixels"),
        ("700 亿参数", "70 B parameters"),
        ("500 万到 1000 万", "5 to 10 million"),
        ("5 到 10 万个词", "50,000 to 100,000 words"),
        ("15:30 开始", "starts at 3:30 PM"),
        ("36 个", "3 dozen"),
        ("快 9 倍", "10x faster"),
        ("快了 10 倍", "10x faster"),
        ("2021 年 5 月发布", "released in May 2021"),
        ("2023 年六月 3 日", "on June 3, 2023"),
    ],
)
def test_one_value_in_two_ways_of_writing(target: str, source: str) -> None:
    extra, missing = unequal(Figures(target), Figures(source))
    assert not (extra and missing)


@pytest.mark.parametrize(
    ("target", "source", "wrong"),
    [
        ("4千多万个词", "30 million words", "4千多万"),
        ("取值范围 [1,200]", "in the range of [1, 100]", "200"),
        ("共 1,200 个", "1,100 of them", "1,200"),
        ("100 兆内存", "200 MB of memory", "100 兆"),
        ("是原来的 9 倍", "10x the size", "9"),
        ("2021 年 6 月发布", "released in May 2021", "6"),
        ("14:30 开始", "starts at 3:30 PM", "14"),
        ("500 万到 1000 万", "5 to 20 million", "1000 万"),
    ],
)
def test_other_values_in_other_ways_of_writing(target: str, source: str, wrong: str) -> None:
    (extra,), missing = unequal(Figures(target), Figures(source))
    assert missing and target[extra.start : extra.end] == wrong


def test_a_figure_in_a_name_is_compared_with_that_of_the_same_name() -> None:
    extra, _ = unequal(Figures("用 W1A8 量化"), Figures("quantised with W8A8"))
    assert [one.start for one in extra] == [3]
    assert unequal(Figures("用 YOLOv7 检测"), Figures("detected by ResNet50")) == ([], [])


STEPS = "# {0}\n\n{1} {0}\n\n```sh\nrun a\n```\n\n{2} {0}\n\n```sh\nrun b\n```\n"


@pytest.mark.parametrize(("names", "sure"), [(("第 1 步", "第 2 步"), 0), (("第 0 步", "第 2 步"), 1)])
def test_steps_that_are_counted_from_another_number_on(names: tuple[str, str], sure: int) -> None:
    target, source = STEPS.format("运行。", *names), STEPS.format("Run it.", "Step 0.", "Step 1.")
    rule = {"number-mismatch": rules()["number-mismatch"]}
    report = examine(read_text("a.md", target), rule, LEXICON, bitext=aligned(target, source))
    assert sum(one.confidence >= 0.5 for one in report.findings) == sure


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("/docs_zh_CN/start.md", "/docs/start.md"),
        (
            "https://raw.githubusercontent.com/a/b/release/2.5/c.jpg",
            "https://github.com/a/b/raw/develop/c.jpg",
        ),
        ("https://github.com/a/b.git", "https://github.com/a/b"),
        ("https://e.org/a/\\_b", "https://e.org/a/_b"),
    ],
)
def test_one_page_has_many_addresses(target: str, source: str) -> None:
    assert core(target) == core(source)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("../faq/tricks.md", "./tricks.md", False),
        ("https://e.org/zh/models/big/net.md", "https://e.org/en/models/net.md", False),
        ("../advnced_guides/net.md", "../advanced_guides/net.md", True),
    ],
)
def test_the_page_of_another_language_may_lie_in_another_folder(one: str, other: str, wrong: bool) -> None:
    assert bool([*mended([one], [other])]) is wrong


def untranslated(target: str, source: str) -> int:
    rule = {"untranslated": rules()["untranslated"]}
    report = examine(read_text("a.md", target), rule, LEXICON, bitext=aligned(target, source))
    return len(report.findings)


SHOWN = "The [guide](https://e.org/guide) tells how it is done.\n\nMore is said there of the second part.\n"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("指南说明了做法。\n\n第二部分的详情见[那里](https://e.org/guide)。\n", []),
        ("[指南][g]说明了做法。\n\n第二部分的详情见那里。\n\n[g]: https://e.org/guide\n", []),
        (
            "指南说明了做法。\n\n第二部分的详情见那里。\n",
            ["the link “https://e.org/guide” of the original is missing here"],
        ),
    ],
)
def test_a_link_may_stand_elsewhere_in_the_document(target: str, said: list[str]) -> None:
    assert links(target, SHOWN) == said


@pytest.mark.parametrize(
    ("target", "source", "wrong"),
    [
        ("wget a.org/data.tar", "$ wget a.org/data.tar", False),
        ("select last s1;", "select last s1", False),
        ("bash run.sh data/README_zh.md", "bash run.sh data/README.md", False),
        ("for i := range items {", "for i := range items `{", False),
        ("bash run_eavl.sh data", "bash run_eval.sh data", True),
        ("pip install termlint", "!pip install termlint", False),
        ("PS C:\\Users\\me> cd termlint", "(env) PS C:\\Users\\me\\src> cd termlint", False),
        ("select name from users where age > 3", "SELECT name FROM users WHERE age > 3", False),
        ("public void run(int times) {", "Public void run(int times) {", False),
        ("value_of: Part.one", "value_of: part.one", True),
        ("value: part-$1", "value: part-\\$1", False),
        ("npm install", "❯ npm install", False),
        ("Select(Name, users)", "select(name, users)", True),
    ],
)
def test_lines_of_code(target: str, source: str, wrong: bool) -> None:
    assert bool([*changed_lines(target, source, Words((), ()))]) is wrong


STARTED = "wget e.org/part1.txt\nwget e.org/part2.txt\nwget e.org/part3.txt\n"


@pytest.mark.parametrize(
    ("target", "source", "changed"),
    [
        ("wget e.org/part3.txt\nwget e.org/part1.txt\nwget e.org/part2.txt\n", STARTED, 0),
        ("wget e.org/part1.txt\nwget e.org/part1.txt\nwget e.org/part3.txt\n", STARTED, 1),
        ("fit(mean=[0, 0], std=[1, 1])\n)", "fit(mean=[0, 0], std=[1,\n    1]))", 0),
        ('"""\nYou are to rate the answer.\n"""', '"""\nYou are to rate this answer.\n"""', 0),
        ('"""\nfrom tools import raet\n"""', '"""\nfrom tools import rate\n"""', 1),
        ("You are to rate the answer.", "You are to rate this answer.", 1),
    ],
)
def test_lines_that_were_moved_or_broken_or_are_prose(target: str, source: str, changed: int) -> None:
    assert len([*changed_lines(target, source, Words((), ()))]) == changed


@pytest.mark.parametrize(
    ("one", "other", "mended"),
    [
        ("PostgreSQL", "PostreSQL", True),
        ("PostreSQL", "PostgreSQL", False),
        ("MindSpore", "MindSpot", True),
        ("Flink", "Link", False),
        ("bin/convert_format.py", "bin/convert_fformat.py", True),
        ("end_time", "endtime", False),
        ("splitter", "splitters", False),
        ("ResNet", "ResNeSt", False),
    ],
)
def test_a_word_that_everybody_knows_mends_one_that_nobody_knows(
    one: str, other: str, *, mended: bool
) -> None:
    assert is_mended(one, other, Words((), (), LEXICON)) is mended
    assert not is_mended(one, other, Words((), ()))


@pytest.mark.parametrize(
    ("target", "source", "wrong"),
    [
        ("为什么要用 `data_loader`？", "Why is the `DataLoader` needed?", []),
        ("为什么要用 `data_laoder`？", "Why is the `data_loader` needed?", ["data_laoder"]),
        ("设置 `endtime`。", "Set `end_time`.", ["endtime"]),
        ("设置 `seed_node`。", "Set `seed\\_node`.", []),
        ("打开 `/zh/docs/guide`。", "Open `/ja/docs/guide`.", []),
        (
            "打开 `/zh/docs/first-steps-giude`。",
            "Open `/ja/docs/first-steps-guide`.",
            ["/zh/docs/first-steps-giude"],
        ),
    ],
)
def test_names_that_are_the_same(target: str, source: str, wrong: list[str]) -> None:
    found = misspelled(Side(target), Side(source), Words((), ()))
    assert [one for one, _ in found] == wrong


def test_code_may_be_one_letter() -> None:
    side = Side("Here `x` and :math:`w_{t}` are less than `y`, `` ` `` and ``z``.")
    assert side.code == ("x", "y", " ` ", "z")


def test_what_the_original_writes_otherwise_elsewhere_was_mended() -> None:
    sources = [Side("Run `depoly.py` now."), Side("The file `deploy.py` is short.")]
    targets = [Side("现在运行 `deploy.py`。"), Side("文件 `deploy.py` 很短。")]
    known = Words(targets, sources)
    assert is_mended("deploy.py", "depoly.py", known)
    assert not is_mended("depoly.py", "deploy.py", known)
    assert [*misspelled(targets[0], sources[0], known)] == []
    assert [*misspelled(targets[0], sources[0], Words(targets[:1], sources[:1]))]


@given(st.lists(st.text("ab.-_ ，", max_size=12)), st.text("ab.-_", min_size=1, max_size=3))
def test_words_are_counted_one_by_one_as_all_at_once(texts: list[str], word: str) -> None:
    known = Words([Side(text) for text in texts], ()).here
    assert known.of(word) == sum(re.split("[ ，]+", text).count(word) for text in texts)
    for number in range(FIRST):
        known.of(f"c{number}")
    assert known.of(f"{word}-") == sum(re.split("[ ，]+", text).count(f"{word}-") for text in texts)


@given(st.lists(st.text("模型的a", max_size=5)), st.text("模型的a", min_size=1, max_size=3))
def test_joined_texts_tell_which_of_them_has_a_string(texts: list[str], string: str) -> None:
    assert [*Joined(texts).having(string)] == [at for at, text in enumerate(texts) if string in text]


@pytest.mark.parametrize(
    ("target", "source", "missing"),
    [
        ("用 `root.${L - 1}` 表示。", "Written `a` as root.${L-1}.", []),
        ("损失 $${lse}_i$$ 很小。", "The loss $${lse}_j$$ is small, ${name}.", ["${name}"]),
        ("见[这里](https://e.org/a)。", "See :ref:`here <there>`.", []),
        ("见 :ref:`标题 <标题>`。", "See :doc:`title <title>`.", []),
        ("见标题。", "See :doc:`title <title>`.", [":doc:title"]),
        ("它替换 ${变量}。", "It replaces \\${variable}.", []),
        ("它替换变量。", "It replaces ${variable}.", ["${variable}"]),
        ("写作 '{{'、'}}'。", "Written '{{' and '}}'.", []),
        ("写作 '{{c}}'。", "Written '{{b}}'.", ["{{b}}"]),
    ],
)
def test_placeholders_of_documents(target: str, source: str, missing: list[str]) -> None:
    assert placeholders_unequal(Side(target), Side(source), "paragraph")[0] == missing


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("如果报错信息为 The disk is full and the log can not be written now，就清理磁盘。", False),
        ('出现 "Error: the disk is full and the log can not be written now" 时清理磁盘。', False),
        ("得分为 mean(the speech and the sound of all that was said)，越高越好。", False),
        ("磁盘已满。The disk is full and the log can not be written now.", True),
    ],
)
def test_what_a_program_says_is_no_english_left(target: str, left: bool) -> None:
    source = Side(
        "The disk is full and the log can not be written now. "
        "Its score is mean(the speech and the sound of all that was said)."
    )
    assert bool([*left_parts(Side(target), source)]) is left


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("I have read the guide and all of the notes (我已经读过指南和所有的说明)", False),
        ("选择：I have read the guide and all of the notes (说明)", True),
    ],
)
def test_english_that_is_said_in_chinese_right_behind_is_shown(target: str, *, left: bool) -> None:
    source = Side("I have read the guide and all of the notes")
    assert bool([*left_parts(Side(target), source)]) is left


@pytest.mark.parametrize(
    "text",
    [
        "case when a in b then 1 else 0 end of it",
        "Dispatch from fused_a2a_b.py",
        "The first (both on) | is on the left | of the other (both on)",
    ],
)
def test_names_and_tables_are_no_sentences(text: str) -> None:
    assert not is_left(Side(text), Side(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他说：\n\n> It is not what we wanted to see.\n", 0),
        ("他很失望。\n\n> It is not what we wanted to see.\n\n> —— 乙\n", 0),
        ("他很失望。\n\n> It is not what we wanted to see.\n", 1),
    ],
)
def test_what_is_quoted_is_no_english_left(text: str, found: int) -> None:
    head, tail = "# 甲\n\n", "\n这是后面的一段话。\n"
    source = "# A\n\nHe said so.\n\n> It is not what we wanted to see.\n\nThis is what comes behind.\n"
    if "——" in text:
        source = source.replace("see.\n", "see.\n\n> -- B\n")
    assert untranslated(head + text + tail, source) == found


TABLE = """# {}

| {} | {} |
| --- | --- |
| {} | 1 |
| A boat that is on its way to the sea | 2 |
| {} | 3 |
| A bird that sits on the roof of a house | 4 |
"""
DOG, CAT = "A dog that lies in front of a door", "A cat that looks out of the window"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("样例", "提示词", "编号", DOG, CAT), 0),
        (("样例", "提示词", "编号", DOG, "一只望着窗外的猫"), 3),
        (("样例", "Prompt", "Number", DOG, CAT), 4),
    ],
)
def test_samples_in_a_table_are_no_english_left(names: tuple[str, ...], found: int) -> None:
    assert untranslated(TABLE.format(*names), TABLE.format("Samples", "Prompt", "Number", DOG, CAT)) == found


def test_a_table_of_which_the_original_has_chinese_is_no_english_left() -> None:
    names = ("提示词", "编号", "一只 lazy 狗", CAT)
    source = TABLE.format("Samples", "Prompt", "Number", *names[2:])
    assert untranslated(TABLE.format("样例", *names), source) == 0


def test_a_picture_is_no_english_left() -> None:
    picture = Side("![a be of 3d and e](https://e.org/a.png)")
    assert not is_left(picture, picture)


@pytest.mark.parametrize(
    ("target", "source", "gone"),
    [
        ("见 {ref}`安装<zh-setup>`。", "See {ref}`Setup<setup>`.", []),
        ("见 {ref}`安装<zh-start>`。", "See {ref}`Setup<setup>`.", ["{ref}setup"]),
    ],
)
def test_a_reference_to_the_chinese_page_is_the_same(target: str, source: str, gone: list[str]) -> None:
    assert placeholders_unequal(Side(target), Side(source), "paragraph")[0] == gone


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("./images/upload_flow.png", "./images/upload_flows_en.png", 0),
        ("./images/upload_flow.png", "./images/upload_flows.png", 1),
    ],
)
def test_a_picture_of_its_own_is_no_slip(one: str, other: str, found: int) -> None:
    assert len([*mended([one], [other])]) == found


@pytest.mark.parametrize(
    ("here", "there", "changed"),
    [
        ("fit(data=x),\n", "fit(data=x)\n", False),
        ("fit(data=x)\n", "fit(data=x);\n", False),
        ("fit(data=y)\n", "fit(data=x)\n", True),
    ],
)
def test_what_closes_a_line_of_code_changes_nothing(here: str, there: str, *, changed: bool) -> None:
    assert bool([*changed_lines(here, there, Words({}, {}))]) is changed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("*What is it that you want to see when you go there?*", False),
        ("[Fix-3333] Fix the bug that is in the reader of the tables.", False),
        ("What is it that you want to see when you go there?", True),
    ],
)
def test_what_is_quoted_is_not_left_in_english(text: str, *, left: bool) -> None:
    assert is_left(Side(text), Side(text)) is left
