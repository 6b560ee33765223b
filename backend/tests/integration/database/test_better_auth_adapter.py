"""The adapter under Better Auth, against the library's own adapter in memory: the same questions, the same answers."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from better_auth import Where
from better_auth.adapters.memory import MemoryAdapter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.database.better_auth_adapter import SurrealAdapter, UnknownField
from app.services.auth_service import current_access
from tests.conftest import NOW, operator

MOMENTS = [NOW + timedelta(minutes=minutes) for minutes in (0, 1, 2)]
TEXTS = ["", "ab", "aB", "AB", "äö", "ÄÖ", "b", "10.0.0.1", "a'b$c"]
LIMITED = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Sessions, some without an address or an agent."""
    optional = st.none() | st.sampled_from(TEXTS)
    row = st.fixed_dictionaries(
        {
            "userId": st.sampled_from(["u1", "u2"]),
            "ipAddress": optional,
            "userAgent": optional,
            "expiresAt": st.sampled_from(MOMENTS),
        }
    )
    return st.lists(row, max_size=5).map(
        lambda found: [
            {**each, "id": f"s{at}", "token": f"token-{at}", "createdAt": NOW, "updatedAt": NOW}
            for at, each in enumerate(found)
        ]
    )


def clauses() -> st.SearchStrategy[Where]:
    """One condition of every kind that the library can ask."""
    names = st.sampled_from(["userId", "ipAddress", "userAgent", "id"])
    texts = st.sampled_from([*TEXTS, "u1", "s0", "S1"])
    connectors = st.sampled_from(["AND", "OR"])
    modes = st.sampled_from(["sensitive", "insensitive"])
    equal = st.builds(
        Where, names, st.none() | texts, st.sampled_from(["eq", "ne"]), connectors, st.just("sensitive")
    ) | st.builds(Where, names, texts, st.sampled_from(["eq", "ne"]), connectors, modes)
    among = st.builds(
        Where, names, st.lists(st.none() | texts, max_size=3), st.sampled_from(["in", "not_in"]), connectors, modes
    )
    parts = st.builds(Where, names, texts, st.sampled_from(["contains", "starts_with", "ends_with"]), connectors, modes)
    ordered = st.builds(
        Where,
        st.just("expiresAt"),
        st.sampled_from(MOMENTS),
        st.sampled_from(["eq", "ne", "gt", "gte", "lt", "lte"]),
        connectors,
    )
    ordered_texts = st.builds(Where, names, texts, st.sampled_from(["gt", "gte", "lt", "lte"]), connectors)
    return equal | among | parts | ordered | ordered_texts


@pytest.fixture
def adapter(assembly: Assembly) -> SurrealAdapter:
    adapter: SurrealAdapter = assembly.auth.auth.adapter
    return adapter


async def both_with(adapter: SurrealAdapter, content: list[dict[str, Any]]) -> MemoryAdapter:
    """The library's own adapter with the same rows."""
    await adapter.delete_many("session", [])
    model = MemoryAdapter()
    model.init(adapter.schema)
    for row in content:
        await adapter.create("session", row)
        await model.create("session", row)
    return model


