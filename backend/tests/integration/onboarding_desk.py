"""A practice beside the sandbox: its clearinghouse, its mails and messages, and the desk that onboards people."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.config.settings import ClearinghouseSettings
from app.core.identifiers import new_id
from app.database.models import Provider, User
from app.main import create_app
from app.models.alert_models import AlertPreferences
from app.models.job_models import JobKind
from app.services.job_service import new_job
from sandbox.members import scenarios
from sandbox.scenario import Scenario
from tests.conftest import SetClock, begin_demo, new_client, opened, operator, settings_for, sign_in
from tests.integration.workers.alarms import Alarms
from tests.sandbox_port import SandboxPort, sandbox_port

MEMBERS = {scenario.slug: scenario for scenario in scenarios()}
Body = dict[str, Any]
PHONES = [{"number": "(202) 555-0123", "kind": "mobile"}]


@dataclass
class Desk(Alarms):
    """One signed-in browser, and the practice behind it, worked step by step."""

    sandbox: SandboxPort = field(kw_only=True)
    clock: SetClock = field(kw_only=True)
    browser: httpx.AsyncClient = field(kw_only=True)

    async def provider(self, email: str = "provider@example.com") -> tuple[Provider, User]:
        """The provider who signs in with this address."""
        log = operator(self.assembly)
        user = next(each for each in await self.assembly._users().everybody(log) if each.email == email)
        providers = await self.assembly._practices().providers(log)
        return next(each for each in providers if each.user_id == user.id), user

    async def prefer(self, user: User, **preferences: Any) -> None:
        log = operator(self.assembly)
        log.actor = type(log.actor)(user.id, user.role, "session-1", log.actor.scope)
        await self.assembly.alert_service(log).prefer(AlertPreferences.model_validate(preferences))

    def person(self, scenario: Scenario, **fields: Any) -> Body:
        """The patient whom a scenario is about, as somebody types one."""
        patient = scenario.patient
        return {
            "family_name": patient.entity.last_name,
            "given_name": patient.entity.first_name,
            "birth_date": patient.birth_date and patient.birth_date.isoformat(),
            "sex": {"F": "female", "M": "male"}.get(patient.gender, "unknown"),
            "phones": PHONES,
            **fields,
        }

    def coverage(self, scenario: Scenario, **fields: Any) -> Body:
        """The insurance as it stands on the card."""
        body: Body = {
            "payer_name": scenario.payer.name,
            "payer_code": scenario.payer.identifier,
            "member_id": scenario.member_id,
            "relationship": "self",
        }
        if scenario.dependent is not None:
            holder = scenario.subscriber
            body |= {
                "relationship": "child",
                "subscriber": {
                    "family_name": holder.entity.last_name,
                    "given_name": holder.entity.first_name,
                    "birth_date": holder.birth_date and holder.birth_date.isoformat(),
                },
            }
        return {**body, **fields}

    async def onboard(self, slug: str, key: str | None = None, **fields: Any) -> httpx.Response:
        """Enter the person of a scenario with the insurance."""
        scenario = MEMBERS[slug]
        person = fields.pop("person", {})
        body = {"person": self.person(scenario, **person), "coverage": self.coverage(scenario), **fields}
        return await self.browser.post("/onboarding", json=body, headers={"idempotency-key": key or new_id()})

    async def onboarded(self, slug: str, **fields: Any) -> str:
        """The id of the patient, before anybody has been asked."""
        answer = await self.onboard(slug, **fields)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["patient"]["id"])

    async def patient(self, patient_id: str) -> Body:
        answer = await self.browser.get(f"/patients/{patient_id}")
        assert answer.status_code == 200
        found: Body = answer.json()
        return found

    async def check(self, patient_id: str) -> Body:
        found: Body = (await self.browser.get(f"/patients/{patient_id}/eligibility-check")).json()
        return found

    async def statuses(self, patient_id: str) -> list[str]:
        """The patient's way through the workflow."""
        steps = (await self.browser.get(f"/patients/{patient_id}/history")).json()
        return [str(step["to_status"]) for step in steps]

    async def wait(self, by: timedelta) -> None:
        """Time passes, and whoever sits at the desk signs in again."""
        self.clock.move(by)
        assert (await sign_in(self.browser, "front_desk")).status_code == 200

    async def work(self) -> None:
        """Work off what is due, and raise what follows."""
        await self.assembly.worker.work_off()
        await self.raise_all()
        await self.assembly.worker.work_off()

    async def run(self, kind: JobKind) -> None:
        job = new_job(kind, "user-1", self.assembly.clock)
        entry = AuditEntry(AuditAction.JOB_ENQUEUED, job.id)
        await self.assembly.database_service(operator(self.assembly)).write(entry, self.assembly.jobs.enqueue(job))
        await self.assembly.worker.work_off()

    @asynccontextmanager
    async def another(self, role: str) -> AsyncIterator[httpx.AsyncClient]:
        """Somebody else's browser."""
        async with new_client(create_app(self.assembly, closes=False)) as browser:
            assert (await sign_in(browser, role)).status_code == 200
            yield browser


@asynccontextmanager
async def onboarding_desk(home: Path, clock: SetClock, role: str = "front_desk") -> AsyncIterator[Desk]:
    """A practice whose mails, messages and questions go to the sandbox on a real port."""
    async with sandbox_port(lambda: clock.now) as sandbox:
        settings = settings_for(home).model_copy(
            update={
                "clearinghouse": ClearinghouseSettings(clearinghouse_url=sandbox.url, clearinghouse_timeout=0.5),
                "mail": sandbox.mail_settings(),
                "sms": sandbox.sms_settings(),
            }
        )
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            async with new_client(create_app(assembly, closes=False)) as browser:
                assert (await sign_in(browser, role)).status_code == 200
                yield Desk(assembly, sandbox=sandbox, clock=clock, browser=browser)
