"""Alerts: what somebody has to know, who has to know it, and how they want to be told.

An alert carries codes and ids; the words are made where it is shown. What people write to it is sealed.
"""

from datetime import datetime, time
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.patient_models import Concealed, EmailAddress


class AlertClass(StrEnum):
    """What an alert is about; preferences and filters speak of classes."""

    PATIENT = "patient"
    INSURANCE = "insurance"
    BIRTHDAY = "birthday"
    SYSTEM = "system"
    SECURITY = "security"


OF_THE_SYSTEM = frozenset({AlertClass.SYSTEM, AlertClass.SECURITY})
"""What concerns those who run the system, and nobody's patient."""


class AlertPriority(StrEnum):
    """How soon somebody has to look."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class AlertState(StrEnum):
    """What became of an alert."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    """Somebody looks after it; what it is about still holds."""
    CLOSED = "closed"


class AlertKind(StrEnum):
    """The closed list of reasons."""

    PATIENT_URGENT = "patient.urgent"
    PATIENT_REVIEW = "patient.review"
    PATIENT_WELCOME = "patient.welcome"
    """Somebody new is under the care of the practice."""
    DUPLICATES_FOUND = "patient.duplicates_found"
    COVERAGE_LOST = "coverage.lost"
    COVERAGE_ENDING = "coverage.ending"
    ELIGIBILITY_REJECTED = "eligibility.rejected"
    BIRTHDAY = "patient.birthday"
    MANUAL = "manual"
    JOB_DEAD = "job.dead"
    JOB_FRUITLESS = "job.fruitless"
    SCHEDULE_MISSED = "schedule.missed"
    SCHEDULE_OVERDUE = "schedule.overdue"
    WORKER_TROUBLED = "worker.troubled"
    NOTICE_FAILED = "notice.failed"
    SIGN_IN_LOCKED = "security.sign_in_locked"
    EMERGENCY_OPENED = "security.emergency_opened"
    EMERGENCY_UNREVIEWED = "security.emergency_unreviewed"
    TOKEN_REUSED = "security.token_reused"  # noqa: S105 - a code
    ACCOUNT_ASKED_FOR = "security.account_asked_for"
    AUDIT_NOT_WHOLE = "security.audit_not_whole"


KINDS: dict[AlertKind, tuple[AlertClass, AlertPriority]] = {
    AlertKind.PATIENT_URGENT: (AlertClass.PATIENT, AlertPriority.URGENT),
    AlertKind.PATIENT_REVIEW: (AlertClass.PATIENT, AlertPriority.NORMAL),
    AlertKind.PATIENT_WELCOME: (AlertClass.PATIENT, AlertPriority.NORMAL),
    AlertKind.DUPLICATES_FOUND: (AlertClass.PATIENT, AlertPriority.LOW),
    AlertKind.COVERAGE_LOST: (AlertClass.INSURANCE, AlertPriority.HIGH),
    AlertKind.COVERAGE_ENDING: (AlertClass.INSURANCE, AlertPriority.NORMAL),
    AlertKind.ELIGIBILITY_REJECTED: (AlertClass.INSURANCE, AlertPriority.NORMAL),
    AlertKind.BIRTHDAY: (AlertClass.BIRTHDAY, AlertPriority.LOW),
    AlertKind.MANUAL: (AlertClass.PATIENT, AlertPriority.NORMAL),
    AlertKind.JOB_DEAD: (AlertClass.SYSTEM, AlertPriority.HIGH),
    AlertKind.JOB_FRUITLESS: (AlertClass.SYSTEM, AlertPriority.HIGH),
    AlertKind.SCHEDULE_MISSED: (AlertClass.SYSTEM, AlertPriority.HIGH),
    AlertKind.SCHEDULE_OVERDUE: (AlertClass.SYSTEM, AlertPriority.HIGH),
    AlertKind.WORKER_TROUBLED: (AlertClass.SYSTEM, AlertPriority.HIGH),
    AlertKind.NOTICE_FAILED: (AlertClass.SYSTEM, AlertPriority.HIGH),
    AlertKind.SIGN_IN_LOCKED: (AlertClass.SECURITY, AlertPriority.HIGH),
    AlertKind.EMERGENCY_OPENED: (AlertClass.SECURITY, AlertPriority.URGENT),
    AlertKind.EMERGENCY_UNREVIEWED: (AlertClass.SECURITY, AlertPriority.HIGH),
    AlertKind.TOKEN_REUSED: (AlertClass.SECURITY, AlertPriority.HIGH),
    AlertKind.ACCOUNT_ASKED_FOR: (AlertClass.SECURITY, AlertPriority.NORMAL),
    AlertKind.AUDIT_NOT_WHOLE: (AlertClass.SECURITY, AlertPriority.URGENT),
}
"""The class of each kind, and the priority that it begins with."""


class AlertStep(StrEnum):
    """One step in an alert's history."""

    RAISED = "raised"
    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    ESCALATED = "escalated"
    CLOSED = "closed"
    RESOLVED = "resolved"
    """What it was about no longer holds; the system saw it."""


