"""Every shape in which teams keep their terms is read, with lines, and what cannot be read is named."""

import contextlib
import time
from collections.abc import Iterator

import pytest

from termlint.lexicon.terms import COLUMNS, TermRow
from termlint.model import Message
from termlint.termbase import SHAPES, NotATermbase, read, shape_of

Short = tuple[int, str, str, str, str]


def short(text: str, shape: str) -> list[Short]:
    """Return line, English, sense, Chinese and status of each row."""
    return [
        (line, row.english, row.sense, row.chinese, row.status)
        for line, row in read(text, shape)
        if isinstance(row, TermRow)
    ]


def rows(text: str, shape: str) -> list[TermRow]:
    return [row for _, row in read(text, shape) if isinstance(row, TermRow)]


def complaints(text: str, shape: str) -> Iterator[tuple[int, str]]:
    return ((line, one.en) for line, one in read(text, shape) if isinstance(one, Message))


# -- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    ["en,zh", "English,Chinese", "term,translation", "source,target", "英文,译文", "原文,譯文", "术语,中文"],
)
def test_headers_under_usual_names(header: str) -> None:
    assert short(f"{header}\nagent,智能体\n", "csv") == [(2, "agent", "", "智能体", "preferred")]


def test_a_note_may_say_that_the_english_is_kept() -> None:
    head = "| 英文 | 中文 | 备注 |\n|---|---|---|\n"
    text = head + "| BERT | — | 保留英文 |\n| GPT | | 不译 |\n| token | 词元 | 不译 token |\n"
    assert short(text, "markdown") == [
        (3, "BERT", "", "", "preferred"),
        (4, "GPT", "", "", "preferred"),
        (5, "token", "", "词元", "preferred"),
    ]


def test_columns_in_any_order_and_quoted_cells() -> None:
    text = '备注,状态,译文,英文,缩写\n"甲, ""乙""",禁用,自然的语言,natural language,NL\n'
    wanted = TermRow("natural language", "自然的语言", "forbidden", variants=("NL",), note='甲, "乙"')
    assert rows(text, "csv") == [wanted]


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("swapped", [False, True])
def test_two_columns_without_a_header(divider: str, swapped: bool) -> None:
    pairs = [("agent", "智能体"), ("bias", "偏置")]
    text = "".join(divider.join(pair[::-1] if swapped else pair) + "\n" for pair in pairs)
    assert [row[1::2] for row in short(text, "csv")] == pairs


def test_the_codes_of_a_four_column_glossary() -> None:
    text = "agent,智能体,EN,ZH\nnetwork,網路,EN,zh-TW\n"
    assert [(row.chinese, row.locale) for row in rows(text, "csv")] == [
        ("智能体", "zh-CN"),
        ("網路", "zh-TW"),
    ]


def test_both_scripts_in_one_table() -> None:
    text = "en,zh-CN,zh-TW\nnetwork,网络,網路\n"
    assert [(row.chinese, row.locale) for row in rows(text, "csv")] == [("网络", "zh-CN"), ("網路", "zh-TW")]


def test_a_domain_is_a_sense_only_where_it_tells_senses_apart() -> None:
    text = "en,zh,domain\ntoken,词元,语言\ntoken,令牌,安全\nproxy,代理,网络\n"
    assert [row[1:4] for row in short(text, "csv")] == [
        ("token", "语言", "词元"),
        ("token", "安全", "令牌"),
        ("proxy", "", "代理"),
    ]
    assert [row.note for row in rows(text, "csv")] == ["", "", "网络"]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("approved", "preferred"),
        ("首选", "preferred"),
        ("待定", "admitted"),
        ("obsolete", "deprecated"),
        ("禁用", "forbidden"),
        ("Do not use", "forbidden"),
        ("deprecatedTerm-admn-sts", "forbidden"),
    ],
)
def test_statuses(word: str, status: str) -> None:
    assert rows(f"en,zh,status\nagent,智能体,{word}\n", "csv")[0].status == status


def test_alternatives_remarks_and_forbidden_words_in_cells() -> None:
    text = """en,zh,note
custom,定制、自定义,
token,词元（不要译作“令牌”或“标记”）,
vector,向量,非“矢量”
Hub,不翻译,
"""
    assert [row[1:] for row in short(text, "csv")] == [
        ("custom", "", "定制", "preferred"),
        ("custom", "", "自定义", "admitted"),
        ("token", "", "词元", "preferred"),
        ("token", "", "令牌", "forbidden"),
        ("token", "", "标记", "forbidden"),
        ("vector", "", "向量", "preferred"),
        ("vector", "", "矢量", "forbidden"),
        ("Hub", "", "", "preferred"),
    ]