def seen(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Rows as a set is compared; tokens never come out of the store."""
    return sorted((row["id"], row["userId"], str(row["ipAddress"]), str(row["userAgent"])) for row in found)


ALONE = [
    *(Where("expiresAt", MOMENTS[1], operator) for operator in ("eq", "ne", "gt", "gte", "lt", "lte")),
    *(Where("ipAddress", "ab", operator) for operator in ("eq", "ne", "gt", "gte", "lt", "lte")),
    *(Where("ipAddress", None, operator) for operator in ("eq", "ne")),
    *(Where("ipAddress", values, operator) for operator in ("in", "not_in") for values in ([], ["ab"], ["ab", None])),
    *(
        Where("ipAddress", value, operator, mode=mode)
        for operator in ("contains", "starts_with", "ends_with")
        for value in ("", "a", "B", "ab", None)
        for mode in ("sensitive", "insensitive")
    ),
    *(Where("ipAddress", value, operator, mode="insensitive") for operator in ("eq", "ne") for value in ("AB", "äÖ")),
    *(Where("ipAddress", ["AB", None], operator, mode="insensitive") for operator in ("in", "not_in")),
    *(Where("id", "s1", operator) for operator in ("eq", "ne", "contains", "starts_with", "ends_with")),
    *(Where("id", ["s1", "s9"], operator) for operator in ("in", "not_in")),
]


async def test_each_operator_alone_finds_what_the_library_finds(adapter: SurrealAdapter) -> None:
    texts = [None, "", "ab", "AB", "ba", "äö", "ab"]
    moments = [MOMENTS[at % 3] for at in range(len(texts))]
    content = [
        {"id": f"s{at}", "userId": "u1", "ipAddress": text, "userAgent": None, "expiresAt": moment, "token": f"t{at}"}
        for at, (text, moment) in enumerate(zip(texts, moments, strict=True))
    ]
    model = await both_with(adapter, content)
    for clause in ALONE:
        expected = seen(await model.find_many("session", [clause]))
        found = seen(await adapter.find_many("session", [clause]))
        assert found == expected, (clause.field, clause.operator, clause.value, clause.mode)


async def test_a_value_set_to_nothing_is_gone_on_both_engines(both: Assembly) -> None:
    adapter = both.auth.auth.adapter
    await adapter.create("session", {"userId": "u1", "token": "t", "ipAddress": "10.0.0.1", "expiresAt": NOW})
    assert await adapter.update_many("session", [Where("userId", "u1")], {"ipAddress": None}) == 1
    assert await adapter.count("session", [Where("ipAddress", None)]) == 1


@LIMITED
@given(content=rows(), where=st.lists(clauses(), max_size=4))
async def test_every_operator_fold_and_mode_finds_what_the_library_finds(
    adapter: SurrealAdapter, content: list[dict[str, Any]], where: list[Where]
) -> None:
    model = await both_with(adapter, content)
    expected = await model.find_many("session", where)
    assert seen(await adapter.find_many("session", where)) == seen(expected)
    assert await adapter.count("session", where) == len(expected)
    first = await adapter.find_one("session", where)
    assert (first is None) == (not expected)


@LIMITED
@given(
    content=rows(),
    where=st.lists(clauses(), min_size=1, max_size=3),
    change=st.fixed_dictionaries({}, optional={"ipAddress": st.none() | st.just("new"), "userAgent": st.just("new")}),
)
async def test_changing_many_changes_what_the_library_changes(
    adapter: SurrealAdapter, content: list[dict[str, Any]], where: list[Where], change: dict[str, Any]
) -> None:
    model = await both_with(adapter, content)
    assert await adapter.update_many("session", where, change) == await model.update_many("session", where, change)
    assert seen(await adapter.find_many("session")) == seen(await model.find_many("session"))


@LIMITED
@given(content=rows(), where=st.lists(clauses(), max_size=3))
async def test_deleting_many_deletes_what_the_library_deletes(
    adapter: SurrealAdapter, content: list[dict[str, Any]], where: list[Where]
) -> None:
    model = await both_with(adapter, content)
    assert await adapter.delete_many("session", where) == await model.delete_many("session", where)
    assert seen(await adapter.find_many("session")) == seen(await model.find_many("session"))


@LIMITED
@given(content=rows(), where=st.lists(clauses(), max_size=2), data=st.data())
async def test_changing_or_deleting_one_touches_one_at_most(
    adapter: SurrealAdapter, content: list[dict[str, Any]], where: list[Where], data: st.DataObject
) -> None:
    model = await both_with(adapter, content)
    matching = {row["id"] for row in await model.find_many("session", where)} if where else set()
    changed = await adapter.update("session", where, {"userAgent": "changed"})
    assert (changed["id"] in matching) if changed else not matching
    assert await adapter.count("session", [Where("userAgent", "changed")]) == (1 if matching else 0)
    before = await adapter.count("session")
    await adapter.delete("session", [Where("userAgent", "changed")] if where else [])
    assert before - await adapter.count("session") == (1 if matching else 0)


@LIMITED
@given(
    content=rows(),
    field=st.sampled_from(["ipAddress", "userAgent", "expiresAt"]),
    direction=st.sampled_from(["asc", "desc"]),
    limit=st.none() | st.integers(0, 4),
    offset=st.none() | st.integers(0, 4),
)
async def test_order_limit_and_offset_are_those_of_the_library(
    adapter: SurrealAdapter,
    content: list[dict[str, Any]],
    field: str,
    direction: str,
    limit: int | None,
    offset: int | None,
) -> None:
    model = await both_with(adapter, content)
    asked: dict[str, Any] = {"sort_by": {"field": field, "direction": direction}, "limit": limit, "offset": offset}
    found = await adapter.find_many("session", **asked)
    expected = await model.find_many("session", **asked)
    assert [row[field] for row in found] == [row[field] for row in expected]


async def test_of_many_who_consume_one_value_a_single_one_gets_it(both: Assembly) -> None:
    adapter = both.auth.auth.adapter
    for round_ in range(10):
        await adapter.create(
            "verification", {"identifier": f"reset-{round_}", "value": "42", "expiresAt": NOW + timedelta(hours=1)}
        )
        got = await asyncio.gather(
            *(adapter.consume_one("verification", [Where("identifier", f"reset-{round_}")]) for _ in range(12))
        )
        assert [row["value"] for row in got if row is not None] == ["42"]
    assert await adapter.count("verification") == 0


async def test_a_change_of_nothing_changes_nothing_and_still_counts(adapter: SurrealAdapter) -> None:
    await adapter.create("jwks", {"publicKey": "p", "privateKey": "s", "createdAt": NOW})
    assert await adapter.update_many("jwks", [], {}) == 1
    assert await adapter.update_many("jwks", [Where("publicKey", "q")], {}) == 0


async def test_a_value_consumed_under_another_condition_stays(adapter: SurrealAdapter) -> None:
    await adapter.create("verification", {"identifier": "a", "value": "", "expiresAt": NOW})
    late = [Where("identifier", "a"), Where("expiresAt", NOW, "gt")]
    assert await adapter.consume_one("verification", late) is None
    assert await adapter.consume_one("verification", [Where("identifier", "a")]) is not None
    assert await adapter.consume_one("verification", [Where("identifier", "a")]) is None


@pytest.mark.parametrize(
    "where",
    [
        Where("identifier; REMOVE TABLE user", "a"),
        Where("password", "a"),
        Where("created_at", NOW),
        Where("", "a"),
    ],
)
async def test_an_unknown_field_is_refused_and_never_becomes_text(adapter: SurrealAdapter, where: Where) -> None:
    """Hole 14: `list-users?sortBy=` reached the adapter raw."""
    asked = [
        adapter.find_many("verification", [where]),
        adapter.find_many("verification", sort_by={"field": where.field, "direction": "asc"}),
        adapter.count("verification", [where]),
        adapter.update_many("verification", [], {where.field: "a"}),
        adapter.delete_many("verification", [where]),
    ]
    for question in asked:
        with pytest.raises(UnknownField):
            await question


@pytest.mark.parametrize("table", ["patient", "audit", "user; REMOVE TABLE audit", "lockout"])
async def test_a_table_that_is_not_the_librarys_is_refused(adapter: SurrealAdapter, table: str) -> None:
    for question in (adapter.find_many(table), adapter.count(table), adapter.delete_many(table, [])):
        with pytest.raises(UnknownField):
            await question


async def test_a_session_token_is_stored_as_its_hash_and_shown_only_to_whoever_shows_it(
    adapter: SurrealAdapter, assembly: Assembly
) -> None:
    row = {"userId": "u1", "token": "the-raw-token", "expiresAt": NOW, "createdAt": NOW, "updatedAt": NOW}
    created = await adapter.create("session", row)
    await adapter.create("session", {**row, "token": "another-token"})
    assert created["token"] == "the-raw-token"
    assert "the-raw-token" not in str(await assembly.database.rows("SELECT * FROM session"))
    shown = await adapter.find_one("session", [Where("token", "the-raw-token")])
    assert shown is not None
    assert shown["token"] == "the-raw-token"
    assert {row["token"] for row in await adapter.find_many("session")} == {""}
    either = [Where("token", "the-raw-token"), Where("userId", "u1", connector="OR")]
    assert sorted(row["token"] for row in await adapter.find_many("session", either)) == ["", "the-raw-token"]
    among = await adapter.find_many("session", [Where("token", ["the-raw-token", "nobody's"], "in")])
    assert len(among) == 1


async def test_a_change_of_a_user_has_its_audit_row_its_event_and_a_higher_version(demo: Assembly) -> None:
    adapter = demo.auth.auth.adapter
    current_access.set(operator(demo, AuditAction.USER_UPDATED))
    user = await adapter.update("user", [Where("email", "audit@example.com")], {"name": "Robin E."})
    assert user is not None
    row = await demo.database.one("SELECT * FROM user WHERE email = 'audit@example.com'")
    assert row is not None
    assert (row["name"], row["version"]) == ("Robin E.", 2)
    audit = await demo.database.rows("SELECT subject FROM audit WHERE action = 'user.updated'")
    assert [each["subject"] for each in audit] == [user["id"]]
    events = await demo.database.rows("SELECT version FROM event WHERE subject = $record", {"record": row["id"]})
    assert sorted(event["version"] for event in events) == [1, 2]


async def test_more_users_than_a_page_are_all_named(demo: Assembly) -> None:
    adapter = demo.auth.auth.adapter
    current_access.set(operator(demo, AuditAction.USER_CREATED))
    for number in range(110):
        await adapter.create(
            "user",
            {
                "name": "Somebody",
                "email": f"somebody-{number}@example.com",
                "emailVerified": True,
                "role": "provider",
                "isActive": True,
                "createdAt": datetime.now(UTC),
                "updatedAt": datetime.now(UTC),
            },
        )
    assert await adapter.update_many("user", [Where("name", "Somebody")], {"name": "Nobody"}) == 110
    audit = await demo.database.rows("SELECT subjects FROM audit WHERE action = 'user.updated'")
    assert len({subject for row in audit for subject in row["subjects"]}) == 110
