"""The job behind a request for a mail: only here is it looked at whether there is anybody to mail."""

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.database.models import User
from app.models.alert_models import NoticeTemplate
from app.services.identity.parts import IdentityParts
from app.services.job_run import NOTHING, Run


class IdentityMail:
    """Works such jobs off, for one run."""

    def __init__(self, parts: IdentityParts, access: AccessLog) -> None:
        self._parts = parts
        self._access = access

    async def work(self, run: Run) -> Outcome:
        """Put the mail into the outbox, or do nothing."""
        template = NoticeTemplate(str(run.job.payload["template"]))
        user = await self._parts.users.with_id(str(run.job.payload["user"]), self._access)
        if user is None or not _is_wanted(template, user):
            return NOTHING
        notices = self._parts.notice(template, user.id, user.email, run.job.requested_by)
        await run.finish(AuditEntry(AuditAction.NOTICE_PLANNED, user.id), Outcome(1, 1), *notices)
        return Outcome(1, 1)


def _is_wanted(template: NoticeTemplate, user: User) -> bool:
    if template is NoticeTemplate.PASSWORD_RESET:
        return user.is_active
    return template is not NoticeTemplate.EMAIL_VERIFICATION or not user.email_verified
