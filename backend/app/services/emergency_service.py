"""Emergency access for one caller: opens a closed patient at once, ends by itself, and is judged by somebody else.

The access, its audit entry and the alert to those who run the system are one commit. 45 CFR 164.312(a)(2)(ii).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Standing
from app.core.identifiers import new_id
from app.database.emergency_repository import EmergencyRepository
from app.database.job_repository import JobRepository, Outcome
from app.database.models import Alert, EmergencyAccess
from app.database.statement import Statement
from app.database.user_repository import UserRepository
from app.directory.directory import Directory
from app.models.alert_models import AlertKind, AlertState
from app.models.emergency_models import (
    EmergencyListQuery,
    EmergencyNotFound,
    EmergencyOwn,
    EmergencyPage,
    EmergencyPublic,
    EmergencyRequest,
    EmergencyReview,
    EmergencyReviewed,
    EmergencyReviewState,
    NobodyClosed,
    OwnEmergency,
    SeveralClosed,
)
from app.models.job_models import JobKind
from app.services.alerts.raising import AlertRaising, Raised, reason
from app.services.database_service import DatabaseService
from app.services.job_run import Run
from app.services.job_service import new_job
from app.services.moment_cursor import cursor_after, place_of

REVIEWED_WITHIN = timedelta(days=1)
_MOST_DAYS = 30
"""Alerts about one overdue review that are looked for; one a day at most."""


class EmergencyService:
    """Takes, ends, lists and judges emergency accesses."""

    def __init__(
        self,
        emergencies: EmergencyRepository,
        raising: AlertRaising,
        jobs: JobRepository,
        directory: Directory,
        users: UserRepository,
        forget_user: Callable[[str], None],
        database: DatabaseService,
    ) -> None:
        self._emergencies = emergencies
        self._raising = raising
        self._jobs = jobs
        self._directory = directory
        self._users = users
        self._forget_user = forget_user
        self._database = database
        self._clock = raising.clock
        self.access = database.access

    async def open(self, asked: EmergencyRequest) -> EmergencyOwn:
        """Open the one closed patient who is meant; it holds on the caller's next call.

        Raises NobodyClosed and SeveralClosed. Whom an emergency has opened can be opened for longer, for a new reason.
        """
        patient = await self._closed(asked)
        now = self._clock()
        taken = EmergencyAccess(
            id=new_id(),
            created_at=now,
            updated_at=now,
            user_id=self.access.actor.id,
            patient_id=patient.patient_id,
            begins_at=now,
            ends_at=now + timedelta(minutes=asked.minutes),
            reason=asked.reason,
        )
        told = self._alert(AlertKind.EMERGENCY_OPENED, taken, taken.id)
        await self._database.write(
            AuditEntry(AuditAction.EMERGENCY_OPENED, taken.patient_id, taken.reason),
            self._emergencies.create(taken),
            *await self._raising.statements([told]),
            self._look_again(taken.id),
        )
        self._name_no_more([told.alert])
        self._forget_user(taken.user_id)
        return self._own(taken)

    async def end(self, access_id: str) -> EmergencyOwn:
        """The caller needs it no longer. Raises EmergencyNotFound for somebody else's."""
        taken = await self._emergencies.access(access_id, self.access)
        if taken is None or taken.user_id != self.access.actor.id:
            raise EmergencyNotFound
        now = self._clock()
        if taken.ends_at <= now:
            return self._own(taken)
        ended = taken.newer(now, ends_at=now)
        await self._database.write(
            AuditEntry(AuditAction.EMERGENCY_ENDED, ended.patient_id), self._emergencies.replace(ended)
        )
        self._forget_user(ended.user_id)
        return self._own(ended)

    async def mine(self) -> list[EmergencyOwn]:
        """What the caller took, the newest first."""
        return [self._own(each) for each in await self._emergencies.of_user(self.access.actor.id, self.access)]

    async def page(self, query: EmergencyListQuery) -> EmergencyPage:
        """A page of what waits for a review, or has had one. Raises CursorUnreadable."""
        found = await self._emergencies.page(
            place_of(query.cursor),
            query.limit + 1,
            self.access,
            reviewed=query.state is EmergencyReviewState.REVIEWED,
        )
        shown = found[: query.limit]
        names = await self._names()
        last = shown[-1] if len(found) > query.limit else None
        return EmergencyPage(
            items=[self._public(each, names) for each in shown],
            next_cursor=cursor_after(last.begins_at, last.id) if last else None,
        )

    async def review(self, access_id: str, said: EmergencyReview) -> EmergencyPublic:
        """Judge it, and close its alerts. Raises EmergencyNotFound, OwnEmergency, EmergencyReviewed, StaleEmergency."""
        taken = await self._emergencies.access(access_id, self.access)
        if taken is None:
            raise EmergencyNotFound
        if taken.user_id == self.access.actor.id:
            raise OwnEmergency
        if taken.reviewed_at is not None:
            raise EmergencyReviewed
        now = self._clock()
        judged = taken.newer(
            now,
            reviewed_by=self.access.actor.id,
            reviewed_at=now,
            was_right=said.was_right,
            review_note=said.note,
        )
        alerts = await self._alerts_of(judged)
        await self._database.write(
            AuditEntry(AuditAction.EMERGENCY_REVIEWED, judged.patient_id, "right" if said.was_right else "not right"),
            self._emergencies.replace(judged),
            *await self._raising.over([each.id for each in alerts]),
        )
        self._name_no_more(alerts)
        return self._public(judged, await self._names())

    async def remind(self, run: Run) -> Outcome:
        """Day by day until somebody has reviewed it: an alert stands open. For the job that each access leaves."""
        taken = await self._emergencies.access(str(run.job.payload.get("access")), self.access)
        if taken is None or taken.reviewed_at is not None:
            return Outcome(0, 0)
        statements = [self._look_again(taken.id)]
        known = await self._alerts_of(taken)
        if not any(
            each.kind is AlertKind.EMERGENCY_UNREVIEWED and each.state is not AlertState.CLOSED for each in known
        ):
            told = self._alert(AlertKind.EMERGENCY_UNREVIEWED, taken, _about(taken.id, self._day(taken)))
            statements += await self._raising.statements([told])
        await run.finish(AuditEntry(AuditAction.EMERGENCY_OVERDUE, taken.patient_id), Outcome(1, 1), *statements)
        return Outcome(1, 1)

    async def _closed(self, asked: EmergencyRequest) -> Standing:
        scope = self.access.actor.scope
        closed = [each for each in await self._meant(asked) if not scope.holds_by_rule(each)]
        if not closed or scope.is_nothing:
            raise NobodyClosed
        if len(closed) > 1:
            raise SeveralClosed
        return closed[0]

    async def _meant(self, asked: EmergencyRequest) -> list[Standing]:
        if asked.mrn is not None:
            return await self._emergencies.with_mrn(asked.mrn)
        if asked.family_name is None or asked.given_name is None or asked.birth_date is None:
            return []
        return await self._emergencies.with_name(asked.family_name, asked.given_name, asked.birth_date)

    def _alert(self, kind: AlertKind, taken: EmergencyAccess, about: str) -> Raised:
        """It names the user and the access; of whom it is, the review queue tells those who may know."""
        minutes = round((taken.ends_at - taken.begins_at).total_seconds() / 60)
        facts: dict[str, str | int] = {"access": taken.id, "minutes": minutes}
        return Raised(self._raising.alert(kind, about, subject=taken.user_id, facts=facts), None)

    async def _alerts_of(self, taken: EmergencyAccess) -> list[Alert]:
        days = range(1, min(self._day(taken), _MOST_DAYS) + 1)
        keys = [reason(AlertKind.EMERGENCY_OPENED, taken.id)]
        keys += [reason(AlertKind.EMERGENCY_UNREVIEWED, _about(taken.id, day)) for day in days]
        return await self._raising.holding(keys)

    def _name_no_more(self, alerts: Sequence[Alert]) -> None:
        """These alerts are about nobody's record: the row of the access, which names its patient, tells all."""
        self.access.absorb(AuditEntry(self.access.action, subjects=tuple(each.id for each in alerts)))

    def _day(self, taken: EmergencyAccess) -> int:
        return min(max(1, (self._clock() - taken.begins_at) // REVIEWED_WITHIN), _MOST_DAYS)

    def _look_again(self, access_id: str) -> Statement:
        job = new_job(
            JobKind.EMERGENCY_REVIEW,
            self.access.actor.id,
            self._clock,
            {"access": access_id},
            after=REVIEWED_WITHIN,
        )
        return self._jobs.enqueue(job)

    async def _names(self) -> Mapping[str, str]:
        return {user.id: user.name for user in await self._users.everybody(self.access)}

    def _own(self, taken: EmergencyAccess) -> EmergencyOwn:
        return EmergencyOwn(
            id=taken.id,
            patient_id=taken.patient_id,
            begins_at=taken.begins_at,
            ends_at=taken.ends_at,
            is_running=taken.ends_at > self._clock(),
            reason=taken.reason,
            was_right=taken.was_right,
        )

    def _public(self, taken: EmergencyAccess, names: Mapping[str, str]) -> EmergencyPublic:
        return EmergencyPublic(
            id=taken.id,
            version=taken.version,
            user_id=taken.user_id,
            user_name=names.get(taken.user_id),
            patient_id=taken.patient_id,
            patient_name=self._directory.patient_name(taken.patient_id, self.access.actor.scope, self.access),
            reason=taken.reason,
            begins_at=taken.begins_at,
            ends_at=taken.ends_at,
            is_running=taken.ends_at > self._clock(),
            is_own=taken.user_id == self.access.actor.id,
            reviewed_by=taken.reviewed_by,
            reviewed_by_name=names.get(taken.reviewed_by or ""),
            reviewed_at=taken.reviewed_at,
            was_right=taken.was_right,
            review_note=taken.review_note,
        )


def _about(access_id: str, day: int) -> str:
    return f"{access_id}\0{day}"
