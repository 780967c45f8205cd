"""JUnit's XML: a suite for each file that has findings, with a failed test for each finding."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from termlint.model import Shown
from termlint.report.view import View
from termlint.report.xml import element, written


def render(view: View) -> Iterator[str]:
    """Yield the report. Without findings it holds one passed test: many tools reject an empty report."""
    count = len(view.report.shown)
    root = element("testsuites", name="termlint", tests=max(count, 1), failures=count)
    for _, group in view.by_path():
        root.append(_suite(view, view.inside(group[0].finding), group))
    if not count:
        suite = element("testsuite", name="termlint", tests=1, failures=0)
        suite.append(element("testcase", classname="termlint", name=view.pick("no findings", "没有发现问题")))
        root.append(suite)
    yield from written(root)


def _suite(view: View, path: str, group: list[Shown]) -> Element:
    suite = element("testsuite", name=path, tests=len(group), failures=len(group))
    for shown in group:
        finding = shown.finding
        line, column = view.start(finding)
        case = element("testcase", classname=path, name=f"{finding.rule} {line}:{column}", line=line)
        text = f"{path}:{line}:{column}: {view.summary(finding)}"
        case.append(element("failure", text, type=shown.severity, message=view.say(finding.message)))
        suite.append(case)
    return suite
