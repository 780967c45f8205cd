"""Patterns of originals, as ``[sources]`` has them, that do nothing: a mistyped one must not pass unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from termlint.config.paths import absolute, shown
from termlint.config.settings import Settings
from termlint.model import Message
from termlint.originals.pairing import Sources, configured


def idle_patterns(files: Mapping[str, Settings], walked: Iterable[str]) -> Iterator[Message]:
    """Yield what to say of each pattern that matches none of the files in folders that were walked through,
    or only files whose originals are not there.
    """
    patterns = dict.fromkeys(
        pair for one in {id(one): one for one in files.values()}.values() for pair in one.sources
    )
    folders = tuple(f"{absolute(path).rstrip('/')}/" for path in walked)
    names = {path: absolute(path) for path in files} if patterns else {}
    sources = Sources()
    for pattern in patterns:
        if not pattern[0].startswith(folders):
            continue
        matched = [(path, said) for path, whole in names.items() if (said := configured(whole, [pattern]))]
        if not matched:
            yield _unmatched(shown(pattern[0]))
        elif not any(sources.of(path, names[path], [pattern]) for path, _ in matched):
            yield _without_originals(shown(pattern[0]), matched[0][0], shown(matched[0][1]))


def _unmatched(pattern: str) -> Message:
    return Message(
        f"sources: no file that was checked matches “{pattern}”", f"sources：检查的文件都不匹配“{pattern}”"
    )


def _without_originals(pattern: str, path: str, original: str) -> Message:
    return Message(
        f"sources: none of the files that match “{pattern}” has its original; {path} should have {original}",
        f"sources：匹配“{pattern}”的文件都找不到原文，如 {path} 的原文应为 {original}",
    )
