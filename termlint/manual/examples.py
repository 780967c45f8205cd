"""Runs the examples of a manual page: the rule must find exactly what is marked, and fix it as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import NamedTuple

from msgspec.structs import replace

from termlint.bitext import Bitext
from termlint.engine import agree, examine
from termlint.fix.edits import apply, choose
from termlint.lexicon import Lexicon
from termlint.manual.docs import BadManual, Example, Manual, manual
from termlint.model import Document, Finding, Message
from termlint.originals.beside import beside_original
from termlint.originals.pairing import Sources
from termlint.read import read_text
from termlint.registry import name_of, rules
from termlint.rule import ReviewRule, Rule
from termlint.run.sift import Silenced

NAME = "example.md"
"""The file name of an example's text that has no name in brackets."""

TERMBASE = "terms.csv"
"""The file name of an example's text that is the project's termbase; it is not checked itself."""

_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)


class Text(NamedTuple):
    """One text of an example.

    ``spans`` are the marked stretches, in code points of ``text``; ``fixed`` is the expected text after each
    finding's first replacement, None if the page does not say.
    """

    path: str
    text: str
    spans: tuple[tuple[int, int], ...]
    fixed: str | None = None


def run(module: ModuleType) -> list[str]:
    """Return the faults of a rule's manual page and its examples as messages, empty if there are none."""
    try:
        page = manual(module)
    except BadManual as error:
        return [str(error)]
    name = name_of(module.__name__)
    failures = list(_page_failures(page))
    try:
        for project in projects(page.examples):
            failures += _project_failures(name, module.RULE, project)
    except ValueError as error:
        failures.append(str(error))
    return [f"{name}: {failure}" for failure in failures]


def projects(examples: Sequence[Example]) -> Iterator[list[Text]]:
    """Yield the texts that are checked together: neighbours with names in brackets, else each text alone.

    Raises:
        ValueError: if a ``fix`` does not follow a ``bad`` or its marks are uneven.
    """
    project: list[Text] = []
    for example in examples:
        if example.kind == "fix":
            project = _with_fix(project, example)
            continue
        together = example.file and project and example.file not in [text.path for text in project]
        if project and not (together and project[0].path != NAME):
            yield project
            project = []
        project = [*project, unmarked(example)]
    if project:
        yield project


def _with_fix(project: list[Text], fix: Example) -> list[Text]:
    """Return the project with the fixed text set on the file that it names, else on the last one."""
    named = [text.path for text in project]
    if not project or (fix.file and fix.file not in named):
        raise ValueError(f"there is no bad: for the fix: {fix.text!r}")
    at = named.index(fix.file) if fix.file else len(project) - 1
    return [*project[:at], project[at]._replace(fixed=fix.text), *project[at + 1 :]]


def unmarked(example: Example) -> Text:
    """Return an example's text without its marks, with the marked spans.

    Raises:
        ValueError: if the marks are uneven, or the kind of example does not go with them.
    """
    spans = []
    for count, match in enumerate(_MARKED.finditer(example.text)):
        start = match.start() - 2 * count
        spans.append((start, start + len(match[1])))
    text = _MARKED.sub(r"\1", example.text)
    if "⟦" in text or "⟧" in text:
        raise ValueError(f"uneven marks in {example.text!r}")
    # A named file may be there only as context for others, so only a text that stands alone must have marks.
    if bool(spans) != (example.kind == "bad") and not (example.kind == "bad" and example.file):
        raise ValueError(f"{example.kind}: with{'out' if not spans else ''} marks in {example.text!r}")
    return Text(example.file or NAME, text, tuple(spans))


def _page_failures(page: Manual) -> Iterator[str]:
    kinds = {example.kind for example in page.examples}
    for kind in ("bad", "ok"):
        if kind not in kinds:
            yield f"the page has no {kind}: example"
    for language in ("en", "zh"):
        if not page.title.in_language(language):
            yield f"the page has no title in {language}"
        if not page.paragraphs.in_language(language):
            yield f"the page has no paragraph in {language}"


