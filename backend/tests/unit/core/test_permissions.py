"""What each role holds, as the owner said it: providers treat, administrators do everything, auditors look at logs."""

import pytest

from app.core.actor import NOTHING, PRACTICE, Actor, Role, Scope, SystemActor
from app.core.auth_middleware import SessionState, permit
from app.core.exceptions import AuthorizationException
from app.core.permissions import GRANTS, Permission, role_grants
from tests.conftest import NOW

P = Permission
AS_THE_OWNER_SAID = {
    Role.PROVIDER: {
        *{P.PATIENT_READ, P.PATIENT_WRITE, P.DASHBOARD_READ, P.IMPORT_RUN, P.ACCOUNT_OWN},
        *{P.ALERT_READ, P.ALERT_WRITE},
    },
    Role.ADMIN: set(Permission),
    Role.AUDIT: {P.AUDIT_READ, P.ACCOUNT_OWN},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_role_holds_what_the_owner_gave_it_and_nothing_else(role: Role, permission: Permission) -> None:
    holds = permission in AS_THE_OWNER_SAID[role]
    assert role_grants(role, permission) is holds
    if holds:
        permit(Actor("somebody", role), permission)
    else:
        with pytest.raises(AuthorizationException):
            permit(Actor("somebody", role), permission)


@pytest.mark.parametrize("permission", Permission)
def test_without_a_role_nothing_is_permitted(permission: Permission) -> None:
    assert not role_grants(None, permission)
    with pytest.raises(AuthorizationException):
        permit(Actor.system(SystemActor.NOBODY), permission)


def test_every_role_has_a_row() -> None:
    assert set(GRANTS) == set(Role)


def a_session(role: Role) -> SessionState:
    return SessionState("s1", "u1", role, NOW, "Somebody", "somebody@example.com", None, is_active=True)


@pytest.mark.parametrize(("role", "scope"), [(Role.PROVIDER, PRACTICE), (Role.ADMIN, PRACTICE), (Role.AUDIT, NOTHING)])
def test_an_auditor_sees_no_patient_at_all(role: Role, scope: Scope) -> None:
    actor = a_session(role).actor()
    assert (actor.scope, actor.role, actor.id, actor.session) == (scope, role, "u1", "s1")
    assert actor.scope.holds("anybody") is (role is not Role.AUDIT)


def test_a_panel_holds_the_patients_of_its_provider_only() -> None:
    panel = Scope(panel="p1")
    assert panel.holds("p1")
    assert not panel.holds("p2")
    assert not panel.holds(None)
    assert PRACTICE.holds(None)
    assert not NOTHING.holds(None)


@pytest.mark.parametrize("name", SystemActor)
def test_a_system_actor_has_a_name_that_no_user_can_have(name: SystemActor) -> None:
    assert Actor.system(name).is_system
    assert not Actor("user-1", Role.ADMIN).is_system
