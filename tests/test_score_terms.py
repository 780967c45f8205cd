"""Success rates and consistency of terminology, each worked out by hand."""

import json
from pathlib import Path

import pytest
from test_cli import _here, call, told, write

from termlint.lexicon import Lexicon
from termlint.lexicon.terms import Terms
from termlint.scoring.consistency import align, consistency, preferred, pseudo_reference
from termlint.scoring.occurrences import Occurrence, Segment, occurrences
from termlint.scoring.success import by_document, by_segment

__all__ = ["_here"]

TERMBASE = """english,chinese,status,variants
machine learning,机器学习,preferred,ML
learning,学习,preferred,
token,词元,preferred,
token,令牌,admitted,
token,标记,forbidden,
Transformer,,preferred,
"""
ENGLISH = """Machine learning uses tokens.
A token is small; each token counts.
The Transformer is learning.
"""
CHINESE = """机器学习使用标记。
词元很小，每个标记都算。
Transformer 在练习。
"""


@pytest.fixture(autouse=True)
def _files(_here: None) -> None:
    write("terms.csv", TERMBASE)
    write("en.txt", ENGLISH)
    write("zh.txt", CHINESE)


def own() -> Terms:
    terms = Lexicon((Path("terms.csv"),)).terms.own
    assert terms is not None
    return terms


def found(source: str, target: str) -> list[Occurrence]:
    return list(occurrences(Segment(source, target), own(), "zh-CN"))


