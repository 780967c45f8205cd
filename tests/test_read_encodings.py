"""The encoding of a file: what it declares itself, and where it is not what it should be."""

from __future__ import annotations

import pytest

from termlint.read import Unreadable, read_document

TMX = (
    '<?xml version="1.0" encoding="{}"?>\n<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>a</seg></tuv>'
    '<tuv xml:lang="zh-CN"><seg>水平的的生力</seg></tuv></tu></body></tmx>\n'
)
HTML = "<!doctype html><html><head><meta {}></head><body><p>水平的的生力</p></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("a.tmx", TMX.format("GB2312"), "gb2312"),
        ("a.tmx", TMX.format("Big5"), "big5"),
        ("a.xlf", TMX.format("UTF-16"), "utf-16-le"),
        ("a.xlf", TMX.format("UTF-16"), "utf-16-be"),
        ("a.html", HTML.format("charset=gbk"), "gbk"),
        ("a.html", HTML.format('charset="gb2312"'), "gb18030"),
        ("a.htm", HTML.format('http-equiv=Content-Type content="text/html; charset=gb2312"'), "gb2312"),
        ("a.xhtml", TMX.format("GBK"), "gbk"),
        ("a.html", HTML.format("charset=gbk"), "utf-8"),
        ("a.tmx", TMX.format("GB2312"), "utf-8"),
        ("a.html", HTML.format("charset=nonsense"), "utf-8"),
    ],
)
def test_what_a_file_declares(name: str, text: str, encoding: str) -> None:
    document = read_document(name, text.encode(encoding))
    assert document.text == text and "水平的的生力" in document.prose


@pytest.mark.parametrize(
    ("name", "data", "place", "column"),
    [
        ("a.md", "甲\n乙丙".encode() + b"\xff", 2, 3),
        ("a.md", b"\xef\xbb\xbfa\r\nb\r\n\xff", 3, 1),
        ("a.txt", "甲\n乙".encode() + b"\0", 2, 2),
        ("a.tmx", TMX.format("GB2312").encode("gb2312").replace(b"</body>", b"\xff</body>"), 2, 117),
    ],
)
def test_a_bad_byte_is_told_with_line_and_column(name: str, data: bytes, place: int, column: int) -> None:
    with pytest.raises(Unreadable, match=rf"column {column}: .*byte") as caught:
        read_document(name, data)
    problem = caught.value.problem
    assert problem.place == place and data[problem.byte or 0] in (0xFF, 0)


def test_the_first_byte_of_what_is_no_text_has_no_line() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document("a.png", b"\x89PNG\0")
    assert caught.value.problem.place is None
