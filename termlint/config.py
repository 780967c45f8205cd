"""Settings: defaults, project, path, command line, merged once into one frozen value per file."""

from __future__ import annotations

import msgspec

from termlint.model import Severity


class Settings(msgspec.Struct, frozen=True):
    """What applies to one file, after all layers are merged. Paths are absolute."""

    root: str = ""
    """The folder of the project's configuration file, or the current folder."""
    enabled: frozenset[str] = frozenset()
    """Names of the rules whose findings are shown."""
    severity: dict[str, Severity] = {}
    """Severities that differ from the rules' own."""
    min_confidence: float = 0.5
    encoding: str = "utf-8"
    termbases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
