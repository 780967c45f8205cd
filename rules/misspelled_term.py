"""A Latin word is misspelled.

拉丁字母单词拼写有误。

Names of models, products and terms stand in Latin letters in Chinese texts, where no spell checker looks
at them. A misspelled name cannot be searched for, and readers stop trusting the rest.

中文译文中的模型名、产品名和术语常保留原文，而一般拼写检查不看这些词。写错的名称无法检索，也让读者怀疑全文。

A word is suspect if no list knows it and it is rare in its document. It is reported if a near word was
meant (one edit away, two from nine letters on; swapped letters are one edit, the same letters in another
order are near from six letters on): one that stands in the same document, with its code and links, at least
three times and four times as often (twice if a long word only has letters swapped, doubled or lost), or in
the files that are checked together, or one that documents on AI and software use often, or a known name
(Gemeni). Words of four letters, first letters and lost syllables need the document; there a listed word that
stands once is enough for a plain slip (Rafialov, Rafailov). In a known name of several parts the others tell
what one of them means, even by three letters in the wrong order (GTP-4.1).

A word that a list knows is doubted only by what stands beside it: if elsewhere in the document a near, much
more usual word stands there (parameter sever, parameter server), or in documentation in general one edit away
a word stands there 64 times likelier than by chance (gradient decent). An identifier is doubted only if it
stands once, not in code, and the document writes the same with another letter four times or more.

词表中没有、在文中少见的词为可疑词。若有相近的词（相差一处，九个字母以上可差两处；相邻字母颠倒算一处，六个字
母以上字母相同而次序不同也算相近）更可能是本意，则报告：同一文件（包括代码与链接）中至少出现三次且为其四倍以
上（长词只是字母颠倒、重复或脱落的，两次即可），或在一起检查的文件中如此，或是 AI 与软件文档的常用词，或是已
知的名称（Gemeni）。四个字母的词、首字母之误和漏掉的音节须以文件本身为据；若只是字母颠倒、脱落之类，词表中有
的词在文中出现一次即可（Rafialov 与 Rafailov）。由几部分组成的已知名称，若其余部分都相符，只有三个字母颠倒也能
认出（GTP-4.1）。

词表中有的词，只在它处处都令人生疑时才报告：文中别处在该词旁用的是相近且常用得多的词（parameter sever 与
parameter server），或者一般文档中在该处用只差一处的另一个词，可能性是偶然的 64 倍以上（gradient decent）。
标识符只有在仅出现一次、不在代码中、而文中四次以上写作相差一个字母的形式时才报告。

It stays silent about code, paths, other identifiers, acronyms, names of people and what stands among names,
quotations in other languages, regular forms of known words, names made of known words (tsensor, metricdb) or
with another acronym (MobileSAM, MobileSeg), what stands in code or in a link too, and words that stand three
times or more unless the near word stands twenty times as often (four times if the lists know it, eight if
letters are only swapped or doubled): then it is the author's word. The project's own lists end all doubt.

对代码、路径、其他标识符、缩写、人名、并列名称中的一个、外文引文、已知词的规则变化、由已知词构成的名称（tsensor、metricdb）、
所含缩写不同的名称（MobileSAM 与 MobileSeg）、代码或链接中也有的词，不报告；
出现三次以上的词视为作者用词，除非相近词多达其二十倍（词表中有的四倍，只是字母颠倒或重复的八倍）。
可在项目词表中列出自己的词。

The fix writes the near word in the letter case of the document. It is safe if there is only one candidate,
one edit away, that is frequent in the document or known to everybody.

修复时按文中的大小写写出相近的词。只有一个候选、仅差一处、且在文中常见或众所周知时，修复是安全的。

Examples:
    bad: PyTorch 很常用。PyTorch 易学。安装 PyTorch 之后，导入⟦PyTroch⟧即可。PyTorch 支持 GPU。
    fix: PyTorch 很常用。PyTorch 易学。安装 PyTorch 之后，导入PyTorch即可。PyTorch 支持 GPU。
    bad: 每个 parameter server 存一部分参数。parameter server 收到梯度后，由 parameter ⟦sever⟧ 更新。
    fix: 每个 parameter server 存一部分参数。parameter server 收到梯度后，由 parameter server 更新。
    bad: Rafailov 等人提出了 DPO，⟦Rafialov⟧ 后来又改进了它。
    fix: Rafailov 等人提出了 DPO，Rafailov 后来又改进了它。
    bad: 每一步都用 gradient ⟦decent⟧ 更新参数。
    fix: 每一步都用 gradient descent 更新参数。
    bad: 图片取自 ⟦CFIAR⟧-100，由 Kleiner ⟦Perknis⟧ 资助。
    fix: 图片取自 CIFAR-100，由 Kleiner Perkins 资助。
    ok: 作者是 Anna Bakker，他在论文中使用了 PaddleX。
    ok: 我们的 Zorbix 系统和 Zorbax 系统不同，指标存在 metricdb 里。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from termlint.model import Fact, Finding, Message, Place
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.frequent import OFTEN, Frequent
from termlint.survey.spelling.corrections import Correction
from termlint.survey.spelling.verdicts import find_verdicts, from_project, is_chosen
from termlint.telling.cite import counted


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield the counts of frequent words, the suspects with their corrections, and the places of right words.

    The values are a dict, a list of text, count and `Correction` or None, and a string.
    """
    prose = Frequent(survey.word_counts)
    if often := {prose.form(word): count for word, count in prose.counts.items() if count >= OFTEN}:
        yield Fact("words", often)
    right: set[str] = set()
    for start, end, text, here, found in find_verdicts(survey, prose):
        if _is_joined(survey, start, end):
            continue
        yield Fact("words", [text, here, found], start, end)
        right.add(found.text if found and found.seen else "")
    yield from evidence(survey, right)


