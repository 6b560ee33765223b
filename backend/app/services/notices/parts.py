"""Puts the rooms of the notices together, for one process: providers with their connections, templates, the outbox."""

from collections.abc import Mapping

from app.audit.access_log import AccessLog
from app.config.settings import MailSettings, ServerSettings, Settings, SmsSettings
from app.core.clock import Clock
from app.database.job_repository import JobRepository
from app.database.notice_repository import NoticeRepository
from app.database.user_repository import UserRepository
from app.directory.directory import Directory
from app.models.alert_models import NoticeChannel
from app.services.database_service import DatabaseService
from app.services.identity.links import OneTimeLinks
from app.services.notices.digests import Digests
from app.services.notices.letters import LetterWriter
from app.services.notices.outbox import OutboxService
from app.services.notices.planning import NoticePlanning, Outbox, StaffReader
from app.services.notices.provider_reports import ProviderReports
from app.services.notices.providers import Provider
from app.services.notices.reports import Asking, NoticeReports
from app.services.notices.resend_mail import ResendMail
from app.services.notices.sending import Sending
from app.services.notices.smtp_mail import SmtpMail
from app.services.notices.twilio_sms import TwilioSms
from app.services.practice_service import PracticeCalendar

TWILIO_TELLS_AT = "/api/v1/webhooks/twilio"


class NoticeParts:
    """What makes services for mails and messages."""

    def __init__(
        self,
        settings: Settings,
        notices: NoticeRepository,
        jobs: JobRepository,
        users: UserRepository,
        staff: StaffReader,
        calendar: PracticeCalendar,
        clock: Clock,
        links: OneTimeLinks,
    ) -> None:
        self._settings = settings
        self._notices = notices
        self._jobs = jobs
        self._users = users
        self._clock = clock
        self.outbox = Outbox(notices, jobs, calendar, clock)
        self._reader = staff
        self.writer = LetterWriter(_address(settings.server), links.token_of)
        self._links = links
        self._providers = _providers(settings, clock)

    @property
    def sends_mail(self) -> bool:
        """Whether there is somebody to send mails."""
        return self._providers[NoticeChannel.EMAIL] is not None

    def planning(self, access: AccessLog) -> NoticePlanning:
        """Who is told, for one run or request."""
        return NoticePlanning(self._reader, self.outbox, access)

    def digests(self, directory: Directory, access: AccessLog) -> Digests:
        """Gathered notices."""
        return Digests(self._reader, self.outbox, directory, access)

    def sending(self) -> Sending:
        """Hands notices to providers."""
        return Sending(self._notices, self._jobs, self._providers, self.writer, self._clock, self._links)

    def asking(self) -> Asking:
        """Asks providers."""
        return Asking(self._notices, self._providers, self.writer)

    def outbox_service(self, access: AccessLog) -> OutboxService:
        """The outbox for one caller."""
        return OutboxService(self._notices, self._users, self._providers, self.writer, access, self._clock)

    def provider_reports(self, database: DatabaseService) -> ProviderReports:
        """Webhooks of the providers."""
        return ProviderReports(
            NoticeReports(self._notices, database),
            self._settings.mail.resend_webhook_secret,
            self._settings.sms.twilio_token if self._settings.sms.has_provider else None,
            _address(self._settings.server) + TWILIO_TELLS_AT,
            self._clock,
        )

    async def close(self) -> None:
        """Close the providers' connections."""
        for provider in self._providers.values():
            if provider is not None:
                await provider.close()


def _address(server: ServerSettings) -> str:
    return f"{server.public_url}{server.base_path}"


def _providers(settings: Settings, clock: Clock) -> Mapping[NoticeChannel, Provider | None]:
    return {
        NoticeChannel.EMAIL: _mail(settings.mail, clock),
        NoticeChannel.SMS: _sms(settings.sms, settings.server, clock),
    }


def _mail(settings: MailSettings, clock: Clock) -> Provider | None:
    if settings.resend_api_key is not None:
        return ResendMail(settings, clock)
    return SmtpMail(settings) if settings.smtp_url is not None else None


def _sms(settings: SmsSettings, server: ServerSettings, clock: Clock) -> Provider | None:
    """Twilio takes only addresses that it can reach for its reports; the sandbox takes ours."""
    if not settings.has_provider:
        return None
    is_reachable = server.public_url.startswith("https://") or not settings.twilio_url.startswith("https://")
    return TwilioSms(settings, clock, _address(server) + TWILIO_TELLS_AT if is_reachable else None)
