"""OAuth 2.0 client credentials by RFC 6749, bearer tokens by RFC 6750."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from sandbox.credentials import CLIENT_ID, CLIENT_SECRET

Bearer = Callable[..., Awaitable[dict[str, str]]]
GRANT = {"grant_type": "client_credentials"}
CLIENT = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}


@pytest.mark.parametrize("request_of", [{"data": GRANT, "auth": (CLIENT_ID, CLIENT_SECRET)}, {"data": GRANT | CLIENT}])
async def test_the_demo_client_gets_a_token_that_is_not_cached(
    client: httpx.AsyncClient, request_of: dict[str, Any]
) -> None:
    answer = await client.post("/oauth/token", **request_of)
    assert answer.status_code == 200
    assert answer.json().keys() == {"access_token", "token_type", "expires_in", "scope"}
    assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("Bearer", 300)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        (CLIENT, 400, "invalid_request"),
        (GRANT, 401, "invalid_client"),
        (GRANT | CLIENT | {"client_secret": "wrong"}, 401, "invalid_client"),
        (GRANT | CLIENT | {"client_id": "wrong"}, 401, "invalid_client"),
        (CLIENT | {"grant_type": "password"}, 400, "unsupported_grant_type"),
        (GRANT | CLIENT | {"scope": "everything"}, 400, "invalid_scope"),
        (GRANT | CLIENT | {"scope": ["files", "files"]}, 400, "invalid_request"),
    ],
)
async def test_a_refused_request_names_the_error_of_the_rfc(
    client: httpx.AsyncClient, form: dict[str, Any], status: int, error: str
) -> None:
    answer = await client.post("/oauth/token", data=form)
    assert (answer.status_code, answer.json()) == (status, {"error": error})
    assert ("www-authenticate" in answer.headers) is (status == 401)


async def test_a_form_in_json_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/oauth/token", json=GRANT | CLIENT)
    assert answer.json() == {"error": "invalid_request"}


async def test_a_broken_basic_header_is_an_unknown_client(client: httpx.AsyncClient) -> None:
    for header in ("Basic %%%", "Basic /w==", "Digest abc"):
        answer = await client.post("/oauth/token", data=GRANT, headers={"Authorization": header})
        assert answer.json() == {"error": "invalid_client"}


@pytest.mark.parametrize("path", ["/files", "/files/01-active-hmo.xml"])
async def test_without_a_token_nothing_is_given(client: httpx.AsyncClient, path: str) -> None:
    missing = await client.get(path)
    invented = await client.get(path, headers={"Authorization": "Bearer invented"})
    assert (missing.status_code, missing.headers["www-authenticate"]) == (401, 'Bearer realm="sandbox"')
    assert (invented.status_code, invented.headers["www-authenticate"]) == (
        401,
        'Bearer realm="sandbox", error="invalid_token"',
    )


async def test_a_token_ends_with_its_lifetime(client: httpx.AsyncClient, bearer: Bearer, clock: Any) -> None:
    headers = await bearer()
    clock.pass_by(timedelta(seconds=299))
    assert (await client.get("/files", headers=headers)).status_code == 200
    clock.pass_by(timedelta(seconds=1))
    assert (await client.get("/files", headers=headers)).status_code == 401
    assert (await client.get("/files", headers=await bearer())).status_code == 200


async def test_a_token_opens_its_scope_only(client: httpx.AsyncClient, bearer: Bearer) -> None:
    headers = await bearer("files")
    assert (await client.get("/files", headers=headers)).status_code == 200
    refused = await client.post("/eligibility/270", headers=headers)
    assert refused.status_code == 403
    assert 'error="insufficient_scope"' in refused.headers["www-authenticate"]
