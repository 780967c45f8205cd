"""What happens in a hostile place: real processes, real files, and what a newcomer may mistype."""

import errno
import io
import os
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from termlint.cli import run
from termlint.fix.write import write_atomically
from termlint.registry import BadRule, _imported
from termlint.run.results import decoded

FAULTY = "# 注意力\n\n模型训练所带来的的问题。\n"
SOUND = FAULTY.replace("的的", "的")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(FAULTY, "utf-8")


# -- fixing -----------------------------------------------------------------------------------------


def test_hard_links_stay_links() -> None:
    os.link("a.md", "b.md")
    assert run(["fix", "--no-cache", "-q", "."]) == 0
    assert Path("a.md").samefile("b.md")
    assert Path("b.md").read_text("utf-8") == SOUND
    assert sorted(map(str, Path().iterdir())) == ["a.md", "b.md"]


def test_the_longest_of_names_can_be_fixed() -> None:
    name = "长" * 84 + ".md"
    Path("a.md").rename(name)
    assert run(["fix", "--no-cache", "-q", "."]) == 0
    assert Path(name).read_text("utf-8") == SOUND
    assert list(map(str, Path().iterdir())) == [name]


def _acl() -> bytes:
    """Return an access control list that lets user 1234 read, as Linux keeps it."""
    entries = [(1, 6, -1), (2, 4, 1234), (4, 4, -1), (16, 4, -1), (32, 0, -1)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes as in Linux")
@pytest.mark.parametrize(("name", "value"), [("user.a", b"b"), ("system.posix_acl_access", _acl())])
def test_extended_attributes_are_kept(name: str, value: bytes) -> None:
    try:
        os.setxattr("a.md", name, value)
    except OSError as error:
        pytest.skip(str(error))
    assert run(["fix", "--no-cache", "-q", "a.md"]) == 0
    assert Path("a.md").read_text("utf-8") == SOUND
    assert os.getxattr("a.md", name) == value


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_permissions_are_kept_and_the_time_is_new(mode: int) -> None:
    Path("a.md").chmod(mode)
    os.utime("a.md", (1, 1))
    assert run(["fix", "--no-cache", "-q", "a.md"]) == 0
    status = Path("a.md").stat()
    assert status.st_mode & 0o7777 == mode
    assert status.st_mtime > 1


def test_what_a_killed_run_left_is_swept_and_never_read() -> None:
    names = [".termlint-old.tmp", ".termlint-copy-old.tmp", ".termlint-new.tmp"]
    for name in names:
        Path(name).write_text(FAULTY, "utf-8")
        os.utime(name, (1, 1))
    os.utime(names[2])
    assert run(["fix", "--no-cache", "-q", "."]) == 0
    # what is new may be somebody's who is at it; a copy may be all that is left of a file with two names
    assert sorted(map(str, Path().iterdir())) == [*names[1:], "a.md"]
    assert {Path(name).read_text("utf-8") for name in names[1:]} == {FAULTY}


def test_a_linked_file_that_cannot_be_written_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    os.link("a.md", "b.md")
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:  # the first is of what lies beside it
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(Path("a.md"), b"new")
    assert Path("a.md").read_text("utf-8") == FAULTY
    assert sorted(map(str, Path().iterdir())) == ["a.md", "b.md"]


# -- what is written over ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "reference", "-r", "a.md", "-o", "a.md", "b.md"],
        ["score", "reference", "-r", "b.md", "-o", "a.md", "a.md"],
        ["score", "penalty", "-o", "a.md", "."],
        ["score", "terms", "--ours", "-o", "a.md", "b.md", "a.md"],
        ["baseline", "create", "--force", "--baseline", "a.md", "."],
        ["check", "--no-cache", "-o", "termlint.toml", "a.md"],
        ["check", "--no-cache", "-o", "terms.csv", "a.md"],
    ],
)
def test_no_report_is_written_over_what_it_is_made_from(arguments: list[str]) -> None:
    files = {"a.md": FAULTY, "b.md": FAULTY, "termlint.toml": 'termbases = ["terms.csv"]\n'}
    files["terms.csv"] = "english,chinese,status\nattention,注意力,preferred\n"
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")
    assert run(arguments) == 2
    assert {name: Path(name).read_text("utf-8") for name in files} == files


def test_a_mistyped_path_empties_no_baseline() -> None:
    assert run(["baseline", "create", "-q", "a.md"]) == 0
    before = Path("termlint-baseline.json").read_bytes()
    assert run(["baseline", "create", "-q", "--force", "b.md"]) == 2
    assert Path("termlint-baseline.json").read_bytes() == before


def test_a_diff_goes_to_the_file_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--no-cache", "--diff", "-o", "a.diff", "a.md"]) == 1
    assert "+模型训练所带来的问题。" in Path("a.diff").read_text("utf-8")
    assert capsys.readouterr().out == ""


# -- processes --------------------------------------------------------------------------------------


_PARENT = """
import os, sys, time
from termlint.run.job import in_processes
def work(chunk):
    open(f"pid{os.getpid()}", "w").close()
    time.sleep(20)
    return b""
if __name__ == "__main__":
    list(in_processes(work, [None] * 48, 2))
"""


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def _workers(few: int) -> list[int]:
    for _ in range(100):
        found = [int(path.name[3:]) for path in Path().glob("pid*")]
        if len(found) >= few:
            return found
        time.sleep(0.05)
    raise AssertionError("no workers")


