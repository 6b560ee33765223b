"""The outbox for the administrator: what was, or would have been, sent, and what became of it."""

from collections.abc import Mapping

from app.audit.access_log import AccessLog
from app.core.clock import Clock
from app.database.models import Notice
from app.database.notice_repository import NoticeRepository
from app.database.user_repository import UserRepository
from app.models.alert_models import NoticeChannel, NoticePage, NoticePreview, NoticePublic, NoticeQuery
from app.services.moment_cursor import cursor_after, place_of
from app.services.notices.letters import LetterWriter
from app.services.notices.sending import Providers


class OutboxService:
    """Notices for one caller."""

    def __init__(
        self,
        notices: NoticeRepository,
        users: UserRepository,
        providers: Providers,
        writer: LetterWriter,
        access: AccessLog,
        clock: Clock,
    ) -> None:
        self._notices = notices
        self._users = users
        self._providers = providers
        self._writer = writer
        self._access = access
        self._clock = clock

    async def page(self, query: NoticeQuery) -> NoticePage:
        """Notices, the newest first, and how many there are in each state. Raises CursorUnreadable."""
        notices = await self._notices.page(query.state, place_of(query.cursor), query.limit)
        last = notices[-1] if len(notices) == query.limit else None
        names = {user.id: user.name for user in await self._users.everybody(self._access)}
        return NoticePage(
            items=[self._shown(notice, names) for notice in notices],
            counts=await self._notices.counts(),
            next_cursor=cursor_after(last.created_at, last.id) if last else None,
            has_mail_provider=self._providers[NoticeChannel.EMAIL] is not None,
            has_sms_provider=self._providers[NoticeChannel.SMS] is not None,
        )

    def previews(self) -> list[NoticePreview]:
        """Every template with example counts."""
        return self._writer.previews(self._clock)

    def _shown(self, notice: Notice, names: Mapping[str, str]) -> NoticePublic:
        letter = self._writer.shown(notice)
        return NoticePublic(
            id=notice.id,
            channel=notice.channel,
            template=notice.template,
            state=notice.state,
            user_id=notice.user_id,
            user_name=names.get(notice.user_id),
            recipient=notice.recipient,
            subject=letter.subject if notice.channel is NoticeChannel.EMAIL else None,
            text=letter.text,
            alerts=notice.alerts,
            created_at=notice.created_at,
            sent_at=notice.sent_at,
            reported_at=notice.reported_at,
            provider_id=notice.provider_id,
            attempts=notice.attempts,
            failure=notice.failure,
        )
