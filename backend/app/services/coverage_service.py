"""Coverages by hand, for one caller: entered, put in order, ended. What a payer stated stays as it was stated.

Nothing is lost: each change keeps the coverage as it was before, and one that is over is ended, never removed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.core.folding import fold, identifier
from app.core.identifiers import new_id
from app.database.coverage_repository import CoverageRepository
from app.database.models import Coverage, CoverageChange, Patient, Payer
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.database.statement import Statement
from app.models.coverage_models import (
    CoverageConfirmed,
    CoverageCreate,
    CoverageEnd,
    CoverageEnded,
    CoverageKnown,
    CoverageNotFound,
    CoverageUpdate,
    PayerUnknown,
    StaleCoverage,
    TooManyCoverages,
)
from app.models.insurance_models import CoveragePublic, CoverageStep, Relationship, Subscriber
from app.models.patient_models import TRUSTED, PatientArchived
from app.services.database_service import DatabaseService
from app.services.insurance.order import made_room, swapped
from app.services.practice_service import PracticeCalendar
from app.validators.coverage_validators import ended_on_rules, period_rules, subscriber_rules
from app.validators.patient_validators import birth_date_rules

MOST_IN_USE = 9
FirstCoverage = Callable[[Patient], tuple[Coverage, list[Statement]]]
"""The coverage of a patient who is made in the same commit, and what keeps it."""
_STATED_BY_THE_PAYER = (
    "payer_id",
    "plan_name",
    "member_id",
    "group_number",
    "relationship",
    "subscriber",
    "begins_on",
    "ends_on",
)


class CoverageService:
    """Changes the coverages of the patients whom the caller may see."""

    def __init__(
        self,
        patients: PatientRepository,
        coverages: CoverageRepository,
        practices: PracticeRepository,
        database: DatabaseService,
        calendar: PracticeCalendar,
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._practices = practices
        self._database = database
        self._calendar = calendar
        self._clock = calendar.clock
        self._access = database.access

    async def add(self, patient_id: str, new: CoverageCreate) -> CoveragePublic:
        """A coverage that nobody has checked yet; who stood in its place moves on by one.

        Raises PatientArchived, PayerUnknown, CoverageKnown, TooManyCoverages, StaleCoverage, ValidationException.
        """
        patient, turn, known = await self._before(patient_id)
        self._check(new)
        payer, payer_is_new = await self._payer(new)
        in_use = [each for each in known if each.is_in_use]
        _refuse_double(in_use, payer.id, new.member_id)
        if len(in_use) >= MOST_IN_USE:
            raise TooManyCoverages
        coverage = self._entered(patient, payer, new)
        moved = self._moved(in_use, made_room(in_use, new.priority))
        await self._database.write(
            AuditEntry(AuditAction.COVERAGE_CREATED, patient.id),
            *self._coverages.take_turn(patient.id, turn),
            *([self._practices.create_payer(payer)] if payer_is_new else []),
            *moved,
            self._coverages.create(coverage),
            self._step(coverage, CoverageStep.ADDED),
        )
        return shown(coverage)

    async def first(self, new: CoverageCreate) -> FirstCoverage:
        """The only coverage of somebody who is being entered, for the commit that makes the patient.

        Raises PayerUnknown and ValidationException.
        """
        self._check(new)
        payer, payer_is_new = await self._payer(new)

        def of(patient: Patient) -> tuple[Coverage, list[Statement]]:
            coverage = self._entered(patient, payer, new)
            payers = [self._practices.create_payer(payer)] if payer_is_new else []
            return coverage, [*payers, self._coverages.create(coverage), self._step(coverage, CoverageStep.ADDED)]

        return of

    async def change(self, patient_id: str, coverage_id: str, wanted: CoverageUpdate) -> CoveragePublic:
        """The coverage as it shall be; with another place it changes places with whoever stands there.

        Raises CoverageNotFound, CoverageEnded, CoverageConfirmed for what the payer stated otherwise, and what `add`
        raises.
        """
        patient, turn, known = await self._before(patient_id)
        before = _one_of(known, coverage_id, wanted.version)
        self._check(wanted)
        payer, payer_is_new = await self._payer(wanted)
        others = [each for each in known if each.is_in_use and each.id != before.id]
        _refuse_double(others, payer.id, wanted.member_id)
        newer = before.newer(self._clock(), **_fields(wanted, payer))
        _refuse_other_than_stated(before, newer)
        changed = _changed(before, newer)
        if not changed:
            self._access.action = AuditAction.COVERAGE_READ
            return shown(before)
        moved = self._moved(others, swapped(others, newer.priority, before.priority))
        await self._database.write(
            AuditEntry(AuditAction.COVERAGE_UPDATED, patient.id, "changed: " + ", ".join(changed)),
            *self._coverages.take_turn(patient.id, turn),
            *([self._practices.create_payer(payer)] if payer_is_new else []),
            *moved,
            self._coverages.change(newer),
            self._step(newer, CoverageStep.CHANGED, before, changed),
        )
        return shown(newer)

    async def end(self, patient_id: str, coverage_id: str, asked: CoverageEnd) -> CoveragePublic:
        """The coverage is over, as of a day; what was known of it stays.

        Raises CoverageNotFound, CoverageEnded, StaleCoverage, PatientArchived and ValidationException.
        """
        patient, turn, known = await self._before(patient_id)
        before = _one_of(known, coverage_id, asked.version)
        today = self._calendar.today()
        ended_on = asked.ended_on or today
        broken = list(ended_on_rules(ended_on, before.begins_on, today))
        if broken:
            raise ValidationException(*broken)
        now = self._clock()
        last_day = min(ended_on, before.ends_on) if before.ends_on else ended_on
        newer = before.newer(now, ended_at=now, ended_reason=asked.reason, ends_on=last_day)
        await self._database.write(
            AuditEntry(AuditAction.COVERAGE_ENDED, patient.id, asked.reason),
            *self._coverages.take_turn(patient.id, turn),
            self._coverages.change(newer),
            self._step(newer, CoverageStep.ENDED, before, _changed(before, newer), asked.reason),
        )
        return shown(newer)

    async def _before(self, patient_id: str) -> tuple[Patient, int, list[Coverage]]:
        """The patient, and what insures one; whose turn it is is read first, so that nobody slips in between."""
        patient = await self._patients.get(patient_id, self._access)
        if patient.is_archived:
            raise PatientArchived
        turn = await self._coverages.turn(patient.id)
        return patient, turn, await self._coverages.of_patient(patient.id, self._access)

    def _check(self, new: CoverageCreate) -> None:
        today = self._calendar.today()
        is_self = new.relationship is Relationship.SELF
        broken = [
            *period_rules(new.begins_on, new.ends_on),
            *subscriber_rules(is_self=is_self, has_subscriber=new.subscriber is not None),
        ]
        if new.subscriber is not None and new.subscriber.birth_date is not None:
            broken += birth_date_rules(new.subscriber.birth_date, today, "body.subscriber.birth_date")
        if broken:
            raise ValidationException(*broken)

    async def _payer(self, new: CoverageCreate) -> tuple[Payer, bool]:
        """The chosen payer, or one of this name; a new one (True) where there is none. Raises PayerUnknown."""
        payers = await self._practices.payers(self._access)
        if new.payer_id is not None:
            found = next((each for each in payers if each.id == new.payer_id), None)
            if found is None:
                raise PayerUnknown
            return found, False
        if not new.payer_name:
            raise PayerUnknown
        code = new.payer_code or new.payer_name[:80]
        same = (each for each in payers if each.code == code or fold(each.name) == fold(new.payer_name))
        found = next(same, None)
        if found is not None:
            return found, False
        now = self._clock()
        return Payer(id=new_id(), created_at=now, updated_at=now, name=new.payer_name, code=code), True

    def _entered(self, patient: Patient, payer: Payer, new: CoverageCreate) -> Coverage:
        now = self._clock()
        facts = {"id": new_id(), "created_at": now, "updated_at": now, "patient_id": patient.id}
        return Coverage.model_validate({**facts, **_fields(new, payer)}, context=TRUSTED)

    def _moved(self, others: Sequence[Coverage], places: Mapping[str, int]) -> list[Statement]:
        """Those who take other places, each with its step."""
        statements: list[Statement] = []
        for before in others:
            if before.id in places:
                newer = before.newer(self._clock(), priority=places[before.id])
                statements += [
                    self._coverages.change(newer),
                    self._step(newer, CoverageStep.MOVED, before, ["priority"]),
                ]
        return statements

    def _step(
        self,
        coverage: Coverage,
        step: CoverageStep,
        before: Coverage | None = None,
        changed: Sequence[str] = (),
        reason: str | None = None,
    ) -> Statement:
        return self._coverages.record(
            CoverageChange(
                id=new_id(),
                coverage_id=coverage.id,
                patient_id=coverage.patient_id,
                version=coverage.version,
                step=step,
                by=self._access.actor.id,
                at=coverage.updated_at,
                reason=reason,
                changed=list(changed),
                before=before.model_dump_json() if before is not None else None,
            )
        )


def shown(coverage: Coverage) -> CoveragePublic:
    """A coverage as the API shows it."""
    return CoveragePublic.model_validate(coverage, from_attributes=True, context=TRUSTED)


def _one_of(known: Sequence[Coverage], coverage_id: str, version: int) -> Coverage:
    coverage = next((each for each in known if each.id == coverage_id), None)
    if coverage is None:
        raise CoverageNotFound
    if not coverage.is_in_use:
        raise CoverageEnded
    if coverage.version != version:
        raise StaleCoverage
    return coverage


def _fields(new: CoverageCreate, payer: Payer) -> dict[str, Any]:
    """What a person can state of a coverage."""
    given = new.subscriber
    return {
        "payer_id": payer.id,
        "payer_name": payer.name,
        "plan_name": new.plan_name or None,
        "member_id": new.member_id,
        "group_number": new.group_number or None,
        "priority": new.priority,
        "relationship": new.relationship,
        "subscriber": Subscriber.model_validate(given.model_dump(), context=TRUSTED) if given else None,
        "begins_on": new.begins_on,
        "ends_on": new.ends_on,
    }


def _changed(before: Coverage, newer: Coverage) -> list[str]:
    fixed = {"id", "version", "created_at", "updated_at", "ended_at", "ended_reason"}
    return [name for name in Coverage.model_fields if name not in fixed and _of(before, name) != _of(newer, name)]


def _of(coverage: Coverage, name: str) -> object:
    """A field as people tell it from another: ids are the same with and without hyphens and blanks."""
    value: object = getattr(coverage, name)
    return identifier(value) if name == "member_id" and isinstance(value, str) else value


def _refuse_other_than_stated(before: Coverage, newer: Coverage) -> None:
    """What a payer stated stays; what it left open may be filled in. Raises CoverageConfirmed."""
    if before.is_stated and any(
        getattr(before, name) is not None and _of(before, name) != _of(newer, name) for name in _STATED_BY_THE_PAYER
    ):
        raise CoverageConfirmed


def _refuse_double(others: Sequence[Coverage], payer_id: str, member_id: str) -> None:
    """Raise CoverageKnown where the payer has the patient under this id already."""
    key = identifier(member_id)
    if any(each.payer_id == payer_id and each.member_id and identifier(each.member_id) == key for each in others):
        raise CoverageKnown
