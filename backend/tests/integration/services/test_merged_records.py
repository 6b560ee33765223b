"""Whoever reads a survivor reads what belongs to the records in it; afterwards each has its own again."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import pytest

from app.assembly import Assembly
from app.core.identifiers import new_id
from app.database.models import Alert, Coverage, Patient
from app.models.alert_models import AlertKind, AlertState
from app.models.contact_models import ContactCreate, ContactKind
from app.models.document_models import DocumentKind, DocumentNotFound
from app.models.insurance_models import CheckOutcome, CoverageStatus
from app.models.job_models import JobKind
from app.models.merge_models import MergeRequest, UnmergeRequest
from app.models.patient_models import PatientStatus
from app.models.timeline_models import TimelineKind, TimelineQuery
from app.services.alerts.conditions import FOLLOWED
from app.services.document_service import SentPicture
from tests.builders import a_coverage, a_patient
from tests.conftest import SetClock, operator, provider_log
from tests.integration.api.test_documents import a_card
from tests.integration.workers.alarms import DAY, Alarms
from tests.integration.workers.workshop import Workshop

REASON = "Entered twice at the desk."


class Records:
    """Two records of one person, and what follows from their merge."""

    def __init__(self, assembly: Assembly, survivor: Patient, other: Patient) -> None:
        self.assembly = assembly
        self.alarms = Alarms(assembly)
        self.survivor = survivor
        self.other = other

    async def keep(self, *entities: Patient | Coverage) -> None:
        for each in entities:
            await self.assembly.database_service(operator(self.assembly)).create(each)

    async def record(self, patient: Patient) -> Patient:
        log = operator(self.assembly)
        return await self.assembly._patients(log).get(patient.id, log)

    async def merge(self) -> None:
        survivor, other = await self.record(self.survivor), await self.record(self.other)
        asked = MergeRequest(
            other=other.id, version=survivor.version, other_version=other.version, choices=[], reason=REASON
        )
        await self.assembly.merge_service(provider_log(self.assembly)).merge(survivor.id, asked)
        await self.alarms.raise_all()

    async def unmerge(self) -> None:
        survivor, other = await self.record(self.survivor), await self.record(self.other)
        asked = UnmergeRequest(version=other.version, survivor_version=survivor.version, reason="They are two.")
        await self.assembly.merge_service(provider_log(self.assembly)).unmerge(other.id, asked)
        await self.alarms.raise_all()

    async def followed(self) -> Counter[tuple[str, AlertKind]]:
        """What the system follows and has not closed, each with the record it is about."""
        names = {self.survivor.id: "survivor", self.other.id: "other"}
        open_ones = [each for each in await self.alarms.all() if _is_followed(each)]
        return Counter((names[each.patient_id or ""], each.kind) for each in open_ones)

    async def timeline(self, patient: Patient, kinds: Sequence[TimelineKind]) -> list[str]:
        query = TimelineQuery(kind=list(kinds))
        page = await self.assembly.timeline_service(provider_log(self.assembly)).page(patient.id, query)
        return [each.id for each in page.items]


def _is_followed(alert: Alert) -> bool:
    return alert.kind in FOLLOWED and alert.state is not AlertState.CLOSED


@pytest.fixture
async def records(assembly: Assembly) -> Records:
    pair = Records(assembly, a_patient(status=PatientStatus.ACTIVE), a_patient(status=PatientStatus.ACTIVE))
    await pair.keep(pair.survivor, pair.other)
    return pair


async def test_a_merged_coverage_that_ends_is_told_of_the_survivor_alone(records: Records, clock: SetClock) -> None:
    await records.keep(a_coverage(records.other, ends_on=clock().date() + 10 * DAY))
    await records.alarms.raise_all()
    assert await records.followed() == Counter({("other", AlertKind.COVERAGE_ENDING): 1})
    await records.merge()
    assert await records.followed() == Counter({("survivor", AlertKind.COVERAGE_ENDING): 1})
    await records.unmerge()
    assert await records.followed() == Counter({("other", AlertKind.COVERAGE_ENDING): 1})


async def test_both_were_told_of_and_one_alert_remains(records: Records, clock: SetClock) -> None:
    soon = clock().date() + 10 * DAY
    payer = new_id()
    for each in (records.survivor, records.other):
        await records.keep(a_coverage(each, ends_on=soon, payer_id=payer, member_id="HRB-1"))
    await records.alarms.raise_all()
    assert len(await records.followed()) == 2
    await records.merge()
    assert await records.followed() == Counter({("survivor", AlertKind.COVERAGE_ENDING): 1})


async def test_a_merged_coverage_in_force_lets_nothing_be_lost(records: Records, clock: SetClock) -> None:
    await records.keep(a_coverage(records.survivor, ends_on=clock().date() - DAY), a_coverage(records.other))
    await records.alarms.raise_all()
    assert await records.followed() == Counter({("survivor", AlertKind.COVERAGE_LOST): 1})
    await records.merge()
    assert await records.followed() == Counter()
    await records.unmerge()
    assert await records.followed() == Counter({("survivor", AlertKind.COVERAGE_LOST): 1})


async def test_a_rejection_goes_over_and_back_one_event_at_a_time(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two records' events may fall into two batches, in either order."""
    monkeypatch.setattr("app.workers.alert_raiser.BATCH", 1)
    await records.keep(a_coverage(records.other, check_outcome=CheckOutcome.REJECTED))
    await records.alarms.raise_all()
    await records.merge()
    assert await records.followed() == Counter({("survivor", AlertKind.ELIGIBILITY_REJECTED): 1})
    await records.unmerge()
    assert await records.followed() == Counter({("other", AlertKind.ELIGIBILITY_REJECTED): 1})


