"""No query of a request scans a table: every literal under app/database is shown to the engine's planner.

The queries are taken from the source itself, so that a new one cannot be forgotten; one with a new parameter asks for
a representative value here. A change is planned as the SELECT that finds its rows.
https://surrealdb.com/docs/surrealql/clauses/explain
"""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from better_auth import Where
from surrealdb.data.types.range import BoundExcluded, BoundIncluded, Range

from app.assembly import Assembly
from app.database import alert_repository, connection, job_repository
from app.database.better_auth_adapter import SurrealAdapter
from app.database.connection import Database
from app.database.scan_repository import _stretches
from app.database.statement import RecordID
from app.database.surql_words import renamed
from tests.conftest import NOW

SOURCE = Path(connection.__file__).parent
RECORD = RecordID("patient", "x")
RECORDS = (
    "account alert answer auth block check counter invitation job lease lockout migration patient position practice "
    "preference provider record renewed row schedule session spent user "
    "but ceremony confirmed device factor marked passkey pending reused taken used word"
).split()
VALUES: dict[str, object] = {
    **dict.fromkeys(RECORDS, RECORD),
    **dict.fromkeys(("code", "content_key", "email", "hash", "holder", "identifier", "key", "old", "name"), "x"),
    **dict.fromkeys(("seq", "limit", "number", "last", "expected", "version", "token", "at_most", "most"), 1),
    **dict.fromkeys(("at", "before", "begins", "now", "since", "slot", "until"), NOW),
    "alert_id": "x",
    "fence": 1,
    "never": NOW,
    **dict.fromkeys(("notice", "suppression"), RECORD),
    **dict.fromkeys(("failure", "id", "provider_id", "reason"), "x"),
    "settled": ["sent"],
    **dict.fromkeys(("credential", "spent_token"), "x"),
    "sessions": [RECORD],
    "ready_made": ["admin"],
    "is_report": True,
    "overtaken": [],
    "users": ["x"],
    "sealed": b"x",
    "keys": ["x"],
    "kind": "clean_up",
    "kinds": ["clean_up"],
    "priority": 2,
    "state": "done",
    "unique_key": "x",
    "events": [RECORD],
    "records": [RECORD],
    "rows": [RECORD],
    "moment": NOW,
    "grant": RECORD,
    "role": RECORD,
    "moved": "x",
    "stale": "x",
    "guard": RECORD,
    **dict.fromkeys(("view", "pair", "first", "second", "survivor", "other", "draft", "drafts"), RECORD),
    **dict.fromkeys(("content", "document"), RECORD),
    "ids": ["x"],
    **dict.fromkeys(("seen", "next"), 1),
    "reviewed": False,
    "lately": RecordID("event", Range(BoundIncluded("0"), BoundExcluded("~"))),
    "stretch": next(_stretches("patient", 0)),
    "owner": "x",
    "who": "x",
    "blocks": [1],
    **dict.fromkeys(("export", "part"), RecordID("patient_export", "x")),
    "import": RecordID("patient_import", "x"),
    "stage": "checked",
    "parent": {"failures": 1},
    "steps": [{"failures": 1, "until": NOW + timedelta(1)}],
}
OTHER_KIND = {
    ("session_repository.py", "user"): "user-1",
    ("user_repository.py", "user"): "user-1",
    ("emergency_repository.py", "user"): "user-1",
    ("second_factor_repository.py", "user"): "user-1",
    ("passkey_repository.py", "user"): "user-1",
    ("passkey_repository.py", "before"): 0,
    ("credential_repository.py", "user"): "user-1",
    ("event_repository.py", "at"): 0,
    ("audit_search.py", "begins"): 0,
    ("schedule_repository.py", "job"): "x",
}
"""Parameters that mean something else in one module."""

