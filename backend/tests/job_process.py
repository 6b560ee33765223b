"""A process that works jobs off until none is left, and writes down what it begins: for tests that kill it.

`python -m tests.job_process HOME`: each job commits a part of its work under its fence, and the rest together with its
end. Lines go to HOME/jobs.log at once, so that a kill loses none.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import system_clock
from app.core.exceptions import AppException
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.database_service import AlreadyThere
from app.workers.surreal_worker import JobRun
from tests.builders import a_provider
from tests.conftest import opened, settings_for
from tests.integration.workers.workshop import Workshop, a_handler

KINDS = (JobKind.NOTICE_SEND, JobKind.NOTICE_CHECK, JobKind.CLEAN_UP)
LOG = "jobs.log"


def part_of(job_id: str) -> str:
    """The id of the row that a job leaves in the middle."""
    return f"part{job_id[4:]}"


class Steps:
    """The handler, and its notebook."""

    def __init__(self, assembly: Assembly, say: Callable[[str], None]) -> None:
        self.assembly, self.say = assembly, say

    async def handle(self, run: JobRun) -> Outcome:
        job = run.job
        providers = self.assembly.tables["provider"]
        self.say(f"begins {job.id} {job.priority} {job.attempts}")
        await run.advance(1, 3)
        part = a_provider(id=part_of(job.id), display_name=f"part {job.id}")
        with suppress(AlreadyThere):  # by a process that was killed after this commit
            await run.write(AuditEntry(AuditAction.PROVIDER_CREATED, part.id), providers.create(part))
        self.say(f"half {job.id}")
        await run.advance(2)
        effect = providers.create(a_provider(display_name=job.id))
        await run.finish(AuditEntry(AuditAction.PROVIDER_CREATED, job.id), Outcome(1, 1), effect)
        self.say(f"ends {job.id}")
        return Outcome(1, 1)


async def work(home: Path) -> None:
    with os.fdopen(os.open(home / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w") as log:

        def say(line: str) -> None:
            log.write(f"{line}\n")
            log.flush()

        async with opened(settings_for(home), system_clock) as assembly:
            say("starts")
            steps = Steps(assembly, say)
            handlers = [
                a_handler(steps.handle, kind, at_once=at_once) for kind, at_once in zip(KINDS, (4, 2, 1), strict=True)
            ]
            shop = Workshop(assembly)
            worker = shop.worker(*handlers, name=assembly.instance, is_only=True, at_once=5)
            with suppress(AppException):
                await worker.work_off()
            say("is done")


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1])))
