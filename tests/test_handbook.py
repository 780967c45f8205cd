"""rules/README.md is made from the rules' manual pages and is fresh."""

from pathlib import Path

from termlint.docs import markdown
from termlint.registry import rule_modules, rules

README = Path(__file__).parent.parent / "rules" / "README.md"


def test_the_table_of_rules_is_fresh() -> None:
    made = "".join(markdown(rule_modules(), rules()))
    assert README.read_text(encoding="utf-8") == made, (
        "run: termlint rules --format markdown > rules/README.md"
    )


def test_every_rule_is_in_it() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in rules() if f"[{name}]" not in text] == []