def _is_joined(survey: Survey, start: int, end: int) -> bool:
    """Return True if a word has an index, which only looks like a part of it: center<sub>w</sub>."""
    left, right = survey.document.alignment.span(start, end)
    around = survey.document.text[left : right + len("</sub>")]
    return "<sub" in around or "<sup" in around


def evidence(survey: Survey, right: set[str]) -> Iterator[Fact]:
    """Yield a fact for the first place of each right word."""
    for word in survey.words if right - {""} else ():
        for text in right.intersection(word.parts):
            right.remove(text)
            yield Fact("words", text, word.start, word.end)


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each suspect that is a misspelling by the counts of all documents."""
    seen: Counter[str] = Counter()
    for fact in facts:
        if isinstance(fact.value, dict):
            seen.update(fact.value)
    project = Frequent(seen)
    suspects = [fact for fact in facts if isinstance(fact.value, list | tuple)]
    places = {(fact.path, fact.value): fact for fact in facts if isinstance(fact.value, str)}
    here = Counter(fact.value[0].lower() for fact in suspects)
    known: dict[str, Correction | None] = {}
    for fact in suspects:
        word = fact.value[0]
        found = Correction(*fact.value[2]) if fact.value[2] else None
        if found is None:
            if word not in known:
                known[word] = from_project(word, here[word.lower()], project)
            found = known[word]
        if found and not is_chosen(word, fact.value[1], here[word.lower()], found, project.counts):
            yield finding(fact, found, places.get((fact.path, found.text)))


def finding(fact: Fact, found: Correction, seen: Fact | None) -> Finding:
    """Return the finding for a suspect, with the first place of the right word if the document has it."""
    word = fact.value[0]
    return Finding(
        fact.start,
        fact.end,
        Message(f"“{word}” is probably a misspelling of “{found.text}”", f"“{word}”疑为“{found.text}”之误"),
        replacements=(found.text, *found.others) if fact.whole else (),
        safety=("safe" if found.sure else "unsafe") if fact.whole else "none",
        confidence=found.confidence,
        reason=_reason(word, fact.value[1], found),
        related=(Place(seen.start, seen.end),) if seen else (),
        path=fact.path,
    )


def _reason(word: str, here: int, found: Correction) -> Message:
    if found.seen:
        return counted(word, here, found.text, found.seen, here=False)
    if found.beside:
        return Message(f"the usual form is “{found.beside}”", f"通常写作“{found.beside}”")
    return Message(
        f"“{word}” is in no word list, “{found.text}” is a common word",
        f"词表中没有“{word}”，“{found.text}”很常用",
    )


RULE = ProjectRule(gather, judge, group="terms", mqm="linguistic-conventions/spelling")
