"""What a live socket can be told about: which topics there are, who may hear them, and the frames that tell them.

Frames carry ids, versions, codes and counts; no person. Of whom and why an alert is stands in no event, so where it
belongs is asked of the directory: what the directory does not know is told to nobody.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.core.actor import Scope, Standing
from app.core.permissions import Permission
from app.database.models import Event
from app.directory.alert_list import AlertStanding

RESYNC = '{"type":"resync"}'

PatientOf = Callable[[str, str], Standing | None]
"""What decides who may see the patient behind a table's row, as it is now; None when there is none."""
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


def topics_of(permissions: frozenset[Permission]) -> frozenset[Topic]:
    """Everything that these permissions let somebody hear of."""
    return frozenset(topic for topic, needed in NEEDS.items() if needed <= permissions)


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of listener: all of one kind are told the same, but for the counts of what is given to each."""

    scope: Scope
    topics: frozenset[Topic] = frozenset({Topic.PATIENTS})
    runs_the_system: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The frame of an event, and who hears it: whose scope holds any one of these standings of its patient.

    Without any, everybody does.
    """

    frame: str
    topic: Topic
    standings: frozenset[Standing] | None = None
    is_of_the_system: bool = False

    def is_for(self, audience: Audience) -> bool:
        """Whether listeners of this kind hear it."""
        if self.topic not in audience.topics or (self.is_of_the_system and not audience.runs_the_system):
            return False
        return self.standings is None or any(audience.scope.holds(each) for each in self.standings)


class Telling:
    """Turns events into frames."""

    def __init__(self, patient_of: PatientOf, standing_of: StandingOf) -> None:
        self._patient_of = patient_of
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
        return Told(frame(content), Topic.PATIENTS, self._standings(event))

    def _of_alert(self, event: Event) -> Told | None:
        standing = self._standing_of(event.record)
        if standing is None:
            return None
        content = {
            **_head(event),
            "patient": standing.patient.patient_id if standing.patient else None,
            "version": event.version,
            "priority": event.facts.get("priority"),
            "state": event.facts.get("state"),
        }
        standings = frozenset({standing.patient}) if standing.patient else None
        return Told(frame(content), Topic.ALERTS, standings, standing.is_of_the_system)

    def _standings(self, event: Event) -> frozenset[Standing]:
        """How the patient stood before the event and how after it; one whom nobody knows is closed to most."""
        now = self._patient_of(event.table, event.record)
        if now is None:
            now = Standing(str(event.facts.get("patient") or event.record), None, is_restricted=True)
        if event.facts.keys().isdisjoint(_STANDING_FACTS):
            return frozenset({now})
        after = _stood(event, now, "provider", "restricted")
        if event.facts.keys().isdisjoint(_STANDING_BEFORE):
            return frozenset({after})
        return frozenset({after, _stood(event, now, "provider_before", "restricted_before")})


_STANDING_BEFORE = frozenset({"provider_before", "restricted_before"})
_STANDING_FACTS = frozenset({"provider", "restricted"}) | _STANDING_BEFORE


def _stood(event: Event, now: Standing, provider: str, restricted: str) -> Standing:
    """The standing that an event tells of; an event from before there were restricted patients tells of none."""
    provider_id = event.facts.get(provider)
    return Standing(
        now.patient_id,
        str(provider_id) if provider_id else None,
        bool(event.facts.get(restricted, now.is_restricted)),
    )


def _of_job(event: Event) -> Told:
    content = {"type": "changed", "seq": event.seq, "table": event.table, "id": event.record}
    return Told(frame(content), Topic.JOBS)


def _head(event: Event) -> dict[str, Any]:
    return {"type": "changed", "seq": event.seq, "kind": event.kind, "table": event.table, "id": event.record}


def frame(content: Mapping[str, Any]) -> str:
    """Content as it goes over the wire."""
    return json.dumps(content, separators=(",", ":"))
