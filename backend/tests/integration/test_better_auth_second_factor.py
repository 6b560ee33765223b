"""Better Auth's official TypeScript client with its twoFactor plugin, unmodified, against our second factor."""

import asyncio
import json
from pathlib import Path
from typing import Any

import uvicorn

from app.assembly import Assembly
from app.main import create_app
from app.services.demo_service import DEMO_PASSWORD
from tests.conftest import ORIGIN, PROJECT, eventually, free_port

SCRIPT = Path(__file__).with_name("second_factor_client.mjs")


async def answers_of(assembly: Assembly, *arguments: str) -> list[dict[str, Any]]:
    port = free_port()
    config = uvicorn.Config(create_app(assembly, closes=False), port=port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await eventually(lambda: server.started)
    node = await asyncio.create_subprocess_exec(
        "node", str(SCRIPT), f"http://127.0.0.1:{port}/api/v1/auth", ORIGIN, *arguments,
        cwd=PROJECT / "frontend", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, failure = await node.communicate()
    server.should_exit = True
    await serving
    assert node.returncode == 0, failure.decode()[-2000:]
    answers: list[dict[str, Any]] = json.loads(said)
    return answers


async def test_the_official_client_sets_up_signs_in_recovers_and_removes(demo: Assembly) -> None:
    answers = await answers_of(demo, DEMO_PASSWORD, str(int(demo.clock().timestamp())))
    assert [(each["name"], each["status"], each["code"]) for each in answers] == [
        ("sign in", 200, None),
        ("wrong password", 400, "INVALID_PASSWORD"),
        ("enable", 200, None),
        ("wrong code", 401, "INVALID_CODE"),
        ("switch on", 200, None),
        ("session", 200, None),
        ("asked", 200, None),
        ("no session yet", 200, None),
        ("replay", 401, "INVALID_CODE"),
        ("code", 200, None),
        ("sessions", 200, None),
        ("sign out", 200, None),
        ("trusted", 200, None),
        ("asked", 200, None),
        ("recovery", 200, None),
        ("new codes", 200, None),
        ("end others", 200, None),
        ("ended", 200, None),
        ("disable", 200, None),
        ("password alone", 200, None),
    ]
    told = {each["name"]: each["data"] for each in answers}
    assert told["asked"] == {"twoFactorRedirect": True, "twoFactorMethods": ["totp"]}
    assert told["no session yet"] is None
    assert told["session"]["user"]["twoFactorEnabled"] is True
    assert [each["openedWith"] for each in told["sessions"]] == ["second_factor", "second_factor"]
    assert told["trusted"]["user"]["email"] == "provider@example.com"
    assert told["ended"] is None
    assert told["password alone"]["user"]["twoFactorEnabled"] is False
