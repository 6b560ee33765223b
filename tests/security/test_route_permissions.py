"""Every route, asked by everybody: only what `app.core.permissions` grants gets in; a new route is refused by default.

45 CFR 164.312(a)(1). The routes are read from the running application, so that nobody has to remember this test; what
needs no permission, or leaves no audit row, stands in a short list below.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, WebSocketRoute

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import permitted
from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.permissions import Permission
from app.core.roles import Role, ready_made_permissions
from app.main import UPLOADS_AT, create_app
from app.models.role_models import RoleWrite
from app.models.user_models import Deactivation, UserQuery, UserUpdate
from app.services.demo_service import DEMO_PASSWORD
from app.websockets.hub import Farewell
from app.websockets.topics import Topic, topics_of
from tests.conftest import ORIGIN, SetClock, begin_demo, new_client, opened, operator, settings_for, sign_in

WITHOUT_PERMISSION = {
    "GET /api/v1/auth/password-policy",
    "GET /api/v1/auth/registration",
    "GET /api/v1/auth/verify-email",
    "POST /api/v1/auth/forgot-password",
    "POST /api/v1/auth/invitation",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/logout",
    "POST /api/v1/auth/register",
    "POST /api/v1/auth/request-password-reset",
    "POST /api/v1/auth/reset-password",
    "POST /api/v1/auth/send-verification-email",
    "POST /api/v1/auth/sign-up/email",
    "POST /api/v1/auth/verify-email",
    "GET /api/v1/auth/get-session",
    "GET /api/v1/auth/jwks",
    "GET /api/v1/health/live",
    "GET /api/v1/health/ready",
    "GET /api/v1/openapi.json",
    "GET /api/v1/setup",
    "POST /api/v1/auth/refresh",
    "POST /api/v1/auth/sign-in/email",
    "POST /api/v1/auth/sign-out",
    "GET /api/v1/auth/passkey/generate-authenticate-options",
    "POST /api/v1/auth/passkey/verify-authentication",
    "POST /api/v1/auth/two-factor/verify-backup-code",
    "POST /api/v1/auth/two-factor/verify-totp",
    "POST /api/v1/setup",
    "POST /api/v1/webhooks/resend",
    "POST /api/v1/webhooks/twilio",
}
"""What somebody who is not signed in yet must be able to ask; none of it opens anybody's data.

