"""Two function words meet that cannot: 与则, 被也, 你您. One is too many, or something between is missing.
两个虚词不能连用却连在一起：与则、被也、你您。多了一个字，或者中间漏了字。

Such pairs are left over when a sentence is rewritten and one of its words is not taken out. Each character is
spelled right, so that spelling checkers see nothing.

改写句子时旧词没有删净，就会留下这样的组合。每个字单独看都没有错，拼写检查发现不了。

Found are the pairs of `seeds/collisions.csv`, where segmentation says that both characters are words of
their own. They were chosen by grammar and counted in 29 million characters of documentation. Chance alone
would have them meet 10 to 3,000 times; they met never, or once or twice, and then nearly always by mistake.

检查的内容：`seeds/collisions.csv` 中的组合，而且按分词两个字各自成词。这些组合先按语法选出，再在 2900 万字的
文档中统计：按概率本应相遇十次到三千次，实际一次也没有，或者只有一两次，几乎都是笔误。

Silent: the same characters as parts of words (参与|则), quotations.

不报告：同样的字属于别的词（参与|则），引文。

The fix drops the second word or, as the other choice, the first (unsafe: which of them was meant, or what is
missing, only the author knows).

修正方法是删去后一个字，备选为删去前一个（不安全：该留哪个、是否漏了字，只有作者知道）。

Examples:
    bad: 其余步骤⟦与则⟧上一节相同。
    fix: 其余步骤与上一节相同。

    bad: 中间结果⟦被也⟧存进缓存。
    fix: 中间结果被存进缓存。

    bad: 欢迎⟦你您⟧提出意见。
    fix: 欢迎你提出意见。

    ok: 读者的参与则更为重要，请在是或否中选一个。
    ok: 名为“但的”的变量没有意义。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.surplus import find_collisions

_CONFIDENCE = 0.9
"""The share that was right when such findings were read."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield every two function words that cannot meet."""
    view = survey.simplified
    for start in find_collisions(view.document, survey.lexicon.collisions):
        if rights := survey.own(start, start + 2, view.prose[start : start + 2]):
            yield _finding(start, rights)


def _finding(start: int, rights: tuple[str, ...]) -> Finding:
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


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/grammar", modern=True)
