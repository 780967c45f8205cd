"""The command line: exit code 0 for clean, 1 for findings, 2 for what could not be done, 130 for Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main() -> None:
    """Run termlint and leave with its exit code."""
    code = run()
    # Every file is closed by now; what Python would still tidy up takes a tenth of a short run.
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run termlint with arguments (the program's own if None) and return the exit code."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return 130


def _run(arguments: Sequence[str] | None) -> int:
    import click

    from termlint.cli.group import in_words, termlint
    from termlint.cli.speak import tell

    try:
        code = termlint.main(arguments, prog_name="termlint", standalone_mode=False)
        return _flushed(code if isinstance(code, int) else 0)
    except click.UsageError as error:
        if error.ctx:
            tell(error.ctx.get_usage())
        tell(f"termlint: {in_words(error)}")
    except click.Abort:
        return 130
    except Exception as error:
        _explain(error)
    return 2


def _explain(error: Exception) -> None:
    from termlint.cli.language import HELP
    from termlint.cli.speak import complain, tell
    from termlint.model import Message, Problem

    if isinstance(problem := getattr(error, "problem", None), Problem):
        complain(problem, HELP)
        return
    if os.environ.get("TERMLINT_TRACEBACK"):
        import traceback

        tell(traceback.format_exc())
    what = f"{type(error).__name__}: {error}"
    message = Message(
        f"a fault in termlint, please report it: {what} (TERMLINT_TRACEBACK=1 shows where)",
        f"termlint 自身出错，请报告：{what}（设置 TERMLINT_TRACEBACK=1 可查看位置）",
    )
    complain(Problem("", message), HELP)


def _flushed(code: int) -> int:
    """Write out what is left; a reader that has gone away is no fault, a full disk is."""
    from termlint.cli.speak import emit

    if sys.stdout is not None:
        emit([])
    return code
