"""A practice whose mails and messages go to the sandbox on a real port, worked step by step under a set clock."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.config.settings import MailSettings, ServerSettings, SmsSettings
from app.core.actor import PRACTICE, Actor, SystemActor
from app.core.identifiers import new_id
from app.core.roles import Role
from app.database.models import Alert, Job, Notice, Patient, Provider, User
from app.database.notice_repository import NoticeRepository
from app.main import create_app
from app.models.alert_models import (
    AlertKind,
    AlertPreferences,
    NoticeChannel,
    NoticeState,
    NoticeTemplate,
)
from app.models.job_models import JobKind, JobState
from app.services.alert_service import AlertService
from app.services.alerts.raising import Raised
from app.services.job_service import new_job
from app.workers.scheduler import ScheduleMemory
from app.workers.surreal_worker import JobRun
from tests.builders import a_patient
from tests.conftest import SetClock, begin_demo, eventually, opened, operator, settings_for, sign_in
from tests.sandbox_port import SandboxPort

PUBLIC_URL = "https://pfinni.example.com"
LINK = f"{PUBLIC_URL}/pfinni/alerts"
PHONE = "+12125550142"
SOON = timedelta(minutes=2)
GATHERED = timedelta(minutes=5)


@dataclass
class Office:
    """The demo's practice: Dr. Maya Chen with her patients, Jordan Avery who runs the system, and their outbox."""

    assembly: Assembly
    clock: SetClock
    sandbox: SandboxPort
    users: dict[str, User] = field(default_factory=dict)
    patient: Patient | None = None

    @property
    def chen(self) -> User:
        return self.users["provider@example.com"]

    @property
    def avery(self) -> User:
        return self.users["admin@example.com"]

    @property
    def notices(self) -> NoticeRepository:
        assembly = self.assembly
        return NoticeRepository(
            assembly.database, assembly.tables["notice"], assembly.bookkeeper, assembly.blind, assembly.clock
        )

    def access(self, user: User | None = None) -> AccessLog:
        if user is None:
            return operator(self.assembly)
        return AccessLog(self.assembly.trail, Actor(user.id, user.role, "session-1", PRACTICE), "alert.listed")

    def alerts(self, user: User) -> AlertService:
        return self.assembly.alert_service(self.access(user))

    async def meet_everybody(self) -> None:
        rows = await self.assembly.database.rows("SELECT * FROM user LIMIT 100")
        users = [self.assembly.tables["user"].opened(row, self.access()) for row in rows]
        self.users = {user.email: user for user in users}

    async def hire(self, name: str, email: str, role: Role = Role.PROVIDER) -> User:
        user = await self.assembly.user_service(self.access()).create(name, email, "a-long-password-1", role)
        self.users[email] = user
        return user

    async def prefer(self, user: User, **preferences: Any) -> None:
        await self.alerts(user).prefer(AlertPreferences.model_validate(preferences))

    async def provider_of(self, user: User) -> Provider:
        practice = self.assembly.practice_service(self.access())
        return next(each for each in await practice.providers() if each.user_id == user.id)

    async def write(self, *statements: Any, action: AuditAction = AuditAction.RECORD_CREATED) -> None:
        await self.assembly.database_service(self.access()).write(AuditEntry(action, "x" * 20), *statements)

    async def admit(self, **fields: Any) -> Patient:
        """A patient of Dr. Chen, unless said otherwise."""
        provider = fields.pop("provider_id", None) or (await self.provider_of(self.chen)).id
        patient = a_patient(provider_id=provider, at=self.clock(), **fields)
        await self.write(self.assembly.tables["patient"].create(patient))
        return patient

    def an_alert(self, kind: AlertKind = AlertKind.PATIENT_URGENT, **fields: Any) -> Alert:
        now = self.clock()
        return (
            self.assembly.alert_raising(self.assembly.database_service(self.access()))
            .alert(kind, new_id(), fields.pop("patient_id", None))
            .model_copy(update={"created_at": now, "updated_at": now, **fields})
        )

    async def raise_alerts(self, *alerts: Alert, provider_id: str | None = None) -> None:
        """All of them in one commit, as a rule of the system raises them."""
        raising = self.assembly.alert_raising(self.assembly.database_service(self.access()))
        await raising.commit([Raised(alert, provider_id) for alert in alerts], [])

    async def raise_one(self, kind: AlertKind = AlertKind.PATIENT_URGENT, **fields: Any) -> Alert:
        """One about a patient of Dr. Chen."""
        if self.patient is None:
            self.patient = await self.admit()
        alert = self.an_alert(kind, **{"patient_id": self.patient.id, **fields})
        await self.raise_alerts(alert, provider_id=self.patient.provider_id)
        return alert

    async def follow_events(self) -> None:
        """Let the rules see every event that was committed up to now."""
        await eventually(self._is_followed)
        while await self.assembly.alert_raiser.raise_once():
            continue

    async def _is_followed(self) -> bool:
        assembly = self.assembly
        is_numbered = not await assembly.events.unnumbered(1)
        return is_numbered and assembly.dispatcher.position >= await assembly.events.last_number()

    async def work(self, after: timedelta = timedelta(0)) -> None:
        """Work off what is due after a while."""
        self.clock.move(after)
        await self.assembly.worker.work_off()

    async def escalate(self, after: timedelta = timedelta(0)) -> None:
        """Take up what is due after a while, and send what follows."""
        self.clock.move(after)
        await self.assembly.escalator.escalate_once()
        await self.work()

    async def enqueue(self, job: Job) -> Job:
        await self.write(self.assembly.jobs.enqueue(job), action=AuditAction.JOB_ENQUEUED)
        return job

    async def a_notice(
        self, channel: NoticeChannel = NoticeChannel.EMAIL, *, most_attempts: int = 12, **fields: Any
    ) -> tuple[Notice, Job]:
        """A notice that waits, with its job."""
        now = self.clock()
        recipient = "chen@example.com" if channel is NoticeChannel.EMAIL else PHONE
        notice = Notice.model_validate(
            {
                "id": new_id(),
                "created_at": now,
                "updated_at": now,
                "channel": channel,
                "template": NoticeTemplate.URGENT,
                "user_id": self.chen.id,
                "recipient": recipient,
                **fields,
            }
        )
        job = new_job(
            JobKind.NOTICE_SEND,
            "system:alerts",
            self.clock,
            {"notice": notice.id},
            most_attempts=most_attempts,
            unique_key=f"notice:{notice.id}",
        )
        await self.write(self.notices.create(notice), self.assembly.jobs.enqueue(job))
        return notice, job

    async def lose_a_worker(self, at: Callable[[], bool]) -> None:
        """A worker takes the send job that is due and is gone at this moment: nothing after it is recorded."""
        assembly = self.assembly
        [job] = await assembly.jobs.claim_next("gone", [JobKind.NOTICE_SEND], timedelta(seconds=30), 1)
        access = assembly.access_log(SystemActor.WORKER, AuditAction.NOTICE_SENT)
        ended = ScheduleMemory(assembly.schedules, assembly.clock).of_ended
        run = JobRun(job, assembly.database_service(access), assembly.jobs, timedelta(seconds=30), ended)
        working = asyncio.create_task(assembly._handlers()[JobKind.NOTICE_SEND].handle(run))
        await eventually(at)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)

    async def notice(self, notice: Notice) -> Notice:
        found = await self.notices.notice(notice.id)
        assert found is not None
        return found

    async def outbox(self, state: NoticeState | None = None) -> list[Notice]:
        """Every notice, the oldest first."""
        return list(reversed(await self.notices.page(state, None, 200)))

    async def jobs(self, kind: JobKind, state: JobState | None = None) -> list[Job]:
        return await self.assembly.jobs.page(state, kind, None, 200)

    async def the_alerts(self, kind: AlertKind | None = None) -> list[Alert]:
        rows = await self.assembly.database.rows("SELECT * FROM alert LIMIT 1000")
        alerts = [self.assembly.tables["alert"].opened(row, self.access()) for row in rows]
        return [alert for alert in alerts if kind in {None, alert.kind}]

    async def the_alert(self, alert: Alert) -> Alert:
        return next(each for each in await self.the_alerts() if each.id == alert.id)

    @asynccontextmanager
    async def browser(self, role: str | None = None) -> AsyncIterator[httpx.AsyncClient]:
        """A browser at the practice's own address, signed in as one of the demo's users or as nobody."""
        app = create_app(self.assembly, closes=False)
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url=f"{PUBLIC_URL}/api/v1", headers={"origin": PUBLIC_URL}
        ) as browser:
            if role is not None:
                assert (await sign_in(browser, role)).status_code == 200
            yield browser

    def mails_to(self, address: str) -> list[str]:
        """The subjects of what somebody was mailed."""
        return [mail.subject for mail in self.sandbox.mails if mail.to == [address]]


@asynccontextmanager
async def office(
    home: Path,
    clock: SetClock,
    sandbox: SandboxPort,
    mail: MailSettings | None = None,
    sms: SmsSettings | None = None,
) -> AsyncIterator[Office]:
    """A practice with its demo users; without settings its mails and messages go to the sandbox."""
    base = settings_for(home)
    settings = base.model_copy(
        update={
            "server": ServerSettings(public_url=PUBLIC_URL),
            "mail": mail or sandbox.mail_settings(),
            "sms": sms or sandbox.sms_settings(),
        }
    )
    async with opened(settings, clock) as assembly:
        await begin_demo(assembly)
        one = Office(assembly, clock, sandbox)
        await one.meet_everybody()
        yield one


def every_text(sandbox: SandboxPort) -> str:
    """All that left the practice, in one text."""
    mails = [f"{mail.subject}\n{mail.text}\n{mail.html}" for mail in sandbox.mails]
    return "\n".join([*mails, *(message.body for message in sandbox.messages)])
