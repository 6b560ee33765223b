"""Invented people: seeded, plausible, and nobody's telephone number."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from app.core.identifiers import new_id
from app.database.models import Payer
from app.models.patient_models import PatientCreate, PatientStatus, next_statuses
from app.services.demo.names import CITIES, FAMILY_NAMES, GIVEN_NAMES, PAYERS
from app.services.demo.people import InventedPatient, Inventor
from app.validators.patient_validators import birth_date_rules

NOW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
PROVIDERS = [new_id() for _ in range(4)]
THE_PAYERS = [Payer(id=new_id(), created_at=NOW, updated_at=NOW, name=name, code=code) for name, code, _ in PAYERS]


@cache
def invented(seed: int = 2026, count: int = 1500, now: datetime = NOW) -> tuple[InventedPatient, ...]:
    inventor = Inventor(seed, now, PROVIDERS, THE_PAYERS)
    return tuple(inventor.invent(number) for number in range(1, count + 1))


def told(person: InventedPatient) -> dict[str, object]:
    return person.patient.model_dump(exclude={"id"})


def test_the_same_seed_and_day_give_the_same_people_with_other_ids() -> None:
    first, again = invented(count=200), Inventor(2026, NOW, PROVIDERS, THE_PAYERS)
    repeated = [again.invent(number) for number in range(1, 201)]
    assert [told(each) for each in first] == [told(each) for each in repeated]
    assert {each.patient.id for each in first}.isdisjoint(each.patient.id for each in repeated)


def test_another_seed_gives_other_people() -> None:
    assert [told(each) for each in invented(1, 50)] != [told(each) for each in invented(2, 50)]


def test_every_invented_person_passes_the_rules_for_real_ones() -> None:
    for person in invented():
        fields = {name: getattr(person.patient, name) for name in PatientCreate.model_fields}
        typed = PatientCreate.model_validate_json(PatientCreate.model_construct(**fields).model_dump_json())
        assert all(getattr(typed, name) == value for name, value in fields.items())
        assert not list(birth_date_rules(person.patient.birth_date, NOW.date()))


def test_numbers_and_addresses_are_of_the_ranges_for_fiction() -> None:
    for person in invented():
        assert all(re.fullmatch(r"\+1\d{3}55501\d\d", phone.number) for phone in person.patient.phones)
        assert person.patient.email is None or person.patient.email.endswith("@example.com")


def test_mrns_and_member_ids_are_nobody_elses() -> None:
    mrns = [person.patient.mrn for person in invented()]
    members = [coverage.member_id for person in invented() for coverage in person.coverages]
    assert len(set(mrns)) == len(mrns) == 1500
    assert len(set(members)) == len(members)


@pytest.mark.parametrize("at", range(0, 1500, 100))
def test_every_way_through_the_workflow_is_one_that_people_could_have_gone(at: int) -> None:
    for person in invented()[at : at + 100]:
        steps = person.history
        assert steps[0].from_status is None
        assert steps[0].to_status is PatientStatus.INQUIRY
        assert [step.version for step in steps] == list(range(1, person.patient.version + 1))
        assert [step.at for step in steps] == sorted(step.at for step in steps)
        assert all(before.to_status is step.from_status for before, step in pairwise(steps))
        assert all(step.to_status in next_statuses(step.from_status, None) for step in steps[1:] if step.from_status)
        assert steps[-1].to_status is person.patient.status
        assert steps[-1].at == person.patient.status_changed_at <= NOW
        urgent = person.patient.status is PatientStatus.URGENT
        assert person.patient.status_before_urgent is (PatientStatus.ACTIVE if urgent else None)


def test_coverages_are_plausible_and_their_amounts_add_up() -> None:
    for person in invented():
        assert [each.priority for each in person.coverages] == list(range(1, len(person.coverages) + 1))
        assert len({each.payer_id for each in person.coverages}) == len(person.coverages)
        for coverage in person.coverages:
            assert coverage.patient_id == person.patient.id
            assert coverage.begins_on is not None
            assert coverage.ends_on is None or coverage.begins_on < coverage.ends_on
            for line in coverage.benefits:
                if line.remaining is not None and line.total is not None:
                    assert line.remaining + (line.met or 0) == line.total
                    assert line.remaining >= 0


def test_whoever_churned_has_no_coverage_in_force_and_whoever_is_active_mostly_has() -> None:
    today = NOW.date()
    churned = [person for person in invented() if person.patient.status is PatientStatus.CHURNED]
    active = [person for person in invented() if person.patient.status is PatientStatus.ACTIVE]
    assert churned
    assert not any(each.is_active_on(today) for person in churned for each in person.coverages)
    assert sum(any(each.is_active_on(today) for each in person.coverages) for person in active) > 0.9 * len(active)


def test_every_status_occurs_and_active_is_the_most_frequent() -> None:
    counted = Counter(person.patient.status for person in invented())
    assert set(counted) == set(PatientStatus)
    assert counted.most_common(1)[0][0] is PatientStatus.ACTIVE


def test_a_practice_without_providers_or_payers_can_have_invented_people_too() -> None:
    person = Inventor(1, NOW, [], []).invent(7)
    assert (person.patient.provider_id, person.coverages, person.patient.mrn) == (None, (), "MRN-000007")


def test_the_names_are_a_city_s_and_enough_of_them() -> None:
    assert len(set(FAMILY_NAMES)) == len(FAMILY_NAMES) > 150
    assert all(len(set(names)) == len(names) for names in GIVEN_NAMES.values())
    assert all(re.fullmatch(r"\d{5}", code) and re.fullmatch(r"[A-Z]{2}", state) for _, state, code in CITIES)


def test_the_time_of_day_changes_neither_names_nor_birth_dates() -> None:
    morning, evening = invented(5, 100), invented(5, 100, NOW + timedelta(hours=6))
    assert [(each.patient.family_name, each.patient.birth_date) for each in morning] == [
        (each.patient.family_name, each.patient.birth_date) for each in evening
    ]
