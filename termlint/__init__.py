"""termlint: finds faults in Chinese translations of AI texts, with exact places, and fixes what is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termlint.version import __version__

if TYPE_CHECKING:
    from termlint.api import check_paths, check_text, fix_text

__all__ = ["__version__", "check_paths", "check_text", "fix_text"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    # The command line asks for the version only; the engine is imported when it is used.
    if name in __all__:
        from termlint import api

        return getattr(api, name)
    raise AttributeError(f"module 'termlint' has no attribute {name!r}")
