"""The route class of the API: nothing leaves before its trace is durable, and refusals leave one too.

Each endpoint says with `@audited(...)` what it does; a test refuses a route that does not. The access log is made
here, handed to the dependencies, and settled before the answer is returned.
"""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from app.api.problems import RefusedBeforeRouting, as_validation_exception
from app.assembly import Assembly
from app.audit.access_log import AccessLog, Origin
from app.audit.vocabulary import OK, AuditAction
from app.core.actor import Actor, SystemActor
from app.core.exceptions import AppException
from app.core.identifiers import is_id

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
NOBODY = Actor(str(SystemActor.NOBODY))
REFETCH_HEADER = "x-pfinni-refetch"


def audited(action: AuditAction, *, only_refusals: bool = False) -> Callable[[Endpoint], Endpoint]:
    """Say what an endpoint does, in the audit's words.

    `only_refusals` is for what opens nobody's data and is asked all day, such as one's own session.
    """

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.audit_action = action  # type: ignore[attr-defined]  # functions take attributes
        endpoint.audits_only_refusals = only_refusals  # type: ignore[attr-defined]
        return endpoint

    return mark


def asked_by_the_page(endpoint: Endpoint) -> Endpoint:
    """Say that pages ask this by themselves: it is no sign of a person, so it keeps no session from running idle."""
    endpoint.is_asked_by_the_page = True  # type: ignore[attr-defined]  # functions take attributes
    return endpoint


def shows_a_person(request: Request) -> bool:
    """Whether somebody did something, and not a page its refetching."""
    is_by_itself = getattr(request.scope.get("endpoint"), "is_asked_by_the_page", False)
    return not is_by_itself and REFETCH_HEADER not in request.headers


class AuditedRoute(APIRoute):
    """A route whose every answer has been recorded before it leaves."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with the access log around it."""
        handle = super().get_route_handler()
        only_refusals: bool = getattr(self.endpoint, "audits_only_refusals")  # noqa: B009
        action = AuditAction(getattr(self.endpoint, "audit_action"))  # noqa: B009 - a function's attribute

        async def handle_audited(request: Request) -> Response:
            assembly: Assembly = request.app.state.assembly
            access = _access_log(request, assembly, action)
            request.state.access = access
            try:
                response = await handle(request)
            except RequestValidationError as error:
                await _settle_refusal(request, access, as_validation_exception(error))
                raise
            except AppException as failure:
                await _settle_refusal(request, access, failure)
                raise
            except HTTPException:
                await _settle_refusal(request, access, RefusedBeforeRouting())
                raise
            except Exception:
                access.outcome = AppException.code
                await access.settle()
                raise
            if not only_refusals or access.outcome != OK:
                await access.settle()
            return response

        return handle_audited


def _access_log(request: Request, assembly: Assembly, action: AuditAction) -> AccessLog:
    state = request.state
    origin = Origin(getattr(state, "address", None), getattr(state, "request_id", None))
    is_refetch = request.headers.get(REFETCH_HEADER) == "1" and request.method == "GET"
    return AccessLog(assembly.trail, NOBODY, action, origin, automatic=is_refetch)


async def _settle_refusal(request: Request, access: AccessLog, failure: AppException) -> None:
    """One row for a refused request; without a session there is, mostly, only a count for the address and minute."""
    access.outcome = failure.code
    assembly: Assembly = request.app.state.assembly
    if _is_only_counted(access, failure):
        assembly.refusals.count(access.origin.address)
        return
    asked_for = request.path_params.get("patient_id", "")
    await access.settle(asked_for=asked_for if is_id(asked_for) else None)


def _is_only_counted(access: AccessLog, failure: AppException) -> bool:
    """Refused without a session, and neither an attempt to sign in nor one that touched somebody's data."""
    is_attempt = access.action == AuditAction.SIGN_IN_FAILED
    return access.actor is NOBODY and not is_attempt and not access.unrecorded and failure.status < 500