async def test_a_change_of_a_merged_coverage_is_told_of_the_survivor(records: Records, clock: SetClock) -> None:
    coverage = a_coverage(records.other)
    await records.keep(coverage)
    await records.merge()
    assert await records.followed() == Counter()
    await records.alarms.insure_anew(coverage, status=CoverageStatus.INACTIVE, ends_on=clock().date() - DAY)
    await records.alarms.raise_all()
    assert await records.followed() == Counter({("survivor", AlertKind.COVERAGE_LOST): 1})


async def test_the_day_brings_the_end_of_a_merged_coverage_near(records: Records, clock: SetClock) -> None:
    """No event tells that a day has come."""
    await records.keep(a_coverage(records.other, ends_on=clock().date() + 60 * DAY))
    await records.merge()
    assert await records.followed() == Counter()
    clock.move(timedelta(days=40))
    shop = Workshop(records.assembly)
    await shop.enqueue(shop.a_job(JobKind.COVERAGE_WATCH))
    await records.assembly.worker.work_off()
    assert await records.followed() == Counter({("survivor", AlertKind.COVERAGE_ENDING): 1})


async def test_a_survivor_moves_into_care_by_a_merged_coverage(assembly: Assembly) -> None:
    survivor, other = a_patient(status=PatientStatus.ONBOARDING), a_patient()
    records = Records(assembly, survivor, other)
    await records.keep(survivor, other, a_coverage(other))
    patients = assembly.patient_service(provider_log(assembly))

    async def needed() -> list[bool]:
        moves = await patients.moves(survivor.id)
        return [each.can_be_self_paid for each in moves if each.status is PatientStatus.ACTIVE]

    assert await needed() == [True]
    await records.merge()
    assert await needed() == [False]
    await records.unmerge()
    assert await needed() == [True]


async def test_the_timeline_tells_of_both(records: Records) -> None:
    kinds = [TimelineKind.COVERAGE, TimelineKind.CONTACT]
    coverage = a_coverage(records.other)
    await records.keep(coverage)
    contacts = records.assembly.contact_service(provider_log(records.assembly))
    note = await contacts.note(records.other.id, ContactCreate(kind=ContactKind.CALL, note="Asked for a day."))
    assert await records.timeline(records.survivor, kinds) == []
    await records.merge()
    assert set(await records.timeline(records.survivor, kinds)) == {coverage.id, note.id}
    assert [each.id for each in await contacts.of_patient(records.survivor.id)] == [note.id]
    assert records.other.id in await records.timeline(records.survivor, [TimelineKind.RECORD])
    await records.unmerge()
    assert await records.timeline(records.survivor, kinds) == []
    assert set(await records.timeline(records.other, kinds)) == {coverage.id, note.id}


async def test_pictures_are_shown_and_opened_from_the_survivor(records: Records) -> None:
    documents = records.assembly.document_service(provider_log(records.assembly))
    picture = SentPicture(content=a_card(), kind=DocumentKind.OTHER)
    kept = await documents.add(records.other.id, picture)
    with pytest.raises(DocumentNotFound):
        await documents.content(records.survivor.id, kept.id)
    await records.merge()
    assert [each.id for each in await documents.of_patient(records.survivor.id)] == [kept.id]
    assert await documents.content(records.survivor.id, kept.id)
    await records.unmerge()
    assert await documents.of_patient(records.survivor.id) == []
