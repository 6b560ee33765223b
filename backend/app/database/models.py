"""The entities of the practice as the services see them: whole, opened, checked, and silent.

No `repr`, no `str` and no validation error of an entity shows a person's value (45 CFR 164.502(b)). What of each
entity is clear, blind or sealed in the store stands in `sealing.tables`.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, computed_field

from app.core.actor import Scope, Standing
from app.core.identifiers import RecordKey
from app.core.permissions import Permission
from app.core.roles import Grant, RoleDefinition
from app.models.alert_models import (
    AlertKind,
    AlertPreferences,
    AlertPriority,
    AlertState,
    AlertStep,
    NoticeChannel,
    NoticeState,
    NoticeTemplate,
)
from app.models.contact_models import ContactKind
from app.models.document_models import DocumentKind
from app.models.duplicate_models import Certainty, DuplicateReason, PairState
from app.models.insurance_models import (
    Benefit,
    CheckOutcome,
    CoverageStatus,
    CoverageStep,
    Rejection,
    Relationship,
    Subscriber,
)
from app.models.job_models import JobKind, JobPriority, JobState, Payload, RunOutcome
from app.models.merge_models import FieldChoice
from app.models.onboarding_models import CheckFailure, CheckState, OnboardingStep
from app.models.patient_export_models import ExportState, PatientExportCreate
from app.models.patient_import_models import ImportPlan, ImportStage, ImportState, RowResult, SheetFacts, SheetRow
from app.models.patient_list_models import PatientCriteria, PatientOrder
from app.models.patient_models import (
    Address,
    Concealed,
    ContactConsents,
    EmailAddress,
    Mrn,
    Name,
    PatientStatus,
    Phone,
    RelatedPerson,
    Sex,
    next_statuses,
)
from app.models.practice_models import MrnDigits, MrnPrefix, Npi, PayerKind, ZoneName
from app.models.saved_view_models import ListColumn
from app.validators.medical_record_numbers import USUAL_MRNS, MrnFormat

Version = Annotated[int, Field(ge=1)]
RoleKey = Annotated[str, Field(pattern=r"^[a-z0-9_]{3,40}$")]
"""The key of a ready-made role, or the record id of one of the practice's own."""


class Stored(BaseModel):
    """The base of every entity: it has an id, and shows nothing else of itself."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="ignore")

    id: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id})"

    __str__ = __repr__

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        return [("id", self.id)]  # what rich, devtools and pydantic's own printers show


class Versioned(Stored):
    """An entity that people change: every change leaves a higher version and its time."""

    version: Version = 1
    created_at: datetime
    updated_at: datetime

    def as_read(self, version: int) -> Self:
        """The record as somebody has read it: what is changed on top of a stale version cancels its commit."""
        return self.model_copy(update={"version": version})

    def newer(self, at: datetime, **changes: object) -> Self:
        """The next version, changed at this moment."""
        return self.model_copy(update={"version": self.version + 1, "updated_at": at, **changes})


class Patient(Versioned):
    """A patient of the practice. Clear: the workflow. Sealed: the person."""

    id: RecordKey
    status: PatientStatus
    status_before_urgent: PatientStatus | None = None
    status_changed_at: datetime
    status_reason: str | None = None
    pending_review: bool = False
    provider_id: RecordKey | None = None
    deceased: bool = False
    is_restricted: bool = False
    """Closed, where the practice restricts patients, to everybody who does not treat this one."""
    archived_at: datetime | None = None
    merged_into: RecordKey | None = None

    family_name: Name
    given_name: Name
    middle_name: Name | None = None
    name_suffix: str | None = None
    preferred_name: Name | None = None
    former_names: list[Name] = Field(default_factory=list)
    birth_date: date
    sex: Sex = Sex.UNKNOWN
    gender_identity: str | None = None
    mrn: Mrn | None = None
    phones: list[Phone] = Field(default_factory=list)
    email: EmailAddress | None = None
    address: Address | None = None
    language: str | None = None
    emergency_contact: RelatedPerson | None = None
    responsible_party: RelatedPerson | None = None
    tags: list[str] = Field(default_factory=list)
    notes: str | None = None
    privacy_notice_on: date | None = None
    contact_consents: ContactConsents = Field(default_factory=ContactConsents)
    deceased_on: date | None = None
    archive_reason: str | None = None

    @computed_field  # type: ignore[prop-decorator]  # mypy does not know pydantic's decorator over property
    @property
    def next_statuses(self) -> list[PatientStatus]:
        """Where the patient may go from here, in the workflow's order."""
        allowed = next_statuses(self.status, self.status_before_urgent)
        return [status for status in PatientStatus if status in allowed]

    @property
    def is_archived(self) -> bool:
        """Whether the record is out of daily use."""
        return self.archived_at is not None

    @property
    def standing(self) -> Standing:
        """What decides who may see the patient."""
        return Standing(self.id, self.provider_id, self.is_restricted)