def _project_failures(name: str, rule: Rule, project: Sequence[Text]) -> Iterator[str]:
    found = findings(name, rule, project)
    for text in project:
        here = [finding for finding in found if finding.path == text.path]
        if failure := _spans_failure(text, here):
            yield failure
        elif text.fixed is not None and (fixed := _fixed(text, here)) != text.fixed:
            yield f"the fix of {text.text!r} gives {fixed!r}, not {text.fixed!r}"
        for message in (each for one in here for each in (one.message, one.reason) if each):
            yield from _message_failures(message)


def _spans_failure(text: Text, found: Sequence[Finding]) -> str:
    spans = sorted({(finding.start, finding.end) for finding in found})
    if spans == list(text.spans):
        return ""
    seen = [text.text[start:end] for start, end in spans]
    wanted = [text.text[start:end] for start, end in text.spans]
    return f"in {text.path} {text.text!r} found {seen} at {spans}, wanted {wanted} at {list(text.spans)}"


def _fixed(text: Text, found: Sequence[Finding]) -> str:
    done, _ = choose(found)
    return apply(text.text, [edit for finding in done for edit in finding.edits])


def _message_failures(message: Message) -> Iterator[str]:
    if not message.en.strip() or not message.zh.strip():
        yield f"a message is empty in one language: {message}"
    elif message.en == message.zh:
        yield f"a message is the same in both languages: {message}"


def findings(name: str, rule: Rule, project: Sequence[Text]) -> list[Finding]:
    """Return a rule's findings in the texts, with paths, without those that a text suppresses."""
    # A review rule is given the findings of all other rules; any other rule runs alone.
    using: dict[str, Rule] = rules() if isinstance(rule, ReviewRule) else {name: rule}
    texts = {text.path: text.text for text in project}
    lexicon = _lexicon(texts.pop(TERMBASE, None))
    documents = {path: read_text(path, text) for path, text in texts.items()}
    found = [*_found(using, documents, lexicon)]
    if isinstance(rule, ReviewRule):
        return [
            _located(finding, path, name)
            for path, document in documents.items()
            for finding in rule.review(document.suppressions, [one for one in found if one.path == path])
        ]
    return [one for one in found if one not in Silenced(documents[one.path].suppressions)]


def _found(using: dict[str, Rule], documents: dict[str, Document], lexicon: Lexicon) -> Iterator[Finding]:
    examined = {
        path: examine(document, using, lexicon, bitext=_bitext(path, documents, lexicon))
        for path, document in documents.items()
    }
    for path, result in examined.items():
        yield from (_located(finding, path, finding.rule) for finding in result.findings)
    yield from agree(using, [(path, result.facts) for path, result in examined.items()])


def _bitext(path: str, documents: dict[str, Document], lexicon: Lexicon) -> Bitext | None:
    """Return a text beside its original: in the same file, or in the example's file paired by its name.

    The original as of a commit is the example's file ``NAME@COMMIT``.
    """

    def read(source: str, commit: str) -> str | None:
        then = documents.get(f"{source}@{commit}" if commit else source)
        return then.text if then else None

    source = Sources(lambda _: documents).of(path, path)
    return beside_original(path, documents[path].text, source, read, lexicon)


def _located(finding: Finding, path: str, name: str) -> Finding:
    return replace(finding, path=path, rule=name)


@cache
def _lexicon(table: str | None = None) -> Lexicon:
    """Return the shipped tables, overridden by the example's own termbase if it has one."""
    if table is None:
        return Lexicon()
    with TemporaryDirectory() as folder:
        path = Path(folder, TERMBASE)
        path.write_text(table, encoding="utf-8")
        lexicon = Lexicon((path,))
        _ = lexicon.terms  # read before the folder is deleted
        return lexicon
