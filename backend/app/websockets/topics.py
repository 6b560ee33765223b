"""What a live socket can be told about: which topics there are, who may hear them, and the frames that tell them.

Frames carry ids, versions, codes and counts; no person. Of whom and why an alert is stands in no event, so where it
belongs is asked of the directory: what the directory does not know is told to nobody.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.core.actor import Role, Scope
from app.core.permissions import Permission, role_grants
from app.database.models import Event
from app.directory.alert_list import AlertStanding

RESYNC = '{"type":"resync"}'

ProviderOf = Callable[[str, str], str | None]
"""The provider of the patient behind a table's row, as it is now; None when there is none."""
StandingOf = Callable[[str], AlertStanding | None]
"""Where an alert belongs, as it is now; None when it is not to be shown."""


class Topic(StrEnum):
    """What a socket can listen to."""

    PATIENTS = "patients"
    """Patients and their coverages, and the dashboard's counts."""
    ALERTS = "alerts"
    """Alerts, and how many wait."""
    JOBS = "jobs"


NEEDS: Mapping[Topic, frozenset[Permission]] = {
    Topic.PATIENTS: frozenset({Permission.PATIENT_READ, Permission.DASHBOARD_READ}),
    Topic.ALERTS: frozenset({Permission.ALERT_READ}),
    Topic.JOBS: frozenset({Permission.JOB_MANAGE}),
}
"""What a session must hold to hear of a topic."""


def topics_of(role: Role | None) -> frozenset[Topic]:
    """Everything that a role may hear of."""
    return frozenset(topic for topic, needed in NEEDS.items() if all(role_grants(role, each) for each in needed))


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of listener: all of one kind are told the same, but for the counts of what is given to each."""

    scope: Scope
    topics: frozenset[Topic] = frozenset({Topic.PATIENTS})
    runs_the_system: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The frame of an event, and who hears it: any one of these providers' scopes, or, without any, everybody."""

    frame: str
    topic: Topic
    providers: frozenset[str | None] | None = None
    is_of_the_system: bool = False

    def is_for(self, audience: Audience) -> bool:
        """Whether listeners of this kind hear it."""
        if self.topic not in audience.topics or (self.is_of_the_system and not audience.runs_the_system):
            return False
        return self.providers is None or any(audience.scope.holds(provider) for provider in self.providers)


class Telling:
    """Turns events into frames."""

    def __init__(self, provider_of: ProviderOf, standing_of: StandingOf) -> None:
        self._provider_of = provider_of
        self._standing_of = standing_of
        self._by_table: Mapping[str, Callable[[Event], Told | None]] = {
            "patient": self._of_patient,
            "coverage": self._of_patient,
            "alert": self._of_alert,
            "job": _of_job,
        }

    def told(self, events: Sequence[Event]) -> list[Told]:
        """What is told of these events, in their order; of most tables nothing is."""
        each = (self._by_table[event.table](event) for event in events if event.table in self._by_table)
        return [told for told in each if told is not None]

    def _of_patient(self, event: Event) -> Told:
        patient = event.record if event.table == "patient" else event.facts.get("patient")
        content = {**_head(event), "patient": patient, "version": event.version}
        return Told(frame(content), Topic.PATIENTS, self._providers(event))

    def _of_alert(self, event: Event) -> Told | None:
        standing = self._standing_of(event.record)
        if standing is None:
            return None
        content = {
            **_head(event),
            "patient": standing.patient_id,
            "version": event.version,
            "priority": event.facts.get("priority"),
            "state": event.facts.get("state"),
        }
        providers = frozenset({standing.provider_id}) if standing.patient_id else None
        return Told(frame(content), Topic.ALERTS, providers, standing.is_of_the_system)

    def _providers(self, event: Event) -> frozenset[str | None]:
        """Who had the patient before the event or has the patient after it."""
        named = {str(event.facts[name]) for name in ("provider", "provider_before") if event.facts.get(name)}
        return frozenset(named) or frozenset({self._provider_of(event.table, event.record)})


def _of_job(event: Event) -> Told:
    content = {"type": "changed", "seq": event.seq, "table": event.table, "id": event.record}
    return Told(frame(content), Topic.JOBS)


def _head(event: Event) -> dict[str, Any]:
    return {"type": "changed", "seq": event.seq, "kind": event.kind, "table": event.table, "id": event.record}


def frame(content: Mapping[str, Any]) -> str:
    """Content as it goes over the wire."""
    return json.dumps(content, separators=(",", ":"))
