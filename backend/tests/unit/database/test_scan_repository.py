"""The stretches in which a table is read: every id lies in exactly one of them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surrealdb.data.types.range import BoundExcluded, BoundIncluded

from app.core.identifiers import new_id
from app.database.scan_repository import _stretches

IDS = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=20, max_size=20)


def holders(record: str, rows: int) -> int:
    bounds: list[Any] = [stretch.id for stretch in _stretches("patient", rows)]
    assert all(isinstance(each.begin, BoundIncluded) and isinstance(each.end, BoundExcluded) for each in bounds)
    return sum(each.begin.value <= record < each.end.value for each in bounds)


@settings(max_examples=40, deadline=None)
@given(IDS, st.sampled_from([0, 500, 501, 16_000, 16_001, 1_000_000]))
def test_every_id_lies_in_exactly_one_stretch(record: str, rows: int) -> None:
    assert holders(record, rows) == 1


@pytest.mark.parametrize(("rows", "stretches"), [(0, 1), (500, 1), (501, 32), (16_000, 32), (16_001, 1024)])
def test_stretches_hold_a_few_hundred_rows(rows: int, stretches: int) -> None:
    assert len(list(_stretches("patient", rows))) == stretches


def test_new_ids_are_inside_the_first_and_last_stretch_too() -> None:
    assert all(holders(first + new_id()[1:], 20_000) == 1 for first in "2a7z")
