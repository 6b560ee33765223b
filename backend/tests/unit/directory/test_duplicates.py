"""Candidates: nobody who looks like somebody is passed over, and of hundreds who share one weak thing few are read."""

from datetime import date

import pytest

from app.core.folding import fold
from app.directory.copy import DirectoryCopy
from app.directory.duplicates import Duplicates, PersonFacts
from app.models.patient_models import Phone
from app.services.duplicates.scoring import Scoring, compared, words_of
from tests.builders import a_patient
from tests.doubles import Corruption
from tests.unit.directory.population import record_id

BORN = date(1984, 5, 17)
PHONE = Phone(number="+12025550123")
ASKED = PersonFacts(
    family=fold("Marlowe"), given=fold("Ada"), birth_date=BORN.isoformat(), phones=frozenset({"12025550123"})
)
SOMEBODY = {"family_name": "Quill", "given_name": "Theo", "birth_date": date(1951, 1, 9), "phones": [], "email": None}


def is_candidate(asked: PersonFacts, **fields: object) -> bool:
    copy = DirectoryCopy()
    copy.make_indexes()
    copy.put(a_patient(**{**SOMEBODY, **fields}))
    found = Duplicates(copy.connection).candidates(asked)
    copy.close()
    return bool(found)


@pytest.mark.parametrize(
    "fields",
    [
        {"birth_date": BORN},
        {"family_name": "Marlowe", "given_name": "Ada"},
        {"family_name": "Ada", "given_name": "Marlowe"},
        {"family_name": "Mallow", "given_name": "Adele", "birth_date": date(1984, 5, 18)},
        {"family_name": "Mallow", "given_name": "Adele", "birth_date": date(1974, 5, 17)},
        {"family_name": "Adler", "given_name": "Mia", "birth_date": date(1984, 5, 16)},
        {"given_name": "Ada", "former_names": ["Marlow"], "birth_date": date(1984, 5, 18)},
        {"family_name": "Marlowe", "preferred_name": "Addie", "birth_date": date(1984, 5, 18)},
        {"family_name": "Marlow", "given_name": "Adah", "phones": [PHONE]},
        {"birth_date": date(1984, 5, 18), "phones": [PHONE]},
    ],
)
def test_whoever_shares_enough_is_compared(fields: dict[str, object]) -> None:
    assert is_candidate(ASKED, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"birth_date": date(1984, 5, 18)},
        {"family_name": "Marlowe", "birth_date": date(1984, 5, 18)},
        {"given_name": "Ada", "birth_date": date(1984, 5, 18)},
        {"family_name": "Mallow", "given_name": "Adele", "birth_date": date(1984, 9, 2)},
        {"phones": [PHONE]},
        {"family_name": "Marlow", "given_name": "Ben", "phones": [PHONE]},
    ],
)
def test_whoever_shares_one_weak_thing_is_not(fields: dict[str, object]) -> None:
    assert not is_candidate(ASKED, **fields)


def test_a_name_that_is_not_known_yet_asks_for_nothing() -> None:
    asked = PersonFacts(family="", given="", birth_date=BORN.isoformat(), phones=ASKED.phones)
    assert is_candidate(asked, birth_date=date(1984, 5, 18))
    assert is_candidate(PersonFacts(family="", given="", birth_date="", phones=ASKED.phones), phones=[PHONE])


@pytest.mark.parametrize("seed", [3, 8])
def test_comparing_candidates_finds_what_comparing_everybody_finds(seed: int) -> None:
    made = Corruption(seed).practice(people=200, doubles=60, families=20)
    copy = DirectoryCopy()
    copy.put(*made.coverages, *made.patients)
    copy.make_indexes()
    duplicates = Duplicates(copy.connection)
    everybody = duplicates.in_use(0, len(made.patients))
    scoring = Scoring(duplicates.counts(words_of(everybody)))

    def found(person: PersonFacts, among: list[PersonFacts]) -> set[str]:
        pairs = compared(person, among, scoring)
        return {each.id for each, likeness in pairs if likeness.certainty and likeness.certainty.needs_decision}

    by_all = {each.id: found(each, [other for other in everybody if other.rid != each.rid]) for each in everybody}
    by_candidates = {each.id: found(each, duplicates.candidates(each)) for each in everybody}
    copy.close()
    assert sum(map(len, by_all.values())) >= 100
    assert by_candidates == by_all


def test_everybody_on_record_is_counted_archived_or_not() -> None:
    copy = DirectoryCopy()
    copy.make_indexes()
    people = [a_patient(id=record_id(at)) for at in range(5)]
    copy.put(*people)
    archived = [each.newer(each.created_at, archived_at=each.created_at) for each in people[:2]]
    copy.put(*archived, people[4].newer(people[4].created_at, is_restricted=True))
    copy.put(archived[0].newer(archived[0].updated_at, archived_at=None))
    assert Duplicates(copy.connection).people() == 5
    copy.forget("patient", archived[1].id)
    copy.forget("patient", people[3].id)
    assert Duplicates(copy.connection).people() == 3
    copy.close()
