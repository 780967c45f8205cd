"""HTML, subtitles and plain text: which prose comes out."""

from __future__ import annotations

import pytest
from test_read_markdown import kinds_of, prose_of

from termlint.model import HOLE


def test_html() -> None:
    text = (
        '<!doctype html><html lang="en"><head><title>题 目</title><style>a{甲}</style>\n'
        '<script>var x = "<p>不读</p>";</script></head><body><h1>甲<em>乙</em>丙</h1>\n'
        '<p title="不读">一\n  二<br>三 &lt; <code>x</code>四 <span lang="fr">mot</span></p>\n'
        "<pre>代<b>码</b></pre><ul><li>五<li>六</ul><td>七<!-- 不读 -->八</td></body></html>"
    )
    assert kinds_of(text, "a.html") == [
        ("title", "题 目"),
        ("heading", "甲乙丙"),
        ("paragraph", f"一\n二\n三 < {HOLE}四 {HOLE}"),
        ("item", "五"),
        ("item", "六"),
        ("cell", "七八"),
    ]


@pytest.mark.parametrize(
    "text", ["甲 < 乙", "<p", "<a href='甲", "&amp", "</b></p>甲", "<code>甲<p>乙", "<!--甲", "<![甲"]
)
def test_broken_html_does_not_raise(text: str) -> None:
    assert len(prose_of(text, "a.html")) <= 2


@pytest.mark.parametrize(
    "formula",
    [
        "\\(x_{\\text{的的}}\\)",
        "<span class='math inline'>\\(x_{的的}\\)</span>",
        "\\[\na &lt; 的的^2\n\\]",
        "$$a_{的的}$$",
        "$a_{的的}$",
    ],
)
def test_formulas_in_html_are_holes(formula: str) -> None:
    assert prose_of(f"<p>其中 {formula} 为变量</p>", "a.html") == ["其中 ◌ 为变量"]


def test_dollars_and_brackets_in_html_that_are_no_formulas() -> None:
    text = (
        "<td>价格$a=5</td><td title='$b'>折后$c=4</td><p>由 $5 降到 $4，\\(注\\)</p><script>$('甲')</script>"
    )
    assert prose_of(text, "a.html") == ["价格$a=5", "折后$c=4", "由 $5 降到 $4，\\(注\\)"]


def test_srt() -> None:
    text = (
        "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>你好</i> &amp;\r\n第二行\r\n\r\n"
        "2\r\n0:03.0 --> 0:04.0\r\n三\r\n"
    )
    assert kinds_of(text, "a.srt") == [("cue", "你好 &\n第二行"), ("cue", "三")]


def test_vtt() -> None:
    text = (
        "WEBVTT - 题\n\nNOTE 注\n说明\n\nSTYLE\n::cue {}\n\n甲\n"
        "00:01.000 --> 00:02.500 align:left\n<c.x>你好</c> <00:01.200>世界\n- 四\n"
    )
    assert prose_of(text, "a.vtt") == ["你好 世界\n- 四"]


def test_plain() -> None:
    text = "\ufeff　　甲 https://a.example/x，乙\r\n\r\n• 丙\n  3. 丁\r戊"
    assert kinds_of(text, "a.txt") == [
        ("paragraph", f"甲 {HOLE}，乙"),
        ("item", "丙"),
        ("item", "丁"),
        ("paragraph", "戊"),
    ]
