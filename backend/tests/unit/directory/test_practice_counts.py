"""Figures that the rows keep themselves: whatever a patient changes from and to, nobody is counted twice or lost."""

from itertools import product
from typing import Any

from app.core.actor import PRACTICE, Scope
from app.directory.directory import Directory
from app.models.patient_models import PatientStatus
from tests.builders import a_patient
from tests.conftest import NOW
from tests.unit.directory.plain_list import counted
from tests.unit.directory.population import PROVIDERS, TODAY, Person, Practice, record_id
from tests.unit.directory.test_directory import MONTH_BEGAN
from tests.unit.directory.test_patient_list import directory_of

SHAPES: list[dict[str, Any]] = [
    {
        "archived_at": archived_at,
        "provider_id": provider,
        "status": status,
        "is_restricted": restricted,
        "pending_review": review,
    }
    for archived_at, provider, status, restricted, review in product(
        (None, NOW), (None, PROVIDERS[0]), (PatientStatus.ACTIVE, PatientStatus.URGENT), (False, True), (False, True)
    )
]
OPENED = frozenset(record_id(at) for at in (0, 3, 9))
COUNTED_SCOPES = (
    PRACTICE,
    Scope(panel=PROVIDERS[0]),
    Scope(panel=PROVIDERS[1], opened=OPENED),
    Scope(whole_practice=True),
    Scope(whole_practice=True, panel=PROVIDERS[0], opened=OPENED),
)


def assert_figures_equal_a_count(directory: Directory, people: list[Person]) -> None:
    for scope in COUNTED_SCOPES:
        counts = directory.counts(scope, TODAY, round(MONTH_BEGAN.timestamp() * 1000))
        expected = counted(people, scope, TODAY, MONTH_BEGAN)
        assert (counts.by_status, counts.to_review, counts.new_this_month) == (
            expected.by_status,
            expected.to_review,
            expected.new_this_month,
        )


def test_every_change_of_what_is_counted_moves_exactly_one_patient() -> None:
    bystanders = [Person(a_patient(id=record_id(at + 1), **shape)) for at, shape in enumerate(SHAPES)]
    directory = directory_of(Practice(bystanders, []))
    version = 0
    for shapes in product(SHAPES, SHAPES):
        for shape in shapes:
            version += 1
            subject = Person(a_patient(id=record_id(0), version=version, **shape))
            directory.put(subject.patient)
        assert_figures_equal_a_count(directory, [subject, *bystanders])
    directory.close()


def test_whoever_is_forgotten_is_no_longer_counted() -> None:
    people = [Person(a_patient(id=record_id(at), **shape)) for at, shape in enumerate(SHAPES)]
    directory = directory_of(Practice(people, []))
    while people:
        directory.forget("patient", people.pop().id)
        assert_figures_equal_a_count(directory, people)
    directory.close()
