"""SARIF's descriptors of the rules, made from their manual pages."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from termlint.manual.docs import BadManual, Example, manual
from termlint.registry import rule_modules
from termlint.report.view import View

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
"""SARIF's level for each severity."""


def describe(view: View) -> list[dict[str, Any]]:
    """Return the descriptor of every rule, sorted by name."""
    return [
        {
            "id": name,
            "name": name,
            **_page(view, module),
            "defaultConfiguration": {"enabled": module.RULE.default, "level": LEVELS[module.RULE.severity]},
            "properties": {
                "mqm": module.RULE.mqm,
                "group": module.RULE.group,
                "tags": ["translation", module.RULE.group],
            },
        }
        for name, module in rule_modules().items()
    ]


def _page(view: View, module: ModuleType) -> dict[str, Any]:
    try:
        page = manual(module)
    except BadManual:  # a third party's rule; its findings are reported all the same
        return {}
    title = view.say(page.title)
    paragraphs = page.paragraphs.in_language(view.language)
    return {
        "shortDescription": {"text": title},
        "fullDescription": {"text": paragraphs[0] if paragraphs else title},
        "help": {
            "text": "\n\n".join((title, *paragraphs)),
            "markdown": "\n\n".join((f"**{title}**", *paragraphs, *_examples(page.examples))),
        },
    }


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    if examples:
        # The fence must be longer than any in the examples, which may be Markdown themselves.
        shown = "\n".join(f"{one.kind}{f' [{one.file}]' if one.file else ''}: {one.text}" for one in examples)
        yield f"````text\n{shown}\n````"
