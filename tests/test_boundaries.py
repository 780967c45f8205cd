"""Where the Chinese of a gloss begins when only the words tell, and the table by which they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.lexicon import BadTable, Lexicon, seeds_folder
from termlint.lexicon.associations import Associations, check_associations, content_words
from termlint.survey.boundaries import SURE, find_boundary, in_simplified, learn_glosses
from termlint.survey.glosses import LONGEST, find_glosses, run_before

LEXICON = Lexicon()
TABLE = seeds_folder() / "contexts" / "glosses.txt"


def learnt(prose):
    return tuple(learn_glosses(prose, find_glosses(prose, LEXICON), LEXICON))


@pytest.mark.parametrize(
    ("prose", "chinese"),
    [
        ("于是团队转而研究语义缓存（semantic cache）的做法。", "语义缓存"),
        ("接下来请看量子电路优化（quantum circuit optimization）。", "量子电路优化"),
        ("这一节介绍稀疏梯度更新（sparse gradient update）。", "稀疏梯度更新"),
        ("我們採用特徵融合策略（feature fusion strategy）。", "特徵融合策略"),
        ("它使用共享显存池（shared memory pool）再继续。", "共享显存池"),
    ],
)
def test_a_beginning_that_words_tell(prose, chinese):
    ((gloss, score, trusted),) = learnt(prose)
    assert (gloss.chinese, trusted) == (chinese, True)
    assert SURE <= score <= 1


@pytest.mark.parametrize(
    "prose",
    [
        "具体数值请看附录（see the list below）。",  # a remark
        "我们把红木桌子（purple elephant）搬走。",  # words that have nothing to do with each other
        "这里用 Q 学习算法（Q learning algorithm）。",  # the term begins in Latin
        "经典-量子混合网络（classical quantum hybrid network）。",  # and before a hyphen
        "用户通过缓存更新（user cache update）。",  # a clause
    ],
)
def test_what_is_not_trusted(prose):
    assert not any(one.trusted for one in learnt(prose))


def test_a_known_rendering_needs_no_score():
    ((gloss, score, trusted),) = learnt("人们常用随机梯度下降（stochastic gradient descent）来训练。")
    assert (gloss.chinese, score, trusted) == ("随机梯度下降", 1.0, True)


def test_a_form_that_recurs_is_preferred():
    once = "他们使用多步语义缓存（semantic cache）。"
    (first,) = learnt(once)
    (again,) = learnt(once + "语义缓存很快。语义缓存也省钱。语义缓存不难。")
    assert again.gloss.chinese == "语义缓存"
    assert again.score >= first.score


@given(st.text(alphabet="语义缓存我们使用的策略優化（）(),，。 “”Asemanticcahe-\n\ufdd0\ufdd1", max_size=80))
def test_offsets_always_hold(prose):
    for gloss, score, _ in learnt(prose):
        assert prose[gloss.start : gloss.end] == gloss.chinese
        assert 0 < score <= 1
        assert len(gloss.chinese) <= LONGEST


@given(st.text(alphabet="语义缓存策略优化", min_size=2, max_size=40))
def test_a_beginning_lies_within_the_run(run):
    prose = f"，{run}（semantic cache policy）"
    for gloss in find_glosses(prose, LEXICON):
        found = find_boundary(prose, gloss, LEXICON)
        assert found is not None
        assert gloss.end - len(run_before(prose, gloss.end)) <= found.start <= gloss.end - 2


# -- the table -----------------------------------------------------------------------------------------


def test_the_table_has_its_form_and_stays_small():
    check_associations(TABLE)
    assert TABLE.stat().st_size < 250_000


def test_the_table_is_in_simplified_characters_alone():
    text = TABLE.read_text(encoding="utf-8")
    assert in_simplified(text, LEXICON) == text


@pytest.mark.parametrize("line", ["gradient", "gradient 梯度", "gradient 度9 梯度88", "Gradients 梯度88"])
def test_a_broken_table_is_named(tmp_path, line):
    path = tmp_path / "glosses.txt"
    path.write_text(f"cache 缓存80\n{line}\n", encoding="utf-8")
    with pytest.raises(BadTable, match="not a line of associations"):
        check_associations(path)


def test_associations():
    table = Associations("cache 缓存80 缓40\npolicy 策略69\n")
    assert table.of("cache") == {"缓存": 0.8, "缓": 0.4}
    assert table.of("unknown") == {}


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("Policies of the Cache", ("policy", "cache")),
        ("state-of-the-art", ("state", "art")),
        ("Zipf’s law", ("zipf", "law")),
        ("C++", ()),
    ],
)
def test_content_words(english, words):
    assert content_words(english) == words