The providers' reports have no session: they are taken only with a signature that fits (tests of the outbox).
"""
ENDS_THE_SESSION = {"POST /api/v1/auth/revoke-sessions"}
"""After which the caller has to sign in again."""
WITHOUT_AUDIT = {"GET /api/v1/health/live", "GET /api/v1/health/ready", "GET /api/v1/openapi.json"}
_PLACE = re.compile(r"\{\w+\}")
SOCKETS = {"/api/v1/live": frozenset(Topic), "/api/v1/alerts/stream": frozenset({Topic.ALERTS})}
"""Sockets check origin, session and permission themselves; what can be heard there opens them."""


@dataclass(frozen=True)
class Door:
    """One method of one address, and what stands before it."""

    name: str
    method: str
    path: str
    locks: tuple[frozenset[Permission], ...]
    """Every one has to be opened, by any of its permissions."""
    is_audited: bool

    def opens_for(self, permissions: frozenset[Permission]) -> bool:
        """Whether somebody with these permissions gets through."""
        return all(lock & permissions for lock in self.locks)

    @property
    def address(self) -> str:
        """The address with something in the place of each parameter."""
        return _PLACE.sub("a" * 20, self.path)


def doors(app: FastAPI) -> list[Door]:
    """Every door of the application, mounted and included ones too."""
    found = []
    for route in iter_route_contexts(app.routes):
        path, methods = route.path, route.methods
        if path is None or not methods:
            assert isinstance(route.original_route, WebSocketRoute), f"what is {route.original_route}?"
            assert path in SOCKETS
            continue
        found.extend(_door(method, path, route.original_route) for method in sorted(methods - {"HEAD"}))
    return found


def _door(method: str, path: str, route: BaseRoute) -> Door:
    dependant = getattr(route, "dependant", None)
    locks = tuple(_locks(dependant)) if dependant is not None else ()
    is_audited = isinstance(route, AuditedRoute) and hasattr(route.endpoint, "audit_action")
    return Door(f"{method} {path}", method, path, locks, is_audited)


def _locks(dependant: Dependant) -> Iterator[frozenset[Permission]]:
    lock = getattr(dependant.call, "opened_by", None)
    if lock is not None:
        yield lock
    for each in dependant.dependencies:
        yield from _locks(each)


@pytest.fixture
async def demo(tmp_path: Path, clock: SetClock) -> AsyncIterator[Assembly]:
    async with opened(settings_for(tmp_path), clock) as assembly:
        await begin_demo(assembly)
        yield assembly


@pytest.fixture
def app(demo: Assembly) -> FastAPI:
    return create_app(demo, closes=False)


def holes(app: FastAPI) -> set[str]:
    """Doors that ask for no permission or leave no audit row, beyond those that may."""
    found = doors(app)
    unguarded = {door.name for door in found if not door.locks} - WITHOUT_PERMISSION
    unaudited = {door.name for door in found if not door.is_audited} - WITHOUT_AUDIT
    return unguarded | unaudited


async def test_every_route_asks_for_a_permission_and_is_audited(app: FastAPI) -> None:
    assert holes(app) == set()
    names = {door.name for door in doors(app)}
    assert names >= WITHOUT_PERMISSION | WITHOUT_AUDIT, "the lists name what is not there"


async def test_a_new_route_without_permission_or_audit_is_found(app: FastAPI) -> None:
    bare = APIRouter()
    bare.add_api_route("/bare", lambda: None, methods=["GET"])
    audited_only = APIRouter(route_class=AuditedRoute)
    audited_only.add_api_route("/audited", audited(AuditAction.PATIENT_READ)(lambda: None), methods=["PUT"])
    guarded_only = APIRouter(dependencies=[Depends(permitted(Permission.PATIENT_READ))])
    guarded_only.add_api_route("/guarded", lambda: None, methods=["POST"])
    for router in (bare, audited_only, guarded_only):
        app.include_router(router, prefix="/api/v1/new")
    assert holes(app) == {"GET /api/v1/new/bare", "PUT /api/v1/new/audited", "POST /api/v1/new/guarded"}


async def test_an_audited_route_must_say_what_it_does() -> None:
    router = APIRouter(route_class=AuditedRoute)
    with pytest.raises(AttributeError):
        router.add_api_route("/unnamed", lambda: None)


async def test_the_description_and_the_application_have_the_same_routes(app: FastAPI) -> None:
    described = {f"{method.upper()} {path}" for path, methods in app.openapi()["paths"].items() for method in methods}
    assert described == {door.name for door in doors(app)} - {"GET /api/v1/openapi.json"}


async def ask(client: httpx.AsyncClient, door: Door) -> httpx.Response:
    content: dict[str, Any] = {}
    if door.path in UPLOADS_AT:
        content = {"files": {"files": ("a.xml", b"<a/>", "application/xml")}}
    elif door.method in {"POST", "PUT", "PATCH"}:
        content = {"json": {}}
    return await client.request(door.method, f"http://api{door.address}", **content)


@dataclass(frozen=True)
class Caller:
    """Somebody with a browser: what that person may, or why the session is worth nothing."""

    name: str
    client: httpx.AsyncClient
    permissions: frozenset[Permission] = frozenset()
    refused_with: str | None = None

    async def sign_in(self) -> None:
        assert (await sign_in(self.client, self.name)).status_code == 200


NURSE = frozenset({Permission.PATIENT_READ, Permission.ALERT_WRITE, Permission.ACCOUNT_OWN})
"""What the practice's own role of the tests gives: none of the ready-made ones gives the same."""


async def callers_of(app: FastAPI, assembly: Assembly, stack: AsyncExitStack) -> list[Caller]:
    """Nobody, each ready-made role, a role of the practice's own, and somebody whose account was closed."""

    async def browser() -> httpx.AsyncClient:
        return await stack.enter_async_context(new_client(app))

    roles, keeping = assembly.rbac_service(operator(assembly)), assembly.user_keeping(operator(assembly))
    made = await roles.create_role(RoleWrite(name="Nurse", permissions=sorted(NURSE), reason="For the tests"))
    users = assembly.user_service(operator(assembly))
    for name in ("nurse", "closed"):
        user = await users.create(f"The {name}", f"{name}@example.com", DEMO_PASSWORD, Role.ADMIN)
        if name == "nurse":
            as_it_is = UserUpdate(version=1, name=user.name, email=user.email, role=made.key, reason="For the tests")
            await keeping.update(user.id, as_it_is)
    nurse, closed = Caller("nurse", await browser(), NURSE), Caller("closed", await browser(), frozenset(), GONE)
    ready_made = [Caller(role.value, await browser(), ready_made_permissions(role)) for role in Role]
    for each in (nurse, closed, *ready_made):
        await each.sign_in()
    (user_id,) = [each.id for each in (await keeping.page(UserQuery(text="closed@example.com"))).items]
    await keeping.deactivate(user_id, Deactivation(version=1, reason="For the tests"))
    return [Caller("nobody", await browser(), frozenset(), "not_signed_in"), *ready_made, nurse, closed]


