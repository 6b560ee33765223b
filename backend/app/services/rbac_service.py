"""Who may do what: roles, grants to single users, and the rules that protect both.

Nobody raises oneself, nobody gives what one does not hold, no role inherits from itself, and somebody always manages
users and roles. The rules are checked over what the store says, and the commit holds only if no other commit has
changed rights since: all of them count up one row. 45 CFR 164.308(a)(4)(ii)(C), 164.312(a)(1).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import is_id, new_id
from app.core.permissions import Permission
from app.core.roles import Grant, Holding, RoleBook, RoleCycle
from app.database.invitation_repository import InvitationRepository
from app.database.models import CustomRole, PermissionGrant, User
from app.database.role_repository import RoleRepository
from app.database.statement import Statement
from app.database.user_repository import UserRepository
from app.models.auth_models import RoleUnknown
from app.models.role_models import (
    GrantCreate,
    GrantEnd,
    GrantIsPast,
    GrantNotFound,
    GrantPublic,
    LastAdministrator,
    NotYoursToGive,
    OwnRights,
    PermissionAnswer,
    PermissionHolder,
    PermissionHolders,
    RoleInherits,
    RoleInUse,
    RoleIsReadyMade,
    RoleNameTaken,
    RoleNotFound,
    RolePermission,
    RolePublic,
    RoleRemoval,
    RoleUpdate,
    RoleWrite,
    UserAccess,
)
from app.models.user_models import UserNotFound
from app.services.database_service import AlreadyThere, DatabaseService

RUNS_THE_PRACTICE = frozenset({Permission.USER_MANAGE, Permission.ROLE_MANAGE})
"""What somebody must always hold, for good."""


@dataclass(frozen=True, slots=True)
class RbacParts:
    """Where rights are read and written."""

    roles: RoleRepository
    users: UserRepository
    invitations: InvitationRepository
    clock: Clock
    forget_user: Callable[[str], None]
    """Drops what is remembered of a user's sessions."""
    tell: Callable[[User, str], Sequence[Statement]]
    """For the commit: a mail to a user whose rights changed, asked for by somebody."""


@dataclass(frozen=True, slots=True)
class Rights:
    """All rights of the practice at one moment, and the number of the last change to them."""

    seen: int
    book: RoleBook
    users: Mapping[str, User]
    grants: Sequence[PermissionGrant]

    def holding(self, user: User, at: datetime) -> Holding:
        """What a user holds."""
        return self.book.holding(user.role, self._grants_of(user), at)

    def has_administrator(self, at: datetime) -> bool:
        """Whether somebody active runs the practice, and not only until a grant ends."""
        return any(
            user.is_active and self.book.holding(user.role, self._lasting(user), at).permissions >= RUNS_THE_PRACTICE
            for user in self.users.values()
        )

    def with_user(self, user: User) -> "Rights":
        """The same with one user changed."""
        return replace(self, users={**self.users, user.id: user})

    def with_grant(self, grant: PermissionGrant) -> "Rights":
        """The same with one grant more."""
        return replace(self, grants=[*self.grants, grant])

    def _grants_of(self, user: User) -> list[Grant]:
        return [each.grant() for each in self.grants if each.user_id == user.id]

    def _lasting(self, user: User) -> list[Grant]:
        return [each for each in self._grants_of(user) if not each.is_given or each.expires_at is None]


