"""Unfinished entries and checks by payers in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.identifiers import is_id
from app.database.entity_rows import EntityRows
from app.database.models import EligibilityCheck, OnboardingDraft
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.onboarding_models import StaleDraft


class DraftRepository:
    """Unfinished entries; each user's own."""

    def __init__(self, reader: Reader, drafts: EntityRows[OnboardingDraft]) -> None:
        self._reader = reader
        self._drafts = drafts

    async def of_user(self, user_id: str, now: datetime, access: AccessLog) -> list[OnboardingDraft]:
        """What a user has not finished, the latest first."""
        rows = await self._reader.rows(
            "SELECT * FROM onboarding_draft WHERE user_id = $user LIMIT 100", {"user": user_id}
        )
        drafts = [self._drafts.opened(row, access) for row in rows if row["expires_at"] > now]
        return sorted(drafts, key=lambda draft: draft.updated_at, reverse=True)

    async def one(self, draft_id: str, user_id: str, now: datetime, access: AccessLog) -> OnboardingDraft | None:
        """One entry of this user."""
        if not is_id(draft_id):
            return None
        row = await self._reader.one("SELECT * FROM ONLY $draft", {"draft": RecordID("onboarding_draft", draft_id)})
        if row is None or row["user_id"] != user_id or row["expires_at"] <= now:
            return None
        return self._drafts.opened(row, access)

    async def count(self, user_id: str) -> int:
        """How many entries of a user are not finished."""
        rows = await self._reader.rows(
            "SELECT count() FROM onboarding_draft WHERE user_id = $user GROUP ALL", {"user": user_id}
        )
        return int(rows[0]["count"]) if rows else 0

    async def expired(self, now: datetime) -> list[str]:
        """The ids of what nobody has touched for too long; some hundred at a time. Nothing is opened."""
        rows = await self._reader.rows(
            "SELECT id FROM onboarding_draft WHERE expires_at <= $now LIMIT 200", {"now": now}
        )
        return [str(row["id"].id) for row in rows]

    def create(self, draft: OnboardingDraft) -> Statement:
        """A new entry."""
        return self._drafts.create(draft)

    def replace(self, draft: OnboardingDraft) -> Statement:
        """The entry as it shall be; a stale version cancels the commit."""
        return self._drafts.replace(draft, stale=StaleDraft)

    def discard(self, draft_id: str, user_id: str) -> Statement:
        """The entry goes, whatever its version; nothing happens where it has gone already."""
        return Statement(
            "DELETE $draft WHERE user_id = $user RETURN NONE",
            {"draft": RecordID("onboarding_draft", draft_id), "user": user_id},
        )

    def forget(self, draft_ids: list[str]) -> Statement:
        """These entries go."""
        return Statement(
            "DELETE $drafts RETURN NONE", {"drafts": [RecordID("onboarding_draft", each) for each in draft_ids]}
        )


class CheckRepository:
    """Checks by payers. Whoever asks for a patient's checks has been given the patient before."""

    def __init__(self, reader: Reader, checks: EntityRows[EligibilityCheck]) -> None:
        self._reader = reader
        self._checks = checks

    async def check(self, check_id: str, access: AccessLog) -> EligibilityCheck | None:
        """One check."""
        row = await self._reader.one("SELECT * FROM ONLY $check", {"check": RecordID("eligibility_check", check_id)})
        return self._checks.opened(row, access) if row else None

    async def of_patient(self, patient_id: str, access: AccessLog) -> list[EligibilityCheck]:
        """The latest checks of a patient, the newest first; at most 20."""
        rows = await self._reader.rows(
            "SELECT * FROM eligibility_check WHERE patient_id = $patient ORDER BY created_at DESC LIMIT 20",
            {"patient": RecordID("patient", patient_id)},
        )
        return [self._checks.opened(row, access) for row in rows]

    def create(self, check: EligibilityCheck) -> Statement:
        """A new check."""
        return self._checks.create(check, {"patient": check.patient_id})

    def replace(self, check: EligibilityCheck) -> Statement:
        """The check as it shall be; a stale version cancels the commit."""
        return self._checks.replace(check, {"patient": check.patient_id})
