"""A name or term is written in another letter case than its own.

名称或术语的大小写有误。

Owners fix the letters of their names (PyTorch, GitHub), and a term that changes its letters from page to
page looks like two terms (Scaling Law, Scaling law; ARC, Arc).

名称的大小写由其所有者决定（PyTorch、GitHub）；同一术语在文中大小写不一，看上去像两个术语。

Two things decide. The list of names, `seeds/entities.csv`, knows the right spellings of a name; if there are
several, the one that the document uses most is proposed. And the document itself: a form that stands three
times (a term of two words four times) and three times as often as the other is its own. An acronym beside
its expansion that stands elsewhere in capitals has to do so here: Arc (Alignment Research Center).

判断有两个依据：一是名称表 `seeds/entities.csv`，若有多种正确写法，则取文中最常用的；
二是文件本身，出现三次以上（两个词的术语为四次）、且为另一写法三倍以上的为其惯用写法。
附有全称、别处大写的缩写，此处也应大写：Arc（Alignment Research Center）。

It stays silent about code, commands and file names (pip install pytorch), names that are ordinary words too
(apple, transformer), capitals at the start of a sentence or in a heading, English sentences, and names in
lower case that the document never or seldom writes otherwise.

对代码、命令和文件名（pip install pytorch）、兼为普通单词的名称、句首与标题中的大写、整句英文、
文中一贯小写的名称不报告。

The fix changes letter case and nothing else. It is safe for names of the list that have one right spelling,
and for those that the document writes right elsewhere.

修复只改动大小写。名称表中只有一种写法，或文中别处写法正确时，修复是安全的。

Examples:
    bad: 我们用⟦Pytorch⟧训练模型，代码在⟦Github⟧上。
    fix: 我们用PyTorch训练模型，代码在GitHub上。
    bad: 安装 ⟦vs code⟧ 之后，打开 ⟦Javascript⟧ 文件。
    fix: 安装 VS Code 之后，打开 JavaScript 文件。
    bad: 先看 Scaling Law。再看 Scaling Law。由 Scaling Law 知，这条 Scaling Law 说明，⟦Scaling law⟧ 有上限。
    fix: 先看 Scaling Law。再看 Scaling Law。由 Scaling Law 知，这条 Scaling Law 说明，Scaling Law 有上限。
    bad: 研究机构⟦Zrc⟧(Zonal Research Center)成立已久，ZRC 的报告很多。
    fix: 研究机构ZRC(Zonal Research Center)成立已久，ZRC 的报告很多。
    ok: 运行 pip install pytorch 即可。
    ok: 注意力是 transformer 的核心，Transformer 由此得名。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.cases import OddCase, find_expanded, find_listed, find_own, find_runs


def check(survey: Survey) -> Iterator[Finding]:
    """Yield names that the list writes otherwise, then terms that the document does."""
    runs = find_runs(survey.words, survey.prose)
    taken = 0
    headings = [segment for segment in survey.document.segments if segment.kind in ("heading", "title")]
    odd = [*find_listed(runs, survey.prose, headings, survey.lexicon)]
    odd += find_expanded(survey.prose, survey.word_counts)
    odd += find_own(runs, survey.prose, headings, survey.lexicon)
    for one in sorted(odd, key=lambda one: (one.start, -one.end)):
        if one.start >= taken:
            taken = one.end
            yield finding(one)


def finding(one: OddCase) -> Finding:
    """Say which letter case is right, and by what."""
    right = one.forms[0]
    sure = len(one.forms) == 1 if one.listed else one.seen >= 3 * one.here
    by_list = Message(f"the owner writes “{right}”", f"官方写法为“{right}”")
    by_count = Message(
        f"“{right}” stands here {one.seen} times, “{one.text}” {one.here}",
        f"“{right}”出现 {one.seen} 次，“{one.text}”出现 {one.here} 次",
    )
    return Finding(
        one.start,
        one.end,
        Message(f"“{one.text}” is written “{right}”", f"“{one.text}”应写作“{right}”"),
        replacements=one.forms[:3],
        safety="safe" if sure and not one.text.islower() else "unsafe",
        confidence=0.95 if one.listed and one.seen >= one.here else 0.9,
        reason=by_list if one.listed and not one.seen else by_count,
    )


RULE = DocumentRule(check, group="terms", mqm="linguistic-conventions/spelling")
