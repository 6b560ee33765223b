"""Who may do what, and the rules that protect the rules: each of them is tried to get round."""

import asyncio
from datetime import timedelta

import pytest

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import PRACTICE, Actor
from app.core.permissions import Permission
from app.core.roles import Role
from app.database.models import User
from app.database.statement import Statement
from app.models.auth_models import RoleUnknown
from app.models.role_models import (
    GrantCreate,
    GrantEnd,
    GrantIsPast,
    LastAdministrator,
    NotYoursToGive,
    OwnRights,
    RightsChangedMeanwhile,
    RoleInherits,
    RoleInUse,
    RoleIsReadyMade,
    RoleNameTaken,
    RoleRemoval,
    RoleUpdate,
    RoleWrite,
)
from app.models.user_models import Activation, Deactivation, UserCreate, UserQuery, UserUpdate
from app.services.rbac_service import RbacService
from app.services.users.keeping import UserKeeping
from tests.conftest import NOW, SetClock, begin_demo, operator

ADMIN, PROVIDER, DESK = "admin@example.com", "provider@example.com", "front-desk@example.com"
WHY = "It was asked for"


class People:
    """The demo's staff, and services as each of them is handed them."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly

    async def user(self, email: str) -> User:
        found = await self.assembly.user_service(operator(self.assembly)).with_email(email)
        assert found is not None
        return found

    async def access(self, email: str) -> AccessLog:
        user = await self.user(email)
        rights = await self.assembly.rbac_service(operator(self.assembly)).rights()
        permissions = rights.holding(user, self.assembly.clock()).permissions
        actor = Actor(user.id, user.role, scope=PRACTICE, permissions=permissions)
        return AccessLog(self.assembly.trail, actor, AuditAction.USER_READ)

    async def rbac(self, email: str = ADMIN) -> RbacService:
        return self.assembly.rbac_service(await self.access(email))

    async def keeping(self, email: str = ADMIN) -> UserKeeping:
        return self.assembly.user_keeping(await self.access(email))

    async def second_admin(self) -> User:
        desk = await self.user(DESK)
        await (await self.keeping()).update(desk.id, as_it_is(desk, role=Role.ADMIN, reason=WHY))
        return await self.user(DESK)

    async def may(self, email: str) -> frozenset[Permission]:
        access = await (await self.rbac()).access_of((await self.user(email)).id)
        return frozenset(each.permission for each in access.permissions if each.is_held)


def as_it_is(user: User, **changed: object) -> UserUpdate:
    return UserUpdate.model_validate(
        {"version": user.version, "name": user.name, "email": user.email, "role": user.role, **changed}
    )


def a_role(name: str = "Nurse", *permissions: Permission, inherits: tuple[str, ...] = ()) -> RoleWrite:
    return RoleWrite(name=name, permissions=list(permissions), inherits=list(inherits), reason=WHY)


def anew(asked: RoleWrite, version: int) -> RoleUpdate:
    return RoleUpdate(**asked.model_dump(), version=version)


def a_grant(permission: Permission, *, is_given: bool = True, **fields: object) -> GrantCreate:
    return GrantCreate.model_validate({"permission": permission, "is_given": is_given, "reason": WHY, **fields})


@pytest.fixture
def people(demo: Assembly) -> People:
    return People(demo)


class TestPermissionSystem:
    """Access control accuracy."""

    async def test_permission_system(self, people: People) -> None:
        role = await (await people.rbac()).create_role(a_role("Nurse", Permission.PATIENT_READ, Permission.ACCOUNT_OWN))
        desk = await people.user(DESK)
        await (await people.keeping()).update(desk.id, as_it_is(desk, role=role.key, reason=WHY))
        assert await people.may(DESK) == {Permission.PATIENT_READ, Permission.ACCOUNT_OWN}

    async def test_a_grant_opens_and_a_revocation_closes_at_once_and_both_end(
        self, people: People, clock: SetClock
    ) -> None:
        desk = await people.user(DESK)
        rbac = await people.rbac()
        assert Permission.PATIENT_SENSITIVE not in await people.may(DESK)
        await rbac.grant(desk.id, a_grant(Permission.PATIENT_SENSITIVE, expires_at=NOW + timedelta(hours=1)))
        revoked = await rbac.grant(desk.id, a_grant(Permission.PATIENT_WRITE, is_given=False))
        now = await people.may(DESK)
        assert Permission.PATIENT_SENSITIVE in now
        assert Permission.PATIENT_WRITE not in now
        await rbac.end_grant(desk.id, revoked.id, GrantEnd(reason=WHY))
        clock.now += timedelta(hours=2)
        later = await people.may(DESK)
        assert Permission.PATIENT_SENSITIVE not in later
        assert Permission.PATIENT_WRITE in later

    async def test_why_somebody_may_is_told_with_the_chain_the_grant_and_the_revocation(self, people: People) -> None:
        provider, rbac = await people.user(PROVIDER), await people.rbac()
        await rbac.grant(provider.id, a_grant(Permission.AUDIT_READ))
        await rbac.grant(provider.id, a_grant(Permission.BREAK_GLASS, is_given=False))
        answers = {each.permission: each for each in (await rbac.access_of(provider.id)).permissions}
        assert answers[Permission.PATIENT_WRITE].chain == [Role.PROVIDER, Role.FRONT_DESK]
        granted, revoked = answers[Permission.AUDIT_READ], answers[Permission.BREAK_GLASS]
        assert granted.is_held
        assert granted.grant is not None
        assert (granted.grant.reason, granted.grant.granted_by_name) == (WHY, "Jordan Avery")
        assert not revoked.is_held
        assert revoked.revocation is not None
        assert not answers[Permission.USER_MANAGE].is_held
        assert len(answers) == len(Permission)

    async def test_nobody_raises_oneself(self, people: People) -> None:
        admin, rbac = await people.user(ADMIN), await people.rbac()
        with pytest.raises(OwnRights):
            await rbac.grant(admin.id, a_grant(Permission.AUDIT_READ))
        with pytest.raises(OwnRights):
            await (await people.keeping()).update(admin.id, as_it_is(admin, role=Role.PROVIDER, reason=WHY))
        with pytest.raises(OwnRights):
            await (await people.keeping()).deactivate(admin.id, Deactivation(version=admin.version, reason=WHY))

    async def test_nobody_gives_what_one_does_not_hold(self, people: People) -> None:
        """Not by a grant, not by a role, not by a role of one's own, and not by ending somebody's revocation."""
        manager = await self.a_manager(people)
        rbac, keeping = await people.rbac(DESK), await people.keeping(DESK)
        provider, billing = await people.user(PROVIDER), await people.user("billing@example.com")
        with pytest.raises(NotYoursToGive):
            await rbac.grant(billing.id, a_grant(Permission.AUDIT_READ))
        with pytest.raises(NotYoursToGive):
            await keeping.update(billing.id, as_it_is(billing, role=Role.ADMIN, reason=WHY))
        with pytest.raises(NotYoursToGive):
            await rbac.create_role(a_role("Spy", Permission.AUDIT_READ))
        with pytest.raises(NotYoursToGive):
            await rbac.create_role(a_role("Spy", inherits=(Role.ADMIN,)))
        with pytest.raises(NotYoursToGive):
            await keeping.deactivate(provider.id, Deactivation(version=provider.version, reason=WHY))
        for offered in (Role.ADMIN, Role.AUDIT):
            with pytest.raises(NotYoursToGive):
                await keeping.invite(UserCreate(email="accomplice@example.com", role=offered))
        revoked = await (await people.rbac()).grant(billing.id, a_grant(Permission.AUDIT_READ, is_given=False))
        with pytest.raises(NotYoursToGive):
            await rbac.end_grant(billing.id, revoked.id, GrantEnd(reason=WHY))
        with pytest.raises(OwnRights):
            await rbac.update_role(manager, anew(a_role("Manager", *Permission), 1))

    async def test_nobody_takes_the_link_of_an_invitation_to_more_than_one_holds(self, people: People) -> None:
        """Whoever has the link becomes what is offered."""
        await self.a_manager(people)
        admin, manager = await people.keeping(), await people.keeping(DESK)
        invited = await admin.invite(UserCreate(email="boss@example.com", role=Role.ADMIN))
        for tried in (manager.invitation_link, manager.resend_invitation, manager.revoke_invitation):
            with pytest.raises(NotYoursToGive):
                await tried(invited.id)
        assert (await admin.invitation_link(invited.id)).link
        own = await manager.invite(UserCreate(email="help@example.com", role=Role.BILLING))
        assert (await manager.invitation_link(own.id)).link

    async def a_manager(self, people: People) -> str:
        """The front desk becomes a manager of users: with little beside that."""
        permissions = (Permission.USER_MANAGE, Permission.ROLE_MANAGE, Permission.ACCOUNT_OWN)
        role = await (await people.rbac()).create_role(a_role("Manager", *permissions, inherits=(Role.BILLING,)))
        desk = await people.user(DESK)
        await (await people.keeping()).update(desk.id, as_it_is(desk, role=role.key, reason=WHY))
        return role.key

    async def test_whoever_was_an_administrator_when_the_request_began_is_judged_by_what_is_so_now(
        self, people: People
    ) -> None:
        """A session may be two seconds old; what the store says is not."""
        other, billing = await people.second_admin(), await people.user("billing@example.com")
        rbac, keeping = await people.rbac(DESK), await people.keeping(DESK)
        admin = await people.keeping()
        closed = await admin.deactivate(other.id, Deactivation(version=other.version, reason=WHY))
        with pytest.raises(NotYoursToGive):
            await rbac.create_role(a_role("Nothing"))
        await admin.activate(other.id, Activation(version=closed.version, reason=WHY))
        other = await people.user(DESK)
        await admin.update(other.id, as_it_is(other, role=Role.FRONT_DESK, reason=WHY))
        with pytest.raises(NotYoursToGive):
            await keeping.update(billing.id, as_it_is(billing, role=Role.ADMIN, reason=WHY))
        with pytest.raises(NotYoursToGive):
            await rbac.grant(billing.id, a_grant(Permission.PATIENT_READ))
        with pytest.raises(NotYoursToGive):
            await rbac.create_role(a_role("Nurse", Permission.PATIENT_READ))

    async def test_the_last_administrator_stays(self, people: People) -> None:
        """Whoever acts: the operator on the machine may do everything but this."""
        admin = await people.user(ADMIN)
        access = operator(people.assembly)
        rbac, keeping = people.assembly.rbac_service(access), people.assembly.user_keeping(access)
        with pytest.raises(LastAdministrator):
            await keeping.deactivate(admin.id, Deactivation(version=admin.version, reason=WHY))
        with pytest.raises(LastAdministrator):
            await keeping.update(admin.id, as_it_is(admin, role=Role.AUDIT, reason=WHY))
        with pytest.raises(LastAdministrator):
            await rbac.grant(admin.id, a_grant(Permission.USER_MANAGE, is_given=False))
        desk = await people.user(DESK)
        for permission in (Permission.USER_MANAGE, Permission.ROLE_MANAGE):
            await rbac.grant(desk.id, a_grant(permission, expires_at=NOW + timedelta(days=1)))
        with pytest.raises(LastAdministrator):  # a grant that ends leaves nobody behind
            await keeping.deactivate(admin.id, Deactivation(version=admin.version, reason=WHY))

    async def test_two_administrators_do_not_demote_each_other_at_the_same_time(self, both: Assembly) -> None:
        await begin_demo(both)
        people = People(both)
        admin, other = await people.user(ADMIN), await people.second_admin()
        keepings = [(await people.keeping(ADMIN), other), (await people.keeping(DESK), admin)]
        results = await asyncio.gather(
            *(keeping.update(user.id, as_it_is(user, role=Role.BILLING, reason=WHY)) for keeping, user in keepings),
            return_exceptions=True,
        )
        refused = [each for each in results if isinstance(each, BaseException)]
        assert len(refused) == 1
        assert isinstance(refused[0], RightsChangedMeanwhile | LastAdministrator | NotYoursToGive)
        roles = {(await people.user(email)).role for email in (ADMIN, DESK)}
        assert roles == {Role.ADMIN, Role.BILLING}

    async def test_a_change_on_top_of_rights_that_were_read_before_another_is_refused(self, people: People) -> None:
        rbac = await people.rbac()
        old = await rbac.rights()
        await rbac.create_role(a_role("Nurse", Permission.PATIENT_READ))
        with pytest.raises(RightsChangedMeanwhile):
            await rbac._database.write(self._entry(), *rbac.unchanged_since(old))
        await rbac._database.write(self._entry(), *rbac.unchanged_since(await rbac.rights()))

    def _entry(self) -> AuditEntry:
        return AuditEntry(AuditAction.ROLE_UPDATED, "somebody")

    async def test_a_grant_that_is_past_or_of_a_user_who_is_not_there_is_refused(self, people: People) -> None:
        desk, rbac = await people.user(DESK), await people.rbac()
        with pytest.raises(GrantIsPast):
            await rbac.grant(desk.id, a_grant(Permission.AUDIT_READ, expires_at=NOW))
        with pytest.raises(RoleUnknown):
            await (await people.keeping()).update(desk.id, as_it_is(desk, role="no_such_role", reason=WHY))


class TestRoleInheritance:
    """Hierarchical permissions."""

    async def test_role_inheritance(self, people: People) -> None:
        rbac = await people.rbac()
        base = await rbac.create_role(a_role("Base", Permission.PATIENT_READ, Permission.ACCOUNT_OWN))
        nurse = await rbac.create_role(a_role("Nurse", Permission.ALERT_READ, inherits=(base.key,)))
        desk = await people.user(DESK)
        await (await people.keeping()).update(desk.id, as_it_is(desk, role=nurse.key, reason=WHY))
        assert await people.may(DESK) == {Permission.PATIENT_READ, Permission.ACCOUNT_OWN, Permission.ALERT_READ}
        await rbac.update_role(base.key, anew(a_role("Base", Permission.ACCOUNT_OWN), 1))
        assert await people.may(DESK) == {Permission.ACCOUNT_OWN, Permission.ALERT_READ}

    async def test_no_role_inherits_from_itself_over_others_either(self, people: People) -> None:
        rbac = await people.rbac()
        first = await rbac.create_role(a_role("First"))
        second = await rbac.create_role(a_role("Second", inherits=(first.key,)))
        for asked in (a_role("First", inherits=(second.key,)), a_role("First", inherits=(first.key,))):
            with pytest.raises(RoleInherits):
                await rbac.update_role(first.key, anew(asked, 1))
        with pytest.raises(RoleInherits):
            await rbac.create_role(a_role("Third", inherits=("no_such_role",)))

    async def test_two_changes_at_once_make_no_cycle(self, both: Assembly) -> None:
        await begin_demo(both)
        people = People(both)
        rbac = await people.rbac()
        first, second = await rbac.create_role(a_role("First")), await rbac.create_role(a_role("Second"))
        results = await asyncio.gather(
            rbac.update_role(first.key, anew(a_role("First", inherits=(second.key,)), 1)),
            rbac.update_role(second.key, anew(a_role("Second", inherits=(first.key,)), 1)),
            return_exceptions=True,
        )
        assert sum(isinstance(each, RightsChangedMeanwhile | RoleInherits) for each in results) == 1
        assert len(await rbac.roles()) == len(Role) + 2

    async def test_ready_made_roles_stay_and_a_role_in_use_does_not_go(self, people: People) -> None:
        rbac = await people.rbac()
        with pytest.raises(RoleIsReadyMade):
            await rbac.update_role(Role.AUDIT, anew(a_role("Auditor", *Permission), 1))
        with pytest.raises(RoleIsReadyMade):
            await rbac.remove_role(Role.AUDIT, RoleRemoval(version=1, reason=WHY))
        with pytest.raises(RoleNameTaken):
            await rbac.create_role(a_role("auditor"))
        base = await rbac.create_role(a_role("Base"))
        child = await rbac.create_role(a_role("Child", inherits=(base.key,)))
        with pytest.raises(RoleInUse):
            await rbac.remove_role(base.key, RoleRemoval(version=1, reason=WHY))
        await rbac.remove_role(child.key, RoleRemoval(version=1, reason=WHY))
        await rbac.remove_role(base.key, RoleRemoval(version=1, reason=WHY))
        assert {each.key for each in await rbac.roles()} == set(Role)

    async def test_a_cycle_that_is_in_the_store_all_the_same_opens_nothing(self, people: People) -> None:
        """Written past every rule, by hand: whoever holds such a role holds nothing."""
        rbac, desk = await people.rbac(), await people.user(DESK)
        role = await rbac.create_role(a_role("First", Permission.PATIENT_READ))
        await (await people.keeping()).update(desk.id, as_it_is(desk, role=role.key, reason=WHY))
        record = people.assembly.tables["role"].record(role.key)
        await people.assembly.database.commit(
            [Statement("UPDATE $role SET inherits = [$key] RETURN NONE", {"role": record, "key": role.key})]
        )
        opened = await people.assembly.sessions.open(desk.id, None, "")
        session = await people.assembly.sessions.session_with_id(opened.id)
        assert session is not None
        assert session.permissions == frozenset()
        assert await people.may(DESK) == frozenset()
        shown = {each.key: each for each in await rbac.roles()}
        assert shown[role.key].permissions == []
        mended = await rbac.update_role(role.key, anew(a_role("First", Permission.PATIENT_READ), role.version or 1))
        assert [each.permission for each in mended.permissions] == [Permission.PATIENT_READ]


async def test_every_change_of_rights_is_audited_with_its_reason_sealed(people: People) -> None:
    rbac, desk = await people.rbac(), await people.user(DESK)
    await rbac.grant(desk.id, a_grant(Permission.AUDIT_READ))
    await rbac.create_role(a_role("Nurse"))
    rows = await people.assembly.database.rows(
        "SELECT * FROM audit WHERE action IN ['permission.granted', 'role.created']"
    )
    assert {row["action"] for row in rows} == {"permission.granted", "role.created"}
    assert all(row["detail"] and WHY.encode() not in row["detail"] for row in rows)


async def test_the_same_people_are_named_when_nobody_changed(people: People) -> None:
    """`is_changeable` says before what the rules say later."""
    page = await (await people.keeping()).page(UserQuery())
    assert {each.email for each in page.items if not each.is_changeable} == {ADMIN}
    billing = await people.user("billing@example.com")
    active = await (await people.keeping()).activate(billing.id, Activation(version=billing.version, reason=WHY))
    assert active.state == "active"
