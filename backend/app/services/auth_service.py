"""Better Auth behind our hardening: one instance, a short list of mounted routes, our own sign-in in front.

The library keeps the wire protocol, cookies, CSRF origin checks and signing keys. Ours are: sessions and their hashed
tokens, password hashing off the event loop, lockouts that outlive a restart, one answer for all wrong credentials, an
audit row for each attempt, and the client's address (only from a trusted proxy). Public sign-up and impersonation are
off. https://www.better-auth.com/docs/concepts/plugins
"""

import math
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from better_auth import APIError, AuthRequest, AuthResponse, BetterAuth, Ctx, EmailAndPassword, Field, Plugin, Where
from better_auth.config import OnAPIError, RateLimit, SessionOptions, UserOptions
from better_auth.crypto import sign_value
from better_auth.plugins_ext.jwt import JWTPlugin
from better_auth.session import build_cookie, clear_cookie, cookie_name, delete_session_cookies

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.core.auth_middleware import ACCESS_TOKEN_LASTS, AUDIENCE, SessionState, signed_value
from app.core.clock import Clock
from app.core.exceptions import AppException
from app.database.better_auth_adapter import SurrealAdapter
from app.database.credential_repository import CredentialRepository, StoredPassword
from app.database.models import User
from app.database.session_repository import OpenedWith
from app.database.user_repository import UserRepository
from app.models.auth_models import CredentialsWrong, SignInRequest, TokenPair
from app.services.database_service import DatabaseService
from app.services.identity.device_cookies import LASTS_DAYS, DeviceCookies
from app.services.identity.lockouts import Attempt, SignInLocks
from app.services.password_service import PasswordService
from app.services.second_factor.second_step import PENDING_LASTS, SecondStep, StepMethod
from app.services.session_service import SESSION_LASTS, Opened, SessionService

DEVICE_HEADER = "x-pfinni-device"
"""Under which the edge hands the browser's cookies on, for the device cookie to be read from."""
DEVICE_COOKIE = "device"
PENDING_COOKIE = "two_factor"
"""Better Auth's name for a sign-in that waits for its code."""
TRUSTED_COOKIE = "trust_device"
"""Better Auth's name for a browser on which the password is enough."""
DEVICE_LASTS = timedelta(days=LASTS_DAYS)
MOUNTED: frozenset[tuple[str, str]] = frozenset(
    {
        ("POST", "/sign-in/email"),
        ("POST", "/sign-out"),
        ("GET", "/jwks"),
    }
)
"""What is handed to the library; every other route of its is not found."""
_REMEMBERED_NOT = "dont_remember"
"""Better Auth's cookie beside the session's: the session ends with the browser."""

current_access: ContextVar[AccessLog] = ContextVar("current_access")
"""The access log of the auth request under way: the adapter's writes are audited under it."""


class HardenedSignIn(Plugin):
    """Takes the place of the library's sign-in (plugin routes come first)."""

    id = "pfinni-sign-in"
    error_codes: ClassVar[dict[str, str]] = {}

    def __init__(self, service: "AuthService") -> None:
        self._service = service

    def routes(self) -> list[tuple[str, str, Any]]:
        """One route."""
        return [("POST", "/sign-in/email", self._service.sign_in)]


@dataclass(frozen=True, slots=True)
class AuthParts:
    """What the service works with."""

    users: UserRepository
    accounts: CredentialRepository
    locks: SignInLocks
    session_service: SessionService
    passwords: PasswordService
    second_step: SecondStep
    adapter: SurrealAdapter
    clock: Clock
    database: Callable[[AccessLog], DatabaseService]