SCANS: dict[str, str] = {
    "SELECT * FROM provider LIMIT 5000": "a practice has some hundred providers, and a page shows them all",
    "SELECT * FROM payer LIMIT 5000": "a practice has some hundred payers, and a page shows them all",
    "SELECT * FROM user LIMIT 5000": "a practice has some hundred users; read for their names and to tell them",
    "SELECT id FROM user LIMIT 1": "stops at the first row",
    "SELECT * FROM schedule LIMIT 100": "a handful of rows",
    "SELECT * FROM key_check LIMIT 10000": "a row for each process and key, at the start and in a rotation",
    "SELECT * FROM alert_preference LIMIT 5000": "a row for each user who chose; read when somebody is to be told",
    "SELECT id, public_key FROM jwks LIMIT 100": "a handful of signing keys",
    "SELECT * FROM user WHERE is_active": "a practice has some hundred users; asked once for all open sockets",
    "SELECT * FROM role": "a practice makes a handful of roles",
    "SELECT * FROM permission_grant WHERE ended_at = NONE": "some dozens of grants; asked once for all open sockets",
    "SELECT * FROM role LIMIT 500": "a practice makes a handful of roles",
    "SELECT * FROM permission_grant WHERE ended_at = NONE LIMIT 10000": "some dozens of grants; whoever manages users",
    "SELECT * FROM session WHERE expires_at > $at LIMIT 20000": "five of each user at most; whoever manages users",
    "SELECT * FROM last_sign_in LIMIT 20000": "one of each user; whoever manages users",
    "SELECT user_id FROM passkey LIMIT 100000": "a few of each user; whoever manages users",
    "SELECT * FROM session WHERE expires_at <= $at": "five of each user at most; once a night",
    "SELECT * FROM trusted_device WHERE expires_at <= $at": "a few of each user; once a night",
    "SELECT first_id, second_id FROM duplicate_pair LIMIT $most": "every pair that is known already; once a night",
    "SELECT * FROM migration": "a handful of rows, at the start",
    "SELECT * FROM lease": "a handful of rows, at the start of an embedded store",
    "SELECT id FROM audit WHERE !type::is_int(block) OR block < 0 OR block > $last LIMIT 1": "verification reads all",
    "SELECT id FROM audit_block WHERE !type::is_int(record::id(id)) OR record::id(id) < 1 OR record::id(id) > $last "
    "LIMIT 1": "verification reads all",
}
"""The closed list of table scans, each with its reason."""

COUNTS = {
    "emergency_access",
    "second_factor",
    "patient",
    "coverage",
    "provider",
    "alert",
    "audit",
    "audit_block",
    "patient_export",
    "patient_import",
    "patient_merge",
    "document",
    "duplicate_pair",
    "eligibility_check",
    "onboarding_draft",
    "saved_view",
}
"""Tables that are counted as a whole: by the fill, the reconciler, the demo and verification, on no request."""

_QUERY = re.compile(r"\b(?:SELECT|UPDATE|DELETE)\b")
_CHANGE = re.compile(r"(?:UPDATE|DELETE)\s+(?:ONLY\s+)?(?P<target>\$?\w+(?:\[\$\w+\])?)")
_WHERE = re.compile(r"\bWHERE\s+(.*?)(?:\s+RETURN\b.*)?$")


