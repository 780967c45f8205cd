"""Configuration: layers, their order, and what is said of mistakes."""

from pathlib import Path

import pytest

from termlint.config.keys import KEYS
from termlint.config.layer import BUILT_IN, from_table, read_file
from termlint.config.settings import BadConfig, Layers, Settings, members
from termlint.model import Message
from termlint.registry import rules
from termlint.telling.unknown import nearest

DEFAULT = {name for name, rule in rules().items() if rule.default}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def settings(path: str = "a.md", environment: dict[str, str] | None = None, **line: object) -> Settings:
    values = {key.replace("_", "-"): value for key, value in line.items()}
    origins = {key: Message(f"--{key}", f"--{key}") for key in values}
    layer = from_table(values, Message("command line", "命令行"), origins) if line else None
    return Layers(layer, environment or {}).settings_for(path)


def fault(text: str) -> BadConfig:
    write("termlint.toml", text)
    with pytest.raises(BadConfig) as caught:
        settings()
    assert caught.value.problem.path == "termlint.toml"
    return caught.value


def test_defaults(tmp_path: Path) -> None:
    assert settings().enabled == DEFAULT
    assert settings().root == tmp_path.as_posix()
    assert set(BUILT_IN.values) == set(KEYS) - {"extend", "per-path"}


def test_the_root_of_a_project_without_a_configuration_is_its_repository(tmp_path: Path) -> None:
    (tmp_path / "one" / ".git").mkdir(parents=True)
    (tmp_path / "one" / "inner" / ".git").mkdir(parents=True)
    assert settings("one/docs/a.md").root == f"{tmp_path.as_posix()}/one"
    assert settings("one/inner/a.md").root == f"{tmp_path.as_posix()}/one/inner"
    write("termlint.toml", "")
    assert settings("one/docs/a.md").root == tmp_path.as_posix()


def test_layers_from_weak_to_strong() -> None:
    write("termlint.toml", 'min-confidence = 0.1\nlang = "zh"\nformat = "concise"\n')
    write(
        "termlint.toml",
        Path("termlint.toml").read_text() + '[[per-path]]\npaths = ["a.md"]\nmin-confidence = 0.2\n',
    )
    assert settings("b.md").min_confidence == 0.1
    assert settings().min_confidence == 0.2
    assert settings(environment={"TERMLINT_MIN_CONFIDENCE": "0.3"}).min_confidence == 0.3
    both = settings(environment={"TERMLINT_MIN_CONFIDENCE": "0.3"}, min_confidence=0.4)
    assert (both.min_confidence, both.lang, both.format) == (0.4, "zh", "concise")


def test_the_nearest_file_wins_and_extends(tmp_path: Path) -> None:
    write("termlint.toml", 'min-confidence = 0.1\nignore = ["repeated-word"]\n')
    write("zh/.termlint.toml", "min-confidence = 0.2\n")
    write("tw/pyproject.toml", '[tool.termlint]\nextend = "../termlint.toml"\nlang = "zh"\n')
    write("de/pyproject.toml", '[tool.other]\nextend = "../termlint.toml"\n')
    assert settings("zh/a.md").enabled == DEFAULT
    assert settings("zh/deep/down/a.md").root == f"{tmp_path.as_posix()}/zh"
    tw = settings("tw/a.md")
    assert (tw.min_confidence, tw.lang, "repeated-word" in tw.enabled) == (0.1, "zh", False)
    assert settings("de/a.md").root == tmp_path.as_posix()


def test_extending_in_a_ring_is_refused() -> None:
    write("a/base.toml", 'extend = ["../termlint.toml"]')
    assert "extends itself" in fault('extend = "a/base.toml"').problem.message.en


def test_extending_nothing_is_refused() -> None:
    assert "gone.toml" in fault('extend = "gone.toml"').problem.message.en


def test_paths_are_from_the_file_that_names_them(tmp_path: Path) -> None:
    write("terms/a.csv", "english,chinese\nagent,智能体\n")
    write("terms/b.csv", "english,chinese\ntoken,词元\n")
    write("base/termlint.toml", 'termbases = ["../terms/*.csv"]\nexclude = ["old"]\n')
    write("zh/termlint.toml", 'extend = "../base/termlint.toml"\n')
    found = settings("zh/a.md")
    assert found.termbases == tuple(f"{tmp_path.as_posix()}/terms/{name}.csv" for name in "ab")
    assert found.exclude[0].folder == f"{tmp_path.as_posix()}/zh"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"select": ("repeated-word",)}, {"repeated-word"}),
        ({"select": ("meta", "repeated-word"), "ignore": ("unused-suppression",)}, {"repeated-word"}),
        ({"ignore": ("all",), "extend-select": ("repeated-word",)}, {"repeated-word"}),
        ({"select": (), "extend-select": ("meta",)}, set(members("meta"))),
        ({"select": ("all",)}, set(rules())),
        ({"ignore": ("meta",), "extend-select": ("unused-suppression",)}, DEFAULT | {"unused-suppression"}),
    ],
)
def test_which_rules(given: dict[str, tuple[str, ...]], expected: set[str]) -> None:
    assert settings(**given).enabled == expected


