"""Writes notices: a template, counts and a link become a subject, a text and, for mails, HTML.

A template sees counts, names of alert classes, the link and a random reference: there is nothing of a patient that it
could show (45 CFR 164.502(b)). The same notice always becomes the same letter, byte for byte, because a provider
takes a repeated key only with the same content. https://jinja.palletsprojects.com/en/stable/api/
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from app.core.clock import Clock
from app.database.models import Notice
from app.models.alert_models import MAIL_ONLY, AlertClass, NoticeChannel, NoticePreview, NoticeTemplate

_CLASSES: Mapping[AlertClass, str] = {
    AlertClass.PATIENT: "about patients",
    AlertClass.INSURANCE: "about insurance",
    AlertClass.BIRTHDAY: "about birthdays",
    AlertClass.SYSTEM: "about the system",
    AlertClass.SECURITY: "about security",
}
ALERTS_PAGE = "/alerts"
_PAGES: Mapping[NoticeTemplate, str] = {
    NoticeTemplate.PASSWORD_RESET: "/reset-password",
    NoticeTemplate.PASSWORD_CHANGED: "/forgot-password",
    NoticeTemplate.INVITATION: "/register",
    NoticeTemplate.EMAIL_VERIFICATION: "/verify-email",
    NoticeTemplate.ACCOUNT_EXISTS: "/sign-in",
    NoticeTemplate.SECOND_FACTOR_CHANGED: "/sign-in",
    NoticeTemplate.RIGHTS_CHANGED: "/account",
}
"""Where a notice leads; every other one to the alerts."""
WITH_TOKEN = frozenset({NoticeTemplate.PASSWORD_RESET, NoticeTemplate.INVITATION, NoticeTemplate.EMAIL_VERIFICATION})
"""Notices whose link works once. Its token stands behind the `#`: browsers send that to no server and no log."""
_NOTE = "This notice carries no patient data."
_EXAMPLE_ID = "example" + "a" * 13


@dataclass(frozen=True, slots=True)
class Letter:
    """What is handed to a provider."""

    notice_id: str
    reference: str
    recipient: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    html: str | None = field(repr=False)


def _no_token(_: Notice) -> str:
    """A writer without a key can write no link that works."""
    return ""


class LetterWriter:
    """Turns notices into letters; `home` is where the pages are.

    `token_of` gives the token of a notice's link, always the same for the same notice.
    """

    def __init__(self, home: str, token_of: Callable[[Notice], str] = _no_token) -> None:
        self._home = home
        self._token_of = token_of
        self._templates = Environment(
            loader=PackageLoader("app.services.notices"),
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=False,
            keep_trailing_newline=False,
        )

    def letter(self, notice: Notice) -> Letter:
        """What this notice says to whom it is for."""
        return self._letter(notice, self._token_of(notice) if notice.template in WITH_TOKEN else "")

    def shown(self, notice: Notice) -> Letter:
        """What this notice says, to somebody else: a link that works once is left without its token."""
        return self._letter(notice, "")

    def page(self, template: NoticeTemplate, token: str = "") -> str:
        """Where such a notice leads."""
        page = self._home + _PAGES.get(template, ALERTS_PAGE)
        return f"{page}#token={token}" if token else page

    def _letter(self, notice: Notice, token: str) -> Letter:
        stem = notice.template.value
        values = {
            "alerts": notice.alerts,
            "classes": _counted(notice),
            "link": self.page(notice.template, token),
            "reference": notice.reference,
            "practice_note": _NOTE,
        }
        subject = self._written(f"{stem}.subject.txt", values)
        with_subject = {**values, "subject": subject}
        is_mail = notice.channel is NoticeChannel.EMAIL
        text = self._written(f"{stem}.txt" if is_mail else f"{stem}.sms.txt", with_subject)
        html = self._written(f"{stem}.html", with_subject) if is_mail else None
        return Letter(notice.id, notice.reference, notice.recipient, subject, text, html)

    def previews(self, clock: Clock) -> list[NoticePreview]:
        """Every template on every channel, with example counts."""
        return [
            self._preview(template, channel, clock)
            for template in NoticeTemplate
            for channel in NoticeChannel
            if channel is NoticeChannel.EMAIL or template not in MAIL_ONLY
        ]

    def _preview(self, template: NoticeTemplate, channel: NoticeChannel, clock: Clock) -> NoticePreview:
        letter = self.shown(_example(template, channel, clock))
        is_mail = channel is NoticeChannel.EMAIL
        return NoticePreview(
            template=template,
            channel=channel,
            subject=letter.subject if is_mail else None,
            text=letter.text,
            html=letter.html,
        )

    def _written(self, template: str, values: Mapping[str, object]) -> str:
        return self._templates.get_template(template).render(values).strip()


def _counted(notice: Notice) -> list[tuple[str, int]]:
    counts = [(name, notice.facts.get(each.value)) for each, name in _CLASSES.items()]
    return [(name, count) for name, count in counts if isinstance(count, int) and count > 0]


def _example(template: NoticeTemplate, channel: NoticeChannel, clock: Clock) -> Notice:
    is_digest = template is NoticeTemplate.DIGEST
    facts: dict[str, str | int] = {"patient": 2, "insurance": 9, "system": 1} if is_digest else {}
    now = clock()
    return Notice(
        id=_EXAMPLE_ID,
        created_at=now,
        updated_at=now,
        channel=channel,
        template=template,
        user_id="example",
        recipient="somebody@example.com" if channel is NoticeChannel.EMAIL else "+12125550100",
        alerts=12 if is_digest else 1,
        facts=facts,
    )
