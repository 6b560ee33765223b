"""Roles: chains that are real, cycles that are found, revocations that always win; over random books of roles."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.permissions import Permission
from app.core.roles import BUILT_IN, LONGEST_CHAIN, Grant, Role, RoleBook, RoleCycle, RoleDefinition
from tests.conftest import NOW

KEYS = [f"role{number}" for number in range(6)]
PERMISSIONS = st.frozensets(st.sampled_from(Permission), max_size=4)


@st.composite
def books(draw: st.DrawFn) -> tuple[RoleBook, dict[str, RoleDefinition]]:
    """Any roles, which may inherit from each other, from themselves and from what is not there."""
    own = {
        key: RoleDefinition(
            key,
            key,
            "",
            draw(PERMISSIONS),
            tuple(draw(st.lists(st.sampled_from([*KEYS, *Role, "gone"]), max_size=3, unique=True))),
        )
        for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    }
    return RoleBook(own.values()), own


def reachable(own: dict[str, RoleDefinition], key: str) -> set[str]:
    """Every role above one, walked naively."""
    found: set[str] = set()
    open_ones = [key]
    while open_ones:
        role = {**own, **BUILT_IN}.get(open_ones.pop())
        for parent in role.inherits if role else ():
            if parent not in found:
                found.add(parent)
                open_ones.append(parent)
    return found


def has_cycle(own: dict[str, RoleDefinition], key: str) -> bool:
    return any(each in reachable(own, each) for each in {key, *reachable(own, key)})


@given(books())
def test_a_cycle_is_refused_and_nothing_else_is(book: tuple[RoleBook, dict[str, RoleDefinition]]) -> None:
    roles, own = book
    for key in own:
        if has_cycle(own, key):
            with pytest.raises(RoleCycle):
                roles.chains(key)
            with pytest.raises(RoleCycle):
                roles.lineage(key)
            assert roles.gives(key) == {}
            assert roles.holding(key, (), NOW).permissions == frozenset()
        else:
            chains = roles.chains(key)
            assert roles.gives(key) == chains
            everything = {**own, **BUILT_IN}
            above = {key, *reachable(own, key)}
            assert roles.lineage(key) == above
            assert set(chains) == {
                each for name in above if name in everything for each in everything[name].permissions
            }
            for permission, chain in chains.items():
                assert chain[0] == key
                assert permission in everything[chain[-1]].permissions
                assert all(parent in everything[child].inherits for child, parent in pairwise(chain))


GRANTS = st.lists(
    st.builds(
        Grant,
        st.uuids().map(str),
        st.just("somebody"),
        st.sampled_from(Permission),
        st.booleans(),
        st.sampled_from([None, NOW - timedelta(seconds=1), NOW, NOW + timedelta(seconds=1)]),
    ),
    max_size=8,
)


@given(st.sampled_from(Role), GRANTS)
def test_what_is_held_follows_from_role_and_grants_and_a_revocation_wins(role: Role, grants: list[Grant]) -> None:
    book = RoleBook()
    holding = book.holding(role, grants, NOW)
    in_force = [each for each in grants if each.expires_at is None or each.expires_at > NOW]
    given = {each.permission for each in in_force if each.is_given}
    taken = {each.permission for each in in_force if not each.is_given}
    assert holding.permissions == (set(book.chains(role)) | given) - taken
    assert set(holding.revoked) == taken
    for permission, because in holding.held.items():
        assert because.roles == book.chains(role).get(permission, ())
        assert bool(because.roles) is not bool(because.grant_id)


def test_a_chain_has_an_end() -> None:
    roles = [RoleDefinition(f"r{at}", f"r{at}", "", frozenset(), (f"r{at + 1}",)) for at in range(LONGEST_CHAIN + 1)]
    with pytest.raises(RoleCycle):
        RoleBook(roles).chains("r0")
    assert RoleBook(roles).chains("r2") == {}


def test_ready_made_roles_are_not_replaced_by_rows() -> None:
    book = RoleBook([RoleDefinition(Role.AUDIT, "Auditor", "", frozenset(Permission))])
    assert book.chains(Role.AUDIT) == RoleBook().chains(Role.AUDIT)


def test_a_provider_holds_what_the_front_desk_does_and_the_chain_says_so() -> None:
    assert RoleBook().chains(Role.PROVIDER)[Permission.PATIENT_WRITE] == (Role.PROVIDER, Role.FRONT_DESK)
    assert RoleBook().chains(Role.PROVIDER)[Permission.PATIENT_SENSITIVE] == (Role.PROVIDER,)