def test_a_later_select_starts_anew_and_a_later_extend_select_adds() -> None:
    write("termlint.toml", 'select = ["terms"]\nignore = ["repeated-word"]\n')
    assert settings(select=("repeated-word",)).enabled == {"repeated-word"}
    assert settings(extend_select=("repeated-word",)).enabled == {*members("terms"), "repeated-word"}


def test_severity_by_group_and_rule() -> None:
    write("termlint.toml", '[severity]\nmisspelled-term = "info"\nterms = "error"\n')
    severity = settings().severity
    assert severity["misspelled-term"] == "info"
    assert severity["near-miss-term"] == "error"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("selct = []", ["selct", "did you mean “select”"]),
        ("min_confidence = 1", ["did you mean “min-confidence”"]),
        ('select = "terms"', ["select", "must be a list, not text"]),
        ("select = [1]", ["select[1]", "must be text in quotes, not a whole number"]),
        ("min-confidence = 3", ["min-confidence", "between 0 and 1"]),
        ('lang = "cn"', ["lang", "en, zh"]),
        ('format = "jsn"', ["format", "did you mean “json”"]),
        ('encoding = "utf-9"', ["encoding", "utf-9"]),
        ('ignore = ["mispelled-term"]', ["ignore", "did you mean “misspelled-term”"]),
        ('[severity]\nterms = "eror"', ["severity", "did you mean “error”"]),
        ('[severity]\ntermss = "error"', ["severity", "did you mean “terms”"]),
        ('termbases = ["gone.csv"]', ["termbases", "gone.csv"]),
        ('[[per-path]]\nignore = ["terms"]', ["per-path[1].paths", "list of patterns"]),
        ('[[per-path]]\npaths = ["a"]\nformat = "json"', ["per-path[1].format", "single paths"]),
        ('[[per-path]]\npaths = ["a"]\nselct = []', ["selct", "did you mean"]),
        ('[[per-path]]\npath = ["a"]', ["per-path[1]: unknown key “path”; did you mean “paths”?"]),
        ('[[per-path]]\nfiles = ["a"]', ["unknown key “files”; did you mean “paths”?"]),
        ('[[per-path]]\npaths = ["a"]\nexlude = ["b"]', ["unknown key “exlude”; use one of paths, select"]),
        ('[[per-paths]]\npaths = ["a"]', ["did you mean “per-path”?"]),
        ('disable = ["terms"]', ["did you mean “ignore”?"]),
        ('severity = { "foo[bar" = "error" }', ["severity", "foo[bar"]),
        ('sources = { "docs/[zh]/*/*.md" = "docs/en/x.md" }', ["sources", "docs/[zh]/*/*.md"]),
    ],
)
def test_mistakes_name_the_key_and_the_nearest_known(text: str, parts: list[str]) -> None:
    message = fault(text).problem.message
    assert all(part in message.en for part in parts), message.en
    assert message.zh != message.en


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[tool]\ntermlint = 3\n", 2),
        ('tool.termlint = "x"\n', 1),
        ("\n[[tool.termlint]]\nselect = []\n", 2),
        ('["tool"]\n"termlint" = []\n', 2),
    ],
)
def test_what_is_no_table_in_pyproject_is_told(text: str, line: int) -> None:
    write("pyproject.toml", text)
    with pytest.raises(BadConfig, match=r"must be a table") as caught:
        settings()
    assert caught.value.problem.place == line


@pytest.mark.parametrize(
    "text",
    [
        "[tool]\ntermlint.lang = 'zh'\n",
        "tool = {termlint = {lang = 'zh'}}",
        "['tool' . termlint]\nlang='zh'\n",
    ],
)
def test_our_table_in_pyproject_however_it_is_written(text: str) -> None:
    write("pyproject.toml", text)
    assert settings().lang == "zh"


@pytest.mark.parametrize(
    "text",
    ["# [tool.termlint]\n", "[project]\ndependencies = ['termlint-zh']\n", "[termlint"],
)
def test_a_pyproject_without_our_table_is_no_configuration(text: str) -> None:
    write("termlint.toml", "lang = 'zh'\n")
    write("sub/pyproject.toml", text)
    assert settings("sub/a.md").lang == "zh"


def test_a_syntax_error_has_its_line() -> None:
    assert fault("lang = 'zh'\nselect = [\n").problem.message.en.startswith("not valid TOML")
    assert fault("lang = 'zh'\nselect == 3\n").problem.place == 2


def test_a_file_that_is_no_text() -> None:
    Path("termlint.toml").write_bytes(b"lang = '\xff'")
    with pytest.raises(BadConfig, match="UTF-8 at byte 8"):
        settings()


def test_environment_mistakes_name_the_variable() -> None:
    with pytest.raises(BadConfig, match="TERMLINT_SELECT: unknown rule"):
        settings(environment={"TERMLINT_SELECT": "repeated-wird"})
    assert settings(environment={"TERMLINT_SELECT": "repeated-word, meta"}).enabled >= {"repeated-word"}