class Coverage(Versioned):
    """One insurance of one patient (FHIR Coverage). `status` is the last thing that the payer really said."""

    id: RecordKey
    patient_id: RecordKey
    payer_id: RecordKey
    payer_name: str
    plan_name: str | None = None
    insurance_type: str | None = None
    member_id: str | None = None
    group_number: str | None = None
    priority: Annotated[int, Field(ge=1, le=9)] = 1
    relationship: Relationship = Relationship.SELF
    subscriber: Subscriber | None = None
    status: CoverageStatus = CoverageStatus.UNDETERMINED
    begins_on: date | None = None
    ends_on: date | None = None
    checked_at: datetime | None = None
    check_outcome: CheckOutcome | None = None
    rejections: list[Rejection] = Field(default_factory=list)
    benefits: list[Benefit] = Field(default_factory=list)
    ended_at: datetime | None = None
    ended_reason: str | None = None
    """Somebody here ended it by hand; the payer may say otherwise afterwards."""

    def is_active_on(self, day: date) -> bool:
        """Whether the payer's last word covers this day."""
        begun = self.begins_on is None or self.begins_on <= day
        lasting = self.ends_on is None or self.ends_on >= day
        return self.status in {CoverageStatus.ACTIVE, CoverageStatus.PENDING} and begun and lasting

    @property
    def is_denied(self) -> bool:
        """Whether the payer's last word is that it is not in force."""
        return self.status is CoverageStatus.INACTIVE

    @property
    def is_in_use(self) -> bool:
        """Whether nobody here has ended it."""
        return self.ended_at is None

    @property
    def is_stated(self) -> bool:
        """Whether a payer ever said how it stands."""
        return self.checked_at is not None and self.status is not CoverageStatus.UNDETERMINED


Insurance = Coverage
"""The owner's word for it."""


class CoverageChange(Stored):
    """One change of a coverage by hand, never changed afterwards; `before` is the coverage until then, as JSON."""

    id: RecordKey
    coverage_id: str
    patient_id: RecordKey
    version: Version
    step: CoverageStep
    by: str
    at: datetime
    reason: str | None = None
    changed: list[str] = Field(default_factory=list)
    """The names of the fields."""
    before: str | None = None


class Document(Versioned):
    """A picture that belongs to a patient; what it shows stands in its `DocumentContent`.

    `place` is what it is the present picture of (a side of one coverage's card), held while it is in use.
    """

    id: RecordKey
    patient_id: RecordKey
    coverage_id: str | None = None
    kind: DocumentKind
    place: str | None = None
    width: int
    height: int
    byte_count: int
    added_by: str
    removed_at: datetime | None = None
    removed_by: str | None = None
    title: str | None = None
    removal_reason: str | None = None

    @property
    def is_in_use(self) -> bool:
        """Whether nobody has removed or replaced it."""
        return self.removed_at is None


class DocumentContent(Stored):
    """The picture itself, in base64: a JPEG of points and nothing else. Its id is the document's."""

    id: RecordKey
    patient_id: RecordKey
    content: str = Field(repr=False)


class ContactNote(Stored):
    """One contact with a patient, never changed afterwards."""

    id: RecordKey
    patient_id: RecordKey
    at: datetime
    by: str
    written_at: datetime
    kind: ContactKind
    note: str


class StatusChangeRecord(Stored):
    """One step through the workflow, never changed afterwards."""

    id: RecordKey
    patient_id: RecordKey
    version: Version
    from_status: PatientStatus | None
    to_status: PatientStatus
    by: str
    at: datetime
    reason: str | None = None


class PatientVersion(Stored):
    """What a patient's record was before a change, never changed afterwards.

    `content` is the whole record as JSON, in the sealed shape that it had then; who replaced it wrote the next version.
    """

    id: RecordKey
    patient_id: RecordKey
    version: Version
    replaced_by: str
    replaced_at: datetime
    content: str
    content_shape: int


class DuplicatePair(Versioned):
    """Two records that may be one person, in the order of their ids; a pair has one row, whatever becomes of it."""

    id: RecordKey
    first_id: RecordKey
    second_id: RecordKey
    state: PairState = PairState.OPEN
    decided_by: str | None = None
    decided_at: datetime | None = None
    score: float = 0.0
    certainty: Certainty = Certainty.LIKELY
    reasons: list[DuplicateReason] = Field(default_factory=list)
    decision: str | None = None
    """Why somebody decided as they did."""


