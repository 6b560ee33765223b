"""Roles of the practice's own and grants to single users in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.permissions import Permission
from app.core.roles import RoleBook
from app.database.entity_rows import EntityRows
from app.database.models import CustomRole, PermissionGrant, User
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.role_models import RightsChangedMeanwhile

_GUARD = RecordID("counter", "rights")


class RoleRepository:
    """Who may do what."""

    def __init__(self, reader: Reader, roles: EntityRows[CustomRole], grants: EntityRows[PermissionGrant]) -> None:
        self._reader = reader
        self._roles = roles
        self._grants = grants

    async def own_roles(self, access: AccessLog) -> list[CustomRole]:
        """The practice's own roles."""
        rows = await self._reader.rows("SELECT * FROM role LIMIT 500")
        return [self._roles.opened(row, access) for row in rows]

    async def book(self, access: AccessLog) -> RoleBook:
        """All roles, the ready-made ones included."""
        return RoleBook(role.definition() for role in await self.own_roles(access))

    async def role(self, key: str, access: AccessLog) -> CustomRole | None:
        """One of the practice's own roles."""
        row = await self._reader.one("SELECT * FROM ONLY $role", {"role": self._roles.record(key)})
        return self._roles.opened(row, access) if row else None

    async def grants(self, access: AccessLog) -> list[PermissionGrant]:
        """Every grant and revocation that nobody has ended."""
        rows = await self._reader.rows("SELECT * FROM permission_grant WHERE ended_at = NONE LIMIT 10000")
        return [self._grants.opened(row, access) for row in rows]

    async def grants_of(self, user_id: str, access: AccessLog) -> list[PermissionGrant]:
        """Every grant and revocation that a user ever had, the newest first."""
        rows = await self._reader.rows(
            "SELECT * FROM permission_grant WHERE user_id = $user LIMIT 1000", {"user": user_id}
        )
        found = [self._grants.opened(row, access) for row in rows]
        return sorted(found, key=lambda grant: grant.created_at, reverse=True)

    async def grant(self, grant_id: str, access: AccessLog) -> PermissionGrant | None:
        """One grant or revocation."""
        row = await self._reader.one("SELECT * FROM ONLY $grant", {"grant": self._grants.record(grant_id)})
        return self._grants.opened(row, access) if row else None

    async def rights(
        self, users: Iterable[User], at: datetime, access: AccessLog
    ) -> Mapping[str, frozenset[Permission]]:
        """What each of these users holds at this moment, by user id."""
        book, grants = await self.book(access), await self.grants(access)
        return {
            user.id: book.holding(
                user.role, [each.grant() for each in grants if each.user_id == user.id], at
            ).permissions
            for user in users
        }

    async def changes_seen(self) -> int:
        """The number of the last change to rights."""
        row = await self._reader.one("SELECT * FROM ONLY $guard", {"guard": _GUARD})
        return int(row["value"]) if row else 0

    def changed(self, seen: int) -> list[Statement]:
        """For a commit that changes rights: it holds only if nobody else's came in between.

        Two that only read each other's rows would not notice each other; both change this one.
        """
        return [
            Statement(
                "IF ((SELECT VALUE value FROM ONLY $guard) ?? 0) != $seen { THROW $moved }",
                {"guard": _GUARD, "seen": seen, "moved": RightsChangedMeanwhile.code},
            ),
            Statement("UPSERT $guard SET value = $next, token = 0 RETURN NONE", {"guard": _GUARD, "next": seen + 1}),
        ]

    def create_role(self, role: CustomRole) -> Statement:
        """A role of the practice's own. A taken name cancels the commit."""
        return self._roles.create(role)

    def replace_role(self, role: CustomRole) -> Statement:
        """The role as it shall be; a stale version cancels the commit."""
        return self._roles.replace(role)

    def remove_role(self, role: CustomRole) -> Statement:
        """The role goes; a stale version cancels the commit."""
        return self._roles.remove(role)

    def create_grant(self, grant: PermissionGrant) -> Statement:
        """A permission is given or taken away."""
        return self._grants.create(grant)

    def replace_grant(self, grant: PermissionGrant) -> Statement:
        """The grant as it shall be: ended; a stale version cancels the commit."""
        return self._grants.replace(grant)
