"""Process 4: what each role may do, at function level, from sign-in to answer."""

from contextlib import AsyncExitStack

import httpx
import pytest
from fastapi import FastAPI

from app.core.roles import Role
from tests.builders import somebody_else
from tests.conftest import new_client, sign_in

ASKED: dict[str, tuple[str, str, dict[str, object] | None]] = {
    "list patients": ("GET", "/patients", None),
    "create a patient": ("POST", "/patients", None),
    "see the dashboard": ("GET", "/dashboard", None),
    "list users": ("GET", "/users", None),
    "invite somebody": ("POST", "/users", {"email": "somebody@example.com", "role": "billing"}),
    "see roles": ("GET", "/roles", None),
    "see jobs": ("GET", "/jobs", None),
    "see settings": ("GET", "/practice/settings", None),
    "list alerts": ("GET", "/alerts", None),
    "read the audit trail": ("GET", "/audit/entries", None),
    "see oneself": ("GET", "/auth/me", None),
}
TREATS = {"list patients", "create a patient", "see the dashboard", "list alerts", "see oneself"}
ALLOWED: dict[Role, set[str]] = {
    Role.PROVIDER: TREATS,
    Role.FRONT_DESK: TREATS,
    Role.BILLING: TREATS - {"create a patient"},
    Role.ADMIN: set(ASKED),
    Role.AUDIT: {"read the audit trail", "see oneself"},
}


async def outcome(client: httpx.AsyncClient, name: str) -> int:
    method, path, body = ASKED[name]
    sent = somebody_else() if name == "create a patient" else body
    return (await client.request(method, path, json=sent)).status_code


async def test_role_based_access_control(app: FastAPI) -> None:
    """Providers manage patients and no users; administrators do everything; auditors read logs and nothing else."""
    async with AsyncExitStack() as stack:
        for role in Role:
            client = await stack.enter_async_context(new_client(app))
            assert (await sign_in(client, role.value)).status_code == 200
            for name in ASKED:
                status = await outcome(client, name)
                expected = {200, 201} if name in ALLOWED[role] else {403}
                assert status in expected, (role, name, status)


@pytest.mark.parametrize("name", ASKED)
async def test_nobody_who_is_not_signed_in_gets_anything(app: FastAPI, name: str) -> None:
    async with new_client(app) as stranger:
        assert await outcome(stranger, name) == 401
