"""Prose and text offsets agree, whatever a document is made of."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.model import BREAK, HOLE, Alignment, Document, Edit, Finding, Message
from termlint.read.draft import Draft

LETTERS = "的译术语模型 aB1。\n\r\ufeff𠀀é"

parts = st.lists(
    st.tuples(
        st.sampled_from(["prose", "markup", "hole", "entity", "edge"]),
        st.text(LETTERS, min_size=1, max_size=6),
    ),
    max_size=24,
)


def draft_of(made) -> Document:
    """Build a document from kinds of stretches, as a reader would."""
    draft = Draft("".join(text for _, text in made))
    at = 0
    draft.begin("paragraph")
    for kind, text in made:
        start, at = at, at + len(text)
        if kind == "prose":
            draft.verbatim(start, at)
        elif kind == "hole":
            draft.hole(start, at)
        elif kind == "entity":
            draft.stand_in("与", start, at)
        elif kind == "edge":
            draft.begin("paragraph")
    return draft.document("a.md")


documents = parts.map(draft_of)


@given(documents)
def test_verbatim_pieces_are_what_the_text_says(document):
    for one in document.alignment.pieces:
        if one.size == one.end - one.start:
            assert document.prose[one.at : one.at + one.size] == document.text[one.start : one.end]
        else:
            assert one.size == 1


@given(documents)
def test_segments_cover_all_but_the_breaks(document):
    seen = "".join(document.prose[one.start : one.end] + BREAK for one in document.segments)
    assert seen == document.prose


@given(documents, st.data())
def test_a_span_of_prose_is_a_span_of_text(document, data):
    if not document.segments:
        return
    segment = data.draw(st.sampled_from(document.segments))
    start = data.draw(st.integers(segment.start, segment.end))
    end = data.draw(st.integers(start, segment.end))
    if start == segment.end:
        return
    left, right = document.alignment.span(start, end)
    assert 0 <= left <= right <= len(document.text)
    assert (left == right) == (start == end)
    said, written = document.prose[start:end], document.text[left:right]
    if document.alignment.whole(start, end):
        assert HOLE not in said
        one_by_one = (document.alignment.span(at, at + 1) for at in range(start, end))
        assert written == "".join(document.text[left:right] for left, right in one_by_one)
        assert written == said or "与" in said
    # What is seen stands in the text in the same order; only markup, holes and entities come between.
    rest = iter(written)
    assert all(one in rest for one in said if one not in (HOLE, "与"))


@given(documents, st.data())
def test_spans_keep_their_order(document, data):
    places = [at for one in document.segments for at in range(one.start, one.end)]
    spans = [document.alignment.span(at, at + 1) for at in places]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(documents)
def test_no_span_runs_over_an_edge(document):
    for one, two in pairwise(document.segments):
        with pytest.raises(ValueError, match="not inside the prose of one segment"):
            document.alignment.span(one.end, two.start + 1)


def test_a_span_outside_is_refused():
    alignment = Alignment([[(3, 5, 8)]])
    for span in [(0, 4), (3, 4), (4, 4)]:
        with pytest.raises(ValueError, match="not inside"):
            alignment.span(*span)
    assert alignment.span(3, 3) == (8, 8)


def test_edits_of_a_finding():
    message = Message("a", "甲")
    assert Finding(1, 2, message).edits == ()
    finding = Finding(1, 2, message, replacements=("x", "y"), also=(Edit(5, 6, "z"),))
    assert finding.edits == (Edit(1, 2, "x"), Edit(5, 6, "z"))


def test_a_message_in_each_language():
    assert [Message("a", "甲").in_language(one) for one in ("en", "zh")] == ["a", "甲"]
