"""Markdown."""

from termlint.read.draft import Draft
from termlint.read.plain import read as read_plain


def read(text: str, draft: Draft) -> None:
    """Read Markdown."""
    read_plain(text, draft)


def read_mdx(text: str, draft: Draft) -> None:
    """Read MDX."""
    read(text, draft)
