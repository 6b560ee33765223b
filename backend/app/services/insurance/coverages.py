"""What an eligibility answer changes: the patient's coverages, and by itself a move in the workflow.

By itself the system moves Active -> Churned, and only when the last coverage in force ended before today; never on a
rejected, undetermined or contradictory answer, never from Urgent. In guided onboarding it moves Inquiry -> Onboarding
-> Active when the payer that was asked confirms the coverage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.coverage_repository import CoverageRepository
from app.database.models import Coverage, Patient, Payer, StatusChangeRecord
from app.database.patient_repository import PatientRepository
from app.database.statement import Statement
from app.models.insurance_models import CoverageStatus
from app.models.patient_models import TRUSTED, PatientStatus
from app.models.practice_models import PayerKind
from app.services.database_service import DatabaseService
from app.services.insurance import mapping, people
from app.services.insurance.matching import Match
from app.services.insurance.renewal import is_same_policy, renewed_by, with_asked
from app.services.patients.requirements import Asked as Wanted
from app.services.patients.requirements import missing_in_record
from app.services.patients.steps import moved, step_between
from app.services.practice_service import PracticeCalendar
from app.validators.patient_validators import is_minor
from app.x12 import EligibilitySummary
from app.x12.summary.models import Coverage as PlanSummary
from app.x12.summary.models import Person

LONGEST_NAME, LONGEST_CODE = 120, 80
_ENDED_REASON = "The last insurance coverage has ended."
ONBOARDED_REASON = "The payer has confirmed the insurance."
_TO_CARE = (PatientStatus.INQUIRY, PatientStatus.ONBOARDING, PatientStatus.ACTIVE)
BEFORE_CARE = frozenset(_TO_CARE[:-1])


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """The patient as the commit will leave it, and the statements that lead there."""

    patient: Patient
    statements: tuple[Statement, ...]
    coverages: tuple[Coverage, ...] = ()
    """What insures a known patient afterwards."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The coverage that we have asked about, and whether the answer decides how an onboarding goes on."""

    coverage_id: str
    is_onboarding: bool


