"""A mail service shaped like Resend's API: it accepts mails and delivers none.

Follows https://resend.com/docs/api-reference/emails and .../errors.
"""

import json
from typing import Annotated, Final
from uuid import uuid4

import httpx
from fastapi import APIRouter, Header, Request, Response, status
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError

from sandbox.credentials import MAIL_API_KEY, MAIL_WEBHOOK_SECRET
from sandbox.mail_box import KeyUsedOtherwiseError, Mail, MailRequest
from sandbox.report_signatures import signed_by_svix
from sandbox.state import State

router = APIRouter(tags=["mail"])

_LONGEST_KEY: Final = 256
_ERRORS: Final = {
    "missing_api_key": (status.HTTP_401_UNAUTHORIZED, "Missing API key in the authorization header."),
    "invalid_api_key": (status.HTTP_403_FORBIDDEN, "API key is invalid."),
    "missing_required_field": (422, "The request body is missing one or more required fields."),
    "validation_error": (422, "We found an error with one or more fields in the request."),
    "invalid_idempotency_key": (status.HTTP_400_BAD_REQUEST, "The key must be between 1-256 chars."),
    "invalid_idempotent_request": (
        status.HTTP_409_CONFLICT,
        "Same idempotency key used with a different request payload.",
    ),
    "not_found": (status.HTTP_404_NOT_FOUND, "Email not found."),
}


@router.post("/emails")
async def send_mail(
    request: Request,
    state: State,
    idempotency_key: Annotated[str | None, Header()] = None,
) -> Response:
    """Accept a mail and answer with its id."""
    refusal = _refuse_key(request)
    if refusal is not None:
        return refusal
    if idempotency_key is not None and not 1 <= len(idempotency_key) <= _LONGEST_KEY:
        return _refuse("invalid_idempotency_key")
    try:
        mail = state.mails.accept(MailRequest.model_validate_json(await request.body()), idempotency_key, state.now())
    except ValidationError as error:
        missing = any(problem["type"] == "missing" for problem in error.errors(include_input=False))
        return _refuse("missing_required_field" if missing else "validation_error")
    except KeyUsedOtherwiseError:
        return _refuse("invalid_idempotent_request")
    return JSONResponse({"id": mail.id})


@router.get("/emails/{mail_id}")
async def fetch_mail(mail_id: str, request: Request, state: State) -> Response:
    """One mail with its state of delivery."""
    refusal = _refuse_key(request)
    if refusal is not None:
        return refusal
    mail = state.mails.find(mail_id)
    return _refuse("not_found") if mail is None else JSONResponse(mail.model_dump(mode="json", by_alias=True))


@router.get("/sink/mails", response_model_by_alias=True)
async def list_mails(state: State) -> list[Mail]:
    """Everything that was sent, to look at."""
    return state.mails.all()


class MailReport(BaseModel):
    """What shall have become of a mail, and where to tell it: Resend knows that address from its dashboard."""

    event: str = "delivered"
    url: str = "http://127.0.0.1:8000/api/v1/webhooks/resend"


@router.post("/sink/mails/{mail_id}/report")
async def report_mail(mail_id: str, report: MailReport, state: State) -> Response:
    """Let something become of a mail and tell it, signed as Resend signs; gives the answer."""
    mail = state.mails.report(mail_id, report.event)
    if mail is None:
        return _refuse("not_found")
    tags = {tag["name"]: tag["value"] for tag in mail.tags}
    data = {"email_id": mail.id, "from": mail.sender, "to": mail.to, "subject": mail.subject, "tags": tags}
    content = {"type": f"email.{report.event}", "created_at": state.now().isoformat(), "data": data}
    body = json.dumps(content).encode()
    headers = {"content-type": "application/json"}
    headers |= signed_by_svix(f"msg_{uuid4().hex}", state.now(), body, MAIL_WEBHOOK_SECRET)
    async with httpx.AsyncClient() as client:
        answer = await client.post(report.url, content=body, headers=headers)
    return JSONResponse({"answered": answer.status_code})


@router.delete("/sink/mails", status_code=status.HTTP_204_NO_CONTENT)
async def clear_mails(state: State) -> None:
    """Forget everything that was sent."""
    state.mails.clear()


def _refuse_key(request: Request) -> JSONResponse | None:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key:
        return _refuse("missing_api_key")
    return None if key.strip() == MAIL_API_KEY else _refuse("invalid_api_key")


def _refuse(name: str) -> JSONResponse:
    code, message = _ERRORS[name]
    return JSONResponse({"statusCode": code, "name": name, "message": message}, status_code=code)
