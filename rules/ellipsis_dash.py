"""An ellipsis or a dash is not what the text has elsewhere, or is none at all: 。。。 .... --
省略号或破折号与全文不一致，或者写法有误：。。。 .... --

Chinese has …… and ——, each two characters wide. What keyboards give instead is a row of stops or hyphens,
which breaks at the line's end and is read aloud as what it is.

中文的省略号是“……”，破折号是“——”，各占两个字的位置。键盘上直接打出的往往是一串句点或连字符，不但会在行末断
开，读屏软件也会照字面念出来。

Two practices are inferred, or taken from `[style]`: the ellipsis (full …… or dots ...) after a Chinese
character, and the dash (long —— or hyphens --) between two. Places that go against it are reported. A row
of 。。。, of four to five dots, or of full-width hyphens －－ is wrong in every text.

两项习惯由全文推断，也可在 `[style]` 中规定：汉字之后的省略号（full 即“……”，dots 即“...”）和两个汉字之间的破
折号（long 即“——”，hyphens 即“--”）。与习惯不一致的地方会被报告。“。。。”、四五个句点以及全角连字符“－－”在
任何文本中都不对。

Silent: ranges, negative numbers, options of programs, dots in formulas and code, dots between Latin words
or numbers (1, 2, ...), blanks (......); a single —, which may join two words; a dash in a heading or a list
entry that divides a name from its description; a document that is evenly mixed.

不报告：数值范围、负数、命令行选项，公式和代码中的点，英文或数字之间的点（1, 2, ...），表示填空的长串点，可
能是连接号的单个“—”，标题和列表项中用来分隔名称与说明的短横，以及各种写法都用得不少的文档。

The fix puts the text's own sign there (safe). For 。。。 and the like it gives …… or ——, and an editor
should look: a dot too many may be a sentence's end (unsafe).

修正方法是换成全文的写法（安全）。“。。。”一类改为“……”或“——”；多出的一点也可能是句号，请人工确认（不安全）。

Examples:
    bad: 以后再说⟦。。。⟧
    fix: 以后再说……

    bad: 还有很多⟦.....⟧先不说了。
    fix: 还有很多……先不说了。

    bad: 这是第二种方法⟦－－⟧也是更好的方法。
    fix: 这是第二种方法——也是更好的方法。

    ok: 取 1, 2, ..., 10 这些值，或者 -3 到 -1。
    ok: 请用 --help 查看说明，加载中...
    ok: 第三种方法——最慢的方法……以后再讲。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from termlint.lazily import lazily
from termlint.model import Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.typography.conventions import Deviation, Use, deviations, required
from termlint.survey.typography.conventions import gather as gather_uses

SIGNS = {"ellipsis": {"full": "……", "dots": "..."}, "dash": {"long": "——", "hyphens": "--"}}
"""The choices of each convention, each with its sign."""

_NAMES = {"ellipsis": "省略号", "dash": "破折号"}
RUNNING = ("paragraph", "quote", "note")
"""The kinds of segments that are judged: in headings and entries these signs divide name and text."""

_ROW = "row"
_ELLIPSES = lazily(r"(?=[”」）….。])(?<=[㐀-鿿])[”」）]?(…{2}|…|\.{3,5}|。{3,6})(?![.…。/A-Za-z0-9])")
_DASHES = lazily("(?<=[㐀-鿿，”」）])(?: ?(--) ?|(——|－－))(?=[㐀-鿿“「])")


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield facts on the uses of each ellipsis and dash, and one for each row of marks that is neither."""
    if not any(segment.kind in RUNNING for segment in survey.document.segments):
        return
    known = survey.characters
    if known["…"] or known["。"] > 2 or known["."] > 2:
        yield from _facts("ellipsis", _in_text(survey, _ELLIPSES), survey)
    if any(sign in survey.prose for sign in ("--", "——", "－－")):
        yield from _facts("dash", _in_text(survey, _DASHES), survey)


def _in_text(survey: Survey, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sign in running text."""
    for match in pattern.finditer(survey.prose):
        if survey.document.segments[survey.segment_at(match.start())].kind in RUNNING:
            yield match.span(match.lastindex or 0)


def _facts(name: str, places: Iterator[tuple[int, int]], survey: Survey) -> Iterator[Fact]:
    uses: list[Use] = []
    for start, end in places:
        sign = survey.prose[start:end]
        choice = next((one for one, its in SIGNS[name].items() if its == sign), "")
        if choice or sign == "…":
            uses.append(Use(start, end, choice or "single", SIGNS[name]))
        else:
            yield Fact(f"{name} {_ROW}", "", start, end)
    yield from gather_uses(name, uses, survey)


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each row of marks that is no sign, and each sign that goes against the practice."""
    name, kind = key.split(" ", 1)
    if kind == _ROW:
        yield from (_row(name, fact) for fact in facts)
    else:
        yield from (_other(name, found) for found in deviations(facts) if found.wanted in SIGNS[name])


def _row(name: str, fact: Fact) -> Finding:
    sign = next(iter(SIGNS[name].values()))
    return Finding(
        fact.start,
        fact.end,
        Message(f"in Chinese the {name} is written “{sign}”", f"{_NAMES[name]}应写作“{sign}”"),
        replacements=(sign,) if fact.whole else (),
        safety="unsafe" if fact.whole else "none",
        confidence=0.9,
        path=fact.path,
    )


def _other(name: str, found: Deviation) -> Finding:
    sign = SIGNS[name][found.wanted]
    return Finding(
        found.fact.start,
        found.fact.end,
        _said(name, sign, found.basis == "settled"),
        replacements=(sign,) if found.fact.whole else (),
        safety="safe" if found.fact.whole else "none",
        confidence=0.9,
        reason=required(found)
        or Message(
            f"“{sign}” in {found.times} of {found.times + found.others} places",
            f"{found.times + found.others} 处中有 {found.times} 处写作“{sign}”",
        ),
        path=found.fact.path,
    )


def _said(name: str, sign: str, required: bool) -> Message:
    if required:
        return Message(f"the {name} should be written “{sign}”", f"{_NAMES[name]}应写作“{sign}”")
    return Message(f"elsewhere the {name} is written “{sign}”", f"别处的{_NAMES[name]}写作“{sign}”")


RULE = ProjectRule(
    gather,
    judge,
    group="typography",
    mqm="linguistic-conventions/punctuation",
    conventions={name: tuple(signs) for name, signs in SIGNS.items()},
)
