"""The audit trail as people look at it: filters, entries, how the chain stands. Nobody's name but the staff's.

A patient is an id here: whoever reads the trail sees what was done with a record, not the record.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from app.audit.families import FAMILIES, AuditFamily
from app.audit.vocabulary import AuditAction
from app.core.exceptions import BusinessLogicException, NotFoundException

ActorId = Annotated[str, StringConstraints(pattern=r"^(?:system:[a-z_]{1,40}|[a-z2-7]{20})$")]
PlainId = Annotated[str, StringConstraints(pattern=r"^(?:[a-z2-7]{20}|practice)$")]
"""Only what can be an id: whatever is asked for is noted in the trail itself, where nobody's number belongs."""
OutcomeCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{26}$")]


class AuditResult(StrEnum):
    """How what was asked for ended."""

    OK = "ok"
    REFUSED = "refused"
    """By a rule: not permitted, not found, not valid."""
    FAILED = "failed"
    """By a fault of the system's."""


class SubjectKind(StrEnum):
    """What an id in an entry names."""

    PATIENT = "patient"
    USER = "user"
    OTHER = "other"
    """A job, an alert, a practice, or something that is gone."""


class AuditFilter(BaseModel):
    """Which entries are meant; every part narrows. Moments are UTC, `until` is exclusive.

    `code` is one outcome; `hidden` shows what pages asked by themselves, too.
    """

    model_config = ConfigDict(extra="forbid")

    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    actor: ActorId | None = None
    subject: PlainId | None = None
    action: Annotated[list[AuditAction], Field(max_length=len(AuditAction))] = Field(default_factory=list)
    family: AuditFamily | None = None
    result: AuditResult | None = None
    code: OutcomeCode | None = None
    session: PlainId | None = None
    emergency: bool = False
    hidden: bool = False

    @property
    def actions(self) -> frozenset[str]:
        """The actions that are meant: those of the family, and further ones by name; none means any."""
        family = FAMILIES[self.family] if self.family else ()
        return frozenset(str(each) for each in (*family, *self.action))


class AuditQuery(AuditFilter):
    """One page of entries."""

    cursor: Annotated[str, StringConstraints(max_length=8000)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class TrailQuery(BaseModel):
    """One page of one subject's trail."""

    model_config = ConfigDict(extra="forbid")

    hidden: bool = False
    cursor: Annotated[str, StringConstraints(max_length=8000)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class SubjectShown(BaseModel):
    """Whom an entry names. Only a user has a name here."""

    id: str
    kind: SubjectKind
    name: str | None


class AuditEntryShown(BaseModel):
    """Who did what to whom, when, from where, and how it ended.

    `subjects` are the first of `subject_count`; `actor_name` is None for the system and for users who are gone.
    `is_ours` is false for a row that PFINNI did not write, or that was changed.
    """

    id: str
    at: AwareDatetime
    actor: str
    actor_name: str | None
    role: str | None
    session: str | None
    action: str
    result: AuditResult
    code: str
    is_emergency: bool
    subjects: list[SubjectShown]
    subject_count: int
    amount: int | None
    address: str | None
    request: str | None
    is_automatic: bool
    has_reason: bool
    block: int
    """The block that seals it; 0 while it waits, which takes a second."""
    is_ours: bool


class AuditEntryOpened(AuditEntryShown):
    """One entry with everybody it names and its reason."""

    reason: str | None


class AuditPage(BaseModel):
    """Entries, the newest first. `next_cursor` goes on; None is the end.

    A rare thing is not looked for without end: a page may be short, or empty, and go on. `looked_back_to` is then how
    far was looked.
    """

    items: list[AuditEntryShown]
    next_cursor: str | None
    looked_back_to: AwareDatetime | None


class ActorShown(BaseModel):
    """Somebody who may stand in the trail."""

    id: str
    name: str


class AuditChoices(BaseModel):
    """What the filter offers: the staff by name, and every action by its family."""

    actors: list[ActorShown]
    families: dict[AuditFamily, list[AuditAction]]


class ChainState(StrEnum):
    """What is known of the chain."""

    NEVER_CHECKED = "never_checked"
    WHOLE = "whole"
    NOT_WHOLE = "not_whole"


class ChainFault(BaseModel):
    """The first thing that is wrong; `noticed_at` is when a check first met it or another fault."""

    code: str
    words: str
    block: int | None
    row: str | None
    noticed_at: AwareDatetime


class CheckProgress(BaseModel):
    """A full check that waits or runs, in blocks."""

    done: int
    total: int | None
    asked_at: AwareDatetime


class ChainShown(BaseModel):
    """How the chain stands: what the last full check found, how much there is now, and a check under way."""

    state: ChainState
    checked_at: AwareDatetime | None
    checked_blocks: int
    checked_rows: int
    fault: ChainFault | None
    blocks: int
    sealed_at: AwareDatetime | None
    """When the newest block was sealed."""
    not_sealed_yet: int
    running: CheckProgress | None
    has_failed: bool
    """Whether the last check could not be brought to its end."""
    fingerprint: str
    """Names the key that signs; an outsider compares it with the one in an export."""


class ExportRange(BaseModel):
    """Which blocks a signed export holds: every one with an entry between the two moments."""

    model_config = ConfigDict(extra="forbid")

    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class EntryNotFound(NotFoundException):
    """There is no such entry."""

    code = "audit_entry_not_found"


class NothingToExport(BusinessLogicException):
    """No block holds an entry of this range."""

    code = "nothing_to_export"
    message = "There are no sealed entries in this range."
