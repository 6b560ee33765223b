"""Makes the content of one export: whom it means, opened page by page, written into a package that leaves at once.

Memory does not grow with the number of patients: a page is opened, told of and forgotten. What the caller may not see
is not opened, and what is masked for the caller is left out.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.audit.access_log import AccessLog
from app.audit.rows import MOST_SUBJECTS, moment_text
from app.core.clock import Clock
from app.database.coverage_repository import CoverageRepository
from app.database.models import Coverage, Patient, PatientExport
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.directory.chosen_patients import Choice, chosen_patients, coverages_of
from app.directory.directory import Directory
from app.directory.patient_filters import Selection
from app.models.patient_export_models import MOST_PATIENTS, ExportSelection
from app.sealing.keyring import Keyring
from app.services.insurance.held_alike import each_once
from app.services.patient_exports.columns import Known, Line, layout_of
from app.services.patient_exports.package import Package
from app.services.patient_exports.safe_harbor import SMALL_AREAS_VERSION
from app.services.patients.tag_codes import TagCodes
from app.services.practice_service import PracticeCalendar

_ORDER_AND_PLACE = frozenset({"order", "descending", "limit", "cursor"})
_random = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class MakingParts:
    """What exports are made from."""

    directory: Directory
    tags: TagCodes
    coverages: CoverageRepository
    practices: PracticeRepository
    keyring: Keyring
    calendar: PracticeCalendar
    clock: Clock


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the package: who was opened for it, and of whom it tells."""

    content: bytes = field(repr=False)
    opened: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class ExportMaking:
    """One try at one export, for the caller behind the access log."""

    def __init__(
        self, parts: MakingParts, patients: PatientRepository, export: PatientExport, access: AccessLog
    ) -> None:
        self._parts = parts
        self._patients = patients
        self._export = export
        self._access = access
        wanted = export.wanted
        self._layout = layout_of(
            wanted.content,
            wanted.columns,
            frozenset(export.caller.masked),
            is_deidentified=wanted.is_deidentified,
        )
        self._package = Package(
            f"pfinni-{wanted.content.value}", wanted.format, self._layout.headings, export.created_at
        )
        self.told = 0
        """Of how many patients it tells so far."""

    @property
    def headings(self) -> list[str]:
        """The columns, as the file names them."""
        return self._layout.headings

    @property
    def rows(self) -> int:
        """How many rows there are so far."""
        return self._package.rows

    async def chosen(self) -> list[str]:
        """Whom the selection means, one more than may be exported at most; nobody is opened.

        In a de-identified export the order says nothing.
        """
        selection = self._export.wanted.selection
        ids = list(dict.fromkeys(selection.ids or ())) or await self._listed(selection)
        if self._export.wanted.is_deidentified:
            _random.shuffle(ids)
        return ids

    async def pages(self, ids: Sequence[str]) -> AsyncIterator[Page]:
        """The package, stretch by stretch; the last one closes it."""
        known = await self._known()
        for at in range(0, len(ids), MOST_SUBJECTS):
            yield await self._page(ids[at : at + MOST_SUBJECTS], known)
        keyring = self._parts.keyring
        facts = await self._facts()
        yield Page(await asyncio.to_thread(self._package.end, facts, keyring.public_keyset, keyring.signer.sign))

    async def _page(self, ids: Sequence[str], known: Known) -> Page:
        patients = await self._patients.some(ids, self._access)
        coverages = await self._coverages(patients) if self._layout.opens_coverages else {}
        lines: list[Line] = []
        told: list[str] = []
        for patient in patients:
            before, held = len(lines), coverages.get(patient.id, ())
            lines.extend(self._layout.lines(patient, held, known))
            if len(lines) > before:
                # A merged record is told of as well: it may be a record of its own again.
                told += dict.fromkeys([patient.id, *(each.patient_id for each in held)])
                self.told += 1
        content = await asyncio.to_thread(self._package.add, lines)
        return Page(content, tuple(patient.id for patient in patients), tuple(told))

    async def _listed(self, selection: ExportSelection) -> list[str]:
        query = selection.filter
        if query is None:
            return []
        scope, calendar = self._access.actor.scope, self._parts.calendar
        choice = Choice(
            Selection(query.filter(calendar.zone, self._parts.tags.words(query.tag)), scope, calendar.today()),
            query.order,
            query.descending,
            MOST_PATIENTS + 1,
        )
        return await self._parts.directory.ask_at_length(lambda copy: chosen_patients(copy, choice))

    async def _coverages(self, patients: Sequence[Patient]) -> Mapping[str, list[Coverage]]:
        ids = [patient.id for patient in patients]
        insured = await self._parts.directory.ask_at_length(lambda copy: coverages_of(copy, ids))
        of_patient: dict[str, list[Coverage]] = {}
        for coverage in await self._parts.coverages.some(list(insured), self._access):
            of_patient.setdefault(insured[coverage.id], []).append(coverage)
        return {patient: each_once(found) for patient, found in of_patient.items()}

    async def _known(self) -> Known:
        providers = await self._parts.practices.providers(self._access)
        payers = await self._parts.practices.payers(self._access)
        return Known(
            {provider.id: provider.display_name for provider in providers},
            {payer.id: payer.kind for payer in payers},
            self._parts.calendar.today(),
        )

    async def _facts(self) -> dict[str, object]:
        """What the manifest says of the export; of a de-identified one nothing that would narrow down who is in it."""
        wanted = self._export.wanted
        facts: dict[str, object] = {
            "export": self._export.id,
            "made_at": moment_text(self._export.created_at),
            "made_by": self._export.requested_by,
            "content": wanted.content.value,
            "is_deidentified": wanted.is_deidentified,
            "selection": selection_words(wanted.selection, names_only=wanted.is_deidentified),
            "left_out": list(self._layout.left_out),
            "patients": self.told,
            "rows": self.rows,
        }
        if wanted.is_deidentified:
            return facts | {
                "practice": "",
                "method": "Safe Harbor, 45 CFR 164.514(b)(2)",
                "zip_areas": SMALL_AREAS_VERSION,
            }
        practice = await self._parts.practices.practice(self._access)
        return facts | {
            "practice": practice.name if practice else "",
            "purpose": wanted.purpose.value,
            "purpose_note": wanted.purpose_note or "",
            "recipient": wanted.recipient,
        }


def selection_words(selection: ExportSelection, *, names_only: bool = False) -> str:
    """Who was meant, such as "status: active, urgent; coverage: ended"; with `names_only` without the values."""
    if selection.filter is None:
        return f"{len(set(selection.ids or ()))} chosen one by one"
    wanted = selection.filter.model_dump(mode="json", exclude_defaults=True, exclude=set(_ORDER_AND_PLACE))
    parts = [name if names_only else f"{name}: {_in_words(value)}" for name, value in sorted(wanted.items())]
    return "; ".join(parts) or "everybody on the list"


def _in_words(value: object) -> str:
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)
