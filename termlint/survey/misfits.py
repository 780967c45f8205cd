"""Words that exist, but not here: the words around exclude them. Closed contexts, each read on real text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from termlint.model import Message
from termlint.survey.miswritings import Miswriting
from termlint.survey.remarks import remarks_of

if TYPE_CHECKING:
    from termlint.survey import Survey


class Misfit(NamedTuple):
    """``wrong`` should be ``right`` where ``context`` finds it; the group of the pattern is the place."""

    wrong: str
    right: str
    context: str
    reason: Message


_ASKS = Message("那 points, 哪 asks", "“那”表示指示，“哪”表示疑问")
_AT_ONCE = Message("既 needs 又 or 也 after it", "“既”须与“又、也”呼应，表示“就可以”用“即可”")
_SHOWS = Message("反应 is a reaction, and takes no object", "“反应”不带宾语，表示“体现出”用“反映”")
_OF_EARTH = Message("纬度 is a latitude", "“纬度”是地理概念，向量、张量的是“维度”")
_UNDERGOES = Message("收到 is for what one is sent", "“收到”用于消息、信件等，影响和限制是“受到”")
_PASSES = Message("过度 is excessive", "“过度”是超过限度，由此及彼是“过渡”")
_TOWARDS = Message("与 joins two things", "句首的介词是“对于”")
_THING = Message("对像 is no word", "没有“对像”这个词")
_UNTIL = Message("截止 is to end, 截至 until", "“截止”后面不带时间，“截至”才带")
_ANSWERS = Message("相应 is corresponding, 响应 to respond", "“相应”是与之对应，作出回应是“响应”")
_ONLY = Message("知识 is knowledge", "此处是副词“只是”")
_EVEN = Message("及时 is in time", "让步用“即使”")
_ALWAYS = Message("一致 is agreeing", "表示持续不变用“一直”")
_IF = Message("如果 goes with 的话", "“如果”与“的话”呼应")

_ARRAYS = "张量|向量|矩阵|特征|通道|隐藏层|嵌入|权重|第[一二三四两几0-9]个?|数据"
_AFFECTS = "影响|限制|制约|干扰|启发|欢迎|约束|损害"
_BEFORE = "具体|目前|分别|知道|得知|看看|主要"
_VERBS = "支持|包括|包含|采用的是|使用的是|用的是|属于|取决于"
_LIKE = "一样|这样|那样|这类|之类|这种|似的|等"
_WHOSE = "平均|最大|接口|请求|服务|系统"

# What stands before is looked at after the word: the engine finds a pattern that begins with letters fastest.
MISFITS = (
    Misfit("有那", "有哪", r"(有那)(?<![只还没所拥具含]有那)(?=些[^。！，；\n的]{0,12}[？?：:])", _ASKS),
    Misfit("有那些", "有哪些", rf"(有那些)(?<=(?:{_BEFORE})有那些)(?![^，。\n]{{0,9}}的)", _ASKS),
    Misfit("那", "哪", rf"(?:{_VERBS})(那)(?=[些个种几][^。！，\n的]{{0,12}}[？?](?<![吗么][？?]))", _ASKS),
    Misfit("既可", "即可", r"(既可)(?<=[^，。；、：\s]{4}既可)(?!以)(?![^。\n]{0,40}[也又亦还且])", _AT_ONCE),
    Misfit("反应", "反映", r"(反应)(?=出[^来去，。；\s]|了(?!不起)[^，。；\s]{2})", _SHOWS),
    Misfit("纬度", "维度", rf"(?:{_ARRAYS})的?[高低]?(纬度)(?![和与及、]经|线|坐标)", _OF_EARTH),
    Misfit("收到", "受到", rf"(收到)(?=[^，。；\n]{{0,12}}(?:{_AFFECTS})(?:[，。；的\s]|\Z))", _UNDERGOES),
    Misfit("过度", "过渡", r"(过度)(?<!拟合过度)(?=到|至|态|期间|阶段|动画)", _PASSES),
    Misfit("对与", "对于", r"(对与)(?<![^，。；：、\n\ufdd1]对与)(?![错否不误非])", _TOWARDS),
    Misfit("对像", "对象", rf"(对像)(?<![针面]对像)(?![^，。；\n]{{0,18}}(?:{_LIKE})|[素差])", _THING),
    Misfit("截止", "截至", r"(截止)(?=到?(?:目前|今天|现在)[^，。；\n]{2}|目前，)", _UNTIL),
    Misfit("相应", "响应", rf"(?:{_WHOSE})(相应)(?=时间|速度)", _ANSWERS),
    Misfit("相应", "响应", r"(相应)(?=速度[更较很太]?[快慢])", _ANSWERS),
    Misfit(
        "知识",
        "只是",
        r"(知识)(?<=[，。；\n这也仅但而都却]知识)(?=一个|一种|为了|因为|用来|想|你|我|他|它)",
        _ONLY,
    ),
    Misfit(
        "及时", "即使", r"(及时)(?<![^，。；\n\ufdd1]及时)(?=[你我他她它这那某]|是[^的，。]{1,20}，)", _EVEN
    ),
    Misfit("一致", "一直", r"(一致)(?<=[我你他她它们会就]一致)(?=都|在|没|等待|运行|循环|非常|很)", _ALWAYS),
    Misfit("的化", "的话", r"(?:如果|若|要是|假如|万一)[^，。\n]{0,24}(的化)(?=，)", _IF),
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
    remarks = remarks_of(survey.prose, survey.document.segments)
    for misfit in MISFITS:
        if misfit.wrong in survey.prose:
            for start, end in _places(survey.prose, misfit):
                if remarks(survey.segment_at(start)).uses(start, end, (misfit.right,)):
                    yield Miswriting(start, end, (misfit.right,), "context", 0.92, "unsafe", misfit.reason)


def _places(prose: str, misfit: Misfit) -> Iterator[tuple[int, int]]:
    for match in _pattern(misfit.context).finditer(prose):
        yield match.span(1)
