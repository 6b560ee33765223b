"""Hands a notice to its provider once, whatever happens in between.

That it is being handed over is durable before it leaves, and what became of it commits with the job's end. So after a
crash between the two the notice is found in that state, and the provider is traced first: what is there is recorded,
what certainly is not there is sent, and what nobody can know is left alone and told to the administrators.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Protocol

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.database.job_repository import JobRepository, Outcome
from app.database.models import Job, Notice
from app.database.notice_repository import NoticeRepository, Settled
from app.database.statement import Statement
from app.models.alert_models import NoticeChannel, NoticeSettled, NoticeState
from app.models.job_models import JobKind
from app.services.job_run import NOTHING, RetryLater, Run, is_last_try
from app.services.job_service import new_job
from app.services.notices.letters import WITH_TOKEN, Letter, LetterWriter
from app.services.notices.providers import (
    Attempt,
    Presence,
    Provider,
    ProviderBusy,
    ProviderRefused,
    ProviderSilent,
    Trace,
)

ASKS_AFTER = timedelta(minutes=3)
"""How long a provider has to report by itself before it is asked."""
ASKING_ATTEMPTS = 7
_TO_SEND = frozenset({NoticeState.WAITING, NoticeState.SENDING})
_DONE = Outcome(1, 1)

Providers = Mapping[NoticeChannel, Provider | None]


class Links(Protocol):
    """Makes links work that notices bear."""

    async def begin(self, notice: Notice) -> bool:
        """The token of this notice's link is good from now on; False when nobody wants it any more."""
        ...


