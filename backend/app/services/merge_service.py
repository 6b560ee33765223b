"""Two records of one person become one, and two again: for one caller, each in one commit.

References are never rewritten: what belongs to the record that went into the other stays with it, and whoever reads the
survivor reads both. So an undoing has two rows to restore and nothing to sort out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.duplicate_repository import DuplicateRepository
from app.database.merge_repository import MergeRepository
from app.database.models import Patient, PatientMerge
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.database.statement import Statement
from app.database.user_repository import UserRepository
from app.directory.directory import Directory
from app.models.duplicate_models import PairState
from app.models.merge_models import (
    ChangedSinceMerge,
    LaterMerge,
    MergedAlready,
    MergeNotFound,
    MergePublic,
    MergeRequest,
    MergeWithItself,
    NotMerged,
    Unmerged,
    UnmergePreview,
    UnmergeRequest,
)
from app.models.patient_models import PatientArchived, PatientPublic, StalePatient
from app.services.database_service import DatabaseService
from app.services.duplicates.combining import changed_fields, combined, parted
from app.services.patients.showing import masked, masked_for, public
from app.services.patients.wording import differences


@dataclass(frozen=True, slots=True)
class MergeParts:
    """Where merges, pairs, names and people stand."""

    merges: MergeRepository
    duplicates: DuplicateRepository
    practices: PracticeRepository
    users: UserRepository
    directory: Directory
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Standing:
    """A merge that can be undone: both records as they are, as the merge left them, and as they were before it."""

    merge: PatientMerge
    survivor: Patient
    other: Patient
    merged: Patient
    before: Patient
    other_merged: Patient
    other_before: Patient


class MergeService:
    """Merges and undoes merges of patients whom the caller may see."""

    def __init__(self, patients: PatientRepository, parts: MergeParts, database: DatabaseService) -> None:
        self._patients = patients
        self._parts = parts
        self._database = database
        self._access = database.access
        self._clock = parts.clock

    async def merge(self, survivor_id: str, asked: MergeRequest) -> PatientPublic:
        """The other record goes into this one.

        Raises PatientNotFound, MergeWithItself, MergedAlready, PatientArchived, StalePatient, TooMuchTogether.
        """
        if survivor_id == asked.other:
            raise MergeWithItself
        survivor = await self._patients.get(survivor_id, self._access)
        other = await self._patients.get(asked.other, self._access)
        _refuse_unfit(survivor, other)
        _refuse_stale((survivor, asked.version), (other, asked.other_version))
        now = self._clock()
        newer, gone = combined(survivor, other, asked.choices, masked_for(self._access.actor), now)
        gone = gone.model_copy(update={"archived_at": now, "archive_reason": asked.reason})
        merge = self._merge(newer, gone, asked, now)
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_MERGED, survivor.id, asked.reason, subjects=(other.id,)),
            *self._patients.replace_both(newer, survivor, gone, other),
            self._parts.merges.create(merge),
            *await self._pair_becomes(PairState.MERGED, merge, now),
        )
        return self._shown(newer)

    async def preview_unmerge(self, other_id: str) -> UnmergePreview:
        """What undoing the merge of this record would meet. Raises like `unmerge`."""
        standing = await self._standing(other_id)
        named = {each.id: each.display_name for each in await self._parts.practices.providers(self._access)}
        told = differences(standing.merged, standing.survivor, named.get, masked_for(self._access.actor))
        fields = changed_fields(standing.merged, standing.survivor)
        return UnmergePreview(
            survivor_id=standing.survivor.id,
            survivor_version=standing.survivor.version,
            other_id=standing.other.id,
            other_version=standing.other.version,
            changed_since=[each for each in told if each.field in fields],
        )

    async def unmerge(self, other_id: str, asked: UnmergeRequest) -> Unmerged:
        """Two records again, each as it was before the merge; what was changed since stays where the caller says so.

        Raises PatientNotFound, NotMerged, LaterMerge, StalePatient, ChangedSinceMerge, MergeNotFound, and MrnTaken
        for a number that somebody else was given in the meantime.
        """
        standing = await self._standing(other_id)
        _refuse_stale((standing.other, asked.version), (standing.survivor, asked.survivor_version))
        changed = changed_fields(standing.merged, standing.survivor)
        if changed and not asked.decided:
            raise ChangedSinceMerge.of(each.value for each in changed)
        now = self._clock()
        kept = [each for each in changed if each in asked.keep]
        survivor = parted(standing.survivor, standing.merged, standing.before, kept, now)
        other = parted(standing.other, standing.other_merged, standing.other_before, [], now)
        undone = standing.merge.newer(now, undone_by=self._access.actor.id, undone_at=now, undo_reason=asked.reason)
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_UNMERGED, other.id, asked.reason, subjects=(survivor.id,)),
            *self._patients.replace_both(survivor, standing.survivor, other, standing.other),
            self._parts.merges.replace(undone),
            *await self._pair_becomes(PairState.OPEN, standing.merge, now),
        )
        return Unmerged(survivor=self._shown(survivor), other=self._shown(other))

    async def merges(self) -> list[MergePublic]:
        """The last merges of patients whom the caller may see, the newest first."""
        merges = await self._parts.merges.last(self._may_see, self._access)
        names = {each.id: each.name for each in await self._parts.users.everybody(self._access)}
        ids = list(dict.fromkeys(each for merge in merges for each in (merge.survivor_id, merge.other_id)))
        people = self._parts.directory.duplicates.shown(ids, self._access.actor.scope, self._access)
        called = {each.id: f"{each.given_name} {each.family_name}" for each in people.values()}
        return [
            _public(merge, called, names)
            for merge in merges
            if merge.survivor_id in called and merge.other_id in called
        ]

    def _may_see(self, patient_id: str) -> bool:
        standing = self._parts.directory.standing_of("patient", patient_id)
        return standing is not None and self._access.actor.scope.holds(standing)

    async def _standing(self, other_id: str) -> _Standing:
        other = await self._patients.get(other_id, self._access)
        merge = await self._parts.merges.of(other.id, self._access) if other.merged_into else None
        if merge is None:
            raise NotMerged
        survivor = await self._patients.get(merge.survivor_id, self._access)
        if survivor.merged_into is not None or await self._parts.merges.has_later(merge):
            raise LaterMerge
        return _Standing(
            merge,
            survivor,
            other,
            await self._as_of(survivor, merge.survivor_version),
            await self._as_of(survivor, merge.survivor_version - 1),
            await self._as_of(other, merge.other_version),
            await self._as_of(other, merge.other_version - 1),
        )

    async def _as_of(self, patient: Patient, version: int) -> Patient:
        if patient.version == version:
            return patient
        kept = await self._patients.version(patient.id, version, self._access)
        if kept is None:
            raise MergeNotFound
        return kept

    async def _pair_becomes(self, state: PairState, merge: PatientMerge, now: datetime) -> list[Statement]:
        pair = await self._parts.duplicates.between(merge.survivor_id, merge.other_id, self._access)
        if pair is None:
            return []
        by = self._access.actor.id if state is PairState.MERGED else None
        decided = pair.newer(
            now, state=state, decided_by=by, decided_at=now if by else None, decision=merge.reason if by else None
        )
        return [self._parts.duplicates.replace(decided)]

    def _merge(self, newer: Patient, gone: Patient, asked: MergeRequest, now: datetime) -> PatientMerge:
        return PatientMerge(
            id=new_id(),
            created_at=now,
            updated_at=now,
            survivor_id=newer.id,
            survivor_version=newer.version,
            other_id=gone.id,
            other_version=gone.version,
            merged_by=self._access.actor.id,
            reason=asked.reason,
            choices=asked.choices,
        )

    def _shown(self, patient: Patient) -> PatientPublic:
        return masked(public(patient), self._access.actor)


def _refuse_unfit(survivor: Patient, other: Patient) -> None:
    """Whoever remains is in daily use; the other one may have been archived before."""
    if survivor.merged_into is not None or other.merged_into is not None:
        raise MergedAlready
    if survivor.is_archived:
        raise PatientArchived


def _refuse_stale(*looked_at: tuple[Patient, int]) -> None:
    if any(patient.version != version for patient, version in looked_at):
        raise StalePatient


def _public(merge: PatientMerge, called: Mapping[str, str], names: Mapping[str, str]) -> MergePublic:
    return MergePublic(
        id=merge.id,
        survivor_id=merge.survivor_id,
        survivor_name=called[merge.survivor_id],
        other_id=merge.other_id,
        other_name=called[merge.other_id],
        at=merge.created_at,
        by=merge.merged_by,
        by_name=names.get(merge.merged_by),
        reason=merge.reason,
        undone_at=merge.undone_at,
        undone_by_name=names.get(merge.undone_by) if merge.undone_by else None,
    )
