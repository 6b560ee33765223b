"""Reports as the providers post them: the path below /api/v1, and the arguments of the request."""

import json
from typing import Any
from urllib.parse import urlencode

from app.services.notices.parts import TWILIO_TELLS_AT
from sandbox.credentials import MAIL_WEBHOOK_SECRET, SMS_AUTH_TOKEN
from sandbox.mail_box import Mail
from sandbox.message_box import Message
from sandbox.report_signatures import signed_by_svix, signed_by_twilio
from tests.integration.services.notice_office import PUBLIC_URL, Office

Sent = tuple[str, dict[str, Any]]


def mail_report(desk: Office, mail: Mail, event: str, message_id: str = "msg_1") -> Sent:
    """What Resend posts about a mail."""
    tags = {tag["name"]: tag["value"] for tag in mail.tags}
    content = {"type": f"email.{event}", "data": {"email_id": mail.id, "to": mail.to, "tags": tags}}
    body = json.dumps(content).encode()
    headers = signed_by_svix(message_id, desk.clock.now, body, MAIL_WEBHOOK_SECRET)
    return "/webhooks/resend", {"content": body, "headers": {"content-type": "application/json", **headers}}


def message_report(desk: Office, message: Message, status: str, error: int | None = None) -> Sent:
    """What Twilio posts about a message, to the address that it was given with the message."""
    told_at = desk.sandbox.state.messages.told_at(message.sid) or ""
    assert told_at.startswith(f"{PUBLIC_URL}/pfinni{TWILIO_TELLS_AT}?notice=")
    form = {"MessageSid": message.sid, "MessageStatus": status, "To": message.to}
    if error is not None:
        form["ErrorCode"] = str(error)
    query = told_at.partition("?")[2]
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": signed_by_twilio(told_at, form, SMS_AUTH_TOKEN),
    }
    return f"/webhooks/twilio?{query}", {"content": urlencode(form).encode(), "headers": headers}
