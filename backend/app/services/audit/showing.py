"""Rows as people see them: staff by name, everybody else by id."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.audit.access_log import AccessLog
from app.audit.rows import AuditRow, Prover
from app.audit.vocabulary import BY_EMERGENCY
from app.database.audit_search import AuditSearch
from app.database.user_repository import UserRepository
from app.models.audit_models import AuditEntryShown, SubjectKind, SubjectShown
from app.services.audit.looking import code_of, result_of

MOST_SUBJECTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Known:
    """Who is who among ids."""

    staff: Mapping[str, str]
    patients: AbstractSet[str]

    def subject(self, subject: str) -> SubjectShown:
        """What an id names."""
        name = self.staff.get(subject)
        is_patient = subject in self.patients
        kind = SubjectKind.USER if name else SubjectKind.PATIENT if is_patient else SubjectKind.OTHER
        return SubjectShown(id=subject, kind=kind, name=name)


class Showing:
    """Turns rows into what is shown."""

    def __init__(self, search: AuditSearch, users: UserRepository, prove: Prover, access: AccessLog) -> None:
        self._search = search
        self._users = users
        self._prove = prove
        self._access = access

    async def known(self, rows: Sequence[AuditRow], most: int = MOST_SUBJECTS_SHOWN) -> Known:
        """Who is who among the actors and the first subjects of these rows."""
        subjects = {subject for row in rows for subject in row.subjects[:most]}
        staff = await self.staff()
        return Known(staff, await self._search.patients_among(sorted(subjects - set(staff))))

    async def staff(self) -> Mapping[str, str]:
        """The name of every user; they are no patients, and their names no patient's data."""
        return {user.id: user.name for user in await self._users.everybody(self._access)}

    def entry(self, row: AuditRow, known: Known, most: int = MOST_SUBJECTS_SHOWN) -> AuditEntryShown:
        """One row."""
        return AuditEntryShown(
            id=row.id,
            at=row.at,
            actor=str(row.actor),
            actor_name=known.staff.get(row.actor),
            role=row.role,
            session=row.session,
            action=str(row.action),
            result=result_of(str(row.outcome)),
            code=code_of(str(row.outcome)),
            is_emergency=str(row.outcome).endswith(BY_EMERGENCY),
            subjects=[known.subject(subject) for subject in row.subjects[:most]],
            subject_count=len(row.subjects),
            amount=row.amount,
            address=row.address,
            request=row.request,
            is_automatic=row.automatic,
            has_reason=row.detail is not None,
            block=row.block,
            is_ours=row.is_ours(self._prove),
        )
