"""Two function words meet that cannot (与则, 你您), or one has slipped into a word: 传感了器. It is too many.
两个虚词不能连用却连在一起（与则、你您），或者词中混进一个虚字：传感了器。多了一个字。

Such pairs are left over when a sentence is rewritten and one of its words is not taken out. Each character is
spelled right, so that spelling checkers see nothing.

改写句子时旧词没有删净，就会留下这样的组合。每个字单独看都没有错，拼写检查发现不了。

Found are the pairs of `seeds/collisions.csv`, where segmentation says that both characters are words of
their own. They were chosen by grammar and counted in 29 million characters of documentation. Chance alone
would have them meet 10 to 3,000 times; they met never, or once or twice, and then nearly always by mistake.

检查的内容：`seeds/collisions.csv` 中的组合，而且按分词两个字各自成词。这些组合先按语法选出，再在 2900 万字的
文档中统计：按概率本应相遇十次到三千次，实际一次也没有，或者只有一两次，几乎都是笔误。

A character inside a term or a long word is too many if documentation never has the two together, the text is
much likelier without it, and the word falls apart: what it cuts off is hardly ever a word of its own.

术语或长词当中的一个字，若文档中从未这样写过、删去后通顺得多、而且它切下的部分几乎从不单独成词，也算多余。

Silent: the same characters as parts of words (参与|则), quotations, and texts unlike documentation, where
unknown names end in them (王怀让|的).

不报告：同样的字属于别的词（参与|则），引文，以及不像文档的文本，其中生僻的人名常以这些字结尾（王怀让|的）。

The fix drops the second word or, as the other choice, the first, or what is inside a word (unsafe: which was
meant, or what is missing, only the author knows).

修正方法是删去后一个字，备选为删去前一个；词中混进的字则直接删去（不安全：该留哪个、是否漏了字，只有作者知道）。

Examples:
    bad: 其余步骤⟦与则⟧上一节相同。
    fix: 其余步骤与上一节相同。

    bad: 中间结果⟦被也⟧存进缓存。
    fix: 中间结果被存进缓存。

    bad: 欢迎⟦你您⟧提出意见。
    fix: 欢迎你提出意见。

    bad: 机器人靠⟦传感了器⟧判断距离，⟦学习的率⟧越小训练越慢。
    fix: 机器人靠传感器判断距离，学习率越小训练越慢。

    ok: 读者的参与则更为重要，请在是或否中选一个。
    ok: 数据的结构很简单，稀疏的注意力也够用。
    ok: 名为“但的”的变量没有意义。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.surplus import find_collisions

if TYPE_CHECKING:
    from termlint.survey.characters.torn import Torn

_CONFIDENCE = 0.9
"""The share of such findings that was right in a sample."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each two function words that cannot be adjacent, and each long word that has a
    character too many.
    """
    view = survey.simplified
    found = [*find_collisions(view.document, survey.lexicon.collisions)]
    # In texts that were not counted unknown names and words hold such characters: 王怀让|的, 的|于净.
    for start in () if found and view.uncounted else found:
        if rights := survey.own(start, start + 2, view.prose[start : start + 2]):
            yield _collision(start, rights)
    for one in survey.mangled:
        if one.kind == "inserted":
            yield _inserted(one, survey.prose[one.start + one.at])


def _collision(start: int, rights: tuple[str, ...]) -> Finding:
    one, two = rights
    return Finding(
        start,
        start + 2,
        Message(
            f"“{one}” and “{two}” cannot be used together; delete one of them",
            f"“{one}”与“{two}”不能连用，应删去一个",
        ),
        replacements=rights,
        safety="unsafe",
        confidence=_CONFIDENCE,
    )


def _inserted(one: Torn, extra: str) -> Finding:
    return Finding(
        one.start,
        one.end,
        Message(f"“{extra}” is too many in “{one.whole}”", f"“{one.whole}”中多了“{extra}”"),
        replacements=(one.whole,),
        safety="unsafe",
        confidence=_CONFIDENCE,
    )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/grammar", modern=True)
