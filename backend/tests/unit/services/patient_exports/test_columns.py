"""Columns of an export: what an import understands again, what is masked, which rows a patient has."""

from datetime import date

import pytest

from app.models.patient_export_models import ExportColumn, ExportContent
from app.models.patient_models import Phone
from app.services.patient_exports.columns import COLUMNS, Known, layout_of
from app.services.patient_imports.columns import meaning_of
from tests.builders import a_coverage, a_patient

KNOWN = Known({}, {}, date(2026, 11, 25))
NOT_IMPORTED = {ExportColumn.COVERAGE_STATUS}
"""Only payers say it."""


@pytest.mark.parametrize("column", [each for each in ExportColumn if each not in NOT_IMPORTED])
def test_an_import_understands_every_heading(column: ExportColumn) -> None:
    assert meaning_of(COLUMNS[column].heading) is not None


def test_every_column_means_something_of_its_own() -> None:
    headings = [COLUMNS[each].heading for each in ExportColumn if each not in NOT_IMPORTED]
    assert len({meaning_of(each) for each in headings}) == len(headings)


@pytest.mark.parametrize(
    ("content", "insured", "uninsured"),
    [(ExportContent.PATIENTS, 1, 1), (ExportContent.INSURANCE, 2, 0), (ExportContent.BOTH, 2, 1)],
)
def test_how_many_rows_a_patient_has(content: ExportContent, insured: int, uninsured: int) -> None:
    patient = a_patient()
    layout = layout_of(content, None, frozenset(), is_deidentified=False)
    coverages = [a_coverage(patient), a_coverage(patient, priority=2)]
    assert len(list(layout.lines(patient, coverages, KNOWN))) == insured
    assert len(list(layout.lines(patient, [], KNOWN))) == uninsured


def test_what_is_masked_is_left_out_and_said() -> None:
    layout = layout_of(
        ExportContent.PATIENTS,
        [ExportColumn.NOTES, ExportColumn.MRN, ExportColumn.CITY],
        frozenset({"notes", "address"}),
        is_deidentified=False,
    )
    assert layout.headings == ["MRN"]
    assert layout.left_out == ("City", "Notes")


def test_columns_of_something_else_are_not_in_it() -> None:
    layout = layout_of(
        ExportContent.PATIENTS, [ExportColumn.PAYER, ExportColumn.CITY], frozenset(), is_deidentified=False
    )
    assert layout.headings == ["City"]


def test_a_number_of_the_country_is_written_as_people_write_it() -> None:
    layout = layout_of(ExportContent.PATIENTS, [ExportColumn.PHONE], frozenset(), is_deidentified=False)
    (line,) = layout.lines(a_patient(phones=[Phone(number="+12135550142")]), [], KNOWN)
    assert line == ("(213) 555-0142",)
    (line,) = layout.lines(a_patient(phones=[Phone(number="+442079460123")]), [], KNOWN)
    assert line == ("+442079460123",)
