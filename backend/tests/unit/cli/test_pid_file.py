"""Which process runs here: never a stranger who was given the same number."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from app.cli.pid_file import NAME, PidFile


def test_this_process_is_found_again(tmp_path: Path) -> None:
    file = PidFile(tmp_path / "run")
    assert file.running() is None
    file.write()
    assert file.running() == psutil.Process()
    file.remove()
    assert file.running() is None
    file.remove()


def test_a_stranger_with_the_number_of_one_that_ended_is_left_alone(tmp_path: Path) -> None:
    file = PidFile(tmp_path)
    file.write()
    number, began = (tmp_path / NAME).read_text().split()
    (tmp_path / NAME).write_text(f"{number} {float(began) - 60}")
    assert file.running() is None


def test_one_that_ended_is_not_running(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        began = psutil.Process(process.pid).create_time()
        (tmp_path / NAME).write_text(f"{process.pid} {began}")
        found = PidFile(tmp_path).running()
        assert found is not None
        assert found.pid == process.pid
        process.communicate(b"\n")
    assert PidFile(tmp_path).running() is None


@pytest.mark.parametrize("text", ["", "1", "one two", "1 two", "99999999 1.0", "-1 1.0", "1 2 3"])
def test_a_file_that_says_nothing_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    assert PidFile(tmp_path).running() is None