def literals() -> Iterator[tuple[str, str]]:
    """Every string of the database layer that holds a query, with its module; docstrings are none."""
    for path in sorted(SOURCE.glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        inside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                yield path.name, node.value.replace("%s", "true")


def queries() -> Iterator[tuple[str, str]]:
    """Each query of each literal as a SELECT: nested ones too, and changes as what finds their rows."""
    for module, text in literals():
        for match in _QUERY.finditer(text):
            part = " ".join(_to_its_end(text[match.start() :]).split())
            if re.match(r"SELECT\b.*\bFROM\b", part):
                yield module, part
            elif (change := _CHANGE.match(part)) and ("$" in part or " SET " in part or " WHERE " in part):
                where = _WHERE.search(part)
                yield module, f"SELECT * FROM {change['target']}" + (f" WHERE {where[1]}" if where else "")


def _to_its_end(text: str) -> str:
    depth = 0
    for at, character in enumerate(text):
        depth += (character in "({[") - (character in ")}]")
        if depth < 0 or (depth == 0 and character == ";"):
            return text[:at]
    return text


def parameters(module: str, query: str) -> dict[str, object]:
    return {name: OTHER_KIND.get((module, name), VALUES[name]) for name in re.findall(r"\$(\w+)", query)}


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operator"]
    for child in plan.get("children", []):
        yield from operators(child)


def is_given(query: str) -> bool:
    """Whether the rows are named in the question itself, so that nothing is looked for."""
    return re.search(r"FROM (?:ONLY )?\$(?:records|rows|events|sessions|steps|users|drafts)\b", query) is not None


async def plan_of(store: Database, module: str, query: str) -> set[str]:
    return set(operators(await explained(store, module, query)))


async def explained(store: Database, module: str, query: str) -> dict[str, Any]:
    values = {f"q_{name}": value for name, value in parameters(module, query).items()}
    rows = await store.engine.call(renamed(query, lambda name: f"q_{name}") + " EXPLAIN", values)
    assert rows[0]["status"] == "OK", (module, query)
    plan: dict[str, Any] = rows[0]["result"]
    return plan


async def test_every_query_goes_by_an_index_or_by_record_id(store: Database) -> None:
    asked = sorted(set(queries()))
    assert len(asked) > 45
    scanning, unplanned = [], []
    for module, query in asked:
        plan = await plan_of(store, module, query)
        if "TableScan" in plan and query not in SCANS:
            scanning.append((module, query))
        goes_well = (
            {"IndexScan", "IndexCountScan", "RecordIdScan", "CountScan"} & plan or is_given(query) or query in SCANS
        )
        if not goes_well:
            unplanned.append((module, query, plan))
    assert scanning == []
    assert unplanned == []


async def test_only_the_tables_that_are_counted_at_rest_are_counted_as_a_whole(store: Database) -> None:
    counted = set()
    for module, query in set(queries()):
        if "CountScan" in await plan_of(store, module, query):
            counted.add(query.split(" FROM ")[1].split()[0])
    assert counted <= COUNTS


def test_the_list_of_scans_holds_nothing_that_is_gone() -> None:
    assert set(SCANS) - {query for _, query in queries()} == set()


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT * FROM patient WHERE keys CONTAINS $key LIMIT 20", "patient_keys"),
        ("SELECT * FROM coverage WHERE member_key = $key LIMIT 50", "coverage_member"),
        ("SELECT * FROM coverage WHERE patient_id = $patient LIMIT 50", "coverage_patient"),
        ("SELECT * FROM emergency_access WHERE user_id = $user LIMIT 1000", "emergency_access_user"),
        ("SELECT * FROM event WHERE seq > $seq ORDER BY seq LIMIT $limit", "event_seq"),
        ("SELECT * FROM audit WHERE block = 0 LIMIT $limit", "audit_block_number"),
        ("SELECT * FROM alert WHERE once INSIDE $keys", "alert_once"),
        ("SELECT * FROM alert WHERE patient_key = $key AND once != NONE LIMIT 200", "alert_of_patient"),
        ("SELECT * FROM job WHERE state = 'running' LIMIT 1000", "job_due"),
    ],
)
async def test_the_hot_queries_use_the_index_that_was_made_for_them(store: Database, query: str, index: str) -> None:
    assert query in {each for _, each in queries()}
    assert f"'index': '{index}'" in str(await explained(store, "", query))


async def test_what_is_due_is_found_by_state_and_priority_in_the_order_of_time(store: Database) -> None:
    claiming = [each for each in job_repository._CLAIMABLE.split(";") if "SELECT" in each]
    assert len(claiming) == 4
    for query in claiming:
        plan = await explained(store, "", query)
        assert "'index': 'job_due'" in str(plan)
        assert {"TableScan", "Sort", "SortTopK"}.isdisjoint(set(operators(plan)))


async def test_jobs_are_counted_in_their_index(store: Database) -> None:
    for query in job_repository._COUNTS.split(";"):
        assert "IndexCountScan" in await plan_of(store, "", query)


async def test_as_many_keys_as_one_question_may_have_go_by_the_index(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(VALUES, "keys", [f"key-{at}" for at in range(alert_repository._MOST_KEYS)])
    assert "TableScan" not in await plan_of(store, "", "SELECT * FROM alert WHERE once INSIDE $keys")


async def test_what_the_auth_library_asks_goes_by_an_index_too(
    assembly: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its adapter puts texts together, so they are taken on their way to the engine."""
    asked: list[tuple[str, dict[str, object]]] = []
    engine = assembly.database.engine
    call = engine.call

    async def noted(surql: str, values: dict[str, object]) -> Any:
        if "LIMIT $most" in surql:  # the workers of the process ask too
            asked.append((surql, values))
        return await call(surql, values)

    monkeypatch.setattr(engine, "call", noted)
    adapter = assembly.auth.auth.adapter
    assert isinstance(adapter, SurrealAdapter)
    for model, field in (
        ("session", "token"),
        ("session", "userId"),
        ("session", "id"),
        ("user", "email"),
        ("user", "id"),
        ("account", "userId"),
        ("verification", "identifier"),
        ("verification", "id"),
    ):
        await adapter.find_many(model, [Where(field, "x")], limit=1)
    monkeypatch.undo()
    assert len(asked) == 8
    for surql, values in asked:
        rows = await engine.call(f"{surql} EXPLAIN", values)
        assert "TableScan" not in set(operators(rows[0]["result"])), surql


async def test_the_planner_is_seen_to_scan_where_there_is_no_index(store: Database) -> None:
    rows = await store.engine.call("SELECT * FROM patient WHERE status = 'active' EXPLAIN", {})
    assert "TableScan" in set(operators(rows[0]["result"]))
