"""cjk-latin-spacing: what counts as a practice, what goes against it, and what the fix leaves whole."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from termlint.rules.cjk_latin_spacing import RULE

from termlint.engine import agree, examine
from termlint.fix.edits import fix_bytes
from termlint.lexicon import Lexicon
from termlint.model import Examined
from termlint.read import read_text
from termlint.survey import Survey

LEXICON = Lexicon()
RULES = {"cjk-latin-spacing": RULE}
SPACED = "先装 Python 环境，再装 PyTorch 框架，用 NumPy 读数据，在 Linux 上跑。"
TIGHT = "先装Python环境，再装PyTorch框架，用NumPy读数据，在Linux上跑。"
STYLE = {"none": {"cjk-latin-spacing": "none"}, "space": {"cjk-latin-spacing": "space"}, "": {}}


def findings(texts, style=""):
    """As from the cache: the facts of each text go through MessagePack."""
    facts = []
    for name, text in texts.items():
        examined = examine(read_text(name, text), RULES, LEXICON, STYLE[style])
        facts.append((name, msgspec.msgpack.decode(msgspec.msgpack.encode(examined), type=Examined).facts))
    return sorted(agree(RULES, facts), key=lambda finding: (finding.path, finding.start))


def found(text, style="", name="a.md"):
    """What is found and what the fix would write there; None where it would write nothing."""
    return [
        (text[f.start : f.end], f.replacements[0] if f.replacements else None)
        for f in findings({name: text}, style)
    ]


def fixed(text, style="", name="a.md"):
    """Fix until nothing changes, as ``termlint fix`` does: 有3个 has two edits that share the number."""
    for _ in range(8):
        new = fix_bytes(name, text.encode(), findings({name: text}, style), "utf-8")[2].decode()
        if new == text:
            break
        text = new
    return new


@pytest.mark.parametrize(
    ("place", "wrong", "new"),
    [
        ("用CUDA 加速。", "用C", "用 C"),
        ("用 CUDA加速。", "A加", "A 加"),
        ("装 ResNet50模型。", "0模", "0 模"),
        ("用**CUDA** 加速。", "用", "用 "),
        ("用 **CUDA**加速。", "加", " 加"),
        ("用 [CUDA](c.md)加速。", "加", " 加"),
        ("用[CUDA](c.md) 加速。", "用", "用 "),
        ("用 <b>CUDA</b>加速。", "加", " 加"),
        ("要 **加速**CUDA 程序。", "C", " C"),
        ("要**加速**[CUDA](c.md) 程序。", "C", None),
    ],
)
def test_a_missing_space_goes_outside_of_the_markup(place, wrong, new):
    assert found(SPACED + place) == [(wrong, new)]


@pytest.mark.parametrize(
    "place",
    [
        "这件T恤不错。",
        "A股跌了。",
        "去唱卡拉OK吧。",
        "见第3章。",
        "在3月装。",
        "全角，CUDA，好。",
        "加速\nCUDA。",
        "x轴长。",
    ],
)
def test_what_is_no_joint_or_another_question_is_left_alone(place):
    assert found(SPACED + place) == []


def test_each_kind_is_asked_by_itself():
    numbers = "有 3 个，又 5 个，再 7 个，又 9 个，共24个。"
    assert found(TIGHT + numbers * 2 + "还有 `code` 和 `data` 与 `text` 及 `list` 四种。") == []
    assert found(SPACED + numbers[:-5] * 2 + "共24个。") == [("共2", "共 2"), ("4个", "4 个")]
    code = "读 `code` 与 `data` 和 `text` 及 `list` 和`dict` 五种。"
    assert found(TIGHT + code) == [("和", "和 ")]


def test_a_text_that_does_both_has_no_practice():
    assert found(SPACED * 3 + TIGHT) == []
    assert found(SPACED * 20 + TIGHT * 2) == [], "more than a few exceptions need a clearer practice"
    assert len(found(SPACED * 40 + TIGHT * 2)) == 16


def test_a_house_style_settles_words_and_numbers_only():
    assert fixed(SPACED + "读 `code` 有 3 个。", "none") == TIGHT + "读 `code` 有3个。"
    assert fixed(TIGHT + "读`code`有3个。", "space") == SPACED + "读`code`有 3 个。"
    assert {f.confidence for f in findings({"a.md": SPACED}, "none")} == {0.9}


def test_a_space_too_many_is_hidden_unless_the_house_style_minds():
    (finding,) = findings({"a.md": TIGHT * 3 + "用 CUDA加速。"})
    assert finding.confidence < 0.5
    assert finding.safety == "safe"


def test_a_space_that_markup_needs_stays():
    assert found("用 _CUDA_ 加速。", "none") == [(" ", None), (" ", None)]
    catalogue = 'msgid "a"\nmsgstr "用 **CUDA** 加速 C 程序。"\n'
    assert [f.replacements for f in findings({"a.po": catalogue}, "none")] == [(), ()]


def test_a_small_file_follows_its_project():
    texts = {f"{n}.md": SPACED * 8 for n in range(6)} | {"new.md": "请装CUDA 环境。"}
    (finding,) = findings(texts)
    assert (finding.path, finding.replacements) == ("new.md", ("装 C",))
    assert "project" in finding.reason.en


def test_a_text_without_spaces_has_none_between_few_words_either():
    texts = {f"{n}.md": SPACED * 8 for n in range(6)} | {"new.md": "请装CUDA环境。" + "共3项，" * 9}
    assert findings(texts) == []


def test_safe_only_where_the_practice_is_clear():
    (few,) = findings({"a.md": SPACED + "用CUDA 加速。"})
    (many,) = findings({"a.md": SPACED * 3 + "用CUDA 加速。"})
    assert (few.safety, many.safety) == ("unsafe", "safe")


def test_the_survey_agrees():
    for text, spaced in ((SPACED, True), (TIGHT, False)):
        assert Survey(read_text("a.md", text), LEXICON).spaced is spaced


PARTS = st.lists(
    st.sampled_from(
        [
            "用",
            "模型",
            "，",
            "。",
            " ",
            "CUDA",
            "x",
            "3",
            "50%",
            "`code`",
            "$x$",
            "**粗**",
            "**A**",
            "[B](u)",
            "_C_",
            "\n",
        ]
    ),
    max_size=30,
).map("".join)


@given(PARTS, st.sampled_from(["space", "none"]))
def test_the_fix_moves_spaces_only_and_settles(text, style):
    once = fixed(SPACED + text, style)
    assert re.sub(" ", "", once) == re.sub(" ", "", SPACED + text)
    assert fixed(once, style) == once


@given(
    st.lists(
        st.sampled_from(["先装 Python 环境，", "有 3 个，", "读 `a` 和 $b$ 的，", "见第3章，"]), max_size=40
    )
)
def test_a_text_that_keeps_its_practice_is_never_reported(parts):
    text = "".join(parts)
    assert found(text) == []
    assert found(text.replace(" ", "")) == []


def test_numbers_in_a_template_are_no_practice():
    log = "".join(f"- 服务 1.{at} 发布，升级GPU驱动和CUDA库。\n" for at in range(20))
    assert found(log + "\n多线加速比为1200倍。") == []
    assert found(log.replace("级GPU驱动和CUDA库", "级驱动") + "\n多线加速比为1200倍。") != []


def test_a_document_that_goes_its_own_way_is_not_held_to_the_project():
    project = {f"{at}.md": SPACED * 3 for at in range(5)}
    own = "装Go，装Lua，装Vim，用Git，用 Make，用 Bash。"
    assert [one.path for one in findings({**project, "own.md": own})] == []
    assert {one.path for one in findings({**project, "own.md": "装 Go，装 Lua，用Git，用 Make。"})} == {
        "own.md"
    }
