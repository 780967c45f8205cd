"""Faults of a termbase itself, each found where it is, and nothing found where nothing is wrong."""

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.terms import TermRow
from termlint.lexicon.words import Words
from termlint.termbase import read
from termlint.termbase.fault import Fault
from termlint.termbase.faults import find_faults
from termlint.termbase.merge import Placed

LEXICON = Lexicon()

CLEAN = [
    TermRow("cluster", "集群", "preferred"),
    TermRow("cluster", "群集", "forbidden"),
    TermRow("cluster node", "集群节点", "preferred"),
    TermRow("token", "词元", "preferred", "unit of text"),
    TermRow("token", "令牌", "preferred", "of threads"),
    TermRow("fine-tune", "微调", "preferred"),
    TermRow("fine-tune", "精调", "admitted"),
    TermRow("network", "网络", "preferred"),
    TermRow("network", "網路", "preferred", locale="zh-TW"),
    TermRow("Transformer", "", "preferred"),
    TermRow("KL divergence", "KL 散度", "preferred"),
    TermRow("loss (per token)", "损失（每词元）", "admitted"),
]


def faults(*rows: TermRow) -> list[Fault]:
    return list(find_faults([Placed("t.csv", line, row) for line, row in enumerate(rows, 2)], LEXICON))


def names(*rows: TermRow) -> list[tuple[int, str]]:
    return [(fault.placed.line, fault.name) for fault in faults(*rows)]


def test_a_good_termbase_has_none() -> None:
    assert names(*CLEAN) == []


@pytest.mark.parametrize(
    ("row", "name", "right"),
    [
        (TermRow("agent", "智能 体"), "stray-space", "智能体"),
        (TermRow("neural  network", "神经网络"), "stray-space", "neural network"),
        (TermRow("agent", "智能体\u200b化"), "stray-space", "智能体化"),
        (TermRow("agent", "ＡＩ智能体"), "full-width-latin", "AI智能体"),
        (TermRow("agent", "智能体（软件"), "unequal-brackets", None),
        (TermRow("agent", "智能体（软件)"), "unequal-brackets", None),
        (TermRow("智能体", "agent"), "chinese-in-english", None),
        (TermRow("2.0", "二代"), "no-letter", None),
        (TermRow("agent", "agents"), "no-han", None),
        (TermRow("agent", "", "forbidden"), "empty-rendering", None),
        (TermRow("network", "網络"), "mixed-script", "网络"),
        (TermRow("train", "训練", locale="zh-TW"), "mixed-script", None),
        (TermRow("convolutoin kernel", "卷积核"), "misspelled-english", "convolution"),
    ],
)
def test_faults_of_one_row(row: TermRow, name: str, right: str | None) -> None:
    (fault,) = faults(row)
    assert fault.name == name
    assert fault.right == ((right,) if right else ())


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([TermRow("a b", "甲乙"), TermRow("A-B", "甲乙")], [(3, "duplicate-row")]),
        ([TermRow("ab", "甲乙"), TermRow("ab", "甲乙", locale="zh-TW")], []),
        ([TermRow("ab", "甲乙"), TermRow("ab", "甲乙", "forbidden")], [(3, "contradiction")]),
        (
            [TermRow("ab", "甲乙", "preferred"), TermRow("ab", "丙丁", "preferred")],
            [(3, "missing-sense")],
        ),
        (
            [TermRow("ab", "甲乙", "preferred", "s"), TermRow("ab", "丙丁", "preferred", "s")],
            [(3, "two-preferred")],
        ),
        (
            [TermRow("ab", "甲乙", "preferred"), TermRow("ab", "丙丁", "preferred", "s")],
            [(2, "missing-sense")],
        ),
        ([TermRow("label", "标记"), TermRow("mark", "标记")], [(3, "shared-rendering")]),
        ([TermRow("label", "标记"), TermRow("labels", "标记")], []),
        ([TermRow("AI", "智能", variants=("machine mind",)), TermRow("machine mind", "智能")], []),
        (
            [TermRow("cluster", "群集", "forbidden"), TermRow("cluster node", "群集节点")],
            [(3, "holds-forbidden")],
        ),
        ([TermRow("disruption", "中断", "forbidden"), TermRow("interrupt handler", "中断处理")], []),
    ],
)
def test_faults_between_rows(rows: list[TermRow], found: list[tuple[int, str]]) -> None:
    assert names(*rows) == found


def test_what_our_own_table_forbids_is_only_told() -> None:
    ours = next(
        (concept, form)
        for concept in LEXICON.terms.concepts
        for form in concept.renderings
        if form.status == "forbidden" and form.locale == "zh-CN" and "ambiguous" not in form.note
    )
    found = faults(TermRow(ours[0].english, ours[1].chinese, "preferred", ours[0].sense))
    assert ("forbidden-by-termlint", "info") in [(fault.name, fault.severity) for fault in found]


def test_the_projects_own_words_are_no_misspellings() -> None:
    row = TermRow("convolutoin", "卷积")
    assert names(row) == [(2, "misspelled-english")]
    lexicon = Lexicon()
    words = lexicon.words
    lexicon.words = Words(words.known, {**words.counted, "convolutoin": ("convolutoin", "40")}, words.names)
    assert list(find_faults([Placed("t.csv", 2, row)], lexicon)) == []


@pytest.mark.parametrize("path", sorted((seeds_folder() / "terms").glob("*.csv")), ids=lambda path: path.stem)
def test_our_own_tables_have_no_faults(path) -> None:
    found = [
        Placed(path.name, line, row)
        for line, row in read(path.read_text("utf-8"), "csv")
        if isinstance(row, TermRow)
    ]
    assert [fault for fault in find_faults(found, LEXICON) if fault.severity != "info"] == []