class PatientMerge(Versioned):
    """One record went into another one. The versions are those that the merge made: before them lies what was."""

    id: RecordKey
    survivor_id: RecordKey
    survivor_version: Version
    other_id: RecordKey
    other_version: Version
    merged_by: str
    undone_by: str | None = None
    undone_at: datetime | None = None
    reason: str
    choices: list[FieldChoice] = Field(default_factory=list)
    undo_reason: str | None = None


class ExportCaller(Concealed):
    """Whom an export is made for: what the caller might see when it was asked for, and may not be told."""

    role: str | None = None
    whole_practice: bool = False
    panel: str | None = None
    sees_restricted: bool = False
    opened: list[str] = Field(default_factory=list)
    masked: list[str] = Field(default_factory=list)

    def scope(self) -> Scope:
        """Which patients the caller might see."""
        return Scope(self.whole_practice, self.panel, self.sees_restricted, frozenset(self.opened))


class PatientExport(Versioned):
    """A file of patients: who asked for what, for whom and why. Its content lies in parts, for a day."""

    id: RecordKey
    requested_by: str
    state: ExportState = ExportState.MAKING
    attempt: int = 0
    """Which try at making it the parts are of."""
    parts: int = 0
    patients: int = 0
    rows: int = 0
    expires_at: datetime | None = None
    first_fetched_at: datetime | None = None
    wanted: PatientExportCreate = Field(repr=False)
    caller: ExportCaller = Field(repr=False)
    headings: list[str] = Field(default_factory=list)


class Disclosure(Stored):
    """Whom an export tells of; with the export, what a patient's accounting of disclosures is made of."""

    id: RecordKey
    export_id: RecordKey
    at: datetime
    patients: list[RecordKey]


class PatientImport(Versioned):
    """A table of patients on its way in; its rows stand in parts beside it, what becomes of them in results.

    `panel` is the provider to whose patients its user is bound; `heading_key` tells tables of the same headings.
    """

    id: RecordKey
    state: ImportState = ImportState.RECEIVING
    created_by: str
    panel: str | None = None
    sees_restricted: bool = False
    row_count: int = 0
    part_count: int = 0
    has_rows: bool = True
    """The file's rows are forgotten after a while; what became of them is not."""
    job_id: str | None = None
    finished_at: datetime | None = None
    heading_key: str | None = None
    file_name: str
    facts: SheetFacts
    plan: ImportPlan | None = None
    undo_reason: str | None = None


class ImportPart(Stored):
    """Up to a hundred rows of a table, as they stood in the file."""

    id: RecordKey
    import_id: RecordKey
    number: int
    rows: list[SheetRow]


class ImportResult(Stored):
    """What became of the rows of one part, in one stage; made in the commit that did it."""

    id: RecordKey
    import_id: RecordKey
    number: int
    stage: ImportStage
    created: int = 0
    updated: int = 0
    known: int = 0
    doubled: int = 0
    faulty: int = 0
    removed: int = 0
    kept: int = 0
    results: list[RowResult]


class AnswerSource(StrEnum):
    """How an eligibility answer reached us."""

    FILE = "file"
    REAL_TIME = "real_time"


class EligibilityAnswer(Stored):
    """A payer's answer as it came, kept unchanged.

    `original` is the message itself, byte for byte (one character for each byte, ISO 8859-1); `position` tells the
    patients of one message apart.
    """

    id: RecordKey
    patient_id: RecordKey
    received_at: datetime
    source: AnswerSource
    file_name: str | None = Field(default=None, repr=False)
    position: int = 0
    original: str = Field(repr=False)
    summary: str | None = Field(default=None, repr=False)
    """The eligibility summary as JSON, as it was understood when the answer came."""


class EligibilityCheck(Versioned):
    """One question to a payer about one coverage, and what came of it. `trace` is what its answer repeats."""

    id: RecordKey
    patient_id: RecordKey
    requested_by: str
    state: CheckState = CheckState.WAITING
    is_onboarding: bool = False
    coverage_id: RecordKey
    trace: str
    outcome: CheckOutcome | None = None
    is_covered: bool | None = None
    moved_to: PatientStatus | None = None
    rejections: list[Rejection] = Field(default_factory=list)
    failure: CheckFailure | None = None
    next_try_at: datetime | None = None

    @property
    def is_pending(self) -> bool:
        """Whether an answer may still come."""
        return self.state in {CheckState.WAITING, CheckState.RETRYING}


