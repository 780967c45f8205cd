"""misspelled-name: two forms of one person's name, and names that are two people's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules
from termlint.survey.names import find_names

LEXICON = Lexicon()
RULE = {"misspelled-name": rule_modules()["misspelled-name"].RULE}


def found(text):
    findings = examine(read_text("a.txt", text), RULE, LEXICON).findings
    return [(text[f.start : f.end], *f.replacements[:1]) for f in findings]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Gerard Kaplan 说过，后来 Jared Kaplan 也说过。", "Gerard Kaplan", "Jared Kaplan"),
        ("Anthropic 的 Gerard Kaplan 说过。", "Gerard Kaplan", "Jared Kaplan"),
        ("作者 Ross Girshik 提出了它。", "Ross Girshik", "Ross Girshick"),
        ("DeepMind 的 Dennis Hassabis 获奖。", "Dennis Hassabis", "Demis Hassabis"),
        ("Karpthy 认为这很重要。", "Karpthy", "Karpathy"),
        ("见 Radfrod 等人（2018）。", "Radfrod", "Radford"),
        ("Amodie：我们不这么看。", "Amodie", "Amodei"),
        ("先是 Laura Winterbottom，再是 Laura Winterbotom，又是 Laura Winterbottom。",
         "Laura Winterbotom", "Laura Winterbottom"),
        ("Chris Olah 的团队看神经元，Chris Ollah 说这像核磁共振。", "Chris Ollah", "Chris Olah"),
        ("DeepMind 的 Shane Lake、Demis Hassabis、Geoffrey Hinton 和 Ilya Sutskever 都到了。",
         "Shane Lake", "Shane Legg"),
        ("费兰特·科斯托里（Ferrante Costori）到了。科斯托里发言，柯斯托里离席。", "柯斯托里", "科斯托里"),
        ("请看安德利·罗西尼和安德利·罗西尼，还有安德里·罗西尼。", "安德里", "安德利"),
        ("OpenAI 的 Iyla Sutskever 离开了。", "Iyla Sutskever", "Ilya Sutskever"),
        ("第一作者是 Mathilde Caren。", "Mathilde Caren", "Mathilde Caron"),
        ("据 Geofrey Hinton 说，模型会变大。", "Geofrey Hinton", "Geoffrey Hinton"),
        ("据 Illya Sutskever 说，模型会变大。", "Illya Sutskever", "Ilya Sutskever"),
    ],
)  # fmt: skip
def test_slips(text, wrong, right):
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Greg Brockman 和 Gregory Brockman 是同一个人。",
        "Dario Amodei 和 Daniela Amodei 是兄妹，都在 Anthropic。",
        "Alan Kaplan 与 Allen Kaplan，Allen Kaplan 年长。",
        "Wei Zhang 和 Wen Zhang，Wen Zhang 是导师。",
        "John Smith 和 Joan Smith，Joan Smith 更年轻。",
        "Gerard Kaplan 是画家。",
        "Heusel 等人提出了 FID，Karpathy 认为它有用。",
        "见 Radfrod, A. 与 Vaswini, A. 的条目。",
        "Amodeo 说过，Amodeo 又说，Amodeo 还说。",
        "DeepMind 请 Shane Lake 唱歌。",
        "Alex Graves 与 Alex Gray、Demis Hassabis、Geoffrey Hinton 和 Ilya Sutskever 都到了。",
        "Laura Winterbottom 和 Laura Winterbotom 各一次。",
        "Geoffrey Hinton 与 Geoffrey E. Hinton、Jeff Hinton。",
        "Sam McCandlish 与 Jared Kaplan，Anthropic。",
        "New York 和 New Yorker，North Carolina。",
        "第一作者是 Mathilde Cason。",
    ],
)
def test_silence(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "安德利·罗西尼和安德利·罗西尼在场，安德里·布鲁姆也在。",  # two people
        "马丁森·罗西尼和马丁森·罗西尼在场，马丁内·罗西尼是他姐姐。",  # another sound
        "科斯托里发言，科斯托里离席，柯斯托里鼓掌。",  # nothing says that it is a name
        "科斯托里（Ferrante Costori）发言，柯斯托里离席。科斯托里笑，柯斯托里也笑。",  # as often
    ],
)
def test_names_in_characters_that_are_left_alone(text):
    assert found(text) == []


def test_a_long_run_of_such_characters_takes_no_longer_than_its_length():
    text = "安德利·罗西尼" + "安德里罗西" * 40_000
    assert len(found(text)) == 0


def test_the_evidence_is_shown():
    text = "Gerard Kaplan 说过，后来 Jared Kaplan 也说过。"
    (finding,) = examine(read_text("a.txt", text), RULE, LEXICON).findings
    assert finding.safety == "unsafe" and "Anthropic" in finding.reason.zh
    assert [text[place.start : place.end] for place in finding.related] == ["Jared Kaplan"]


def test_a_middle_initial_is_part_of_the_name():
    (name,) = find_names("由 Diederik P. Kingma 提出", LEXICON)
    assert (name.given, name.surname) == ("Diederik", "Kingma")
    (name,) = find_names("由 Nando de Freitas 提出", LEXICON)
    assert name.surname == "de Freitas"


@given(st.text(alphabet="JaredKplnü. 的'-", max_size=60))
def test_names_are_what_stands_there(prose):
    for name in find_names(prose, LEXICON):
        text = prose[name.start : name.end]
        assert text.startswith(name.given) and text.endswith(name.surname)


def test_a_glossed_name_vouches_against_a_swap_and_another_character():
    glossed = "埃隆·马斯克（Elon Musk）和达里奥·阿莫迪（Dario Amodei）来了。"
    others = glossed + "埃隆·马克斯走了。达里奥·阿莫蒂没走。"
    assert found(others) == [("马克斯", "马斯克"), ("阿莫蒂", "阿莫迪")]


def test_a_gloss_vouches_for_a_name_of_two_characters():
    text = "2023 年，辛頓（Geoffrey Hinton）離開公司。欣頓講的風險有好幾種。"
    assert found(text) == [("欣頓", "辛頓")]
    text = "创始人是普里娅·拉曼（Priya Raman）。拉蔓做过编译器，拉曼说这把训练拉慢了。"
    assert found(text) == [("拉蔓", "拉曼")]


@pytest.mark.parametrize(
    "text",
    [
        "辛顿在场，欣顿说话。",
        "他是马丁（Martin Fowler），把马钉好，马定的书也在。",
        "他叫戴文（Devon Lee），带文书的人也来了，代文学家发言。",
        "李娜（Na Li）发言，里那件事，黎娜和李那，黎娜和李那，黎娜说。",
    ],
)
def test_other_texts_of_two_characters_are_left_alone(text):
    assert found(text) == []


def test_a_gloss_vouches_for_the_same_person_only():
    glossed = "罗伯特·史密斯（Robert Smith）来了。"
    assert not found(glossed + "艾伯特·史密斯走了。")
    assert not found(glossed + "约翰·史密森走了。")
    assert not found(glossed + "罗伯特·史密森（Robert Smithson）走了。")


def test_another_form_beside_a_glossed_one():
    glossed = "第一作者是乔丹·霍夫曼（Jordan Hoffmann）。霍夫曼后来去了别处。"
    assert found(glossed + "所以霍夫迈的结论没有倒。") == [("霍夫迈", "霍夫曼")]
    assert not found(glossed + "霍夫迈的结论没有倒，霍夫迈很忙。")
    assert not found("他叫安娜·克雷斯（Anna Kress），园区在得克萨斯州。")


def test_a_surname_that_differs_once():
    text = "**Michael Torres：** 好。\n\n" * 3 + "**Michael Torrez：** 我想谈数据。\n"
    assert found(text) == [("Michael Torrez", "Michael Torres")]
    assert not found(
        text.replace("Torres：** 好。\n\n", "Torres：** 好。\n\n", 1).replace("Michael Torres", "Anna Torres")
    )
    assert found("图灵奖得主 Joshua Bengio 反对。") == [("Joshua Bengio", "Yoshua Bengio")]
