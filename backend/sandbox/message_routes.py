"""An SMS service shaped like Twilio's Messages API: it accepts messages and delivers none.

Follows https://www.twilio.com/docs/messaging/api/message-resource and .../docs/api/errors.
"""

import re
from base64 import b64encode
from typing import Annotated, Final
from urllib.parse import parse_qs, urlencode

import httpx
from fastapi import APIRouter, Query, Request, Response, status
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from sandbox.credentials import SMS_ACCOUNT_SID, SMS_AUTH_TOKEN
from sandbox.message_box import Message
from sandbox.report_signatures import signed_by_twilio
from sandbox.state import State

router = APIRouter(tags=["sms"])

_BASIC: Final = "Basic " + b64encode(f"{SMS_ACCOUNT_SID}:{SMS_AUTH_TOKEN}".encode()).decode()
_PHONE: Final = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_LONGEST_BODY: Final = 1600
_MESSAGES: Final = {
    20003: "Authenticate",
    20404: "The requested resource was not found",
    21211: "Invalid 'To' Phone Number",
    21602: "Message body is required.",
    21603: "A 'From' phone number is required.",
    21604: "A 'To' phone number is required.",
    21617: "The concatenated message body exceeds the 1600 character limit.",
}


@router.post("/2010-04-01/Accounts/{account_sid}/Messages.json")
async def send_message(account_sid: str, request: Request, state: State) -> Response:
    """Accept a message and answer with its resource."""
    if not _may_use(account_sid, request):
        return _refuse(status.HTTP_401_UNAUTHORIZED, 20003)
    form = {name: values[0] for name, values in parse_qs((await request.body()).decode(errors="replace")).items()}
    error = _error_in(form)
    if error:
        return _refuse(status.HTTP_400_BAD_REQUEST, error)
    sender = form.get("From") or form["MessagingServiceSid"]
    message = state.messages.accept(
        account_sid, form["To"], sender, form["Body"], state.now(), form.get("StatusCallback")
    )
    return JSONResponse(message.model_dump(by_alias=True), status_code=status.HTTP_201_CREATED)


@router.get("/2010-04-01/Accounts/{account_sid}/Messages.json")
async def fetch_messages(
    account_sid: str,
    request: Request,
    state: State,
    to: Annotated[str | None, Query(alias="To")] = None,
    page_size: Annotated[int, Query(alias="PageSize", ge=1, le=1000)] = 50,
    page: Annotated[int, Query(alias="Page", ge=0)] = 0,
) -> Response:
    """A page of messages, the newest first."""
    if not _may_use(account_sid, request):
        return _refuse(status.HTTP_401_UNAUTHORIZED, 20003)
    messages = state.messages.to(to)
    shown = messages[page * page_size : (page + 1) * page_size]
    more = len(messages) > (page + 1) * page_size
    query = urlencode({**({"To": to} if to else {}), "PageSize": page_size, "Page": page + 1})
    body = {
        "messages": [message.model_dump(by_alias=True) for message in shown],
        "page": page,
        "page_size": page_size,
        "next_page_uri": f"/2010-04-01/Accounts/{account_sid}/Messages.json?{query}" if more else None,
    }
    return JSONResponse(body)


@router.get("/2010-04-01/Accounts/{account_sid}/Messages/{sid}.json")
async def fetch_message(account_sid: str, sid: str, request: Request, state: State) -> Response:
    """One message with its state of delivery."""
    if not _may_use(account_sid, request):
        return _refuse(status.HTTP_401_UNAUTHORIZED, 20003)
    message = state.messages.find(sid)
    if message is None:
        return _refuse(status.HTTP_404_NOT_FOUND, 20404)
    return JSONResponse(message.model_dump(by_alias=True))


@router.get("/sink/messages", response_model_by_alias=True)
async def list_messages(state: State) -> list[Message]:
    """Everything that was sent, to look at."""
    return state.messages.all()


class MessageReport(BaseModel):
    """What shall have become of a message."""

    status: str = "delivered"
    error_code: int | None = None


@router.post("/sink/messages/{sid}/report")
async def report_message(sid: str, report: MessageReport, state: State) -> Response:
    """Let something become of a message and tell its sender, signed as Twilio signs; gives the sender's answer."""
    message = state.messages.report(sid, report.status, report.error_code)
    if message is None:
        return _refuse(status.HTTP_404_NOT_FOUND, 20404)
    told_at = state.messages.told_at(sid)
    if told_at is None:
        return JSONResponse({"answered": None})
    form = {
        "AccountSid": message.account_sid,
        "From": message.sender,
        "MessageSid": sid,
        "MessageStatus": report.status,
        "To": message.to,
        **({"ErrorCode": str(report.error_code)} if report.error_code is not None else {}),
    }
    headers = {"X-Twilio-Signature": signed_by_twilio(told_at, form, SMS_AUTH_TOKEN)}
    async with httpx.AsyncClient() as client:
        answer = await client.post(told_at, data=form, headers=headers)
    return JSONResponse({"answered": answer.status_code})


@router.delete("/sink/messages", status_code=status.HTTP_204_NO_CONTENT)
async def clear_messages(state: State) -> None:
    """Forget everything that was sent."""
    state.messages.clear()


def _may_use(account_sid: str, request: Request) -> bool:
    return account_sid == SMS_ACCOUNT_SID and request.headers.get("authorization") == _BASIC


def _error_in(form: dict[str, str]) -> int:
    """Twilio's error code for a form that is not complete; 0 for one that is."""
    if not form.get("To"):
        return 21604
    if not _PHONE.fullmatch(form["To"]):
        return 21211
    if not (form.get("From") or form.get("MessagingServiceSid")):
        return 21603
    if not form.get("Body"):
        return 21602
    return 21617 if len(form["Body"]) > _LONGEST_BODY else 0


def _refuse(code: int, error: int) -> JSONResponse:
    more = f"https://www.twilio.com/docs/errors/{error}"
    body = {"code": error, "message": _MESSAGES[error], "more_info": more, "status": code}
    return JSONResponse(body, status_code=code)
