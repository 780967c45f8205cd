"""The counts of Han characters: packed and unpacked they are the same, small, and soon read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.counts import BITS, UNKNOWN, UNSEEN, Counts, Grams, pack, quantise
from termlint.survey.characters.likelihood import best_of, change, log_likelihoods, share_strange, threes

LEXICON = Lexicon()
COUNTS = LEXICON.counts
CHARACTERS = "一丁七万丈"


@st.composite
def counted(draw):
    """Counts of all runs of one to four characters of some texts: what a table is made of."""
    texts = draw(st.lists(st.text(CHARACTERS, min_size=1, max_size=12), min_size=1, max_size=8))
    runs = {}
    for text in [*texts, CHARACTERS]:
        for size in (1, 2, 3, 4):
            for at in range(len(text) - size + 1):
                runs[text[at : at + size]] = runs.get(text[at : at + size], 0) + 1
    factor = draw(st.integers(1, 50_000))
    return {run: count * factor for run, count in runs.items()}


def table(runs):
    numbers = {character: at for at, character in enumerate(CHARACTERS, 1)}
    levels = {}
    for size in (2, 3, 4):
        keys = {}
        for run, count in runs.items():
            if len(run) == size:
                key = 0
                for character in run:
                    key = key << BITS | numbers[character]
                keys[key] = count
        order = sorted(keys)
        levels[size] = Grams(np.array(order, np.int64), np.array([keys[key] for key in order], np.int64))
    points = np.array([ord(character) for character in CHARACTERS])
    return pack(points, quantise(np.array([runs[one] for one in CHARACTERS])), levels)


@given(counted())
def test_what_is_packed_is_unpacked(runs):
    counts = Counts(table(runs))
    for run, count in runs.items():
        assert counts.log(run) == pytest.approx(np.log2(count), abs=1 / 15)


@given(counted(), st.text(CHARACTERS + "A，", min_size=1, max_size=4))
def test_what_was_not_counted_is_unseen(runs, run):
    assert (Counts(table(runs)).log(run) > UNSEEN) == (run in runs)


@given(counted())
def test_small_counts_are_exact(runs):
    steps = quantise(np.arange(1, 12))
    assert len(set(steps.tolist())) == 11


def test_numbers():
    numbers = COUNTS.numbers("的A，龘\U0001f600\U00020000学")
    assert (numbers > 0).tolist() == [True, False, False, True, False, False, True]
    assert numbers[3] == UNKNOWN
    assert [COUNTS.spell(number) for number in numbers.tolist()] == ["的", "", "", "", "", "", "学"]
    assert COUNTS.log("龘龘") == UNSEEN


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in (seeds_folder() / "counts").iterdir()) < 15_000_000


@pytest.mark.parametrize("run", ["机器学习", "神经网络", "初始化", "回调函数"])
def test_terms_are_counted(run):
    assert COUNTS.log(run) > 4


@pytest.mark.parametrize("run", ["及其学习", "毁掉函数", "神经往", "贴度下降"])
def test_misspellings_are_not(run):
    assert COUNTS.log(run) <= 0


def test_a_change_to_what_was_meant_gains():
    prose = "我们用及其学习训练模型。"
    assert change(COUNTS, prose, 3, 5, "机器") > 8
    assert change(COUNTS, prose, 3, 5, "及其") == 0
    assert change(COUNTS, prose.replace("及其", "机器"), 3, 5, "及其") == pytest.approx(
        -change(COUNTS, prose, 3, 5, "机器"), abs=1e-3
    )


def test_likelihoods_do_not_reach_over_what_is_no_han():
    rows = COUNTS.numbers("学习A训练学习B训练").reshape(2, 5)
    assert log_likelihoods(COUNTS, rows).tolist()[0] == log_likelihoods(COUNTS, rows[:1]).tolist()[0]
    alone = log_likelihoods(COUNTS, COUNTS.numbers("训练")[None])[0].tolist()
    assert log_likelihoods(COUNTS, rows)[0, 3:].tolist() == alone
    assert log_likelihoods(COUNTS, rows)[0, 2] == 0


@pytest.mark.parametrize("text", ["", "我", "我们", "A", "ABC，。", "\udc80 我们"])
def test_short_texts_are_not_judged(text):
    assert not (best_of(threes(COUNTS, COUNTS.numbers(text))) >= UNSEEN).any()
    assert share_strange(COUNTS, text) == pytest.approx(0.06)


def test_texts_of_another_kind_are_strange():
    verse = "床前明月光，疑是地上霜。举头望明月，低头思故乡。白日依山尽，黄河入海流。" * 4
    prose = "我们先加载数据集，然后用训练好的模型对每个样本进行预测，最后计算损失函数的值。" * 4
    assert share_strange(COUNTS, verse) > 0.22
    assert share_strange(COUNTS, prose) < 0.1
