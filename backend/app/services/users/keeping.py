"""Users for an administrator: who there is, who may come in, who leaves, and who takes over what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.permissions import Permission
from app.core.session_ends import EndReason
from app.database.models import Provider, User
from app.database.session_repository import SessionRow
from app.database.statement import Statement
from app.directory.belongings import Belongings
from app.models.alert_models import NoticeTemplate
from app.models.auth_models import EmailTaken, InvitationCreate, InvitationLink, InvitationPublic
from app.models.job_models import JobKind, JobPriority, Payload
from app.models.user_models import (
    Activation,
    Deactivation,
    HandOver,
    HandOverRefused,
    ProviderLinked,
    ProviderNotFound,
    ReasonNeeded,
    RightsMatrix,
    RoleRights,
    SessionNotFound,
    StaleUser,
    UserCreate,
    UserFactor,
    UserNotFound,
    UserOrder,
    UserPage,
    UserPublic,
    UserQuery,
    UserRights,
    UserState,
    UserUpdate,
)
from app.services.database_service import AlreadyThere, DatabaseService
from app.services.identity.invitations import Invitations
from app.services.identity.parts import IdentityParts
from app.services.job_service import new_job
from app.services.rbac_service import RbacService, Rights


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a list shows beside the users themselves."""

    rights: Rights
    providers: Mapping[str, Provider]
    """By the user to whom they belong."""
    sessions: Mapping[str, Sequence[SessionRow]]
    sign_ins: Mapping[str, datetime]
    """When each signed in last."""
    with_passkey: frozenset[str]
    """Who has a passkey."""


