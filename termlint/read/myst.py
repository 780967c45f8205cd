"""Comment lines of MyST Markdown, ``% …``, which are prose in every other kind of Markdown.

A text is MyST if it has a directive or a role that nothing else has: ```` ```{python} ```` is a cell of R
Markdown and Quarto.
"""

from __future__ import annotations

from termlint.lazily import lazily
from termlint.read.flat import blank_lines

_IS_MYST = lazily(
    rb"(?:\A|\n)[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{(?:admonition|attention|bibliography|card|caution"
    rb"|danger|doctest|dropdown|error|figure|glossary|hint|image|important|include|list|literalinclude|margin|math|note|rubric"
    rb"|seealso|sidebar|table|tableofcontents|tip|toctree|todo|topic|warning|[A-Za-z]+[:-][\w:-]+)\}"
    rb"|(?<![\w`])\{(?:abbr|any|cite(?:[:-]\w+)?|doc|download|eq|guilabel|kbd|math|numref|ref|sub|sup|term"
    rb"|(?:py|c|cpp):\w+)\}`[^`\n]"
)
_COMMENT = lazily(rb"(?:\n|\A)(?:[ \t>]*>)?[ ]{0,3}(%[^\n]*)")


def hide_comments(flat: bytearray) -> None:
    """Blank the comment lines of a flat copy if it is MyST."""
    if b"%" in flat and _COMMENT.search(flat) and _IS_MYST.search(flat):
        for match in _COMMENT.finditer(flat):
            blank_lines(flat, *match.span(1))
