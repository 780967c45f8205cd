"""The same text of the original is translated in two ways.

同一段原文有两种译法。

Readers take two names of one button, heading or option for two things.

同一个按钮、标题或选项有两种叫法，读者会以为是两样东西。

It compares headings and entries of catalogues of the whole project whose originals are the same, character
by character; where one translation is the usual one, the others are reported. Nothing is looked up: the
pairs say themselves how a thing is called. Differences in spaces, marks and letter case only are left alone,
and entries with a context (msgctxt) are compared with those of the same context only, for a context says
that the sense is another. Headings of different files are shown only at a `min-confidence` below 0.5.

比较整个项目中原文逐字相同的标题和词条；某种译法明显占多数时，报告其余的。判断不靠词表，译法由项目自己的对照
得出。只有空格、标点、大小写不同的不报告；带上下文（msgctxt）的词条只与同一上下文的比较，因为上下文不同，含
义往往也不同。不同文件的标题，`min-confidence` 低于 0.5 时才显示。

Examples:
    ok [a.po]: msgid "Advanced settings"
      msgstr "高级设置"
    ok [b.po]: msgid "Advanced settings"
      msgstr "高级设置"
    ok [c.po]: msgid "Advanced settings"
      msgstr "高级设置"
    bad [d.po]: msgid "Advanced settings"
      msgstr "⟦进阶选项⟧"

    ok [a.po]: msgctxt "menu"
      msgid "Open"
      msgstr "打开"

      msgctxt "status"
      msgid "Open"
      msgstr "营业中"
    ok [b.po]: msgctxt "menu"
      msgid "Open"
      msgstr "打开"
    ok [c.po]: msgctxt "menu"
      msgid "Open"
      msgstr "打开"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from termlint.bitext import Bitext
from termlint.lazily import lazily
from termlint.model import Fact, Finding, Message, Place
from termlint.rule import PairProjectRule
from termlint.telling.cite import cited

LONGEST, SHORTEST = 60, 4
"""The most and fewest code points of an original: longer ones are sentences, with many right translations."""

LEAST, SHARE = 3, 0.75
"""How often, and in what share of places, a translation must occur to be the usual one."""

SHOWN = 60
LIKELY, UNLIKELY = 0.6, 0.4
"""The confidence for entries of catalogues and headings of one file, and for a heading of another file, where
another translation is often right."""

LOOSE = lazily(r"\W+")


def gather(bitext: Bitext) -> Iterator[Fact]:
    """Yield a fact for each short heading and entry.

    The key is its kind, context and original, the value the first line of the translation.
    """
    for pair in bitext.prose_pairs:
        if not pair.target.han or pair.kind not in ("heading", "entry"):
            continue
        original = " ".join(pair.source.raw.split())
        if SHORTEST <= len(original) <= LONGEST:
            start, end = pair.first_line
            yield Fact(
                "\0".join((pair.kind, pair.context, original)), pair.target.raw[: end - start], start, end
            )


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each translation that differs from the usual one of the same original."""
    if len(facts) < LEAST:
        return
    said = [LOOSE.sub("", fact.value).lower() for fact in facts]
    (usual, times), *others = Counter(said).most_common()
    if not others or times < LEAST or times < SHARE * len(said):
        return
    model = facts[said.index(usual)]
    homes = Counter(fact.path for fact, one in zip(facts, said, strict=True) if one == usual)
    for fact, one in zip(facts, said, strict=True):
        if one != usual:
            sure = key.startswith("entry\0") or homes[fact.path] >= LEAST - 1
            yield _finding(fact, model, times, LIKELY if sure else UNLIKELY)


def _finding(fact: Fact, model: Fact, times: int, confidence: float) -> Finding:
    shown = model.value[:SHOWN]
    return Finding(
        fact.start,
        fact.end,
        Message("the same original is translated differently elsewhere", "同一原文在别处译法不同"),
        confidence=confidence,
        reason=Message(
            f"elsewhere translated {times} times as {cited(shown)}", f"别处 {times} 次译作{cited(shown)}"
        ),
        related=(Place(model.start, model.end, model.path),),
        path=fact.path,
    )


RULE = PairProjectRule(gather, judge, mqm="terminology/inconsistent-use", severity="info")
