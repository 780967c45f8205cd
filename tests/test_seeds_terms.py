"""The termbase is sound: what its README promises is true."""

import csv
import re
from collections import Counter, defaultdict

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.decisions import load_terms
from termlint.lexicon.tables import BadTable, rows
from termlint.lexicon.terms import COLUMNS, Concept, Rendering, TermRow, Terms, plural, singular, squash

TABLES = sorted((seeds_folder() / "terms").glob("*.csv"))
ROWS = [(path.name, line, row) for path in TABLES for line, row in rows(path, TermRow)]
HAN = re.compile(r"[㐀-鿿]")
ENGLISH = re.compile(r"[A-Za-z0-9'’/.+ -]+")


def concept(row):
    return squash(row.english), row.sense


def right(row):
    return row.status in ("preferred", "admitted")


def literal(row):
    return "literal" in row.note.split()


SCRIPTS = {"zh-CN": {"zh-CN"}, "zh-TW": {"zh-TW", "zh-HK"}}
"""The locales whose readers see the same characters: what is right in one is not wrong in sight of it."""


def test_there_are_enough_concepts():
    assert len({concept(row) for _, _, row in ROWS}) >= 2400


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_all_tables_have_the_same_columns(path):
    header = next(csv.reader(path.read_text("utf-8").splitlines()))
    assert sorted(header) == sorted(TermRow.__struct_fields__)
    assert header == COLUMNS.split(",")


def test_no_rendering_stands_twice():
    seen = Counter((concept(row), row.locale, row.chinese) for _, _, row in ROWS)
    assert [key for key, count in seen.items() if count > 1] == []


def test_a_concept_stands_in_one_table_with_its_rows_together():
    blocks = []
    for name, _, row in ROWS:
        if not blocks or blocks[-1] != (name, concept(row)):
            blocks.append((name, concept(row)))
    seen = Counter(key for _, key in blocks)
    assert [key for key, count in seen.items() if count > 1] == []


def test_one_preferred_rendering_or_a_divided_practice():
    statuses = defaultdict(Counter)
    for _, _, row in ROWS:
        statuses[(*concept(row), row.locale)][row.status] += 1
    wrong = [
        key
        for key, count in statuses.items()
        if count["preferred"] != 1 and not (count["preferred"] == 0 and count["admitted"] > 1)
    ]
    assert wrong == []


def test_every_concept_stands_in_mainland_usage():
    locales = defaultdict(set)
    for _, _, row in ROWS:
        locales[concept(row)].add(row.locale)
    assert [key for key, found in locales.items() if "zh-CN" not in found] == []
    assert {locale for found in locales.values() for locale in found} == {"zh-CN", "zh-TW", "zh-HK"}


def test_hong_kong_has_rows_only_where_taiwan_says_otherwise():
    taiwan = {(concept(row), row.chinese) for _, _, row in ROWS if row.locale == "zh-TW" and right(row)}
    hong_kong = [(concept(row), row.chinese) for _, _, row in ROWS if row.locale == "zh-HK" and right(row)]
    assert len(hong_kong) >= 40 and [pair for pair in hong_kong if pair in taiwan] == []


def test_latin_in_a_rendering_is_marked():
    wrong = [
        (name, line, row.chinese)
        for name, line, row in ROWS
        if bool(re.search("[A-Za-z]", row.chinese)) != ("mixed" in row.note.split())
    ]
    assert wrong == []


def test_renderings_are_chinese_and_terms_are_english():
    for name, line, row in ROWS:
        assert not row.chinese or HAN.search(row.chinese), (name, line)
        assert ENGLISH.fullmatch(row.english), (name, line)
        assert all(ENGLISH.fullmatch(variant) for variant in row.variants), (name, line)
        assert row.source, (name, line)


def test_no_variant_is_another_concept():
    owners = {squash(row.english) for _, _, row in ROWS}
    wrong = [
        (row.english, variant)
        for _, _, row in ROWS
        for variant in row.variants
        if squash(variant) in owners - {squash(row.english)}
    ]
    assert wrong == []


def test_there_are_enough_literal_renderings():
    found = Counter(row.locale for _, _, row in ROWS if literal(row))
    assert found["zh-CN"] >= 500 and found["zh-TW"] >= 400 and set(found) == set(SCRIPTS)


def test_a_literal_rendering_is_poor_and_means_nothing_else():
    specific = {locale: Lexicon().terms.specific(locale) for locale in SCRIPTS}
    for name, line, row in ROWS:
        if literal(row):
            assert row.status in ("deprecated", "forbidden"), (name, line)
            assert "ambiguous" not in row.note and len(row.chinese) > 2, (name, line)
            assert row.chinese in specific[row.locale], (name, line)


