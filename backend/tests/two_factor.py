"""A user with an authenticator app, and a phone that makes its codes from the set clock."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pyotp

from app.services.demo_service import DEMO_PASSWORD
from app.services.second_factor.codes import STEP_SECONDS
from tests.conftest import SetClock, sign_in

TOTP = "/auth/two-factor/verify-totp"
RECOVERY = "/auth/two-factor/verify-backup-code"


@dataclass
class Phone:
    """An authenticator app that scanned the QR code."""

    secret: str
    clock: SetClock
    recovery_codes: list[str]

    def code(self, steps: int = 0) -> str:
        return pyotp.TOTP(self.secret).at(self.clock.now + timedelta(seconds=STEP_SECONDS * steps))

    def wrong_code(self) -> str:
        near = {self.code(steps) for steps in (-1, 0, 1, 2)}
        return next(each for each in ("000000", "111111", "222222", "333333", "444444") if each not in near)

    def wait(self) -> str:
        """The next code."""
        self.clock.move(timedelta(seconds=STEP_SECONDS))
        return self.code()


async def begin_enrolment(client: httpx.AsyncClient, clock: SetClock) -> Phone:
    answer = await client.post("/auth/two-factor/enable", json={"password": DEMO_PASSWORD})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    secret = parse_qs(urlsplit(body["totpURI"]).query)["secret"][0]
    return Phone(secret, clock, body["backupCodes"])


async def enrolled(client: httpx.AsyncClient, clock: SetClock, role: str = "provider") -> Phone:
    """Sign in, set an authenticator app up, and stay signed in."""
    assert (await sign_in(client, role)).status_code == 200
    phone = await begin_enrolment(client, clock)
    assert (await client.post(TOTP, json={"code": phone.code()})).status_code == 200
    phone.wait()
    return phone
