"""The same text of the original is translated in two ways.

同一段原文有两种译法。

Readers take two names of one button, heading or option for two things.

同一个按钮、标题或选项有两种叫法，读者会以为是两样东西。

It compares segments of one file whose originals are the same, character by character; where one
translation is more frequent, the others are reported. Differences in spaces, marks and letter case only
are left alone, and so are entries with a context (msgctxt), for a context says that the sense is another.

比较同一文件中原文逐字相同的段落；某种译法较多时，报告其余的。只有空格、标点、大小写不同的不报告；
带上下文（msgctxt）的条目表示含义不同，也不报告。

Examples:
    bad [a.md]: 先看设置。

      # 高级设置

      随意修改。

      # ⟦进阶选项⟧

      随意修改。

      # 高级设置
    ok [a_en.md]: See the settings first.

      # Advanced settings

      Change what you like.

      # Advanced settings

      Change what you like.

      # Advanced settings

    ok [b.md]: # 概述

      # 概述
    ok [b_en.md]: # Overview

      # Overview
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from termlint.bitext import Bitext, Pair
from termlint.model import Finding, Message, Place
from termlint.rule import PairRule

LOOSE = re.compile(r"\W+")


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each translation that differs from the usual one of the same original."""
    by_source: dict[tuple[str, str], list[Pair]] = {}
    for pair in bitext.prose_pairs:
        if pair.target.han and pair.kind != "cell" and len(pair.source.raw) > 3:
            by_source.setdefault((pair.kind, pair.source.raw), []).append(pair)
    for pairs in by_source.values():
        if len(pairs) > 2:
            yield from _odd(pairs)


def _odd(pairs: Sequence[Pair]) -> Iterator[Finding]:
    said = [LOOSE.sub("", pair.target.raw).lower() for pair in pairs]
    usual = max(said, key=said.count)
    if said.count(usual) * 2 <= len(said):
        return
    model = pairs[said.index(usual)]
    for pair, one in zip(pairs, said, strict=True):
        if one != usual:
            yield Finding(
                *pair.first_line,
                Message("the same original is translated otherwise elsewhere", "同一原文在别处译法不同"),
                confidence=0.6,
                reason=Message(f"elsewhere: {model.target.raw[:60]}", f"别处译作：{model.target.raw[:60]}"),
                related=(Place(*model.first_line),),
            )


RULE = PairRule(check, mqm="terminology/inconsistent-use", severity="info")
