"""A space where no practice asks for one: beside a full-width mark, inside brackets, in a word, doubled.
多余的空格：全角标点旁、括号内、词中间、连续两个。

A full-width mark brings its own space along, so another one beside it makes a hole in the line. Such
spaces come from machine translation, from originals (a space after every full stop), from joined lines.

全角标点自带空白，旁边再加空格就会留下缺口。这类空格多来自机器翻译、原文（句号后的空格）或合并的行。

Found are spaces after ，。；！？、 and before them; inside brackets; between two Han characters of a
sentence, if one cuts a word or stands beside 的, 在, 和 …; before a half-width comma; two spaces running in a
sentence, or one in a decimal (67. 5%); characters of no width (U+200B, U+2060, U+FEFF); spaces inside the
stars of an emphasis (** 注意 **), which make it none; spaces inside a name of the list (seeds/entities.csv),
beside its hyphen (U -Net) or before its capital (Chat GPT), if the name is well known and its parts are no
two words of their own (Hugging Face, Flash Attention, Web UI), nor the author's way (four times, and more
often than the name).

检查的内容：，。；！？、前后的空格；括号内的空格；句中两个汉字之间的空格（把词切断，或在“的、在、和”等字旁）；
半角逗号前的空格；句中的连续两个空格；小数中的空格（67. 5%）；零宽字符（U+200B、U+2060、U+FEFF）；强调标记内侧
的空格（** 注意 **，会使强调失效）；名称表（seeds/entities.csv）中名称内部的空格：连字符旁（U -Net），或著名名
称的大写字母前（Chat GPT），但本来就是两个词的（Hugging Face、Flash Attention、Web UI）和作者习惯的写法（四次
以上且多于原名）除外。

Spaces outside of quotation marks, before an opening and after a closing bracket and after a colon are a
matter of practice: they are reported only if the text does without them nine times in ten; quoted Latin is
counted by itself, for it may keep the space that Latin has (的 “hello” 程序). Silent are titles,
tables, lines in which several spaces divide names or words, and places where markup may need the space. A
no-break space (U+00A0) is as likely meant: shown only at a `min-confidence` below 0.5.

引号外侧、左括号前、右括号后和冒号后的空格各有习惯，只有全文十分之九不留空格时才报告；引号内是西文的另行统计，
因为可能沿用中西文之间的空格（的 “hello” 程序）。标题、表格、用多个空格
分隔人名或词语的行，以及标记可能需要空格的地方，不报告。不换行空格（U+00A0）可能是有意为之，`min-confidence`
低于 0.5 时才显示。

The fix takes the space out, of two one. It is safe beside full-width marks, inside brackets and for
characters of no width; the rest has to be asked for.

修复会删去空格，连续两个则留一个。全角标点旁、括号内和零宽字符的修复是安全的，其余须明确要求才会执行。

Examples:
    bad: 先训练模型⟦ ⟧，再评估。⟦ ⟧结果见下表（⟦ ⟧略）。
    fix: 先训练模型，再评估。结果见下表（略）。

    bad: 先在一台计算⟦ ⟧机上训练，再换更大的。
    fix: 先在一台计算机上训练，再换更大的。

    bad: 请⟦** 务必 **⟧先备份。
    fix: 请**务必**先备份。

    bad: 先用 ⟦U -Net⟧ 分割图像，再问 ⟦Chat GPT⟧ 怎么改进。
    fix: 先用 U-Net 分割图像，再问 ChatGPT 怎么改进。

    ok: 标题  副标题
    ok: 先写 “hello” 程序。他叫它“你好”“问候”“招呼”“寒暄”“打听”“示例”“样本”“例子”“甲”“乙”“丙”。
    ok: 参加者有张三 李四 王五，共三人。
    ok: 他说 “可以” 就是 “可以”，说 “不行” 就是 “不行”。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.typography.divided import Divided, find_divided
from termlint.survey.typography.spaces import Kind, Space, find_spaces

_MESSAGES: dict[Kind, Message] = {
    "after": Message("extra space after a full-width mark", "全角标点后多了空格"),
    "colon": Message("extra space after a colon", "冒号后多了空格"),
    "before": Message("extra space before a full-width mark", "全角标点前多了空格"),
    "opening": Message("extra space before an opening mark", "左括号或左引号前多了空格"),
    "closing": Message("extra space after a closing mark", "右括号或右引号后多了空格"),
    "inside": Message("extra space inside brackets", "括号内多了空格"),
    "half": Message("extra space before a mark", "标点前多了空格"),
    "han": Message("extra space between two Chinese characters", "两个汉字之间多了空格"),
    "double": Message("two spaces in a row", "连续两个空格，应只留一个"),
    "decimal": Message("space inside a decimal number", "小数中间多了空格"),
    "unseen": Message("invisible zero-width character", "看不见的零宽字符，应删去"),
    "hard": Message("no-break space; write an ordinary one", "不换行空格，应改用普通空格"),
    "starred": Message(
        "spaces inside the emphasis marks stop them from working", "强调标记内侧有空格，强调不会生效"
    ),
}

_CONFIDENCE: dict[Kind, float] = {"after": 0.95, "before": 0.95, "inside": 0.95, "unseen": 0.95, "hard": 0.4}
_SAFE = frozenset(("after", "before", "inside", "unseen"))

_PRACTICES: dict[tuple[Kind, bool], str] = {
    ("colon", False): "：",
    ("opening", False): "[（“《]",
    ("closing", False): "[）”》]",
    ("opening", True): r"[“《][\x21-\x7e]",
    ("closing", True): r"[\x21-\x7e][”》]",
}
"""The kinds of space for which a text may have a practice, with a pattern of the places that are counted;
separately (True) where Latin is quoted."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each stray space, unless more than a tenth of such places have one, and for each
    name that a space divides.
    """
    found = [(_manner(survey.prose, space), space) for space in find_spaces(survey)]
    times = Counter(manner for manner, _ in found)
    stray = {manner for manner, count in times.items() if 10 * count <= _places(survey, manner)}
    yield from (_finding(space) for manner, space in found if manner in stray)
    yield from map(_of_name, find_divided(survey))


def _manner(prose: str, space: Space) -> tuple[Kind, bool]:
    """Return the kind, and True if the space is outside a quotation mark around Latin, which may need it."""
    at = {"opening": space.end, "closing": space.start - 1}.get(space.kind, 0)
    inside = prose[at + 1 if space.kind == "opening" else at - 1]
    return space.kind, at > 0 and prose[at] in "“”《》" and inside.isascii()


def _places(survey: Survey, manner: tuple[Kind, bool]) -> float:
    """Return the number of places where such a space is possible, infinity if it is always wrong."""
    places = _PRACTICES.get(manner)
    return len(re.findall(places, survey.prose)) if places else float("inf")


def _finding(space: Space) -> Finding:
    return Finding(
        space.start,
        space.end,
        _MESSAGES[space.kind],
        (space.new,),
        safety="safe" if space.kind in _SAFE else "unsafe",
        confidence=_CONFIDENCE.get(space.kind, 0.85),
    )


def _of_name(one: Divided) -> Finding:
    said = Message(f"extra space inside the name “{one.name}”", f"名称“{one.name}”中间多了空格")
    return Finding(one.start, one.end, said, (one.name,), safety="unsafe", confidence=0.9)


RULE = DocumentRule(check, group="typography", mqm="locale-conventions/spacing")