def test_two_terms_in_one_line() -> None:
    text = """en,zh
Eigenvalue / Eigenvector,特征值 / 特征向量
Artificial Intelligence/AI,人工智能
I/O,输入输出
"""
    assert [(row.english, row.chinese, row.variants) for row in rows(text, "csv")] == [
        ("Eigenvalue", "特征值", ()),
        ("Eigenvector", "特征向量", ()),
        ("Artificial Intelligence", "人工智能", ("AI",)),
        ("I/O", "输入输出", ()),
    ]


def test_what_cannot_be_understood_in_a_table_is_named_with_its_line() -> None:
    text = "en,zh,colour\nagent,智能体,\n,无\nbias,\na,b,c,d\n"
    assert list(complaints(text, "csv")) == [
        (1, "columns that are not used: colour"),
        (3, "no English term here"),
        (4, "no Chinese rendering here"),
        (5, "the row has 4 cells, but the header has 3"),
    ]


def test_an_open_quotation_mark_does_not_swallow_the_rest_in_silence() -> None:
    text = 'en,zh\nagent,智能体\n"open,甲\n' + "b,乙\n" * 40
    assert [line for line, _ in complaints(text, "csv")] == [3]


def test_our_own_columns_are_taken_as_they_stand() -> None:
    text = f"{COLUMNS}\na/b,s,甲、乙（丙）,deprecated,zh-TW,c|d,n,e\n"
    assert rows(text, "csv") == [
        TermRow("a/b", "甲、乙（丙）", "deprecated", "s", "zh-TW", ("c", "d"), "n", "e")
    ]


# -- TBX --------------------------------------------------------------------------------------------

MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry><langSet xml:lang="en"><tig><term>cluster</term></tig></langSet>
<langSet xml:lang="zh_Hans"><ntig><termGrp><term>集群</term></termGrp></ntig>
<tig><term>群集</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>Hub</term><termNote type="translationNote">no</termNote></tig>
</langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>pod</term></tig></langSet></termEntry>
</body></text></martif>"""

DCT = """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="c1">
<min:subjectField>网络</min:subjectField><langSec xml:lang="en-US">
<termSec><term>neural <hi>net</hi></term></termSec>
<termSec><term>NN</term></termSec></langSec><langSec xml:lang="zh-Hant-TW"><termSec><term>神經網路</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus><note>甲 &amp; 乙</note></termSec>
</langSec></conceptEntry></body></text></tbx>"""


def test_the_older_tbx_as_translation_platforms_write_it() -> None:
    assert short(MARTIF, "tbx") == [
        (5, "cluster", "", "集群", "preferred"),
        (6, "cluster", "", "群集", "forbidden"),
        (7, "Hub", "", "", "preferred"),
    ]
    assert list(complaints(MARTIF, "tbx")) == [(9, "no Chinese rendering here")]


def test_tbx_in_the_style_dct() -> None:
    wanted = TermRow("neural net", "神經網路", "deprecated", "网络", "zh-TW", ("NN",), "甲 & 乙")
    assert rows(DCT, "tbx") == [wanted]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE tbx [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE tbx SYSTEM "http://localhost/evil.dtd">',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    with pytest.raises(NotATermbase, match="entities"):
        list(read(f"{declared}<tbx><term>&b;</term></tbx>", "tbx"))


def test_broken_xml_has_line_and_column() -> None:
    with pytest.raises(NotATermbase, match=r"column 9") as caught:
        list(read("<tbx>\n<text></tbx>", "tbx"))
    assert caught.value.line == 2


# -- JSON -------------------------------------------------------------------------------------------


def test_json_in_its_usual_forms() -> None:
    text = """{
  "glossary": {"agent": "智能体", "token": ["词元", "令牌"], "令牌桶": "token bucket"},
  "overrides": {"zh": {"node": "节点"}, "zh-TW": {"node": "節點"}, "ja": {"node": "ノード"}},
  "preserve_terms": ["Zorbit"],
  "graph": {"zh": "图", "note": "数学"},
  "version": 3
}"""
    assert short(text, "json") == [
        (2, "agent", "", "智能体", "preferred"),
        (2, "token", "", "词元", "preferred"),
        (2, "token", "", "令牌", "admitted"),
        (2, "token bucket", "", "令牌桶", "preferred"),
        (3, "node", "", "节点", "preferred"),
        (3, "node", "", "節點", "preferred"),
        (4, "Zorbit", "", "", "preferred"),
        (5, "graph", "", "图", "preferred"),
    ]
    assert [line for line, _ in complaints(text, "json")] == [3, 6]


@pytest.mark.parametrize(
    "text",
    [
        '[{"source": "agent", "target": "智能体"}]',
        '{"source": "agent", "target": "智能体"}\n{"source": "agent", "target": "智能体"}',
        '[["agent", "智能体"]]',
        '{"智能体": "agent"}',
    ],
)
def test_lists_and_lines_of_json(text: str) -> None:
    assert {row[1::2] for row in short(text, "json")} == {("agent", "智能体")}


def test_a_broken_line_of_json_is_named_and_the_rest_is_read() -> None:
    text = '{"en": "agent", "zh": "智能体"}\n\n{"en": "a\\q", "zh}\n{"en": "bias", "zh": "偏置"}\n'
    assert [row[::3] for row in short(text, "json")] == [(1, "智能体"), (4, "偏置")]
    assert list(complaints(text, "json")) == [(3, "not valid JSON: invalid escape (column 10)")]


def test_words_that_are_also_names_of_columns() -> None:
    assert [row[1::2] for row in short('{"source": "源", "term": "术语"}', "json")] == [
        ("source", "源"),
        ("term", "术语"),
    ]


def test_a_key_that_stands_twice_is_not_lost() -> None:
    assert [row[3] for row in short('{"agent": "智能体",\n"agent": "代理"}', "json")] == ["智能体", "代理"]


# -- Markdown and lists -----------------------------------------------------------------------------

GUIDE = """---
title: 指南
---
# 本地化指南

