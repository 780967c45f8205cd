"""Word documents: paragraphs are lines; what is no document is told; nothing is written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_read_offsets import assert_aligned

import termlint
from termlint.cli.group import termlint as command
from termlint.model import HOLE
from termlint.read import Unreadable, decode, is_text, read_document
from termlint.read import docx as reader

NAMES = 'xmlns:w="w" xmlns:m="m" xmlns:mc="mc"'


def document(body: str, part: str = "word/document.xml", head: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, f"{head}<w:document {NAMES}><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def run(said: str) -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{said}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


FAULTY = document(
    paragraph(run("第一段")) + paragraph() + paragraph(run("这是训练所带来"), run("的"), run("的问题。"))
)


def test_a_paragraph_is_a_line_whatever_runs_it_is_divided_into() -> None:
    assert decode("a.docx", FAULTY) == "第一段\n\n这是训练所带来的的问题。\n"


def test_what_is_shown_and_what_is_not() -> None:
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    gone = (
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
    )
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
    box = f"<w:r><w:txbxContent>{paragraph(run('框'))}</w:txbxContent></w:r>"
    body = paragraph(run("甲&amp;"), "<w:r><w:tab/><w:br/></w:r>", formula, gone, field, box, run("乙"))
    body += f"<mc:Fallback>{paragraph(run('重'))}</mc:Fallback>"
    found = read_document("a.docx", document(body))
    assert_aligned(found)
    said = [found.prose[one.start : one.end] for one in found.segments]
    assert said == ["框", f"甲&  {HOLE}增乙"]


def test_it_is_reported_by_paragraph_and_never_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(FAULTY)
    result = CliRunner().invoke(command, ["--lang", "en", "fix", ".", "--format", "concise", "--no-cache"])
    assert result.exit_code == 1
    assert "a.docx:3:8: repeated-word" in result.stdout
    assert "can be fixed" not in result.stdout
    assert Path("a.docx").read_bytes() == FAULTY


def test_what_word_writes_beside_an_open_file_is_not_taken() -> None:
    assert is_text("docs/a.docx")
    assert not is_text("docs/~$a.docx")


def test_a_text_is_no_word_document() -> None:
    with pytest.raises(ValueError, match="holds no text"):
        termlint.check_text("甲", name="a.docx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a ZIP archive"),
        (b"PK\x03\x04" + b"\0" * 40, "not a ZIP archive"),
        (FAULTY[:200], "not a ZIP archive"),
        (document("", part="word/other.xml"), "word/document.xml is missing"),
        (document("<w:p>"), "does not match its start tag"),
        (document("", head='<!DOCTYPE a [<!ENTITY b "c">]>'), "declares entities"),
        (FAULTY.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "encrypted"),
    ],
)
def test_what_is_broken_is_told(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_document("a.docx", data)


def test_a_part_that_would_fill_the_memory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1_000_000)
    bomb = document(paragraph(run("的" * 1_000_000)))
    assert len(bomb) < 50_000
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        read_document("a.docx", bomb)


def test_bytes_at_random_are_told() -> None:
    for at in range(0, len(FAULTY), 7):
        broken = FAULTY[:at] + bytes([FAULTY[at] ^ 0x55]) + FAULTY[at + 1 :]
        try:
            assert_aligned(read_document("a.docx", broken))
        except Unreadable:
            continue


def test_notes_headers_and_footers_follow_the_body_each_said_once() -> None:
    stream = io.BytesIO(document(paragraph(run("正文")) + paragraph()))
    ruby = f"<w:ruby><w:rt>{run('mo')}</w:rt><w:rubyBase>{run('模')}</w:rubyBase></w:ruby>"
    parts = {
        "header1": ("hdr", paragraph(run("页眉"))),
        "header2": ("hdr", paragraph(run("页眉")) + paragraph()),
        "footer1": ("ftr", paragraph(run("页脚"))),
        "footnotes": ("footnotes", f"<w:footnote>{paragraph()}</w:footnote>{paragraph(run('脚注'), ruby)}"),
        "endnotes": ("endnotes", paragraph(run("尾注"))),
        "comments": ("comments", paragraph(run("批注"))),
    }
    with zipfile.ZipFile(stream, "a") as archive:
        for name, (root, body) in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{root} {NAMES}>{body}</w:{root}>")
    assert decode("a.docx", stream.getvalue()).splitlines() == ["正文", "", "尾注", "脚注模", "页脚", "页眉"]
