"""Small invented practices, drawn so that names, numbers and dates collide as often as they can."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, NoReturn

from hypothesis import strategies as st

from app.audit.access_log import AccessLog
from app.core.actor import PRACTICE, Actor, Scope
from app.core.roles import Role
from app.database.models import Alert, Coverage, Patient, Provider
from app.directory.copy import DirectoryCopy, Entry
from app.directory.entries import LastContact
from app.directory.patient_filters import SelectionTotals
from app.directory.patient_search import PatientSearch
from app.models.alert_models import AlertKind, AlertPriority, AlertState
from app.models.insurance_models import CheckOutcome, CoverageStatus
from app.models.patient_models import Address, PatientStatus, Phone
from tests.builders import a_coverage, a_patient, a_provider, an_alert

TODAY = date(2026, 11, 25)
BEGAN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PROVIDERS = ("aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb")
PAYERS = (("pppppppppppppppppppp", "Harborline Health Plan"), ("qqqqqqqqqqqqqqqqqqqq", "Cedar Hollow Mutual"))
FAMILIES = (
    "García",
    "Garcia Lopez",
    "García-López",
    "GARCIA",
    "O'Brien",
    "Obrien",
    "O\u2019Neil",
    "Núñez",
    "Nunez",
    "Smith",
    "Smyth",
    "Smithson",
    "de la Cruz",
    "Delacruz",
    "Łukasz",
    "Sørensen",
    "Weiß",
    "Weiss",
    "D'Angelo-Smith",
    "Li",
    "Marlowe",
    "Mary",
    "April",
)
GIVENS = (
    "Ada",
    "Adam",
    "María",
    "Maria José",
    "Mary-Ann",
    "Maryann",
    "John",
    "Jon",
    "Jonathan",
    "Zoë",
    "Smith",
    "Garcia",
    "Ann",
    "Æthel",
)
MRNS = ("A-17", "MRN 0042", "MRN-0042-9", "12-34-56", "10-11-12", "00421980", "7", "2025550", "03121980")
PHONES = ("+12025550123", "+12025550199", "+12125550123", "+13125550142")
MEMBERS = ("HRB 0012345", "W1234 5678", "0042-9", "5550123", "hrb0099")
STATES = ("NY", "WI")
ADDRESSES = [Address(line1="12 Elm St", city="Albany", state=state, postal_code="12207") for state in STATES]
BIRTH_DATES = (
    date(1980, 3, 12),
    date(1980, 12, 3),
    date(1912, 10, 11),
    date(2012, 10, 11),
    date(2000, 2, 29),
    date(2008, 2, 28),
    date(1962, 1, 1),
    date(1926, 11, 25),
    date(2026, 11, 25),
)
EMAILS = ("ada@example.com", "Ada.Marlowe@example.com", "j.smith@example.com")
ENDS = (None, *(TODAY + timedelta(days=days) for days in (-1, 0, 30, 31, 60, 61)))
CONTACTS = (None, *(BEGAN - timedelta(days=days) for days in (0, 1, 20, 100)))
NOW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)


@dataclass
class Person:
    """A patient with what insures them: what a scan of the opened store sees."""

    patient: Patient
    coverages: list[Coverage] = field(default_factory=list)
    contacted_at: datetime | None = None

    @property
    def id(self) -> str:
        return self.patient.id


@dataclass
class Practice:
    """Everybody, the providers, and what somebody has to know."""

    people: list[Person]
    providers: list[Provider]
    alerts: list[Alert] = field(default_factory=list)

    @property
    def contacts(self) -> list[LastContact]:
        return [LastContact(each.id, each.contacted_at) for each in self.people if each.contacted_at]

    @property
    def entries(self) -> list[Entry]:
        return [
            *self.providers,
            *(person.patient for person in self.people),
            *(coverage for person in self.people for coverage in person.coverages),
            *self.contacts,
            *self.alerts,
        ]


def record_id(at: int, kind: str = "p") -> str:
    """A readable id that has the shape of a random one."""
    letters = "".join("abcdefghijklmnopqrstuvwxyz234567"[(at >> shift) % 32] for shift in (10, 5, 0))
    return f"{kind}{letters}".rjust(20, "a")


def patient_fields(draw: Any) -> dict[str, Any]:
    """The fields of one patient, drawn from the pools by `draw`, which picks one of a sequence."""
    is_archived = draw((False, False, False, True))
    moment = BEGAN - timedelta(days=draw((0, 0, 1, 19, 20, 400)))
    return {
        "family_name": draw(FAMILIES),
        "given_name": draw(GIVENS),
        "preferred_name": draw((None, None, *GIVENS)),
        "former_names": draw(([], [], ["Smith"], ["van Dyke", "Núñez"])),
        "birth_date": draw(BIRTH_DATES),
        "address": draw((None, *ADDRESSES)),
        "mrn": draw((None, *MRNS)),
        "phones": [Phone(number=number) for number in draw(((), (PHONES[0],), (PHONES[1], PHONES[2]), (PHONES[3],)))],
        "email": draw((None, *EMAILS)),
        "provider_id": draw((None, *PROVIDERS)),
        "is_restricted": draw((False, False, False, True)),
        "tags": list(draw(((), (), ("VIP",), ("vip", "Transport  help"), ("transport help",), ("Diabetes clinic",)))),
        "status": draw(tuple(PatientStatus)),
        "pending_review": draw((False, True)),
        "archived_at": BEGAN if is_archived else None,
        "created_at": moment,
        "updated_at": moment + timedelta(hours=draw((0, 1, 2))),
    }


def coverage_fields(draw: Any) -> dict[str, Any]:
    """The fields of one coverage."""
    payer_id, payer_name = draw(PAYERS)
    return {
        "payer_id": payer_id,
        "payer_name": payer_name,
        "plan_name": draw((None, "Gold", "Silver")),
        "member_id": draw((None, *MEMBERS)),
        "priority": draw((1, 1, 2)),
        "status": draw(tuple(CoverageStatus)),
        "begins_on": draw((None, None, TODAY - timedelta(days=300), TODAY + timedelta(days=1))),
        "ends_on": draw(ENDS),
        "check_outcome": draw((None, CheckOutcome.ANSWERED, CheckOutcome.REJECTED)),
    }


def a_person(at: int, draw: Any) -> Person:
    """One person with up to two coverages."""
    patient = a_patient(id=record_id(at), **patient_fields(draw))
    coverages = [
        a_coverage(patient, id=record_id(at * 4 + number, "c"), **coverage_fields(draw))
        for number in range(draw((0, 1, 1, 2)))
    ]
    return Person(patient, coverages, draw(CONTACTS))


def providers() -> list[Provider]:
    """The two who treat."""
    names = ("Dr. Inés Calderón", "Dr. Haruto Watanabe")
    return [a_provider(id=each, display_name=name) for each, name in zip(PROVIDERS, names, strict=True)]


def alert_fields(draw: Any, people: Sequence[Person]) -> dict[str, Any]:
    """The fields of one alert about one of these people, about somebody who is not here, or about the system."""
    moment = BEGAN + timedelta(minutes=draw((0, 0, 1, 2, 600)))
    is_acknowledged = draw((False, False, True))
    return {
        "at": moment,
        "kind": draw(tuple(AlertKind)),
        "priority": draw(tuple(AlertPriority)),
        "state": draw(tuple(AlertState)),
        "patient_id": draw((None, record_id(900), *(person.id for person in people))),
        "assigned_to": draw((None, "user-1", "user-2")),
        "snoozed_until": draw((None, None, NOW - timedelta(hours=1), NOW + timedelta(hours=1))),
        "acknowledged_by": "user-2" if is_acknowledged else None,
        "acknowledged_at": moment if is_acknowledged else None,
        "once_key": draw((None, "held")),
        "facts": draw(({}, {"on": "2026-11-24"}, {"on": "2026-11-25"}, {"to": "user-1", "days": 7})),
    }


def some_alerts(count: int, draw: Any, people: Sequence[Person]) -> list[Alert]:
    """So many of them."""
    return [an_alert(id=record_id(at, "w"), **alert_fields(draw, people)) for at in range(count)]


@st.composite
def practices(draw: st.DrawFn, most: int = 14) -> Practice:
    """Up to `most` people."""
    pick = lambda pool: draw(st.sampled_from(pool))  # noqa: E731 - a partial application
    count = draw(st.integers(min_value=0, max_value=most))
    people = [a_person(at, pick) for at in range(count)]
    return Practice(people, providers(), some_alerts(draw(st.integers(0, most)), pick, people))


def seeded_practice(count: int, seed: int) -> Practice:
    """The same kind of practice from a seed, at any size."""
    random = Random(seed)
    return Practice([a_person(at, random.choice) for at in range(count)], providers())


def copy_of(practice: Practice) -> DirectoryCopy:
    """One copy of the directory with everybody in it, put one by one."""
    copy = DirectoryCopy()
    copy.make_indexes()
    copy.make_list_indexes()
    for entry in practice.entries:
        copy.put(entry)
    return copy


def search_in(copy: DirectoryCopy) -> PatientSearch:
    """The search over this copy."""
    return PatientSearch(copy.connection, SelectionTotals(copy.connection))


class UnusedPen:
    """A unit test settles nothing: whoever opens somebody only notes it."""

    def draft(self, *_: Any, **__: Any) -> NoReturn:
        raise AssertionError("nothing is settled here")

    make_durable = may_be_automatic = draft


def a_trace(scope: Scope = PRACTICE) -> AccessLog:
    """The access log of a provider with this scope."""
    return AccessLog(UnusedPen(), Actor("user-1", Role.PROVIDER, "session-1", scope))


CLOSED_IN_PART = st.builds(
    Scope,
    whole_practice=st.booleans(),
    panel=st.sampled_from((None, *PROVIDERS)),
    sees_restricted=st.booleans(),
    opened=st.frozensets(st.integers(0, 14).map(record_id), max_size=3),
)
SCOPES = st.one_of(st.just(PRACTICE), st.just(PRACTICE), CLOSED_IN_PART)
"""Every scope that there can be, the whole practice more often than chance would have it."""
