"""Who acts: a signed-in user, a named system actor, or nobody yet."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The owner's three roles. What each may do stands in `core.permissions`."""

    PROVIDER = "provider"
    ADMIN = "admin"
    AUDIT = "audit"


class SystemActor(StrEnum):
    """Work that no user started directly; ids that no user can ever hold."""

    OPERATOR = "system:operator"
    """The command line, on the machine itself."""
    IMPORTER = "system:importer"
    FILL = "system:fill"
    FOLLOWER = "system:follower"
    RECONCILER = "system:reconciler"
    MIGRATOR = "system:migrator"
    SEQUENCER = "system:sequencer"
    AUTH = "system:auth"
    SCHEDULER = "system:scheduler"
    WORKER = "system:worker"
    ALERTS = "system:alerts"
    """Turns events into alerts."""
    NOTICES = "system:notices"
    """Mails and messages, and what providers report of them."""
    NOBODY = "system:nobody"
    """A request without a session."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which patients a caller may see at all. A row outside it is *not found*.

    `whole_practice` opens every patient; otherwise `panel` names the one provider whose patients are seen, and
    without either nothing is.
    """

    whole_practice: bool = False
    panel: str | None = None

    def holds(self, provider_id: str | None) -> bool:
        """Whether a patient of this provider lies inside."""
        return self.whole_practice or (self.panel is not None and self.panel == provider_id)


PRACTICE = Scope(whole_practice=True)
NOTHING = Scope()


@dataclass(frozen=True, slots=True)
class Actor:
    """One caller for the length of one request or one run.

    `id` is a user id or a `SystemActor`; `session` is the id of the session row, never its token.
    """

    id: str
    role: Role | None = None
    session: str | None = None
    scope: Scope = NOTHING

    @classmethod
    def system(cls, name: SystemActor) -> "Actor":
        """A system actor; it sees the whole practice and leaves its traces like everybody."""
        return cls(id=str(name), scope=PRACTICE)

    @property
    def is_system(self) -> bool:
        """Whether no user stands behind it."""
        return self.id.startswith("system:")
