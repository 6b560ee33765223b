"""Lists for one caller: cursors that continue one list of one user and say nothing."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.actor import PRACTICE, Actor, Scope
from app.core.roles import Role
from app.directory.directory import Directory
from app.models.patient_list_models import (
    CoverageState,
    CursorUnreadable,
    PatientListQuery,
    PatientOrder,
    SearchRequest,
)
from app.models.patient_models import PatientStatus
from app.sealing.cursor import CursorSeal
from app.sealing.keyring import Keyring
from app.services.patient_list_service import PatientListService
from app.services.practice_service import PracticeCalendar
from tests.conftest import SetClock
from tests.unit.directory.plain_list import listed
from tests.unit.directory.population import PROVIDERS, TODAY, Practice, a_trace, seeded_practice
from tests.unit.directory.test_patient_list import directory_of


@pytest.fixture(scope="module")
def cursors(tmp_path_factory: pytest.TempPathFactory) -> CursorSeal:
    return CursorSeal(Keyring.create(Path(tmp_path_factory.mktemp("keys")) / "keys"))


@pytest.fixture(scope="module")
def practice() -> Practice:
    return seeded_practice(60, seed=17)


@pytest.fixture
def directory(practice: Practice) -> Iterator[Directory]:
    directory = directory_of(practice)
    yield directory
    directory.close()


@pytest.fixture
def lists(directory: Directory, cursors: CursorSeal, clock: SetClock) -> PatientListService:
    return PatientListService(directory, cursors, PracticeCalendar(clock), a_trace())


@pytest.mark.parametrize("order", PatientOrder)
@pytest.mark.parametrize("descending", [False, True])
def test_a_cursor_continues_its_list_to_the_last_row(
    lists: PatientListService, practice: Practice, order: PatientOrder, descending: bool
) -> None:
    query = PatientListQuery(order=order, descending=descending, limit=9, status=[PatientStatus.ACTIVE])
    shown: list[str] = []
    for _ in range(20):
        page = lists.page(query)
        shown += [item.id for item in page.items]
        if page.next_cursor is None:
            break
        query = query.model_copy(update={"cursor": page.next_cursor})
    wanted = query.filter(ZoneInfo("UTC"))
    assert shown == listed(practice.people, wanted, PRACTICE, TODAY, order, descending=descending)


def test_a_cursor_says_nothing_about_the_row_where_it_stands(lists: PatientListService) -> None:
    page = lists.page(PatientListQuery(limit=3))
    assert page.next_cursor is not None
    assert page.items[-1].family_name.lower() not in page.next_cursor.lower()
    assert page.items[-1].id not in page.next_cursor


@pytest.mark.parametrize(
    "other",
    [
        {"order": PatientOrder.BIRTH_DATE},
        {"descending": True},
        {"status": [PatientStatus.ACTIVE]},
        {"provider_id": PROVIDERS[0]},
        {"payer_id": "pppppppppppppppppppp"},
        {"coverage": CoverageState.ACTIVE},
        {"pending_review": False},
        {"archived": True},
    ],
)
def test_a_cursor_of_another_list_is_refused(lists: PatientListService, other: dict[str, object]) -> None:
    cursor = lists.page(PatientListQuery(limit=3)).next_cursor
    with pytest.raises(CursorUnreadable):
        lists.page(PatientListQuery(limit=3, cursor=cursor).model_copy(update=other))


def test_a_cursor_continues_with_another_page_size_and_statuses_in_another_order(lists: PatientListService) -> None:
    statuses = [PatientStatus.ACTIVE, PatientStatus.URGENT]
    query = PatientListQuery(limit=3, status=statuses)
    cursor = lists.page(query).next_cursor
    assert lists.page(PatientListQuery(limit=5, status=statuses[::-1], cursor=cursor)).items


def test_a_cursor_of_another_user_is_refused(
    directory: Directory, cursors: CursorSeal, clock: SetClock, lists: PatientListService
) -> None:
    theirs = a_trace()
    theirs.actor = Actor("user-2", Role.PROVIDER, "session-2", PRACTICE)
    cursor = lists.page(PatientListQuery(limit=3)).next_cursor
    with pytest.raises(CursorUnreadable):
        PatientListService(directory, cursors, PracticeCalendar(clock), theirs).page(
            PatientListQuery(limit=3, cursor=cursor)
        )


@pytest.mark.parametrize("cursor", ["x", "AAAA", "é", "=" * 40, "A" * 2000])
def test_what_is_no_cursor_is_refused(lists: PatientListService, cursor: str) -> None:
    with pytest.raises(CursorUnreadable):
        lists.page(PatientListQuery(limit=3).model_copy(update={"cursor": cursor}))


def test_lists_and_searches_stay_inside_the_callers_scope(
    directory: Directory, cursors: CursorSeal, clock: SetClock, practice: Practice
) -> None:
    scope = Scope(panel=PROVIDERS[1])
    lists = PatientListService(directory, cursors, PracticeCalendar(clock), a_trace(scope))
    own = {person.id for person in practice.people if person.patient.provider_id == PROVIDERS[1]}
    page = lists.page(PatientListQuery(limit=200))
    assert {item.id for item in page.items} <= own
    assert page.total == len(page.items) > 0
    assert {item.id for item in lists.search(SearchRequest(text="m", limit=50)).items} <= own
