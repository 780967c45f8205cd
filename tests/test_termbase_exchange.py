"""What is written can be read again, whatever stands in the cells; merging loses nothing."""

from xml.dom import minidom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termlint.lexicon.terms import TermRow
from termlint.termbase import WRITTEN, read, shape_of, write
from termlint.termbase.found import tidy
from termlint.termbase.merge import Placed, merge

ODD = st.text(
    st.sampled_from("ab,;\"'|<&>\n\t\r \\*_`[]()~#!-，、（）：“”智能体網路😀é%{}=:/.")
    | st.characters(codec="utf-8"),
    max_size=8,
)
WORDS = st.text(st.sampled_from("abcXYZ -,\"<&>'智é😀\\*_|#"), min_size=1, max_size=8)


def _row(
    english: str, chinese: str, sense: str, variants: list[str], note: str, source: str, more: int
) -> TermRow:
    status = ("preferred", "admitted", "deprecated", "forbidden")[more % 4]
    locale = ("zh-CN", "zh-TW", "zh-HK")[more % 3]
    return tidy(TermRow(english, chinese, status, sense, locale, tuple(variants), note, source))  # type: ignore[arg-type]


ROWS = st.lists(
    st.builds(_row, WORDS, ODD, ODD, st.lists(ODD, max_size=2), ODD, ODD, st.integers(0, 11)).filter(
        lambda row: row.english
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("shape", WRITTEN)
@settings(deadline=None)
@given(rows=ROWS)
def test_a_round_trip_keeps_every_row(shape: str, rows: list[TermRow]) -> None:
    text = "".join(write(rows, shape))
    again = [found for _, found in read(text, shape)]
    key = repr
    assert sorted(again, key=key) == sorted(rows, key=key)


@pytest.mark.parametrize("shape", WRITTEN)
@settings(deadline=None)
@given(rows=ROWS)
def test_what_is_written_is_recognised(shape: str, rows: list[TermRow]) -> None:
    assert shape_of("-", "".join(write(rows, shape))) == shape


@settings(deadline=None)
@given(rows=ROWS)
def test_merging_is_done_once(rows: list[TermRow]) -> None:
    once = merge(Placed("a", 1, row) for row in rows)
    twice = merge(Placed("a", 1, row) for row in once.rows)
    assert twice.rows == once.rows
    assert not twice.problems


def test_tbx_has_the_categories_of_tbx_basic() -> None:
    rows = [
        TermRow("agent", "智能体", "preferred", "software", variants=("AI agent",), note="n", source="s"),
        TermRow("agent", "代理", "forbidden", "software", variants=("AI agent",)),
        TermRow("agent", "代理人", "deprecated", "software", "zh-TW", ("AI agent",)),
    ]
    root = minidom.parseString("".join(write(rows, "tbx"))).documentElement
    assert (root.tagName, root.getAttribute("type"), root.getAttribute("style")) == (
        "tbx",
        "TBX-Basic",
        "dca",
    )
    assert [one.getAttribute("xml:lang") for one in root.getElementsByTagName("langSec")] == [
        "en",
        "zh-CN",
        "zh-TW",
    ]
    assert [one.firstChild.data for one in root.getElementsByTagName("descrip")] == ["software"]
    notes = [(one.getAttribute("type"), one.firstChild.data) for one in root.getElementsByTagName("termNote")]
    assert notes == [
        ("termType", "variant"),
        ("administrativeStatus", "preferredTerm-admn-sts"),
        ("administrativeStatus", "deprecatedTerm-admn-sts"),
        ("administrativeStatus", "supersededTerm-admn-sts"),
    ]


def test_the_same_rendering_from_two_files_is_one() -> None:
    merged = merge(
        [
            Placed("a.md", 1, TermRow("fine-tune", "微调", "preferred", note="n", source="a")),
            Placed("a.md", 2, TermRow("agent", "智能体", "preferred")),
            Placed(
                "b.md", 7, TermRow("Finetune", "微调", "admitted", variants=("FT",), note="m", source="a")
            ),
            Placed("b.md", 8, TermRow("fine-tune", "精调", "admitted")),
        ]
    )
    assert merged.rows == [
        TermRow("fine-tune", "微调", "preferred", variants=("FT",), note="n; m", source="a"),
        TermRow("fine-tune", "精调", "admitted"),
        TermRow("agent", "智能体", "preferred"),
    ]
    assert [(problem.path, problem.place) for problem in merged.problems] == [("b.md", 7)]
    assert "a.md:1" in merged.problems[0].message.en