def scores(*arguments: str) -> dict[str, tuple[float, float, int]]:
    result = call("score", "terms", *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return {
        row["measure"]: (row["score"], row["matched"], row["total"])
        for row in json.loads(result.stdout)["measures"]
    }


def test_the_longest_term_wins_on_both_sides() -> None:
    one, two = found("Machine learning and learning", "机器学习")
    assert (one.term, one.times, one.found) == ("machine learning", 1, ("机器学习",))
    assert (two.term, two.times, two.found) == ("learning", 1, ())


def test_plurals_variants_and_terms_that_stay_english() -> None:
    assert [one.matched for one in found("ML with Tokens", "用令牌做机器学习")] == [1, 1]
    assert [one.matched for one in found("transformers", "Transformer 和 Transformers")] == [2]
    assert found("nothing of the kind", "词元") == []


def test_what_is_only_forbidden_is_no_pair() -> None:
    write("terms.csv", "english,chinese,status\ntoken,标记,forbidden\n")
    assert found("token", "标记") == []


def test_success_by_hand() -> None:
    segments = [found(*pair) for pair in zip(ENGLISH.splitlines(), CHINESE.splitlines(), strict=True)]
    # machine learning yes, token no; token once yes; Transformer yes, learning no.
    rate = by_segment(segments)
    assert (rate.matched, rate.total, rate.share) == (3, 5, 0.6)
    # machine learning 1/1, token 1/3, Transformer 1/1, learning 0/1.
    rate = by_document([segments])
    assert (rate.matched, rate.total) == (pytest.approx(7 / 3), 4)
    # Three documents: token 0/1, 1/2, the others as before.
    rate = by_document([[one] for one in segments])
    assert (rate.matched, rate.total) == (pytest.approx(2.5), 5)


def test_more_renderings_than_terms_count_as_one() -> None:
    assert by_document([[found("one token", "词元，词元，令牌")]]).share == 1
    assert by_segment([]).share is None


def test_alignment_by_order() -> None:
    segments = [found("token token", "词元"), found("a token", "标记，词元")]
    assert align(segments) == {"token": ["词元", None, "标记"]}


def test_pseudo_references() -> None:
    renderings = ["标记", "词元", "词元", None]
    assert pseudo_reference("first", renderings, "词元") == "标记"
    assert pseudo_reference("frequent", renderings, "令牌") == "词元"
    assert pseudo_reference("predefined", renderings, "令牌") == "令牌"
    assert pseudo_reference("frequent", ["令牌", "词元"], None) == "令牌", "of several the earliest"
    assert pseudo_reference("first", [None, "词元"], "词元") is None


def test_consistency_by_hand() -> None:
    aligned = {"token": ["标记", "词元", "词元", None], "learning": ["学习"], "model": [None, "模型"]}
    predefined = {"token": "词元", "learning": "学习", "model": "模型"}
    first = consistency("first", aligned, predefined)
    assert (first.micro, first.macro) == (2 / 7, pytest.approx((1 / 4 + 1 + 0) / 3))
    frequent = consistency("frequent", aligned, predefined)
    assert (frequent.micro, frequent.macro) == (3 / 7, pytest.approx((1 / 2 + 1 + 0) / 3))
    given = consistency("predefined", aligned, predefined)
    assert (given.micro, given.macro) == (4 / 7, pytest.approx((1 / 2 + 1 + 1 / 2) / 3))
    assert consistency("first", {}, {}).micro is None


def test_preferred_is_the_first_that_may_be_written() -> None:
    assert preferred([found("token", "标记")]) == {"token": "词元"}


def test_the_command_on_two_files() -> None:
    assert scores("en.txt", "zh.txt", "--termbase", "terms.csv") == {
        "success-segment": (60.0, 3, 5),
        "success-document": (58.33, 2.33, 4),
        "consistency-first-micro": (66.67, 4, 6),
        "consistency-first-macro": (66.67, 2.67, 4),
        "consistency-frequent-micro": (66.67, 4, 6),
        "consistency-frequent-macro": (66.67, 2.67, 4),
        "consistency-predefined-micro": (50.0, 3, 6),
        "consistency-predefined-macro": (58.33, 2.33, 4),
    }


def test_bitexts_and_the_configured_termbase() -> None:
    write("termlint.toml", 'termbases = ["terms.csv"]\n')
    pairs = list(zip(ENGLISH.splitlines(), CHINESE.splitlines(), strict=True))
    write("a.tsv", "source\ttarget\n" + "".join(f"{en}\t{zh}\n" for en, zh in pairs))
    assert scores("a.tsv") == scores("en.txt", "zh.txt")
    rows = [{"doc": number, "a": en, "b": zh} for number, (en, zh) in enumerate(pairs)]
    write("b.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    named = scores("b.jsonl", "--source-column", "a", "--target-column", "b")
    assert named["success-document"] == (50.0, 2.5, 5), "three documents"


def test_folders_of_markdown() -> None:
    write("en/guide/a.md", "# Tokens\n\nA token.\n")
    write("zh/guide/a.md", "# 词元\n\n一个`词元`标记。\n")
    write("en/alone.md", "token")
    assert scores("en", "zh", "--termbase", "terms.csv")["success-segment"] == (50.0, 1, 2)
    write("zh/guide/a.md", "# 词元\n\n标记。\n\n多出一段。\n")
    result = call("score", "terms", "en", "zh", "--termbase", "terms.csv")
    assert "zh/guide/a.md: not structured like its source; counted as one segment" in result.stderr
    assert result.stdout.splitlines()[1].split() == ["success-segment", "100.00", "1", "1"]


def test_by_term_in_every_form() -> None:
    arguments = ("score", "terms", "en.txt", "zh.txt", "--termbase", "terms.csv", "--by-term")
    terms = json.loads(call(*arguments, "--format", "json").stdout)["terms"]
    assert terms[0] == {
        "term": "token",
        "predefined": "词元",
        "occurrences": 3,
        "accepted": 1,
        "renderings": {"标记": 2, "词元": 1},
    }
    assert call(*arguments, "--format", "csv").stdout.splitlines()[1] == "token,词元,3,1,标记:2 词元:1"
    assert "规定译名" in call(*arguments, "--lang", "zh").stdout


def test_failing_under_a_rate() -> None:
    arguments = ("score", "terms", "en.txt", "zh.txt", "--termbase", "terms.csv", "--fail-under")
    assert call(*arguments, "60").exit_code == 0
    assert call(*arguments, "60.1").exit_code == 1
    write("en.txt", "Nothing of the kind.\n" * 3)
    assert call(*arguments, "60").exit_code == 0, "there is nothing to be translated wrongly"


def test_our_own_terms() -> None:
    assert scores("en.txt", "zh.txt", "--ours")["success-segment"][2] > 0
    write("terms.csv", "english,chinese\nquokka,短尾矮袋鼠\n")
    result = call("score", "terms", "en.txt", "zh.txt", "--termbase", "terms.csv")
    assert "the source has none of the terms" in result.stdout
    assert scores("en.txt", "zh.txt", "--termbase", "terms.csv", "--ours")["success-segment"][2] > 0


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["en.txt", "zh.txt"], "No termbase: give --termbase FILE, or --ours"),
        ([], "Give a source and its translation"),
        (["en.txt", "--ours"], "en.txt: not a bilingual table"),
        (["en.txt", "gone.txt", "--ours"], "gone.txt: no such file or folder"),
        (["en.txt", "long.txt", "--ours"], "long.txt:4: has 6 lines, but en.txt has 3"),
        (["en.txt", "en", "--ours"], "en.txt: is a file, but the other path is a folder"),
        (["en", "zh", "--ours"], "zh: no file here has the same name as one in en"),
        (["a.jsonl", "--ours"], "a.jsonl:2: no column zh / target"),
        (["a.jsonl", "--ours", "--target-column", "en"], "a.jsonl:3: “en” must be text"),
        (["en.txt", "zh.txt", "--termbase", "bad.csv"], "bad.csv:1: unknown column “英文”"),
    ],
)
def test_mistakes(arguments: list[str], hint: str) -> None:
    write("long.txt", CHINESE * 2)
    write("en/a.md", "token")
    write("zh/b.md", "词元")
    write("a.jsonl", '{"en": "a", "zh": "一"}\n{"en": "b"}\n{"en": 3}\n')
    write("bad.csv", "英文,中文\n")
    assert hint in told("score", "terms", *arguments).splitlines()[-1]
