"""A user's authenticator app: set up, switched on by its first right code, removed, or reset by an administrator.

Switching it on or off ends the user's other sessions, trusts no device any more, and is told by mail. Nobody is locked
out for good: an administrator resets a factor with a reason, and the operator can do it on the machine.
"""

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import SessionState
from app.core.session_ends import EndReason
from app.database.models import SecondFactor, User
from app.database.session_repository import OpenedWith
from app.models.second_factor_models import (
    DeviceNotFound,
    EnableAnswer,
    NothingToReset,
    SecondFactorMissing,
    SecondFactorStanding,
    SecondFactorThere,
    TrustedDevicePublic,
)
from app.models.user_models import UserNotFound
from app.services.second_factor import codes
from app.services.second_factor.parts import Browser, SecondFactorParts
from app.services.second_factor.second_step import SecondStep, Shown
from app.services.session_service import Opened
from app.services.sessions.devices import device_words


class SecondFactorService:
    """Second factors for one caller."""

    def __init__(self, parts: SecondFactorParts, step: SecondStep, access: AccessLog) -> None:
        self._parts = parts
        self._step = step
        self._access = access
        self._database = parts.database(access)

    async def standing(self, session: SessionState) -> SecondFactorStanding:
        """How the caller's own second factor stands."""
        user = await self._parts.user(session.user_id, self._access)
        return SecondFactorStanding(
            is_enabled=user.two_factor_enabled,
            must_enrol=session.must_enrol,
            recovery_codes_left=await self._parts.factors.recovery_codes_left(user.id)
            if user.two_factor_enabled
            else 0,
            passkeys=len(await self._parts.passkeys.of_user(user.id, self._access)),
        )

    async def enable(self, session: SessionState, password: str) -> EnableAnswer:
        """A new secret and recovery codes, which count from the first right code on."""
        await self._parts.confirm_password(session.user_id, password, self._access)
        user = await self._parts.user(session.user_id, self._access)
        there = await self._parts.factors.of_user(user.id, self._access)
        if there is not None and there.is_active:
            raise SecondFactorThere
        recovery_codes, now = codes.new_recovery_codes(), self._parts.clock()
        factor = SecondFactor(
            id=user.id,
            version=there.version + 1 if there else 1,
            created_at=there.created_at if there else now,
            updated_at=now,
            secret=codes.new_secret(),
            recovery_keys=self._keys_of(user.id, recovery_codes),
        )
        await self._database.write(
            AuditEntry(AuditAction.SECOND_FACTOR_BEGUN, user.id), *self._parts.factors.begin(factor)
        )
        uri = codes.uri(factor.secret, user.email)
        return EnableAnswer(totpURI=uri, backupCodes=recovery_codes, qrSvg=codes.qr_svg(uri))

    async def check(self, session: SessionState, shown: Shown, browser: Browser) -> Opened | None:
        """A code from somebody who is signed in: the first right one switches the factor on and gives a new session."""
        factor = await self._parts.factors.of_user(session.user_id, self._access)
        if factor is None:
            raise SecondFactorMissing
        if factor.is_active or shown.is_recovery_code:
            await self._step.take(session.user_id, shown, self._access)
            return None
        await self._step.guarded(session.user_id, self._access, lambda: self._step.takes_step(factor, shown.code))
        await self._switch_on(await self._parts.user(session.user_id, self._access), factor)
        return await self._begun_anew(session.user_id, browser, OpenedWith.SECOND_FACTOR)

    async def disable(self, session: SessionState, password: str, browser: Browser) -> Opened:
        """Remove the authenticator app; the caller goes on in a new session, every other one ends."""
        await self._parts.confirm_password(session.user_id, password, self._access)
        user = await self._parts.user(session.user_id, self._access)
        if not user.two_factor_enabled:
            raise SecondFactorMissing
        await self._database.write(
            AuditEntry(AuditAction.SECOND_FACTOR_DISABLED, user.id),
            *self._parts.factors.remove(user.id),
            self._parts.factors.mark_user(user, is_enabled=False, at=self._parts.clock()),
            *self._parts.told(user, self._access.actor.id),
        )
        return await self._begun_anew(user.id, browser, OpenedWith.PASSWORD)

    async def new_recovery_codes(self, session: SessionState, password: str) -> list[str]:
        """Ten new recovery codes; the ones before are worth nothing."""
        await self._parts.confirm_password(session.user_id, password, self._access)
        factor = await self._parts.factors.of_user(session.user_id, self._access)
        if factor is None or not factor.is_active:
            raise SecondFactorMissing
        recovery_codes = codes.new_recovery_codes()
        keys = self._keys_of(factor.id, recovery_codes)
        await self._database.write(
            AuditEntry(AuditAction.RECOVERY_CODES_MADE, factor.id),
            self._parts.factors.replace(factor.newer(self._parts.clock(), recovery_keys=keys)),
        )
        return recovery_codes

    async def devices(self, session: SessionState, own_token: str | None) -> list[TrustedDevicePublic]:
        """The caller's trusted devices."""
        own = self._parts.factors.device_id(own_token) if own_token else None
        return [
            TrustedDevicePublic(
                id=each.id,
                device=device_words(each.agent),
                created_at=each.created_at,
                expires_at=each.expires_at,
                is_this_one=each.id == own,
            )
            for each in await self._parts.factors.devices(session.user_id, self._parts.clock())
        ]

    async def forget_device(self, session: SessionState, device_id: str) -> None:
        """Trust one of the caller's devices no longer."""
        if not await self._parts.factors.forget_device(device_id, session.user_id):
            raise DeviceNotFound

    async def reset(self, user_id: str, reason: str) -> None:
        """Take a user's second factors away, for somebody else; the user signs in with the password and sets up anew.

        Raises UserNotFound or NothingToReset. Every session of the user ends.
        """
        user = await self._parts.user(user_id, self._access)
        has_passkeys = bool(await self._parts.passkeys.of_user(user.id, self._access))
        if not user.two_factor_enabled and not has_passkeys:
            raise NothingToReset
        await self._database.write(
            AuditEntry(AuditAction.SECOND_FACTOR_RESET, user.id, reason),
            *self._parts.factors.remove(user.id),
            self._parts.passkeys.remove_all_of(user.id),
            self._parts.factors.mark_user(user, is_enabled=False, at=self._parts.clock()),
            *self._parts.told(user, self._access.actor.id),
        )
        await self._parts.sessions.end_all_of(user.id, EndReason.SECOND_FACTOR_CHANGED)

    async def reset_by_email(self, email: str, reason: str) -> None:
        """The same for the operator, who names the user by address."""
        user = await self._parts.users.with_email(email, self._access)
        if user is None:
            raise UserNotFound
        await self.reset(user.id, reason)

    async def _switch_on(self, user: User, factor: SecondFactor) -> None:
        await self._database.write(
            AuditEntry(AuditAction.SECOND_FACTOR_ENABLED, user.id),
            self._parts.factors.replace(factor.newer(self._parts.clock(), is_active=True)),
            self._parts.factors.mark_user(user, is_enabled=True, at=self._parts.clock()),
            *self._parts.told(user, self._access.actor.id),
        )

    async def _begun_anew(self, user_id: str, browser: Browser, opened_with: OpenedWith) -> Opened:
        """What a user may do has changed: a session with another id, and no other one."""
        opened = await self._parts.sessions.open(user_id, browser.address, browser.agent, opened_with)
        await self._parts.sessions.end_all_of(user_id, EndReason.SECOND_FACTOR_CHANGED, but=opened.id)
        return opened

    def _keys_of(self, user_id: str, recovery_codes: list[str]) -> list[str]:
        return [self._parts.factors.recovery_key(user_id, codes.plain(each)) for each in recovery_codes]
