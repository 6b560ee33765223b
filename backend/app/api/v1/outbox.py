"""The outbox, for those who run the practice's system: mails and messages, sent or kept."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import OutboxKeeper
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.alert_models import NoticePage, NoticePreview, NoticeQuery
from app.models.patient_list_models import CursorUnreadable

router = APIRouter(prefix="/outbox", tags=["outbox"], route_class=AuditedRoute)


@router.get("", responses=error_responses(CursorUnreadable))
@audited(AuditAction.OUTBOX_READ, only_refusals=True)
async def list_notices(query: Annotated[NoticeQuery, Query()], outbox: OutboxKeeper) -> NoticePage:
    """Notices, the newest first; `next_cursor` continues the list."""
    return await outbox.page(query)


@router.get("/templates")
@audited(AuditAction.OUTBOX_READ, only_refusals=True)
async def list_notice_templates(outbox: OutboxKeeper) -> list[NoticePreview]:
    """What notices say, with example counts."""
    return outbox.previews()
