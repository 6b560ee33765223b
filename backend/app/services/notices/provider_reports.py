"""Reports as providers send them: checked first, then read, then noted. What cannot be checked is refused unread."""

from collections.abc import Mapping
from urllib.parse import parse_qs, parse_qsl

from pydantic import BaseModel, Field, SecretStr, ValidationError

from app.core.actor import Actor, SystemActor
from app.core.clock import Clock
from app.core.exceptions import AuthenticationException
from app.models.alert_models import NoticeChannel
from app.services.notices import resend_mail, twilio_sms
from app.services.notices.reports import NoticeReports
from app.services.notices.signatures import is_signed_by_svix, is_signed_by_twilio


class ReportRefused(AuthenticationException):
    """The signature does not fit, or no such reports are expected here."""

    code = "report_refused"
    message = "This report is not signed by the provider."


class _Mail(BaseModel):
    email_id: str = Field(min_length=1, max_length=100)
    tags: dict[str, str] = Field(default_factory=dict)


class _MailEvent(BaseModel):
    type: str
    data: _Mail


class ProviderReports:
    """Takes the providers' webhooks. A secret that is not set refuses everything."""

    def __init__(
        self,
        reports: NoticeReports,
        mail_secret: SecretStr | None,
        sms_token: SecretStr | None,
        sms_address: str,
        clock: Clock,
    ) -> None:
        self._reports = reports
        self._mail_secret = mail_secret
        self._sms_token = sms_token
        self._sms_address = sms_address
        self._clock = clock

    async def from_resend(self, headers: Mapping[str, str], body: bytes) -> None:
        """One event of a mail. Raises ReportRefused; what is not about a mail of ours changes nothing."""
        secret = self._mail_secret
        if secret is None or not is_signed_by_svix(headers, body, secret.get_secret_value(), self._clock()):
            raise ReportRefused
        self._begin()
        try:
            event = _MailEvent.model_validate_json(body)
        except ValidationError:
            return
        happened = event.type.removeprefix("email.")
        report = resend_mail.report_of(happened, event.data.email_id, event.data.tags.get(resend_mail.NOTICE_TAG))
        if report is not None:
            await self._reports.take(NoticeChannel.EMAIL, report)

    async def from_twilio(self, signature: str, query: str, body: bytes) -> None:
        """One state of a message. Raises ReportRefused."""
        token = self._sms_token
        form = parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
        address = f"{self._sms_address}?{query}" if query else self._sms_address
        if token is None or not is_signed_by_twilio(signature, address, form, token.get_secret_value()):
            raise ReportRefused
        self._begin()
        fields = dict(form)
        code = fields.get("ErrorCode", "")
        report = twilio_sms.report_of(
            fields.get("MessageStatus", ""),
            int(code) if code.isascii() and code.isdigit() and len(code) < 7 else None,
            fields.get("MessageSid", "")[:100],
            parse_qs(query).get("notice", [None])[0],
        )
        if report is not None:
            await self._reports.take(NoticeChannel.SMS, report)

    def _begin(self) -> None:
        """From here on it is known who speaks."""
        self._reports.database.access.actor = Actor.system(SystemActor.NOTICES)
