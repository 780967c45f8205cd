"""seeds/particles: its tables are whole, small, and say what language says."""

import pytest

from termlint.lexicon import Lexicon, seeds_folder

FOLDER = seeds_folder() / "particles"
PARTICLES = Lexicon().particles


def test_every_row_has_four_cells_and_stands_once():
    _, *rows = (FOLDER / "weights.csv").read_text(encoding="utf-8").splitlines()
    keys = [tuple(row.split(",")[:2]) for row in rows]
    assert {row.count(",") for row in rows} == {3}
    assert len(set(keys)) == len(keys)


def test_the_tables_are_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 300_000


@pytest.mark.parametrize("adverb", ["更好", "不断", "极大", "轻松"])
def test_adverbs_pull_towards_di(adverb):
    assert PARTICLES.pulls["-1" + adverb][0] > 0


def test_a_noun_pulls_towards_de_and_a_verb_does_not():
    assert PARTICLES.pulls["+1n"][0] < 0 < PARTICLES.pulls["+1利用"][0]
    assert {"模型", "例子", "效果"} <= PARTICLES.nouns
    assert PARTICLES.nouns.isdisjoint(("处理", "学习", "使用", "对话", "分类"))


def test_the_sieve_lets_pass_what_the_table_can_favour():
    assert PARTICLES.endings["好"][0] + PARTICLES.openings["利"][0] > 0
    assert PARTICLES.endings["行"][1] + PARTICLES.openings["更"][1] > 0