class RbacService:
    """Roles and grants for one caller."""

    def __init__(self, parts: RbacParts, database: DatabaseService) -> None:
        self._parts = parts
        self._roles = parts.roles
        self._clock = parts.clock
        self._database = database
        self._access = database.access

    async def rights(self) -> Rights:
        """The practice's rights as they are now."""
        seen = await self._roles.changes_seen()
        users = {user.id: user for user in await self._parts.users.everybody(self._access)}
        return Rights(seen, await self._roles.book(self._access), users, await self._roles.grants(self._access))

    async def roles(self) -> list[RolePublic]:
        """Every role with what it gives and over which roles, the ready-made ones first."""
        rights = await self.rights()
        own = {role.id: role for role in await self._roles.own_roles(self._access)}
        return [self._shown_role(rights, each.key, own.get(each.key)) for each in rights.book.roles()]

    async def create_role(self, asked: RoleWrite) -> RolePublic:
        """A role of the practice's own. Raises RoleNameTaken, RoleInherits or NotYoursToGive."""
        now = self._clock()
        role = CustomRole(
            id=new_id(),
            created_at=now,
            updated_at=now,
            name=asked.name,
            description=asked.description,
            inherits=list(dict.fromkeys(asked.inherits)),
            permissions=sorted(set(asked.permissions)),
        )
        rights = await self.rights()
        self._check_role(rights, role)
        try:
            await self._commit(rights, AuditAction.ROLE_CREATED, role.id, asked.reason, self._roles.create_role(role))
        except AlreadyThere:
            raise RoleNameTaken from None
        return await self._role(role.id)

    async def update_role(self, key: str, asked: RoleUpdate) -> RolePublic:
        """The role as it shall be; whoever holds it has the new rights at once.

        Raises RoleIsReadyMade, RoleNotFound, OwnRights for a role that the caller holds, RecordGone for a stale
        version, and what `create_role` raises.
        """
        rights = await self.rights()
        role = await self._changeable_role(rights, key)
        newer = role.as_read(asked.version).newer(
            self._clock(),
            name=asked.name,
            description=asked.description,
            inherits=list(dict.fromkeys(asked.inherits)),
            permissions=sorted(set(asked.permissions)),
        )
        self._check_role(rights, newer)
        after = replace(rights, book=rights.book.with_role(newer.definition()))
        self._check_somebody_stays(after)
        statements = [self._roles.replace_role(newer), *self._told_of(rights, after)]
        try:
            await self._commit(rights, AuditAction.ROLE_UPDATED, key, asked.reason, *statements)
        except AlreadyThere:
            raise RoleNameTaken from None
        self._forget(user.id for user in rights.users.values())
        return await self._role(key)

    async def remove_role(self, key: str, asked: RoleRemoval) -> None:
        """The role goes. Raises RoleInUse while somebody or something needs it, and what `update_role` raises."""
        rights = await self.rights()
        role = await self._changeable_role(rights, key)
        is_inherited = any(key in each.inherits for each in rights.book.roles())
        is_offered = any(each.role == key for each in await self._parts.invitations.all(self._access) if each.held_by)
        if is_inherited or is_offered or any(user.role == key for user in rights.users.values()):
            raise RoleInUse
        gone = role.model_copy(update={"version": asked.version})
        await self._commit(rights, AuditAction.ROLE_DELETED, key, asked.reason, self._roles.remove_role(gone))

    async def access_of(self, user_id: str) -> UserAccess:
        """What a user may do, each permission with its reason. Raises UserNotFound."""
        rights = await self.rights()
        user = _user(rights, user_id)
        holding, names = rights.holding(user, self._clock()), _names(rights)
        grants = {each.id: self._shown_grant(each, names) for each in rights.grants}
        role = rights.book.role(user.role)
        return UserAccess(
            user_id=user.id,
            role=user.role,
            role_name=role.name if role else "",
            permissions=[_answer(permission, holding, grants) for permission in Permission],
        )

    async def holders_of(self, permission: Permission) -> PermissionHolders:
        """Everybody who holds a permission, by name, each with the reason; accounts that are closed among them."""
        rights, now = await self.rights(), self._clock()
        names = _names(rights)
        grants = {each.id: self._shown_grant(each, names) for each in rights.grants}
        everybody = sorted(rights.users.values(), key=lambda user: user.name.casefold())
        answers = [(user, _answer(permission, rights.holding(user, now), grants)) for user in everybody]
        return PermissionHolders(
            permission=permission,
            holders=[_holder(user, answer, rights.book) for user, answer in answers if answer.is_held],
            denied=[_holder(user, answer, rights.book) for user, answer in answers if answer.revocation],
        )

    async def grants_of(self, user_id: str) -> list[GrantPublic]:
        """Everything that a user was ever granted or denied, the newest first. Raises UserNotFound."""
        rights = await self.rights()
        _user(rights, user_id)
        names = _names(rights)
        return [self._shown_grant(each, names) for each in await self._roles.grants_of(user_id, self._access)]

    async def grant(self, user_id: str, asked: GrantCreate) -> GrantPublic:
        """Give one user one permission, or take one away; effective at once.

        Raises UserNotFound, OwnRights, NotYoursToGive, LastAdministrator, GrantIsPast or RightsChangedMeanwhile.
        """
        rights, now = await self.rights(), self._clock()
        user = self._changeable_user(rights, user_id)
        if not self._holds(rights, {asked.permission}):
            raise NotYoursToGive
        if asked.expires_at is not None and asked.expires_at <= now:
            raise GrantIsPast
        grant = PermissionGrant(
            id=new_id(),
            created_at=now,
            updated_at=now,
            user_id=user.id,
            permission=asked.permission,
            is_given=asked.is_given,
            reason=asked.reason,
            granted_by=self._access.actor.id,
            expires_at=asked.expires_at,
        )
        self._check_somebody_stays(rights.with_grant(grant))
        action = AuditAction.PERMISSION_GRANTED if asked.is_given else AuditAction.PERMISSION_REVOKED
        reason = f"{asked.permission.value}: {asked.reason}"
        await self._commit(rights, action, user.id, reason, self._roles.create_grant(grant), *self.told(user))
        self._forget([user.id])
        return self._shown_grant(grant, _names(rights))

    async def end_grant(self, user_id: str, grant_id: str, asked: GrantEnd) -> GrantPublic:
        """A grant or revocation ends now. Raises GrantNotFound, and what `grant` raises."""
        rights, now = await self.rights(), self._clock()
        user = self._changeable_user(rights, user_id)
        grant = next((each for each in rights.grants if each.id == grant_id and each.user_id == user.id), None)
        if grant is None:
            raise GrantNotFound
        if not self._holds(rights, {grant.permission}):
            raise NotYoursToGive
        ended = grant.newer(now, ended_at=now, ended_by=self._access.actor.id)
        left = replace(rights, grants=[each for each in rights.grants if each.id != grant.id])
        self._check_somebody_stays(left)
        reason = f"{grant.permission.value}: {asked.reason}"
        statements = [self._roles.replace_grant(ended), *self.told(user)]
        await self._commit(rights, AuditAction.PERMISSION_GRANT_ENDED, user.id, reason, *statements)
        self._forget([user.id])
        return self._shown_grant(ended, _names(rights))

    def allowed_change(self, rights: Rights, user_id: str, newer: User | None = None) -> User:
        """The user, if the caller may change the account, and change it to this.

        Raises UserNotFound, OwnRights, NotYoursToGive, RoleUnknown or LastAdministrator.
        """
        user = self._changeable_user(rights, user_id)
        if newer is not None:
            self.check_assignable(rights, newer.role)
            self._check_somebody_stays(rights.with_user(newer))
        return user

    def may_change(self, rights: Rights, user: User) -> bool:
        """Whether the caller may change this account at all."""
        try:
            self._changeable_user(rights, user.id)
        except (OwnRights, NotYoursToGive):
            return False
        return True

    def check_assignable(self, rights: Rights, role: str) -> None:
        """Raise RoleUnknown, or NotYoursToGive for a role that gives more than the caller holds."""
        if rights.book.role(role) is None:
            raise RoleUnknown
        if not self._holds(rights, rights.book.gives(role)):
            raise NotYoursToGive

    def unchanged_since(self, rights: Rights) -> list[Statement]:
        """For the commit of a change of rights: it holds only if nobody changed any since these were read."""
        return self._roles.changed(rights.seen)

    def told(self, user: User) -> Sequence[Statement]:
        """For the commit of a change of rights: a mail to who has them, and can sign in."""
        return self._parts.tell(user, self._access.actor.id) if user.is_active else ()

    def _told_of(self, before: Rights, after: Rights) -> list[Statement]:
        """The same for everybody whose rights a change of a role touches, over other roles too."""
        now = self._clock()
        return [
            statement
            for user in before.users.values()
            if before.holding(user, now).permissions != after.holding(user, now).permissions
            for statement in self.told(user)
        ]

    async def _commit(
        self, rights: Rights, action: AuditAction, subject: str, reason: str, *statements: Statement
    ) -> None:
        await self._database.write(AuditEntry(action, subject, reason), *self.unchanged_since(rights), *statements)

    async def _role(self, key: str) -> RolePublic:
        return next(each for each in await self.roles() if each.key == key)

    async def _changeable_role(self, rights: Rights, key: str) -> CustomRole:
        known = rights.book.role(key)
        if known is not None and known.is_built_in:
            raise RoleIsReadyMade
        role = await self._roles.role(key, self._access) if is_id(key) else None
        if role is None or known is None:
            raise RoleNotFound
        if key in self._own_roles(rights):
            raise OwnRights
        if not self._holds(rights, rights.book.gives(key)):
            raise NotYoursToGive
        return role

    def _check_role(self, rights: Rights, role: CustomRole) -> None:
        if any(each.name.casefold() == role.name.casefold() for each in rights.book.roles() if each.key != role.id):
            raise RoleNameTaken
        if any(rights.book.role(parent) is None for parent in role.inherits):
            raise RoleInherits
        book = rights.book.with_role(role.definition())
        try:
            for each in book.roles():
                book.chains(each.key)
        except RoleCycle:
            raise RoleInherits from None
        if not self._holds(rights, book.chains(role.id)):
            raise NotYoursToGive

    def _changeable_user(self, rights: Rights, user_id: str) -> User:
        """Not oneself, and nobody who holds more than the caller."""
        user = _user(rights, user_id)
        if user.id == self._access.actor.id:
            raise OwnRights
        if not self._holds(rights, rights.holding(user, self._clock()).permissions):
            raise NotYoursToGive
        return user

    def _holds(self, rights: Rights, permissions: Iterable[Permission]) -> bool:
        """Whether the caller holds all of them, by what the store says now: a session may know what was true before.

        Whoever came in as somebody who manages users or roles must be that still. System actors, such as the operator
        on the machine itself, may give everything.
        """
        actor = self._access.actor
        if actor.is_system:
            return True
        caller = rights.users.get(actor.id)
        if caller is None or not caller.is_active:
            return False
        needed = frozenset(permissions) | (actor.permissions & RUNS_THE_PRACTICE)
        return needed <= rights.holding(caller, self._clock()).permissions

    def _own_roles(self, rights: Rights) -> frozenset[str]:
        """The caller's role and all from which it inherits."""
        caller = rights.users.get(self._access.actor.id)
        return rights.book.lineage(caller.role) if caller else frozenset()

    def _check_somebody_stays(self, after: Rights) -> None:
        if not after.has_administrator(self._clock()):
            raise LastAdministrator

    def _forget(self, user_ids: Iterable[str]) -> None:
        for user_id in user_ids:
            self._parts.forget_user(user_id)

    def _shown_role(self, rights: Rights, key: str, own: CustomRole | None) -> RolePublic:
        role = rights.book.role(key)
        if role is None:
            raise RoleNotFound
        chains = rights.book.gives(key)
        is_held = self._holds(rights, chains)
        is_own = key in self._own_roles(rights)
        users = Counter(user.role for user in rights.users.values() if user.is_active)
        return RolePublic(
            key=key,
            version=own.version if own else None,
            name=role.name,
            description=role.description,
            is_built_in=role.is_built_in,
            inherits=list(role.inherits),
            own_permissions=sorted(role.permissions),
            permissions=[RolePermission(permission=each, chain=list(chains[each])) for each in sorted(chains)],
            users=users[key],
            is_changeable=own is not None and is_held and not is_own,
            is_assignable=is_held,
        )

    def _shown_grant(self, grant: PermissionGrant, names: Mapping[str, str]) -> GrantPublic:
        return GrantPublic(
            **grant.model_dump(include=_GRANT_SHOWN),
            granted_by_name=names.get(grant.granted_by),
            is_in_force=grant.ended_at is None and grant.grant().is_in_force(self._clock()),
        )


_GRANT_SHOWN = set(GrantPublic.model_fields) - {"granted_by_name", "is_in_force"}


def _user(rights: Rights, user_id: str) -> User:
    user = rights.users.get(user_id)
    if user is None:
        raise UserNotFound
    return user


def _names(rights: Rights) -> Mapping[str, str]:
    return {user.id: user.name for user in rights.users.values()}


def _holder(user: User, answer: PermissionAnswer, book: RoleBook) -> PermissionHolder:
    role = book.role(user.role)
    return PermissionHolder(
        user_id=user.id,
        name=user.name,
        is_active=user.is_active,
        role_name=role.name if role else "",
        chain=answer.chain,
        grant=answer.grant,
        revocation=answer.revocation,
    )


def _answer(permission: Permission, holding: Holding, grants: Mapping[str, GrantPublic]) -> PermissionAnswer:
    because = holding.held.get(permission)
    revoked = holding.revoked.get(permission)
    return PermissionAnswer(
        permission=permission,
        is_held=because is not None,
        chain=list(because.roles) if because else [],
        grant=grants.get(because.grant_id) if because and because.grant_id else None,
        revocation=grants.get(revoked) if revoked else None,
    )
