"""The application: middleware, routers and one way out for failures, around an assembly.

`create_app` builds it around an assembly that is open; `app.cli` and the tests open one. Nothing is created at import.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.routing import BaseRoute
from starlette.types import Scope

from app import __version__
from app.api import problems
from app.api.openapi import describe, operation_id
from app.api.v1 import (
    alerts,
    audit,
    auth,
    auth_admin,
    bulk_changes,
    contacts,
    coverages,
    dashboard,
    disclosures,
    documents,
    duplicates,
    eligibility_checks,
    emergency,
    health,
    imports,
    jobs,
    merges,
    onboarding,
    outbox,
    passkeys,
    patient_exports,
    patient_imports,
    patients,
    practice,
    roles,
    saved_views,
    second_factor,
    sessions,
    setup,
    status_moves,
    timeline,
    users,
    webhooks,
)
from app.assembly import Assembly
from app.core.exceptions import AuthenticationException, ValidationException
from app.core.middleware import (
    Admit,
    FailureMiddleware,
    LoggingMiddleware,
    RateLimitMiddleware,
    RequestValidationMiddleware,
    SecurityHeadersMiddleware,
)
from app.websockets import alert_websocket, live

API_PREFIX = "/api/v1"
DEEPEST_JSON = 32
NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""The framework's own spans and records carry addresses, queries and exceptions, which hold people."""
UPLOADS_AT = frozenset(f"{API_PREFIX}/{path}" for path in ("imports/eligibility", "patient-imports", "documents"))
SIGN_INS_AT = frozenset(
    f"{API_PREFIX}/auth/{path}"
    for path in (
        "login",
        "sign-in/email",
        "register",
        "sign-up/email",
        "invitation",
        "forgot-password",
        "request-password-reset",
        "reset-password",
        "send-verification-email",
        "verify-email",
        "two-factor/verify-totp",
        "two-factor/verify-backup-code",
        "passkey/generate-authenticate-options",
        "passkey/verify-authentication",
    )
)
"""What a stranger may ask of an account: braked for each address more than everything else."""
FORMS_AT = frozenset({f"{API_PREFIX}/webhooks/twilio"})


def add_routes(app: FastAPI) -> None:
    """Every route of version 1. Each router by itself: what contains routers is searched twice for each request."""
    for each in (
        patient_exports,
        patient_imports,
        duplicates,
        merges,
        saved_views,
        patients,
        status_moves,
        onboarding,
        eligibility_checks,
        coverages,
        documents,
        contacts,
        timeline,
        disclosures,
        dashboard,
        practice,
        imports,
        alerts,
        audit,
        jobs,
        outbox,
        sessions,
        passkeys,
        second_factor,
        emergency,
        users,
        roles,
        auth_admin,
        bulk_changes,
    ):
        app.include_router(each.router, prefix=API_PREFIX, responses=problems.EVERYWHERE)
    app.include_router(second_factor.users_router, prefix=API_PREFIX, responses=problems.EVERYWHERE)
    answers = problems.error_responses(ValidationException)
    for each in (auth, health, setup, webhooks):
        app.include_router(each.router, prefix=API_PREFIX, responses=answers)
    for sockets in (live, alert_websocket):
        app.include_router(sockets.router, prefix=API_PREFIX)


@cache
def _routes() -> Sequence[BaseRoute]:
    """The routes as an application has them; built once for a process, because all of them take a tenth of a second."""
    built = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, generate_unique_id_function=operation_id)
    add_routes(built)
    return tuple(built.routes)


def create_app(assembly: Assembly, *, closes: bool = True) -> FastAPI:
    """The application around an open assembly. With `closes` it starts and closes it with its own life."""

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        if closes:
            assembly.start()
        yield
        if closes:
            await assembly.close()

    app = FastAPI(
        title="PFINNI",
        version=__version__,
        summary="Patient management for a practice.",
        lifespan=life,
        redirect_slashes=False,
        openapi_url=f"{API_PREFIX}/openapi.json" if assembly.settings.is_demo else None,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=operation_id,
        telemetry=NO_TELEMETRY,
    )
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]  # FastAPI's documented way
    app.state.assembly = assembly
    app.router.routes.extend(_routes())
    problems.install(app)
    _add_middleware(app, assembly)
    return app


def _add_middleware(app: FastAPI, assembly: Assembly) -> None:
    """The last one added is the outermost."""
    limits = assembly.settings.limits
    server = assembly.settings.server
    MultiPartParser.spool_max_size = (
        limits.largest_upload
    )  # uploads stay in memory: a spooled one is plain text on disk
    app.add_middleware(
        RequestValidationMiddleware,
        largest_body=limits.largest_body,
        largest_upload=limits.largest_upload,
        deepest=DEEPEST_JSON,
        answer=problems.answer_with,
        uploads_at=UPLOADS_AT,
        forms_at=FORMS_AT,
        admit=_uploads_of_the_signed_in(assembly),
    )
    app.add_middleware(
        RateLimitMiddleware,
        limits=assembly.limits,
        trusted=server.trusted_proxies,
        answer=problems.answer_with,
        sign_in_paths=SIGN_INS_AT,
    )
    app.add_middleware(FailureMiddleware, answer=problems.answer_with)
    app.add_middleware(SecurityHeadersMiddleware, is_https=server.secure_cookies)
    app.add_middleware(LoggingMiddleware)


def _uploads_of_the_signed_in(assembly: Assembly) -> Admit:
    """FastAPI reads a form before it asks who sent it; nobody's fifty megabytes are read at all."""

    async def admit(scope: Scope) -> None:
        try:
            await assembly.authenticator.authenticate(Headers(scope=scope))
        except AuthenticationException:
            assembly.refusals.count(scope["state"]["address"])
            raise

    return admit
