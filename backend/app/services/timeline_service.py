"""What happened to a patient, from every side, as one line of time: for one caller, the newest first."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.audit.access_log import AccessLog
from app.core.permissions import Permission
from app.database.alert_repository import AlertRepository
from app.database.contact_repository import ContactRepository
from app.database.coverage_repository import AnswerReceived, CoverageRepository
from app.database.document_repository import DocumentRepository
from app.database.models import (
    Alert,
    AlertChange,
    ContactNote,
    Coverage,
    CoverageChange,
    Document,
    StatusChangeRecord,
)
from app.database.patient_repository import PatientRepository
from app.database.user_repository import UserRepository
from app.models.alert_models import AlertStep
from app.models.insurance_models import CoverageStep
from app.models.patient_models import PatientVersionPublic
from app.models.timeline_models import TimelineEntry, TimelineKind, TimelinePage, TimelineQuery, TimelineStep
from app.services.moment_cursor import cursor_after, place_of
from app.services.patients.versions import Versions

COVERAGE_LABELS = {
    "payer_id": "Payer",
    "plan_name": "Plan",
    "insurance_type": "Kind of insurance",
    "member_id": "Member ID",
    "group_number": "Group",
    "priority": "Order",
    "relationship": "Relationship",
    "subscriber": "Subscriber",
    "begins_on": "First day",
    "ends_on": "Last day",
}
_TOLD_BY_THE_STATUS = frozenset({"status", "status_reason", "pending_review"})
_ALERT_STEPS = {
    AlertStep.RAISED: TimelineStep.RAISED,
    AlertStep.ACKNOWLEDGED: TimelineStep.ACKNOWLEDGED,
    AlertStep.CLOSED: TimelineStep.CLOSED,
    AlertStep.RESOLVED: TimelineStep.CLOSED,
}
_COVERAGE_STEPS = {
    CoverageStep.ADDED: TimelineStep.ADDED,
    CoverageStep.CHANGED: TimelineStep.CHANGED,
    CoverageStep.MOVED: TimelineStep.MOVED,
    CoverageStep.ENDED: TimelineStep.ENDED,
}


@dataclass(frozen=True, slots=True)
class TimelineParts:
    """Where what happened stands."""

    patients: PatientRepository
    versions: Versions
    coverages: CoverageRepository
    alerts: AlertRepository
    contacts: ContactRepository
    documents: DocumentRepository
    users: UserRepository


class TimelineService:
    """The lines of the patients whom the caller may see."""

    def __init__(self, parts: TimelineParts, access: AccessLog) -> None:
        self._parts = parts
        self._access = access

    async def page(self, patient_id: str, query: TimelineQuery) -> TimelinePage:
        """A stretch of the line, with what happened to records that went into this one.

        Raises PatientNotFound and CursorUnreadable.
        What is not asked for is not opened, and alerts are left out for those who may not see any.
        """
        after = place_of(query.cursor)
        patient = await self._parts.patients.get(patient_id, self._access)
        records = await self._parts.patients.with_merged(patient.id)
        wanted = self._wanted(query)
        found = [entry for each in records for kind in wanted for entry in await self._entries(kind, each)]
        found.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
        rest = [entry for entry in found if after is None or (entry.at, entry.id) < after]
        items = rest[: query.limit]
        names = {each.id: each.name for each in await self._parts.users.everybody(self._access)}
        return TimelinePage(
            items=[each.model_copy(update={"by_name": names.get(each.by or "")}) for each in items],
            next_cursor=cursor_after(items[-1].at, items[-1].id) if len(rest) > len(items) else None,
        )

    def _wanted(self, query: TimelineQuery) -> list[TimelineKind]:
        sees_alerts = self._access.actor.may(Permission.ALERT_READ)
        kinds = [kind for kind in TimelineKind if kind in query.kind or not query.kind]
        return [kind for kind in kinds if kind is not TimelineKind.ALERT or sees_alerts]

    async def _entries(self, kind: TimelineKind, patient_id: str) -> list[TimelineEntry]:
        read: Mapping[TimelineKind, Callable[[str], Awaitable[list[TimelineEntry]]]] = {
            TimelineKind.STATUS: self._steps,
            TimelineKind.RECORD: self._versions,
            TimelineKind.COVERAGE: self._coverages,
            TimelineKind.ANSWER: self._answers,
            TimelineKind.ALERT: self._alerts,
            TimelineKind.CONTACT: self._contacts,
            TimelineKind.DOCUMENT: self._documents,
        }
        return await read[kind](patient_id)

    async def _steps(self, patient_id: str) -> list[TimelineEntry]:
        return [_of_step(each) for each in await self._parts.patients.history(patient_id, self._access)]

    async def _versions(self, patient_id: str) -> list[TimelineEntry]:
        """A merged record may have been given to somebody whose patients the caller does not see."""
        if not await self._parts.patients.is_in_scope(patient_id):
            return []
        return list(_of_versions(patient_id, await self._parts.versions.of_patient(patient_id)))

    async def _coverages(self, patient_id: str) -> list[TimelineEntry]:
        changes = await self._parts.coverages.changes(patient_id, self._access)
        return list(_of_coverages(await self._parts.coverages.of_patient(patient_id, self._access), changes))

    async def _answers(self, patient_id: str) -> list[TimelineEntry]:
        return [_of_answer(each) for each in await self._parts.coverages.answers_received(patient_id)]

    async def _alerts(self, patient_id: str) -> list[TimelineEntry]:
        alerts = await self._parts.alerts.all_of_patient(patient_id, self._access)
        steps = await self._parts.alerts.histories([each.id for each in alerts], self._access)
        return list(_of_alerts(alerts, steps))

    async def _contacts(self, patient_id: str) -> list[TimelineEntry]:
        return [_of_contact(each) for each in await self._parts.contacts.of_patient(patient_id, self._access)]

    async def _documents(self, patient_id: str) -> list[TimelineEntry]:
        documents = await self._parts.documents.of_patient(patient_id, self._access)
        return [entry for each in documents for entry in _of_document(each)]


def _of_step(step: StatusChangeRecord) -> TimelineEntry:
    return TimelineEntry(
        id=step.id,
        at=step.at,
        by=step.by,
        kind=TimelineKind.STATUS,
        from_status=step.from_status,
        to_status=step.to_status,
        note=step.reason,
    )


def _of_versions(patient_id: str, versions: Sequence[PatientVersionPublic]) -> Iterator[TimelineEntry]:
    """What a move along the workflow brings with it, the move tells; the first version is the first move."""
    for version in versions:
        changes = [each.label for each in version.changes if each.field not in _TOLD_BY_THE_STATUS]
        if changes:
            yield TimelineEntry(
                id=patient_id,
                at=version.at,
                by=version.by,
                kind=TimelineKind.RECORD,
                step=TimelineStep.CHANGED,
                changed=changes,
            )


def _of_coverages(coverages: Sequence[Coverage], changes: Sequence[CoverageChange]) -> Iterator[TimelineEntry]:
    """Changes by hand, and for a coverage that nobody entered by hand that it came."""
    payers = {each.id: each.payer_name for each in coverages}
    by_hand = {each.coverage_id for each in changes if each.step is CoverageStep.ADDED}
    for coverage in coverages:
        if coverage.id not in by_hand:
            yield TimelineEntry(
                id=coverage.id,
                at=coverage.created_at,
                by=None,
                kind=TimelineKind.COVERAGE,
                step=TimelineStep.ADDED,
                subject=coverage.payer_name,
            )
    for change in changes:
        yield TimelineEntry(
            id=change.id,
            at=change.at,
            by=change.by,
            kind=TimelineKind.COVERAGE,
            step=_COVERAGE_STEPS[change.step],
            subject=payers.get(change.coverage_id),
            changed=[COVERAGE_LABELS[name] for name in change.changed if name in COVERAGE_LABELS],
            note=change.reason,
        )


def _of_answer(answer: AnswerReceived) -> TimelineEntry:
    return TimelineEntry(id=answer.id, at=answer.at, by=None, kind=TimelineKind.ANSWER)


def _of_alerts(alerts: Sequence[Alert], steps: Sequence[AlertChange]) -> Iterator[TimelineEntry]:
    kinds = {each.id: each.kind for each in alerts}
    for step in steps:
        if step.step in _ALERT_STEPS:
            yield TimelineEntry(
                id=step.id,
                at=step.at,
                by=step.by,
                kind=TimelineKind.ALERT,
                step=_ALERT_STEPS[step.step],
                alert=kinds[step.alert_id],
                note=step.note,
            )


def _of_contact(contact: ContactNote) -> TimelineEntry:
    return TimelineEntry(
        id=contact.id,
        at=contact.at,
        by=contact.by,
        kind=TimelineKind.CONTACT,
        contact=contact.kind,
        note=contact.note,
    )


def _of_document(document: Document) -> Iterator[TimelineEntry]:
    added = TimelineEntry(
        id=document.id,
        at=document.created_at,
        by=document.added_by,
        kind=TimelineKind.DOCUMENT,
        step=TimelineStep.ADDED,
        subject=document.title,
        document=document.kind,
    )
    yield added
    if document.removed_at is not None:
        gone = {"at": document.removed_at, "by": document.removed_by, "step": TimelineStep.REMOVED}
        yield added.model_copy(update={**gone, "note": document.removal_reason})
