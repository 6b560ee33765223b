"""What an answer of the engine means; whatever the engine's text quotes stays out of it."""

import logging
import traceback
from typing import Any

import pytest

from app.database.answers import checked, results_of
from app.database.failures import RecordExists, StoreConflict, StoreRefused, StoreThrew, UniqueIndexHeld

PLANTED = "Zyxwvut Planted"
OK = {"status": "OK", "result": [1]}
NOT_RUN = {
    "status": "ERR",
    "result": "The query was not executed due to a failed transaction",
    "kind": "Query",
    "details": {"kind": "NotExecuted"},
}
CANCELLED = {**NOT_RUN, "details": {"kind": "Cancelled"}}
CONFLICT = {**NOT_RUN, "result": "Transaction conflict", "details": {"kind": "TransactionConflict"}}
HELD = {
    "status": "ERR",
    "kind": "Internal",
    "result": f"Database index `patient_mrn` already contains '{PLANTED}', with record `patient:x`",
}
THERE = {"status": "ERR", "kind": "AlreadyExists", "result": "Database record `idempotent_answer:abc` already exists"}
THROWN = {"status": "ERR", "kind": "Thrown", "result": "An error occurred: stale_patient"}
COERCION = {"status": "ERR", "kind": "Internal", "result": f"Expected `int` but found `'{PLANTED}'`"}


def test_the_values_come_in_order_when_every_statement_went_well() -> None:
    assert checked([OK, {"status": "OK", "result": None}]) == [[1], None]


@pytest.mark.parametrize(
    ("failed", "signal", "name"),
    [
        (HELD, UniqueIndexHeld, "patient_mrn"),
        (THERE, RecordExists, "idempotent_answer"),
        (THROWN, StoreThrew, "stale_patient"),
    ],
)
@pytest.mark.parametrize("around", [[], [NOT_RUN], [CANCELLED]])
def test_the_cause_is_found_among_its_cancelled_neighbours(
    failed: dict[str, Any], signal: type[Exception], name: str, around: list[dict[str, Any]]
) -> None:
    with pytest.raises(signal, match=f"^{name}$"):
        checked([OK, *around, failed, *around, NOT_RUN])


def test_a_conflict_is_one_wherever_it_is_told() -> None:
    with pytest.raises(StoreConflict):
        checked([OK, NOT_RUN, CANCELLED, CONFLICT])


@pytest.mark.parametrize(
    "text", [f"The table '{PLANTED}' does not exist", f"Expected `int` but found: {PLANTED}", PLANTED, "", "A: B c"]
)
def test_what_the_engine_throws_by_itself_is_no_code_of_ours(text: str) -> None:
    with pytest.raises(StoreRefused):
        checked([{**THROWN, "result": f"An error occurred: {text}"}])


def test_a_cancelled_batch_without_a_cause_is_still_a_failure() -> None:
    with pytest.raises(StoreRefused):
        checked([NOT_RUN, CANCELLED])


@pytest.mark.parametrize("failed", [HELD, COERCION, {**COERCION, "kind": PLANTED.replace(" ", "")[:0] or "Internal"}])
def test_nothing_that_the_engine_quotes_reaches_an_exception_or_a_log(
    failed: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Exception) as raised:  # noqa: PT011 - each kind raises its own
        checked([failed])
    assert PLANTED not in "".join(traceback.format_exception(raised.value))
    assert all(PLANTED not in str(vars(record)) for record in caplog.records)


def test_a_text_that_was_refused_as_a_whole_is_told_by_its_kind_alone(caplog: pytest.LogCaptureFixture) -> None:
    answer = {"error": {"kind": "Validation", "message": f"Parse error near '{PLANTED}'"}}
    with pytest.raises(StoreRefused):
        results_of(answer, "SELEC $planted")
    assert [vars(record)["kind"] for record in caplog.records] == ["Validation"]
    assert all(PLANTED not in str(vars(record)) for record in caplog.records)
