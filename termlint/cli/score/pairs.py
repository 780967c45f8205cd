"""Reads sources and their translations: two files, two folders with equal file names, or one table."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from termlint.cli.score.files import text_of
from termlint.read import format_of, is_text, read_whole
from termlint.scoring.fault import Unscorable
from termlint.scoring.occurrences import Segment
from termlint.scoring.segments import DOCUMENT, SOURCE, TARGET, is_table, lines, records, refuse_unequal
from termlint.scoring.segments import columns as columns_of


class Page(NamedTuple):
    """A document: its name and segments; one segment if pairing failed, then ``whole`` is True."""

    name: str
    segments: list[Segment]
    whole: bool = False


def pages(paths: Sequence[str], source: str | None, target: str | None) -> Iterator[Page]:
    """Yield each document with its segments.

    Args:
        paths: one table, or a source and its translation: files or folders.
        source: the column of the source in a table; None for the usual.
        target: the column of the translation.

    Raises:
        Unscorable: if they do not belong together; it names the file and the line.
    """
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise Unscorable(path, "no such file or folder", "没有这个文件或文件夹")
    if len(paths) == 1:
        yield from _table(paths[0], (source,) if source else SOURCE, (target,) if target else TARGET)
    elif Path(paths[0]).is_dir() or Path(paths[1]).is_dir():
        yield from _folders(*paths)
    else:
        yield _pair(*paths)


def _table(path: str, source: Sequence[str], target: Sequence[str]) -> Iterator[Page]:
    if not is_table(path):
        raise Unscorable(
            path,
            "not a bilingual table (.jsonl, .tsv, .csv); give a source and a translation",
            "不是双语表（.jsonl、.tsv、.csv）；请给出原文和译文两个路径",
        )
    text = text_of(path)
    names = [
        next((str(one.values[key]) for key in DOCUMENT if key in one.values), "")
        for one in records(path, text)
    ]
    found: dict[str, list[Segment]] = {}
    for name, (_, (english, chinese)) in zip(names, columns_of(path, text, [source, target]), strict=True):
        found.setdefault(name, []).append(Segment(english, chinese))
    if not found:
        raise Unscorable(path, "is empty", "是空文件")
    for name, segments in found.items():
        yield Page(f"{path}#{name}" if name else path, segments)


def _folders(source: str, target: str) -> Iterator[Page]:
    for path in (source, target):
        if not Path(path).is_dir():
            raise Unscorable(path, "is a file, but the other path is a folder", "是文件，而另一个是文件夹")
    names = sorted(_below(target) & _below(source))
    if not names:
        raise Unscorable(
            target, f"no file here has the same name as one in {source}", f"与 {source} 没有同名的文件"
        )
    for name in names:
        yield _pair(f"{source.rstrip('/')}/{name}", f"{target.rstrip('/')}/{name}")


def _below(folder: str) -> set[str]:
    found = set()
    for place, below, names in os.walk(folder):
        below[:] = [one for one in below if not one.startswith(".")]
        inside = os.path.relpath(place, folder).replace(os.sep, "/").removeprefix(".")
        # The path's own name decides what is text; catalogues keep source and translation in one file.
        found |= {f"{inside}/{name}".lstrip("/") for name in names if is_text(name)}
    return found


def _pair(source: str, target: str) -> Page:
    """Return a document from two files: paired by line if they are plain text, else by segment."""
    texts = text_of(source), text_of(target)
    if format_of(source) == format_of(target) == "plain":
        english, chinese = map(lines, texts)
        refuse_unequal(target, len(chinese), source, len(english))
        return Page(target, list(map(Segment, english, chinese)))
    original, translation = read_whole(source, texts[0]), read_whole(target, texts[1])
    kinds = [[segment.kind for segment in document.segments] for document in (original, translation)]
    if kinds[0] != kinds[1]:
        return Page(target, [Segment(original.prose, translation.prose)], whole=True)
    cut = [
        [document.prose[part.start : part.end] for part in document.segments]
        for document in (original, translation)
    ]
    return Page(target, list(map(Segment, *cut)))
