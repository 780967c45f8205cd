"""What comments silence."""

from __future__ import annotations

import pytest

from termlint.read import read_text


def silenced(text: str, path: str = "a.md") -> list[tuple[tuple[str, ...], str]]:
    return [(s.rules, text[s.start : s.end]) for s in read_text(path, text).suppressions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲 <!-- termlint: ignore -->\n乙\n", [((), "甲 <!-- termlint: ignore -->")]),
        ("<!-- termlint: ignore a-b, c -->\n\n乙\n丙\n", [(("a-b", "c"), "乙")]),
        (
            "<!--termlint:ignore[a]-->\n<!-- termlint: ignore b -->\n> 乙\n",
            [(("a",), "> 乙"), (("b",), "> 乙")],
        ),
        ("甲\n<!-- termlint: ignore -->\n", [((), "")]),
        ("<!-- termlint: ignore-file a -->\n乙", [(("a",), "<!-- termlint: ignore-file a -->\n乙")]),
        ("[//]: # (termlint: ignore)\n乙\n", [((), "乙")]),
        ("`<!-- termlint: ignore -->` 甲\n", []),
        ("```\n<!-- termlint: ignore -->\n```\n", []),
        ("<!-- termlint: ignroe a -->\n", [(("?ignroe",), "<!-- termlint: ignroe a -->")]),
        ("<!-- termlint: enable -->\n", [(("?enable",), "<!-- termlint: enable -->")]),
        ("<!-- termlint: -->\n", [(("?",), "<!-- termlint: -->")]),
    ],
)
def test_markdown(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert silenced(text) == expected


def test_blocks() -> None:
    text = "一\n<!-- termlint: disable a, b -->二\n<!-- termlint: enable a -->三\n"
    assert silenced(text) == [(("a",), "二\n"), (("b",), "二\n<!-- termlint: enable a -->三\n")]


def test_comment_itself() -> None:
    text = "甲 {/* termlint: ignore a */} 乙\n"
    (suppression,) = read_text("a.mdx", text).suppressions
    assert text[suppression.at : suppression.until] == "{/* termlint: ignore a */}"


def test_plain_text() -> None:
    assert silenced("# termlint: ignore a\n乙 # termlint: ignore b\n", "a.txt") == [
        (("a",), "乙 # termlint: ignore b")
    ]
    assert read_text("a.txt", "# termlint: ignore\n乙\n").prose.startswith("乙")
    assert silenced("1\n0:01.0 --> 0:02.0\n<!-- termlint: ignore -->甲\n", "a.srt") == [
        ((), "<!-- termlint: ignore -->甲")
    ]


@pytest.mark.parametrize(
    ("path", "comment", "example"),
    [
        ("a.adoc", "// termlint: disable", "----\n{}\n----\n"),
        ("a.adoc", "// termlint: disable", "[source]\n甲\n{}\n"),
        ("a.adoc", "// termlint: disable", "|===\na|\n----\n{}\n----\n|===\n"),
        ("a.tex", "% termlint: disable", "\\begin{{verbatim}}\n{}\n\\end{{verbatim}}\n"),
        ("a.rst", ".. termlint: disable", "例如::\n\n   {}\n"),
        ("a.rst", ".. termlint: disable", ".. code-block:: rst\n\n   {}\n"),
        ("a.html", "<!-- termlint: disable -->", "<script>{}</script>"),
        ("a.html", "<!-- termlint: disable -->", "<textarea>{}</textarea>"),
    ],
)
def test_a_comment_shown_as_an_example_silences_nothing(path: str, comment: str, example: str) -> None:
    assert silenced(f"甲\n\n{example.format(comment)}\n乙\n", path) == []
    assert silenced(f"甲\n\n{example.format('b')}\n{comment}\n乙\n", path) == [((), "\n乙\n")]


@pytest.mark.parametrize(
    "above",
    [
        "# termlint: ignore a\n1\n{}",
        "1\n# termlint: ignore a\n{}",
        "NOTE\n<!-- termlint: ignore a -->\n\n{}",
        "NOTE <!-- termlint: ignore a -->\n\n# termlint: disable b\n\n1\n{}",
    ],
)
def test_a_comment_above_a_cue_is_about_the_cue(above: str) -> None:
    cue = "00:01.000 --> 00:02.000\n{}\n\n"
    marked = above.format(cue.format("乙\n丙"))
    text = f"WEBVTT\n\n{cue.format('甲')}{marked}{cue.format('丁')}"
    assert (("a",), "乙\n丙") in silenced(text, "a.vtt")
    assert silenced(cue.format("甲\n<!-- termlint: ignore a -->\n乙\n丙"), "a.srt") == [(("a",), "乙")]


UNIT = "<trans-unit id='1'>{}<source>a</source><target>{}</target></trans-unit>"


def test_units_of_exchange_formats() -> None:
    comment = "<!-- termlint: {} -->"
    units = [
        UNIT.format("", "甲"),
        comment.format("ignore a") + UNIT.format("", "乙"),
        UNIT.format(comment.format("ignore b"), "丙"),
        comment.format("disable c") + UNIT.format("", "丁") + comment.format("enable c"),
        UNIT.format("", f"<![CDATA[戊{comment.format('ignore d')}]]>"),
        comment.format("ignore e"),
    ]
    found = silenced(f"<xliff version='1.2'><file><body>{''.join(units)}</body></file></xliff>", "a.xlf")
    assert [rules for rules, _ in found] == [("a",), ("b",), ("c",), ("e",)]
    assert [[sign for sign in "甲乙丙丁戊" if sign in span] for _, span in found] == [
        ["乙"],
        ["丙"],
        ["丁"],
        [],
    ]
    text = (
        f"<tmx>{comment.format('ignore-file')}<body><tu><tuv lang='zh'><seg>甲</seg></tuv></tu></body></tmx>"
    )
    assert silenced(text, "a.tmx") == [((), text)]


YAML = """# termlint: ignore a
zh:
  one: 甲
  # termlint: ignore b -- 理由
  two: |
    乙
    # termlint: ignore c
    丙
  # termlint: disable d
  three: "丁"
  # termlint: enable d
  four: 戊  # termlint: ignore e
# termlint: ignore f
"""

TOML = '''# termlint: ignore a
one = "甲"
# termlint: ignore b
two = """
乙
# termlint: ignore c
"""
# termlint: disable d
three = '丁'
# termlint: enable d
# termlint: ignore f
'''


def test_catalogues_of_messages() -> None:
    assert silenced(YAML, "zh.yml") == [
        (("a",), "甲"),
        (("b",), "|\n    乙\n    # termlint: ignore c\n    丙\n"),
        (("d",), '\n  three: "丁"\n'),
        (("f",), ""),
    ]
    assert silenced(TOML, "zh.toml") == [
        (("a",), "甲"),
        (("b",), "乙\n# termlint: ignore c\n"),
        (("d",), "\nthree = '丁'\n"),
        (("f",), ""),
    ]
