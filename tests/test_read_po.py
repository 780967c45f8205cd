"""gettext catalogues: what is prose, where it stands, what may be written back."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_offsets import ODD, SNIPPETS, assert_aligned

from termlint.api import check_text, fix_text
from termlint.engine import examine, place_finding, written
from termlint.fix.edits import apply
from termlint.lexicon import Lexicon
from termlint.model import BREAK, HOLE, Document, Finding, Message
from termlint.read import Unreadable, escapes_of, read_document, read_text
from termlint.registry import rules

HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SAID = Message("said", "说")
LEXICON = Lexicon()


def quoted(text: str) -> str:
    return f'"{text.translate(escapes_of("a.po"))}"'


def entry(translation: str, source: str = "") -> str:
    return (
        f"msgid {quoted(source or f'source {sum(map(ord, translation))}')}\nmsgstr {quoted(translation)}\n\n"
    )


def prose_of(text: str) -> list[str]:
    document = read_text("a.po", HEADER + text)
    assert_aligned(document)
    return [document.prose[segment.start : segment.end] for segment in document.segments]


def shown(translation: str) -> str:
    return "|".join(prose_of(entry(translation)))


# -- which strings are read -------------------------------------------------------------------------


def test_translations_only() -> None:
    text = (
        '#. 给译者的话\n#: a.c:1\n#| msgid "旧"\nmsgctxt "场合"\nmsgid "原文"\nmsgstr "译文"\n\n'
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "一个文件"\nmsgstr[1] "%d 个文件"\n\n'
        'msgid "untranslated"\nmsgstr ""\n\nmsgid "变量"\nmsgstr "变量"\n\n'
        '#, fuzzy, c-format\nmsgid "b"\nmsgstr "模糊"\n\n#, no-fuzzy-matching\nmsgid "c"\nmsgstr "清楚"\n\n'
        '#, fuzzy\n#~ msgid "d"\n#~ msgstr "废弃"\n\n# 新\nmsgid "e"\nmsgstr "新的"\n'
    )
    assert prose_of(text) == ["译文", "一个文件", f"{HOLE} 个文件", "清楚", "新的"]
    assert read_text("a.po", HEADER + text).segments[0].kind == "entry"


def test_an_empty_original_with_a_context_is_no_header() -> None:
    assert prose_of('msgctxt "x"\nmsgid ""\nmsgstr "无名"\n') == ["无名"]


def test_a_catalogue_of_another_language_is_not_read() -> None:
    german = "".join(entry(f"Die Datei Nummer {number} fehlt") for number in range(11))
    assert prose_of(german) == []
    assert prose_of(german + entry("缺少文件")) == []
    assert len(prose_of(entry("Die Datei fehlt") + entry("缺少文件"))) == 2


def test_a_template_has_nothing_to_read() -> None:
    document = read_text("a.pot", HEADER.replace("UTF-8", "CHARSET") + 'msgid "a"\nmsgstr ""\n')
    assert document.prose == "" and document.script == "none"


def test_wrapped_strings_are_one_run() -> None:
    text = HEADER + 'msgid "a"\nmsgstr ""\n"梯度下"\n  "降 Scal"\r\n"ing Law"\n'
    document = read_text("a.po", text)
    assert document.prose == "梯度下降 Scaling Law" + BREAK
    start, end = document.alignment.span(5, 12)
    assert text[start:end] == 'Scal"\r\n"ing'
    assert not document.alignment.whole(5, 12) and document.alignment.whole(5, 9)


@pytest.mark.parametrize(
    ("string", "meant"),
    [
        (r"甲\n乙\t丙", "甲\n乙\t丙"),
        (r"说\"甲\"，\\乙", '说"甲"，\\乙'),
        (r"甲\101\x42", "甲AB"),
        (r"\347\224\262\xe4\xb9\x99丙", "甲乙丙"),
        (r"甲\347乙", f"甲{HOLE}乙"),
        (r"甲\0乙", f"甲{HOLE}乙"),
        ("甲\\\n乙", "甲乙"),
        ("甲\\\r\n乙", "甲乙"),
    ],
)
def test_escapes(string: str, meant: str) -> None:
    assert prose_of(f'msgid "a"\nmsgstr "{string}"\n') == [meant]


def test_an_escape_is_one_character_that_stands_for_all_of_it() -> None:
    text = HEADER + 'msgid "a"\nmsgstr "甲\\n\\"乙\\344\\270\\231"\n'
    document = read_text("a.po", text)
    assert document.prose == '甲\n"乙丙' + BREAK
    where = [document.alignment.span(at, at + 1) for at in range(5)]
    assert [text[start:end] for start, end in where] == ["甲", "\\n", '\\"', "乙", "\\344\\270\\231"]


# -- markup in them ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("translation", "prose"),
    [
        ("用 ``a*b `c` d`` 和 `x` 训练", "用 ○ 和 ○ 训练"),
        ("参阅 :ref:`attention`、:class:`~a.B` 与 {doc}`c`", "参阅 ○、○ 与 ○"),
        ("参阅 :ref:`注意力机制 <attention>` 一节", "参阅 注意力机制 一节"),
        ("参阅 `注意力机制 <https://a.example/b_c>`_ 和 `词元`__", "参阅 注意力机制 和 ○"),
        ("参阅 `data/a <https://a.example/>`_", "参阅 ○"),
        ("参阅 `<https://a.example/>`_ 一节", "参阅 ○ 一节"),
        ("按 :guilabel:`保存`，:dfn:`词元` 即 :term:`token`", "按 保存，词元 即 ○"),
        ("**缩放**定律，*参数* args，\\ ``x``\\ 的值", "缩放定律，参数 args，○的值"),
        ("a*b*c 与 2 * 3 * 4 与 *args", "a*b*c 与 2 * 3 * 4 与 *args"),
        ("版本 |release| 见 [1]_、[#n]_ 与 [Kin14]_", "版本 ○ 见 、 与 "),
        ("| 注意力机制 | 词元嵌入层 |\n|---|---|", "| 注意力机制 | 词元嵌入层 |\n|---|---|"),
        ("[注意力](a_(b).md \"题\")和![图](x.png)，见 https://a.example/x。", "注意力和图，见 ○。"),
        ("共 %d 个，%(name)s、%1$s、%-5.2f 与 %s。", "共 ○ 个，○、○、○ 与 ○。"),
        ("增加 50% 的 5%d，100%，%1 与 %%", "增加 50% 的 5%d，100%，○ 与 %%"),
        ("{} 和 {0:.2f}、{user.name!r}、${x}、{{ y }}、{% if z %}", "○ 和 ○、○、○、○、○"),
        ("{中文} 和 {a b}", "{中文} 和 {a b}"),
        ("<b>甲</b><0>乙</0><br/><code>x = 1</code>&nbsp;丙<!-- 丁 -->", "甲乙○丙"),
        ("a < b > c，<name> 不变", "a < b > c，○ 不变"),
        ("运行：\n```bash\nls *.py\n\nrm x\n```\n即可", "运行：\n○\n即可"),
        ("由 $x_1 + y$ 得 \\(z^2\\)", "由 ○ 得 ○"),
    ],
)  # fmt: skip
def test_markup(translation: str, prose: str) -> None:
    assert shown(translation).replace(HOLE, "○") == prose


def test_markup_goes_on_over_a_wrap_and_never_into_the_next_entry() -> None:
    text = (
        'msgid "a"\nmsgstr "用 ``a "\n"b`` 与 `` 训练"\n\nmsgid "b"\nmsgstr "到 `` 为止，**粗"\n\n'
        + entry("体**")
    )
    assert prose_of(text) == [f"用 {HOLE} 与 `` 训练", "到 `` 为止，**粗", "体**"]


# -- what is no catalogue ---------------------------------------------------------------------------


def test_what_is_no_second_definition() -> None:
    one = 'msgid "a"\nmsgstr "甲"\n'
    obsolete = '#~ msgid "a"\n#~ msgstr "丙"\n'
    text = f'{one}\nmsgctxt ""\n{one}\nmsgctxt "b"\n{one}\n{obsolete}\n{obsolete}'
    assert prose_of(text) == ["甲", "甲", "甲"]


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ('msgid "a"\nmsgstr "甲""\n', 2, 11, "not closed"),
        ('msgid "a"\r\nmsgstr "甲\r\n', 2, 8, "not closed"),
        ('\ufeffmsgid "a\nmsgstr "甲"\n', 1, 7, "not closed"),
        ('msgid "a"\nmsgstr "甲" x\n', 2, 12, "“x” does not belong to any entry"),
        ('msgid "a"\n\n<<<<<<< HEAD\nmsgstr "甲"\n', 3, 1, "“<<<<<<<” does not belong to any entry"),
        ('msgid "a"\nmsgid "b"\nmsgstr "乙"\n', 1, 1, "“msgid” has no “msgstr”"),
        ('msgid "a"\nmsgstr "甲"\nmsgctxt "c"\nmsgstr "乙"\n', 3, 1, "“msgctxt” has no “msgstr”"),
        ('msgid "a"\n', 1, 1, "“msgid” has no “msgstr”"),
        ('msgid "a"\nmsgstr\n\nmsgid "b"', 4, 1, "“msgstr” has no string"),
        ('msgstr "甲"\n', 1, 1, "“msgstr” is in the wrong place"),
        ('msgid "a"\nmsgstr "甲"\nmsgstr "乙"\n', 3, 1, "“msgstr” is in the wrong place"),
        ('msgid "a"\nmsgstr "甲"\n# 注\n"乙"\n', 4, 1, "does not belong to any entry"),
        ('msgid "a"\nmsgstr "甲"\n"乙\\n\\q"\n', 3, 5, "“\\q” is no escape"),
        ('msgid "a"\nmsgstr "甲\\xg"\n', 2, 10, "“\\x” is no escape"),
        ('msgid "a"\nmsgstr "甲"\n\n#, fuzzy\nmsgid ""\n"a"\nmsgstr ""\n', 5, 1, "defined twice"),
        ('msgctxt "c"\nmsgid "a"\nmsgstr "甲"\nmsgctxt "c"\nmsgid "a"\nmsgstr "甲"\n', 5, 1, "defined twice"),
        ("<html>", 1, 1, "does not belong to any entry"),
    ],
)
def test_malformed(text: str, line: int, column: int, what: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_text("a.po", text)
    problem = caught.value.problem
    assert problem.place == line and problem.message.en.startswith(f"column {column}: ")
    assert what in problem.message.en and problem.message.zh.startswith(f"第 {column} 列：")


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a" msgstr "甲" "乙"',
        'msgid"a"msgstr"甲乙"',
        'msgid "a"\n\n\n  msgstr\n\t"甲乙"\n',
        'msgid "a"\r\nmsgstr "甲"\r\n"乙"\r\n',
        'msgid "a"\rmsgstr "甲乙"\r',
        'msgid "a" # 旁注\n# 又注\nmsgstr "甲乙" # 末注\n',
        'domain "x"\nmsgid "a"\nmsgid_plural "b"\nmsgstr [ 0 ] "甲乙"\n',
        '\f\n#~ 废弃\n#~ msgid "a\n#| msgid "b\nmsgid "a"\nmsgstr "甲乙"\n#~ x',
    ],
)
def test_what_gettext_lets_pass(text: str) -> None:
    assert prose_of(text) == ["甲乙"]
    assert read_text("a.po", "\ufeff" + text).prose == "甲乙" + BREAK


def test_the_command_goes_on_and_leaves_it_as_it_is(tmp_path, monkeypatch, capfd) -> None:  # type: ignore[no-untyped-def]
    from termlint.cli import run

    monkeypatch.chdir(tmp_path)
    bad, good = HEADER + 'msgid "a"\nmsgstr "水平的的生产力\n', HEADER + entry("水平的的生产力")
    (tmp_path / "a.po").write_text(bad, encoding="utf-8")
    (tmp_path / "b.po").write_text(good, encoding="utf-8")
    assert run(["fix", "--no-cache", "--lang", "en", "."]) == 2
    assert "termlint: a.po:7: column 8: the string is not closed" in capfd.readouterr().err
    assert (tmp_path / "a.po").read_text("utf-8") == bad
    assert (tmp_path / "b.po").read_text("utf-8") == good.replace("的的", "的")


# -- what translators ask for -----------------------------------------------------------------------


def silenced(text: str) -> list[tuple[tuple[str, ...], str]]:
    document = read_text("a.po", HEADER + text)
    return [(silence.rules, document.text[silence.start : silence.end]) for silence in document.suppressions]


def test_suppressions() -> None:
    first = '# termlint: ignore a-b -- 原文如此\n# termlint: ignore c\nmsgid "a"\nmsgstr "甲"'
    second = '#: b.c\n#, c-format, termlint-ignore\nmsgid "b"\nmsgstr "乙"'
    assert silenced(f'#~ msgid "o"\n#~ msgstr "废"\n\n{first}\n\n{second}\n\n{entry("丙")}') == [
        (("a-b",), first),
        (("c",), first),
        ((), second),
    ]
    assert silenced(f"{entry('甲')}# termlint: ignore\n") == [((), "")]
    assert silenced(entry("甲 # termlint: ignore")) == []


def test_suppressed_entries_give_no_finding() -> None:
    text = (
        HEADER + "# termlint: ignore repeated-word\n" + entry("水平的的生产力") + entry("水平的的能力", "b")
    )
    (finding,) = check_text(text, name="a.po")
    assert finding.start > text.index("能") - 4


# -- bytes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["GB2312", "gb18030", "Big5", "CP936"])
def test_the_header_names_the_charset(charset: str) -> None:
    text = HEADER.replace("UTF-8", charset) + entry("水平的的生力")
    document = read_document("zh.po", text.encode(charset))
    assert document.text == text and "水平的的生力" in document.prose
    assert fix_text(text, name="zh.po") == text.replace("的的", "的")


@pytest.mark.parametrize("charset", ["CHARSET", "UTF-8", "ASCII", "no-such-charset", "rot13"])
def test_any_other_charset_is_left_to_the_configuration(charset: str) -> None:
    text = HEADER.replace("UTF-8", charset) + entry("甲乙")
    assert read_document("zh.po", text.encode()).text == text
    assert read_document("zh.po", text.encode("gb18030"), "gb18030").text == text


def test_a_header_that_names_the_wrong_charset_is_told() -> None:
    with pytest.raises(Unreadable, match=r"not GB2312 at byte .*which its header names"):
        read_document("zh.po", (HEADER.replace("UTF-8", "GB2312") + entry("蘋果")).encode())


def test_a_charset_counts_in_the_header_of_a_catalogue_only() -> None:
    text = 'msgid "a"\nmsgstr "甲"\n\n' + HEADER.replace("UTF-8", "GBK")
    assert read_document("zh.po", text.encode()).text == text
    assert read_document("zh.md", HEADER.replace("UTF-8", "GBK").encode()).text


# -- what may be written ----------------------------------------------------------------------------


def replaced(document: Document, start: int, end: int, new: str) -> str | None:
    """Return the text with a stretch of prose replaced, None if the engine refuses."""
    finding = place_finding(document, "x", Finding(start, end, SAID, (new,), "safe"))
    return apply(document.text, finding.edits) if finding.edits else None


def test_a_fix_over_a_wrap_is_made_right_or_not_at_all() -> None:
    text = HEADER + 'msgid "a"\nmsgstr "我们训练"\n"训练 Scal"\n"ing Law"\n'
    document = read_text("a.po", text)
    assert replaced(document, 2, 6, "训练") == text.replace('"训练 ', '" ')
    assert replaced(document, 7, 18, "Scaling Laws") == text.replace("Law", "Laws")
    assert replaced(document, 7, 14, "缩放") is None


def test_a_replacement_is_escaped() -> None:
    text = HEADER + entry("甲乙\n丙")
    document = read_text("a.po", text)
    assert replaced(document, 1, 2, 'a"b\\c\n') == text.replace("乙", 'a\\"b\\\\c\\n')
    assert replaced(document, 1, 4, '"\n丙') == text.replace("乙", '\\"')
    assert replaced(document, 2, 3, " ") is None
    assert read_text("a.md", "甲乙").escapes == {}


def test_a_replacement_of_a_project_rule_is_escaped() -> None:
    finding = Finding(1, 2, SAID, ('a"b', "c"), "safe", path="a.po")
    assert written(finding, escapes_of("a.po")).replacements == ('a\\"b', "c")
    assert written(finding, escapes_of("a.md")) is finding


TEXTS = st.lists(
    st.sampled_from([*SNIPPETS, '"', '\\"', "%s", "{x}", "``", ":ref:`x <y>`", "\\ ", "的的", "我们我们"]),
    max_size=14,
).map("".join)


@st.composite
def catalogues(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """Draw a catalogue, wrapped anywhere, and its (original, translation) pairs."""
    pairs = draw(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
    ending = draw(st.sampled_from(["\n", "\r\n", " "]))
    parts = [draw(st.sampled_from(["", "\ufeff"])), HEADER.replace("\n", ending) + "\n"]
    for number, (source, translation) in enumerate(pairs):
        cuts = sorted(draw(st.lists(st.integers(0, len(translation)), max_size=3)))
        pieces = [translation[a:b] for a, b in pairwise([0, *cuts, len(translation)])]
        comment = draw(st.sampled_from(["", "#: a.c:1\n", "#, c-format\r\n", '#~ msgid "x"\n']))
        strings = ending.join(map(quoted, pieces))
        parts.append(f"{comment}msgid {quoted(source + str(number))}{ending}msgstr {strings}\n\n")
    return "".join(parts), [(f"{source}{number}", said) for number, (source, said) in enumerate(pairs)]


_REFERENCE = re.compile(r'(?m)(?<![#~"\w])(msgid|msgstr)\s+((?:"(?:[^"\\]|\\.)*"\s*)+)')


def pairs_of(text: str) -> list[tuple[str, str]]:
    """Parse a catalogue in another way than the reader, as a check: no comments but on lines of their own."""
    plain = "\n".join(line for line in re.split(r"\r\n|\n", text) if not line.startswith("#"))
    values = []
    for _, value in _REFERENCE.findall(plain):
        inner = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', value))
        values.append(
            re.sub(r"\\(.)", lambda match: {"n": "\n", "r": "\r", "t": "\t"}.get(match[1], match[1]), inner)
        )
    return list(zip(values[2::2], values[3::2], strict=True))


@settings(max_examples=250, deadline=None)
@given(catalogues())
def test_offsets(drawn: tuple[str, list[tuple[str, str]]]) -> None:
    text, pairs = drawn
    assert_aligned(read_text("a.po", text))
    assert pairs_of(text) == pairs, "the check itself"


@settings(max_examples=150, deadline=None)
@given(catalogues(), st.data())
def test_a_replacement_changes_its_stretch_and_nothing_else(
    drawn: tuple[str, list[tuple[str, str]]], data: st.DataObject
) -> None:
    text, pairs = drawn
    document = read_text("a.po", text)
    if not document.segments:
        return
    segment = data.draw(st.sampled_from(document.segments))
    start = data.draw(st.integers(segment.start, segment.end - 1))
    end = data.draw(st.integers(start + 1, segment.end))
    old, new = document.prose[start:end], data.draw(st.sampled_from(["新", '新"', "\\", "", "新\n", "\\n"]))
    after = replaced(document, start, end, new)
    if after is None:
        return
    changed = [(one, two) for one, two in zip(pairs, pairs_of(after), strict=True) if one != two]
    assert all(one[0] == two[0] for one, two in changed) and len(changed) <= 1
    if document.alignment.whole(start, end) and old != new:
        ((before, now),) = changed
        assert len(now[1]) == len(before[1]) + len(new) - len(old) and new in now[1]


@settings(max_examples=60, deadline=None)
@given(catalogues())
def test_fixing_twice_changes_nothing_more(drawn: tuple[str, list[tuple[str, str]]]) -> None:
    text, pairs = drawn
    once = fix_text(text, name="a.po", unsafe=True)
    assert fix_text(once, name="a.po", unsafe=True) == once
    assert [source for source, _ in pairs_of(once)] == [source for source, _ in pairs]


# -- odd texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_translation_is_quick(odd: str) -> None:
    began = time.process_time()
    assert_aligned(read_text("a.po", HEADER + entry("甲" + odd)))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "odd",
    [
        '"' * 200_000,
        '"a"\n' * 200_000,
        "#" * 500_000,
        "#\n" * 300_000,
        "#~\n#,\n" * 150_000,
        'msgid "a"\n' * 100_000,
        'msgid "a"\nmsgstr ""\n' + '"甲\\n"\n' * 200_000,
        'msgid "a"\nmsgstr "' + "\\344\\270\\255" * 100_000 + '"',
        'msgid "a"\nmsgstr "' + "\\377" * 200_000 + '"',
        'msgid "a"\nmsgstr "甲' + "\\" * 400_000 + '"',
        'msgid "a"\nmsgstr "甲' + "``a" * 100_000 + '"',
        'msgid "a"\nmsgstr "甲' + ":a:`" * 100_000 + '"',
        'msgid "a"\nmsgstr "甲' + "```a\\n" * 50_000 + '"',
        'msgid "a"\nmsgstr "甲' + "**a" * 100_000 + '"',
        'msgid "a"\nmsgstr "甲' + "<code>" * 50_000 + '"',
        'msgid "a"\nmsgstr "甲' + "%(a" * 100_000 + '"',
        'msgid "a"\nmsgstr "甲' + "|a" * 100_000 + '"',
        "# termlint: ignore\n" * 300 + 'msgid "a"\nmsgstr "甲"\n',
        ('# termlint: ignore\nmsgid "a"\nmsgstr "甲"\n' * 300),
        "msgstr[" + "1" * 300_000,
    ],
    ids=range(20),
)
def test_an_odd_catalogue_is_quick(odd: str) -> None:
    began = time.process_time()
    try:
        assert_aligned(read_text("a.po", odd))
    except Unreadable as fault:
        assert fault.problem.place
    assert time.process_time() - began < 5


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*SNIPPETS, '"', 'msgid "a"\n', 'msgstr "甲"\n', "#~ ", "[0] "]), max_size=20)
)
def test_any_text_is_read_or_refused(parts: list[str]) -> None:
    try:
        assert_aligned(read_text("a.po", "".join(parts)))
    except Unreadable as fault:
        assert fault.problem.place and fault.problem.message.zh


def test_rules_run_on_translations() -> None:
    text = HEADER + 'msgid "PyTroch"\nmsgstr ""\n"我们说的是水平的"\n"的生产力。"\n'
    (finding,) = examine(read_text("a.po", text), rules(), LEXICON).findings
    assert text[finding.start : finding.end] == '的"\n"的' and finding.replacements == ('的"\n"',)
