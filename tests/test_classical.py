"""Classical texts are not judged by modern grammar."""

from __future__ import annotations

from collections import Counter

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rules
from termlint.survey.classical import is_classical

# Old texts that belong to everybody: the Analects, and a poem by Li Bai.
PROSE = (
    "子曰：学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？有子曰：其为人也孝弟，"
    "而好犯上者，鲜矣；不好犯上，而好作乱者，未之有也。君子务本，本立而道生。孝弟也者，其为仁之本与！"
)
VERSE = (
    "噫吁嚱，危乎高哉！蜀道之难，难于上青天！蚕丛及鱼凫，开国何茫然！尔来四万八千岁，不与秦塞通人烟。"
    "西当太白有鸟道，可以横绝峨眉巅。地崩山摧壮士死，然后天梯石栈相钩连。"
)
MODERN = "模型在训练时会先读入数据，再更新参数。这些参数决定了结果的好坏，其中学习率是最重要的一个。" * 2


def test_what_is_classical() -> None:
    assert is_classical(Counter(PROSE))
    assert is_classical(Counter(VERSE))
    assert not is_classical(Counter(MODERN))
    assert not is_classical(Counter("之乎者也"))
    assert not is_classical(Counter("安装、配置、部署、升级、卸载、监控、日志、备份、恢复、迁移。" * 4))


def test_modern_rules_are_not_asked() -> None:
    slip = "学学而时習之"
    old = examine(read_text("a.txt", f"{PROSE}\n{VERSE}\n{slip}"), rules(), Lexicon())
    new = examine(read_text("a.txt", f"{MODERN}\n模型训练的的環境。"), rules(), Lexicon())
    modern = {name for name, rule in rules().items() if getattr(rule, "modern", False)}
    assert not {one.rule for one in old.findings} & modern
    assert {"repeated-word", "mixed-script"} <= {one.rule for one in new.findings} & modern
