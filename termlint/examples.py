"""Runs the examples of a manual page: what is marked must be found, nothing else, and fixed as shown."""

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
from termlint.docs import BadManual, Example, Manual, manual
from termlint.edits import apply, choose
from termlint.engine import agree, examine
from termlint.lexicon import Lexicon
from termlint.model import Document, Finding, Message
from termlint.original import beside_original
from termlint.pairing import Sources
from termlint.read import read_text
from termlint.registry import name_of, rules
from termlint.rule import ReviewRule, Rule
from termlint.sift import is_suppressed

NAME = "example.md"
"""What a text without a name in brackets is called."""

TERMBASE = "terms.csv"
"""The text of a project that is its termbase; it is not checked itself."""

_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)


class Text(NamedTuple):
    """One text of an example.

    ``spans`` are what must be found, in code points of ``text``; ``fixed`` is what the first replacements
    make of it, None if the page does not say.
    """

    path: str
    text: str
    spans: tuple[tuple[int, int], ...]
    fixed: str | None = None


def run(module: ModuleType) -> list[str]:
    """Return what is wrong with a rule's page and its examples, one failure each; nothing if all is well."""
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
    """Yield the texts that are checked together: neighbours with names, and each text without one alone.

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
    """Give the fixed text to the file that it names, else to the last one."""
    named = [text.path for text in project]
    if not project or (fix.file and fix.file not in named):
        raise ValueError(f"there is no bad: for the fix: {fix.text!r}")
    at = named.index(fix.file) if fix.file else len(project) - 1
    return [*project[:at], project[at]._replace(fixed=fix.text), *project[at + 1 :]]


def unmarked(example: Example) -> Text:
    """Return an example's text without its marks, and where they were.

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
    # A file of a project may be there for the others' sake, so only a text that stands alone must be marked.
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
        for message in (said for one in here for said in (one.message, one.reason) if said):
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
    """Return what a rule finds in the texts, with paths, but for what they silence themselves."""
    # A rule on the checking itself sees what all the others find; any other rule runs alone.
    using: dict[str, Rule] = rules() if isinstance(rule, ReviewRule) else {name: rule}
    texts = {text.path: text.text for text in project}
    lexicon = _lexicon(texts.pop(TERMBASE, None))
    documents = {path: read_text(path, text) for path, text in texts.items()}
    found = [*_found(using, documents, lexicon)]
    if isinstance(rule, ReviewRule):
        return [
            _at(finding, path, name)
            for path, document in documents.items()
            for finding in rule.review(document.suppressions, [one for one in found if one.path == path])
        ]
    return [one for one in found if not is_suppressed(one, documents[one.path].suppressions)]


def _found(using: dict[str, Rule], documents: dict[str, Document], lexicon: Lexicon) -> Iterator[Finding]:
    examined = {
        path: examine(document, using, lexicon, bitext=_bitext(path, documents, lexicon))
        for path, document in documents.items()
    }
    for path, said in examined.items():
        yield from (_at(finding, path, finding.rule) for finding in said.findings)
    yield from agree(using, [(path, said.facts) for path, said in examined.items()])


def _bitext(path: str, documents: dict[str, Document], lexicon: Lexicon) -> Bitext | None:
    """Return a text beside its original: of the same file, or the example's file that is named after it.

    What that was at a commit is the example's file ``NAME@COMMIT``.
    """

    def read(source: str, commit: str) -> str | None:
        then = documents.get(f"{source}@{commit}" if commit else source)
        return then.text if then else None

    source = Sources(lambda _: documents).of(path, path)
    return beside_original(path, documents[path].text, source, read, lexicon)


def _at(finding: Finding, path: str, name: str) -> Finding:
    return replace(finding, path=path, rule=name)


@cache
def _lexicon(table: str | None = None) -> Lexicon:
    """Return the tables that are shipped, below the example's own termbase if it has one."""
    if table is None:
        return Lexicon()
    with TemporaryDirectory() as folder:
        path = Path(folder, TERMBASE)
        path.write_text(table, encoding="utf-8")
        lexicon = Lexicon((path,))
        _ = lexicon.terms  # read while the file is there
        return lexicon
