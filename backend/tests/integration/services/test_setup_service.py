"""The first start of a real practice: a token that works once, a copy of the keys that is proven, one administrator."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.config.settings import Mode
from app.main import create_app
from app.services.demo_service import DEMO_PASSWORD
from app.services.setup_service import LASTS
from tests.conftest import SetClock, new_client, opened, operator, settings_for, sign_in


@pytest.fixture
async def practice(tmp_path: Path, clock: SetClock) -> AsyncIterator[Assembly]:
    """A real practice that nobody has set up."""
    async with opened(settings_for(tmp_path, mode=Mode.PRACTICE), clock) as assembly:
        yield assembly


@pytest.fixture
async def browser(practice: Assembly) -> AsyncIterator[httpx.AsyncClient]:
    async with new_client(create_app(practice, closes=False)) as client:
        yield client


async def a_token(assembly: Assembly) -> str:
    """As each start prints it."""
    token = await assembly.setup_service(operator(assembly)).new_token()
    assert token is not None
    return token


async def asked(assembly: Assembly, **change: Any) -> dict[str, Any]:
    token = change.pop("token", None) or await a_token(assembly)
    return {
        "token": token,
        "practice_name": "Northside",
        "zone": "America/Chicago",
        "name": "Jordan Avery",
        "email": "Jordan@Example.com",
        "password": "a long password",
        "recovery_code": assembly.keyring.recovery_code,
        **change,
    }


async def test_set_up_founds_the_practice_and_its_first_administrator(
    practice: Assembly, browser: httpx.AsyncClient
) -> None:
    assert (await browser.get("/setup")).json() == {"is_needed": True}
    answer = await browser.post("/setup", json=await asked(practice))
    assert (answer.status_code, answer.json()) == (201, {"is_needed": False})
    assert (await browser.get("/setup")).json() == {"is_needed": False}
    body = {"email": "jordan@example.com", "password": "a long password"}
    assert (await browser.post("/auth/sign-in/email", json=body)).status_code == 200
    assert (await browser.get("/auth/me")).json()["role"] == "admin"
    assert (await browser.get("/practice")).json() == {
        "name": "Northside", "zone": "America/Chicago", "npi": None, "is_demo": False,
    }  # fmt: skip
    assert str(practice.calendar.zone) == "America/Chicago"


async def test_no_demo_user_exists_before_or_after(practice: Assembly, browser: httpx.AsyncClient) -> None:
    for _ in range(2):
        for role in ("provider", "admin", "audit"):
            assert (await sign_in(browser, role, DEMO_PASSWORD)).status_code == 401
        if (await browser.get("/setup")).json()["is_needed"]:
            await browser.post("/setup", json=await asked(practice))
    assert await practice.database.rows("SELECT count() FROM user GROUP ALL") == [{"count": 1}]


async def test_set_up_happens_once(practice: Assembly, browser: httpx.AsyncClient) -> None:
    body = await asked(practice)
    assert (await browser.post("/setup", json=body)).status_code == 201
    again = await browser.post("/setup", json={**body, "email": "another@example.com"})
    assert (again.status_code, again.json()["code"]) == (409, "already_set_up")
    assert await practice.setup_service(operator(practice)).new_token() is None
    assert await practice.database.rows("SELECT count() FROM user GROUP ALL") == [{"count": 1}]


@pytest.mark.parametrize("token", ["x" * 32, "ä" * 32, "x" * 16])
async def test_a_wrong_token_sets_nothing_up(practice: Assembly, browser: httpx.AsyncClient, token: str) -> None:
    await a_token(practice)
    answer = await browser.post("/setup", json=await asked(practice, token=token))
    assert (answer.status_code, answer.json()["code"]) == (401, "set_up_token_wrong")
    assert token not in answer.text
    guess = await browser.post("/setup", json=await asked(practice, token=token, recovery_code="x"))
    assert guess.json()["code"] == "set_up_token_wrong"
    assert await practice.database.rows("SELECT * FROM user") == []
    assert await practice.database.rows("SELECT * FROM practice") == []


async def test_without_a_start_there_is_no_token(practice: Assembly, browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/setup", json=await asked(practice, token="a" * 32))
    assert answer.json()["code"] == "set_up_token_wrong"


async def test_a_token_is_good_for_one_day(practice: Assembly, browser: httpx.AsyncClient, clock: SetClock) -> None:
    body = await asked(practice)
    clock.move(LASTS)
    assert (await browser.post("/setup", json=body)).json()["code"] == "set_up_token_wrong"
    clock.move(-timedelta(minutes=1))
    assert (await browser.post("/setup", json=body)).status_code == 201


async def test_each_start_makes_the_token_before_worthless(practice: Assembly, browser: httpx.AsyncClient) -> None:
    before = await asked(practice)
    now = await asked(practice)
    assert (await browser.post("/setup", json=before)).json()["code"] == "set_up_token_wrong"
    assert (await browser.post("/setup", json=now)).status_code == 201


async def test_a_token_stands_in_the_store_as_its_hash(practice: Assembly) -> None:
    token = await a_token(practice)
    assert token not in str(await practice.database.rows("SELECT * FROM verification"))


@pytest.mark.parametrize("code", ["", "aaaaa-bbbbb-ccccc-ddddd", "é", "\N{SNOWMAN}" * 5])
async def test_without_a_confirmed_copy_of_the_keys_nothing_is_set_up_and_the_token_stays_good(
    practice: Assembly, browser: httpx.AsyncClient, code: str
) -> None:
    body = await asked(practice)
    answer = await browser.post("/setup", json={**body, "recovery_code": code})
    assert (answer.status_code, answer.json()["code"]) == (422, "recovery_copy_unconfirmed")
    typed = f"  {body['recovery_code'].upper()} "
    assert (await browser.post("/setup", json={**body, "recovery_code": typed})).status_code == 201


async def test_of_several_who_set_up_at_once_one_does(practice: Assembly, browser: httpx.AsyncClient) -> None:
    body = await asked(practice)
    answers = await asyncio.gather(
        *(browser.post("/setup", json={**body, "email": f"person-{at}@example.com"}) for at in range(6))
    )
    assert [answer.status_code for answer in answers].count(201) == 1
    assert await practice.database.rows("SELECT count() FROM user GROUP ALL") == [{"count": 1}]


async def test_a_set_up_that_was_cut_short_is_taken_up_by_the_next_start(
    practice: Assembly, browser: httpx.AsyncClient
) -> None:
    """The process ended between practice and administrator: the token is used, and nobody can sign in."""
    await practice.practice_service(operator(practice)).found("Nortside", "America/New_York", is_demo=False)
    assert (await browser.post("/setup", json=await asked(practice))).status_code == 201
    body = {"email": "jordan@example.com", "password": "a long password"}
    assert (await browser.post("/auth/sign-in/email", json=body)).status_code == 200
    assert (await browser.get("/practice")).json()["name"] == "Northside"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"password": "short"}, "body.password"),
        ({"email": "no address"}, "body.email"),
        ({"zone": "Nowhere/Else"}, "body.zone"),
        ({"practice_name": ""}, "body.practice_name"),
        ({"role": "admin"}, "body"),
    ],
)
async def test_what_is_wrong_with_the_form_is_told_and_the_token_stays_good(
    practice: Assembly, browser: httpx.AsyncClient, change: dict[str, str], place: str
) -> None:
    body = await asked(practice)
    answer = await browser.post("/setup", json={**body, **change})
    assert (answer.status_code, [each["place"] for each in answer.json()["broken_rules"]]) == (422, [place])
    assert (await browser.post("/setup", json=body)).status_code == 201


async def test_set_up_leaves_its_trace(practice: Assembly, browser: httpx.AsyncClient) -> None:
    await browser.post("/setup", json=await asked(practice, token="a" * 32))
    await browser.post("/setup", json=await asked(practice))
    await browser.post("/setup", json=await asked(practice, token="a" * 32))
    rows = await practice.database.rows("SELECT id, action, actor, outcome FROM audit WHERE request != NONE")
    told = [(row["action"], row["actor"], row["outcome"]) for row in sorted(rows, key=lambda row: row["id"].id)]
    assert told == [
        ("practice.created", "system:operator", "ok"),
        ("user.created", "system:operator", "ok"),
    ]
    await practice.refusals.write()
    counted = await practice.database.rows("SELECT amount FROM audit WHERE action = 'request.refusals_counted'")
    assert [row["amount"] for row in counted] == [2]
    assert "jordan" not in str(await practice.database.rows("SELECT * FROM audit")).lower()


async def test_guessing_at_the_token_is_braked(tmp_path: Path, clock: SetClock) -> None:
    settings = settings_for(tmp_path, mode=Mode.PRACTICE, sign_ins_per_minute=3)
    async with opened(settings, clock) as assembly, new_client(create_app(assembly, closes=False)) as client:
        body = await asked(assembly, token="a" * 32)
        statuses = [(await client.post("/setup", json=body)).status_code for _ in range(4)]
    assert statuses == [401, 401, 401, 429]


async def test_set_up_is_no_way_into_a_demo(demo: Assembly) -> None:
    async with new_client(create_app(demo, closes=False)) as client:
        assert (await client.get("/setup")).json() == {"is_needed": False}
        answer = await client.post("/setup", json=await asked(demo, token="a" * 32))
    assert answer.json()["code"] == "already_set_up"
