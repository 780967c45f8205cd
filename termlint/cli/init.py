"""``termlint init``: inspects the project and writes a commented ``termlint.toml``."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import click

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import LANG, language_of, layers_from
from termlint.cli.speak import emit, save
from termlint.cli.values import a_path
from termlint.config.paths import shown
from termlint.config.settings import Glob, Settings, nearest_in

SAMPLED = 40
"""About how many files are read to find out the script."""

_CHINESE = re.compile(r"zh(?:[-_](?:cn|sg|hans|tw|hk|mo|hant))*", re.I)
_TRADITIONAL = re.compile(r"zh[-_](?:tw|hk|mo|hant)", re.I)
_OTHER = re.compile(r"(?:en|ja|ko|fr|de|es|pt|ru|it|vi|id|th|tr|ar|fa|pl|uk|hi)(?:[-_][a-z]{2,4})?", re.I)
_HOLDS_BOTH = frozenset({".po", ".xlf", ".xliff", ".tmx", ".ts"})
_GLOSSARY = re.compile(r"glossar|termin|termbase|terms|术语|詞彙|词汇|術語", re.I)


class Seen(NamedTuple):
    """What was found in the project."""

    formats: Counter[str]
    chinese: list[str]
    """Folders named after a Chinese locale, with forward slashes, below the project."""
    others: list[str]
    """Folders beside those in ``chinese`` that are named after other languages."""
    scripts: Counter[str]
    termbases: list[str]
    """Tables that can be used as termbases as they are."""
    glossaries: list[str]
    """Files that look like glossaries but must be imported first."""
    paired: int = 0
    """How many texts have an original that is found by its file name."""


@as_command("init")
@click.argument("folder", default=".", shell_complete=a_path, metavar=pick("[FOLDER]", "[文件夹]"))
@LANG
def command(folder: str, **options: Any) -> None:  # noqa: ANN401
    """Inspect the folder and write ``termlint.toml``."""
    root = Path(folder)
    language = language_of(_settings(options))
    if not root.is_dir():
        raise _refused(f"No such folder: “{folder}”.", f"没有文件夹“{folder}”。")
    if (old := nearest_in(str(root))) is not None:
        raise _refused(
            f"{shown(old)} already has settings for termlint; nothing was changed.",
            f"{shown(old)} 已有 termlint 的设置，未作改动。",
        )
    target = root / "termlint.toml"
    seen = look(root)
    text = "".join(f"{line}\n" for line in written(seen, language))
    save(str(target), [text])
    emit([f"已生成 {target}\n" if language == "zh" else f"wrote {target}\n"])
    emit(f"{line}\n" for line in next_steps(seen, root, language))


def next_steps(seen: Seen, root: Path, language: str) -> Iterator[str]:
    """Yield the lines that suggest the next commands."""
    if not seen.formats:
        yield "这里还没有可检查的文件。" if language == "zh" else "There is nothing to check here yet."
        return
    tops = [one for one in seen.chinese if not any(one.startswith(f"{other}/") for other in seen.chinese)]
    where = str(root / tops[0]) if len(tops) == 1 else str(root)
    steps = (
        (
            f"termlint check {where} --statistics",
            "what kinds of findings there are",
            "有哪几类问题，各有多少",
        ),
        (f"termlint fix {where} --diff", "what would be fixed unasked", "哪些会自动修复"),
        (f"termlint baseline create {where}", "leaves what there is for later", "把现有问题留待以后处理"),
    )
    yield "接下来：" if language == "zh" else "Next:"
    column = max(len(line) for line, _, _ in steps)
    yield from (f"  {line:<{column}}  # {zh if language == 'zh' else en}" for line, en, zh in steps)


def _settings(options: dict[str, Any]) -> Settings:
    return layers_from(options).settings_for("-")


def _refused(en: str, zh: str) -> click.UsageError:
    return click.UsageError(pick(en, zh), click.get_current_context())


def look(root: Path) -> Seen:
    """Return the formats, locales, scripts, termbases and originals found in a folder."""
    from termlint.config.discover import find
    from termlint.config.settings import Layers

    whole = root.resolve().as_posix()
    bare = Layers(environment={}).settings_for(f"{whole}/-")
    tables = tuple(Glob(pattern, whole) for pattern in ("*.csv", "*.tsv", "*.tbx"))
    settings = Settings(root=whole, exclude=bare.exclude, include=tables)
    found = [path for path in find([whole], lambda _, names=None: settings) if isinstance(path, str)]
    paths = [PurePosixPath(path).relative_to(whole) for path in found]
    glossaries = [path for path in paths if _GLOSSARY.search(path.stem)]
    usable = [str(path) for path in glossaries if path.suffix == ".csv" and _is_termbase(root / path)]
    texts = [path for path in paths if path.suffix.lower() not in (".csv", ".tsv", ".tbx")]
    chinese, others = _locales(texts)
    return Seen(
        Counter(path.suffix.lower() for path in texts),
        chinese,
        others,
        _scripts(root, texts),
        usable,
        [str(path) for path in glossaries if str(path) not in usable],
        _paired(whole, texts),
    )


def _paired(whole: str, texts: list[PurePosixPath]) -> int:
    from termlint.originals.pairing import Sources

    sources = Sources()
    paths = [f"{whole}/{path}" for path in texts]
    return sum(bool(sources.of(path, path)) for path in paths)


def _locales(paths: list[PurePosixPath]) -> tuple[list[str], list[str]]:
    folders = {parent for path in paths for parent in path.parents if parent.name}
    chinese = sorted(folder for folder in folders if _CHINESE.fullmatch(folder.name))
    beside = {folder.parent for folder in chinese}
    others = sorted(one for one in folders if one.parent in beside and _OTHER.fullmatch(one.name))
    return [str(folder) for folder in chinese], [str(folder) for folder in others]


def _scripts(root: Path, paths: list[PurePosixPath]) -> Counter[str]:
    from termlint.read import Unreadable, read_document

    scripts: Counter[str] = Counter()
    for path in paths[:: max(1, len(paths) // SAMPLED)]:
        try:
            scripts[read_document(str(path), (root / path).read_bytes()).script] += 1
        except (OSError, Unreadable):
            continue
    return scripts


def _is_termbase(path: Path) -> bool:
    from termlint.lexicon import BadTable, Lexicon

    try:
        return bool(Lexicon((path,)).terms)
    except BadTable:
        return False


# -- what is written --------------------------------------------------------------------------------


def written(seen: Seen, language: str) -> Iterator[str]:
    """Yield the lines of the configuration."""

    def say(en: str, zh: str) -> str:
        return f"# {zh if language == 'zh' else en}"

    yield say("Settings of termlint. “termlint config” lists all of them, “termlint rules” the rules.",
              "termlint 的设置。“termlint config”列出全部设置，“termlint rules”列出规则。")  # fmt: skip
    if seen.formats:
        counted = ", ".join(f"{suffix} {number}" for suffix, number in seen.formats.most_common())
        yield say(f"Found here: {counted}.", f"本项目中有：{counted}。")
    if names := [_SCRIPT_NAMES[name] for name, _ in seen.scripts.most_common() if name in _SCRIPT_NAMES]:
        yield say(
            f"Script: {', '.join(en for en, _ in names)}.", f"文字：{'、'.join(zh for _, zh in names)}。"
        )
    yield ""
    yield say("Language of reports: zh or en.", "报告的语言：zh 或 en。")
    yield f'lang = "{language}"'
    yield ""
    yield say(
        "Rules or groups to use; also extend-select = […].", "启用的规则或规则组；另有 extend-select = […]。"
    )
    yield '# select = ["default"]'
    yield '# ignore = ["near-miss-term"]'
    yield ""
    yield say("Show findings that are at least this sure, 0 to 1.", "只显示可信度不低于此值的问题，0 到 1。")
    yield "# min-confidence = 0.5"
    yield ""
    yield from _tables(seen, say)
    yield from _excluded(seen, say)
    yield from _per_path(seen, say)


_SCRIPT_NAMES = {
    "hans": ("simplified", "简体"),
    "hant": ("traditional", "繁体"),
    "mixed": ("mixed", "繁简混用"),
}


def _tables(seen: Seen, say: Any) -> Iterator[str]:  # noqa: ANN401
    yield say("The project's own termbases; “termlint terms import” makes one from a glossary.",
              "项目自己的术语库；“termlint terms import”可把现有的术语表转成术语库。")  # fmt: skip
    for path in seen.glossaries[:5]:
        yield say(
            f"(a glossary in another form, for “termlint terms import”: {path})",
            f"（另一种格式的术语表，可用“termlint terms import”导入：{path}）",
        )
    yield f"termbases = {_toml(seen.termbases)}" if seen.termbases else '# termbases = ["terms.csv"]'
    yield ""
    yield say("Lists of the project's own Latin words and names, one a line.",
              "项目自己的拉丁字母词和名称，每行一个。")  # fmt: skip
    yield '# words = ["words.txt"]'
    yield ""


def _excluded(seen: Seen, say: Any) -> Iterator[str]:  # noqa: ANN401
    yield say("Left out, besides what .gitignore leaves out; patterns as there.",
              "除 .gitignore 之外还要排除的文件，写法与其相同。")  # fmt: skip
    others = [f"/{folder}/" for folder in seen.others]
    yield f"extend-exclude = {_toml(others)}" if others else '# extend-exclude = ["drafts/"]'
    yield ""
    yield say(
        "Severity of a rule or group: error, warning or info.", "规则或规则组的级别：error、warning 或 info。"
    )
    yield "# [severity]"
    yield '# terms = "error"'
    yield ""
    yield from _originals(seen, say)
    yield say(
        'Typography is inferred unless settled; extend = "d2l" (mdn, k8s, hf, tw) takes a whole house style.',
        '排版习惯由文档推断，也可以在此指定；extend = "d2l"（或 mdn、k8s、hf、tw）采用整套规范。',
    )
    yield "# [style]"
    yield '# cjk-latin-spacing = "space"'
    yield ""


def _originals(seen: Seen, say: Any) -> Iterator[str]:  # noqa: ANN401
    if seen.formats and _HOLDS_BOTH.issuperset(seen.formats):
        return
    if seen.paired:
        yield say(
            f"Texts that are compared with originals found by their names: {seen.paired}. Where others lie:",
            f"已按文件名为 {seen.paired} 个文件找到原文，会一并对照；其余的原文在哪里：",
        )
    else:
        yield say("Where the originals lie, to be compared with them too:", "原文在哪里（写明后一并对照）：")
    yield "# [sources]"
    yield '# "docs/zh/**" = "docs/en/**"'
    yield ""


def _per_path(seen: Seen, say: Any) -> Iterator[str]:  # noqa: ANN401
    yield say("Settings for some paths only.", "只用于部分路径的设置。")
    for folder in [one for one in seen.chinese if _TRADITIONAL.fullmatch(PurePosixPath(one).name)] or ["old"]:
        yield "# [[per-path]]"
        yield f"# paths = {_toml([f'/{folder}/**'])}"
        yield '# ignore = ["mixed-script"]'


def _toml(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)
