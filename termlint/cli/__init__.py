"""The command line: exit code 0 for clean, 1 for findings, 2 for what could not be done, 130 for Ctrl-C."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def main() -> NoReturn:
    """Run termlint and end the process with its exit code."""
    # Reading and examining create no reference cycles (tests/test_runner.py asserts it), so the garbage
    # collector, a fifth of a run, would find nothing. os._exit skips freeing every object once all files are
    # closed, which would cost another tenth of a short run.
    gc.disable()
    # numpy's library for linear algebra would start a thread for each core, which costs more than the little
    # that the network multiplies.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = run()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run termlint with arguments (the program's own if None) and return the exit code."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return 130


def _run(arguments: Sequence[str] | None) -> int:
    import click

    from termlint.cli.group import in_words, termlint
    from termlint.cli.language import at_start, settle

    given = sys.argv[1:] if arguments is None else arguments
    settle(at_start(given, os.environ))  # not the language of an earlier run in this process
    try:
        code = termlint.main(arguments, prog_name="termlint", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        _complain(error.ctx.get_usage() if error.ctx else "", in_words(error, given))
    except click.Abort:
        return 130
    except BrokenPipeError:
        _let_go()
        return 0
    except OSError as error:
        _let_go()
        _explain(error)
    except Exception as error:
        _explain(error)
    return 2


def _complain(usage: str, what: str) -> None:
    from termlint.cli.speak import tell

    if usage:
        tell(usage)
    tell(f"termlint: {what}")


def _let_go() -> None:
    from termlint.cli.speak import abandon

    abandon()


def _explain(error: Exception) -> None:
    from termlint.cli.language import spoken
    from termlint.cli.speak import complain, tell
    from termlint.model import Message, Problem
    from termlint.telling.cause import cause_of, fault_of

    if isinstance(problem := getattr(error, "problem", None), Problem):
        complain(problem, spoken())
        return
    if isinstance(error, OSError):
        complain(Problem(str(error.filename or ""), cause_of(error)), spoken())
        return
    if os.environ.get("TERMLINT_TRACEBACK"):
        import traceback

        tell(traceback.format_exc())
    what = fault_of(error)
    message = Message(
        f"internal error in termlint, please report it: {what} (TERMLINT_TRACEBACK=1 shows where)",
        f"termlint 自身出错，请报告：{what}（设置 TERMLINT_TRACEBACK=1 可查看位置）",
    )
    complain(Problem("", message), spoken())
