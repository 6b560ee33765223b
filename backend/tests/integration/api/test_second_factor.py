"""An authenticator app over HTTP: set up, used, trusted, recovered from, removed, required and reset.

What an attacker may not get out of it stands in tests/security/test_second_factor_holes.py.
"""

import asyncio
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.cli.operations import OPERATIONS
from app.core.session_ends import EndReason
from app.main import create_app
from app.models.second_factor_models import NothingToReset
from app.models.user_models import UserNotFound
from app.services.demo_service import DEMO_PASSWORD
from app.services.second_factor.codes import RECOVERY_CODES
from app.services.second_factor.second_step import DEVICE_LASTS
from tests.authenticator import Authenticator
from tests.conftest import SetClock, begin_demo, new_client, sign_in
from tests.integration.api.test_passkeys import registered, signed_in
from tests.two_factor import RECOVERY, TOTP, begin_enrolment, enrolled

PASSWORD = {"password": DEMO_PASSWORD}


async def me(client: httpx.AsyncClient) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.get("/auth/me")).json()
    return answer


async def needs_a_code(app: FastAPI, role: str = "provider") -> bool:
    async with new_client(app) as browser:
        return bool((await sign_in(browser, role)).json().get("twoFactorRedirect"))


class TestSettingUp:
    async def test_it_counts_from_the_first_right_code_on(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await sign_in(client, "provider")
        phone = await begin_enrolment(client, clock)
        assert not await needs_a_code(app)
        wrong = await client.post(TOTP, json={"code": phone.wrong_code()})
        assert (wrong.status_code, wrong.json()["code"]) == (401, "INVALID_CODE")
        assert not await needs_a_code(app)
        right = await client.post(TOTP, json={"code": phone.code()})
        assert right.json()["user"]["twoFactorEnabled"] is True
        assert await needs_a_code(app)
        assert (await client.get("/auth/two-factor")).json() == {
            "is_enabled": True,
            "must_enrol": False,
            "recovery_codes_left": RECOVERY_CODES,
            "passkeys": 0,
        }

    async def test_the_qr_code_is_an_image_and_shown_once(self, client: httpx.AsyncClient, clock: SetClock) -> None:
        await sign_in(client, "provider")
        answer = (await client.post("/auth/two-factor/enable", json=PASSWORD)).json()
        assert ET.fromstring(answer["qrSvg"]).tag.endswith("svg")
        assert answer["totpURI"].startswith("otpauth://totp/PFINNI:provider%40example.com?secret=")
        phone = await begin_enrolment(client, clock)
        assert phone.secret not in answer["totpURI"], "a secret that got no code gives way to a new one"
        await client.post(TOTP, json={"code": phone.code()})
        again = await client.post("/auth/two-factor/enable", json=PASSWORD)
        assert (again.status_code, again.json()["code"]) == (400, "TOTP_ALREADY_ENABLED")

    async def test_it_takes_the_password_which_is_guessed_slowly(self, client: httpx.AsyncClient) -> None:
        await sign_in(client, "provider")
        for _ in range(5):
            answer = await client.post("/auth/two-factor/enable", json={"password": "guess"})
            assert (answer.status_code, answer.json()["code"]) == (400, "INVALID_PASSWORD")
        answer = await client.post("/auth/two-factor/enable", json=PASSWORD)
        assert (answer.status_code, answer.json()["code"]) == (429, "sign_in_locked")

    async def test_switching_it_on_gives_a_new_session_and_ends_the_others(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        async with new_client(app) as other:
            await sign_in(other, "provider")
            await sign_in(client, "provider")
            before = client.cookies["better-auth.session_token"]
            phone = await begin_enrolment(client, clock)
            await client.post(TOTP, json={"code": phone.code()})
            assert client.cookies["better-auth.session_token"] != before
            assert (await client.get("/practice")).status_code == 200
            assert (await other.get("/practice")).json()["code"] == "session_second_factor_changed"

    async def test_nothing_of_it_stands_in_clear_in_the_store(
        self, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        [row] = await demo.database.rows("SELECT * FROM second_factor")
        for secret in (phone.secret, *phone.recovery_codes, *(each.replace("-", "") for each in phone.recovery_codes)):
            assert secret not in str(row)
        assert len(row["recovery_keys"]) == RECOVERY_CODES


class TestSigningIn:
    async def test_a_code_completes_the_sign_in(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        async with new_client(app) as browser:
            await sign_in(browser, "provider")
            answer = await browser.post(TOTP, json={"code": phone.code()})
            assert answer.json()["user"]["email"] == "provider@example.com"
            assert (await browser.get("/practice")).status_code == 200
            assert browser.cookies.get("better-auth.two_factor") is None
            [current] = [each for each in (await browser.get("/auth/list-sessions")).json() if each["isCurrent"]]
            assert current["openedWith"] == "second_factor"

    async def test_a_session_for_the_browsers_life_stays_one(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        async with new_client(app) as browser:
            body = {"email": "provider@example.com", **PASSWORD, "rememberMe": False}
            await browser.post("/auth/sign-in/email", json=body)
            answer = await browser.post(TOTP, json={"code": phone.code()})
            session = answer.headers.get_list("set-cookie")[0]
            assert session.startswith("better-auth.session_token=")
            assert "Max-Age" not in session

    @pytest.mark.parametrize("written", [str, str.upper, lambda code: code.replace("-", " ")])
    async def test_a_recovery_code_signs_in_once(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock, written: Any
    ) -> None:
        phone = await enrolled(client, clock)
        code = written(phone.recovery_codes[3])
        async with new_client(app) as browser, new_client(app) as again:
            await sign_in(browser, "provider")
            assert (await browser.post(RECOVERY, json={"code": code})).status_code == 200
            assert (await browser.get("/auth/two-factor")).json()["recovery_codes_left"] == RECOVERY_CODES - 1
            await sign_in(again, "provider")
            answer = await again.post(RECOVERY, json={"code": code})
            assert (answer.status_code, answer.json()["code"]) == (401, "INVALID_BACKUP_CODE")
        assert len(await demo.database.rows("SELECT id FROM audit WHERE action = 'recovery_code.used'")) == 1

    async def test_of_four_who_use_a_recovery_code_at_once_one_gets_in(self, both: Assembly, clock: SetClock) -> None:
        await begin_demo(both)
        app = create_app(both, closes=False)
        async with new_client(app) as client:
            phone = await enrolled(client, clock)
        browsers = [new_client(app) for _ in range(4)]
        for each in browsers:
            await sign_in(each, "provider")
        body = {"code": phone.recovery_codes[0]}
        answers = await asyncio.gather(*(each.post(RECOVERY, json=body) for each in browsers))
        assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]
        for each in browsers:
            await each.aclose()

    async def test_new_recovery_codes_make_the_old_ones_worthless(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        answer = await client.post("/auth/two-factor/generate-backup-codes", json=PASSWORD)
        new = answer.json()["backupCodes"]
        assert len(set(new)) == RECOVERY_CODES
        async with new_client(app) as browser:
            await sign_in(browser, "provider")
            assert (await browser.post(RECOVERY, json={"code": phone.recovery_codes[0]})).status_code == 401
            assert (await browser.post(RECOVERY, json={"code": new[0]})).status_code == 200


class TestTrustedDevice:
    async def trusted(self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock) -> httpx.AsyncClient:
        phone = await enrolled(client, clock)
        browser = new_client(app)
        await sign_in(browser, "provider")
        assert (await browser.post(TOTP, json={"code": phone.code(), "trustDevice": True})).status_code == 200
        return browser

    async def is_trusted(self, browser: httpx.AsyncClient) -> bool:
        return "user" in (await sign_in(browser, "provider")).json()

    async def test_the_password_is_enough_there_for_thirty_days(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        browser = await self.trusted(app, client, clock)
        cookie = next(each for each in browser.cookies.jar if each.name == "better-auth.trust_device")
        assert cookie.has_nonstandard_attr("HttpOnly")
        clock.move(timedelta(days=29))
        assert await self.is_trusted(browser)
        [current] = [each for each in (await browser.get("/auth/list-sessions")).json() if each["isCurrent"]]
        assert current["openedWith"] == "trusted_device"
        assert await needs_a_code(app)
        clock.move(DEVICE_LASTS - timedelta(days=29))
        assert not await self.is_trusted(browser)
        await browser.aclose()

    async def test_it_is_trusted_for_its_own_user_only(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        browser = await self.trusted(app, client, clock)
        async with new_client(app) as admin:
            await enrolled(admin, clock, "admin")
        assert (await sign_in(browser, "admin")).json()["twoFactorRedirect"] is True
        await browser.aclose()

    async def test_its_user_takes_it_back(self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock) -> None:
        browser = await self.trusted(app, client, clock)
        [device] = (await browser.get("/auth/two-factor/trusted-devices")).json()
        assert device["is_this_one"] is True
        async with new_client(app) as admin:
            await sign_in(admin, "admin")
            answer = await admin.post("/auth/two-factor/forget-device", json={"id": device["id"]})
            assert answer.status_code == 404
        assert (await browser.post("/auth/two-factor/forget-device", json={"id": device["id"]})).status_code == 200
        assert not await self.is_trusted(browser)
        await browser.aclose()

    @pytest.mark.parametrize(
        ("reason", "stays"),
        [
            (EndReason.PASSWORD_CHANGED, False),
            (EndReason.DEACTIVATED, False),
            (EndReason.ENDED_BY_ADMIN, False),
            (EndReason.ENDED_BY_USER, True),
        ],
    )
    async def test_it_ends_with_the_password(
        self,
        app: FastAPI,
        demo: Assembly,
        client: httpx.AsyncClient,
        clock: SetClock,
        reason: EndReason,
        stays: bool,
    ) -> None:
        browser = await self.trusted(app, client, clock)
        await demo.sessions.end_all_of((await me(browser))["id"], reason)
        assert await self.is_trusted(browser) == stays
        await browser.aclose()


class TestRemoving:
    async def test_it_is_removed_with_the_password(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await enrolled(client, clock)
        refused = await client.post("/auth/two-factor/disable", json={"password": "guess"})
        assert refused.json()["code"] == "INVALID_PASSWORD"
        assert await needs_a_code(app)
        assert (await client.post("/auth/two-factor/disable", json=PASSWORD)).json() == {"status": True}
        assert (await client.get("/practice")).status_code == 200
        assert not await needs_a_code(app)
        assert (await client.post("/auth/two-factor/disable", json=PASSWORD)).status_code == 400


class TestRequired:
    @pytest.fixture
    async def strict(self, demo: Assembly) -> Assembly:
        await demo.database.define("UPDATE practice SET second_factor_roles = ['provider']")
        return demo

    async def test_who_has_none_can_only_set_one_up(
        self, strict: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await sign_in(client, "provider")
        told = await me(client)
        assert told["must_enrol"] is True
        assert told["permissions"] == ["account.own"]
        assert (await client.get("/patients")).status_code == 403
        assert (await client.get("/dashboard")).status_code == 403
        phone = await begin_enrolment(client, clock)
        assert (await client.post(TOTP, json={"code": phone.code()})).status_code == 200
        assert (await me(client))["must_enrol"] is False
        assert (await client.get("/patients")).status_code == 200

    async def test_a_passkey_is_enough_where_it_signed_in(
        self, app: FastAPI, strict: Assembly, client: httpx.AsyncClient
    ) -> None:
        device = Authenticator()
        await sign_in(client, "provider")
        await registered(client, device)
        assert (await client.get("/patients")).status_code == 403
        async with new_client(app) as browser:
            await signed_in(browser, device)
            assert (await browser.get("/patients")).status_code == 200

    async def test_other_roles_go_on(self, app: FastAPI, strict: Assembly, client: httpx.AsyncClient) -> None:
        await sign_in(client, "admin")
        assert (await me(client))["must_enrol"] is False
        assert (await client.get("/patients")).status_code == 200

    async def test_it_holds_for_sessions_that_are_there(
        self, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await sign_in(client, "provider")
        assert (await client.get("/patients")).status_code == 200
        await demo.database.define("UPDATE practice SET second_factor_roles = ['provider']")
        clock.move(timedelta(seconds=2))
        assert (await client.get("/patients")).status_code == 403


class TestReset:
    async def test_an_administrator_resets_it_with_a_reason(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await enrolled(client, clock)
        await registered(client, Authenticator())
        user = (await me(client))["id"]
        async with new_client(app) as admin:
            await sign_in(admin, "admin")
            path = f"/users/{user}/second-factor/reset"
            assert (await admin.post(path, json={"reason": ""})).status_code == 422
            answer = await admin.post(path, json={"reason": "The phone fell into the river."})
            assert answer.json() == {"status": True}
            assert (await admin.post(path, json={"reason": "Once more."})).json()["code"] == "no_second_factor"
            own = (await me(admin))["id"]
            answer = await admin.post(f"/users/{own}/second-factor/reset", json={"reason": "My own."})
            assert (answer.status_code, answer.json()["code"]) == (403, "own_rights")
        assert (await client.get("/practice")).json()["code"] == "session_second_factor_changed"
        assert not await needs_a_code(app)
        assert await demo.database.rows("SELECT id FROM passkey") == []
        told = await demo.database.rows("SELECT user_id, template FROM notice")
        assert told == [{"user_id": user, "template": "second_factor_changed"}] * 2, "set up, and reset"
        rows = await demo.database.rows("SELECT subject, outcome FROM audit WHERE action = 'second_factor.reset'")
        assert {"subject": user, "outcome": "ok"} in rows

    async def test_nobody_else_does(self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock) -> None:
        await enrolled(client, clock)
        user = (await me(client))["id"]
        answer = await client.post(f"/users/{user}/second-factor/reset", json={"reason": "Let me in."})
        assert answer.status_code == 403

    async def test_the_operator_resets_the_only_administrators(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        """Nobody is locked out for good: whoever owns the machine can open the door again."""
        await enrolled(client, clock, "admin")
        assert await needs_a_code(app, "admin")
        reset = OPERATIONS["users.reset-second-factor"]
        steps = [step async for step in reset(demo, email="Admin@example.com")]
        assert steps[-1].result == {"email": "admin@example.com"}
        assert not await needs_a_code(app, "admin")
        with pytest.raises(NothingToReset):
            [step async for step in reset(demo, email="admin@example.com")]
        with pytest.raises(UserNotFound):
            [step async for step in reset(demo, email="nobody@example.com")]
        [row] = await demo.database.rows(
            "SELECT actor FROM audit WHERE action = 'second_factor.reset' AND outcome = 'ok'"
        )
        assert row["actor"] == "system:operator"
