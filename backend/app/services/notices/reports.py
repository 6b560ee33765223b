"""What providers say became of notices: by their webhooks, and where none comes by being asked.

A report moves a notice forward or changes nothing, so that it may come twice, late, or before our own record of the
sending. An address that bounced for good, or whose owner complained, is suppressed in the same commit.
"""

from dataclasses import dataclass

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.identifiers import is_id
from app.database.job_repository import Outcome
from app.database.models import Notice
from app.database.notice_repository import UNSETTLED, NoticeRepository, Settled
from app.database.statement import Statement
from app.models.alert_models import NoticeChannel, NoticeSettled, NoticeState
from app.services.database_service import DatabaseService
from app.services.job_run import NOTHING, RetryLater, Run, Step, is_last_try
from app.services.notices.letters import LetterWriter
from app.services.notices.providers import (
    Attempt,
    Presence,
    Provider,
    ProviderBusy,
    ProviderRefused,
    ProviderSilent,
    Report,
)
from app.services.notices.sending import Providers

_COMPLAINED = "complained"


@dataclass(frozen=True, slots=True)
class NoticeReports:
    """Takes reports, for one caller."""

    notices: NoticeRepository
    database: DatabaseService

    async def take(self, channel: NoticeChannel, report: Report) -> bool:
        """Note what a provider told by itself; gives whether it was news."""
        notice = await self._notice(channel, report)
        step = await step_for(self.notices, notice, report) if notice else None
        if step is None:
            return False
        try:
            await self.database.write(step.entry, *step.statements)
        except NoticeSettled:
            return False
        return True

    async def _notice(self, channel: NoticeChannel, report: Report) -> Notice | None:
        if report.notice_id is not None and is_id(report.notice_id):
            notice = await self.notices.notice(report.notice_id)
            if notice is not None and notice.channel is channel:
                return notice
        return await self.notices.of_provider(channel, report.provider_id)


class Asking:
    """Works check jobs off: asks a provider that has not reported."""

    def __init__(self, notices: NoticeRepository, providers: Providers, writer: LetterWriter) -> None:
        self._notices = notices
        self._providers = providers
        self._writer = writer

    async def work(self, run: Run) -> Outcome:
        """Ask what became of the notice of this job. Raises RetryLater while that is open."""
        notice = await self._notices.notice(str(run.job.payload["notice"]))
        if notice is None or notice.state not in {NoticeState.SENT, NoticeState.UNKNOWN}:
            return NOTHING
        provider = self._providers[notice.channel]
        if provider is None or not provider.can_tell:
            return NOTHING
        try:
            report = await self._report(notice, provider)
        except ProviderRefused:
            return NOTHING
        except (ProviderBusy, ProviderSilent) as failed:
            return _later(run, failed.failure)
        step = await step_for(self._notices, notice, report) if report else None
        if step is None:
            return _later(run, "still_open")
        return await self._noted(run, step)

    async def _report(self, notice: Notice, provider: Provider) -> Report | None:
        if notice.provider_id is not None:
            return await provider.report(notice.provider_id)
        attempt = Attempt(notice.created_at, notice.updated_at)
        trace = await provider.trace(self._writer.letter(notice), attempt)
        if trace.presence is not Presence.THERE or trace.provider_id is None:
            return None
        return await provider.report(trace.provider_id) or Report(NoticeState.SENT, trace.provider_id)

    async def _noted(self, run: Run, step: Step) -> Outcome:
        try:
            await run.finish(step.entry, Outcome(1, 1), *step.statements)
        except NoticeSettled:
            return NOTHING
        return Outcome(1, 1)


async def step_for(notices: NoticeRepository, notice: Notice, report: Report) -> Step | None:
    """What a report changes about a notice; None for nothing."""
    is_new = notice.state in UNSETTLED and report.state is not notice.state
    suppressed = await _suppression(notices, notice, report)
    if not is_new and not suppressed:
        return None
    is_bad = report.state in {NoticeState.BOUNCED, NoticeState.FAILED} or bool(suppressed)
    action = AuditAction.NOTICE_FAILED if is_bad else AuditAction.NOTICE_REPORTED
    settled = Settled(report.state if is_new else notice.state, report.failure, report.provider_id)
    since = UNSETTLED if is_new else {notice.state}
    return Step(AuditEntry(action, notice.id, report.failure), [notices.settle(notice, settled, since), *suppressed])


async def _suppression(notices: NoticeRepository, notice: Notice, report: Report) -> list[Statement]:
    """A bounce counts only as news about a notice that is open: told again later, it suppresses nothing anew."""
    is_open = notice.state in UNSETTLED or report.suppresses == _COMPLAINED
    if report.suppresses is None or not is_open or await notices.is_suppressed(notice.channel, notice.recipient):
        return []
    return [notices.suppress(notice.channel, notice.recipient, report.suppresses)]


def _later(run: Run, failure: str) -> Outcome:
    if is_last_try(run.job):
        return NOTHING
    raise RetryLater(failure)