def test_a_literal_rendering_stands_in_no_right_one():
    wrong = [
        (poor.chinese, row.chinese)
        for locale, readers in SCRIPTS.items()
        for poor in {row.chinese: row for _, _, row in ROWS if literal(row) and row.locale == locale}.values()
        for _, _, row in ROWS
        if row.locale in readers and right(row) and poor.chinese in row.chinese
    ]
    assert wrong == []


def test_beside_a_literal_rendering_stands_what_to_write():
    better = {(concept(row), row.locale) for _, _, row in ROWS if right(row)}
    poor = {(concept(row), row.locale) for _, _, row in ROWS if literal(row)}
    assert poor - better == set()


@pytest.mark.parametrize("text", ["在订单数矩阵里", "跳过克隆步骤", "归零射击", "大规模法律语料"])
def test_words_that_meet_by_chance_are_no_literal_rendering(text):
    poor = {row.chinese for _, _, row in ROWS if literal(row)}
    assert not poor & Lexicon().terms.find(text, "zh-CN").keys()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("我们用物流回归预测结果", "物流回归"),
        ("这个法学硕士能回答问题", "法学硕士"),
        ("重量衰减取 0.01", "重量衰减"),
        ("视觉变压器把图像切成小块", "视觉变压器"),
    ],
)
def test_a_literal_rendering_is_found(text, wrong):
    assert wrong in Lexicon().terms.find(text, "zh-CN")


def test_short_renderings_are_never_evidence():
    specific = Lexicon().terms.specific("zh-CN")
    assert [chinese for chinese, (_, status) in specific.items() if len(chinese) < 2] == []
    assert not {"标记", "模型", "精度", "表示"} & specific.keys()


def test_what_belongs_to_two_concepts_is_not_specific():
    specific = Lexicon().terms.specific("zh-CN")
    assert "可解释性" not in specific
    assert specific["梯度裁剪"][0].english == "gradient clipping"


def test_a_projects_own_concept_replaces_ours(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("english,chinese,status\nfine-tuning,精调,preferred\n", "utf-8")
    terms = load_terms(seeds_folder(), (own,))
    (found,) = terms.by_english["finetuning"]
    assert found.own and found.right("zh-CN") == ("精调",)
    assert terms.specific("zh-TW")["精调"][0] is found
    assert terms.specific("zh-CN")["微调"] == (found, "deprecated")
    assert [concept.english for concept in terms.own.concepts] == ["fine-tuning"]


def test_of_several_senses_none_is_set_aside(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("english,chinese\ntoken,词元\n", "utf-8")
    terms = load_terms(seeds_folder(), (own,))
    assert [concept.own for concept in terms.by_english["token"]] == [True]
    assert "令牌" not in terms.specific("zh-CN")


def test_right_forms_come_by_status_and_locale():
    concept = Concept(
        "agent",
        "",
        (
            Rendering("代理程式", "preferred", "zh-TW"),
            Rendering("代理", "admitted", "zh-CN"),
            Rendering("智能体", "preferred", "zh-CN"),
            Rendering("特工", "forbidden", "zh-CN"),
        ),
    )
    assert concept.right("zh-CN") == ("智能体", "代理")
    assert concept.right("zh-TW") == ("代理程式",)
    assert concept.right("zh-HK") == ("代理程式",)
    assert Concept("agent", "", (), keeps_english=True).right("zh-CN") == ("agent",)


def test_hong_kong_lends_from_taiwan_what_taiwan_writes():
    terms = Terms(
        (
            Concept(
                "dataset",
                "",
                (
                    Rendering("資料集", "preferred", "zh-TW"),
                    Rendering("數據集", "deprecated", "zh-TW"),
                    Rendering("數據集", "preferred", "zh-HK"),
                    Rendering("数据集", "preferred", "zh-CN"),
                ),
            ),
        )
    )
    assert set(terms.find("資料集、數據集", "zh-HK")) == {"資料集", "數據集"}
    assert terms.specific("zh-HK")["數據集"][1] == "preferred"
    assert terms.specific("zh-TW")["數據集"][1] == "deprecated"


def test_a_wrong_status_is_a_bad_table(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("english,chinese,status\npooling,汇聚,best\n", "utf-8")
    with pytest.raises(BadTable):
        load_terms(seeds_folder(), (own,))


@pytest.mark.parametrize(
    ("one", "many"),
    [("network", "networks"), ("memory", "memories"), ("batch", "batches"), ("bias", "biases")],
)
def test_plurals(one, many):
    assert plural(one) == many
    assert singular("memories") == "memory" and singular("bias") == "bias"
