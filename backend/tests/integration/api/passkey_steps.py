"""Steps with passkeys that several tests take."""

from typing import Any

import httpx

from tests.authenticator import Authenticator


async def registered(client: httpx.AsyncClient, device: Authenticator, name: str = "Laptop") -> dict[str, Any]:
    options = await client.get("/auth/passkey/generate-register-options")
    assert options.status_code == 200, options.text
    body = {"response": device.create(options.json()), "name": name}
    answer = await client.post("/auth/passkey/verify-registration", json=body)
    assert answer.status_code == 200, answer.text
    passkey: dict[str, Any] = answer.json()
    return passkey
