"""Primary, secondary, tertiary: nobody shares a place, and nobody moves who need not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database.models import Coverage
from app.models.coverage_models import TooManyCoverages
from app.services.insurance.order import LAST_PLACE, made_room, swapped
from tests.builders import a_coverage, a_patient

PATIENT = a_patient()
PLACES = st.sets(st.integers(1, LAST_PLACE - 1), max_size=7)


def standing(places: set[int]) -> list[Coverage]:
    return [a_coverage(PATIENT, priority=place) for place in sorted(places)]


def after(known: list[Coverage], moved: dict[str, int]) -> list[int]:
    return [moved.get(each.id, each.priority) for each in known]


@given(PLACES, st.integers(1, 3))
def test_whoever_comes_in_stands_alone_in_the_place_and_the_others_keep_their_order(
    places: set[int], wanted: int
) -> None:
    known = standing(places)
    found = after(known, made_room(known, wanted))
    assert found == sorted(set(found))
    assert wanted not in found
    assert [new for new, old in zip(found, sorted(places), strict=True) if old < wanted] == [
        old for old in sorted(places) if old < wanted
    ]


def test_only_those_move_who_are_in_the_way() -> None:
    first, second, fourth = standing({1, 2, 4})
    assert made_room([first, second, fourth], 1) == {first.id: 2, second.id: 3}
    assert made_room([first, second, fourth], 3) == {}


def test_there_is_an_end_of_places() -> None:
    with pytest.raises(TooManyCoverages):
        made_room(standing(set(range(1, 10))), 1)


def test_two_change_places() -> None:
    first, second = standing({1, 2})
    assert swapped([second], 2, 1) == {second.id: 1}
    assert swapped([first, second], 3, 3) == {}
