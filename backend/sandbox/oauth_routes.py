"""OAuth 2.0 client credentials (RFC 6749, 4.4), and bearer tokens at the other routes (RFC 6750)."""

import secrets
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs, unquote_plus

from fastapi import APIRouter, HTTPException, Request, Response, status
from fastapi.responses import JSONResponse

from sandbox.access_tokens import SCOPES
from sandbox.credentials import CLIENT_ID, CLIENT_SECRET
from sandbox.state import State

router = APIRouter(tags=["oauth"])

_NO_STORE: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_FORM: Final = "application/x-www-form-urlencoded"


@router.post("/oauth/token")
async def issue_token(request: Request, state: State) -> Response:
    """Issue a bearer token to the demo client, which proves itself by HTTP Basic or in the form."""
    form = _single_values((await request.body()).decode("latin-1"))
    if form is None or not request.headers.get("content-type", "").startswith(_FORM) or "grant_type" not in form:
        return _refuse(status.HTTP_400_BAD_REQUEST, "invalid_request")
    if not _is_demo_client(request.headers.get("authorization"), form):
        return _refuse(status.HTTP_401_UNAUTHORIZED, "invalid_client")
    if form["grant_type"] != "client_credentials":
        return _refuse(status.HTTP_400_BAD_REQUEST, "unsupported_grant_type")
    scopes = frozenset(form.get("scope", " ".join(SCOPES)).split())
    if not scopes or not scopes.issubset(SCOPES):
        return _refuse(status.HTTP_400_BAD_REQUEST, "invalid_scope")
    token = state.tokens.issue(scopes, state.now())
    answer = {
        "access_token": token.value,
        "token_type": "Bearer",
        "expires_in": int(state.tokens.lifetime.total_seconds()),
        "scope": " ".join(sorted(scopes)),
    }
    return JSONResponse(answer, headers=_NO_STORE)


def require_scope(scope: str) -> Callable[[Request, State], None]:
    """A dependency that lets a request pass only with a valid token for the scope."""

    def check(request: Request, state: State) -> None:
        scheme, _, value = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not value:
            raise _challenge(status.HTTP_401_UNAUTHORIZED)
        token = state.tokens.find(value.strip(), state.now())
        if token is None:
            raise _challenge(status.HTTP_401_UNAUTHORIZED, "invalid_token")
        if scope not in token.scopes:
            raise _challenge(status.HTTP_403_FORBIDDEN, "insufficient_scope")

    return check


def _single_values(body: str) -> dict[str, str] | None:
    """The form's parameters; None if one of them is given twice, which RFC 6749 forbids."""
    parsed = parse_qs(body, keep_blank_values=True)
    if any(len(values) > 1 for values in parsed.values()):
        return None
    return {name: values[0] for name, values in parsed.items()}


def _is_demo_client(authorization: str | None, form: dict[str, str]) -> bool:
    client, secret = form.get("client_id", ""), form.get("client_secret", "")
    if authorization is not None:
        client, secret = _basic_credentials(authorization)
    known = secrets.compare_digest(client.encode(), CLIENT_ID.encode())
    return secrets.compare_digest(secret.encode(), CLIENT_SECRET.encode()) and known


def _basic_credentials(authorization: str) -> tuple[str, str]:
    scheme, _, encoded = authorization.partition(" ")
    try:
        client, _, secret = b64decode(encoded, validate=True).decode().partition(":")
    except (Base64Error, UnicodeDecodeError):
        return "", ""
    return (unquote_plus(client), unquote_plus(secret)) if scheme.lower() == "basic" else ("", "")


def _refuse(code: int, error: str) -> JSONResponse:
    challenge = {"WWW-Authenticate": 'Basic realm="sandbox"'} if code == status.HTTP_401_UNAUTHORIZED else {}
    return JSONResponse({"error": error}, status_code=code, headers={**_NO_STORE, **challenge})


def _challenge(code: int, error: str = "") -> HTTPException:
    parameters = f', error="{error}"' if error else ""
    header = {"WWW-Authenticate": f'Bearer realm="sandbox"{parameters}'}
    return HTTPException(code, detail=error or "missing_token", headers=header)
