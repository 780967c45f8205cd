"""XLIFF, TMX and JSON catalogues: what is read, what is left alone, and what a fix changes."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_read_offsets import assert_aligned

from termlint.api import fix_text
from termlint.model import HOLE
from termlint.read import Unreadable, is_text, read_text
from termlint.read.raw import read_both

XLIFF = (
    '<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="en" target-language="zh-CN"><body>\n'
    "{}\n</body></file></xliff>\n"
)
TWO = (
    '<xliff version="2.0" srcLang="en" trgLang="zh-TW"><file id="f">'
    "<unit id='u'><segment><source>a</source><target>{}</target></segment></unit></file></xliff>"
)
TMX = (
    '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>模型 a</seg></tuv>'
    '<tuv xml:lang="zh-CN"><seg>{}</seg></tuv></tu></body></tmx>'
)


def unit(target: str, source: str = "a") -> str:
    return f"<trans-unit id='1'><source>{source}</source><target>{target}</target></trans-unit>"


def prose_of(text: str, path: str) -> list[str]:
    document = read_text(path, text)
    assert_aligned(document)
    return [document.prose[one.start : one.end] for one in document.segments]


def test_mandarin_is_chinese():
    text = TMX.format("训练").replace("zh-CN", "cmn-Hans-CN")
    assert prose_of(text, "a.tmx") == ["训练"]
    assert prose_of(text.replace("cmn-", "cmnx-"), "a.tmx") == []


def test_xliff_1():
    units = unit("训练<g id='1'>的</g>问题 &amp; <x id='2'/>测试&#x3002;") + unit("模型", "模型")
    assert prose_of(XLIFF.format(units), "a.xlf") == [f"训练的问题 & {HOLE}测试。"]


def test_xliff_2_and_nested_placeholders():
    target = "训<pc id='1'>练</pc><ph id='2'>不<sub>读</sub></ph>完<![CDATA[<b>粗</b>]]>"
    assert prose_of(TWO.format(target), "a.xliff") == [f"训练{HOLE}完粗"]


def test_formatting_that_encloses_text_is_nothing():
    target = (
        "训<bpt id='1'>&lt;b&gt;</bpt>练<ept id='1'>&lt;/b&gt;</ept>甲<ph id='2'>{}</ph><it id='3'>b</it>乙"
    )
    assert prose_of(XLIFF.format(unit(target)), "a.mqxliff") == [f"训练甲{HOLE}乙"]
    target = "训<sc id='1'/>练<ec startRef='1'/><cp hex='001A'/>"
    assert prose_of(TWO.format(target), "a.xliff") == [f"训练{HOLE}"]


def test_a_unit_of_several_segments_is_read_segment_by_segment():
    target = (
        "<g id='1'><mrk mtype='seg' mid='1'>甲<g id='2'>一</g></mrk></g> <mrk mtype='seg' mid='2'>乙</mrk>"
    )
    assert prose_of(XLIFF.format(unit(target)), "a.sdlxliff") == ["甲一", "乙"]


def test_a_program_in_typescript_is_no_catalogue_of_qt():
    assert prose_of("export default { title: '的的' };", "zh-CN.ts") == []
    with pytest.raises(Unreadable, match="does not match its start tag"):
        read_text("zh_CN.ts", "<TS><a></TS>")


ELEMENTS = (
    "source target seg-source g mrk x trans-unit segment alt-trans bpt message translation numerusform "
    "tu tuv seg"
).split()
WILD = st.lists(st.sampled_from([*ELEMENTS, *["/"] * 9, "甲", "乙", "&amp;"]), max_size=30)


@settings(max_examples=300, deadline=None)
@example(["trans-unit", "target", "甲", "/", "alt-trans", "trans-unit"], "a.xlf")
@example(["trans-unit", "target", "甲", "/", "trans-unit", "/"], "a.xlf")
@given(WILD, st.sampled_from(["a.xlf", "a.tmx", "zh.ts"]))
def test_elements_in_any_order(parts: list[str], path: str) -> None:
    written, names = "", ["a"]
    for part in parts:
        if part == "/" and len(names) > 1:
            written += f"</{names.pop()}>"
        elif part in ELEMENTS:
            written += f"<{part} mtype='seg'>" if part == "mrk" else f"<{part}>"
            names.append(part)
        else:
            written += part
    text = f"<?xml version='1.0'?><a>{written}" + "".join(f"</{name}>" for name in reversed(names))
    assert_aligned(read_text(path, text))
    both = read_both(path, text)
    assert both
    assert_aligned(both.target)
    assert len(both.target.segments) == len(both.source.segments)


def test_tmx_reads_only_the_chinese_side():
    assert prose_of(TMX.format("训练的问题"), "a.tmx") == ["训练的问题"]


def test_another_language_is_not_read():
    assert prose_of(TWO.replace("zh-TW", "ja").format("訓練の問題"), "a.xlf") == []


@pytest.mark.parametrize("form", [XLIFF.replace("{}", unit("{}")), TWO, TMX])
def test_a_fix_keeps_every_other_byte(form: str) -> None:
    text = form.format("训练所带来的的问题 &lt;b&gt; &amp; 测试").replace("\n", "\r\n")
    name = "a.tmx" if "tmx" in form else "a.xlf"
    assert fix_text(text, name=name) == text.replace("的的", "的")


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("甲乙 &<>\"'\n]]>{}%s"), max_size=30), st.booleans())
def test_what_is_written_is_what_is_read(said: str, section: bool) -> None:
    written = f"<![CDATA[{said}]]>" if section and "]]>" not in said else escape(said)
    document = read_text("a.tmx", TMX.format(written))
    assert_aligned(document)
    alone = read_text("a.json", json.dumps([said]))
    assert document.prose == alone.prose


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<xliff>\n<a></b></xliff>", 2, "does not match its start tag"),
        ("", 1, "ends before an element is closed"),
        ('<!DOCTYPE a [\n<!ENTITY b "c">]><a>&b;</a>', 2, "declares entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 1, "declares entities"),
        ("<a>\x00</a>", 1, "not allowed here"),
    ],
)
def test_what_is_no_xml_is_told_with_its_place(text: str, line: int, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read_text("a.xlf", text)
    assert caught.value.problem.place == line


def test_json_values_are_read_and_keys_are_not():
    text = json.dumps({"的的": {"a": "训练{n}个", "b": ["<b>模型</b>", 1, None, "x"]}}, ensure_ascii=False)
    assert prose_of(text, "zh.json") == [f"训练{HOLE}个", "模型", "x"]


def test_a_fix_of_json_keeps_every_other_byte():
    text = '{ "a" : "训练所带来的的\\u95ee题\\n\\"好\\"" ,\r\n"的的":1.0 }'
    assert fix_text(text, name="zh.json") == text.replace("来的的", "来的")


@pytest.mark.parametrize("path", ["zh.json", "zh-CN.json", "locales/zh/a.json", "a.zh_Hant_TW.json", "a.xlf"])
def test_taken_in_a_folder(path: str) -> None:
    assert is_text(path)


@pytest.mark.parametrize(
    "path", ["package.json", "en.json", "zhang.json", "my.zhx/a.json", "zh/Makefile", "md"]
)
def test_not_taken_in_a_folder(path: str) -> None:
    assert not is_text(path)
