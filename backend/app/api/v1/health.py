"""Is it up, and is it ready? For supervisors and load balancers; nothing private, so nobody has to sign in."""

from fastapi import APIRouter, Response
from pydantic import BaseModel

from app import __version__
from app.api.deps import TheAssembly

router = APIRouter(tags=["health"])


class Liveness(BaseModel):
    """The process answers."""

    status: str
    version: str


class Readiness(BaseModel):
    """Whether requests are served. `progress` runs from 0 to 1 while the directory is being filled.

    `troubled` names the workers of this process that have not got on for minutes: what they do waits.
    """

    is_ready: bool
    progress: float
    store_is_up: bool
    mode: str
    troubled: list[str]


@router.get("/health/live")
async def live() -> Liveness:
    """The process answers."""
    return Liveness(status="up", version=__version__)


@router.get("/health/ready", responses={503: {"model": Readiness}})
async def ready(response: Response, assembly: TheAssembly) -> Readiness:
    """200 when requests are served, else 503 with the progress of the start."""
    health = await assembly.database.health(attempts=1)
    is_ready = health.is_up and assembly.directory.is_filled
    if not is_ready:
        response.status_code = 503
        response.headers["retry-after"] = "1"
    return Readiness(
        is_ready=is_ready,
        progress=round(assembly.directory.progress, 3),
        store_is_up=health.is_up,
        mode=assembly.settings.server.mode.value,
        troubled=assembly.watch.troubled,
    )
