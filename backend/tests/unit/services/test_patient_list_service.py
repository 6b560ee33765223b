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
    PatientFilter,
    PatientListQuery,
    PatientOrder,
    SearchRequest,
)
from app.models.patient_models import PatientStatus
from app.sealing.blind import Blind, BlindKind
from app.sealing.cursor import CursorSeal
from app.sealing.keyring import Keyring
from app.services.patient_list_service import PatientListService
from app.services.patients.tag_codes import TagCodes
from app.services.practice_service import PracticeCalendar
from tests.builders import a_patient
from tests.conftest import SetClock
from tests.unit.directory.plain_list import listed
from tests.unit.directory.population import PROVIDERS, TODAY, Practice, a_trace, seeded_practice
from tests.unit.directory.test_patient_list import directory_of


@pytest.fixture(scope="module")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring.create(Path(tmp_path_factory.mktemp("keys")) / "keys")


@pytest.fixture(scope="module")
def cursors(keyring: Keyring) -> CursorSeal:
    return CursorSeal(keyring)


@pytest.fixture(scope="module")
def practice() -> Practice:
    return seeded_practice(60, seed=17)


@pytest.fixture
def directory(practice: Practice) -> Iterator[Directory]:
    directory = directory_of(practice)
    yield directory
    directory.close()


@pytest.fixture
def codes(directory: Directory, keyring: Keyring) -> TagCodes:
    return TagCodes(directory, Blind(keyring))


@pytest.fixture
def lists(directory: Directory, cursors: CursorSeal, codes: TagCodes, clock: SetClock) -> PatientListService:
    return PatientListService(directory, cursors, codes, PracticeCalendar(clock), a_trace())


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
        {"tag": ["A" * 24]},
        {"contacted_since": TODAY},
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
    directory: Directory, cursors: CursorSeal, codes: TagCodes, clock: SetClock, lists: PatientListService
) -> None:
    theirs = a_trace()
    theirs.actor = Actor("user-2", Role.PROVIDER, "session-2", PRACTICE)
    cursor = lists.page(PatientListQuery(limit=3)).next_cursor
    with pytest.raises(CursorUnreadable):
        PatientListService(directory, cursors, codes, PracticeCalendar(clock), theirs).page(
            PatientListQuery(limit=3, cursor=cursor)
        )


@pytest.mark.parametrize("cursor", ["x", "AAAA", "é", "=" * 40, "A" * 2000])
def test_what_is_no_cursor_is_refused(lists: PatientListService, cursor: str) -> None:
    with pytest.raises(CursorUnreadable):
        lists.page(PatientListQuery(limit=3).model_copy(update={"cursor": cursor}))


def test_lists_and_searches_stay_inside_the_callers_scope(
    directory: Directory, cursors: CursorSeal, codes: TagCodes, clock: SetClock, practice: Practice
) -> None:
    scope = Scope(panel=PROVIDERS[1])
    lists = PatientListService(directory, cursors, codes, PracticeCalendar(clock), a_trace(scope))
    own = {person.id for person in practice.people if person.patient.provider_id == PROVIDERS[1]}
    page = lists.page(PatientListQuery(limit=200))
    assert {item.id for item in page.items} <= own
    assert page.total == len(page.items) > 0
    assert {item.id for item in lists.search(SearchRequest(text="m", limit=50)).items} <= own


class TestTags:
    async def test_each_tag_is_offered_once_with_its_usual_spelling_and_those_who_bear_it(
        self, lists: PatientListService, practice: Practice
    ) -> None:
        offered = {each.label: each.patients for each in await lists.tags()}
        bearing = [{tag.lower() for tag in one.patient.tags} for one in practice.people if not one.patient.is_archived]
        assert offered == {
            label: sum(folded in {" ".join(tag.split()) for tag in tags} for tags in bearing)
            for label, folded in zip(offered, map(str.lower, (" ".join(each.split()) for each in offered)), strict=True)
        }
        assert len({" ".join(label.lower().split()) for label in offered}) == len(offered) == 3
        assert list(offered.values()) == sorted(offered.values(), reverse=True)

    async def test_a_list_by_the_code_of_a_tag_shows_who_bears_the_tag(
        self, lists: PatientListService, practice: Practice
    ) -> None:
        for tag in await lists.tags():
            page = lists.page(PatientListQuery(tag=[tag.code], limit=200))
            word = frozenset({" ".join(tag.label.lower().split())})
            assert [item.id for item in page.items] == listed(
                practice.people, PatientFilter(tags=word), PRACTICE, TODAY
            )
            assert page.total == tag.patients

    async def test_a_code_says_nothing_of_its_tag_and_outlives_the_process(
        self, lists: PatientListService, directory: Directory, keyring: Keyring
    ) -> None:
        offered = await lists.tags()
        assert not any(each.label.lower()[:3] in each.code.lower() for each in offered)
        again = TagCodes(directory, Blind(keyring))
        assert again.words([offered[0].code]) == {" ".join(offered[0].label.lower().split())}

    async def test_a_tag_that_appears_later_is_found_by_its_code(
        self, lists: PatientListService, directory: Directory, keyring: Keyring
    ) -> None:
        code = Blind(keyring).key(BlindKind.TAG, "spring recall")
        assert lists.page(PatientListQuery(tag=[code])).total == 0
        directory.put(a_patient(tags=["Spring Recall"]))
        assert [item.tags for item in lists.page(PatientListQuery(tag=[code])).items] == [["Spring Recall"]]

    async def test_only_tags_of_those_in_scope_are_offered(
        self, directory: Directory, cursors: CursorSeal, codes: TagCodes, clock: SetClock
    ) -> None:
        directory.put(a_patient(tags=["Nobody's"], provider_id=None))
        lists = PatientListService(
            directory, cursors, codes, PracticeCalendar(clock), a_trace(Scope(panel=PROVIDERS[1]))
        )
        assert "Nobody's" not in {each.label for each in await lists.tags()}
