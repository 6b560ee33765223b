"""Roles: named sets of permissions that inherit from each other, and what a user holds in the end.

The owner's three and two ready-made ones stand here; a practice adds its own as rows. A grant gives one user one
permission beside the role, a revocation takes one away and is stronger than everything. What somebody holds always
comes with the reason: the chain of roles from the user's own to the one that has the permission.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.permissions import Permission

LONGEST_CHAIN = 8
"""Roles above each other."""


class Role(StrEnum):
    """The roles that every practice has; the keys of its own are record ids."""

    PROVIDER = "provider"
    ADMIN = "admin"
    AUDIT = "audit"
    FRONT_DESK = "front_desk"
    BILLING = "billing"


class RoleCycle(ValueError):
    """A role that inherits, over others, from itself, or over more than LONGEST_CHAIN others."""


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    """One role: what it has by itself, and from which roles it inherits."""

    key: str
    name: str
    description: str
    permissions: frozenset[Permission]
    inherits: tuple[str, ...] = ()
    is_built_in: bool = False


BUILT_IN: Mapping[str, RoleDefinition] = {
    role.key: role
    for role in (
        RoleDefinition(
            Role.BILLING,
            "Billing",
            "Looks after insurance: sees patients, keeps their coverages, and takes eligibility files in.",
            frozenset(
                {
                    Permission.PATIENT_READ,
                    Permission.COVERAGE_WRITE,
                    Permission.PATIENT_EXPORT,
                    Permission.DASHBOARD_READ,
                    Permission.IMPORT_RUN,
                    Permission.ALERT_READ,
                    Permission.ACCOUNT_OWN,
                }
            ),
            is_built_in=True,
        ),
        RoleDefinition(
            Role.FRONT_DESK,
            "Front desk",
            "Registers patients, keeps their records and works alerts off; clinical notes stay closed.",
            frozenset(
                {
                    Permission.PATIENT_READ,
                    Permission.PATIENT_WRITE,
                    Permission.COVERAGE_WRITE,
                    Permission.PATIENT_MERGE,
                    Permission.DASHBOARD_READ,
                    Permission.IMPORT_RUN,
                    Permission.ALERT_READ,
                    Permission.ALERT_WRITE,
                    Permission.ACCOUNT_OWN,
                }
            ),
            is_built_in=True,
        ),
        RoleDefinition(
            Role.PROVIDER,
            "Provider",
            "Treats patients: everything that the front desk does, and the sensitive fields.",
            frozenset({Permission.PATIENT_SENSITIVE, Permission.BREAK_GLASS}),
            inherits=(Role.FRONT_DESK,),
            is_built_in=True,
        ),
        RoleDefinition(
            Role.ADMIN,
            "Administrator",
            "Runs the practice's system: everything, users and roles included.",
            frozenset(Permission),
            is_built_in=True,
        ),
        RoleDefinition(
            Role.AUDIT,
            "Auditor",
            "Reads the audit trail and reports, and no patient's record.",
            frozenset({Permission.AUDIT_READ, Permission.ACCOUNT_OWN}),
            is_built_in=True,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Grant:
    """One permission that is given to one user or, as a revocation, taken away; for a while or for good."""

    id: str
    user_id: str
    permission: Permission
    is_given: bool
    expires_at: datetime | None = None

    def is_in_force(self, at: datetime) -> bool:
        """Whether it counts at this moment."""
        return self.expires_at is None or self.expires_at > at


@dataclass(frozen=True, slots=True)
class Because:
    """Why somebody holds a permission: the chain of roles, from the user's own on, or a grant."""

    roles: tuple[str, ...] = ()
    grant_id: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What one user holds and why, and which revocations take away what the role would give."""

    held: Mapping[Permission, Because]
    revoked: Mapping[Permission, str]
    """The ids of the revocations."""

    @property
    def permissions(self) -> frozenset[Permission]:
        """What is held, without the reasons."""
        return frozenset(self.held)


class RoleBook:
    """All roles of a practice at one moment. A role that is no longer there holds nothing."""

    def __init__(self, own: Iterable[RoleDefinition] = ()) -> None:
        self._roles: Mapping[str, RoleDefinition] = {**{role.key: role for role in own}, **BUILT_IN}
        self._chains: dict[str, Mapping[Permission, tuple[str, ...]]] = {}

    def role(self, key: str) -> RoleDefinition | None:
        """The role with this key."""
        return self._roles.get(key)

    def with_role(self, role: RoleDefinition) -> "RoleBook":
        """The same book with one role more, or one changed."""
        own = {each.key: each for each in self._roles.values() if not each.is_built_in}
        return RoleBook({**own, role.key: role}.values())

    def lineage(self, key: str) -> frozenset[str]:
        """A role and all from which it inherits, directly or over others. Raises RoleCycle."""
        found: set[str] = set()
        chains: list[tuple[str, ...]] = [(key,)]
        while chains:
            found.update(chain[-1] for chain in chains)
            chains = [(*chain, parent) for chain in chains for parent in self._parents(chain)]
        return frozenset(found)

    def roles(self) -> Sequence[RoleDefinition]:
        """Every role: the ready-made ones first."""
        return sorted(self._roles.values(), key=lambda role: (not role.is_built_in, role.name.lower()))

    def chains(self, key: str) -> Mapping[Permission, tuple[str, ...]]:
        """Each permission of a role with the shortest chain of roles that gives it. Raises RoleCycle."""
        if key not in self._chains:
            self._chains[key] = self._found(key)
        return self._chains[key]

    def gives(self, key: str) -> Mapping[Permission, tuple[str, ...]]:
        """The same; a role that inherits from itself, which nobody can make over these rules, gives nothing."""
        try:
            return self.chains(key)
        except RoleCycle:
            return {}

    def _found(self, key: str) -> Mapping[Permission, tuple[str, ...]]:
        found: dict[Permission, tuple[str, ...]] = {}
        level: list[tuple[str, ...]] = [(key,)]
        while level:
            for chain in level:
                role = self._roles.get(chain[-1])
                for permission in role.permissions if role else ():
                    found.setdefault(permission, chain)
            level = [(*chain, parent) for chain in level for parent in self._parents(chain)]
        return found

    def holding(self, key: str, grants: Iterable[Grant], at: datetime) -> Holding:
        """What a user with this role and these grants holds at this moment."""
        in_force = [grant for grant in grants if grant.is_in_force(at)]
        held = {permission: Because(roles=chain) for permission, chain in self.gives(key).items()}
        for grant in in_force:
            if grant.is_given:
                held.setdefault(grant.permission, Because(grant_id=grant.id))
        revoked = {grant.permission: grant.id for grant in in_force if not grant.is_given}
        return Holding({each: why for each, why in held.items() if each not in revoked}, revoked)

    def _parents(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        role = self._roles.get(chain[-1])
        parents = role.inherits if role else ()
        if len(chain) > LONGEST_CHAIN or any(parent in chain for parent in parents):
            raise RoleCycle
        return parents


READY_MADE = RoleBook()
"""The book of a practice without roles of its own."""


def ready_made_permissions(role: str) -> frozenset[Permission]:
    """What a ready-made role holds by itself; nothing for any other."""
    return frozenset(READY_MADE.chains(role))