- 中英文之间：留一个空格
- Windows：下载安装包

## 术语

下面是统一译法。

- API Server，API 服务器
- GA (general availability)，正式发布
- key
  * 在配置文件中，译为主键，或键
  * 在加密上下文中，译为密钥
- disruption，干扰（请勿译为“中断”）
- custom，定制，或自定义
- 这里没有英文

```
- not，不读
```
"""


def test_bullets_with_senses_below_them() -> None:
    assert short(GUIDE, "markdown") == [
        (13, "API Server", "", "API 服务器", "preferred"),
        (14, "GA", "", "正式发布", "preferred"),
        (16, "key", "配置文件中", "主键", "preferred"),
        (16, "key", "配置文件中", "键", "admitted"),
        (17, "key", "加密上下文中", "密钥", "preferred"),
        (18, "disruption", "", "干扰", "preferred"),
        (18, "disruption", "", "中断", "forbidden"),
        (19, "custom", "", "定制", "preferred"),
        (19, "custom", "", "自定义", "admitted"),
    ]
    assert rows(GUIDE, "markdown")[1].variants == ("general availability",)
    assert list(complaints(GUIDE, "markdown")) == [(20, "not a glossary entry: 这里没有英文")]


def test_a_list_with_full_width_commas() -> None:
    text = "## 对照\n\n鞍点，saddle point\n\n层序softmax，hierarchical softmax\n\n记忆，memory cell (MC)\n"
    assert [row[:4:3] + row[1:2] for row in short(text, "list")] == [
        (3, "鞍点", "saddle point"),
        (5, "层序softmax", "hierarchical softmax"),
        (7, "记忆", "memory cell"),
    ]
    assert rows(text, "list")[2].variants == ("MC",)


@pytest.mark.parametrize("divider", ["：", ": ", " - ", " → ", "\t", " = ", "——"])
def test_dividers(divider: str) -> None:
    assert [row[1::2] for row in short(f"- **agent**{divider}智能体\n", "list")] == [("agent", "智能体")]


@pytest.mark.parametrize(
    "mark", ["1、", "1. ", "1.", "1）", "1．", "（1）", "(12) ", "① ", "①", "●", "•", "— "]
)
def test_numbers_and_bullets_are_no_part_of_a_term(mark: str) -> None:
    for line in ("学习率：learning rate", "learning rate：学习率", "学习率（learning rate）"):
        assert [row[1::2] for row in short(f"{mark}{line}\n", "list")] == [("learning rate", "学习率")]


@pytest.mark.parametrize("english", ["3D convolution", "1.5-bit quantization", "2.x branch", "1-hot"])
def test_a_number_that_begins_a_term_stays(english: str) -> None:
    assert [row.english for row in rows(f"{english}：甲\n", "list")] == [english]


def test_glosses_remarks_behind_dashes_and_abbreviations() -> None:
    text = """## 术语表

- 智能体（Agent）
- attention（注意力）
- **Reward**: 奖励 — 环境给出的信号
- **Policy：** 策略——不要译为“政策”
- 独立同分布，identically distributed (i.i.d.)
"""
    assert short(text, "list") == [
        (3, "Agent", "", "智能体", "preferred"),
        (4, "attention", "", "注意力", "preferred"),
        (5, "Reward", "", "奖励", "preferred"),
        (6, "Policy", "", "策略", "preferred"),
        (6, "Policy", "", "政策", "forbidden"),
        (7, "identically distributed", "", "独立同分布", "preferred"),
    ]
    assert rows(text, "list")[2].note == "环境给出的信号"
    assert rows(text, "list")[5].variants == ("i.i.d.",)


def test_a_comment_in_a_readme() -> None:
    text = """<!---
