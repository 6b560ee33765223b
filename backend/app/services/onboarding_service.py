"""Guided onboarding for one caller: what is not finished is kept, and a finished entry becomes a patient.

Patient, coverage, the check by the payer and the end of the unfinished entry are one commit. Whoever pays without
insurance is moved to Active by the word of who enters them; for everybody else the payer's answer decides.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import BrokenRule, ValidationException
from app.core.identifiers import new_id
from app.database.models import OnboardingDraft, Patient
from app.database.onboarding_repository import DraftRepository
from app.database.statement import Statement
from app.models.coverage_models import CoverageCreate
from app.models.onboarding_models import (
    LONGEST_DRAFT,
    MOST_DRAFTS,
    DraftLine,
    DraftNotFound,
    DraftPublic,
    DraftTooLong,
    DraftUpdate,
    DraftWrite,
    OnboardingBegun,
    OnboardingStart,
    TooManyDrafts,
)
from app.models.patient_models import PatientPublic, PatientStatus, StatusChange
from app.services.alerts.welcome import Welcoming
from app.services.coverage_service import CoverageService, FirstCoverage
from app.services.database_service import DatabaseService
from app.services.duplicates.entering import PatientEntering
from app.services.idempotency_service import Once
from app.services.insurance.checks import EligibilityChecks
from app.services.patient_service import PatientService
from app.services.practice_service import PracticeCalendar
from app.validators.patient_validators import responsible_party_rules

DRAFTS_LAST = timedelta(days=30)
_WAY_OF_SELF_PAYERS = (PatientStatus.INQUIRY, PatientStatus.ONBOARDING, PatientStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class OnboardingParts:
    """The services that it is made of, for the same caller."""

    patients: PatientService
    entering: PatientEntering
    coverages: CoverageService
    checks: EligibilityChecks
    welcoming: Welcoming
    drafts: DraftRepository
    calendar: PracticeCalendar
    clock: Clock


class OnboardingService:
    """Unfinished entries, and the start of an onboarding."""

    def __init__(self, parts: OnboardingParts, database: DatabaseService) -> None:
        self._parts = parts
        self._drafts = parts.drafts
        self._clock = parts.clock
        self._database = database
        self._access = database.access

    async def begin(self, start: OnboardingStart, once: Once | None = None) -> OnboardingBegun:
        """The new patient, as an inquiry, and the check that goes on from there. With a key it may be sent twice.

        Raises ValidationException for everything that is missing, PayerUnknown, PossibleDuplicate, and what creating a
        patient raises.
        """
        self._refuse_incomplete(start)
        first = await self._first(start.coverage) if start.coverage is not None else None
        members = [start.coverage.member_id] if start.coverage is not None else []
        patient = await self._parts.entering.enter(
            start.person, once, members, lambda made: self._also(made, first, start)
        )
        if start.self_pay_reason is not None:
            patient = await self._into_care(patient, start.self_pay_reason)
        return OnboardingBegun(patient=patient, check=await self._parts.checks.latest(patient.id))

    async def drafts(self) -> list[DraftLine]:
        """What the caller has not finished, the latest first."""
        return [_line(each) for each in await self._drafts.of_user(self._user, self._clock(), self._access)]

    async def draft(self, draft_id: str) -> DraftPublic:
        """One unfinished entry of the caller's own. Raises DraftNotFound."""
        return _shown(await self._own(draft_id))

    async def save(self, new: DraftWrite) -> DraftPublic:
        """Keep an entry for 30 days. Raises DraftTooLong and TooManyDrafts."""
        if await self._drafts.count(self._user) >= MOST_DRAFTS:
            raise TooManyDrafts
        now = self._clock()
        draft = OnboardingDraft(
            id=new_id(),
            created_at=now,
            updated_at=now,
            user_id=self._user,
            expires_at=now + DRAFTS_LAST,
            title=new.title,
            step=new.step,
            content=_text(new),
        )
        await self._database.write(AuditEntry(AuditAction.DRAFT_SAVED, draft.id), self._drafts.create(draft))
        return _shown(draft)

    async def save_again(self, draft_id: str, wanted: DraftUpdate) -> DraftPublic:
        """The entry as it shall be, kept for another 30 days. Raises DraftNotFound, StaleDraft and DraftTooLong."""
        before = (await self._own(draft_id)).as_read(wanted.version)
        now = self._clock()
        newer = before.newer(
            now, title=wanted.title, step=wanted.step, content=_text(wanted), expires_at=now + DRAFTS_LAST
        )
        await self._database.write(AuditEntry(AuditAction.DRAFT_SAVED, newer.id), self._drafts.replace(newer))
        return _shown(newer)

    async def discard(self, draft_id: str) -> None:
        """The entry goes. Raises DraftNotFound."""
        draft = await self._own(draft_id)
        await self._database.write(
            AuditEntry(AuditAction.DRAFT_DISCARDED, draft.id), self._drafts.discard(draft.id, self._user)
        )

    @property
    def _user(self) -> str:
        return self._access.actor.id

    async def _own(self, draft_id: str) -> OnboardingDraft:
        draft = await self._drafts.one(draft_id, self._user, self._clock(), self._access)
        if draft is None:
            raise DraftNotFound
        return draft

    def _refuse_incomplete(self, start: OnboardingStart) -> None:
        """Everything that care cannot begin without, told at once."""
        person = start.person
        broken: list[BrokenRule] = []
        party = person.responsible_party
        if not (person.phones or person.email or (party is not None and party.phone)):
            place = "body.person.phones"
            broken.append(BrokenRule(place, "contact_needed", "Enter a telephone number or an e-mail address."))
        broken += responsible_party_rules(
            person.birth_date,
            self._parts.calendar.today(),
            has_party=party is not None,
            place="body.person.responsible_party",
        )
        if (start.coverage is None) is (start.self_pay_reason is None):
            text = "Enter the insurance, or say why the patient pays without one."
            broken.append(BrokenRule("body.coverage", "one_of_two", text))
        if broken:
            raise ValidationException(*broken)

    async def _first(self, new: CoverageCreate) -> FirstCoverage:
        try:
            return await self._parts.coverages.first(new)
        except ValidationException as failed:
            raise ValidationException(*(_placed(rule) for rule in failed.broken_rules)) from None

    def _also(self, patient: Patient, first: FirstCoverage | None, start: OnboardingStart) -> Sequence[Statement]:
        discarded = [self._drafts.discard(start.draft_id, self._user)] if start.draft_id else []
        if first is None:
            return discarded
        coverage, kept = first(patient)
        check = self._parts.checks.new(patient, coverage, is_onboarding=True)
        return [*kept, *self._parts.checks.begin(check), *discarded]

    async def _into_care(self, patient: PatientPublic, reason: str) -> PatientPublic:
        """As far as it has not been moved before: the same request may have been cut off in the middle."""
        now = await self._parts.patients.get(patient.id)
        for before, status in pairwise(_WAY_OF_SELF_PAYERS):
            if now.status is before:
                change = StatusChange(status=status, version=now.version, reason=reason, self_pay=True)
                now = await self._parts.patients.change_status(now.id, change)
        if now.status is PatientStatus.ACTIVE:
            await self._parts.welcoming.welcome(now.id, now.provider_id)
        return now


def _line(draft: OnboardingDraft) -> DraftLine:
    return DraftLine.model_validate({name: getattr(draft, name) for name in DraftLine.model_fields})


def _shown(draft: OnboardingDraft) -> DraftPublic:
    return DraftPublic.model_validate({**_line(draft).model_dump(), "content": json.loads(draft.content)})


def _text(wanted: DraftWrite) -> str:
    text = json.dumps(wanted.content, ensure_ascii=False, separators=(",", ":"))
    if len(text) > LONGEST_DRAFT:
        raise DraftTooLong
    return text


def _placed(rule: BrokenRule) -> BrokenRule:
    """The same rule where the form has the coverage: below `body.coverage`."""
    return BrokenRule(f"body.coverage.{rule.place.removeprefix('body.')}", rule.rule, rule.message)
