"""The second, narrow door: bookkeeping passes, everything else is turned away before it reaches the store."""

from typing import Any

import pytest

from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.entity_rows import EntityRows
from app.database.failures import RecordExists
from app.database.models import Patient
from app.database.statement import RecordID, Statement
from tests.builders import a_patient

PATIENT = RecordID("patient", "p")
LEASE = {"lease": RecordID("lease", "work"), "patient": PATIENT, "patients": [PATIENT], "table": "patient"}
MINE = "UPSERT $lease SET holder = 'x', token = 1, expires_at = time::now();"

SNEAKED = [
    "UPDATE patient SET status = 'churned'",
    "UPDATE $patient SET status = 'churned'",
    "update only patient:p set status = 'churned'",
    "UPDATE $patients SET status = 'churned'",
    "UPSERT patient:q SET status = 'churned'",
    "CREATE patient SET status = 'churned'",
    "INSERT INTO patient {}",
    "INSERT IGNORE INTO patient {}",
    "INSERT $row",
    "INSERT $rows",
    "INSERT INTO $table {}",
    "DELETE patient",
    "DELETE FROM patient",
    "DELETE ONLY patient:p",
    "UPDATE lease, patient SET a = 1",
    "UPDATE $lease, $patient SET a = 1",
    "UPDATE (SELECT VALUE id FROM patient) SET status = 'churned'",
    "UPDATE [patient:p] SET status = 'churned'",
    "UPDATE `patient` SET status = 'churned'",
    "UPDATE ⟨patient⟩ SET status = 'churned'",
    "UPDATE/* lease */patient SET status = 'churned'",
    "UPDATE -- lease\npatient SET status = 'churned'",
    "UPDATE type::table($table) SET status = 'churned'",
    "UPDATE type::record('patient', 'p') SET status = 'churned'",
    "FOR $p IN [patient:p] { UPDATE $p SET status = 'churned' }",
    "FOR $lease IN [patient:p] { UPDATE $lease SET status = 'churned' }",
    "{ LET $lease = patient:p; UPDATE $lease SET status = 'churned'; }",
    "IF true { { UPDATE patient SET status = 'churned' } }",
    "IF true { UPDATE lease SET token = 1 } ELSE { UPDATE patient SET status = 'churned' }",
    "LET $x = (UPDATE patient SET status = 'churned')",
    "SELECT * FROM (UPDATE patient SET status = 'churned')",
    "RETURN (DELETE patient)",
    "CREATE |patient:10|",
    "RELATE patient:p->knows->patient:p",
    "REMOVE TABLE patient",
    "DEFINE EVENT OVERWRITE patient_stays ON patient WHEN false THEN {}",
    "ALTER TABLE patient DROP COMMENT",
    "REBUILD INDEX patient_mrn ON patient",
    "COMMIT; UPDATE patient SET status = 'churned'",
    "CANCEL",
    "USE NS other",
    "UPDATE $unknown SET status = 'churned'",
    "UPDATE 'patient' SET status = 'churned'",
    "UPDATE",
    "UPDATE ONLY",
]


@pytest.fixture
async def patient(store: Database, tables: dict[str, EntityRows[Any]]) -> Patient:
    patient = a_patient(id="p" * 20)
    await store.commit([tables["patient"].create(patient)])
    return patient


async def rows(store: Database, *names: str) -> list[Any]:
    return [await store.rows(f"SELECT * FROM {name}") for name in names]


@pytest.mark.usefixtures("patient")
async def test_nothing_that_the_practice_knows_can_be_sneaked_through(store: Database) -> None:
    bookkeeper = Bookkeeper(store)
    before = await rows(store, "patient", "lease")
    row = {"id": PATIENT, "status": "churned"}
    parameters = {**LEASE, "row": row, "rows": [{"id": LEASE["lease"]}, row]}
    passed = []
    for surql in SNEAKED:
        for text in (surql, MINE + surql, surql + ";" + MINE):
            try:
                await bookkeeper.keep([Ledger.LEASE], Statement(text, parameters))
            except ValueError:
                continue
            except Exception:  # noqa: BLE001 - it came to the store, whatever the store said
                passed.append(text)
            else:
                passed.append(text)
    assert passed == []
    assert await rows(store, "patient", "lease") == before


@pytest.mark.parametrize(
    "parameters",
    [
        {"it": PATIENT},
        {"it": [RecordID("lease", "a"), PATIENT]},
        {"it": [{"id": RecordID("lease", "a")}, {"id": PATIENT}]},
        {"it": "patient"},
        {"it": None},
        {"it": {}},
        {"it": [{"holder": "x"}]},
        {},
    ],
    ids=str,
)
async def test_a_target_in_a_parameter_is_looked_up(store: Database, parameters: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="this is no bookkeeping"):
        await Bookkeeper(store).keep([Ledger.LEASE], Statement("UPDATE $it SET token = 1", parameters))


