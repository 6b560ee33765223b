"""The application's own life, and what it answers before it is ready."""

from pathlib import Path

from argon2.profiles import CHEAPEST

from app.assembly import open_assembly
from app.config.settings import Mode
from app.main import create_app
from app.services.password_service import PasswordService
from tests.conftest import SetClock, begin_demo, eventually, new_client, opened, settings_for, sign_in


async def test_until_the_directory_is_filled_everybody_is_told_to_wait(tmp_path: Path, clock: SetClock) -> None:
    settings = settings_for(tmp_path)
    async with opened(settings, clock) as assembly:
        await begin_demo(assembly)
    starting = await open_assembly(settings, clock, PasswordService(CHEAPEST))
    try:
        async with new_client(create_app(starting, closes=False)) as client:
            assert (await sign_in(client, "provider")).status_code == 200
            ready, live = await client.get("/health/ready"), await client.get("/health/live")
            assert (ready.status_code, ready.json()["is_ready"], live.status_code) == (503, False, 200)
            refused = await client.get("/dashboard")
            assert (refused.status_code, refused.json()["code"]) == (503, "starting")
            assert refused.json()["progress"] == ready.json()["progress"] < 1
            assert refused.headers["retry-after"] == ready.headers["retry-after"] == "1"
            starting.start()
            await starting.filled()
            assert (await client.get("/dashboard")).status_code == 200
            assert (await client.get("/health/ready")).json()["is_ready"]
    finally:
        await starting.close()


async def test_the_application_may_open_and_close_its_parts_itself(tmp_path: Path, clock: SetClock) -> None:
    assembly = await open_assembly(settings_for(tmp_path), clock, PasswordService(CHEAPEST))
    app = create_app(assembly)
    async with app.router.lifespan_context(app), new_client(app) as client:

        async def is_ready() -> bool:
            return (await client.get("/health/ready")).status_code == 200

        await eventually(is_ready)
    assert not (await assembly.database.health(attempts=1)).is_up


async def test_a_real_practice_describes_its_api_to_nobody(tmp_path: Path, clock: SetClock) -> None:
    practice = settings_for(tmp_path, mode=Mode.PRACTICE)
    async with opened(practice, clock) as assembly, new_client(create_app(assembly, closes=False)) as client:
        assert (await client.get("/openapi.json")).json()["code"] == "route_not_found"
        assert (await client.get("/docs")).status_code == 404