class Sending:
    """Works send jobs off."""

    def __init__(
        self,
        notices: NoticeRepository,
        jobs: JobRepository,
        providers: Providers,
        writer: LetterWriter,
        clock: Clock,
        links: Links,
    ) -> None:
        self._notices = notices
        self._jobs = jobs
        self._providers = providers
        self._writer = writer
        self._clock = clock
        self._links = links

    async def work(self, run: Run) -> Outcome:
        """Send the notice of this job. Raises RetryLater."""
        notice = await self._notices.notice(_notice_of(run.job))
        if notice is None or notice.state not in _TO_SEND:
            return NOTHING
        provider = self._providers[notice.channel]
        if provider is None:
            return await self._settled(run, notice, Settled(NoticeState.KEPT), AuditAction.NOTICE_KEPT, NOTHING)
        if await self._notices.is_suppressed(notice.channel, notice.recipient):
            return await self._failed(run, notice, Settled(NoticeState.SUPPRESSED, "address_suppressed"))
        if notice.template in WITH_TOKEN and not await self._links.begin(notice):
            settled = Settled(NoticeState.KEPT, "no_longer_wanted")
            return await self._settled(run, notice, settled, AuditAction.NOTICE_KEPT, NOTHING)
        try:
            return await self._send(run, notice, provider, self._writer.letter(notice))
        except ProviderRefused as refused:
            return await self._refused(run, notice, refused)

    async def buried(self, job: Job, failure: str) -> list[Statement]:
        """For the commit of a job's burial: the notice has failed, or nobody knows whether it went."""
        notice = await self._notices.notice(_notice_of(job))
        if notice is None or notice.state not in _TO_SEND:
            return []
        asking = [self._asking_later(job, notice)] if notice.state is NoticeState.SENDING else []
        return [self._notices.give_up(notice, failure), *asking]

    async def replayed(self, job: Job) -> list[Statement]:
        """For the commit of a replay: the notice waits again."""
        notice = await self._notices.notice(_notice_of(job))
        return [self._notices.wait_again(notice)] if notice else []

    async def _send(self, run: Run, notice: Notice, provider: Provider, letter: Letter) -> Outcome:
        if notice.state is NoticeState.SENDING:
            trace = await self._traced(run, notice, provider, letter)
            if trace.presence is Presence.THERE:
                return await self._taken(run, notice, provider, trace.provider_id)
            if trace.presence is Presence.UNKNOWABLE:
                return await self._failed(run, notice, Settled(NoticeState.UNKNOWN, "nobody_knows"))
        if not await self._notices.begin_sending(notice, self._jobs.guard(run.job)):
            return NOTHING
        try:
            provider_id = await provider.send(letter)
        except ProviderBusy as busy:
            return await self._not_taken(run, notice, busy)
        except ProviderSilent as silent:
            return await self._unanswered(run, notice, silent.failure)
        return await self._taken(run, notice, provider, provider_id)

    async def _traced(self, run: Run, notice: Notice, provider: Provider, letter: Letter) -> Trace:
        """What the provider knows of it; when it cannot be asked even at last, that is not known."""
        first = notice.sending_at or notice.updated_at
        try:
            return await provider.trace(letter, Attempt(first, notice.updated_at))
        except (ProviderBusy, ProviderSilent) as failed:
            if is_last_try(run.job):
                return Trace(Presence.UNKNOWABLE)
            raise RetryLater(failed.failure, getattr(failed, "after", None)) from None

    async def _taken(self, run: Run, notice: Notice, provider: Provider, provider_id: str | None) -> Outcome:
        statements: list[Statement] = [self._notices.taken(notice, provider_id)]
        if provider.can_tell and provider_id is not None:
            statements.append(self._asking_later(run.job, notice))
        await run.finish(AuditEntry(AuditAction.NOTICE_SENT, notice.id), _DONE, *statements)
        return _DONE

    async def _not_taken(self, run: Run, notice: Notice, busy: ProviderBusy) -> Outcome:
        if is_last_try(run.job):
            return await self._failed(run, notice, Settled(NoticeState.FAILED, busy.failure))
        await self._notices.put_back(notice, busy.failure, self._jobs.guard(run.job))
        raise RetryLater(busy.failure, busy.after)

    async def _unanswered(self, run: Run, notice: Notice, failure: str) -> Outcome:
        if is_last_try(run.job):
            return await self._failed(run, notice, Settled(NoticeState.UNKNOWN, failure))
        raise RetryLater(failure)

    async def _refused(self, run: Run, notice: Notice, refused: ProviderRefused) -> Outcome:
        suppressed = (
            [self._notices.suppress(notice.channel, notice.recipient, refused.failure)]
            if refused.address_is_dead
            else []
        )
        return await self._failed(run, notice, Settled(NoticeState.FAILED, refused.failure), suppressed)

    async def _failed(self, run: Run, notice: Notice, settled: Settled, also: Sequence[Statement] = ()) -> Outcome:
        """It did not go, or nobody knows: an alert follows from the notice's event, so the job tells nothing more."""
        asking = [self._asking_later(run.job, notice)] if settled.state is NoticeState.UNKNOWN else []
        return await self._settled(run, notice, settled, AuditAction.NOTICE_FAILED, NOTHING, [*also, *asking])

    async def _settled(
        self,
        run: Run,
        notice: Notice,
        settled: Settled,
        action: AuditAction,
        outcome: Outcome,
        also: Sequence[Statement] = (),
    ) -> Outcome:
        entry = AuditEntry(action, notice.id, settled.failure)
        try:
            await run.finish(entry, outcome, self._notices.settle(notice, settled, _TO_SEND), *also)
        except NoticeSettled:
            return NOTHING
        return outcome

    def _asking_later(self, job: Job, notice: Notice) -> Statement:
        return self._jobs.enqueue(
            new_job(
                JobKind.NOTICE_CHECK,
                job.requested_by,
                self._clock,
                {"notice": notice.id},
                unique_key=f"notice-check:{notice.id}",
                most_attempts=ASKING_ATTEMPTS,
                after=ASKS_AFTER,
            )
        )


def _notice_of(job: Job) -> str:
    return str(job.payload.get("notice"))