class CoverageChanges:
    """Works out what one answer changes, for one caller."""

    def __init__(
        self,
        patients: PatientRepository,
        coverages: CoverageRepository,
        database: DatabaseService,
        calendar: PracticeCalendar,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._access = database.access
        self._calendar = calendar
        self._clock = clock

    def payer_of(self, summary: EligibilitySummary) -> tuple[str, str, PayerKind]:
        """Name, code and kind of the payer who answered."""
        payer = summary.payer
        name = payer.name or payer.identifier or "Unnamed payer"
        return name[:LONGEST_NAME], (payer.identifier or name)[:LONGEST_CODE], mapping.payer_kind(summary)

    async def of_answer(
        self, summary: EligibilitySummary, match: Match, payer: Payer, asked: Asked | None = None
    ) -> AnswerChange:
        """What the answer changes for a known patient, or the new patient that it brings.

        With `asked` it is the answer to our own question about one coverage.
        """
        known = match.patient
        if known is None:
            patient = self._new_patient(summary, in_doubt=match.in_doubt)
            coverages = self._new_coverages(summary, patient, payer)
            creation = (self._patients.create(patient), self._patients.record_move(self._step(None, patient)))
            return AnswerChange(patient, (*creation, *(self._coverages.create(each) for each in coverages)))
        before = await self._coverages.of_patient(known.id, self._access)
        after = self._renewed(summary, known, payer, before, asked)
        if asked is not None and asked.is_onboarding and known.status in BEFORE_CARE:
            patient, moves = self._onboarded(summary, known, after)
        else:
            patient, moves = self._moved_or_flagged(summary, known, before, after)
        kept = {coverage.id: coverage for coverage in before}
        changes = [
            self._coverages.replace(each) if each.id in kept else self._coverages.create(each)
            for each in after
            if kept.get(each.id) != each
        ]
        return AnswerChange(patient, (*moves, *changes), tuple(after))

    def _new_patient(self, summary: EligibilitySummary, *, in_doubt: bool) -> Patient:
        status, needs_review = mapping.first_status(summary)
        now = self._clock()
        fields = {
            "id": new_id(),
            "created_at": now,
            "updated_at": now,
            "status": status,
            "status_changed_at": now,
            "pending_review": needs_review or in_doubt,
            **people.details(summary.patient or Person()),
        }
        patient = Patient.model_validate(fields, context=TRUSTED)
        lacks_party = is_minor(patient.birth_date, self._calendar.today())
        return patient.model_copy(update={"pending_review": patient.pending_review or lacks_party})

    def _new_coverages(self, summary: EligibilitySummary, patient: Patient, payer: Payer) -> list[Coverage]:
        plans: Sequence[PlanSummary | None] = summary.coverages or (None,)
        return [
            self._coverage(summary, plan, patient.id, payer, priority) for priority, plan in enumerate(plans, start=1)
        ]

    def _coverage(
        self, summary: EligibilitySummary, plan: PlanSummary | None, patient_id: str, payer: Payer, priority: int
    ) -> Coverage:
        now = self._clock()
        return Coverage(
            id=new_id(),
            created_at=now,
            updated_at=now,
            patient_id=patient_id,
            payer_id=payer.id,
            payer_name=payer.name,
            plan_name=(plan.plan_name or None) if plan else None,
            insurance_type=mapping.insurance_type(plan) if plan else None,
            member_id=summary.member_id or None,
            group_number=(plan.group_number if plan else "") or summary.group_number or None,
            priority=min(priority, 9),
            relationship=mapping.relationship(summary),
            subscriber=mapping.subscriber(summary),
            status=mapping.coverage_status(summary, plan) if plan else CoverageStatus.UNDETERMINED,
            begins_on=plan.begin if plan else None,
            ends_on=plan.end if plan else None,
            checked_at=now,
            check_outcome=mapping.check_outcome(summary),
            rejections=mapping.rejections(summary),
            benefits=mapping.benefits(summary, plan) if plan else [],
        )

    def _renewed(
        self,
        summary: EligibilitySummary,
        known: Patient,
        payer: Payer,
        before: Sequence[Coverage],
        asked: Asked | None,
    ) -> list[Coverage]:
        """The patient's coverages after the answer. One that names no plan, or contradicts itself, is only noted."""
        of_payer = [coverage for coverage in before if _is_of(payer, summary, coverage)]
        if of_payer and mapping.keeps_what_is_known(summary):
            same_policy = {coverage.id for coverage in of_payer if is_same_policy(summary, coverage)}
            concerned = same_policy or {coverage.id for coverage in of_payer}
            return [self._noted(summary, each) if each.id in concerned else each for each in before]
        plans: Sequence[PlanSummary | None] = summary.coverages or (None,)
        renewals = renewed_by(summary, of_payer)
        if asked is not None:
            renewals = with_asked(renewals, len(plans), [each for each in of_payer if each.id == asked.coverage_id])
        next_priority = max((coverage.priority for coverage in before), default=0) + 1
        after = {coverage.id: coverage for coverage in before}
        for at, plan in enumerate(plans):
            old = renewals.get(at)
            fresh = self._coverage(summary, plan, known.id, payer, old.priority if old else next_priority)
            next_priority += old is None
            renewed = _on_top_of(old, fresh) if old else fresh
            after[renewed.id] = renewed
        return list(after.values())

    def _noted(self, summary: EligibilitySummary, coverage: Coverage) -> Coverage:
        return coverage.newer(
            self._clock(),
            checked_at=self._clock(),
            check_outcome=mapping.check_outcome(summary),
            rejections=mapping.rejections(summary),
        )

    def _onboarded(
        self, summary: EligibilitySummary, known: Patient, after: Sequence[Coverage]
    ) -> tuple[Patient, tuple[Statement, ...]]:
        """One step after the other as far as answer and record allow; where that is not Active, somebody looks."""
        status, _ = mapping.first_status(summary)
        goes_on = status is PatientStatus.ACTIVE and not (known.is_archived or known.deceased)
        patient, statements = known, list[Statement]()
        for target in steps_to_care(known, after, self._calendar.today()) if goes_on else ():
            before, patient = patient, moved(patient, target, ONBOARDED_REASON, self._clock())
            is_there = target is PatientStatus.ACTIVE
            patient = patient.model_copy(update={"pending_review": not is_there or mapping.first_status(summary)[1]})
            statements += [
                *self._patients.move(patient, before),
                self._patients.record_move(self._step(before, patient)),
            ]
        if statements or known.pending_review or known.is_archived:
            return patient, tuple(statements)
        patient = known.newer(self._clock(), pending_review=True)
        return patient, self._patients.replace(patient, known)

    def _moved_or_flagged(
        self, summary: EligibilitySummary, known: Patient, before: Sequence[Coverage], after: Sequence[Coverage]
    ) -> tuple[Patient, tuple[Statement, ...]]:
        """Churned when the last coverage has ended; flagged when a person has to look."""
        flag = known.pending_review or mapping.needs_a_look(summary)
        is_active = known.status is PatientStatus.ACTIVE and not known.is_archived
        if is_active and mapping.says_ended(summary) and self._is_over(known, before, after):
            moment = self._clock()
            patient = moved(known, PatientStatus.CHURNED, _ENDED_REASON, moment)
            patient = patient.model_copy(update={"pending_review": flag})
            step = self._step(known, patient)
            return patient, (*self._patients.move(patient, known), self._patients.record_move(step))
        if known.is_archived or flag == known.pending_review:
            return known, ()
        patient = known.newer(self._clock(), pending_review=True)
        return patient, self._patients.replace(patient, known)

    def _is_over(self, known: Patient, before: Sequence[Coverage], after: Sequence[Coverage]) -> bool:
        """Whether every coverage ended before today, and not all of them before somebody made the patient Active.

        Who was made Active in spite of an ended coverage (and pays alone, perhaps) is not moved by the next answer.
        """
        became_active = self._calendar.day_of(known.status_changed_at)
        was_over = bool(before) and all(_ended_before(coverage, became_active) for coverage in before)
        return not was_over and all(_ended_before(coverage, self._calendar.today()) for coverage in after)

    def _step(self, before: Patient | None, after: Patient) -> StatusChangeRecord:
        return step_between(before, after, self._access.actor.id)


def steps_to_care(known: Patient, after: Sequence[Coverage], today: date) -> tuple[PatientStatus, ...]:
    """The next steps up to Active that nothing in the record stands in the way of."""
    left = _TO_CARE[_TO_CARE.index(known.status) + 1 :]
    open_steps: list[PatientStatus] = []
    for status in left:
        if any(missing_in_record(known, after, Wanted(status), today)):
            break
        open_steps.append(status)
    return tuple(open_steps)


def _is_of(payer: Payer, summary: EligibilitySummary, coverage: Coverage) -> bool:
    """Whether a coverage is this payer's: as one known, or as one entered by hand or from a list under the member id.

    People write the names of insurers in many ways; until a payer has answered, its number is what they have in common.
    """
    was_never_answered = coverage.checked_at is None
    return coverage.payer_id == payer.id or (was_never_answered and is_same_policy(summary, coverage))


def _on_top_of(old: Coverage, fresh: Coverage) -> Coverage:
    return fresh.model_copy(update={"id": old.id, "version": old.version + 1, "created_at": old.created_at})


def _ended_before(coverage: Coverage, day: date) -> bool:
    """Whether the payer's last word is that this coverage ended before that day."""
    if coverage.ends_on is not None:
        return coverage.ends_on < day
    return coverage.status is CoverageStatus.INACTIVE
