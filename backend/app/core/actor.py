"""Who acts: a signed-in user, a named system actor, or nobody yet."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.permissions import Permission


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
class Standing:
    """What decides whether a patient lies inside a scope. Nobody's name."""

    patient_id: str
    provider_id: str | None = None
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Which patients a caller may see at all. A row outside it is *not found*.

    `whole_practice` opens every patient who is not restricted, with `sees_restricted` the restricted ones too; `panel`
    names the provider whose patients are seen in any case; `opened` are patients whom the caller has opened in an
    emergency. Without any of these nothing is seen. Scopes that hold the same are equal where the caller's settings
    are: what is counted for one of them is counted for all.
    """

    whole_practice: bool = False
    panel: str | None = None
    sees_restricted: bool = False
    opened: frozenset[str] = frozenset()

    def holds(self, patient: Standing) -> bool:
        """Whether the patient lies inside."""
        return self.holds_by_rule(patient) or patient.patient_id in self.opened

    def holds_by_rule(self, patient: Standing) -> bool:
        """Whether the patient lies inside without an emergency."""
        is_own = self.panel is not None and self.panel == patient.provider_id
        return is_own or (self.whole_practice and (self.sees_restricted or not patient.is_restricted))

    @property
    def is_everything(self) -> bool:
        """Whether nothing is closed."""
        return self.whole_practice and self.sees_restricted

    @property
    def is_nothing(self) -> bool:
        """Whether everything is closed, and nothing can be opened."""
        return not self.whole_practice and self.panel is None and not self.opened


PRACTICE = Scope(whole_practice=True, sees_restricted=True)
NOTHING = Scope()


@dataclass(frozen=True, slots=True)
class Actor:
    """One caller for the length of one request or one run.

    `id` is a user id or a `SystemActor`; `session` is the id of the session row, never its token. `role` is the key of
    the user's role, `permissions` what the user holds in the end.
    """

    id: str
    role: str | None = None
    session: str | None = None
    scope: Scope = NOTHING
    permissions: frozenset[Permission] = frozenset()

    @classmethod
    def system(cls, name: SystemActor) -> "Actor":
        """A system actor; it sees the whole practice and leaves its traces like everybody."""
        return cls(id=str(name), scope=PRACTICE)

    def may(self, permission: Permission) -> bool:
        """Whether a user holds the permission; system actors hold none."""
        return permission in self.permissions

    @property
    def is_system(self) -> bool:
        """Whether no user stands behind it."""
        return self.id.startswith("system:")
