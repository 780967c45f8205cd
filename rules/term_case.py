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
(apple), capitals at the start of a sentence or in a heading, English sentences, classes (new Uri), titles
behind their authors or in 《》, what the text itself corrects (java -> Java), and values or packages by what
stands around them: quotation marks, 参数, 安装, 选择, 目录. Small letters in running text are reported for
companies and products (iphone), for other names if the document has the right form as often, for names like
Swift if three times as often. What the author or the project seems to want is said at confidence 0.45 and so
not shown by default: other small letters (python), those of a link's text that its address has so, those of
a class (configMap), one capital in bold, capitals (Numpy, ETCD) that stand four times and more often than the
right form, what stands in three files and more than a third as often as the right form, one of the owner's
spellings beside another of them, what the documents write one way and the other, and footers.

对代码、命令和文件名（pip install pytorch）、兼为普通单词的名称、句首与标题中的大写、整句英文、类名
（new Uri）、作者之后或书名号中的标题、文中自己给出正确写法的（java -> Java），以及从上下文看是取值或软
件包的（引号内，“参数”“安装”“选择”之后，“目录”之前），不报告。正文中小写的公司与产品名（iphone）会报
告；其他名称须文中正确写法不少于小写，Swift 一类须为其三倍。作者或项目有意为之的写法，可信度记为 0.45，
默认不显示：其余小写名称（python）；与网址一致的小写链接文字；首字母小写的类名（configMap）；加粗的首字
母大写；出现四次以上、且多于正确写法的大写（Numpy、ETCD）；在三个文件中出现、且多于正确写法三分之一的
写法；同为官方写法的另一种；各文件写法互相矛盾的；各文件页脚中重复的写法。

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
    bad: 用 CSS 设样式。这段 ⟦css⟧ 很短，在 ⟦iphone⟧ 上也能看。
    fix: 用 CSS 设样式。这段 CSS 很短，在 iPhone 上也能看。
    ok: 运行 pip install pytorch 即可；样式放在 css 目录里，CSS 文件不多。
    ok: 注意力是 transformer 的核心，Transformer 由此得名。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from termlint.model import BREAK, Fact, Finding, Message, Place
from termlint.rule import ProjectRule
from termlint.survey import Survey, cases
from termlint.telling.cite import counted

FILES = 3
SHARE = 3
"""In how many files a form must occur to be the project's practice, unless the right form is `SHARE` times as
frequent or more."""

FOOTERS = 5
"""How many files with the same text around a form make that a footer."""

REACH = 12
"""How many code points on either side of a name are compared."""

LONG = 5
"""The fewest letters of a name that nothing else is likely to be called by in another letter case."""


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield a fact with the count of each right name, then one for each name in an odd letter case."""
    words, prose, lexicon = survey.words, survey.prose, survey.lexicon
    if not words:
        return  # and no table is read
    named = list(cases.find_named(words, prose, lexicon.entities))
    for text, count in cases.count_named([one for one in named if one.text in one.forms]).items():
        yield Fact(text.lower(), count)
    segments = survey.document.segments
    odd = [*cases.find_listed(named, words, prose, segments, lexicon)]
    odd += cases.find_expanded(prose, survey.word_counts)
    odd += cases.outside(named, cases.find_own(words, prose, segments, lexicon))
    odd += cases.find_in_code(words, survey.written, lexicon)
    taken = 0
    for one in sorted(odd, key=lambda one: (one.start, -one.end)):
        if one.start >= taken:
            taken = one.end
            one = one if survey.document.alignment.whole(one.start, one.end) else cases.last_word(one)
            one = cases.as_labelled(one, survey)
            yield Fact(one.forms[0].lower(), [*one[2:], _around(one, prose)], one.start, one.end)


def _around(one: cases.OddCase, prose: str) -> str:
    before = prose[max(0, one.start - REACH) : one.start].rpartition(BREAK)[2]
    return before + "|" + prose[one.end : one.end + REACH].partition(BREAK)[0]


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each odd letter case.

    It is doubted if the author or the project seems to choose it, a footer repeats it, or documents disagree.
    """
    right = sum(fact.value for fact in facts if isinstance(fact.value, int))
    odd = [fact for fact in facts if not isinstance(fact.value, int)]
    places = Counter(fact.value[0] for fact in odd)
    files = Counter(text for text, _ in {(fact.value[0], fact.path) for fact in odd})
    footers = Counter(around for around, _ in {(fact.value[-1], fact.path) for fact in odd})
    wanted = _wanted(odd)
    for fact in odd:
        text, forms, _, _, listed, meant, around = fact.value
        usual = listed and files[text] >= FILES and SHARE * places[text] > right
        repeated = footers[around] >= FOOTERS and len(around) > REACH
        divided = 0 < wanted[text] >= wanted[forms[0]]
        yield finding(fact, doubted=meant or usual or repeated or divided)


def _wanted(odd: Sequence[Fact]) -> Counter[str]:
    """Return how often each right form occurs in the documents that have an odd one for it.

    Documents may contradict each other: one's right form is another's odd one.
    """
    counts: Counter[str] = Counter()
    for (_, form), seen in {(fact.path, fact.value[1][0]): fact.value[2] for fact in odd}.items():
        counts[form] += seen
    return counts


def finding(fact: Fact, doubted: bool) -> Finding:
    """Return the finding for an odd letter case, with the list or the counts as the reason."""
    text, forms, seen, here, listed, _, _ = fact.value
    right = forms[0]
    # A short name may be that of something else, unless the document has the right form too.
    known = len(right) >= LONG or seen >= here
    sure = len(forms) == 1 and known if listed else seen >= 3 * here
    by_list = Message(f"the usual spelling is “{right}”", f"通行写法为“{right}”")
    by_count = counted(text, here, right, seen)
    return Finding(
        fact.start,
        fact.end,
        Message(f"“{text}” should be written “{right}”", f"“{text}”应写作“{right}”"),
        replacements=tuple(forms[:3]) if fact.whole else (),
        safety=("safe" if sure and not doubted and not text.islower() else "unsafe")
        if fact.whole
        else "none",
        confidence=0.45 if doubted else 0.95 if listed and seen >= here else 0.9,
        reason=by_list if listed and not seen else by_count,
        related=(Place(fact.start, fact.end, fact.path),),
        path=fact.path,
    )


RULE = ProjectRule(gather, judge, group="terms", mqm="linguistic-conventions/spelling")
