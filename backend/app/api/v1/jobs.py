"""Jobs and schedules, for those who run the practice's system."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import JobKeeper
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.job_models import (
    JobNotCancellable,
    JobNotFound,
    JobNotReplayable,
    JobPage,
    JobPublic,
    JobQuery,
    ScheduleName,
    ScheduleNotFound,
    SchedulePause,
    SchedulePublic,
)
from app.models.patient_list_models import CursorUnreadable

router = APIRouter(tags=["jobs"], route_class=AuditedRoute)

JobId = Annotated[str, Path(max_length=64)]


@router.get("/jobs", responses=error_responses(CursorUnreadable))
@audited(AuditAction.JOBS_LISTED, only_refusals=True)
async def list_jobs(query: Annotated[JobQuery, Query()], jobs: JobKeeper) -> JobPage:
    """Jobs, the newest first, and how many there are in each state; `next_cursor` continues the list."""
    return await jobs.page(query)


@router.get("/jobs/{job_id}", responses=error_responses(JobNotFound))
@audited(AuditAction.JOBS_LISTED, only_refusals=True)
async def get_job(job_id: JobId, jobs: JobKeeper) -> JobPublic:
    """One job."""
    return await jobs.get(job_id)


@router.post("/jobs/{job_id}/cancel", responses=error_responses(JobNotFound, JobNotCancellable))
@audited(AuditAction.JOB_CANCELLED)
async def cancel_job(job_id: JobId, jobs: JobKeeper) -> JobPublic:
    """End a job that waits, ask one that runs to end."""
    return await jobs.cancel(job_id)


@router.post("/jobs/{job_id}/replay", responses=error_responses(JobNotFound, JobNotReplayable))
@audited(AuditAction.JOB_REPLAYED)
async def replay_job(job_id: JobId, jobs: JobKeeper) -> JobPublic:
    """Try a job anew that failed or was cancelled."""
    return await jobs.replay(job_id)


@router.get("/schedules")
@audited(AuditAction.SCHEDULES_LISTED, only_refusals=True)
async def list_schedules(jobs: JobKeeper) -> list[SchedulePublic]:
    """What happens by itself, and how it went last."""
    return await jobs.schedules()


@router.post("/schedules/{name}/run", status_code=201, responses=error_responses(ScheduleNotFound))
@audited(AuditAction.JOB_ENQUEUED)
async def run_schedule(name: ScheduleName, jobs: JobKeeper) -> JobPublic:
    """Do now what a schedule does."""
    return await jobs.run_now(name)


@router.put("/schedules/{name}/pause", responses=error_responses(ScheduleNotFound))
@audited(AuditAction.SCHEDULE_CHANGED)
async def pause_schedule(name: ScheduleName, pause: SchedulePause, jobs: JobKeeper) -> SchedulePublic:
    """Stop a schedule for a while, or let it go on."""
    return await jobs.pause(name, is_paused=pause.is_paused)
