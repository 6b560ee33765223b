"""Better Auth's official TypeScript client, driven from Node against an API that is really served."""

import asyncio
import json
from pathlib import Path
from typing import Any

import uvicorn

from app.assembly import Assembly
from app.main import create_app
from tests.conftest import ORIGIN, PROJECT, eventually, free_port

HERE = Path(__file__).parent


async def drive(assembly: Assembly, script: str, *arguments: str) -> list[dict[str, Any]]:
    """Serve the API on a free port, and let the client do its round; gives what it was answered."""
    port = free_port()
    config = uvicorn.Config(create_app(assembly, closes=False), port=port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await eventually(lambda: server.started)
    base = f"http://127.0.0.1:{port}/api/v1/auth"
    node = await asyncio.create_subprocess_exec(
        "node", str(HERE / script), base, ORIGIN, *arguments,
        cwd=PROJECT / "frontend", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, failure = await node.communicate()
    server.should_exit = True
    await serving
    assert node.returncode == 0, failure.decode()[-2000:]
    answers: list[dict[str, Any]] = json.loads(said)
    return answers
