"""Messages of other projects, read in place; SOURCES.tsv beside them tells where they come from."""

from datetime import date
from pathlib import Path

import pytest

from app.x12 import (
    PlanStatus,
    WrongTransactionError,
    read_270,
    read_eligibility,
    read_message,
    summarise,
    to_edi,
    to_xml,
)

SAMPLES = Path(__file__).parents[4].parent / "shared" / "samples" / "x12"
FILES = sorted(path for path in SAMPLES.glob("*/*") if path.is_file())
NAMES = [f"{path.parent.name}/{path.name[-40:]}" for path in FILES]

pytestmark = pytest.mark.skipif(not FILES, reason=f"no third-party samples at {SAMPLES.name}")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_each_message_is_read_and_says_the_same_in_every_form(path: Path) -> None:
    message = read_message(path.read_bytes())
    assert len(message.transactions) == 1
    assert read_message(to_xml(message.segments)).segments == message.segments
    assert read_message(to_edi(message.segments)).segments == message.segments


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_each_271_gives_a_status_and_leaves_nothing_unread(path: Path) -> None:
    (transaction,) = read_message(path.read_bytes()).transactions
    if transaction.kind != "271":
        with pytest.raises(WrongTransactionError):
            read_eligibility(path.read_bytes())
        return
    (response,) = read_eligibility(path.read_bytes())
    (summary,) = summarise(response, date(2026, 11, 25))
    expected = PlanStatus.REJECTED if "error" in path.name else PlanStatus.ACTIVE
    assert summary.status is expected
    assert summary.unread == ()
    if expected is PlanStatus.ACTIVE:
        assert summary.coverages[0].plan_name == "GOLD 123 PLAN"
        assert summary.coverages[0].begin == date(2006, 1, 1)
        assert summary.patient_is_subscriber is ("dependent" not in path.name)
        assert [provider.name for provider in summary.primary_care_providers] == ["MARCUS JONES"]


@pytest.mark.parametrize("path", [path for path in FILES if b"ST*270*" in path.read_bytes()])
def test_each_270_is_an_inquiry_with_a_trace(path: Path) -> None:
    (transaction,) = read_message(path.read_bytes()).transactions
    (inquiry,) = read_270(transaction)
    assert inquiry.service_types == ("30",)
    assert [trace.kind for trace in inquiry.patient.traces] == ["1"]
    assert (inquiry.dependent is not None) is ("dependent" in path.name)
