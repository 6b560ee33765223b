"""What stands in the columns of an export, and under which heading.

The headings are those that an import suggests by itself, so that an exported file can be taken in again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.database.models import Coverage, Patient
from app.models.patient_export_models import ExportColumn, ExportContent
from app.models.patient_models import Address
from app.models.practice_models import PayerKind
from app.services.patient_exports.safe_harbor import is_over_oldest, new_key, told_age, told_birth_year, told_zip

Cell = str | int | date | None
Line = tuple[Cell, ...]
_HOME_NUMBER = "+1"
_HOME_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """One row's person, and the coverage that the row tells of."""

    patient: Patient = field(repr=False)
    coverage: Coverage | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """What a row needs beside its person: names of the practice's own, and the practice's calendar day."""

    providers: Mapping[str, str]
    payer_kinds: Mapping[str, PayerKind]
    today: date


Take = Callable[[Subject, Known], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands below it; `masked_as` is the patient's field whose mask hides it."""

    heading: str
    take: Take
    is_insurance: bool = False
    masked_as: str | None = None


def of_patient(heading: str, take: Callable[[Patient], Cell], masked_as: str | None = None) -> Column:
    """A column that tells of the person."""
    return Column(heading, lambda subject, _: take(subject.patient), masked_as=masked_as)


def of_address(heading: str, take: Callable[[Address], Cell]) -> Column:
    """A column that tells where the person lives; empty where that is not known."""
    return of_patient(heading, lambda patient: None if patient.address is None else take(patient.address), "address")


def of_coverage(heading: str, take: Callable[[Coverage], Cell]) -> Column:
    """A column that tells of the coverage; empty where there is none."""
    return Column(
        heading, lambda subject, _: None if subject.coverage is None else take(subject.coverage), is_insurance=True
    )


_C = ExportColumn
COLUMNS: Mapping[ExportColumn, Column] = {
    _C.FAMILY_NAME: of_patient("Family name", lambda patient: patient.family_name, "family_name"),
    _C.GIVEN_NAME: of_patient("Given name", lambda patient: patient.given_name, "given_name"),
    _C.MIDDLE_NAME: of_patient("Middle name", lambda patient: patient.middle_name, "middle_name"),
    _C.BIRTH_DATE: of_patient("Birth date", lambda patient: patient.birth_date, "birth_date"),
    _C.SEX: of_patient("Sex", lambda patient: patient.sex.value, "sex"),
    _C.MRN: of_patient("MRN", lambda patient: patient.mrn, "mrn"),
    _C.PHONE: Column("Phone", lambda subject, _: _phone(subject.patient), masked_as="phones"),
    _C.EMAIL: of_patient("E-mail", lambda patient: patient.email, "email"),
    _C.ADDRESS_LINE1: of_address("Address line 1", lambda address: address.line1),
    _C.ADDRESS_LINE2: of_address("Address line 2", lambda address: address.line2),
    _C.CITY: of_address("City", lambda address: address.city),
    _C.STATE: of_address("State", lambda address: address.state),
    _C.POSTAL_CODE: of_address("ZIP", lambda address: address.postal_code),
    _C.LANGUAGE: of_patient("Language", lambda patient: patient.language, "language"),
    _C.PROVIDER: Column("Provider", lambda subject, known: known.providers.get(subject.patient.provider_id or "")),
    _C.STATUS: of_patient("Status", lambda patient: patient.status.value.capitalize()),
    _C.TAGS: of_patient("Tags", lambda patient: "; ".join(patient.tags), "tags"),
    _C.NOTES: of_patient("Notes", lambda patient: patient.notes, "notes"),
    _C.PAYER: of_coverage("Payer", lambda coverage: coverage.payer_name),
    _C.PLAN: of_coverage("Plan", lambda coverage: coverage.plan_name),
    _C.MEMBER_ID: of_coverage("Member ID", lambda coverage: coverage.member_id),
    _C.GROUP_NUMBER: of_coverage("Group number", lambda coverage: coverage.group_number),
    _C.COVERAGE_PRIORITY: of_coverage("Coverage priority", lambda coverage: coverage.priority),
    _C.COVERAGE_BEGINS: of_coverage("Coverage begins", lambda coverage: coverage.begins_on),
    _C.COVERAGE_ENDS: of_coverage("Coverage ends", lambda coverage: coverage.ends_on),
    _C.COVERAGE_STATUS: of_coverage("Coverage status", lambda coverage: coverage.status.value.capitalize()),
}
"""Every column that an export of identified patients can have, in the order of the file."""
BESIDES_INSURANCE = (_C.MRN, _C.FAMILY_NAME, _C.GIVEN_NAME, _C.BIRTH_DATE)
"""What an export of insurance says of the person."""
ONLY_ON_REQUEST = frozenset({_C.NOTES})

_WITHOUT_NAMES: Sequence[Column] = (
    Column("Age", lambda subject, known: _age(subject.patient, known.today)),
    Column("Birth year", lambda subject, known: told_birth_year(subject.patient.birth_date, known.today)),
    of_patient("Sex", lambda patient: patient.sex.value),
    of_address("State", lambda address: address.state),
    of_address("ZIP area", lambda address: told_zip(address.postal_code)),
    of_patient("Status", lambda patient: patient.status.value.capitalize()),
    of_patient("Deceased", lambda patient: "yes" if patient.deceased else "no"),
    Column("Patient since", lambda subject, known: _year(subject, subject.patient.created_at, known.today)),
)
_INSURANCE_WITHOUT_NAMES: Sequence[Column] = (
    Column(
        "Payer kind",
        lambda subject, known: (
            None if subject.coverage is None else known.payer_kinds.get(subject.coverage.payer_id, "other")
        ),
        is_insurance=True,
    ),
    of_coverage("Coverage priority", lambda coverage: coverage.priority),
    of_coverage("Coverage status", lambda coverage: coverage.status.value.capitalize()),
    Column(
        "Coverage begins",
        lambda subject, known: _year(subject, _begins_on(subject), known.today),
        is_insurance=True,
    ),
    of_coverage("Coverage ends", lambda coverage: coverage.ends_on and coverage.ends_on.year),
)
"""No payer's and no plan's name: a self-insured employer's would be an employer's name."""
KEY_HEADING = "Key"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one export, and which rows a patient has."""

    content: ExportContent
    columns: tuple[Column, ...]
    left_out: tuple[str, ...] = ()
    """Headings that the caller is not told."""
    has_key: bool = False

    @property
    def headings(self) -> list[str]:
        """The first line of the file."""
        headings = [column.heading for column in self.columns]
        return [KEY_HEADING, *headings] if self.has_key else headings

    @property
    def opens_coverages(self) -> bool:
        """Whether coverages have to be looked at."""
        return self.content is not ExportContent.PATIENTS

    def lines(self, patient: Patient, coverages: Sequence[Coverage], known: Known) -> Iterator[Line]:
        """The patient's rows; all of them bear the same key."""
        key = (new_key(),) if self.has_key else ()
        for subject in self._subjects(patient, coverages):
            yield *key, *(column.take(subject, known) for column in self.columns)

    def _subjects(self, patient: Patient, coverages: Sequence[Coverage]) -> list[Subject]:
        if self.content is ExportContent.PATIENTS:
            return [Subject(patient)]
        subjects = [Subject(patient, coverage) for coverage in coverages]
        if not subjects and self.content is ExportContent.BOTH:
            return [Subject(patient)]
        return subjects


def layout_of(
    content: ExportContent, wanted: Sequence[ExportColumn] | None, masked: frozenset[str], *, is_deidentified: bool
) -> Layout:
    """The columns that were asked for, in the file's order, without what is masked for the caller."""
    if is_deidentified:
        return Layout(content, _without_names(content), has_key=True)
    chosen = [each for each in COLUMNS if each in _offered(content) and _is_wanted(each, wanted)]
    hidden = [each for each in chosen if COLUMNS[each].masked_as in masked]
    return Layout(
        content,
        tuple(COLUMNS[each] for each in chosen if each not in hidden),
        left_out=tuple(COLUMNS[each].heading for each in hidden),
    )


def _without_names(content: ExportContent) -> tuple[Column, ...]:
    insurance = () if content is ExportContent.PATIENTS else _INSURANCE_WITHOUT_NAMES
    return (*_WITHOUT_NAMES, *insurance)


def _offered(content: ExportContent) -> frozenset[ExportColumn]:
    if content is ExportContent.BOTH:
        return frozenset(COLUMNS)
    of_insurance = frozenset(each for each, column in COLUMNS.items() if column.is_insurance)
    if content is ExportContent.INSURANCE:
        return of_insurance.union(BESIDES_INSURANCE)
    return frozenset(COLUMNS) - of_insurance


def _is_wanted(column: ExportColumn, wanted: Sequence[ExportColumn] | None) -> bool:
    return column not in ONLY_ON_REQUEST if wanted is None else column in wanted


def _phone(patient: Patient) -> str | None:
    """The first number; one of the home country as people write it, so that no spreadsheet takes it for a formula."""
    if not patient.phones:
        return None
    number = patient.phones[0].number
    if number.startswith(_HOME_NUMBER) and len(number) == _HOME_LENGTH:
        return f"({number[2:5]}) {number[5:8]}-{number[8:]}"
    return number


def _age(patient: Patient, today: date) -> str:
    return told_age(patient.birth_date, today, patient.deceased_on if patient.deceased else None)


def _begins_on(subject: Subject) -> date | None:
    return subject.coverage.begins_on if subject.coverage else None


def _year(subject: Subject, day: date | None, today: date) -> int | None:
    """The year of something that began; of somebody over 89 it could tell the age."""
    return None if day is None or is_over_oldest(subject.patient.birth_date, today) else day.year
