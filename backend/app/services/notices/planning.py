"""Decides who is told of alerts, how and when; what it decides commits together with the alerts.

Urgent alerts lead at once to one notice for each person and channel, however many there are in the commit. Everything
else is gathered: the first alert begins a digest for its person and channel, and whatever comes until it is due joins
it, so that a night with three hundred lost coverages is one mail.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.audit.access_log import AccessLog
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.alert_repository import AlertPreferenceRepository
from app.database.job_repository import JobRepository
from app.database.models import Alert, Job, Notice
from app.database.notice_repository import NoticeRepository
from app.database.practice_repository import PracticeRepository
from app.database.role_repository import RoleRepository
from app.database.statement import Statement
from app.database.user_repository import UserRepository
from app.models.alert_models import KINDS, AlertClass, AlertKind, AlertPriority, NoticeChannel, NoticeTemplate
from app.models.job_models import JobKind, JobPriority
from app.services.alerts.raising import Raised
from app.services.job_service import new_job
from app.services.notices.audience import Matter, Staff
from app.services.notices.quiet import after_quiet
from app.services.practice_service import PracticeCalendar

GATHERS_FOR = timedelta(minutes=4)
"""How long a digest waits for more."""
SEND_ATTEMPTS = 12
MOST_NAMED = 200
_LEADS_TO_NONE = frozenset({AlertKind.NOTICE_FAILED})
"""A mail that fails is not told by mail: that would never end. It is seen on the screen, and in the next digest."""


class StaffReader:
    """Reads who works here."""

    def __init__(
        self,
        users: UserRepository,
        roles: RoleRepository,
        practices: PracticeRepository,
        preferences: AlertPreferenceRepository,
        clock: Clock,
    ) -> None:
        self._users = users
        self._roles = roles
        self._practices = practices
        self._preferences = preferences
        self._clock = clock

    async def staff(self, access: AccessLog) -> Staff:
        """The practice's people as they are now."""
        users = await self._users.everybody(access)
        providers = await self._practices.providers(access)
        now = self._clock()
        rights = await self._roles.rights(users, now, access)
        return Staff(users, rights, providers, await self._preferences.all(), now)


