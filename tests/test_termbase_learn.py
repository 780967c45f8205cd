"""A termbase proposed from a project: what is learnt, what is left out, in which order it comes."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import _here, call, process, told, write

from termlint import termbase
from termlint.lexicon import Lexicon
from termlint.lexicon.decisions import load_terms
from termlint.lexicon.terms import COLUMNS
from termlint.read import read_text
from termlint.survey import Survey
from termlint.termbase.learn import Form, are_rivals, learn, preferred, rows
from termlint.termbase.mentions import Mention, find_mentions, in_usual_case, is_term

__all__ = ["_here"]

LEXICON = Lexicon()


def mentions(text, path="a.md"):
    return {(one.english, one.chinese): one for one in find_mentions(Survey(read_text(path, text), LEXICON))}


def learnt(*texts):
    said = []
    for number, text in enumerate(texts):
        survey = Survey(read_text(f"{number}.md", text), LEXICON)
        said += [(survey.locale, one, (f"{number}.md:1",) * len(one.places)) for one in find_mentions(survey)]
    return learn(said)


def table(*texts):
    return [(row.english, row.chinese, row.status) for row in rows(learnt(*texts))]


# -- one document --------------------------------------------------------------------------------------


def test_known_renderings_are_counted():
    mention = mentions("过拟合很常见。要防止过拟合。")["overfitting", "过拟合"]
    assert (mention.times, mention.status, mention.places) == (2, "preferred", (0, 10))


def test_a_gloss_gives_a_new_term_with_its_acronym():
    found = mentions("团队转而研究语义缓存策略（Semantic Cache Policy，SCP）。语义缓存策略很快。")
    mention = found["semantic cache policy", "语义缓存策略"]
    assert (mention.times, mention.glosses, mention.variants, mention.known) == (2, 1, ("SCP",), False)


def test_a_name_that_is_kept_stands_once():
    found = table("从拥抱脸（Hugging Face）下载 transformers 的权重，拥抱脸很好用。\n" * 3)
    assert ("Hugging Face", "Hugging Face", "admitted") not in found
    assert len(found) == len(set(found))


def test_english_kept():
    assert mentions("先做池化。这里的 pooling 很快，那里的 pooling 很慢。")["pooling", ""].times == 2


@pytest.mark.parametrize(
    "text", ["过拟合，又称过分贴合，很常见。", "过拟合（也叫“过分贴合”）很常见。", "过拟合（简称过分贴合）。"]
)
def test_declared_synonyms(text):
    assert mentions(text)["overfitting", "过分贴合"].declared


@pytest.mark.parametrize(
    "text",
    [
        "轻微过拟合，又称过分贴合。",  # whose synonym it is nobody knows
        "过拟合别名一大堆，都不好记。",  # no mark
        "过拟合，也叫模型的过分贴合。",  # a phrase
        "过拟合，也叫严重过拟合。",  # a longer name
    ],
)
def test_no_declared_synonyms(text):
    assert not any(one.declared for one in mentions(text).values())


@pytest.mark.parametrize("english", ["trust region", "KL divergence", "self-attention", "Zipf’s law"])
def test_terms(english):
    assert is_term(english)


@pytest.mark.parametrize(
    "english",
    [
        "core.go",
        "see below",
        "read/write",
        "GPU",
        "BEFORE INSERT",
        "topK",
        "Tesla P4",
        "e.g. FID",
        "for example",
    ],
)
def test_no_terms(english):
    assert not is_term(english)


@pytest.mark.parametrize(
    ("english", "usual"),
    [
        ("Trust Regions", "trust region"),
        ("Markov Decision Process", "Markov decision process"),
        ("Programming paradigm", "programming paradigm"),
        ("the Voigt profile", "the Voigt profile"),
        ("GPU Memory", "GPU memory"),
    ],
)
def test_usual_case(english, usual):
    assert in_usual_case(english, LEXICON) == usual


def test_people_are_no_terms():
    assert mentions("作者是大卫·史密斯（David Smith）。") == {}


# -- the project ---------------------------------------------------------------------------------------


def test_disputed_terms_come_first():
    found = table("过拟合很常见。" * 9 + "先看隐藏层，再看隐层，最后删去隐层。")
    assert [chinese for _, chinese, _ in found] == ["隐层", "隐藏层", "过拟合"]


def test_two_renderings_without_any_termbase():
    one = "团队提出缓存更新规则（cache update rule）。"
    two = "团队提出缓存刷新规则（cache update rule）。"
    (entry,) = learnt(one, two)
    assert entry.disputed
    assert {form.chinese for form in entry.forms.values()} == {"缓存更新规则", "缓存刷新规则"}
    assert [row.status for row in rows([entry])] == ["admitted", "admitted"]


def test_a_shorter_or_longer_cut_is_no_rival():
    one = "团队转而研究语义缓存策略（semantic cache policy）。" * 2
    two = "团队转而研究多级语义缓存策略（semantic cache policy）。"
    assert [row for row in table(one, two) if row[0] == "semantic cache policy"] == [
        ("semantic cache policy", "语义缓存策略", "preferred")
    ]


def test_scripts_are_worlds_apart():
    found = learnt("过拟合很常见，模型应当简单。", "這個模型發生過擬合，應當簡單一點。")
    assert [(entry.locale, entry.disputed) for entry in found] == [("zh-CN", False), ("zh-TW", False)]


def test_one_word_needs_three_documents():
    text = "团队转而研究砂轮（grinder）。"
    gloss = "他们都看重缓存池（pooler）。"
    assert table(text, text) == []
    assert table(gloss, gloss) == []
    word = "线程（threads）会等待。"
    assert table(word, word) == []
    assert [english for english, _, _ in table(word, word, word)] == ["thread"]


def test_a_rendering_belongs_to_one_of_two_nested_terms():
    text = "研究量子信道（quantum channel）。再看量子信道（noisy quantum channel）。"
    assert [english for english, _, _ in table(text)] == ["quantum channel"]


def test_english_that_is_right_stays_right():
    found = table("这一步用基准测试衡量。基准测试很慢。")
    assert found == [("benchmark", "基准测试", "preferred"), ("benchmark", "", "admitted")]


@pytest.mark.parametrize(
    ("one", "two", "rivals"),
    [
        ("近端策略优化", "近似策略优化", True),
        ("可信域", "信任区域", True),
        ("强化学习", "强化的学习", False),  # 的 alone
        ("大模型", "大模型推理", False),  # one contains the other
        ("熔断", "断路器", True),
        ("指针", "引用", False),  # nothing in common
        ("图", "图形处理器集群", False),
    ],
)
def test_rivals(one, two, rivals):
    assert are_rivals(Form(one), Form(two)) == are_rivals(Form(two), Form(one)) == rivals


def form(chinese, times, status="admitted", declared=""):
    made = Form(chinese)
    made.times, made.status, made.declared = times, status, declared
    return made


@pytest.mark.parametrize(
    ("forms", "best"),
    [
        ([form("近端优化", 1)], "近端优化"),
        ([form("近端优化", 8), form("近似优化", 2)], "近端优化"),
        ([form("近端优化", 7), form("近似优化", 2)], None),
        ([form("近端优化", 2), form("近似优化", 0)], "近端优化"),
        ([form("近端优化", 5), form("近似优化", 4, declared="又称")], "近端优化"),
        ([form("近端优化", 9, "deprecated")], None),
        ([form("", 9), form("近端优化", 3)], None),
    ],
)
def test_preferred(forms, best):
    found = preferred(forms)
    assert (found.chinese if found else None) == best


@pytest.mark.parametrize("text", ["用象素表示。象素很多。像素也多。", "用象素表示。象素很多。"])
def test_what_the_termbase_advises_against_stays_so(text):
    assert table(text) == [("pixel", "像素", "preferred"), ("pixel", "象素", "deprecated")]


@given(st.permutations(range(4)))
def test_the_order_of_counts_does_not_depend_on_the_order_of_documents(order):
    texts = [
        "过拟合。隐藏层。",
        "隐层很小，过拟合。",
        "用 pooling 和池化。",
        "语义缓存策略（semantic cache policy）",
    ]
    assert table(*(texts[at] for at in order)) == table(*texts)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "trust region"]),
            st.sampled_from(["", "信任域", "信赖域", "域"]),
            st.integers(0, 9),
        )
    )
)
def test_every_proposal_is_a_sound_termbase(said):
    found = learn(
        ("zh-CN", Mention(english, "", chinese, "", times, (0,)), ('a,"b|.md:1',))
        for english, chinese, times in said
    )
    read = list(csv.DictReader(io.StringIO("".join(termbase.write(rows(found), "csv")))))
    by_concept = {}
    for row in read:
        by_concept.setdefault(row["english"], []).append(row["status"])
    for statuses in by_concept.values():
        assert statuses.count("preferred") <= 1
        assert set(statuses) <= {"preferred", "admitted"}


# -- the command ---------------------------------------------------------------------------------------

DIVIDED = "# 检测\n\n先看隐藏层。\n\n再看隐层，最后删去隐层。\n"


def test_the_terminal_shows_what_is_disputed():
    write("docs/a.md", DIVIDED)
    result = call("terms", "learn", "docs", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "hidden layer",
        "  ○ 隐层    2 ×; docs/a.md:5",
        "  ○ 隐藏层  1 ×; docs/a.md:3",
    ]
    assert "competing renderings: 1, with one: 0" in result.stderr


@pytest.mark.parametrize(("name", "divider"), [("terms.csv", ","), ("terms.tsv", "\t")])
def test_the_file_is_a_termbase(name, divider):
    write("docs/a.md", DIVIDED)
    assert call("terms", "learn", "docs", "-o", name).exit_code == 0
    text = Path(name).read_text(encoding="utf-8")
    assert text.startswith(COLUMNS.replace(",", divider) + "\n")
    own = load_terms(LEXICON.seeds, (Path(name),)).own
    assert own is not None
    (concept,) = own.concepts
    assert [one.chinese for one in concept.renderings] == ["隐层", "隐藏层"]
    assert "隐层 2 ×; docs/a.md:5" in text


def test_what_the_own_termbase_has_is_not_proposed_again():
    write("docs/a.md", DIVIDED + "\n过拟合很常见。\n")
    write("mine.csv", "english,chinese,status\nhidden layer,隐藏层,preferred\n")
    write("termlint.toml", 'termbases = ["mine.csv"]\n')
    call("terms", "learn", "docs", "-o", "terms.csv")
    with Path("terms.csv").open(encoding="utf-8", newline="") as file:
        assert [row["chinese"] for row in csv.DictReader(file)] == ["过拟合"]


def test_a_termbase_that_people_edit_is_not_written_over():
    write("terms.csv", "mine")
    assert "--force" in told("terms", "learn", "clean.md", "-o", "terms.csv", "--lang", "en")
    assert Path("terms.csv").read_text() == "mine"
    assert call("terms", "learn", "clean.md", "-o", "terms.csv", "--force").exit_code == 0
    assert Path("terms.csv").read_text().startswith(COLUMNS)


def test_what_cannot_be_read_is_told_and_the_rest_is_learnt():
    write("docs/a.md", DIVIDED)
    Path("docs/b.md").write_bytes(b"\xff\xfe\x00\x00\xff")
    result = process("terms", "learn", "docs", "nowhere")
    assert result.returncode == 2
    assert "隐层".encode() in result.stdout
    assert b"nowhere" in result.stderr
    assert b"docs/b.md" in result.stderr


def test_an_empty_folder():
    Path("empty").mkdir()
    result = call("terms", "learn", "empty", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no files" in result.stderr


def test_processes_make_no_difference(monkeypatch):
    for number in range(60):
        write(f"docs/{number:02}.md", DIVIDED)
    monkeypatch.setattr("termlint.run.job.WORTH_PROCESSES", 10)
    one, two = (call("terms", "learn", "docs", "-q", "-j", jobs) for jobs in "12")
    assert one.stdout == two.stdout
    assert "隐层    120 ×; docs/00.md:5, docs/01.md:5, docs/02.md:5" in one.stdout


def test_standard_input():
    assert "隐层    2 ×; -:5" in call("terms", "learn", "-", "-q", stdin=DIVIDED).stdout