class AlertPublic(Concealed):
    """An alert as its readers see it. `patient_name` is there for those who may see the patient."""

    id: RecordKey
    version: int
    kind: AlertKind
    alert_class: AlertClass
    priority: AlertPriority
    state: AlertState
    created_at: datetime
    updated_at: datetime
    patient_id: RecordKey | None
    patient_name: str | None = None
    subject: str | None
    """What else it is about: the id of a job, a notice or a user, or the name of a schedule."""
    facts: dict[str, str | int]
    """Codes and numbers, such as the days that are left."""
    assigned_to: str | None
    assigned_name: str | None = None
    snoozed_until: datetime | None
    acknowledged_by: str | None
    acknowledged_name: str | None = None
    acknowledged_at: datetime | None
    escalation_level: int
    escalates_at: datetime | None


class AlertCounts(BaseModel):
    """What the badge and the filters show; of the caller's scope, snoozed ones left out of `open`."""

    model_config = ConfigDict(frozen=True)

    open: int
    urgent: int
    mine: int
    """Open, and assigned to the caller."""
    by_class: dict[AlertClass, int]


class AlertPage(Concealed):
    """A page of alerts, the most pressing first."""

    items: list[AlertPublic]
    counts: AlertCounts
    next_cursor: str | None = None


class AlertQuery(BaseModel):
    """Which alerts to show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: AlertState | None = AlertState.OPEN
    alert_class: AlertClass | None = None
    priority: AlertPriority | None = None
    patient_id: RecordKey | None = None
    mine: bool = False
    snoozed: bool = False
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=200)] | None = None


Note = Annotated[str, Field(max_length=1000)]


class AlertCreate(Concealed):
    """An alert that a person raises."""

    model_config = ConfigDict(extra="forbid")

    patient_id: RecordKey | None = None
    priority: AlertPriority = AlertPriority.NORMAL
    note: Annotated[str, Field(min_length=1, max_length=1000)]
    assigned_to: Annotated[str, Field(max_length=64)] | None = None


class AlertAcknowledge(Concealed):
    """Somebody looks after it."""

    model_config = ConfigDict(extra="forbid")

    note: Note | None = None


class AlertsAcknowledge(AlertAcknowledge):
    """Somebody looks after several; each is told whether it went."""

    alert_ids: Annotated[list[RecordKey], Field(min_length=1, max_length=200)]


class AlertsAcknowledged(BaseModel):
    """What became of a bulk acknowledgement; nothing of it is lost to one that failed."""

    model_config = ConfigDict(frozen=True)

    acknowledged: list[RecordKey]
    refused: dict[str, str]
    """The code of the failure for each alert that stayed as it was."""


class AlertAssign(Concealed):
    """Give an alert to somebody; None gives it back to everybody."""

    model_config = ConfigDict(extra="forbid")

    user_id: Annotated[str, Field(max_length=64)] | None
    note: Note | None = None


class AlertSnooze(BaseModel):
    """Look again later; None ends the pause."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    until: AwareDatetime | None


class AlertClose(Concealed):
    """It is dealt with."""

    model_config = ConfigDict(extra="forbid")

    note: Note | None = None


class AlertChangePublic(Concealed):
    """One step in an alert's history."""

    at: datetime
    by: str
    by_name: str | None = None
    step: AlertStep
    note: str | None = None
    facts: dict[str, str | int] = Field(default_factory=dict)


class Colleague(BaseModel):
    """Somebody whom an alert can be given to."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    name: str


class NoticeChannel(StrEnum):
    """A way to reach somebody who is not looking at the screen."""

    EMAIL = "email"
    SMS = "sms"


def _of_the_practice(moment: time) -> time:
    if moment.tzinfo is not None:
        raise ValueError("a time of day counts in the practice's zone")
    return moment


ClockTime = Annotated[time, AfterValidator(_of_the_practice)]
"""A time of day in the practice's zone."""


