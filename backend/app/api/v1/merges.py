"""Merging two records of one person, and undoing it."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientMerger
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.merge_models import (
    ChangedSinceMerge,
    LaterMerge,
    MergedAlready,
    MergeNotFound,
    MergePublic,
    MergeRequest,
    MergeWithItself,
    NotMerged,
    TooMuchTogether,
    Unmerged,
    UnmergePreview,
    UnmergeRequest,
)
from app.models.patient_models import MrnTaken, PatientArchived, PatientNotFound, PatientPublic, StalePatient

router = APIRouter(tags=["duplicates"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]


@router.get("/merges")
@audited(AuditAction.MERGES_LISTED)
async def list_merges(merges: PatientMerger) -> list[MergePublic]:
    """The last merges, the newest first, and which of them were undone."""
    return await merges.merges()


@router.post(
    "/patients/{patient_id}/merge",
    responses=error_responses(
        PatientNotFound, MergeWithItself, MergedAlready, PatientArchived, StalePatient, TooMuchTogether, MrnTaken
    ),
)
@audited(AuditAction.PATIENT_MERGED)
async def merge_patients(patient_id: PatientId, asked: MergeRequest, merges: PatientMerger) -> PatientPublic:
    """Another record of the same person goes into this one; it can be undone."""
    return await merges.merge(patient_id, asked)


@router.get(
    "/patients/{patient_id}/unmerge",
    responses=error_responses(PatientNotFound, NotMerged, LaterMerge, MergeNotFound),
)
@audited(AuditAction.UNMERGE_LOOKED_AT)
async def preview_unmerge(patient_id: PatientId, merges: PatientMerger) -> UnmergePreview:
    """What of the record that remained was changed since this one went into it."""
    return await merges.preview_unmerge(patient_id)


@router.post(
    "/patients/{patient_id}/unmerge",
    responses=error_responses(
        PatientNotFound, NotMerged, LaterMerge, MergeNotFound, StalePatient, ChangedSinceMerge, MrnTaken
    ),
)
@audited(AuditAction.PATIENT_UNMERGED)
async def unmerge_patients(patient_id: PatientId, asked: UnmergeRequest, merges: PatientMerger) -> Unmerged:
    """Two records again, as they were before the merge."""
    return await merges.unmerge(patient_id, asked)
