"""A wrong character or word: 奔溃 for 崩溃, 反应了 for 反映了.

错别字：把“崩溃”写成“奔溃”，把“反映了”写成“反应了”。

Chinese is typed by its sound and picked from a list, so that a slip leaves a real character with the right
sound or nearly the right shape. Spell checkers see nothing, and readers stumble.

中文多按读音输入，再从候选中选字，选错后留下的仍是真实存在的字，读音相同或字形相近。拼写检查查不出来，读者却会被
绊住。

Found are, tier by tier:

- *No such word* (seeds/miswritten.csv): strings that nobody writes on purpose, as typed by sound (奔溃), by
  shape (拔号 for 拨号) or by a half-remembered idiom (一愁莫展), where the segmentation says that they are
  not the meeting of two words (统一|但, 责任|然后).
- *Excluded by its context*: words that exist, where the words around leave one reading only (哪 in a
  question, 维度 of a tensor, 反映 with an object, 一幅 of a picture).
- *Sounds like a longer word* (seeds/counts): what is written otherwise than any known word of three
  characters and more with its sound (毁掉函数), if the counts of running text agree; and than a name or an
  idiom with its sound (海立士: seeds/names-zh.txt; 独挡一面: seeds/idioms.txt), where no words explain it; a
  name may have two characters swapped (英达伟).
- *Changed places*: a term or a long word with two neighbours swapped (数据型类), which those counts never
  have, where the whole is much likelier.
- *Sounds like a word of this text*: 公示 where the text says 公式 elsewhere, several times and beside the
  same words, and where the sentence calls for that.
- *Never met its neighbours*: a character beside what the same counts never saw beside it, where another of
  its sound makes a word and is much likelier (缺少谋些属性).
- *Called for by the sentence*: where the counts doubt a place, a small neural network reads the sentence on
  both sides of it, with the character as written and with others that sound or look alike or are swapped
  (需要主意的是, 收剑, 型模); its confidence is the share that proved right, 0.93 to 0.78.
- *A careless text*: where these tiers have found two slips or more within a few thousand characters, what is
  merely unlikely is reported too (保存到制定的位置). When the surer slips are mended nothing gives it away
  any more: `termlint fix` lists it once, to be looked at then, and later checks are silent.

The counts are silent in texts that they do not know, as law or verse. There a word of two characters that
does not exist must be called for by its sentence too, and no fix is safe: 交|规率 may be chance.

分层检查：

- 没有这样的词（见 seeds/miswritten.csv）：按读音误选（奔溃）、按字形误认（拔号）或成语误记（一愁莫展）而成、
  不会有人有意这样写的字串，并由分词确认它不是两个词恰好相接（统一|但、责任|然后）。
- 语境不容：词本身存在，而上下文只容许另一种写法（疑问句中的“哪”、张量的“维度”、带宾语的“反映”、一“幅”图）。
- 与更长的词同音（见 seeds/counts）：与三字以上的已知词同音而写法不同（毁掉函数），并得到语料统计的支持；或者
  与某个名称或成语同音而写法不同（海立士，见 seeds/names-zh.txt；独挡一面，见 seeds/idioms.txt），又不能读作别
  的词；名称中相邻两字颠倒也算（英达伟）。
- 两个字颠倒：术语或长词中相邻两字颠倒（数据型类），语料中从未有过，而还原后常见得多。
- 与文中的词同音：别处多次写作“公式”、前后用字也相同的地方写成“公示”，而且整句也应是前者。
- 与前后的字从不相连：同一统计中某字从未与前后的字相连，而换成同音字后成词且常见得多（缺少谋些属性）。
- 整句不容：统计觉得可疑之处，由一个小型神经网络通读整句，比较原字和同音、近音、形近字或颠倒的两个字哪个更合前
  后文（需要主意的是、收剑、型模）；可信度（0.93 至 0.78）即读过之后属实的比例。
- 错字较多的文本：以上各层在几千字之内发现两处以上错字时，仅属少见的写法也会报告（保存到制定的位置）。其他错字
  改好以后，就再没有线索能发现这些写法：`termlint fix` 会在修复后列出一次，请当时查看，再检查时不会报告。

统计对其不熟悉的文本（法律、诗词等）不作判断；在这类文本中，两个字的“没有这样的词”还要求整句也容不下，修复一律
须明确要求，因为可能只是恰好相接（交|规率）。

Traditional text is read in simplified characters and answered in its own. What Taiwan and Hong Kong write
(疊代, 佈署, 甚麼: seeds/scripts/usage.txt, seeds/regional.csv, the termbase) is left alone, and without a
word of two characters that does not exist the text must be likelier by the counts.

繁体文本先逐字对应成简体再检查，建议仍以繁体给出。台湾、香港通行的写法（疊代、佈署、甚麼等，见
seeds/scripts/usage.txt、seeds/regional.csv 和术语库）不算错；两个字的“没有这样的词”，还要求改后按语料统计更
常见。

Silent: Japanese, verse and classical Chinese; quotations and titles; remarks on spelling (误写成…) and places
where the right form stands beside the wrong one (奔溃/崩溃); what is a matter of taste or has two accepted
forms (帐号, 做为, 成份, 阀值).

不报告：日文、诗词和文言；引文和书名；谈论写法之处（误写成……）以及正误并列之处（奔溃/崩溃）；属于习惯
之别或两种写法都通行的（帐号、做为、成份、阀值）。

The fix is safe for words that do not exist and have one right form; what a context decides has to be asked
for, and so has all in traditional text, where a phrase decides between 複 and 復.

不存在的词且只有一种正确写法的，可自动修复；靠语境判断的，须明确要求才会执行。繁体文本中的修复也一律须明确要
求，因为“複”还是“復”要看词组。

Examples:
    bad: 显存不足时，程序会直接⟦奔溃⟧。
    fix: 显存不足时，程序会直接崩溃。

    bad: 点击⟦按纽⟧后，⟦以经⟧加载的权重会被释放。
    fix: 点击按钮后，已经加载的权重会被释放。

    bad: 网络⟦拓朴⟧如图所示，各结点的功能⟦相辅相承⟧。
    fix: 网络拓扑如图所示，各结点的功能相辅相成。

    bad: 请求结束后会执行⟦毁掉函数⟧，这本书介绍⟦及其学习⟧的基础。
    fix: 请求结束后会执行回调函数，这本书介绍机器学习的基础。

    bad: 存储厂商⟦海立士⟧的新产线明年投产，⟦英达伟⟧已能⟦独挡一面⟧。
    fix: 存储厂商海力士的新产线明年投产，英伟达已能独当一面。

    bad: 先声明⟦数据型类⟧，再分配内存。
    fix: 先声明数据类型，再分配内存。

    bad: 损失公式如下，梯度的⟦公示⟧如下。这个公式很短，那个公式如下。
    fix: 损失公式如下，梯度的公式如下。这个公式很短，那个公式如下。

    bad: 配置里缺少⟦谋些⟧属性时，程序会报错。
    fix: 配置里缺少某些属性时，程序会报错。

    bad: 这条曲线⟦反应⟧了损失的变化。
    fix: 这条曲线反映了损失的变化。

    bad: 该框架⟦有那⟧些缺点？
    fix: 该框架有哪些缺点？

    bad: 需要⟦主意⟧的是，通过这种⟦方是⟧，参数会写入当前目录下的⟦文见⟧。
    fix: 需要注意的是，通过这种方式，参数会写入当前目录下的文件。

    bad: 如果学习率过大，训练就会震荡而不能⟦收剑⟧。
    fix: 如果学习率过大，训练就会震荡而不能收敛。

    bad: 这种架构的⟦型模⟧又是另一种取舍。
    fix: 这种架构的模型又是另一种取舍。

    bad: 进程⟦奔溃⟧后模型⟦任然⟧可用。先把它保存到⟦制定⟧的路径，再启动服务。
    fix: 进程崩溃后模型仍然可用。先把它保存到指定的路径，再启动服务。

    bad: 更新權重之前，先算出⟦距陣⟧的轉置，⟦在加上⟧偏差項，結果就不同了。
    fix: 更新權重之前，先算出矩陣的轉置，再加上偏差項，結果就不同了。

    ok: 標準統一但實作各異；把模型佈署到雲端，再疊代訓練。
    ok: 需要拿主意的是他们，不是刚毕业的高校学生。
    ok: 标准统一但实现各异，或着重训练，或先划分责任然后动手。
    ok: 这本书介绍机器学习，及其学习方法；两个量呈正比。
    ok: “崩溃”常被误写成“奔溃”。
    ok: 常见错误：奔溃（崩溃）。
    ok: 他对药物的反应很快，城市的纬度不高。
    ok: 有那些资料就够了，那里的人都知道。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.miswritings import Miswriting, Tier
from termlint.survey.characters.tiers import find_miswritten

_REASONS: dict[Tier, Message] = {
    "impossible": Message("there is no such word", "没有这样的词"),
    "homophone": Message("it sounds like part of a longer word", "与一个更长的词同音"),
    "name": Message("it sounds like a name", "与一个名称同音"),
    "context": Message("it does not fit the words around it", "与上下文不符"),
    "overheard": Message("it sounds like a word of this text", "与文中的一个词同音"),
    "swapped": Message("two characters have changed places", "两个字颠倒了"),
    "unmet": Message("it never occurs next to these characters", "它与前后的字从不相连"),
    "unfit": Message("the sentence calls for another character", "从整句看，应是另一个字"),
    "careless": Message(
        "this is hardly ever written, and the text has other wrong characters",
        "极少有这样的写法，文中又有其他错字",
    ),
    "unlikely": Message("this is hardly ever written", "极少有这样的写法"),
}


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each miswriting of every tier."""
    return (_finding(survey.prose, one) for one in find_miswritten(survey))


def _finding(prose: str, one: Miswriting) -> Finding:
    wrong, right = prose[one.start : one.end], one.right[0]
    return Finding(
        one.start,
        one.end,
        Message(f"“{wrong}” should be “{right}”", f"“{wrong}”应为“{right}”"),
        replacements=one.right,
        safety=one.safety,
        confidence=one.confidence,
        reason=one.reason or _REASONS[one.tier],
        lasting=one.tier == "careless",
    )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/spelling", modern=True)