Licence of this file
-->
<!--
Hub: Hub（不翻译）
token: 词符（并用括号标注原英文）
Trainer: 训练器。当作为类名出现时不翻译。
example: 当特指目录时翻译为「用例」
-->
# 标题

正文在这里。
"""
    assert short(text, "markdown") == [
        (5, "Hub", "", "", "preferred"),
        (6, "token", "", "词符", "preferred"),
        (7, "Trainer", "", "训练器", "preferred"),
        (7, "Trainer", "作为类名出现", "", "preferred"),
        (8, "example", "特指目录", "用例", "preferred"),
    ]
    assert rows(text, "markdown")[1].note == "并用括号标注原英文"


def test_headings_as_entries() -> None:
    text = "#### Fork：复刻\n\n复制一个仓库。不要译作“叉子”。\n\n#### Push：推送\n\n说明。\n"
    assert [row[:4:3] for row in short(text, "markdown")] == [(1, "复刻"), (3, "叉子"), (5, "推送")]


@pytest.mark.parametrize(
    "title", ["中文，english", "术语，term", "English: 中文", "- 译文 → source", "Term，译法"]
)
def test_a_pair_that_names_the_sides_of_a_list_is_no_entry(title: str) -> None:
    assert [row[1] for row in short(f"{title}\n鞍点，saddle point\n损失，loss\n", "list")] == [
        "saddle point",
        "loss",
    ]


@pytest.mark.parametrize("pair", ["翻译，translation", "名称，name", "英语，English"])
def test_a_term_that_is_a_usual_name_of_a_column_is_an_entry(pair: str) -> None:
    assert len(rows(f"{pair}\n鞍点，saddle point\n", "list")) == 2
    assert len(rows("鞍点，saddle point\n术语，term\n", "list")) == len(rows("术语，term\n", "list")) + 1 == 2


def test_tables_in_markdown() -> None:
    text = """索引编号|英文术语|中文翻译|常用缩写|来源&扩展|备注
---|---|---|---|---|---
A-1|**Activation**|激活/活化|ACT|[[1]](https://example.org/a)|

| 参数 | 说明 |
|---|---|
| lr | 学习率 |
"""
    assert short(text, "markdown") == [
        (3, "Activation", "", "激活", "preferred"),
        (3, "Activation", "", "活化", "admitted"),
    ]
    assert rows(text, "markdown")[0].variants == ("ACT",)
    assert [line for line, _ in complaints(text, "markdown")] == [5]


# -- which shape ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "shape"),
    [
        ("a.txt", MARTIF, "tbx"),
        ("a.xml", DCT, "tbx"),
        ("a", '{"a": "b"}', "json"),
        ("a", '[{"a": "b"}]', "json"),
        ("a.md", "[链接](x)\n", "markdown"),
        ("a", "a,b\nc,d\n", "csv"),
        ("a", "a\tb\nc\td\n", "tsv"),
        ("a.txt", "| a | b |\n|---|---|\n", "markdown"),
        ("a.txt", "鞍点，saddle point\n", "list"),
        ("-", "- a，甲\n", "list"),
    ],
)
def test_the_shape_is_seen(path: str, text: str, shape: str) -> None:
    assert shape_of(path, text) == shape


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "text", ["", "\n\n", "\ufeff", "一段话。\n", "<", "{", "|", "---|---", "- ", "\x00", "((((", "a,b"]
)
def test_nothing_of_the_shape(shape: str, text: str) -> None:
    with pytest.raises(NotATermbase):
        if not rows(text, shape):
            raise NotATermbase(None, "", "")


@pytest.mark.parametrize(
    "part", ["_a ", "*a ", "（甲", "当", "译为", "x, ", "\t", "---|---\n", "[", "<!--", "甲，"]
)
@pytest.mark.parametrize("shape", SHAPES)
def test_very_long_lines_are_read_in_time(shape: str, part: str) -> None:
    start = time.process_time()
    with contextlib.suppress(NotATermbase):
        list(read(f"- agent，{part * 10_000}\n", shape))
    assert time.process_time() - start < 5


def test_json_that_is_nested_as_deep_as_it_can_be_parsed() -> None:
    with pytest.raises(NotATermbase):
        list(read("[" * 900 + "]" * 900, "json"))


def test_line_ends_do_not_matter() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert short(GUIDE.replace("\n", end), "markdown") == short(GUIDE, "markdown")