class UserKeeping:
    """Users for one caller."""

    def __init__(
        self,
        parts: IdentityParts,
        belongings: Belongings,
        rbac: RbacService,
        invitations: Invitations,
        database: DatabaseService,
    ) -> None:
        self._parts = parts
        self._belongings = belongings
        self._rbac = rbac
        self._invitations = invitations
        self._database = database
        self._access = database.access

    async def page(self, query: UserQuery) -> UserPage:
        """Users in order; a practice has some hundred, so the whole list is sorted here. Raises UserNotFound."""
        return self._page(await self._surroundings(), query)

    async def all_of(self, query: UserQuery) -> list[UserPublic]:
        """Everybody who is asked for, in order, on all pages."""
        return [each for each in self._in_order(await self._surroundings(), query) if _is_asked_for(each, query)]

    async def matrix(self, query: UserQuery) -> RightsMatrix:
        """What every role gives and what the users of one page hold. Raises UserNotFound."""
        around = await self._surroundings()
        rights, page = around.rights, self._page(around, query)
        return RightsMatrix(
            permissions=list(Permission),
            roles=[
                RoleRights(key=each.key, name=each.name, held=sorted(rights.book.gives(each.key)))
                for each in rights.book.roles()
            ],
            users=[self._row(each, rights) for each in page.items],
            total=page.total,
            next_after=page.next_after,
        )

    def _page(self, around: _Surroundings, query: UserQuery) -> UserPage:
        """Begins behind `after` where that user stands now, shown or not: users never go."""
        everybody = self._in_order(around, query)
        begin = 0
        if query.after is not None:
            ids = [each.id for each in everybody]
            begin = ids.index(_known(around.rights, query.after).id) + 1
        chosen = [each for each in everybody[begin:] if _is_asked_for(each, query)]
        items = chosen[: query.limit]
        return UserPage(
            items=items,
            total=sum(_is_asked_for(each, query) for each in everybody),
            next_after=items[-1].id if len(chosen) > query.limit else None,
        )

    def _in_order(self, around: _Surroundings, query: UserQuery) -> list[UserPublic]:
        shown = [self._shown(user, around) for user in around.rights.users.values()]
        shown.sort(key=lambda user: user.id)
        shown.sort(key=lambda user: _sort_value(user, query.order), reverse=query.descending)
        return shown

    def _row(self, user: UserPublic, rights: Rights) -> UserRights:
        holding = rights.holding(rights.users[user.id], self._parts.clock())
        return UserRights(
            **user.model_dump(include={"id", "name", "state", "role", "role_name"}),
            held=sorted(holding.held),
            granted=sorted(each for each, why in holding.held.items() if why.grant_id is not None),
            revoked=sorted(holding.revoked),
        )

    async def sessions_of(self, user_id: str) -> Sequence[SessionRow]:
        """The user's sessions that are good. Raises UserNotFound."""
        _known(await self._rbac.rights(), user_id)
        self._access.opened(user_id)
        return await self._parts.sessions.of_user(user_id)

    async def user(self, user_id: str) -> UserPublic:
        """One user. Raises UserNotFound."""
        around = await self._surroundings()
        return self._shown(_known(around.rights, user_id), around)

    async def invite(self, asked: UserCreate) -> InvitationPublic:
        """Ask somebody to work here.

        Raises NotYoursToGive, ProviderNotFound, ProviderLinked, and what `Invitations.invite` raises.
        """
        self._rbac.check_assignable(await self._rbac.rights(), asked.role)
        if asked.provider_id is not None and (await self._provider(asked.provider_id)).user_id is not None:
            raise ProviderLinked
        return await self._invitations.invite(InvitationCreate(**asked.model_dump()))

    async def invitations(self) -> list[InvitationPublic]:
        """The last invitations, the newest first."""
        return await self._invitations.list()

    async def resend_invitation(self, invitation_id: str) -> InvitationPublic:
        """Send it again. Raises NotYoursToGive, and what `Invitations.resend` raises."""
        await self._check_offered(invitation_id)
        return await self._invitations.resend(invitation_id)

    async def revoke_invitation(self, invitation_id: str) -> InvitationPublic:
        """Take it back. Raises NotYoursToGive, and what `Invitations.revoke` raises."""
        await self._check_offered(invitation_id)
        return await self._invitations.revoke(invitation_id)

    async def invitation_link(self, invitation_id: str) -> InvitationLink:
        """A link to hand over; whoever has it becomes what is offered.

        Raises NotYoursToGive, and what `Invitations.link_once` raises.
        """
        await self._check_offered(invitation_id)
        return await self._invitations.link_once(invitation_id)

    async def _check_offered(self, invitation_id: str) -> None:
        """A role that is gone gives nothing: its invitations can be taken back."""
        for each in await self._invitations.list():
            if each.id == invitation_id:
                rights = await self._rbac.rights()
                if rights.book.role(each.role) is not None:
                    self._rbac.check_assignable(rights, each.role)

    async def update(self, user_id: str, asked: UserUpdate) -> UserPublic:
        """The user as it shall be; a new role ends the user's sessions.

        Raises UserNotFound, StaleUser, ReasonNeeded, EmailTaken, ProviderLinked, ProviderNotFound, and the refusals of
        `RbacService.allowed_change`.
        """
        rights = await self._rbac.rights()
        before = _known(rights, user_id)
        has_new_role = asked.role != before.role
        if has_new_role and asked.reason is None:
            raise ReasonNeeded
        email = asked.email.lower()
        newer = before.as_read(asked.version).newer(
            self._parts.clock(),
            name=asked.name,
            email=email,
            email_verified=before.email_verified and email == before.email,
            role=asked.role,
        )
        self._rbac.allowed_change(rights, user_id, newer if has_new_role else None)
        statements = [*await self._linked(before.id, asked.provider_id)]
        if email != before.email:
            statements += self._parts.notice(NoticeTemplate.EMAIL_VERIFICATION, before.id, email, self._access.actor.id)
        if has_new_role:
            statements += self._rbac.told(newer)
        reason = _what_changed(before, newer, asked.reason)
        await self._commit(rights, AuditAction.USER_UPDATED, newer, reason, statements, rights_change=has_new_role)
        if has_new_role:
            await self._parts.sessions.end_all_of(user_id, EndReason.ROLE_CHANGED)
        self._parts.sessions.forget_user(user_id)
        return await self.user(user_id)

    async def hand_over(self, user_id: str) -> HandOver:
        """What the user would leave behind. Raises UserNotFound."""
        around = await self._surroundings()
        user = _known(around.rights, user_id)
        provider = around.providers.get(user.id)
        return HandOver(
            alerts=self._belongings.alerts(user.id),
            patients=self._belongings.patients(provider.id) if provider else 0,
            provider_id=provider.id if provider else None,
        )

    async def deactivate(self, user_id: str, asked: Deactivation) -> UserPublic:
        """Close the account: sessions and sockets end within five seconds; a job gives what is left to colleagues.

        The user stays, because the audit trail names it, and its id is never given again. Raises UserNotFound,
        StaleUser, HandOverRefused, and the refusals of `RbacService.allowed_change`.
        """
        around = await self._surroundings()
        rights, now = around.rights, self._parts.clock()
        before = _known(rights, user_id)
        newer = before.as_read(asked.version).newer(now, is_active=False, deactivated_at=now)
        self._rbac.allowed_change(rights, user_id, newer)
        statements = await self._handed_over(around, before, asked)
        await self._commit(rights, AuditAction.USER_DEACTIVATED, newer, asked.reason, statements, rights_change=True)
        await self._parts.sessions.end_all_of(user_id, EndReason.DEACTIVATED)
        return await self.user(user_id)

    async def activate(self, user_id: str, asked: Activation) -> UserPublic:
        """Open the account (again), in this role: also for somebody who asked for one.

        Raises UserNotFound, StaleUser, and the refusals of `RbacService.allowed_change`.
        """
        rights = await self._rbac.rights()
        before = _known(rights, user_id)
        newer = before.as_read(asked.version).newer(
            self._parts.clock(), is_active=True, deactivated_at=None, role=asked.role or before.role
        )
        self._rbac.allowed_change(rights, user_id, newer)
        has_new_role = newer.role != before.role
        reason = _what_changed(before, newer, asked.reason) if has_new_role else asked.reason
        await self._commit(rights, AuditAction.USER_ACTIVATED, newer, reason, [], rights_change=True)
        if has_new_role:
            await self._parts.sessions.end_all_of(user_id, EndReason.ROLE_CHANGED)
        return await self.user(user_id)

    async def end_sessions(self, user_id: str) -> int:
        """Sign the user out everywhere; gives how many sessions there were. Raises UserNotFound or NotYoursToGive."""
        rights = await self._rbac.rights()
        self._rbac.allowed_change(rights, user_id)
        self._access.opened(user_id)
        return await self._parts.sessions.end_all_of(user_id, EndReason.ENDED_BY_ADMIN)

    async def end_session(self, session_id: str) -> None:
        """Sign the user out on one device. Raises SessionNotFound, and what `end_sessions` raises."""
        around = await self._surroundings()
        session = next((each for of in around.sessions.values() for each in of if each.id == session_id), None)
        if session is None:
            raise SessionNotFound
        self._rbac.allowed_change(around.rights, session.user_id)
        self._access.opened(session.user_id)
        await self._parts.sessions.end(session_id, EndReason.ENDED_BY_ADMIN)

    async def _commit(
        self,
        rights: Rights,
        action: AuditAction,
        newer: User,
        reason: str | None,
        statements: Sequence[Statement],
        *,
        rights_change: bool,
    ) -> None:
        guard = self._rbac.unchanged_since(rights) if rights_change else []
        try:
            await self._database.write(
                AuditEntry(action, newer.id, reason), *guard, self._parts.users.replace(newer, StaleUser), *statements
            )
        except AlreadyThere:
            raise EmailTaken from None

    async def _linked(self, user_id: str, provider_id: str | None) -> list[Statement]:
        """Statements after which this provider, and no other, belongs to the user."""
        providers = await self._parts.practices.providers(self._access)
        wanted = await self._provider(provider_id) if provider_id is not None else None
        if wanted is not None and wanted.user_id not in {None, user_id}:
            raise ProviderLinked
        loose = [each for each in providers if each.user_id == user_id and each.id != provider_id]
        changed: list[tuple[Provider, str | None]] = [(each, None) for each in loose]
        if wanted is not None and wanted.user_id is None:
            changed.append((wanted, user_id))
        return [
            self._parts.practices.replace_provider(each.newer(self._parts.clock(), user_id=owner))
            for each, owner in changed
        ]

    async def _provider(self, provider_id: str) -> Provider:
        for each in await self._parts.practices.providers(self._access):
            if each.id == provider_id:
                return each
        raise ProviderNotFound

    async def _handed_over(self, around: _Surroundings, user: User, asked: Deactivation) -> list[Statement]:
        provider = around.providers.get(user.id)
        if asked.to_user_id is None and asked.to_provider_id is None:
            return []
        if asked.to_user_id is not None and not self._can_take_alerts(around.rights, user, asked.to_user_id):
            raise HandOverRefused
        if asked.to_provider_id is not None:
            providers = {each.id: each for each in await self._parts.practices.providers(self._access)}
            to = providers.get(asked.to_provider_id)
            if provider is None or to is None or not to.is_active or to.id == provider.id:
                raise HandOverRefused
        payload: Payload = {
            "from_user": user.id,
            "to_user": asked.to_user_id or "",
            "from_provider": provider.id if provider else "",
            "to_provider": asked.to_provider_id or "",
        }
        job = new_job(
            JobKind.HAND_OVER,
            self._access.actor.id,
            self._parts.clock,
            payload,
            priority=JobPriority.HIGH,
            unique_key=f"hand-over:{user.id}:{user.version}",
        )
        return [self._parts.jobs.enqueue(job)]

    def _can_take_alerts(self, rights: Rights, leaving: User, user_id: str) -> bool:
        user = rights.users.get(user_id)
        if user is None or not user.is_active or user.id == leaving.id:
            return False
        return Permission.ALERT_WRITE in rights.holding(user, self._parts.clock()).permissions

    async def _surroundings(self) -> _Surroundings:
        rights = await self._rbac.rights()
        providers = await self._parts.practices.providers(self._access)
        sessions: dict[str, list[SessionRow]] = {}
        for session in await self._parts.session_rows.all_open(self._parts.clock()):
            sessions.setdefault(session.user_id, []).append(session)
        return _Surroundings(
            rights,
            {each.user_id: each for each in providers if each.user_id},
            sessions,
            await self._parts.session_rows.last_sign_ins(),
            await self._parts.passkeys.holders(),
        )

    def _shown(self, user: User, around: _Surroundings) -> UserPublic:
        role, provider = around.rights.book.role(user.role), around.providers.get(user.id)
        sessions = around.sessions.get(user.id, ())
        return UserPublic(
            id=user.id,
            version=user.version,
            name=user.name,
            email=user.email,
            email_verified=user.email_verified,
            role=user.role,
            role_name=role.name if role else "",
            state=_state(user),
            created_at=user.created_at,
            deactivated_at=user.deactivated_at,
            has_second_factor=user.two_factor_enabled,
            has_passkey=user.id in around.with_passkey,
            provider_id=provider.id if provider else None,
            provider_name=provider.display_name if provider else None,
            open_sessions=len(sessions),
            last_used_at=max((each.used_at for each in sessions), default=None),
            last_signed_in_at=around.sign_ins.get(user.id),
            is_changeable=self._rbac.may_change(around.rights, user),
        )


