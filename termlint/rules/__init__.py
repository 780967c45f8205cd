"""The shelf: in a checkout the rules stand at the top, in ``rules/``; in the package they stand here."""

from pathlib import Path

_checkout = Path(__file__).parents[2]
if (_checkout / "pyproject.toml").is_file() and (_checkout / "rules").is_dir():
    __path__.append(str(_checkout / "rules"))
