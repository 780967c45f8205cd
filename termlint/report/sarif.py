"""SARIF 2.1.0, for code scanning: one object, columns in code points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from termlint.model import Edit, Finding, Problem, Shown
from termlint.report.fingerprints import fingerprints
from termlint.report.sarif_rules import LEVELS, describe
from termlint.report.view import View, relative
from termlint.version import __version__

Object = dict[str, Any]

LARGEST = 25_000
"""Maximum number of results; GitHub refuses a file with more."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(view)]}
    yield msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _run(view: View) -> Object:
    shown = view.report.shown[:LARGEST]
    names = fingerprints(view, (one.finding for one in shown))
    rules = describe(view)
    index = {rule["id"]: at for at, rule in enumerate(rules)}
    driver = {
        "name": "termlint",
        "version": __version__,
        "semanticVersion": __version__,
        "language": _language(view),
        "rules": rules,
    }
    return {
        "tool": {"driver": driver},
        "language": _language(view),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": _root(view)},
        "invocations": [_invocation(view)],
        "results": [
            _result(view, one, index, fingerprint) for one, fingerprint in zip(shown, names, strict=True)
        ],
    }


def _language(view: View) -> str:
    return view.pick("en-US", "zh-CN")


def _root(view: View) -> Object:
    """Return a description of the root; its address, which reveals where it lies, only if one was given."""
    if view.root:
        return {"uri": view.root.absolute().as_uri().rstrip("/") + "/"}
    return {"description": {"text": view.pick("the folder that was checked from", "运行检查时所在的文件夹")}}


def _result(view: View, shown: Shown, index: dict[str, int], fingerprint: str) -> Object:
    finding = shown.finding
    result: Object = {
        "ruleId": finding.rule,
        "level": LEVELS[shown.severity],
        "message": {"text": _text(view, finding)},
        "locations": [{"physicalLocation": _location(view, finding.path, finding.start, finding.end)}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "properties": {"confidence": finding.confidence, "safety": finding.safety},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.related:
        result["relatedLocations"] = _related(view, finding)
    if finding.replacements:
        result["fixes"] = [_fix(view, finding, at) for at in range(len(finding.replacements))]
    return result


def _text(view: View, finding: Finding) -> str:
    """Return message and reason as plain text; brackets are escaped because SARIF reads links in them."""
    parts = [view.say(finding.message), view.say(finding.reason) if finding.reason else ""]
    text = "\n".join(filter(None, parts))
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text


# -- places ------------------------------------------------------------------------------------------


def _location(view: View, path: str, start: int, end: int) -> Object:
    return {"artifactLocation": _artifact(view, path), "region": _region(view, path, start, end)}


def _artifact(view: View, path: str) -> Object:
    inside = relative(path, view.root)
    if PurePath(inside).is_absolute():
        return {"uri": PurePath(inside).as_uri()}
    # Names that are not valid Unicode are quoted byte by byte.
    return {"uri": quote(inside.encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}


def _region(view: View, path: str, start: int, end: int) -> Object:
    """Return a region. SARIF does not count the byte order mark as a character of the text."""
    lines = view.lines(path)
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": max(start - lines.mark, 0),
        "charLength": end - start,
    }


def _related(view: View, finding: Finding) -> list[Object]:
    return [
        {"id": at, "physicalLocation": _location(view, place.path or finding.path, place.start, place.end)}
        for at, place in enumerate(finding.related)
    ]


def _fix(view: View, finding: Finding, at: int) -> Object:
    """Return a fix; that of the first replacement includes the further edits of the finding."""
    new = finding.replacements[at]
    edits = finding.edits if at == 0 else (Edit(finding.start, finding.end, new),)
    change = {
        "artifactLocation": _artifact(view, finding.path),
        "replacements": [
            {
                "deletedRegion": _region(view, finding.path, edit.start, edit.end),
                "insertedContent": {"text": edit.text},
            }
            for edit in edits
        ],
    }
    text = view.pick(f"replace by “{new}”", f"改为“{new}”") if new else view.pick("delete", "删去")
    return {"description": {"text": text}, "artifactChanges": [change]}


# -- what could not be done --------------------------------------------------------------------------


def _invocation(view: View) -> Object:
    notes = [_notification(view, problem) for problem in view.report.problems]
    if (left := len(view.report.shown) - LARGEST) > 0:
        text = view.pick(f"{left} more findings are left out", f"另有 {left} 个问题未列出")
        notes.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not view.report.problems, "toolExecutionNotifications": notes}


def _notification(view: View, problem: Problem) -> Object:
    note: Object = {"level": "error", "message": {"text": view.say(problem.message)}}
    if problem.path:
        note["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(view, problem.path)}}]
    return note