def _start() -> subprocess.Popen[bytes]:
    Path("parent.py").write_text(_PARENT, "utf-8")
    where = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen([sys.executable, "parent.py"], env=where, stderr=subprocess.PIPE)


def test_workers_end_with_the_process_that_started_them() -> None:
    parent = _start()
    workers = _workers(2)
    parent.kill()
    parent.communicate()
    ended = time.monotonic() + 10
    while any(map(_is_alive, workers)) and time.monotonic() < ended:
        time.sleep(0.05)
    assert not any(map(_is_alive, workers))


def test_a_fix_that_is_killed_leaves_each_file_old_or_new() -> None:
    texts = {f"b{number}.md": FAULTY + "模型所带来的的问题。\n\n" * (20 + number) for number in range(30)}
    command = [sys.executable, "-m", "termlint", "fix", "-q", "--no-cache", "-j", "1", "."]
    for wait in (0.0, 0.01, 0.03):
        for name, text in texts.items():
            Path(name).write_text(text, "utf-8")
        Path("a.md").write_text(FAULTY, "utf-8")
        fixing = subprocess.Popen(command)
        while Path("a.md").stat().st_size == len(FAULTY.encode()) and fixing.poll() is None:
            time.sleep(0.0005)
        time.sleep(wait)
        fixing.kill()
        fixing.wait()
        for name, text in texts.items():
            assert Path(name).read_text("utf-8") in (text, text.replace("的的", "的"))


def test_a_killed_worker_is_no_fault_of_ours() -> None:
    parent = _start()
    os.kill(_workers(1)[0], signal.SIGKILL)
    assert b"termlint.run.job.Killed" in parent.communicate()[1]


# -- what is mistyped, or broken --------------------------------------------------------------------


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
def test_an_empty_list_of_rules_switches_nothing_off(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--no-cache", option, "", "a.md"]) == 2
    assert f"{option} needs at least one rule" in capsys.readouterr().err


def test_a_pipe_is_no_configuration() -> None:
    os.mkfifo("termlint.toml")
    assert run(["check", "--no-cache", "-q", "a.md"]) == 1


def test_a_name_sends_no_commands_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b\x1b[31m.md").write_bytes(b"\xff")
    run(["check", "--no-cache", "."])
    assert "\x1b" not in capsys.readouterr().err


def test_a_cache_entry_of_another_type_counts_for_nothing() -> None:
    import msgspec

    assert decoded(1, msgspec.msgpack.Decoder(int)) is None  # type: ignore[arg-type]
    assert decoded(b"\xa2\x80\x80", msgspec.msgpack.Decoder(str)) is None


FIELDS = [("files", "brief"), ("examined", "value"), ("worlds", "value"), ("verdicts", "value")]


@pytest.mark.parametrize("wrong", [FIELDS, *([one] for one in FIELDS)])
def test_one_wrong_bit_in_the_cache_changes_nothing(
    wrong: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.md").write_text("过拟合很常见。过拟合的模型，过拟合。过拟合。过度拟合的模型没有用。\n", "utf-8")
    assert run(["check", "-q", "."]) == 1
    before = capsys.readouterr().out
    assert "过度拟合" in before
    with sqlite3.connect(".termlint_cache/v2.sqlite") as base:
        for table, field in wrong:
            for (value,) in base.execute(f"select {field} from {table}").fetchall():
                turned = value[:-1] + bytes([value[-1] ^ 1])
                base.execute(f"update {table} set {field} = ? where {field} = ?", (turned, value))
    assert run(["check", "-q", "."]) == 1
    assert capsys.readouterr().out == before


def test_two_runs_at_once_share_a_cache() -> None:
    for number in range(8):
        Path(f"b{number}.md").write_text(f"{FAULTY}{number}", "utf-8")
    command = [sys.executable, "-m", "termlint", "check", "-j", "1", "--format", "concise", "."]
    alone = subprocess.run([*command, "--no-cache"], capture_output=True, check=False).stdout
    for _ in range(2):
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
        assert [one.communicate() for one in runs] == [(alone, b"")] * 3


@pytest.mark.parametrize("text", ["import none_such\n", "x = (\n", "raise SystemExit(3)\n"])
def test_a_rule_that_cannot_be_imported_is_named(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("broken_rule.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(Path.cwd()))
    with pytest.raises(BadRule, match="broken_rule cannot be imported") as caught:
        _imported("broken_rule")
    assert "规则有误：broken_rule 无法导入：" in caught.value.problem.message.zh


def test_a_shallow_clone_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    for words in (
        ["init", "-q"],
        ["add", "a.md"],
        ["commit", "-qm", "1"],
        ["commit", "-qm2", "--allow-empty"],
    ):
        subprocess.run([*git, *words], check=True)
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{Path.cwd()}", "clone"], check=True)
    monkeypatch.chdir("clone")
    assert run(["check", "--no-cache", "--since", "HEAD~1", "a.md"]) == 2
    assert "shallow clone" in capsys.readouterr().err


def test_standard_input_is_no_longer_than_a_file_may_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("termlint.run.job.LARGEST", 2_000_000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 3_000_000)))
    assert run(["check", "--lang", "en", "--stdin-filename", "b.md", "-"]) == 2
    assert "b.md: the file has 3 MB; files over 2 MB are not checked" in capsys.readouterr().err


def test_closed_standard_input_is_no_clean_text() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m termlint check - --lang en <&-"], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"standard input is closed" in done.stderr