class AlertPreferences(BaseModel):
    """How one user wants to be told. The screen shows every alert; this is about mails and messages.

    An urgent alert passes the quiet hours and `muted`, and leads to a mail where no other channel is chosen for it;
    the other alerts that are asked for are gathered into one notice. Quiet hours are counted in the practice's zone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    email: frozenset[AlertPriority] = frozenset({AlertPriority.URGENT, AlertPriority.HIGH})
    """Priorities that lead to a mail: urgent at once, the others gathered into one."""
    sms: frozenset[AlertPriority] = frozenset({AlertPriority.URGENT})
    """Priorities that lead to a text message, once there is a phone."""
    muted: frozenset[AlertClass] = frozenset({AlertClass.BIRTHDAY})
    email_address: EmailAddress | None = None
    """Another address than the one that the user signs in with."""
    phone: Annotated[str, Field(pattern=r"^\+[1-9][0-9]{6,14}$")] | None = None
    """E.164, such as +12125550123."""
    quiet_from: ClockTime | None = None
    quiet_until: ClockTime | None = None
    deputy_id: Annotated[str, Field(max_length=64)] | None = None
    """Who is told instead while this user is away, and first when an alert stays unacknowledged."""
    away_until: AwareDatetime | None = None


class NoticeState(StrEnum):
    """What became of a notice."""

    WAITING = "waiting"
    SENDING = "sending"
    """Handed to the provider; after a crash in between nobody knows, until the provider is asked."""
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The provider cannot say whether it went; it is never blindly sent again."""
    SUPPRESSED = "suppressed"
    """The address bounced before, or complained."""
    KEPT = "kept"
    """There is no provider: it stays in the outbox."""


class NoticeTemplate(StrEnum):
    """What a notice says; the words stand in templates and know counts and a link."""

    URGENT = "urgent"
    DIGEST = "digest"
    ESCALATION = "escalation"
    SECURITY = "security"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a template
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    INVITATION = "invitation"
    EMAIL_VERIFICATION = "email_verification"
    ACCOUNT_EXISTS = "account_exists"
    SECOND_FACTOR_CHANGED = "second_factor_changed"
    RIGHTS_CHANGED = "rights_changed"


MAIL_ONLY = frozenset(
    {
        NoticeTemplate.PASSWORD_RESET,
        NoticeTemplate.PASSWORD_CHANGED,
        NoticeTemplate.INVITATION,
        NoticeTemplate.EMAIL_VERIFICATION,
        NoticeTemplate.ACCOUNT_EXISTS,
        NoticeTemplate.SECOND_FACTOR_CHANGED,
        NoticeTemplate.RIGHTS_CHANGED,
    }
)
"""About an account: told to the address that the account is signed in with, and nowhere else."""


class NoticePublic(BaseModel):
    """A notice in the outbox: what was, or would have been, sent."""

    model_config = ConfigDict(frozen=True)

    id: RecordKey
    channel: NoticeChannel
    template: NoticeTemplate
    state: NoticeState
    user_id: str
    user_name: str | None = None
    recipient: str
    subject: str | None
    text: str
    alerts: int
    created_at: datetime
    sent_at: datetime | None
    reported_at: datetime | None
    provider_id: str | None
    attempts: int
    failure: str | None


class NoticePage(BaseModel):
    """The outbox, the newest first."""

    model_config = ConfigDict(frozen=True)

    items: list[NoticePublic]
    counts: dict[NoticeState, int]
    next_cursor: str | None = None
    """Where the next page begins."""
    has_mail_provider: bool
    has_sms_provider: bool


class NoticeQuery(BaseModel):
    """Which notices to show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: NoticeState | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=60)] | None = None


class NoticePreview(BaseModel):
    """A template with example counts."""

    model_config = ConfigDict(frozen=True)

    template: NoticeTemplate
    channel: NoticeChannel
    subject: str | None
    text: str
    html: str | None


class NoticeSettled(BusinessLogicException):
    """The provider has said in the meantime what became of the notice."""

    code = "notice_settled"


class DigestOvertaken(BusinessLogicException):
    """Another digest has counted these alerts."""

    code = "digest_overtaken"


class AlertNotFound(NotFoundException):
    """No such alert, or not for this caller."""

    code = "alert_not_found"


class StaleAlert(BusinessLogicException):
    """Somebody else has dealt with it in the meantime."""

    code = "stale_alert"
    message = "Somebody else has changed this alert just now. Look at it again."


class AlertClosed(BusinessLogicException):
    """It is closed; nothing more can be done with it."""

    code = "alert_closed"
    message = "This alert is closed already."


class ColleagueUnknown(BusinessLogicException):
    """Nobody who may see alerts has this id."""

    status = 422
    code = "colleague_unknown"
    message = "Choose somebody who works with alerts."


class SnoozeTooLong(BusinessLogicException):
    """A pause lies in the future, and ends within a month."""

    status = 422
    code = "snooze_out_of_range"
    message = "Choose a time within the next 30 days."
