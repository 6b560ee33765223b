"""Merging, changing and undoing in any order, held against a model that is a dozen lines long.

The model keeps, for every record, what it says, into whom it went, and what both said before each merge.
"""

import asyncio
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.assembly import Assembly
from app.core.exceptions import AppException
from app.database.models import Patient
from app.models.merge_models import FieldChoice, MergeField, MergeRequest, Take, UnmergeRequest
from app.models.patient_models import PatientCreate, PatientUpdate
from tests.builders import a_patient
from tests.conftest import SetClock, opened, operator, provider_log, settings_for

Done = TypeVar("Done")
PEOPLE = 4
FIELDS = (MergeField.GIVEN_NAME, MergeField.EMAIL, MergeField.MRN, MergeField.TAGS)
WHO = st.integers(0, PEOPLE - 1)
Facts = dict[MergeField, Any]


@dataclass
class Known:
    """One record as the model has it."""

    facts: Facts
    into: int | None = None
    before: tuple[Facts, Facts] | None = None
    """What the survivor and this one said before the merge."""
    turn: int = 0
    """When it went there: merges into one record are undone from the last."""
    merged: Facts = field(default_factory=dict)
    """What the survivor said right after it."""


def facts_of(patient: Patient) -> Facts:
    return {name: getattr(patient, name.value) for name in FIELDS}


class Merging(RuleBasedStateMachine):
    """The real service on a real store beside the model."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.known: list[Known] = []
        self.ids: list[str] = []
        self.turn = 0

    def run(self, work: Coroutine[Any, Any, Done]) -> Done:
        return self.loop.run_until_complete(work)

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        home = settings_for(Path(self.folder.name))
        self.assembly: Assembly = self.run(self.stack.enter_async_context(opened(home, SetClock())))
        for at in range(PEOPLE):
            patient = a_patient(given_name=f"Ada{'abcd'[at]}", mrn=f"M-{at}", tags=[f"tag{at}"])
            self.run(self.assembly.database_service(operator(self.assembly)).create(patient))
            self.ids.append(patient.id)
            self.known.append(Known(facts_of(patient)))

    def record(self, at: int) -> Patient:
        log = provider_log(self.assembly)
        return self.run(self.assembly._patients(log).get(self.ids[at], log))

    @rule(one=WHO, other=WHO, takes=st.lists(st.sampled_from(Take), min_size=len(FIELDS), max_size=len(FIELDS)))
    def merge(self, one: int, other: int, takes: list[Take]) -> None:
        survivor, gone = self.known[one], self.known[other]
        request = MergeRequest(
            other=self.ids[other],
            version=self.record(one).version,
            other_version=self.record(other).version,
            choices=[FieldChoice(field=name, take=take) for name, take in zip(FIELDS, takes, strict=True)],
            reason="By the model.",
        )
        service = self.assembly.merge_service(provider_log(self.assembly))
        if one == other or survivor.into is not None or gone.into is not None:
            assert self.refused(service.merge(self.ids[one], request))
            return
        self.run(service.merge(self.ids[one], request))
        before = dict(survivor.facts), dict(gone.facts)
        for name, take in zip(FIELDS, takes, strict=True):
            survivor.facts[name] = chosen(name, take, *before)
        if survivor.facts[MergeField.MRN] != before[0][MergeField.MRN]:
            gone.facts[MergeField.MRN] = before[0][MergeField.MRN]
        self.turn += 1
        gone.into, gone.before, gone.merged, gone.turn = one, before, dict(survivor.facts), self.turn

    @rule(who=WHO, email=st.sampled_from(["one@example.com", "two@example.com"]))
    def change(self, who: int, email: str) -> None:
        now = self.record(who)
        kept = {name: getattr(now, name) for name in PatientCreate.model_fields}
        update = PatientUpdate.model_validate({**kept, "version": now.version, "email": email})
        changing = self.assembly.patient_service(provider_log(self.assembly)).update(now.id, update)
        if self.known[who].into is not None:
            assert self.refused(changing)
            return
        self.run(changing)
        self.known[who].facts[MergeField.EMAIL] = email

    @rule(who=WHO, keeps=st.booleans(), decided=st.booleans())
    def undo(self, who: int, keeps: bool, decided: bool) -> None:
        gone = self.known[who]
        survivor_at = gone.into if gone.into is not None else (who + 1) % PEOPLE
        survivor = self.known[survivor_at]
        request = UnmergeRequest(
            version=self.record(who).version,
            survivor_version=self.record(survivor_at).version,
            keep=[MergeField.EMAIL] if keeps else [],
            decided=decided,
            reason="By the model.",
        )
        undoing = self.assembly.merge_service(provider_log(self.assembly)).unmerge(self.ids[who], request)
        is_changed = survivor.facts != gone.merged
        is_last = gone.turn == max((each.turn for each in self.known if each.into == gone.into), default=0)
        if gone.into is None or survivor.into is not None or not is_last or (is_changed and not decided):
            assert self.refused(undoing)
            return
        self.run(undoing)
        assert gone.before is not None
        email = survivor.facts[MergeField.EMAIL]
        is_kept = keeps and email != gone.merged[MergeField.EMAIL]
        survivor.facts = gone.before[0] | ({MergeField.EMAIL: email} if is_kept else {})
        gone.facts, gone.into, gone.before = gone.before[1], None, None

    def refused(self, work: Coroutine[Any, Any, Any]) -> bool:
        try:
            self.run(work)
        except AppException:
            return True
        return False

    @precondition(lambda self: self.known)
    @invariant()
    def every_record_says_what_the_model_says(self) -> None:
        for at, known in enumerate(self.known):
            record = self.record(at)
            assert facts_of(record) == known.facts
            assert record.merged_into == (None if known.into is None else self.ids[known.into])
        numbers = [known.facts[MergeField.MRN] for known in self.known]
        assert len(set(numbers)) == len(numbers)

    def teardown(self) -> None:
        if self.ids:
            self.run(self.stack.aclose())
            self.folder.cleanup()
        self.loop.close()


def chosen(name: MergeField, take: Take, survivor: Facts, other: Facts) -> Any:
    if take is Take.BOTH and name is MergeField.TAGS:
        return list(dict.fromkeys([*survivor[name], *other[name]]))
    return other[name] if take is Take.OTHER else survivor[name]


TestMerging = Merging.TestCase
TestMerging.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
