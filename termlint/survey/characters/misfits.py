"""Words that exist but that their context excludes. Closed contexts, each reviewed on real text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from termlint.model import Message
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.remarks import remarks_of

if TYPE_CHECKING:
    from termlint.survey import Survey


class Misfit(NamedTuple):
    """``wrong`` should be ``right`` where the pattern ``context`` matches; its group 1 is the place.

    Nowhere in a document in which the pattern ``unless`` matches.
    """

    wrong: str
    right: str
    context: str
    reason: Message
    unless: str = ""


_ASKS = Message("“那” points to something, “哪” asks which", "“那”表示指示，“哪”表示疑问")
_AT_ONCE = Message(
    "“既” needs “又” or “也” after it; “that will do” is “即可”", "“既”须与“又、也”呼应，表示“就可以”用“即可”"
)
_SHOWS = Message(
    "“反应” (to react) takes no object; to reflect is “反映”", "“反应”不带宾语，表示“体现出”用“反映”"
)
_OF_EARTH = Message("“纬度” is a latitude; a dimension is “维度”", "“纬度”是地理概念，向量、张量的是“维度”")
_UNDERGOES = Message(
    "“收到” is to receive what was sent; to be affected is “受到”",
    "“收到”用于消息、信件等，影响和限制是“受到”",
)
_PASSES = Message(
    "“过度” is excess; a transition is “过渡”", "“过度”是超过限度，从一个阶段到下一个阶段是“过渡”"
)
_TOWARDS = Message("“与” joins two things; the preposition is “对于”", "句首的介词是“对于”")
_THING = Message("there is no word “对像”", "没有“对像”这个词")
_UNTIL = Message("“截止” is to end; “截至” is until", "“截止”后面不带时间，“截至”才带")
_ANSWERS = Message("“相应” is corresponding; “响应” is to respond", "“相应”是与之对应，作出回应是“响应”")
_ONLY = Message("“知识” is knowledge; “只是” is only", "此处是副词“只是”")
_EVEN = Message("“及时” is in time; “即使” is even if", "让步用“即使”")
_ALWAYS = Message("“一致” is in agreement; “一直” is all the time", "表示持续不变用“一直”")
_IF = Message("“如果” goes with “的话”", "“如果”与“的话”呼应")
_PICTURES = Message(
    "“副” counts sets and faces; “幅” counts pictures", "“副”用于成套的东西和表情，图画用“幅”"
)
_TOO_MUCH = Message(
    "“过渡” is a transition; excess is “过度”", "“过渡”是从一个阶段到下一个阶段，超过限度是“过度”"
)
_INSERTS = Message("“代入” is to substitute into a formula", "把数值放进公式是“代入”")
_MUST = Message("“必需” is needed; “必须” is must", "“必需”后面不带动词，“一定要”是“必须”")
_BOTH = Message("“即” is namely; “既” goes with “又”", "“即”是“就是”，与“又”呼应的是“既”")
_NO_MORE = Message("“在” is at; “再” is again", "“在”表示处于，表示重复或继续的是“再”")
_BECAUSE = Message("“应为” is should be; “因为” is because", "句首表示原因的是“因为”")
_VERY = Message("“及其” is and its; “极其” is extremely", "“及其”连接两项，表示程度的是“极其”")
_ABOVE_ALL = Message("“由其” is by it; “尤其” is especially", "表示更进一层的是“尤其”")
_ALIGNS = Message("“对其” is to it; “对齐” is to align", "“对其”是“对它”，排成一线是“对齐”")
_EVEN_IF = Message("“既” goes with “又”; even if is “即使”", "“既”与“又”呼应，表示让步的是“即使”")
_SHOULD = Message("“因该” is because of this; should is “应该”", "“因该”是“因为这个”，情理上要做的是“应该”")
_WHY = Message("the question is “为什么”", "询问原因的是“为什么”")
_INSTANT = Message("“及时” is in good time; “即时” is at once", "“及时”是不耽误，当下就做的是“即时”")
_COPY = Message("“分” is a minute or a point; “份” counts documents", "文件、数据的量词是“份”")
_MIND = Message("“心里” is in one's heart; “心理” is the mind", "“心里”是心中，心灵活动及其学问是“心理”")
_THAN = Message("“与” joins; “于” compares", "比较大小用“于”")
_CONNECTS = Message("“链接” is a hyperlink; a connection is “连接”", "“链接”是超链接，网络通信的是“连接”")
_WHEN = Message("“在……时” closes with “时”", "与“在”呼应、表示时间的是“时”")
_A_BIT = Message(
    "“以下” is what follows; after a verb it is “一下”", "“以下”是下面的内容，动词之后表示略微的是“一下”"
)
_NAMED = Message("“制定” is to draw up; “指定” is to specify", "“制定”是定出规则、计划，选定某一个是“指定”")
_RECEIVES = Message("“接受” is to accept; to receive is “接收”", "“接受”是愿意采纳，收到数据是“接收”")
_INTEGER = Message("“整形” is to reshape; an integer is “整型”", "“整形”是改变形状，整数类型是“整型”")
_DECLARES = Message("“申明” is to state solemnly; to declare is “声明”", "“申明”是郑重说明，程序中的是“声明”")
_THUS = Message("“以来” is since; “如此一来” is thus", "“以来”表示从过去到现在，引出结果的是“如此一来”")
_SEEKS = Message("to obtain consent is “征得”", "求得同意是“征得”")

_ARRAYS = "张量|向量|矩阵|特征|通道|隐藏层|嵌入|权重|第[一二三四两几0-9]个?|数据"
_EARTH = (
    "经度|经纬|地[理图球区面]|气[象候温]|天气|坐标|GPS|赤道|纬线|定位|[北南]纬|[热温寒]带|半球"
    "|城市|国家|海[洋拔面]|太阳|日照|时区"
)
_AFFECTS = "影响|限制|制约|干扰|启发|欢迎|约束|损害"
_BEFORE = "具体|目前|分别|知道|得知|看看|主要"
_VERBS = "支持|包括|包含|采用的是|使用的是|用的是|属于|取决于"
_LIKE = "一样|这样|那样|这类|之类|这种|似的|等"
_WHOSE = "平均|最大|接口|请求|服务|系统"
_IMAGE = "图[像片画]|照片|油画|画作"
_PICTURE = (
    f"{_IMAGE}|图案|插图|地图|风景画|[^，。；、眼耳手牌\n]{{1,9}}的(?:{_IMAGE})|[彩灰黑][^，。]{{0,2}}图"
)
_IN_EXCESS = "拟合|依赖|自信|消耗|解读|泛化|惩罚|曝光|抽象|封装|采样|参数化|优化"
_ACTS = "要|先|在|使用|确保|保证|通过|指定|等待|遵守|把|经过|手动|进行|返回|调用|运行|大于|小于|等于"
_STATES = "需要|使用|支持|维护|更新|提供|推荐|适用|依赖|变化|发生|显示|占用|增加|下降|允许|会|能|是|有|被"
_DUTIES = (
    "[要会把被让去来先再做给付]|不[会要能该]|如何|怎么|没有|知道|尽[量快]|注意|考虑|多[用做想]"
    "|另外|马上|立[即刻]"
)
_WITHIN = "范围|列表|名单|之列|期间|之间|[内中里上时的]"
_WHO = "我们|它们|他们|你|我|没有|在|如果|大多|大部分|许多|很多"
_HOW = "重要|复杂|困难|简单|有用|强大|严格|庞大|耗时|缓慢|敏感|昂贵|灵活|高效|有限|脆弱|有效|方便|罕见"
_STUDY = "学[家上中的]|健康|咨询|测试|状态|素质|压力|因素|作用|暗示|障碍|疾病|治疗|医生|负担|辅导"
_SIDE = "左|右|居中|两端|字节|内存|顶部|底部|垂直|水平|边界"
_NET = "TCP|UDP|QUIC|[Ss]ocket|WebSocket|MySQL|Redis|gRPC|SSH|RPC|MQTT|HTTP/[12]|[Tt]elnet|adb"
_TRIES = (
    "实现|测试|修改|看|试|理解|介绍|了解|说明|分享|解释|检查|确认|总结|研究|学习|思考|处理|调整|整理|练习|体验"
    "|尝试|记录|回顾|补充|熟悉|演示|讲解|优化|讨论|对比|分析|查看|考虑"
)
_GIVEN = "教育|影响|培训|熏陶|启发|惩罚|批评|欢迎|治疗|服务"
_PAPER = "数据|代码|报告|文档|文件|列表|清单|拷贝|副本|简历|资料|指南|协议|声明"

# Look-behinds follow the word: the engine finds a pattern fastest that begins with literal characters.
MISFITS = (
    Misfit("有那", "有哪", r"(有那)(?<![只还没所拥具含哪]有那)(?=些[^。！，；\n的]{0,12}[？?：:])", _ASKS),
    Misfit("有那些", "有哪些", rf"(有那些)(?<=(?:{_BEFORE})有那些)(?![^，。\n]{{0,9}}的)", _ASKS),
    Misfit("那", "哪", rf"(?:{_VERBS})(那)(?=[些个种几][^。！，\n的]{{0,12}}[？?](?<![吗么][？?]))", _ASKS),
    Misfit("既可", "即可", r"(既可)(?<=[^，。；、：\s]{4}既可)(?!以)(?![^。\n]{0,40}[也又亦还且])", _AT_ONCE),
    Misfit("反应", "反映", r"(反应)(?=出[^来去，。；\s]|了(?!不起)[^，。；\s]{2})", _SHOWS),
    Misfit("纬度", "维度", rf"(?:{_ARRAYS})的?[高低]?(纬度)(?![和与及、]经|线|坐标)", _OF_EARTH),
    Misfit("纬度", "维度", r"(纬度)", _OF_EARTH, _EARTH),
    Misfit("收到", "受到", rf"(收到)(?=[^，。；\n]{{0,12}}(?:{_AFFECTS})(?:[，。；的\s]|\Z))", _UNDERGOES),
    Misfit("过度", "过渡", r"(过度)(?<!拟合过度)(?=到|至|态|期间|阶段|动画)", _PASSES),
    Misfit("对与", "对于", r"(对与)(?<![^，。；：、\n\ufdd1]对与)(?![错否不误非])", _TOWARDS),
    Misfit("对像", "对象", rf"(对像)(?<![针面配]对像)(?![^，。；\n]{{0,18}}(?:{_LIKE})|[素差])", _THING),
    Misfit("截止", "截至", r"(截止)(?=到?(?:目前|今天|现在)[^，。；\n]{2}|目前，)", _UNTIL),
    Misfit("截止", "截至", r"(截止)(?<![^，。；：（\s\ufdd1]截止)(?= ?[0-9]{1,4} ?[年月])", _UNTIL),
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
    Misfit("一副", "一幅", rf"(一副)(?={_PICTURE})", _PICTURES),
    Misfit("过度", "过渡", r"(过度)(?=色|带|区域|效果|层(?![次叠级面]))", _PASSES),
    Misfit("过渡", "过度", rf"(过渡)(?={_IN_EXCESS})", _TOO_MUCH),
    Misfit("带入", "代入", r"(带入)(?=到?[上下该此]?(?:式|公式|方程|表达式)|可得)", _INSERTS),
    Misfit("必需", "必须", rf"(必需)(?<![势未何想不]必需)(?!先验)(?={_ACTS}|是(?!的))", _MUST),
    Misfit(
        "既使", "即使", r"(既使)(?<![^，。；\n\ufdd1]既使)(?![^。\n]{0,50}(?:又|[也还][使让能]))", _EVEN_IF
    ),
    Misfit("什么为", "为什么", r"(什么为)(?<=[就才]是什么为)(?=[我你他她它这那人])", _WHY),
    Misfit("因该", "应该", rf"(因该)(?={_DUTIES})", _SHOULD),
    *(
        Misfit(f"即{verb}", f"既{verb}", rf"(即{verb})(?=[^，。；\n]{{1,20}}，?又{verb})", _BOTH)
        for verb in "有要能"
    ),
    Misfit("不在", "不再", rf"(不在)(?={_STATES})(?![^，。；\n]{{0,16}}(?:{_WITHIN}))", _NO_MORE),
    Misfit(
        "在加上",
        "再加上",
        r"(在加上)(?<![^，。；\n\ufdd1]在加上)(?=[^，。；\n]{2,24}[，。])(?![^，。；\n]{0,30}[后时前下上里中的])",
        _NO_MORE,
    ),
    Misfit("应为", "因为", rf"(应为)(?<![^，。；\n\ufdd1]应为)(?={_WHO})", _BECAUSE),
    Misfit("及其", "极其", rf"(及其)(?<=[是也都又得常]及其)(?=(?:{_HOW})(?!性))", _VERY),
    Misfit("及其", "极其", rf"(及其)(?=(?:{_HOW}|相似|接近|关键|严重|丰富|类似)[，。；！])", _VERY),
    Misfit("由其", "尤其", r"(由其)(?<![^，。；\n\ufdd1]由其)(?=是(?!否))", _ABOVE_ALL),
    Misfit("对其", "对齐", rf"(?:{_SIDE})(对其)(?=[，。、；的\s方]|\Z)", _ALIGNS),
    Misfit("及时", "即时", r"(及时)(?=编译|通讯|通信)", _INSTANT),
    Misfit("一分", "一份", rf"(一分)(?<![统唯单万划]一分)(?={_PAPER})", _COPY),
    Misfit("心里", "心理", rf"(心里)(?={_STUDY})", _MIND),
    Misfit("大与", "大于", r"(大与)(?=\s?[0-9]|等于|或等于)", _THAN),
    Misfit("小与", "小于", r"(小与)(?<!大小与)(?=\s?[0-9]|等于|或等于)", _THAN),
    Misfit("链接", "连接", r"(链接)(?=池|超时|断开|中断|多路复用|被拒绝)", _CONNECTS),
    Misfit("链接", "连接", rf"(?:{_NET}) ?(链接)(?!库|器|文件|地址|字符串|[:：])", _CONNECTS),
    Misfit("长链接", "长连接", r"(长链接)(?<=[，。；、\n的和持个条量立]长链接)", _CONNECTS, "短链|网址|URL"),
    Misfit(
        "在",
        "再",
        r"(?:然后|之后|接着|随后|最后)(在)(?=去(?![年除])|将(?!要|来)|把)(?![^，。；\n]{0,40}(?:[时前后中间]|过程))",
        _NO_MORE,
    ),
    Misfit(
        "是，",
        "时，",
        r"在(?!于)[^，。；：、\n的是有\ufdd1]{3,18}(是，)(?<![就但而也只还或于若可总凡便算都即不正要中前后上间]是，)",
        _WHEN,
    ),
    Misfit("以下", "一下", rf"(?:{_TRIES})(以下)(?=[，。；！](?!\n))", _A_BIT),
    Misfit(
        "制定", "指定", r"(制定)(?=的?(?:目录|文件夹|端口|IP)|路径[，。下中]|的(?:文件|设备|路径))", _NAMED
    ),
    Misfit(
        "接受",
        "接收",
        rf"(接受)(?<![直间迎面邻被]接受)(?=到(?!的是|来)(?![^，。；\n]{{0,10}}(?:{_GIVEN})))",
        _RECEIVES,
    ),
    Misfit("接受", "接收", r"发送(?:和|与|或|以及|[/、])(接受)(?!者|程|度)", _RECEIVES),
    Misfit("接受", "接收", r"(接受)(?=(?:数据|消息|信号|报文)?(?:和|与|或|以及|[/、])发送)", _RECEIVES),
    Misfit("以来", "一来", r"(?:如此|这样|这么)(以来)(?=，)", _THUS),
    Misfit(
        "经得", "征得", r"(经得)(?<![已曾]经得)(?=[^，。；\n到了起住]{1,10}(?:同意|许可|允许|授权))", _SEEKS
    ),
    Misfit("相应", "响应", r"(?:请求|[Rr]equest)[/和与及、](相应)(?!的|地|[^，。；\n]{0,6}的)", _ANSWERS),
    Misfit(
        "整形",
        "整型",
        r"(整形)(?<![量冲波号流]整形)(?<!形整形)(?=变量|数(?!据结)|参数|常量|值|类型|数组|运算|除法|溢出)",
        _INTEGER,
    ),
    Misfit("整形", "整型", r"(?:长|短|int ?类型的|转[换化]?[为成])(整形)", _INTEGER),
    Misfit("带入", "代入", r"(带入)(?=(?:后|了|我们)?(?:就能|即)?可?得(?:到|出|[，。]))", _INSERTS),
    Misfit("申明", "声明", r"(申明)(?=变量|函数|类型|方法|一个|为[^此]|式|对象|数组|指针)", _DECLARES),
)
"""In order of precedence: of two that find the same place, the first is reported."""


@cache
def _pattern(context: str) -> re.Pattern[str]:
    # A class of Han characters takes a millisecond to compile, and few texts need any of these.
    return re.compile(context)


def find_misfits(survey: Survey) -> Iterator[Miswriting]:
    """Yield every word that its context excludes."""
    remarks = remarks_of(survey.prose, survey.document.segments)
    for misfit in MISFITS:
        if misfit.wrong in survey.prose and not (
            misfit.unless and _pattern(misfit.unless).search(survey.prose)
        ):
            for start, end in _places(survey.prose, misfit):
                if remarks(survey.segment_at(start)).uses(start, end, (misfit.right,)):
                    yield Miswriting(start, end, (misfit.right,), "context", 0.92, "unsafe", misfit.reason)


def _places(prose: str, misfit: Misfit) -> Iterator[tuple[int, int]]:
    for match in _pattern(misfit.context).finditer(prose):
        yield match.span(1)
