"""Lines, columns and widths."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.report.places import Lines
from termlint.report.width import CUT, excerpt, printable, shorten
from termlint.telling.columns import width

texts = st.text("的a𠀀👇\u200d⚠\ufe0f🇨🇳🏽\t\n\r\u2028\x0b\x85é\u0301", max_size=60)


@given(st.sampled_from(["", "\ufeff"]), texts, st.data())
def test_positions_are_those_of_a_plain_count(mark, body, data):
    text = mark + body
    offset = data.draw(st.integers(len(mark), len(text)))
    before = body[: offset - len(mark)]
    if text[offset - 1 : offset + 1] == "\r\n":
        before = before[:-1] + " "  # between the two characters of one line end: still on its line
    ends = [match.end() for match in re.finditer("\r\n|\r|\n", before)]
    column = len(before) - (ends[-1] if ends else 0) + 1
    assert Lines(text).position(offset) == (len(ends) + 1, column)


@given(texts)
def test_the_lines_are_the_text(text):
    lines = Lines(text)
    count = lines.position(len(text)).line
    spans = [lines.span(number) for number in range(1, count + 1)]
    assert [text[start:end] for start, end in spans] == re.split("\r\n|\r|\n", text)


def test_a_byte_order_mark_is_no_column():
    lines = Lines("\ufeff一二\n三")
    assert [lines.position(at) for at in range(6)] == [(1, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    assert lines.span(1) == (1, 3)


def test_beyond_the_end_is_the_end():
    assert Lines("一").position(99) == (1, 2)
    assert Lines("").position(5) == (1, 1)


def test_a_long_line_is_not_read_character_by_character():
    text = "的" * 20_000_000
    began = process_time()
    lines = Lines(text)
    assert lines.position(15_000_000) == (1, 15_000_001)
    assert width("".join(excerpt(text, lines.span(1), 15_000_000, 15_000_002, 80))) <= 80
    assert process_time() - began < 2


def test_width_in_a_terminal():
    assert [width(one) for one in ("", "abc", "的的", "，", "👇", "e\u0301", "ｱ", "“”")] == [
        0,
        3,
        4,
        2,
        2,
        1,
        1,
        2,
    ]


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧", "⚠️", "🇨🇳", "👍🏽", "1️⃣"])
def test_an_emoji_of_several_characters_takes_two_columns(emoji):
    assert width(f"{emoji} 的") == 5
    assert shorten(f"{emoji}的的的", 6) == f"{emoji}的…"
    assert shorten(f"{emoji}的", 2) == "…"


def test_the_end_of_a_line_is_cut_between_emoji():
    assert excerpt("👍🏽👍🏽👍🏽👍🏽的的", (0, 10), 8, 10, 10).before == "…👍🏽👍🏽"


def test_nothing_moves_the_cursor():
    assert printable("a\x1b[31m\tb\r\x9b\u202e") == "a\ufffd[31m    b\ufffd\ufffd\ufffd"


@given(texts, st.data(), st.integers(1, 40))
def test_an_excerpt_fits_and_holds_the_place(text, data, columns):
    lines = Lines(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = lines.span(lines.position(start).line)
    seen = excerpt(text, span, start, end, columns)
    assert width("".join(seen)) <= columns
    line = printable(text[slice(*span)])
    parts = (text[span[0] : start], text[start : min(end, span[1])], text[min(end, span[1]) : span[1]])
    # Combining marks take no column, but are looked at; an emoji that a part begins within is wider in parts.
    if sum(width(printable(one)) for one in parts) <= columns and len(line) <= columns:
        assert "".join(seen) == line
    assert printable(text[start : min(end, span[1])]).startswith(seen.place.removesuffix(CUT))


def test_shorten():
    assert shorten("一二三四", 8) == "一二三四"
    assert shorten("一二三四五", 8) == "一二三…"
