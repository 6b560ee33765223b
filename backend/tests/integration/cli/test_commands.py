"""Commands that need no process of their own to be looked at: down, reset, keys, and how failures are told."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner, Result

from app.cli import main
from app.cli.pid_file import NAME, PidFile
from app.cli.serve import CannotListen
from app.config.settings import SettingsRefused
from app.sealing.keyring import Keyring

Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, and this process's file mode mask put back afterwards."""
    folder = tmp_path_factory.mktemp("m")
    monkeypatch.setenv("PFINNI_HOME", str(folder))
    mask = os.umask(0o022)
    yield folder
    os.umask(mask)


@pytest.fixture
def run(home: Path) -> Run:
    def call(*arguments: str, **more: str) -> Result:
        return CliRunner().invoke(main.cli, arguments, **more)  # type: ignore[arg-type]

    return call


@pytest.fixture
def sleeper(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that the home's file names as the one that runs."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as process:
        (home / "run").mkdir()
        (home / "run" / NAME).write_text(f"{process.pid} {psutil.Process(process.pid).create_time()}")
        yield process
        process.kill()


def filled(home: Path) -> None:
    for name in ("data", "keys", "audit-heads", "run"):
        (home / name).mkdir(exist_ok=True)
        (home / name / "something").write_text("x")
    (home / "mine.txt").write_text("not PFINNI's")


def test_down_stops_what_runs_and_waits_for_its_end(run: Run, sleeper: subprocess.Popen[bytes]) -> None:
    assert "has stopped" in run("down").output
    assert sleeper.poll() is not None


def test_down_says_when_nothing_runs(run: Run) -> None:
    assert "is not running" in run("down").output


def test_reset_asks_first_and_takes_no_for_an_answer(run: Run, home: Path) -> None:
    filled(home)
    told = run("reset", input="n\n")
    assert told.exit_code == 1
    assert "every patient" in told.output
    assert (home / "data" / "something").exists()


def test_reset_throws_its_own_folders_away_and_nothing_else(run: Run, home: Path) -> None:
    filled(home)
    assert run("reset", "--yes").exit_code == 0
    assert [path.name for path in home.iterdir()] == ["mine.txt"]
    assert "nothing to throw away" in run("reset", "--yes").output


def test_reset_refuses_while_the_supervisor_runs(run: Run, home: Path, sleeper: subprocess.Popen[bytes]) -> None:
    filled(home)
    assert isinstance(run("reset", "--yes").exception, main.CannotStart)
    assert (home / "data" / "something").exists()
    assert sleeper.poll() is None


def test_reset_refuses_while_an_api_listens_without_a_supervisor(run: Run, home: Path) -> None:
    filled(home)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(home / "run" / "operator.sock"))
        listening.listen()
        assert isinstance(run("reset", "--yes").exception, main.CannotStart)
        assert (home / "data" / "something").exists()
    assert run("reset", "--yes").exit_code == 0


def test_keys_are_copied_once_privately_and_the_copy_is_confirmed_by_opening_it(run: Run, home: Path) -> None:
    keyring = Keyring.create(home / "keys")
    target = home / "safe" / "copy"
    assert run("keys", "copy", str(target)).exit_code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in target.iterdir()} == {0o600}
    assert "already" in str(run("keys", "copy", str(target)).exception)
    assert keyring.recovery_code in run("keys", "confirm", str(target)).output
    (target / "blind.json").write_text("{}")
    assert "damaged" in str(run("keys", "confirm", str(target)).exception)


def test_without_keys_there_is_nothing_to_copy(run: Run, home: Path) -> None:
    assert "no keys yet" in str(run("keys", "copy", str(home / "copy")).exception)


def test_a_copy_is_confirmed_where_the_rest_is_not_set_up(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine that holds the copy needs its passphrase, not the practice's addresses and secrets."""
    keyring = Keyring.create(home / "copy", "a long and secret passphrase")
    monkeypatch.setenv("PFINNI_MODE", "practice")
    monkeypatch.setenv("PFINNI_KEYS_PASSPHRASE", "a long and secret passphrase")
    assert keyring.recovery_code in run("keys", "confirm", str(home / "copy")).output


@pytest.mark.parametrize(
    ("failure", "code", "line"),
    [
        (CannotListen("Port 1 is taken."), 2, "PFINNI: Port 1 is taken."),
        (SettingsRefused("The path [bold]/x[/] is wrong."), 2, "PFINNI: The path [bold]/x[/] is wrong."),
        (PermissionError(13, "Permission denied", "/x"), 2, "PFINNI: Permission denied: /x."),
        (OSError("no more"), 2, "PFINNI: OSError: a file."),
        (KeyError("Quillfeather"), 1, "KeyError"),
        (SystemExit(3), 3, ""),
        (SystemExit(None), 0, ""),
        (SystemExit("a text"), 1, ""),
    ],
)
def test_every_failure_is_one_line_without_a_stack(
    failure: BaseException, code: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing() -> None:
        raise failure

    monkeypatch.setattr(main, "cli", failing)
    assert main._outcome() == code
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert "Quillfeather" not in told.err
    assert len(told.err.splitlines()) == (1 if line else 0)
    assert line in told.err


def test_the_supervisors_own_file_is_this_process(home: Path) -> None:
    file = PidFile(home / "run")
    file.write()
    assert stat.S_IMODE((home / "run").stat().st_mode) == 0o700
    assert file.running() == psutil.Process()