def _known(rights: Rights, user_id: str) -> User:
    user = rights.users.get(user_id)
    if user is None:
        raise UserNotFound
    return user


def _state(user: User) -> UserState:
    if user.is_active:
        return UserState.ACTIVE
    return UserState.WAITING if user.deactivated_at is None else UserState.DEACTIVATED


def _is_asked_for(user: UserPublic, query: UserQuery) -> bool:
    text = query.text.strip().casefold()
    return (
        (not text or text in user.name.casefold() or text in user.email.casefold())
        and query.role in {None, user.role}
        and query.state in {None, user.state}
        and (query.factor is None or query.factor in _factors(user))
    )


def _factors(user: UserPublic) -> set[UserFactor]:
    shown = {UserFactor.TOTP: user.has_second_factor, UserFactor.PASSKEY: user.has_passkey}
    return {factor for factor, is_there in shown.items() if is_there} or {UserFactor.NONE}


def _sort_value(user: UserPublic, order: UserOrder) -> tuple[bool, str | datetime]:
    match order:
        case UserOrder.EMAIL:
            return True, user.email
        case UserOrder.ROLE:
            return True, user.role_name.casefold()
        case UserOrder.CREATED:
            return True, user.created_at
        case UserOrder.LAST_USED:
            return user.last_used_at is not None, user.last_used_at or user.created_at
        case UserOrder.LAST_SIGNED_IN:
            return user.last_signed_in_at is not None, user.last_signed_in_at or user.created_at
        case UserOrder.NAME:
            return True, user.name.casefold()


def _what_changed(before: User, newer: User, reason: str | None) -> str:
    """For the sealed reason: which fields, and of the role from what to what."""
    changed = [name for name in ("name", "email") if getattr(before, name) != getattr(newer, name)]
    if before.role != newer.role:
        changed.append(f"role {before.role} to {newer.role}")
    return ", ".join(changed or ["provider"]) + (f": {reason}" if reason else "")
