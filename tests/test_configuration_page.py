"""docs/configuration.md says everything about every key, in both languages."""

import json
import re
from pathlib import Path

import pytest

from termlint.config.keys import KEYS, BadConfig
from termlint.config.layer import BUILT_IN, RUN_ONLY, read_file, styles
from termlint.read import FORMATS
from termlint.registry import conventions

DOCS = Path(__file__).parent.parent / "docs"
PAGES = ["configuration.md", "configuration.zh-CN.md"]


def rows(page: str) -> dict[str, str]:
    """Return the default that the page gives for each key."""
    text = (DOCS / page).read_text(encoding="utf-8")
    table = text.split("\n## ")[2]
    return dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", table, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES)
def test_every_key_is_there_and_nothing_else(page: str) -> None:
    assert sorted(rows(page)) == sorted(KEYS)


@pytest.mark.parametrize("page", PAGES)
def test_defaults(page: str) -> None:
    for key, said in rows(page).items():
        if said.startswith("`") and key != "cache-dir":
            assert json.loads(said.strip("`")) == _plain(BUILT_IN.values[key]), key


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("page", PAGES)
def test_what_may_stand_in_per_path(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "`[[per-path]]`" in line and "`paths`" in line)
    assert set(re.findall("`([a-z-]+)`", line)) == set(KEYS) - RUN_ONLY | {"paths"}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", *(f"docs/{page}" for page in PAGES)])
def test_examples_are_accepted(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DOCS.parent / page).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("terms.csv", "words.txt"):
        Path(name).touch()
    example = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[-1]
    Path("termlint.toml").write_text(example, encoding="utf-8")
    assert [layer.path for layer in read_file("termlint.toml")] == ["termlint.toml"]


@pytest.mark.parametrize("page", PAGES)
def test_every_convention_with_its_choices(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    table = text.split("\n## ")[3]
    said = {
        name: tuple(re.findall('`"([a-z]+)"`', choices))
        for name, choices in re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", table, re.MULTILINE)
    }
    assert said == conventions()
    assert all(f"`{name}`" in table for name in styles())


def test_every_house_style_is_a_configuration(tmp_path: Path) -> None:
    assert {*styles()} == {"d2l", "hf", "k8s", "mdn", "tw"}
    for name in styles():
        (tmp_path / "termlint.toml").write_text(f'extend = "{name}"\n', encoding="utf-8")
        style, own = read_file(str(tmp_path / "termlint.toml"))
        assert style.values["style"] and not own.values


def test_a_house_style_that_is_mistyped(tmp_path: Path) -> None:
    (tmp_path / "termlint.toml").write_text('extend = "d2"\n', encoding="utf-8")
    with pytest.raises(BadConfig, match="did you mean “d2l”"):
        list(read_file(str(tmp_path / "termlint.toml")))


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ('cjk-latin-space = "space"', "did you mean “cjk-latin-spacing”"),
        ('dash = "lang"', "did you mean “long”"),
        ("dash = 1", "must be text"),
    ],
)
def test_a_convention_that_is_mistyped(style: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "termlint.toml").write_text(f"[style]\n{style}\n", encoding="utf-8")
    with pytest.raises(BadConfig, match=said):
        list(read_file(str(tmp_path / "termlint.toml")))


@pytest.mark.parametrize("page", PAGES)
def test_every_suffix_that_is_read_is_there(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    listed = [cell for line in text.splitlines() if line.startswith("| `.") for cell in line.split(" | ")[:1]]
    assert sorted(re.findall(r"`(\.\w+)`", " ".join(listed))) == sorted({*FORMATS, ".txt", ".text"})
