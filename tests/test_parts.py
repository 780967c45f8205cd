"""One pass finds what a search for each string would."""

from hypothesis import given
from hypothesis import strategies as st

from termlint.survey.parts import find_parts

TEXTS = st.text(alphabet="神经网络a\ufdd1", max_size=30)


@given(TEXTS, st.lists(st.text(alphabet="神经网络a", min_size=1, max_size=3), max_size=6))
def test_places_are_those_of_a_search(prose, parts):
    one_by_one = {
        part: [at for at in range(len(prose)) if prose.startswith(part, at)]
        for part in parts
        if part in prose
    }
    assert find_parts(prose, parts) == one_by_one
