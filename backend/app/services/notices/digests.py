"""The gathered notice: how many alerts wait for one person, counted once.

It takes two jobs. The first ends the gathering: from its commit on, new alerts begin a digest of their own. The second,
a minute later, counts what was raised up to then: by that time every commit that still joined the gathering is to be
seen. So no alert falls between two digests, and none is counted twice.
"""

from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.database.models import Job
from app.directory.alert_waiting import WaitingGroup
from app.directory.directory import Directory
from app.directory.entries import milliseconds
from app.models.alert_models import AlertPriority, DigestOvertaken, NoticeChannel, NoticeTemplate
from app.models.job_models import JobKind
from app.services.job_run import NOTHING, Run
from app.services.job_service import new_job
from app.services.notices.audience import Matter, Staff
from app.services.notices.planning import Outbox, StaffReader
from app.services.notices.quiet import after_quiet

SETTLES_FOR = timedelta(minutes=1)
"""Longer than any commit takes."""


class Digests:
    """Works digest jobs off."""

    def __init__(self, reader: StaffReader, outbox: Outbox, directory: Directory, access: AccessLog) -> None:
        self._reader = reader
        self._outbox = outbox
        self._directory = directory
        self._access = access

    async def work(self, run: Run) -> Outcome:
        """End the gathering, or count what it gathered."""
        user, channel = str(run.job.payload["user"]), NoticeChannel(str(run.job.payload["channel"]))
        staff = await self._reader.staff(self._access)
        until = run.job.payload.get("until")
        if isinstance(until, int):
            return await self._count(run, user, channel, staff, until)
        return await self._end_gathering(run, user, channel, staff)

    async def _end_gathering(self, run: Run, user: str, channel: NoticeChannel, staff: Staff) -> Outcome:
        now = self._outbox.clock()
        is_quiet = after_quiet(now, staff.preferences(user), self._outbox.calendar.zone) > now
        following = (
            self._outbox.digest_job(user, channel, staff, run.job.requested_by)
            if is_quiet
            else self._counting_job(run.job, milliseconds(now))
        )
        await run.finish(
            AuditEntry(AuditAction.NOTICE_PLANNED, user), Outcome(1, 1), self._outbox.jobs.enqueue(following)
        )
        return Outcome(1, 1)

    def _counting_job(self, job: Job, until: int) -> Job:
        return new_job(
            JobKind.NOTICE_DIGEST,
            job.requested_by,
            self._outbox.clock,
            {**job.payload, "until": until},
            after=SETTLES_FOR,
        )

    async def _count(self, run: Run, user: str, channel: NoticeChannel, staff: Staff, until: int) -> Outcome:
        since = await self._outbox.notices.digested_until(user, channel)
        recipient = staff.recipient(user, channel)
        if since >= until or recipient is None:
            return NOTHING
        groups = self._groups(user, channel, staff, since, until)
        counts: dict[str, int] = {}
        for group in groups:
            counts[group.alert_class.value] = counts.get(group.alert_class.value, 0) + group.alerts
        alerts = sum(counts.values())
        moved = self._outbox.notices.digest(user, channel, since, until)
        notices = (
            self._outbox.put(
                self._outbox.notice(NoticeTemplate.DIGEST, channel, user, recipient, alerts, counts),
                run.job.requested_by,
                is_urgent=False,
            )
            if alerts
            else []
        )
        try:
            await run.finish(AuditEntry(AuditAction.NOTICE_PLANNED, user), Outcome(alerts, alerts), moved, *notices)
        except DigestOvertaken:
            return NOTHING
        return Outcome(alerts, alerts)

    def _groups(self, user: str, channel: NoticeChannel, staff: Staff, since: int, until: int) -> list[WaitingGroup]:
        """What waits for this person and is asked for on this channel; urgent alerts were told at once."""
        waiting = self._directory.waiting.between(since, until, milliseconds(self._outbox.clock()))
        return [group for group in waiting if _is_asked_for(group, user, channel, staff)]


def _is_asked_for(group: WaitingGroup, user: str, channel: NoticeChannel, staff: Staff) -> bool:
    if group.priority is AlertPriority.URGENT:
        return False
    matter = Matter(group.alert_class, group.priority, group.assigned_to, group.provider_id)
    return user in staff.told_first(matter) and channel in staff.channels(user, matter)