class AuthService:
    """Identity for one process."""

    def __init__(self, parts: AuthParts, secret: str, origin: str, origins: frozenset[str], *, secure: bool) -> None:
        self._parts = parts
        self.issuer = origin
        self._tokens = JWTPlugin(
            issuer=origin,
            audience=AUDIENCE,
            expiration_time=f"{int(ACCESS_TOKEN_LASTS.total_seconds())}s",
            disable_setting_jwt_header=True,
        )
        self.auth = BetterAuth(
            secret=secret,
            adapter=parts.adapter,
            base_url=origin,
            base_path="/pfinni/api/v1/auth",
            email_and_password=EmailAndPassword(enabled=True, disable_sign_up=True),
            session=SessionOptions(expires_in=int(SESSION_LASTS.total_seconds()), disable_session_refresh=True),
            user=UserOptions(
                additional_fields={
                    "role": Field("string", required=True, input=False),
                    "twoFactorEnabled": Field("boolean", required=False, input=False),
                    "isActive": Field("boolean", required=True, input=False, returned=False),
                }
            ),
            rate_limit=RateLimit(enabled=False),
            on_api_error=OnAPIError(throw=True),
            trusted_origins=sorted(origins),
            plugins=[HardenedSignIn(self), self._tokens],
            use_secure_cookies=secure,
        )
        self._devices = DeviceCookies(f"device\0{secret}".encode(), str(cookie_name(self.auth, DEVICE_COOKIE)))

    @property
    def cookie(self) -> str:
        """The name of the session cookie."""
        return str(cookie_name(self.auth))

    async def handle(self, request: AuthRequest, access: AccessLog) -> AuthResponse:
        """One request to a mounted route; others are not found. Failures have the library's body."""
        if (request.method, request.path) not in MOUNTED:
            access.outcome = "not_found"
            return AuthResponse(status=404, body={"code": "NOT_FOUND", "message": "Not Found"})
        token = current_access.set(access)
        try:
            return await self.auth.handle(request)
        except APIError as error:
            access.outcome = error.code.lower()
            return AuthResponse(status=error.status, body={"code": error.code, "message": error.message})
        except AppException as failure:
            access.outcome = failure.code.lower()
            return _failure_answer(failure)
        finally:
            current_access.reset(token)

    async def sign_in(self, ctx: Ctx) -> AuthResponse:
        """Check the credentials, open a session, and leave one audit row, whatever happens."""
        asked = SignInRequest.model_validate(ctx.body())
        access = current_access.get()
        access.action, access.reason = AuditAction.SIGN_IN_FAILED, asked.email
        cookies = ctx.request.headers.get(DEVICE_HEADER, "")
        attempt = Attempt(asked.email, self._devices.device(cookies, asked.email), ctx.request.client_ip)
        async with self._parts.locks.turn_of(attempt):
            await self._parts.locks.refuse_if_locked(attempt)
            user, credential = await self._user_with(asked, attempt, access)
        methods = await self._parts.second_step.methods_of(user, access)
        if methods and not (user.two_factor_enabled and await self._is_trusted(user, cookies)):
            return await self._ask_for_more(user, credential, methods, is_remembered=asked.rememberMe)
        agent = ctx.request.headers.get("user-agent", "")
        opened_with = OpenedWith.TRUSTED_DEVICE if user.two_factor_enabled else OpenedWith.PASSWORD
        session = await self._parts.session_service.open(user.id, ctx.request.client_ip, agent, opened_with)
        await self._refuse_if_changed(user, credential, session)
        access.actor = Actor(user.id, user.role, session.id)
        access.action, access.reason = AuditAction.SIGNED_IN, None
        body = {
            "redirect": bool(asked.callbackURL),
            "token": session.token,
            "url": asked.callbackURL,
            "user": await self.shown_user(user.id),
        }
        response = AuthResponse(body=body)
        for cookie in self.cookies(session.token, SESSION_LASTS, is_remembered=asked.rememberMe):
            response.set_cookie(cookie)
        response.set_cookie(self.device_cookie(cookies, user.email))
        return response

    def device_cookie(self, cookie_header: str, email: str) -> str:
        """The Set-Cookie value by which this browser is known, for this account, from now on."""
        value = self._devices.renewed(cookie_header, email)
        return str(build_cookie(self.auth, value, int(DEVICE_LASTS.total_seconds()), DEVICE_COOKIE))

    async def shown(self, session: SessionState) -> dict[str, Any]:
        """What Better Auth's client is told of its session; the token stays in the cookie, out of a script's reach."""
        row = await self.auth.adapter.find_one("session", [Where("id", session.id)])
        return {
            "session": {**self.auth.parse_session_output(row or {}), "token": ""},
            "user": await self.shown_user(session.user_id),
        }

    async def access_token(self, session: SessionState) -> str:
        """A signed token for ten minutes, which names its session: when that ends, the token is worth nothing."""
        claims = {"iat": int(self._parts.clock().timestamp()), "sub": session.user_id, "sid": session.id}
        return str(await self._tokens.sign_jwt(payload={**claims, "role": session.role}))

    async def token_pair(self, session: SessionState, refresh_token: str | None) -> TokenPair:
        """An access token for this session, beside its refresh token, if the caller holds that itself."""
        return TokenPair(
            access_token=await self.access_token(session),
            expires_in=int(ACCESS_TOKEN_LASTS.total_seconds()),
            refresh_token=refresh_token,
        )

    def cookies(self, token: str, expires_in: timedelta, *, is_remembered: bool) -> list[str]:
        """The Set-Cookie values of a session: httpOnly, SameSite=Lax, Secure behind HTTPS."""
        signed = sign_value(self.auth.secret, token)
        if is_remembered:
            lasting = build_cookie(self.auth, signed, int(expires_in.total_seconds()))
            return [str(lasting), str(clear_cookie(self.auth, _REMEMBERED_NOT))]
        return [str(build_cookie(self.auth, signed, None)), str(build_cookie(self.auth, "true", None, _REMEMBERED_NOT))]

    def signed_cookie(self, token: str) -> str:
        """The session cookie as a browser sends it back."""
        return f"{self.cookie}={sign_value(self.auth.secret, token)}"

    def cleared_cookies(self) -> list[str]:
        """The Set-Cookie values that take a session away from a browser."""
        return [str(cookie) for cookie in delete_session_cookies(self.auth)]

    def is_remembered(self, cookie_header: str) -> bool:
        """Whether the browser keeps the session when it is closed."""
        name = cookie_name(self.auth, _REMEMBERED_NOT)
        return all(part.strip() != f"{name}=true" for part in cookie_header.split(";"))

    def cookie_value(self, cookie_header: str, base: str) -> str | None:
        """What we signed into one of our other cookies."""
        return signed_value(self.auth.secret.encode(), cookie_header, str(cookie_name(self.auth, base)))

    def signed_set_cookie(self, base: str, value: str, lasts: timedelta) -> str:
        """The Set-Cookie value of one of our other cookies: httpOnly, SameSite=Lax, Secure behind HTTPS."""
        return str(build_cookie(self.auth, sign_value(self.auth.secret, value), int(lasts.total_seconds()), base))

    def cleared_cookie(self, base: str) -> str:
        """The Set-Cookie value that takes one of our other cookies away."""
        return str(clear_cookie(self.auth, base))

    async def _is_trusted(self, user: User, cookie_header: str) -> bool:
        return await self._parts.second_step.trusts(user.id, self.cookie_value(cookie_header, TRUSTED_COOKIE))

    async def _ask_for_more(
        self, user: User, shown: StoredPassword, methods: Sequence[StepMethod], *, is_remembered: bool
    ) -> AuthResponse:
        """No session before the second step: the browser gets a cookie for five minutes, and loses its session."""
        token = await self._parts.second_step.begin(user.id, is_remembered=is_remembered)
        if await self._parts.accounts.password(user.id) != shown:
            await self._parts.second_step.give_up(token)
            raise CredentialsWrong
        access = current_access.get()
        access.action, access.reason = AuditAction.SECOND_FACTOR_ASKED, None
        response = AuthResponse(body={"twoFactorRedirect": True, "twoFactorMethods": [str(each) for each in methods]})
        for cookie in self.cleared_cookies():
            response.set_cookie(cookie)
        response.set_cookie(self.signed_set_cookie(PENDING_COOKIE, token, PENDING_LASTS))
        return response

    async def shown_user(self, user_id: str) -> dict[str, Any]:
        """A user in Better Auth's spelling."""
        user = await self.auth.adapter.find_one("user", [Where("id", user_id)])
        shown: dict[str, Any] = self.auth.parse_user_output(user or {})
        return shown

    async def _user_with(
        self, asked: SignInRequest, attempt: Attempt, access: AccessLog
    ) -> tuple[User, StoredPassword]:
        user = await self._parts.users.with_email(asked.email, access)
        if user is not None:
            access.opened(user.id)
        credential = await self._parts.accounts.password(user.id) if user else None
        stored = credential.hash if credential else None
        is_right = await self._parts.passwords.verify(stored, asked.password.get_secret_value())
        if user is None or credential is None or not is_right or not user.is_active:
            database = self._parts.database(access)
            await self._parts.locks.note_failure(attempt, user.id if user else None, database)
            raise CredentialsWrong
        await self._parts.locks.forget(attempt)
        return user, credential

    async def _refuse_if_changed(self, user: User, shown: StoredPassword, session: Opened) -> None:
        """Whoever changes a password ends the sessions that are there; this one may have come just after."""
        if await self._parts.accounts.password(user.id) != shown:
            await self._parts.session_service.end(session.id)
            raise CredentialsWrong


def _failure_answer(failure: AppException) -> AuthResponse:
    answer = AuthResponse(status=failure.status, body={"code": failure.code, "message": failure.message})
    if failure.retry_after is not None:
        answer.headers.append(("retry-after", str(math.ceil(failure.retry_after))))
    return answer
