"""The wire format of the embedded engine, without an engine: what goes in comes out, or is refused by its type."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from surrealdb import RecordID
from surrealdb.data.types.range import BoundExcluded, BoundIncluded, Range

from app.database import codec

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.binary(max_size=40),
    MOMENTS,
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc_", min_size=1), inner, max_size=4)
)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_every_value_of_our_tables_comes_back_as_it_went_in(value: object) -> None:
    assert codec.decode(codec.encode(value)) == value


def test_record_ids_come_back_as_record_ids() -> None:
    record = codec.decode(codec.encode([RecordID("patient", "abc"), RecordID("audit_block", 7)]))
    assert [(each.table_name, each.id) for each in record] == [("patient", "abc"), ("audit_block", 7)]


def test_none_is_written_as_none_and_never_as_null() -> None:
    assert codec.encode(None) == cbor2.dumps(cbor2.CBORTag(6, None))
    assert codec.encode({"a": [None]}).count(b"\xf6") == codec.encode({"a": [None]}).count(b"\xc6\xf6") == 1


def test_a_range_of_ids_is_written_with_its_bounds() -> None:
    stretch = RecordID("patient", Range(BoundIncluded("a"), BoundExcluded("b")))
    bounds = cbor2.CBORTag(49, [cbor2.CBORTag(50, "a"), cbor2.CBORTag(51, "b")])
    assert codec.encode(stretch) == cbor2.dumps(cbor2.CBORTag(8, ["patient", bounds]))


def test_a_moment_of_another_zone_is_the_same_moment_in_utc() -> None:
    here = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=-5)))
    assert codec.decode(codec.encode(here)) == here.astimezone(UTC)


@pytest.mark.parametrize(
    "value", [Decimal("12.50"), Decimal("-0.001"), timedelta(0), timedelta(days=3, microseconds=5)]
)
def test_money_and_durations_travel_exactly(value: object) -> None:
    assert codec.decode(codec.encode(value)) == value


def test_a_set_travels_under_the_stores_own_tag() -> None:
    assert list(codec.decode(codec.encode({7}))) == [7]
    assert codec.encode({7}) == cbor2.dumps(cbor2.CBORTag(56, [7]))


@pytest.mark.parametrize(
    "value", [date(1980, 3, 12), object(), 2**63, -(2**63) - 1, timedelta(seconds=-1)], ids=lambda v: type(v).__name__
)
def test_a_value_without_a_form_in_the_store_is_refused_without_being_shown(value: Any) -> None:
    with pytest.raises(TypeError, match="no form in the store") as refused:
        codec.encode({"x": value})
    assert str(value) not in str(refused.value)


@pytest.mark.parametrize("answer", [cbor2.dumps(cbor2.CBORTag(88, "Planted")), b"\x64Pla", b""])
def test_an_answer_that_cannot_be_read_is_refused_without_being_shown(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"^the engine's answer cannot be read$"):
        codec.decode(answer)


def test_half_a_surrogate_pair_is_refused_without_being_shown() -> None:
    with pytest.raises(TypeError, match=r"^no form in the store for half of a surrogate pair$"):
        codec.encode({"x": "Planted\ud800"})


@pytest.mark.parametrize(("parts", "moment"), [([], 0), ([5], 5), ([5, 999_999_999], 5)])
def test_a_moment_may_come_without_its_zero_parts(parts: list[int], moment: int) -> None:
    read = codec.decode(cbor2.dumps(cbor2.CBORTag(12, parts)))
    assert int(read.timestamp()) == moment


@pytest.mark.parametrize(("parts", "seconds"), [([], 0), ([5], 5), ([5, 1000], 5.000001)])
def test_a_duration_may_come_without_its_zero_parts(parts: list[int], seconds: float) -> None:
    assert codec.decode(cbor2.dumps(cbor2.CBORTag(14, parts))) == timedelta(seconds=seconds)
