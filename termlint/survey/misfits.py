"""Words that exist, but not here: the words around exclude them. Closed contexts, each read on real text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from termlint.model import Message
from termlint.survey.miswritings import Miswriting
from termlint.survey.remarks import Remarks

if TYPE_CHECKING:
    from termlint.survey import Survey


class Misfit(NamedTuple):
    """``wrong`` should be ``right`` where ``context`` finds it; the group of the pattern is the place."""

    wrong: str
    right: str
    context: str
    reason: Message


_ASKS = Message("那 points, 哪 asks", "“那”表示指示，“哪”表示疑问")
_BUT_ONCE = Message("既 needs 又 or 也 after it", "“既”须与“又、也”呼应，表示“就可以”用“即可”")
_SHOWS = Message("反应 is a reaction, and takes no object", "“反应”不带宾语，表示“体现出”用“反映”")
_OF_EARTH = Message("纬度 is a latitude", "“纬度”是地理概念，向量、张量的是“维度”")
_PASSIVE = Message("收到 is for what one is sent", "“收到”用于消息、信件等，影响和限制是“受到”")
_PASSAGE = Message("过度 is excessive", "“过度”是超过限度，由此及彼是“过渡”")
_TOWARDS = Message("与 joins two things", "句首的介词是“对于”")

_ARRAYS = "张量|向量|矩阵|特征|通道|隐藏层|嵌入|权重|第[一二三四两几0-9]个?|数据"
_AFFECTS = "影响|限制|制约|干扰|启发|欢迎|约束|损害"
_VERBS = "支持|包括|包含|采用的是|使用的是|用的是|属于|取决于"

MISFITS = (
    Misfit("有那", "有哪", r"(?<![只还没所拥具含])(有那)(?=些[^。！，；\n的]{0,12}[？?：:])", _ASKS),
    Misfit("有那些", "有哪些", r"(?:具体|目前|分别|知道|得知|看看|主要)(有那些)(?![^，。\n]{0,9}的)", _ASKS),
    Misfit(
        "那", "哪", rf"(?:{_VERBS})(那)(?=[些个种几][^。！，\n的]{{0,12}}[？?](?<![吗么][？?]))", _ASKS
    ),
    Misfit("既可", "即可", r"(?<=[^，。；、：\s]{4})(既可)(?!以)(?![^。\n]{0,40}[也又亦还且])", _BUT_ONCE),
    Misfit("反应", "反映", r"(反应)(?=出[^来去，。；\s]|了[^，。；\s]{2})", _SHOWS),
    Misfit("纬度", "维度", rf"(?:{_ARRAYS})的?[高低]?(纬度)(?![和与及、]经|线|坐标)", _OF_EARTH),
    Misfit("收到", "受到", rf"(收到)(?=[^，。；\n]{{0,12}}(?:{_AFFECTS})(?:[，。；的\s]|\Z))", _PASSIVE),
    Misfit("过度", "过渡", r"(?<!拟合)(过度)(?=到|至|态|期间|阶段|动画)", _PASSAGE),
    Misfit("对与", "对于", r"(?<=[，。；：、\n\ufdd1])(对与)(?![错否不误非])", _TOWARDS),
)
"""In order; where two find the same place, the first speaks."""


@cache
def _pattern(context: str) -> re.Pattern[str]:
    # A class of Han characters costs a millisecond to compile, and few texts ask for any of these.
    return re.compile(context)


def find_misfits(survey: Survey) -> Iterator[Miswriting]:
    """Yield every word that the words around it exclude, in simplified text."""
    if survey.document.script == "hant":
        return
    seen: set[int] = set()
    for misfit in MISFITS:
        if misfit.wrong in survey.prose:
            yield from _places(survey, misfit, seen)


def _places(survey: Survey, misfit: Misfit, seen: set[int]) -> Iterator[Miswriting]:
    for match in _pattern(misfit.context).finditer(survey.prose):
        start, end = match.span(1)
        remarks = Remarks(survey.prose, survey.document.segments[survey.segment_at(start)])
        if start not in seen and remarks.uses(start, end, (misfit.right,)):
            seen.add(start)
            yield Miswriting(start, end, (misfit.right,), "context", 0.92, "unsafe", misfit.reason)
