"""A gloss is careless, comes twice or late, or contradicts another.

夹注有误：重复原文、重复加注、加注过晚，或前后不一。

Most teams give the English in brackets where a term is first mentioned, 自注意力（self-attention）, and not
again. Terms translated by hand or by machine in pieces lose that: the bracket repeats the term itself,
the same English stands in brackets page after page, or comes only after the term has been used.

多数团队在术语首次出现时用括号注明英文，如“自注意力（self-attention）”，此后不再加注。译文分段完成时，这一
惯例常被打乱：括号里重复了术语本身，同一英文一再加注，或者术语用过之后才加注。

Found are brackets that hold the very words before them, or nothing; spaces inside a bracket where three
times as many glosses of the document have none; a term glossed again with the same English, if the
document glosses at least half of its terms (and three) once; a gloss after the first mention, if it
glosses two terms in three (and three) at theirs; one Chinese word glossed with two different terms.
Names of people are no terms.

检查的内容：括号内与括号前完全相同，或括号为空；括号内有多余空格，而文中不带空格的夹注达三倍以上；同一术语以相同英文
再次加注（文中至少三个、且半数以上的术语只加注一次时）；首次提及之后才加注（文中至少三个、且三分之二以上的术语在首次提及
时加注时）；同一中文前后注了两个不同的英文术语。人名不算术语。

It stays silent in headings, tables and captions, where an entry of a list or a section begins with the
term, in a new chapter (a heading of level 1), and about mentions in the opening paragraph. A gloss is not
late where the term is emphasised, quoted or in the heading above: there it is defined. A term that is
never glossed is no fault: teams differ on what needs a gloss, and so the rule is off unless asked for.

不报告：标题、表格和图注；以该术语开头的列表项或段落；新的一章（一级标题之后）；首段中的提及。术语在文中以强调、引号
或小节标题给出之处视为定义，不算加注过晚。
从未加注的术语不算错：哪些术语需要加注，各团队看法不同。因此本规则默认不启用。

The fix drops a bracket that repeats its term, or the stray spaces: nobody would do anything else (safe).
Where a gloss belongs is the editor's to decide.

修复会删去重复术语的括号或多余的空格，因为别无他法（安全）。夹注应放在何处，由编辑决定。

Examples:
    bad: 先用 ⟦tokenizer（tokenizer）⟧切分文本。
    fix: 先用 tokenizer切分文本。

    bad: 自注意力（self-attention）很快，梯度下降（gradient descent）较慢，过拟合（overfitting）
        很常见，最后是困惑度⟦（ perplexity ）⟧。
    fix: 自注意力（self-attention）很快，梯度下降（gradient descent）较慢，过拟合（overfitting）
        很常见，最后是困惑度（perplexity）。

    bad: 我们用自注意力（self-attention）、梯度下降（gradient descent）和困惑度（perplexity）。
        训练中要防止过拟合（overfitting），因为⟦过拟合（overfitting）⟧的模型没有用。

    ok: 我们用自注意力（self-attention）和梯度下降（gradient descent）。自注意力很快。
    ok: 调用 main() 函数，它的参数是 list(list)。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message, Place
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.concepts.brackets import Bracket, careless
from termlint.survey.concepts.mentions import Lapse, find_lapses

# The share of such findings that was right in a sample.
_CONFIDENCE = {"echo": 0.9, "empty": 0.8, "space": 0.95, "doubled": 0.9, "late": 0.8, "differing": 0.8}


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each careless bracket, and each gloss against the document's own practice."""
    yield from map(_of_bracket, careless(survey))
    yield from map(_of_lapse, find_lapses(survey))


def _of_bracket(bracket: Bracket) -> Finding:
    kind, start, end, term, replacement = bracket
    said = {
        "echo": Message(f"the parentheses only repeat “{term}”", f"括号里只是重复了“{term}”"),
        "empty": Message(f"the parentheses after “{term}” are empty", f"“{term}”后的括号是空的"),
        "space": Message(
            f"extra spaces inside the parentheses around “{term}”", f"括号内“{term}”前后有多余的空格"
        ),
    }
    return Finding(
        start,
        end,
        said[kind],
        replacements=(replacement,) if replacement else (),
        safety="safe" if replacement else "none",
        confidence=_CONFIDENCE[kind],
    )


def _of_lapse(lapse: Lapse) -> Finding:
    kind, start, end, chinese, english, other, instead = lapse
    said = {
        "doubled": Message(
            f"“{chinese}” has already been glossed; once is enough", f"“{chinese}”前面已加过注，不必再注"
        ),
        "late": Message(
            f"“{chinese}” should be glossed (“{english}”) where it is first mentioned, not here",
            f"“{chinese}”首次出现时未加注，此处才注“{english}”；应在首次出现处加注",
        ),
        "differing": Message(
            f"“{chinese}” is glossed as “{english}” here, but as “{instead}” before",
            f"“{chinese}”此处注为“{english}”，前面注为“{instead}”",
        ),
    }
    return Finding(start, end, said[kind], confidence=_CONFIDENCE[kind], related=(Place(*other),))


RULE = DocumentRule(
    check, group="terms", mqm="style/inconsistent-with-style-guide", severity="info", default=False
)
