"""A term is left in English although the document translates it.

文中已有译法的术语，个别地方仍留着英文。

After thirty times 损失函数 a single loss function looks like another thing, and mostly it is a place that the
translator forgot. Readers who search for the Chinese do not find it.

通篇译作“损失函数”，忽然冒出一处 loss function，读者会以为另有所指；这多半是译者漏译了。
按中文检索也找不到这一处。

It looks at English terms of the termbases in small letters between Chinese. They are reported, once per
term with all places, where the Chinese is several times as frequent: four times for a term of several
words or one that the document glosses, six for a long word, ten for a short one. A term that is glossed,
微调（fine tune）, and then spelled in two ways (finetune, fine tune) is reported however often it stands.

检查对象：夹在中文之间、小写的英文术语（见于术语库）。中文译法的次数达到若干倍时报告，每个术语只报告一次，
附上各处位置：由几个词组成的术语或文中有夹注的术语为四倍，较长的单词为六倍，较短的为十倍。已作夹注的术语
（微调（fine tune））又以两种拼写出现（finetune、fine tune），不论多少都报告。

It stays silent in glosses, lists of words, English sentences and names, on words with a capital (as
likely a class or a button), on single words that are values or parts of a program (默认为 cluster, node
任务), beside their own Chinese, on acronyms, and on terms that stay English by custom (token, agent).

夹注、单词列表、英文句子和专名中的英文，首字母大写的词（可能是类名或按钮），作取值或程序成分的单词
（默认为 cluster、node 任务），紧挨自身译名的，缩略语，以及习惯上不译的术语（token、agent），均不报告。

Where the term stands once the fix puts the document's Chinese there; it is never made unasked. With more
places there is none: words that are inflected or used as verbs need a person.

只有一处时，修复会换成文中的译法，但须明确要求才会执行；有多处时不提供修复：词形有变化或作动词用，须由人判断。

Examples:
    bad: 损失函数衡量误差。选好损失函数，再求损失函数的梯度。把⟦ loss function ⟧画出来，损失函数就清楚了。
    fix: 损失函数衡量误差。选好损失函数，再求损失函数的梯度。把损失函数画出来，损失函数就清楚了。

    bad: 先对模型做微调（fine tune）。我们把模型 ⟦finetune⟧ 了一遍，再用 fine tune 的结果测试。

    ok: 损失函数（loss function）衡量误差。选好损失函数，再求损失函数的梯度，损失函数就清楚了。
    ok: 大语言模型很大。大语言模型很贵。大语言模型很慢。LLM 也很好。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message, Place
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.concepts.untranslated import Left, find_left
from termlint.telling.cite import counted

SHOWN = 20
"""The most further places that are shown as evidence."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each term that is left in English."""
    yield from (_finding(survey, left) for left in find_left(survey))


def _finding(survey: Survey, left: Left) -> Finding:
    (start, end), *others = left.places
    english, chinese = survey.prose[start:end].replace("\n", " "), left.usual.text
    usual = len(left.usual.places)
    return Finding(
        *((start, end) if others else _with_spaces(survey.prose, start, end)),
        Message(
            f"“{english}” is left in English here, and translated as “{chinese}” elsewhere",
            f"“{english}”在此处未译，别处译作“{chinese}”",
        ),
        replacements=() if others else (chinese,),
        safety="none" if others else "unsafe",
        confidence=0.8,
        reason=counted(" / ".join(left.spellings), len(left.places), chinese, usual),
        related=tuple(Place(*place) for place in (*others[:SHOWN], left.usual.places[0])),
    )


def _with_spaces(prose: str, start: int, end: int) -> tuple[int, int]:
    """Return (start, end) widened by the spaces around a Latin word: Chinese in its place needs none."""
    return start - (prose[start - 1 : start] == " "), end + (prose[end : end + 1] == " ")


RULE = DocumentRule(check, group="terms", mqm="terminology/inconsistent-use", severity="info")
