"""What people ask for all day, as requests: each operation is a mixture, drawn by a seeded generator."""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Any

from app.models.patient_list_models import CoverageState, PatientOrder
from app.services.demo.names import FAMILY_NAMES, GIVEN_NAMES
from tests.performance.http_client import Target

NextRequest = Callable[[], tuple[bytes, Callable[[bytes], None]]]
"""Gives a request, and whom to tell the answer's body."""
STATUSES = ("inquiry", "onboarding", "active", "churned", "urgent")
AREA_CODES = (205, 212, 262, 312, 414, 503, 602, 608, 715, 720, 818, 920)
NEXT_MOVE = {"inquiry": "onboarding", "onboarding": "inquiry", "active": "churned", "churned": "inquiry"}
URGENT_EVERY = 50
FURTHER_FILTERS = (
    ("archived=true",),
    ("pending_review=true",),
    ("without_provider=true",),
    ("state=WI",),
    ("state=NY",),
    ("age_from=65",),
    ("age_to=17",),
    ("age_from=18", "age_to=25"),
    ("birthday_within=0",),
    ("birthday_within=30",),
    ("coverage_ends_from=2026-12-01", "coverage_ends_to=2026-12-31"),
    ("coverage_ends_to=2026-06-30",),
    ("changed_from=2026-11-01",),
    ("changed_to=2026-11-01",),
    ("contacted_since=2026-10-01",),
    ("not_contacted_since=2026-08-01",),
    ("status=active", "coverage=ending_soon"),
    ("status=active", "status=urgent"),
)
"""Filters beside those of a status, a coverage, a provider, a payer and a tag."""


_OF_THIS_STORE = re.compile(r"(provider_id|payer_id|tag)=[^&]+")
"""Values that name nothing in the table of another run."""


@dataclass(slots=True)
class Known:
    """A patient as a list showed it."""

    id: str
    version: int
    status: str
    family_name: str
    given_name: str
    birth_date: str
    mrn: str
    phone: str


@dataclass(slots=True)
class World:
    """A sample of who is there, and places in lists to continue from."""

    patients: list[Known]
    providers: list[str]
    payers: list[str]
    tags: list[str] = field(default_factory=list)
    """Codes of tags, the most frequent first."""
    pages: list[str] = field(default_factory=list)
    """Queries with a cursor."""


def known(item: Mapping[str, Any]) -> Known:
    """A row of a list as the workload keeps it."""
    return Known(
        item["id"],
        item["version"],
        item["status"],
        item["family_name"],
        item["given_name"],
        item["birth_date"],
        item["mrn"] or "",
        item["phone"] or "",
    )