@pytest.mark.parametrize(
    ("ledger", "surql"),
    [
        (Ledger.EVENT_NUMBER, "DELETE event"),
        (Ledger.EVENT_NUMBER, "CREATE event SET seq = 1"),
        (Ledger.EVENT_NUMBER, "INSERT INTO event {}"),
        (Ledger.AUDIT, "DELETE audit"),
        (Ledger.AUDIT, "UPSERT audit:x SET block = 1"),
        (Ledger.AUDIT_BLOCK, "UPDATE audit_block SET hash = NONE"),
        (Ledger.AUDIT_BLOCK, "DELETE audit_block"),
        (Ledger.KEY_CHECK, "UPDATE key_check SET identity = 'x'"),
        (Ledger.KEY_CHECK, "DELETE key_check"),
        (Ledger.SESSION, "UPDATE lease SET token = 1"),
        *(
            (Ledger.PATIENT_ENVELOPE, surql)
            for surql in (
                "DELETE patient",
                "UPDATE patient SET sealed = $sealed WHERE version = $version AND sealed = $before RETURN id",
                "UPDATE $record SET sealed = $sealed",
                "UPDATE $record SET sealed = $sealed WHERE version = $version RETURN id",
                "UPDATE $record SET sealed = $sealed WHERE version = $version OR sealed = $before RETURN id",
                "UPDATE $record SET sealed = $before WHERE version = $version AND sealed = $before RETURN id",
                "UPDATE $record SET status = $sealed WHERE version = $version AND sealed = $before RETURN id",
                "UPDATE $record SET sealed = $sealed, a = 1 WHERE version = $version AND sealed = $before RETURN id",
                "UPDATE $record REPLACE $content WHERE version = $version AND sealed = $before RETURN id",
                "UPDATE $record SET sealed = $sealed RETURN id; UPDATE $record SET status = $x",
            )
        ),
    ],
)
async def test_a_ledger_allows_what_it_is_for_and_no_more(store: Database, ledger: Ledger, surql: str) -> None:
    with pytest.raises(ValueError, match="this is no bookkeeping"):
        await Bookkeeper(store).keep([ledger], Statement(surql, {"record": PATIENT}))


SEAL_AGAIN = "UPDATE $record SET sealed = $sealed WHERE version = $version AND sealed = $before RETURN id"
ALL_ENVELOPES = [Ledger.PATIENT_ENVELOPE, Ledger.COVERAGE_ENVELOPE, Ledger.ALERT_ENVELOPE]


async def test_sealing_again_is_bookkeeping_at_the_version_that_was_read(store: Database, patient: Patient) -> None:
    before = (await rows(store, "patient"))[0][0]
    values = {"record": before["id"], "sealed": b"anew", "version": patient.version, "before": before["sealed"]}
    for other in ({"version": patient.version + 1}, {"before": b"something else"}):
        assert await Bookkeeper(store).keep(ALL_ENVELOPES, Statement(SEAL_AGAIN, {**values, **other})) == [[]]
    assert await rows(store, "patient") == [[before]]
    await Bookkeeper(store).keep(ALL_ENVELOPES, Statement(SEAL_AGAIN, values))
    assert await rows(store, "patient") == [[{**before, "sealed": b"anew"}]]


@pytest.mark.parametrize("table", ["status_change", "eligibility_answer", "alert_change", "audit", "idempotent_answer"])
async def test_what_is_frozen_is_never_sealed_again(store: Database, table: str) -> None:
    values = {"record": RecordID(table, "x"), "sealed": b"anew", "version": 1, "before": b"before"}
    with pytest.raises(ValueError, match="this is no bookkeeping"):
        await Bookkeeper(store).keep(ALL_ENVELOPES, Statement(SEAL_AGAIN, values))


async def test_one_statement_that_does_not_belong_keeps_its_neighbours_out_too(store: Database) -> None:
    good = Statement(MINE, {"lease": RecordID("lease", "work")})
    with pytest.raises(ValueError, match="this is no bookkeeping"):
        await Bookkeeper(store).keep([Ledger.LEASE], good, Statement("UPDATE patient SET a = 1", {}))
    assert await rows(store, "lease") == [[]]


async def test_a_text_that_changes_nothing_is_no_bookkeeping(store: Database) -> None:
    with pytest.raises(ValueError, match="this is no bookkeeping"):
        await Bookkeeper(store).keep([Ledger.LEASE], Statement("SELECT * FROM patient", {}))


async def test_bookkeeping_passes_in_every_shape_that_it_has(store: Database) -> None:
    bookkeeper = Bookkeeper(store)
    work = RecordID("lease", "work")
    lease = {"lease": work, "leases": [work], "note": "UPDATE patient SET a = 1; DELETE patient"}
    for text in (
        MINE,
        "IF array::is_empty((UPDATE $lease SET token += 1 WHERE token = 1 RETURN id)) { THROW 'lost' }",
        "{ LET $now = time::now(); UPDATE ONLY $lease SET expires_at = $now, holder = $note; }",
        "UPDATE lease SET holder = 'UPDATE patient; DELETE patient' -- DELETE patient\n",
        "FOR $at IN 0..array::len($leases) { UPDATE $leases[$at] SET token = 2 RETURN NONE }",
        "DELETE $lease RETURN NONE",
    ):
        await bookkeeper.keep([Ledger.LEASE], Statement(text, lease))
    content = {"identity": "x", "sealed": b"x"}
    check = Statement("CREATE ONLY key_check:keys CONTENT $content RETURN NONE", {"content": content})
    await bookkeeper.keep([Ledger.KEY_CHECK, Ledger.LEASE], check, Statement(MINE, lease))
    with pytest.raises(RecordExists):
        await bookkeeper.keep([Ledger.KEY_CHECK], check)
    assert [len(found) for found in await rows(store, "lease", "key_check")] == [1, 1]