GONE = "account_deactivated"


async def test_everybody_gets_through_the_doors_that_are_granted_and_no_other(app: FastAPI, demo: Assembly) -> None:
    """Every route x nobody, each ready-made role, a role of the practice's own, and a deactivated user."""
    async with AsyncExitStack() as stack:
        callers = await callers_of(app, demo, stack)
        guarded = [door for door in doors(app) if door.locks]
        assert len(guarded) > 10
        for door in guarded:
            for caller in callers:
                answer = await ask(caller.client, door)
                asked = (door.name, caller.name, answer.status_code, answer.text)
                assert answer.status_code < 500, asked
                if caller.refused_with is not None:
                    assert (answer.status_code, answer.json()["code"]) == (401, caller.refused_with), asked
                elif door.opens_for(caller.permissions):
                    assert answer.status_code not in {401, 403}, asked
                    if door.name in ENDS_THE_SESSION:
                        await caller.sign_in()
                else:
                    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted"), asked


async def opened_with(app: FastAPI, path: str, client: httpx.AsyncClient) -> int | None:
    """Open a socket with a browser's cookies; the code with which it is closed at once, or None if it is served."""
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    headers = [(b"host", b"api"), (b"origin", ORIGIN.encode()), (b"cookie", cookie.encode())]
    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "scheme": "ws",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": headers,
        "subprotocols": [],
        "client": ("127.0.0.1", 50000),
        "server": ("api", 80),
        "state": {},
    }
    said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    await heard.put({"type": "websocket.connect"})
    serving = asyncio.create_task(app(scope, heard.get, said.put))
    async with asyncio.timeout(10):
        while (message := await said.get())["type"] == "websocket.accept":
            pass
        await heard.put({"type": "websocket.disconnect", "code": 1000})
        await serving
    return message["code"] if message["type"] == "websocket.close" else None


@pytest.mark.parametrize(("path", "topics"), SOCKETS.items())
async def test_the_sockets_serve_whoever_may_hear_something_and_nobody_else(
    app: FastAPI, demo: Assembly, path: str, topics: frozenset[Topic]
) -> None:
    """Each socket x the same callers."""
    async with AsyncExitStack() as stack:
        for caller in await callers_of(app, demo, stack):
            code = await opened_with(app, path, caller.client)
            if caller.refused_with is not None:
                assert code == Farewell.SIGNED_OUT, caller.name
            elif topics_of(caller.permissions) & topics:
                assert code is None, caller.name
            else:
                assert code == Farewell.REFUSED, caller.name


async def test_what_needs_no_permission_tells_nobody_anything(app: FastAPI, demo: Assembly) -> None:
    """Those doors open no patient and no user to a stranger, whatever is asked through them."""
    async with new_client(app) as stranger:
        for door in doors(app):
            if not door.locks and not door.path.endswith("openapi.json"):
                answer = await ask(stranger, door)
                assert answer.status_code < 500, door.name
                for word in ("Chen", "Avery", "Ellsworth", "@example.com", "argon2"):
                    assert word not in answer.text, door.name


async def test_no_route_answers_for_another_method(app: FastAPI) -> None:
    """A door that takes GET takes no OPTIONS and no override by header."""
    found = doors(app)
    async with new_client(app) as admin:
        await sign_in(admin, "admin")
        for address in {door.address for door in found}:
            known = {door.method for door in found if re.fullmatch(_PLACE.sub("[^/]+", door.path), address)}
            for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - known:
                headers = {"x-http-method-override": next(iter(known))}
                answer = await admin.request(method, f"http://api{address}", headers=headers)
                assert answer.status_code == 405, (method, address)
                assert set(answer.headers["allow"].split(", ")) - {"HEAD"} <= known
