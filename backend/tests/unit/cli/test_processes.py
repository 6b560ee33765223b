"""The children of the supervisor, as small commands: started with their log, watched, and always ended."""

import os
import signal
import stat
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from app.cli import processes
from app.cli.processes import Child
from tests.conftest import eventually, free_port

ANSWERS = """
import http.server, sys
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({status})
        self.send_header("content-type", "{kind}")
        self.end_headers()
        self.wfile.write(b'{body}')
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Health).serve_forever()
"""
ENDS_NICELY = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: (print("saved", flush=True), sys.exit(0)))
print("started", flush=True)
time.sleep(60)
"""
DOES_NOT_LISTEN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("started", flush=True)
time.sleep(60)
"""
HAS_A_CHILD = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
child.wait()
"""


def a_child(folder: Path, script: str, *arguments: str, health: str = "http://127.0.0.1:9", **more: str) -> Child:
    command = [sys.executable, "-c", script, *arguments]
    return Child("sandbox", command, folder, health, folder / "logs" / "child.log", more)


async def started(child: Child) -> Child:
    await child.start()
    await eventually(lambda: "started" in child.last_lines())
    return child


async def test_it_starts_in_its_folder_with_its_environment_and_a_private_log(tmp_path: Path) -> None:
    child = a_child(
        tmp_path, "import os; print(os.getcwd(), os.environ['COLOUR'], os.getsid(0) == os.getpid())", COLOUR="blue"
    )
    await child.start()
    await eventually(lambda: child.has_ended)
    assert child.last_lines() == [f"{tmp_path} blue True"]
    assert stat.S_IMODE(child.log.stat().st_mode) == 0o600
    assert stat.S_IMODE(child.log.parent.stat().st_mode) == 0o700


async def test_nothing_of_its_output_is_lost_over_a_restart(tmp_path: Path) -> None:
    child = a_child(tmp_path, "print('once')")
    for _ in range(2):
        await child.start()
        await eventually(lambda: child.has_ended)
    assert child.log.read_text().splitlines() == ["once", "once"]


async def test_what_an_earlier_run_said_is_not_told_again(tmp_path: Path) -> None:
    """A set-up token that was used, or the reason of a failure that is mended."""
    child = a_child(tmp_path, "import sys; print(sys.argv[1], 1); print(sys.argv[1], 2)", "earlier")
    await child.start()
    await eventually(lambda: child.has_ended)
    assert child.last_lines(1) == ["earlier 2"]
    later = replace(child, command=[*child.command[:-1], "later"], process=None)
    await later.start()
    await eventually(lambda: later.has_ended)
    assert later.last_lines() == ["later 1", "later 2"]


@pytest.mark.parametrize(
    ("status", "kind", "body", "expected"),
    [
        (200, "text/html", "<p>hello</p>", (True, None)),
        (200, "application/json", '{"progress": 1.0}', (True, 1.0)),
        (503, "application/json", '{"progress": 0.4}', (False, 0.4)),
        (500, "text/plain", "broken", (False, None)),
        (200, "application/json", "[]", (True, None)),
        (503, "application/json", "half of some", (False, None)),
    ],
)
async def test_it_is_up_when_its_page_says_so(
    tmp_path: Path, status: int, kind: str, body: str, expected: tuple[bool, float | None]
) -> None:
    port = free_port()
    script = ANSWERS.format(status=status, kind=kind, body=body)
    child = a_child(tmp_path, script, str(port), health=f"http://127.0.0.1:{port}/")
    assert await child.is_up() == (False, None)
    await child.start()

    async def answers() -> bool:
        return await child.is_up() == expected

    try:
        await eventually(answers)
    finally:
        await child.stop()


async def test_it_is_asked_to_end_and_may_save(tmp_path: Path) -> None:
    child = await started(a_child(tmp_path, ENDS_NICELY))
    assert not child.has_ended
    await child.stop()
    assert child.has_ended
    assert child.last_lines() == ["started", "saved"]


async def test_whoever_does_not_listen_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "STOP_WITHIN", 0.05)
    child = await started(a_child(tmp_path, DOES_NOT_LISTEN))
    await child.stop()
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


async def test_its_own_children_end_with_it(tmp_path: Path) -> None:
    child = a_child(tmp_path, HAS_A_CHILD)
    await child.start()
    await eventually(lambda: bool(child.last_lines()))
    grandchild = int(child.last_lines()[0])
    await child.stop()
    await eventually(lambda: not psutil.pid_exists(grandchild) or psutil.Process(grandchild).status() == "zombie")


async def test_stopping_what_never_started_or_has_ended_does_nothing(tmp_path: Path) -> None:
    child = a_child(tmp_path, "print('once')")
    await child.stop()
    assert child.last_lines() == []
    await child.start()
    await eventually(lambda: child.has_ended)
    await child.stop()


async def test_a_signal_to_the_supervisor_does_not_reach_it(tmp_path: Path) -> None:
    """Ctrl-C goes to the terminal's process group: a child in a session of its own closes its store in peace."""
    child = await started(a_child(tmp_path, ENDS_NICELY))
    assert child.process is not None
    assert os.getpgid(child.process.pid) == child.process.pid != os.getpgid(0)
    await child.stop()
