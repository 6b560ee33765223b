"""Set-up of a real practice, behind the one-time token from the console."""

from fastapi import APIRouter, Request
from pydantic import BaseModel

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import TheAssembly, access_of
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.setup_models import AlreadySetUp, RecoveryCopyUnconfirmed, SetUpRequest, SetUpTokenWrong
from app.services.password_service import PasswordRefused

_FAILURES = (SetUpTokenWrong, RecoveryCopyUnconfirmed, AlreadySetUp, PasswordRefused)
router = APIRouter(prefix="/setup", tags=["setup"], route_class=AuditedRoute)


class SetUpState(BaseModel):
    """Whether set-up is still to be done."""

    is_needed: bool


@router.get("")
@audited(AuditAction.PRACTICE_READ, only_refusals=True)
async def get_set_up_state(request: Request, assembly: TheAssembly) -> SetUpState:
    """Whether somebody can sign in already."""
    return SetUpState(is_needed=not await assembly.user_service(access_of(request)).any_exists())


@router.post("", status_code=201, responses=error_responses(*_FAILURES))
@audited(AuditAction.PRACTICE_SET_UP)
async def set_up(asked: SetUpRequest, request: Request, assembly: TheAssembly) -> SetUpState:
    """Found the practice and make its first administrator."""
    assembly.limits.sign_in_from("set-up")
    await assembly.setup_service(access_of(request)).set_up(asked)
    return SetUpState(is_needed=False)