@dataclass(frozen=True, slots=True)
class Outbox:
    """Where notices and their jobs are put."""

    notices: NoticeRepository
    jobs: JobRepository
    calendar: PracticeCalendar
    clock: Clock

    def notice(
        self,
        template: NoticeTemplate,
        channel: NoticeChannel,
        user_id: str,
        recipient: str,
        alerts: int,
        facts: Mapping[str, int],
        alert_ids: Sequence[str] = (),
    ) -> Notice:
        """A notice that waits to be sent."""
        now = self.clock()
        return Notice(
            id=new_id(),
            created_at=now,
            updated_at=now,
            channel=channel,
            template=template,
            user_id=user_id,
            recipient=recipient,
            alert_ids=list(alert_ids[:MOST_NAMED]),
            alerts=alerts,
            facts=dict(facts),
        )

    def put(
        self, notice: Notice, requested_by: str, *, is_urgent: bool, due: datetime | None = None
    ) -> list[Statement]:
        """The notice and the job that sends it, now or when it is due."""
        now = self.clock()
        job = new_job(
            JobKind.NOTICE_SEND,
            requested_by,
            self.clock,
            {"notice": notice.id},
            priority=JobPriority.URGENT if is_urgent else JobPriority.NORMAL,
            unique_key=f"notice:{notice.id}",
            most_attempts=SEND_ATTEMPTS,
            after=max(due - now, timedelta(0)) if due else timedelta(0),
        )
        return [self.notices.create(notice), self.jobs.enqueue(job)]

    def gather(self, user_id: str, channel: NoticeChannel, staff: Staff, requested_by: str) -> Statement:
        """The digest of one person on one channel; one that waits already takes the new alerts in."""
        return self.jobs.enqueue(self.digest_job(user_id, channel, staff, requested_by))

    def digest_job(self, user_id: str, channel: NoticeChannel, staff: Staff, requested_by: str) -> Job:
        """Due in a few minutes, or when the quiet hours of then are over."""
        now = self.clock()
        due = after_quiet(now + GATHERS_FOR, staff.preferences(user_id), self.calendar.zone)
        return new_job(
            JobKind.NOTICE_DIGEST,
            requested_by,
            self.clock,
            {"user": user_id, "channel": channel.value},
            unique_key=f"digest:{user_id}:{channel.value}",
            after=due - now,
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """One person on one channel."""

    user_id: str
    channel: NoticeChannel


class NoticePlanning:
    """Plans notices for one run or request."""

    def __init__(self, reader: StaffReader, outbox: Outbox, access: AccessLog) -> None:
        self._reader = reader
        self._outbox = outbox
        self._access = access

    async def for_raised(self, raised: Sequence[Raised]) -> list[Statement]:
        """For the commit of alerts that begin."""
        staff = await self._reader.staff(self._access)
        at_once: dict[_Told, list[Alert]] = {}
        gathered: dict[_Told, None] = {}
        for each in raised:
            if each.alert.kind in _LEADS_TO_NONE:
                continue
            matter = matter_of(each)
            told = list(_channels_of(staff, staff.told_first(matter), matter))
            if each.alert.priority is AlertPriority.URGENT:
                for one in told:
                    at_once.setdefault(one, []).append(each.alert)
            else:
                gathered.update(dict.fromkeys(told))
        actor = self._access.actor.id
        statements = [statement for told, alerts in at_once.items() for statement in self._urgent(told, alerts, staff)]
        return statements + [self._outbox.gather(each.user_id, each.channel, staff, actor) for each in gathered]

    async def for_escalated(self, escalated: Sequence[Raised], levels: Sequence[int]) -> "Escalated":
        """For the commit of alerts that go up to these levels: who is told of each, and the notices.

        An alert that is not urgent keeps the quiet hours, and goes by mail if no channel was chosen for it: whoever
        is told now has not asked for it, but somebody must know.
        """
        staff = await self._reader.staff(self._access)
        told_of_each: list[tuple[str, ...]] = []
        by_person: dict[_Told, list[Alert]] = {}
        for each, level in zip(escalated, levels, strict=True):
            matter = matter_of(each)
            people = staff.told_next(matter, level)
            told_of_each.append(people)
            for person in people:
                for channel in staff.channels(person, matter) or (NoticeChannel.EMAIL,):
                    by_person.setdefault(_Told(person, channel), []).append(each.alert)
        statements = [
            statement for told, alerts in by_person.items() for statement in self._escalation(told, alerts, staff)
        ]
        return Escalated(told_of_each, statements)

    def _urgent(self, told: _Told, alerts: Sequence[Alert], staff: Staff) -> list[Statement]:
        is_security = all(KINDS[alert.kind][0] is AlertClass.SECURITY for alert in alerts)
        template = NoticeTemplate.SECURITY if is_security else NoticeTemplate.URGENT
        return self._put(template, told, alerts, staff, due=None)

    def _escalation(self, told: _Told, alerts: Sequence[Alert], staff: Staff) -> list[Statement]:
        is_urgent = any(alert.priority is AlertPriority.URGENT for alert in alerts)
        quiet_ends = after_quiet(self._outbox.clock(), staff.preferences(told.user_id), self._outbox.calendar.zone)
        return self._put(NoticeTemplate.ESCALATION, told, alerts, staff, due=None if is_urgent else quiet_ends)

    def _put(
        self, template: NoticeTemplate, told: _Told, alerts: Sequence[Alert], staff: Staff, due: datetime | None
    ) -> list[Statement]:
        recipient = staff.recipient(told.user_id, told.channel)
        if recipient is None:
            return []
        notice = self._outbox.notice(
            template,
            told.channel,
            told.user_id,
            recipient,
            len(alerts),
            counted(KINDS[alert.kind][0] for alert in alerts),
            [alert.id for alert in alerts],
        )
        return self._outbox.put(notice, self._access.actor.id, is_urgent=due is None, due=due)


@dataclass(frozen=True, slots=True)
class Escalated:
    """Who is told of each alert, in order, and the notices to them."""

    told: list[tuple[str, ...]]
    statements: list[Statement]


def matter_of(raised: Raised) -> Matter:
    """What decides who is told of this alert."""
    alert = raised.alert
    return Matter(KINDS[alert.kind][0], alert.priority, alert.assigned_to, raised.provider_id)


def counted(classes: Iterable[AlertClass]) -> dict[str, int]:
    """How many there are of each class."""
    counts: dict[str, int] = {}
    for each in classes:
        counts[each.value] = counts.get(each.value, 0) + 1
    return counts


def _channels_of(staff: Staff, people: Iterable[str], matter: Matter) -> Iterable[_Told]:
    return (_Told(person, channel) for person in people for channel in staff.channels(person, matter))
