"""What cells say, and every rule that a row breaks, at once and without a value."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.patient_import_models import DateOrder, ImportField, ImportPlan, NameOrder, SheetRow
from app.models.patient_models import PatientStatus, Sex
from app.services.patient_imports import values
from app.services.patient_imports.rows import PatientRow, RowReader

TODAY = date(2026, 11, 25)
MONTH, DAY = DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("1980-03-12", None, date(1980, 3, 12)),
        ("1980/3/12", None, date(1980, 3, 12)),
        ("19800312", None, date(1980, 3, 12)),
        ("03/12/1980", MONTH, date(1980, 3, 12)),
        ("03/12/1980", DAY, date(1980, 12, 3)),
        ("12.3.1980", DAY, date(1980, 3, 12)),
        ("3-12-80", MONTH, date(1980, 3, 12)),
        ("3/12/24", MONTH, date(2024, 3, 12)),
        ("3/12/27", MONTH, date(1927, 3, 12)),
        ("March 12, 1980", None, date(1980, 3, 12)),
        ("12 Mar 1980", None, date(1980, 3, 12)),
        ("Mar 12th 1980", None, date(1980, 3, 12)),
        ("12-MAR-80", None, date(1980, 3, 12)),
        ("1980-03-12 00:00:00", None, date(1980, 3, 12)),
        ("3/12/1980 12:00 AM", MONTH, date(1980, 3, 12)),
        ("02/29/2024", MONTH, date(2024, 2, 29)),
        ("02/29/2023", MONTH, None),
        ("13/01/1980", MONTH, None),
        ("03/12/1980", None, None),
        ("29292", None, None),
        ("soon", None, None),
    ],
)
def test_a_day_in_its_spellings(text: str, order: DateOrder | None, day: date | None) -> None:
    assert values.day_of(text, order, TODAY) == day


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(DateOrder))
def test_a_day_that_is_written_is_read_as_the_same_day(day: date, order: DateOrder) -> None:
    form = "%m/%d/%Y" if order is MONTH else "%d/%m/%Y"
    assert values.day_of(day.strftime(form), order) == day
    assert values.day_of(day.strftime("%d %b %Y"), None) == day
    assert values.day_of(day.isoformat(), order) == day


@pytest.mark.parametrize(
    ("column", "order", "asks"),
    [
        (["03/31/1980", "01/02/1980"], MONTH, False),
        (["31/03/1980", "01/02/1980"], DAY, False),
        (["01/02/1980"], None, True),
        (["31/03/1980", "03/31/1980"], None, True),
        (["1980-03-31", ""], None, False),
    ],
)
def test_the_order_of_dates_is_asked_only_where_the_numbers_do_not_tell(
    column: list[str], order: DateOrder | None, asks: bool
) -> None:
    assert values.order_of_dates(column) == (order, asks)


@pytest.mark.parametrize(
    ("text", "order", "name"),
    [
        ("Marlowe, Ada", NameOrder.GIVEN_FIRST, ("Ada", "", "Marlowe")),
        ("Garcia Lopez, Ana Maria", NameOrder.GIVEN_FIRST, ("Ana", "Maria", "Garcia Lopez")),
        ("Ada Marlowe", NameOrder.GIVEN_FIRST, ("Ada", "", "Marlowe")),
        ("Ada B. Marlowe", NameOrder.GIVEN_FIRST, ("Ada", "B.", "Marlowe")),
        ("Marlowe Ada", NameOrder.FAMILY_FIRST, ("Ada", "", "Marlowe")),
        ("Cher", NameOrder.GIVEN_FIRST, ("", "", "Cher")),
    ],
)
def test_a_name_in_one_column(text: str, order: NameOrder, name: tuple[str, str, str]) -> None:
    assert values.name_of(text, order) == name


COLUMNS: list[Any] = [
    "family_name", "given_name", "birth_date", "sex", "status", "mobile_phone", "email", "address_line1", "city",
    "state", "postal_code", "provider", "payer_name", "member_id", "coverage_begins_on", "coverage_ends_on",
    "tags", "language", "emergency_name", "emergency_phone",
]  # fmt: skip
GOOD = {
    "family_name": "Marlowe",
    "given_name": "Ada",
    "birth_date": "03/12/1980",
    "sex": "F",
    "status": "Current",
    "mobile_phone": "(202) 555-0123",
    "email": "ada@example.com",
    "address_line1": "12 MAIN ST",
    "city": "Albany",
    "state": "new york",
    "postal_code": "12207",
    "provider": "Dr. Inés Calderón",
    "payer_name": "Harborline Health Plan",
    "member_id": "HRB1",
    "coverage_begins_on": "01/01/2026",
    "coverage_ends_on": "12/31/2026",
    "tags": "diabetes; smoker",
    "language": "Spanish",
    "emergency_name": "Ben Marlowe",
    "emergency_phone": "202 555 0124",
}


def read(**cells: str) -> PatientRow:
    plan = ImportPlan(columns=[ImportField(name) for name in COLUMNS], date_order=MONTH)
    said = {**GOOD, **cells}
    reader = RowReader(plan, TODAY, {"dr ines calderon": "a" * 20})
    return reader.read(SheetRow(number=2, cells=[said[name] for name in COLUMNS]))


def rules(row: PatientRow) -> set[tuple[str, str]]:
    assert row.new is None
    return {(fault.field.value if fault.field else "", fault.rule) for fault in row.faults}


def test_a_good_row_says_a_whole_patient() -> None:
    row = read()
    assert row.faults == ()
    assert row.new is not None
    assert (row.new.sex, row.new.language, row.new.provider_id) == (Sex.FEMALE, "es", "a" * 20)
    assert (row.new.address.line1, row.new.address.state) == ("12 Main St", "NY") if row.new.address else False
    assert row.new.tags == ["diabetes", "smoker"]
    assert row.status is PatientStatus.ACTIVE
    assert row.coverage is not None
    assert (row.coverage.begins_on, row.coverage.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert row.new.emergency_contact is not None
    assert row.new.emergency_contact.relationship == "Emergency contact"


def test_every_rule_is_told_at_once() -> None:
    row = read(
        family_name="",
        birth_date="02/30/1980",
        sex="perhaps",
        status="urgent",
        mobile_phone="12",
        email="at home",
        state="Atlantis",
        provider="Dr. Nobody",
        coverage_ends_on="01/01/2025",
    )
    assert rules(row) == {
        ("family_name", "missing"),
        ("birth_date", "date"),
        ("sex", "known_sex"),
        ("status", "known_status"),
        ("mobile_phone", "value_error"),
        ("email", "value_error"),
        ("state", "value_error"),
        ("provider", "known_provider"),
        ("coverage_ends_on", "not_before_beginning"),
    }
    told = " ".join(fault.message for fault in row.faults)
    assert not any(value in told for value in ("02/30", "perhaps", "at home", "Atlantis", "Nobody"))
    assert all(fault.column == COLUMNS.index(fault.field) for fault in row.faults)


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"birth_date": "03/12/2027"}, ("birth_date", "not_in_the_future")),
        ({"birth_date": "03/12/1880"}, ("birth_date", "not_so_long_ago")),
        ({"payer_name": ""}, ("payer_name", "needed")),
        ({"given_name": "A\ufffda"}, ("given_name", "readable")),
        ({"address_line1": ""}, ("address_line1", "missing")),
    ],
)
def test_one_rule(cells: dict[str, str], rule: tuple[str, str]) -> None:
    assert rules(read(**cells)) == {rule}


def test_a_row_with_more_cells_than_columns_and_a_broken_one_are_told_as_such() -> None:
    reader = RowReader(ImportPlan(columns=[ImportField.FULL_NAME, ImportField.BIRTH_DATE]), TODAY, {})
    wide = reader.read(SheetRow(number=2, cells=["Marlowe, Ada", "1980-03-12", "x"]))
    broken = reader.read(SheetRow(number=3, cells=['"Marlowe', "1980-03-12"], is_broken=True))
    assert (rules(wide), rules(broken)) == ({("", "too_many_cells")}, {("", "row_unreadable")})
    assert reader.read(SheetRow(number=4, cells=["Marlowe, Ada", "1980-03-12"])).faults == ()
    assert reader.read(SheetRow(number=5, cells=["", "1980-03-12"])).faults[0].column == 0


@given(st.lists(st.text(max_size=30), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_whatever_stands_in_the_cells_a_row_is_read_or_told(cells: list[str]) -> None:
    plan = ImportPlan(columns=[ImportField(name) for name in COLUMNS], date_order=MONTH)
    row = RowReader(plan, TODAY, {}).read(SheetRow(number=2, cells=cells))
    assert (row.new is None) == bool(row.faults)


def test_an_apostrophe_that_guards_a_formula_is_none_of_the_value() -> None:
    row = read(mobile_phone="'+12025550123")
    assert row.new is not None
    assert row.new.phones[0].number == "+12025550123"
