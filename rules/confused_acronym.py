"""An acronym that its context contradicts.

语境与缩写不符：缩写很可能写错了字母。

`LTSM` for LSTM, or `Adam 比普通的 STD 效果更好` where SGD was meant: no spelling checker finds it, and a
reader who does not know better learns the wrong one.

缩写写错字母（LSTM 写成 LTSM、SGD 写成 STD），拼写检查发现不了，不熟悉的读者却会照着记下来。

It looks at words of three to six capitals and digits that the document hardly uses and that nobody else
seems to use, and at the acronyms one slip away: the same letters in another order, one letter changed, an
inner letter too many or too few. The evidence for a candidate is the words that usually stand near it
(counted in Chinese technical documents), how often the document uses it, its full name beside the suspect,
and a comparison of the suspect with a name that is nearly always near the candidate (Adam 比 STD). The less
typical the slip, the more evidence is needed.

检查对象：文中极少出现、也未见他人使用的三至六个大写字母（或数字），以及与之相差一处的缩写：字母相同而次序不同，
换了一个字母，中间多一个或少一个字母。依据是候选缩写常见的上下文用词（统计自中文技术文档）、文中是否用过候选缩写、
旁边的全称，以及与之相比的是否是候选缩写的常见搭档（Adam 比 STD）。笔误越不典型，需要的依据越多。

Two swapped letters are reported even in a known acronym where a gloss or brackets give the full name of the
other form (Multi-head Latent Attention，MAL; SOM（序列最小优化）), where the text has introduced that form
before and the known one is rare, and in two letters before their noun (LK 散度). So is a known acronym in
brackets behind the Chinese name of a common one that is a letter off (卷积神经网络（RNN）), and an unknown
one a letter off from what the text has introduced and says often (RLVF after RLVR，全称是 …).

两个字母颠倒的，即使是已知的缩写，在下列情形也会报告：夹注或括号给出的是另一写法的全称
（Multi-head Latent Attention，MAL；SOM（序列最小优化））；前文介绍过另一写法，而这一写法少见；两个字母的，
其后的中文只与另一写法搭配（LK 散度）。括号里的已知缩写，若前面的中文名称属于只差一个字母的另一个常见缩写，也
会报告（卷积神经网络（RNN））；不见他人使用的缩写，若与前文介绍过全称的缩写只差一个字母，同样报告（RLVR，全称
是……，其后的 RLVF）。

It stays silent where the text defines the acronym, where the same letters stand in lower case, beside
other names in Latin letters, in lists of labels, where longer words begin with it (SOFA, SOFABoot), where
the text itself calls it wrong (是 OSPF 不是 OPSF), and wherever both forms are in common use (SSL, SSH).

不报告的情形：文中给出了定义；文中有同样的小写写法；紧邻其他拉丁字母名称；标签；有更长的词以它开头（SOFA 与
SOFABoot）；原文已指出写错（是 OSPF 不是 OPSF）；两种形式都常用（SSL 与 SSH）。

The fix is never made unasked: only the author knows what was meant.

修复从不自动进行：原意只有作者知道。

Examples:
    bad: 损失函数的优化有难有易，随机梯度有噪声，这就是为什么 Adam 比普通的 ⟦STD⟧ 收敛更快。
    fix: 损失函数的优化有难有易，随机梯度有噪声，这就是为什么 Adam 比普通的 SGD 收敛更快。

    bad: 常见的变体是长短期记忆（long short-term memory，⟦LTSM⟧），它多一个遗忘门。
    fix: 常见的变体是长短期记忆（long short-term memory，LSTM），它多一个遗忘门。

    bad: 对偶问题用 ⟦SOM⟧（序列最小优化）来解，奖励里再减去 ⟦LK⟧ 散度。
    fix: 对偶问题用 SMO（序列最小优化）来解，奖励里再减去 KL 散度。

    bad: 卷积神经网络（⟦RNN⟧）适合处理图像，循环神经网络（⟦CNN⟧）适合处理序列。
    fix: 卷积神经网络（CNN）适合处理图像，循环神经网络（RNN）适合处理序列。

    bad: RLVR，全称是 Reinforcement Learning with Verifiable Rewards。RLVR 好用，RLVR 省事。⟦RLVF⟧ 也有边界。
    fix: RLVR，全称是 Reinforcement Learning with Verifiable Rewards。RLVR 好用，RLVR 省事。RLVR 也有边界。

    bad: 训练时，Adam 比普通的 ⟦STD⟧ 效果更好。

    ok: 标准差（STD）衡量数据的离散程度。
    ok: 我们把首段语音的延迟记作 TTFV（Time to First Voice），与首词元时间不同。
    ok: 循环神经网络（LSTM）与全卷积神经网络（FCN），大型语言模型（LLM）。
    ok: 前端用 SSL 加密，运维用 SSH 登录。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message, Place
from termlint.rule import DocumentRule
from termlint.survey import Acronym, Survey
from termlint.survey.spelling.confusions import Case, Suspect, find_confusions
from termlint.survey.spelling.contradictions import find_contradictions
from termlint.telling.cite import cited, counted


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each place of an acronym in whose place another was likely meant."""
    found = list(find_confusions(survey))
    found += find_contradictions(survey, {suspect.text for suspect, _, _ in found})
    for suspect, case, confidence in found:
        yield from (_finding(survey, place, suspect, case, confidence) for place in suspect.places)


def _finding(survey: Survey, place: Acronym, suspect: Suspect, case: Case, confidence: float) -> Finding:
    others = survey.acronym_places.get(case.text, [])
    return Finding(
        place.start,
        place.end,
        Message(
            f"“{place.text}” is probably a slip for “{case.text}”", f"“{place.text}”疑为“{case.text}”之误"
        ),
        replacements=(case.text,),
        safety="unsafe",
        confidence=confidence,
        reason=_reason(place.text, len(suspect.places), case),
        related=tuple(Place(other.start, other.end) for other in others[:3]),
    )


def _reason(text: str, count: int, case: Case) -> Message:
    near = sorted(case.words, key=lambda word: -case.words[word])[:5]
    counts = counted(text, count, case.text, case.here)
    en, zh = [counts.en], [counts.zh]
    if near:
        en.append(f"nearby words that go with “{case.text}”: {', '.join(map(cited, near))}")
        zh.append(f"附近有“{case.text}”常见的上下文用词：{''.join(map(cited, near))}")
    if case.named:
        en.append(f"the full name beside it is that of “{case.text}”")
        zh.append(f"旁边的全称是“{case.text}”的")
    if case.introduced:
        en.append(f"the text has introduced “{case.text}” with its full name")
        zh.append(f"前文给出过“{case.text}”的全称")
    return Message("; ".join(en), "；".join(zh))


RULE = DocumentRule(check, group="terms", mqm="terminology/wrong-term")
