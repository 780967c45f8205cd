"""Patterns as in ``.gitignore``: what tells that none can match agrees with the library that matches them."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from termlint.config.patterns import Spec, for_library, is_pattern

names = st.sampled_from(["a", "b.md", "x.pyc", "a b", "é.md", "#c", "!a", "z"])
parts = names | st.sampled_from(["*", "**", "*.md", "*b", "f*o", "?", "[ab]", " a", "a ", "\\#c"])
patterns = st.builds(
    lambda no, start, some, end: no + start + "/".join(some) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    st.lists(parts, min_size=1, max_size=3),
    st.sampled_from(["", "/"]),
)
paths = st.builds(
    lambda some, end: "/".join(some) + end,
    st.lists(names, min_size=1, max_size=4),
    st.sampled_from(["", "/"]),
)


@given(st.lists(patterns, max_size=4), st.lists(paths, min_size=1, max_size=6))
def test_a_path_without_the_names_of_a_pattern_need_not_be_matched(some, asked):
    whole = GitIgnoreSpec.from_lines(filter(is_pattern, some))
    spec = Spec(some)
    assert [spec.verdict(path) for path in asked] == [whole.check_file(path).include for path in asked]


@pytest.mark.parametrize("odd", ["a\\/b", "! ", "!\t", "a\\ \t", "\\", "a\\", "["])
def test_a_line_that_the_library_refuses_counts_for_nothing(odd):
    assert not is_pattern(odd) or GitIgnoreSpec.from_lines([for_library(odd)])
    assert [Spec([odd, "*.md"]).verdict(path) for path in ("a/b", "a.md")] == [None, True]


CLASSES = "alnum alpha blank cntrl digit graph lower print punct space upper xdigit".split()
ODD = [
    "1a.md",
    ";a.md",
    "d.md",
    "A.md",
    " .md",
    "~.md",
    "[.md",
    "].md",
    "é.md",
    "x.md\t",
    "x.md",
    "x.md ",
    "x.md\u3000",
]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "pattern",
    [
        *(f"[[:{name}:]]*.md" for name in CLASSES),
        "[![:digit:]]*.md", "[][:digit:]]*.md", "[[:upper:][:digit:]~]*.md", "\\[[:digit:]*.md", "[[a]*.md",
        "[[:none:]]*.md", "x.md\t", "x.md\t  ", "x.md\\\t", "x.md ", "x.md\\ ", "x.md\\  ", "x.md\u3000",
    ],
)  # fmt: skip
def test_classes_and_spaces_mean_what_they_mean_to_git(pattern, tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text(f"{pattern}\n", "utf-8")
    asked = subprocess.run(
        ["git", "-C", str(tmp_path), "check-ignore", "--stdin", "-z"],
        input="\0".join(ODD).encode(), capture_output=True, check=False,
    )  # fmt: skip
    ignored = asked.stdout.decode().split("\0")[:-1]
    assert [name for name in ODD if Spec([pattern]).verdict(name)] == ignored
