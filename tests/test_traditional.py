"""The rules read traditional text: their own examples, converted, with what is not found and why."""

import pytest
from opencc import OpenCC

from termlint.lexicon import Lexicon
from termlint.manual.docs import manual
from termlint.manual.examples import findings, projects
from termlint.model import BREAK
from termlint.read import read_text
from termlint.registry import rule_modules
from termlint.survey import Survey

LEXICON = Lexicon()
MODULES = rule_modules()
ASKED = sorted(
    name for name, one in MODULES.items() if one.RULE.group in ("characters", "terms", "typography")
)
SHOWN = 0.5
"""The default of min-confidence."""

SILENT = {
    "de-particle": {"地": "地 for 的 is said in doubt: half of it was wrong in real traditional text"},
    "inconsistent-term": {
        "網路": "Taiwan's own word",
        "上下文平行": "平行 is Taiwan's own word",
        "部份": "spellings are compared in simplified text only",
    },
    "missing-character": {"目標函": "what is left of a term is not looked for"},
    "wrong-character": {"拓樸": "Taiwan writes so"},
    "wrong-rendering": {"轉移學習": "Taiwan says so"},
}
"""What is marked in the examples of a rule and not found in traditional text."""

MORE = {"inconsistent-term": {"過度擬合": "the termbase prefers the other form for the mainland"}}
"""What is right in an example and found in traditional text."""


def converted(name):
    """Yield the projects of a rule's examples in traditional characters, at the same offsets."""
    convert = OpenCC("s2tw").convert
    for project in projects(manual(MODULES[name]).examples):
        yield [one._replace(path=f"zh-TW/{one.path}", text=convert(one.text)) for one in project]


@pytest.mark.parametrize("name", ASKED)
def test_examples_are_found_in_traditional_text_too(name):
    missed, more = [], []
    for project in converted(name):
        found = findings(name, MODULES[name].RULE, project)
        for text in project:
            spans = {(f.start, f.end) for f in found if f.path == text.path and f.confidence >= SHOWN}
            missed += [text.text[start:end] for start, end in text.spans if (start, end) not in spans]
            more += [text.text[start:end] for start, end in spans - {*text.spans}]
    assert sorted(set(missed)) == sorted(SILENT.get(name, {}))
    assert sorted(set(more)) == sorted(MORE.get(name, {}))


def survey_of(text, path="zh-TW/a.md"):
    return Survey(read_text(path, text), LEXICON)


def test_a_simplified_text_is_its_own_view():
    survey = survey_of("这个模型会先读取数据。", "a.md")
    assert survey.simplified is survey
    assert survey.own(0, 2, ("那个",)) == ("那个",)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("這個計畫的顯著成果，取決於單條資料。", "这个计划的显著成果，取决于单条资料。"),
        ("在**這**裡看著 `code`，瞭解\r\n內容。", "在这里看着 \ufdd0，了解\n内容。"),
        ("𠮷野家的這個人，Ａ與Ｂ。", "𠮷野家的这个人，Ａ与Ｂ。"),
    ],
)
def test_a_view_keeps_every_offset(text, view):
    survey = survey_of(text)
    assert survey.simplified.prose == view + BREAK
    assert len(survey.simplified.document.text) == len(text)
    assert survey.simplified.document.segments == survey.document.segments
    assert survey.document.text == text


@pytest.mark.parametrize(
    ("text", "wrong", "right", "own"),
    [
        ("這個距陣要轉置，臺北的溫濕度。", "距陣", "矩阵", "矩陣"),
        ("這篇記綠寫了溫濕度。", "記綠", "记录", "記錄"),
        ("這些髮生的事，後來發生了。", "髮生", "发生", ""),  # the same in the view
        ("這個疊代很慢。", "疊代", "迭代", ""),
        ("這個此實作很慢。", "此實", "此时", ""),
        ("這裏有問題，看着辦，處裏一下。", "處裏", "处理", "處理"),
        ("這裏的人羣很大，看着集裙。", "集裙", "集群", "集羣"),
    ],
)
def test_what_is_right_is_in_the_characters_of_the_document(text, wrong, right, own):
    start = text.index(wrong)
    assert survey_of(text).own(start, start + len(wrong), (right,)) == ((own,) if own else ())