@pytest.mark.parametrize("value", ["abc", "2", "-0.1", "nan", "50%"])
def test_a_number_in_the_environment_is_told_with_its_value_and_what_is_allowed(value: str) -> None:
    with pytest.raises(BadConfig) as caught:
        settings(environment={"TERMLINT_MIN_CONFIDENCE": value, "TERMLINT_LANG": "en"})
    said = caught.value.problem.message
    assert said.en == f"TERMLINT_MIN_CONFIDENCE: “{value}” is not a number between 0 and 1"
    assert said.zh == f"TERMLINT_MIN_CONFIDENCE：“{value}”无效，应为 0 到 1 之间的数"


def test_explain_says_where_each_value_comes_from() -> None:
    write("termlint.toml", 'lang = "zh"\n[[per-path]]\npaths = ["old/"]\nignore = ["repeated-word"]\n')
    merged = Layers(None, {"TERMLINT_FORMAT": "json"}).explain("old/a.md")
    origins = {one.key: one.origin.en for one in (*merged.values, *merged.rules)}
    assert origins["lang"] == "termlint.toml"
    assert origins["format"] == "TERMLINT_FORMAT"
    assert origins["encoding"] == "built in"
    assert origins["repeated-word"] == "termlint.toml per-path[1]"


def test_files_of_a_folder_share_one_lookup(monkeypatch: pytest.MonkeyPatch) -> None:
    write("termlint.toml", "")
    layers = Layers(None, {})
    first = layers.settings_for("zh/a.md")
    monkeypatch.setattr("termlint.config.settings.nearest_in", lambda _: pytest.fail("looked again"))
    assert layers.settings_for("zh/b.md") is first


def test_one_configuration_for_all() -> None:
    write("other/strict.toml", "min-confidence = 0.9\n")
    write("zh/termlint.toml", "min-confidence = 0.1\n")
    assert Layers(None, {}, "other/strict.toml").settings_for("zh/a.md").min_confidence == 0.9


def test_nearest() -> None:
    assert nearest("Min_Confidense", KEYS) == "min-confidence"
    assert nearest("zzz", KEYS) is None


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('lang = "zh"\n\nselct = []', 3, "unknown key “selct”"),
        ('select = [\n  "terms",\n  "spacings",\n]', 3, "select: "),
        ("select = [\n  3,\n]", 1, "select[1]: "),
        (
            '[[per-path]]\npaths = ["a"]\n[[per-path]]\npaths = ["b"]\nignore = [1]',
            5,
            "per-path[2].ignore[1]: ",
        ),
        ('[per-path]\npaths = ["a"]', 1, "[[per-path]]"),
        ('lang = "en"\n[[per-paths]]\npaths = ["a"]', 2, "per-paths"),
        ('lang = "en"\n[[per-path]]\nignore = []\npath = ["a"]', 4, "“path”"),
        ('[severity]\n\n"termss" = "error"', 3, "severity: unknown rule or group “termss”"),
        ('lang = "en"\nstyle . quote-style = "x"', 2, "style.quote-style: "),
        ('lang = "en"\n\n[[per-path]]\npaths = ["a"]\nwords = ["gone.txt"]', 5, "words: "),
        ('lang = "en"\n[tool.termlint]\nselect = ["terms"]', 2, "the keys stand at the top"),
        ("[score.severity]\nerror = 5\ninfo = -1", 3, "score.severity.info: must be 0 or more"),
        ('[sources]\n"a/**" = "b/**"\n"zh/**" = 3', 3, "sources.zh/**: must be text in quotes"),
        ('lang = "en"\na.b.c = 1\na.b.d = 2', 2, "unknown key “a”"),
        ('lang = "en"\n[a.b]', 2, "unknown key “a”"),
        ('lang = "en"\nselect = [\n', 2, "a value is missing or not closed at the end"),
        ('lang = "en"\nselect = ["terms"\n', 2, "a list is not closed"),
    ],
)
def test_mistakes_have_their_line(text: str, line: int, part: str) -> None:
    problem = fault(text).problem
    assert (problem.place, part in problem.message.en) == (line, True), problem


def test_mistakes_in_pyproject_have_their_line(tmp_path: Path) -> None:
    text = '[project]\nselect = 1\n[tool.termlint]\n[tool.termlint.severity]\nterms = "eror"\n'
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(BadConfig) as caught:
        list(read_file(str(tmp_path / "pyproject.toml")))
    assert caught.value.problem.place == 5


def test_of_many_known_words_the_nearest_are_named() -> None:
    said = fault('select = ["space"]').problem.message.en
    assert "stray-space" in said and "misspelled-term" not in said
    assert "“termlint rules” lists all" in fault('select = ["xyzzy"]').problem.message.en


def test_values_nested_without_end_are_told(tmp_path: Path) -> None:
    deep = "[" * 5000
    (tmp_path / "pyproject.toml").write_text(f"# termlint\n[project]\nx = {deep}\n", encoding="utf-8")
    assert settings().root == tmp_path.as_posix()  # not ours: another tool tells
    (tmp_path / "pyproject.toml").write_text(f"[tool.termlint]\nselect = {deep}\n", encoding="utf-8")
    with pytest.raises(BadConfig, match="nested too deeply"):
        settings()
