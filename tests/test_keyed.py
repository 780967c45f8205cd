"""Catalogues in two files: a message is compared with the original that has its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from termlint.config.settings import Settings
from termlint.originals.pairing import Sources
from termlint.read import Unreadable, is_text
from termlint.read.keyed import read_keyed
from termlint.registry import rules
from termlint.run.runner import run


def pairs(name: str, target: str, source: str) -> list[tuple[str, str]]:
    both = read_keyed(f"zh-CN{name}", target, f"en{name}", source)
    if both is None:
        return []
    sides = [
        [document.prose[start:end] for start, end, _ in document.segments]
        for document in (both.target, both.source)
    ]
    return list(zip(*sides, strict=True))


def test_order_and_what_is_missing_do_not_matter() -> None:
    target = '{"menu": {"open": "打开", "close": "关闭"}, "only": "仅此处有"}'
    source = '{"new": "New", "menu": {"close": "Close", "open": "Open"}}'
    assert pairs(".json", target, source) == [("打开", "Open"), ("关闭", "Close")]


def test_the_locale_at_the_root_is_no_part_of_a_key() -> None:
    target = "zh-CN:\n  menu:\n    - 打开\n    - |\n      第一行\n      第二行\n  last: '关''闭'\n"
    source = "en:\n  last: Close\n  menu: [Open, One line]\n"
    found = pairs(".yml", target, source)
    assert found[0] == ("打开", "Open")
    assert (found[1][0].split(), found[1][1]) == (["第一行", "第二行"], "One line")
    assert found[2] == ("关'闭", "Close")


def test_a_locale_that_is_a_key_like_others_is_one() -> None:
    target, source = '{"zh": "中文", "en": "英文"}', '{"zh": "Chinese", "en": "English"}'
    assert pairs(".json", target, source) == [("中文", "Chinese"), ("英文", "English")]


def test_keys_within_keys_of_yaml() -> None:
    target = "a:\n  x: {p: 甲, q: [乙, {r: 丙}]}\n? b\n: 丁\n"
    source = "b: four\na: {x: {q: [two, {r: three}], p: one}}\n"
    assert pairs(".yaml", target, source) == [("甲", "one"), ("乙", "two"), ("丙", "three"), ("丁", "four")]


def test_tables_of_toml() -> None:
    target = '[open]\nother = "打开“{0}”"\n[close]\nother = """\n关\\\n闭"""\n'
    source = '[new]\nother = "New"\n[close]\nother = \'Close\'\n[open]\nother = "Open \\"{0}\\""\n'
    assert pairs(".toml", target, source) == [("打开“{0}”", 'Open "{0}"'), ("关闭", "Close")]


def test_a_table_that_is_opened_again_is_not_guessed() -> None:
    target = '[a.x]\nother = "甲"\n[b]\nother = "乙"\n[a.y]\nother = "丙"\n'
    assert pairs(".toml", target, target.replace("甲", "A")) == []


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ('{"file_one": "一个文件"}', '{"file_one": "A file"}'),
        ('{"file": {"one": "{count} 个文件"}}', '{"file": {"one": "1 file"}}'),
        (
            '{"a": {"description": "Of the window"}}',
            '{"a": {"message": "A", "description": "Of the window"}}',
        ),
        ('{"a___DESCRIPTION": "Of the window"}', '{"a___DESCRIPTION": "Of the window"}'),
        ('{"@a": {"description": "Of the window"}}', '{"@a": {"description": "Of the window"}}'),
        ('{"a": ""}', '{"a": "Open"}'),
    ],
)
def test_what_is_not_compared(target: str, source: str) -> None:
    assert pairs(".json", target, source) == []


def test_a_message_named_description_is_compared() -> None:
    assert pairs(".json", '{"description": "描述"}', '{"description": "About"}') == [("描述", "About")]


def test_a_broken_original_is_told() -> None:
    with pytest.raises(Unreadable, match=r"en\.json"):
        pairs(".json", '{"a": "甲"}', '{"a": ')


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("locales/zh-CN.json", "locales/en.json"),
        ("src/locales/zh-CN.json", "src/locales/en-US.json"),
        ("config/locales/zh-CN.yml", "config/locales/en.yml"),
        ("config/locales/devise.zh-CN.yml", "config/locales/devise.en.yml"),
        ("i18n/zh-cn.toml", "i18n/en.toml"),
        ("lib/l10n/app_zh.arb", "lib/l10n/app_en.arb"),
        ("locales/zh-CN/app.json", "locales/en-US/app.json"),
        ("locales/zh-CN.json", ""),
    ],
)
def test_where_the_original_lies(path: str, source: str) -> None:
    files = [path, source, "locales/fr.json"]

    def names_in(folder: str) -> list[str]:
        below = [file.removeprefix(f"{folder}/") for file in files if file.startswith(f"{folder}/")]
        return [file.partition("/")[0] for file in below]

    assert Sources(names_in).of(path, f"/{path}") == source


def test_application_resource_bundles_are_taken_by_their_locale() -> None:
    assert is_text("lib/l10n/app_zh.arb")
    assert not is_text("lib/l10n/app_en.arb")


def test_found_and_told(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text('{"new": "Added for 7 users.", "hint": "Wait {min} to 60 s."}\n')
    target = tmp_path / "zh-CN.json"
    target.write_text('{\n  "hint": "请等待 {mn} 到 50 秒。"\n}\n', encoding="utf-8")
    report = run([(str(target), Settings(enabled=frozenset(rules())))])
    found = [(one.finding.rule, one.finding.start) for one in report.shown]
    assert found == [("placeholder-mismatch", 13), ("number-mismatch", 24)]


def test_entries_of_a_list_that_have_an_id_are_found_by_it() -> None:
    target = "- id: close\n  translation: 关闭\n- id: files\n  translation:\n    other: 文件\n- 别的\n"
    source = "- id: files\n  translation:\n    other: Files\n- id: close\n  translation: Close\n- Else\n"
    assert pairs(".yaml", target, source) == [("关闭", "Close"), ("文件", "Files"), ("别的", "Else")]