class OnboardingDraft(Versioned):
    """What one user has entered of a new patient and not finished; `content` is the form as JSON."""

    id: RecordKey
    user_id: str
    expires_at: datetime
    title: str
    step: OnboardingStep
    content: str = Field(repr=False)


class SavedView(Versioned):
    """A list of patients that one user keeps under a name; the name may say more than it should, so it is sealed."""

    id: RecordKey
    user_id: str
    is_default: bool = False
    name: str
    criteria: PatientCriteria
    order: PatientOrder
    descending: bool = False
    columns: list[ListColumn]


class Practice(Versioned):
    """The practice itself; there is one in a deployment."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    zone: ZoneName
    npi: Npi | None = None
    hours: dict[str, tuple[str, str]] = Field(default_factory=dict)
    own_panel_only: bool = False
    restricted_patients: bool = False
    idle_minutes: Annotated[int, Field(ge=2, le=60)] = 15
    """After so long without a touch a session is over."""
    open_registration: bool = False
    """Whether somebody without an invitation may ask for an account; an administrator lets them in."""
    second_factor_roles: list[RoleKey] = Field(default_factory=list)
    """The roles that cannot work without a second factor."""
    mrn_prefix: MrnPrefix = USUAL_MRNS.prefix
    mrn_digits: MrnDigits = USUAL_MRNS.digits
    is_demo: bool = False

    @property
    def mrn_format(self) -> MrnFormat:
        """How the practice's own medical record numbers look."""
        return MrnFormat(self.mrn_prefix, self.mrn_digits)


class EmergencyAccess(Versioned):
    """Break-glass: one user opened one patient, for a while, with a reason; somebody judges it afterwards.

    45 CFR 164.312(a)(2)(ii).
    """

    id: RecordKey
    user_id: str
    patient_id: RecordKey
    begins_at: datetime
    ends_at: datetime
    reason: Annotated[str, Field(min_length=10, max_length=500)]
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None
    was_right: bool | None = None
    review_note: Annotated[str, Field(max_length=500)] | None = None


class Provider(Versioned):
    """Somebody who treats patients; with a user account or without."""

    id: RecordKey
    display_name: Annotated[str, Field(min_length=1, max_length=120)]
    npi: Npi | None = None
    user_id: str | None = None
    is_active: bool = True


class Payer(Versioned):
    """An insurer or programme. `code` is the identifier in NM109 of loop 2100A."""

    id: RecordKey
    name: Annotated[str, Field(min_length=1, max_length=120)]
    code: Annotated[str, Field(min_length=1, max_length=80)]
    kind: PayerKind = PayerKind.COMMERCIAL


class User(Versioned):
    """A person who signs in. Names and addresses of staff are no patient's data and stand clear."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    email: EmailAddress
    email_verified: bool = False
    role: RoleKey
    is_active: bool = True
    deactivated_at: datetime | None = None
    two_factor_enabled: bool = False


class Invitation(Versioned):
    """Somebody was asked to work here, in a role. `held_by` is the address for as long as the invitation is open."""

    id: RecordKey
    email: EmailAddress
    held_by: str | None = None
    role: RoleKey
    name: Annotated[str, Field(max_length=120)] | None = None
    """What its form begins with."""
    provider_id: RecordKey | None = None
    """The provider whom the user will be."""
    invited_by: str
    expires_at: datetime
    accepted_at: datetime | None = None
    accepted_by: str | None = None
    revoked_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it can be accepted."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > now


class CustomRole(Versioned):
    """A role of the practice's own, beside the ready-made ones of `core.roles`."""

    id: RecordKey
    name: Annotated[str, Field(min_length=1, max_length=60)]
    description: Annotated[str, Field(max_length=300)] = ""
    inherits: Annotated[list[RoleKey], Field(max_length=20)] = Field(default_factory=list)
    permissions: list[Permission] = Field(default_factory=list)

    def definition(self) -> RoleDefinition:
        """The role as the role book has it."""
        return RoleDefinition(self.id, self.name, self.description, frozenset(self.permissions), tuple(self.inherits))


class PermissionGrant(Versioned):
    """One permission given to one user beside the role, or taken away; it ends by its date or by somebody's word."""

    id: RecordKey
    user_id: str
    permission: Permission
    is_given: bool
    reason: Annotated[str, Field(min_length=1, max_length=300)]
    granted_by: str
    expires_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None

    def grant(self) -> Grant:
        """The grant as the role book weighs it."""
        return Grant(self.id, self.user_id, self.permission, self.is_given, self.expires_at)


class SecondFactor(Versioned):
    """A user's authenticator app; `id` is the user's. It counts from the first right code on.

    `recovery_keys` are keyed hashes of the recovery codes that have not been used.
    """

    is_active: bool = False
    recovery_keys: list[str] = Field(default_factory=list)
    secret: str = Field(repr=False)


