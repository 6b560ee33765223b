"""What each role holds, as the owner said it: providers treat, administrators do everything, auditors look at logs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.actor import NOTHING, PRACTICE, Actor, Scope, Standing, SystemActor
from app.core.auth_middleware import SessionState, permit
from app.core.exceptions import AuthorizationException
from app.core.permissions import Permission
from app.core.roles import BUILT_IN, Role, ready_made_permissions
from tests.conftest import NOW

P = Permission
BILLS = {P.PATIENT_READ, P.COVERAGE_WRITE, P.DASHBOARD_READ, P.IMPORT_RUN, P.ALERT_READ, P.ACCOUNT_OWN}
AS_THE_OWNER_SAID = {
    Role.PROVIDER: {*BILLS, P.PATIENT_WRITE, P.PATIENT_MERGE, P.ALERT_WRITE, P.PATIENT_SENSITIVE, P.BREAK_GLASS},
    Role.ADMIN: set(Permission),
    Role.AUDIT: {P.AUDIT_READ, P.ACCOUNT_OWN},
    Role.FRONT_DESK: {*BILLS, P.PATIENT_WRITE, P.PATIENT_MERGE, P.ALERT_WRITE},
    Role.BILLING: {*BILLS, P.PATIENT_EXPORT},
}


def an_actor(role: Role) -> Actor:
    return Actor("somebody", role, permissions=ready_made_permissions(role))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_role_holds_what_the_owner_gave_it_and_nothing_else(role: Role, permission: Permission) -> None:
    holds = permission in AS_THE_OWNER_SAID[role]
    assert (permission in ready_made_permissions(role)) is holds
    if holds:
        permit(an_actor(role), permission)
    else:
        with pytest.raises(AuthorizationException):
            permit(an_actor(role), permission)


@pytest.mark.parametrize("permission", Permission)
def test_without_a_role_nothing_is_permitted(permission: Permission) -> None:
    assert ready_made_permissions("no_such_role") == frozenset()
    with pytest.raises(AuthorizationException):
        permit(Actor.system(SystemActor.NOBODY), permission)


def test_every_role_has_a_definition() -> None:
    assert set(BUILT_IN) == set(Role)


def a_session(role: Role) -> SessionState:
    return SessionState(
        id="s1",
        user_id="u1",
        role=role,
        role_name=BUILT_IN[role].name,
        permissions=ready_made_permissions(role),
        expires_at=NOW,
        user_name="Somebody",
        user_email="somebody@example.com",
        provider_id=None,
        is_active=True,
        used_at=NOW,
        idle_after=timedelta(minutes=15),
    )


@pytest.mark.parametrize(("role", "scope"), [(Role.PROVIDER, PRACTICE), (Role.ADMIN, PRACTICE), (Role.AUDIT, NOTHING)])
def test_an_auditor_sees_no_patient_at_all(role: Role, scope: Scope) -> None:
    actor = a_session(role).actor()
    assert (actor.scope, actor.role, actor.id, actor.session) == (scope, role, "u1", "s1")
    assert actor.scope.holds(Standing("anybody")) is (role is not Role.AUDIT)


def test_a_panel_holds_the_patients_of_its_provider_only() -> None:
    panel = Scope(panel="p1")
    assert panel.holds(Standing("a", "p1"))
    assert panel.holds(Standing("a", "p1", is_restricted=True))
    assert not panel.holds(Standing("a", "p2"))
    assert not panel.holds(Standing("a"))
    assert PRACTICE.holds(Standing("a", is_restricted=True))
    assert not NOTHING.holds(Standing("a"))


def test_what_is_restricted_is_closed_to_the_practice_but_not_to_who_treats_it_or_opened_it() -> None:
    scope = Scope(whole_practice=True, panel="p1", opened=frozenset({"b"}))
    assert scope.holds(Standing("a", "p2"))
    assert not scope.holds(Standing("a", "p2", is_restricted=True))
    assert scope.holds(Standing("a", "p1", is_restricted=True))
    assert scope.holds(Standing("b", "p2", is_restricted=True))
    assert not scope.holds_by_rule(Standing("b", "p2", is_restricted=True))


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.FRONT_DESK, Role.BILLING, Role.ADMIN])
def test_with_both_switches_off_everybody_has_one_and_the_same_scope(role: Role) -> None:
    session = replace(a_session(role), provider_id="p1", emergencies=frozenset({"a"}))
    assert session.scope is PRACTICE


@pytest.mark.parametrize(
    ("role", "provider_id", "own_panel", "restricted", "scope"),
    [
        (Role.PROVIDER, "p1", True, False, Scope(panel="p1", opened=frozenset({"a"}))),
        (Role.PROVIDER, "p1", False, True, Scope(whole_practice=True, panel="p1", opened=frozenset({"a"}))),
        (Role.PROVIDER, "p1", True, True, Scope(panel="p1", opened=frozenset({"a"}))),
        (Role.FRONT_DESK, None, True, False, PRACTICE),
        (Role.FRONT_DESK, None, True, True, Scope(whole_practice=True)),
        (Role.BILLING, None, False, True, Scope(whole_practice=True)),
        (Role.ADMIN, "p1", True, True, PRACTICE),
        (Role.AUDIT, None, True, True, NOTHING),
    ],
)
def test_the_switches_close_what_a_role_does_not_open(
    role: Role, provider_id: str | None, own_panel: bool, restricted: bool, scope: Scope
) -> None:
    session = replace(
        a_session(role),
        provider_id=provider_id,
        own_panel_only=own_panel,
        has_restricted_patients=restricted,
        emergencies=frozenset({"a"}),
    )
    assert session.scope == scope


@pytest.mark.parametrize("name", SystemActor)
def test_a_system_actor_has_a_name_that_no_user_can_have(name: SystemActor) -> None:
    assert Actor.system(name).is_system
    assert not Actor("user-1", Role.ADMIN).is_system
