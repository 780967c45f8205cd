"""The options that the subcommands share."""

from __future__ import annotations

import os
from typing import Any

import click

from termlint.cli.language import from_locale, pick
from termlint.cli.options import language_of, layers_from
from termlint.cli.values import OneOf, a_path
from termlint.config.settings import BadConfig
from termlint.termbase import SHAPES

FILES = click.argument(
    "files", nargs=-1, required=True, shell_complete=a_path, metavar=pick("FILE…", "文件…")
)
SHAPE = click.option(
    "--format",
    "shape",
    type=OneOf([*SHAPES]),
    help=pick("Shape of the files, if it is not seen by itself.", "文件的形式（通常可自动识别）"),
)
LOCALE = click.option(
    "--locale",
    type=OneOf(["zh-CN", "zh-TW", "zh-HK"]),
    default="zh-CN",
    help=pick("Whose the renderings are, where a file does not say.", "文件未注明时译法所属的地区"),
)
ENCODING = click.option(
    "--encoding",
    metavar=pick("NAME", "名称"),
    help=pick("Encoding of the files; UTF-8 if not given.", "文件的编码；默认 UTF-8"),
)
OUTPUT = click.option(
    "--output-file",
    "--output",
    "-o",
    "output",
    metavar=pick("FILE", "文件"),
    shell_complete=a_path,
    help=pick("Write to a file instead of standard output.", "写入文件而不是标准输出"),
)
FORCE = click.option(
    "--force", is_flag=True, help=pick("Replace the file if there is one.", "文件已存在时替换")
)


def language_from(options: dict[str, Any]) -> str:
    """Return the language of messages.

    A configuration that names a termbase which is still to be made is faulty, but only its language matters
    here.
    """
    given = options.get("lang") or click.get_current_context().find_root().obj
    try:
        return language_of(layers_from(options).settings_for("-"))
    except BadConfig:
        return given or from_locale(os.environ)