class Passkey(Versioned):
    """A key of one user that signs in by itself (WebAuthn): something one has, opened by what one is or knows."""

    id: RecordKey
    user_id: str
    name: Annotated[str, Field(max_length=60)] | None = None
    credential_id: str
    public_key: str
    """The COSE key in base64."""
    counter: Annotated[int, Field(ge=0)] = 0
    device_type: str
    backed_up: bool
    transports: str = ""
    aaguid: str | None = None
    last_used_at: datetime | None = None


class Job(Stored):
    """Work that is done later. After creation its state is bookkeeping; what it did leaves audit rows of its own."""

    version: Version = 1
    id: RecordKey
    kind: JobKind
    priority: JobPriority = JobPriority.NORMAL
    state: JobState = JobState.QUEUED
    run_at: datetime
    created_at: datetime
    requested_by: str
    payload: Payload = Field(default_factory=dict)
    unique_key: Annotated[str, Field(max_length=120)] | None = None
    most_attempts: Annotated[int, Field(ge=1, le=100)] = 5
    attempts: int = 0
    fence: int = 0
    worker: str | None = None
    leased_until: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    progress: int = 0
    total: int | None = None
    due: int | None = None
    done: int | None = None
    failure: str | None = None
    is_cancel_requested: bool = False


class Schedule(Stored):
    """What happens by itself, and how its last run ended. `id` is its name; `cron` counts in `zone`."""

    version: Version = 1
    kind: JobKind
    cron: str
    zone: ZoneName
    is_paused: bool = False
    next_run_at: datetime
    last_run_at: datetime | None = None
    last_begun_at: datetime | None = None
    last_job: str | None = None
    last_finished_at: datetime | None = None
    last_outcome: RunOutcome | None = None
    last_due: int | None = None
    last_done: int | None = None
    overdue_told: datetime | None = None


class Alert(Versioned):
    """Something that somebody has to know. It carries codes and ids; the words are made where it is shown.

    `once_key` is held for as long as what it is about lasts, so that the same thing is told once.
    """

    id: RecordKey
    kind: AlertKind
    priority: AlertPriority = AlertPriority.NORMAL
    state: AlertState = AlertState.OPEN
    patient_id: RecordKey | None = None
    subject: Annotated[str, Field(max_length=80)] | None = None
    facts: dict[str, str | int] = Field(default_factory=dict)
    once_key: Annotated[str, Field(max_length=120)] | None = None
    assigned_to: str | None = None
    snoozed_until: datetime | None = None
    acknowledged_by: str | None = None
    acknowledged_at: datetime | None = None
    escalation_level: int = 0
    escalates_at: datetime | None = None


class AlertChange(Stored):
    """One step in an alert's history; what somebody wrote is sealed."""

    id: RecordKey
    alert_id: str
    at: datetime
    by: str
    step: AlertStep
    facts: dict[str, str | int] = Field(default_factory=dict)
    note: str | None = None


class AlertPreference(Versioned):
    """How one user wants to be told; `id` is the user's."""

    preferences: AlertPreferences


class Notice(Versioned):
    """One mail or message to one user: counts and a link, nobody's data. Its state after creation is bookkeeping."""

    id: RecordKey
    channel: NoticeChannel
    template: NoticeTemplate
    state: NoticeState = NoticeState.WAITING
    user_id: str
    recipient: str
    alert_ids: Annotated[list[str], Field(max_length=200)] = Field(default_factory=list)
    alerts: int = 1
    facts: dict[str, str | int] = Field(default_factory=dict)
    sending_at: datetime | None = None
    """When it was first handed to the provider, of whom nobody knows yet what became of it."""
    sent_at: datetime | None = None
    reported_at: datetime | None = None
    provider_id: str | None = None
    attempts: int = 0
    failure: str | None = None

    @property
    def reference(self) -> str:
        """What the text of a message bears, by which it is found at a provider without keys of its own."""
        return self.id[:10]


class AuditLog(Stored):
    """An audit row as a viewer shows it, without its sealed reason."""

    at: datetime
    actor: str
    role: str | None = None
    action: str
    outcome: str
    subjects: list[str] = Field(default_factory=list)
    amount: int | None = None
    address: str | None = None
    automatic: bool = False
    block: int


class Event(Stored):
    """What happened, in order: the outbox from which everything else follows. Codes and ids only."""

    at: datetime
    kind: str
    table: str
    record: str
    version: int
    facts: dict[str, str | int | None] = Field(default_factory=dict)
    seq: int
