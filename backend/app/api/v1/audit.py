"""The audit trail, for those who read it: entries, trails of one subject, the state of the chain, exports."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse

from app.api.audited_route import AuditedRoute, asked_by_the_page, audited
from app.api.deps import AuditChecker, AuditExporter, AuditReader
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.audit_models import (
    AuditChoices,
    AuditEntryOpened,
    AuditFilter,
    AuditPage,
    AuditQuery,
    ChainShown,
    EntryId,
    EntryNotFound,
    ExportRange,
    NothingToExport,
    PlainId,
    TrailQuery,
)
from app.models.patient_list_models import CursorUnreadable

router = APIRouter(prefix="/audit", tags=["audit"], route_class=AuditedRoute)
_NO_STORE = {"cache-control": "no-store, no-transform", "x-content-type-options": "nosniff"}


@router.get("/entries", responses=error_responses(CursorUnreadable))
@audited(AuditAction.AUDIT_READ)
async def list_audit_entries(query: Annotated[AuditQuery, Query()], audit: AuditReader) -> AuditPage:
    """Entries, the newest first; `next_cursor` continues the list, also where a page is short."""
    return await audit.page(query)


@router.get("/entries/{entry_id}", responses=error_responses(EntryNotFound))
@audited(AuditAction.AUDIT_READ)
async def get_audit_entry(entry_id: Annotated[EntryId, Path()], audit: AuditReader) -> AuditEntryOpened:
    """One entry, with everybody it names and the reason that was given."""
    return await audit.get(entry_id)


@router.get("/subjects/{subject_id}", responses=error_responses(CursorUnreadable))
@audited(AuditAction.AUDIT_READ)
async def get_audit_trail(
    subject_id: Annotated[PlainId, Path()], query: Annotated[TrailQuery, Query()], audit: AuditReader
) -> AuditPage:
    """Everything that was done with one patient's record, or with one user's account."""
    return await audit.trail(subject_id, query)


@router.get("/choices")
@audited(AuditAction.AUDIT_READ, only_refusals=True)
async def get_audit_choices(audit: AuditReader) -> AuditChoices:
    """The staff and the actions, for the choice of which entries are shown."""
    return await audit.choices()


@router.get("/verification")
@asked_by_the_page
@audited(AuditAction.AUDIT_READ, only_refusals=True)
async def get_audit_verification(audit: AuditChecker) -> ChainShown:
    """What the last full check of the chain found, how much was sealed since, and how far a running check is."""
    return await audit.state()


@router.post("/verification", status_code=202)
@audited(AuditAction.JOB_ENQUEUED)
async def start_audit_verification(audit: AuditChecker) -> ChainShown:
    """Check the whole chain; a check that waits or runs already is the one that was asked for."""
    return await audit.check()


@router.post("/exports", responses=error_responses(NothingToExport), response_class=StreamingResponse)
@audited(AuditAction.AUDIT_EXPORTED)
async def export_audit(wanted: ExportRange, exports: AuditExporter) -> StreamingResponse:
    """Signed blocks with every entry of a range, to be checked by `pfinni audit verify FILE` anywhere."""
    stretch = await exports.stretch(wanted)
    return _download(exports.signed(stretch), "application/x-ndjson", f"{stretch.first}-{stretch.last}.jsonl")


@router.post("/exports/table", response_class=StreamingResponse)
@audited(AuditAction.AUDIT_EXPORTED)
async def export_audit_table(wanted: AuditFilter, exports: AuditExporter) -> StreamingResponse:
    """The entries of a filter as a table (CSV) for people, the newest first, without reasons."""
    exports.said(wanted)
    return _download(exports.table(wanted), "text/csv; charset=utf-8", "entries.csv")


def _download(content: AsyncIterator[bytes], media_type: str, name: str) -> StreamingResponse:
    headers = _NO_STORE | {"content-disposition": f'attachment; filename="pfinni-audit-{name}"'}
    return StreamingResponse(content, media_type=media_type, headers=headers)
