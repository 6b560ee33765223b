"""Whether somebody who is being entered is on record already: answered at the desk, in milliseconds."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.audit.vocabulary import AuditAction
from app.core.actor import Scope
from app.core.clock import Clock
from app.core.folding import email, fold, identifier, letters, phone
from app.core.identifiers import new_id
from app.database.duplicate_repository import DuplicateRepository, in_order
from app.database.entry_turn_repository import EntryTurnRepository, EntryTurns
from app.database.models import DuplicatePair, Patient
from app.database.statement import Statement
from app.directory.directory import Directory, as_entries
from app.directory.duplicates import PersonFacts
from app.models.duplicate_models import (
    Certainty,
    DuplicateCandidate,
    DuplicateCheck,
    DuplicateCheckResult,
    DuplicateDecision,
    PairState,
    PossibleDuplicate,
)
from app.models.patient_models import PatientCreate
from app.services.database_service import DatabaseService
from app.services.duplicates.scoring import Compared, Scoring, compared, words_of

MOST_TOLD = 10


class DuplicateChecking:
    """Compares somebody with those on record, for one caller.

    What is closed to the caller is compared as well: two records of one person help nobody. Of it, no more is told
    than a search tells: that somebody with exactly this name and birth date is there, where nobody in scope is meant.
    """

    def __init__(
        self,
        duplicates: DuplicateRepository,
        turns: EntryTurnRepository,
        directory: Directory,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._duplicates = duplicates
        self._turns = turns
        self._directory = directory
        self._clock = clock
        self._access = database.access

    async def check(self, asked: DuplicateCheck) -> DuplicateCheckResult:
        """Who may be meant, the surest first."""
        person = _facts(asked)
        apart = await self._duplicates.told_apart_from(asked.patient_id) if asked.patient_id else set()
        found = [pair for pair in self._compared(person) if pair[0].id not in {asked.patient_id, *apart}]
        candidates = self._shown(found)
        closed = self._closed(person, found)
        if closed:
            self._access.action = AuditAction.RESTRICTED_MATCHED
            self._access.opened_all(closed)
        return DuplicateCheckResult(candidates=candidates, closed_matches=len(closed))

    def places(self, new: PatientCreate, member_ids: Sequence[str] = ()) -> list[str]:
        """Where entries of this person wait for each other."""
        return self._turns.places(_shared_with_a_double(_facts(_asked_about(new, member_ids))))

    async def decided(
        self, new: Patient, decision: DuplicateDecision | None, member_ids: Sequence[str] = ()
    ) -> list[Statement]:
        """What keeps the decision about a new patient, for the commit that creates it.

        The commit is cancelled with EnteredMeanwhile where somebody was entered since who may be this person. Raises
        PossibleDuplicate where somebody is on record whom nobody has looked at.
        """
        person = _facts(_asked_about(new, member_ids))
        turns = await self._turns.turns(_shared_with_a_double(person))
        await self._catch_up(turns)
        found = self._compared(person)
        scope = self._access.actor.scope
        doubtful = [
            (each, likeness)
            for each, likeness in found
            if likeness.certainty is not None and likeness.certainty.needs_decision and _is_open(each, scope)
        ]
        closed = self._closed(person, found)
        seen = set(decision.looked_at) if decision else set()
        unseen = [(each.id, likeness.certainty) for each, likeness in doubtful if each.id not in seen]
        blind = len(closed) if closed and not (decision and decision.despite_closed) else 0
        if unseen or blind:
            self._access.opened_all(each for each, _ in unseen)
            raise PossibleDuplicate.of([(each, certainty) for each, certainty in unseen if certainty], blind)
        pairs = self._told_apart(new, doubtful, decision)
        return [*self._turns.take(turns, new.id), *map(self._duplicates.create, pairs)]

    async def _catch_up(self, turns: EntryTurns) -> None:
        """Whoever was entered a moment ago, perhaps by another process, is compared as well."""
        unknown = [each for each in turns.lately if not self._directory.version("patient", each)]
        if unknown:
            self._access.action = AuditAction.DUPLICATES_CHECKED
            self._directory.put(*as_entries(await self._turns.entered(unknown, self._access)))

    def _told_apart(
        self, new: Patient, doubtful: Sequence[Compared], decision: DuplicateDecision | None
    ) -> list[DuplicatePair]:
        if decision is None:
            return []
        now = self._clock()
        return [
            a_pair(new.id, (each, likeness), now).model_copy(
                update={
                    "state": PairState.DIFFERENT,
                    "decided_by": self._access.actor.id,
                    "decided_at": now,
                    "decision": decision.reason,
                }
            )
            for each, likeness in doubtful
        ]

    def _compared(self, person: PersonFacts) -> list[Compared]:
        duplicates = self._directory.duplicates
        candidates = duplicates.candidates(person)
        if not candidates:
            return []
        counts = duplicates.counts(words_of([person, *candidates]))
        return compared(person, candidates, Scoring(counts))

    def _shown(self, found: Sequence[Compared]) -> list[DuplicateCandidate]:
        scope = self._access.actor.scope
        told = [pair for pair in found if _is_open(pair[0], scope)][:MOST_TOLD]
        people = self._directory.duplicates.shown([each.id for each, _ in told], scope, self._access)
        return [
            DuplicateCandidate(
                person=people[each.id],
                score=likeness.score,
                certainty=likeness.certainty,
                reasons=list(likeness.reasons),
            )
            for each, likeness in told
            if each.id in people and likeness.certainty is not None
        ]

    def _closed(self, person: PersonFacts, found: Sequence[Compared]) -> list[str]:
        scope = self._access.actor.scope
        exact = [each for each, _ in found if _is_named(each, person)]
        return [] if any(_is_open(each, scope) for each in exact) else [each.id for each in exact]


def a_pair(patient_id: str, found: Compared, now: datetime) -> DuplicatePair:
    """Two records that may be one person, found now."""
    other, likeness = found
    first, second = in_order(patient_id, other.id)
    return DuplicatePair(
        id=new_id(),
        created_at=now,
        updated_at=now,
        first_id=first,
        second_id=second,
        score=likeness.score,
        certainty=likeness.certainty or Certainty.POSSIBLE,
        reasons=list(likeness.reasons),
    )


def _is_open(person: PersonFacts, scope: Scope) -> bool:
    return person.standing is not None and scope.holds(person.standing)


def _is_named(person: PersonFacts, asked: PersonFacts) -> bool:
    """Whether somebody was named in full: the medical record number, or the whole name with the birth date."""
    if asked.mrn and person.mrn == asked.mrn:
        return True
    names = (letters(person.family), letters(person.given))
    is_same = names == (letters(asked.family), letters(asked.given))
    return is_same and bool(asked.given) and person.birth_date == asked.birth_date


def _asked_about(person: Patient | PatientCreate, member_ids: Sequence[str]) -> DuplicateCheck:
    """Without the medical record number: a taken one is refused by the commit itself, and not a matter of opinion."""
    return DuplicateCheck.model_construct(
        family_name=person.family_name,
        given_name=person.given_name,
        preferred_name=person.preferred_name,
        former_names=person.former_names,
        birth_date=person.birth_date,
        sex=person.sex,
        phones=[each.number for each in person.phones],
        email=person.email,
        member_ids=list(member_ids),
    )


def _facts(asked: DuplicateCheck) -> PersonFacts:
    return PersonFacts(
        family=fold(asked.family_name or ""),
        given=fold(asked.given_name or ""),
        preferred=fold(asked.preferred_name or ""),
        former=tuple(map(fold, asked.former_names)),
        birth_date=asked.birth_date.isoformat() if asked.birth_date else "",
        sex=asked.sex.value,
        mrn=identifier(asked.mrn or ""),
        phones=_digits(asked.phones),
        email=email(asked.email or ""),
        members=frozenset(filter(None, map(identifier, asked.member_ids))),
    )


def _shared_with_a_double(person: PersonFacts) -> Iterator[str]:
    """What two entries of one person have in common, one of these at least unless both were mistyped throughout."""
    yield f"born {person.birth_date}"
    yield " ".join(("named", *sorted((letters(person.family), letters(person.given)))))
    yield from (f"phone {each}" for each in person.phones)
    yield from (f"member {each}" for each in person.members)
    if person.email:
        yield f"email {person.email}"


def _digits(numbers: Sequence[str]) -> frozenset[str]:
    """Whole numbers as the directory keeps them; what is no number yet is not compared."""
    return frozenset(known.lstrip("+") for number in numbers if (known := phone(number)) is not None)