class Workload:
    """The requests of one generator."""

    def __init__(self, target: Target, world: World, seed: int) -> None:
        self._target = target
        self._world = world
        self._random = random.Random(seed)
        self._seed = seed
        self._made = 0
        self._turn = self._in_turn()
        self._homes: dict[str, str] = {}
        self._lists = self._every_list()
        self.asked = ""
        """What the latest request was about, where one operation asks for different things."""

    def of(self, operation: str) -> NextRequest:
        """The requests of one operation."""
        return {
            "read": self._read,
            "search": self._search,
            "list": self._list,
            "create": self._create,
            "status": self._status,
        }[operation]

    def _read(self) -> tuple[bytes, Callable[[bytes], None]]:
        patient = self._random.choice(self._world.patients)
        return self._target.request("GET", f"/patients/{patient.id}"), _ignore

    def _search(self) -> tuple[bytes, Callable[[bytes], None]]:
        body = json.dumps({"text": self._typed()}).encode()
        return self._target.request("POST", "/patients/search", body), _ignore

    def _typed(self) -> str:
        """What stands in the search field at some key stroke on the way to somebody."""
        patient = self._random.choice(self._world.patients)
        kind = self._random.random()
        if kind < 0.55:
            whole = self._random.choice((patient.family_name, patient.given_name))
        elif kind < 0.8:
            names = [patient.given_name, patient.family_name]
            self._random.shuffle(names)
            whole = " ".join(names)
        elif kind < 0.9:
            return self._random.choice((f"{patient.given_name} {patient.family_name}", patient.birth_date))
        else:
            whole = self._random.choice((patient.mrn, patient.phone.removeprefix("+1")))
        return whole[: self._random.randint(1, len(whole))] if whole else patient.family_name

    def _list(self) -> tuple[bytes, Callable[[bytes], None]]:
        if self._world.pages and self._random.random() < 0.3:
            query = self._random.choice(self._world.pages)
            self.asked = ""
        else:
            query = next(self._lists)
            self.asked = _OF_THIS_STORE.sub(r"\1", query)
        return self._target.request("GET", f"/patients?{query}"), _ignore

    def _every_list(self) -> Iterator[str]:
        """Every filter in every order and direction, one after the other in an order by chance, again and again."""
        filters = [parts for parts in self._filters() if parts]
        ways = list(product([(), *filters], PatientOrder, ("false", "true")))
        while True:
            self._random.shuffle(ways)
            for parts, order, descending in ways:
                yield "&".join((*parts, f"order={order}", f"descending={descending}"))

    def _filters(self) -> Iterator[tuple[str, ...]]:
        world = self._world
        yield from ((f"status={status}",) for status in STATUSES)
        yield from ((f"coverage={state}",) for state in CoverageState)
        yield from ((f"provider_id={each}",) for each in world.providers[:1])
        yield from ((f"payer_id={each}",) for each in world.payers[:2])
        yield from ((f"tag={each}",) for each in world.tags[:2])
        yield from FURTHER_FILTERS

    def _create(self) -> tuple[bytes, Callable[[bytes], None]]:
        """Somebody with a name of two parts: with one, so many people soon look like somebody who is on record."""
        self._made += 1
        choose, number = self._random.choice, self._random.randint
        born = date(1930, 1, 1) + timedelta(days=number(0, 33_000))
        person = {
            "family_name": f"{choose(FAMILY_NAMES)}-{choose(FAMILY_NAMES)}",
            "given_name": choose(GIVEN_NAMES[choose(("female", "male"))]),
            "birth_date": born.isoformat(),
            "mrn": f"B{self._seed}-{self._made}",
            "phones": [{"number": f"+1{choose(AREA_CODES)}555{number(100, 199):04}", "kind": "mobile"}],
            "email": f"patient{self._seed}.{self._made}@example.com",
            "address": {"line1": "12 Harbor Lane", "city": "Cedar Landing", "state": "WI", "postal_code": "53299"},
        }
        return self._target.request("POST", "/patients", json.dumps(person).encode()), _ignore

    def _status(self) -> tuple[bytes, Callable[[bytes], None]]:
        """A move that a desk makes in its day, each patient in turn, so that no two requests meet at one patient.

        Every fiftieth goes to Urgent, and back with its next turn: an alert for everybody is no daily move.
        """
        patient = next(self._turn)
        self._made += 1
        if patient.status == "urgent":
            status = self._homes[patient.id]
        elif self._made % URGENT_EVERY == 0:
            status, self._homes[patient.id] = "urgent", patient.status
        else:
            status = NEXT_MOVE[patient.status]
        asked = {"status": status, "version": patient.version, "reason": "Asked for by telephone."}
        body = json.dumps({**asked, "self_pay": status == "active"}).encode()

        def took(_: bytes) -> None:
            patient.status = status
            patient.version += 1

        return self._target.request("PUT", f"/patients/{patient.id}/status", body), took

    def _in_turn(self) -> Iterator[Known]:
        movable = [each for each in self._world.patients if each.status != "urgent"]
        while True:
            yield from movable


def share(world: World, part: int, parts: int) -> World:
    """The part of the sample that one client may change."""
    patients: Sequence[Known] = world.patients[part::parts]
    return World(list(patients), world.providers, world.payers, world.tags, world.pages)


def _ignore(_: bytes) -> None:
    """The answer's content does not matter."""
