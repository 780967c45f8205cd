"""Code in the translation differs from the code in the original.

译文中的代码与原文不一致。

Commands and names between backticks are copied by readers; a letter lost or a full-width mark gained
makes them fail.

反引号中的命令和名称，读者会照抄；少一个字母，或混入一个全角标点，就运行不了。

It reports a name of the original that stands nowhere in the translation while something very like it
does, and blocks of code that differ in a few places though not in comments, strings or output. Names
written with (), in quotes or without backticks are the same name; placeholders such as your-name may be
translated. Lines may stand in another order, and what was plainly miswritten in the original may be mended.

原文中的名称在译文里找不到，却有一个与之极为相似的，就报告；代码块只在注释、字符串、输出以外有少量差别时报告。
名称带不带 ()、引号或反引号都算相同；your-name 之类的占位词可以译出。
各行次序可以不同；原文明显写错的，可以改正。

Examples:
    bad [a.po]: msgid "Call `torch.no_grad()` before `model.eval()`."
      msgstr "在 `model.eval()` 之前调用 `⟦torch.no_grab()⟧`。"

    ok [a.po]: msgid "Call `no_grad()` with `<your model>`."
      msgstr "用 `<你的模型>` 调用 no_grad。"
    bad [a.po]: msgid "Run `make_install` first."
      msgstr "先运行 `⟦make_instal⟧`。"

    ok [a.po]: msgid "Run `tools/convert_fformat.py`."
      msgstr "运行 `tools/convert_format.py`。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Pair
from termlint.bitext.code import changed_lines, misspelled
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import unlike

OTHER = -10.0
"""The log odds below which two segments do not translate each other, so their names may differ."""
CODE = Message("code", "代码")


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each name that was miswritten, and for each line of code that was changed."""
    for pair in bitext.pairs:
        if pair.kind == "code":
            yield from _in_block(pair, bitext)
        elif pair.source.code != pair.target.code:
            yield from _in_line(pair, bitext)


def _in_line(pair: Pair, bitext: Bitext) -> Iterator[Finding]:
    found = [*misspelled(pair.target, pair.source, bitext.words)]
    for wrong, right in found if found and bitext.is_translated(pair, OTHER) else ():
        at = pair.start + pair.target.raw.index(wrong)
        # Where only the letter case differs, the original is as often wrong.
        sure = 0.45 if wrong.lower() == right.lower() else 0.8
        yield Finding(at, at + len(wrong), unlike(CODE, wrong, right), (right,), "unsafe", sure)


def _in_block(pair: Pair, bitext: Bitext) -> Iterator[Finding]:
    for start, end, right in changed_lines(pair.target.raw, pair.source.raw, bitext.words):
        said = unlike(CODE, pair.target.raw[start:end], right)
        yield Finding(pair.start + start, pair.start + end, said, confidence=0.7)


RULE = PairRule(check, mqm="accuracy/mistranslation/do-not-translate")
