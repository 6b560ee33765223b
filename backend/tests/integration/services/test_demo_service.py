"""The demo: begun once, completed after an interruption, never in a real practice; more people on request."""

from collections import Counter
from collections.abc import Callable

import pytest

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.roles import Role
from app.database.models import Coverage, Patient, StatusChangeRecord
from app.models.patient_models import PatientCreate, PatientStatus
from app.models.practice_models import OtherKindOfPractice
from app.services.demo_service import AT_ONCE, DEMO_USERS, DemoService, NotADemo
from tests.conftest import begin_demo, operator, provider_log

NAME, ZONE = "Northside Family Clinic", "America/New_York"


class Interrupted(Exception):
    """The process ends here."""


def service(assembly: Assembly) -> DemoService:
    return assembly.demo_service(operator(assembly, AuditAction.DEMO_CREATED))


async def added(assembly: Assembly, count: int, seed: int = 2026) -> list[int]:
    return [done async for done in service(assembly).add_people(count, seed)]


async def opened(assembly: Assembly, table: str, query: str) -> list[object]:
    log = operator(assembly)
    return [assembly.tables[table].opened(row, log) for row in await assembly.database.rows(query)]


async def patients(assembly: Assembly) -> list[Patient]:
    return [each for each in await opened(assembly, "patient", "SELECT * FROM patient") if isinstance(each, Patient)]


async def sign_ins(assembly: Assembly) -> dict[str, Role]:
    rows = await assembly.database.rows("SELECT email, role FROM user")
    return {row["email"]: Role(row["role"]) for row in rows}


class TestBeginning:
    async def test_it_makes_practice_providers_and_the_three_sign_ins_once(self, assembly: Assembly) -> None:
        assert await service(assembly).is_to_begin()
        assert await service(assembly).begin(NAME, ZONE)
        assert await sign_ins(assembly) == {each.email: each.role for each in DEMO_USERS}
        practice = assembly.practice_service(provider_log(assembly))
        assert ((await practice.practice()).name, (await practice.practice()).is_demo) == (NAME, True)
        providers = await practice.providers()
        assert len(providers) == len({each.npi for each in providers}) == 5
        assert [each.display_name for each in providers if each.user_id] == ["Dr. Maya Chen"]
        assert not await service(assembly).is_to_begin()
        assert not await service(assembly).begin("Another name", "UTC")
        assert (await practice.practice()).name == NAME
        assert len(await practice.providers()) == 5

    async def test_interrupted_at_any_step_it_is_completed_by_the_next_start(self, assembly: Assembly) -> None:
        calls = 0
        original = assembly.path.commit

        def interrupted_after(steps: int) -> Callable[..., object]:
            async def commit(*arguments: object) -> object:
                nonlocal calls
                calls += 1
                if calls > steps:
                    raise Interrupted
                return await original(*arguments)  # type: ignore[arg-type]

            return commit

        for steps in range(0, 12, 2):
            calls = 0
            assembly.path.commit = interrupted_after(steps)  # type: ignore[method-assign, assignment]
            try:
                await service(assembly).begin(NAME, ZONE)
            except Interrupted:
                assert await service(assembly).is_to_begin()
        assembly.path.commit = original  # type: ignore[method-assign]
        await service(assembly).begin(NAME, ZONE)
        assert await sign_ins(assembly) == {each.email: each.role for each in DEMO_USERS}
        assert len(await assembly.practice_service(provider_log(assembly)).providers()) == 5

    async def test_the_first_patients_come_before_anybody_can_sign_in(self, assembly: Assembly) -> None:
        seen: list[dict[str, Role]] = []

        async def first_patients() -> None:
            seen.append(await sign_ins(assembly))
            if len(seen) == 1:
                raise Interrupted

        with pytest.raises(Interrupted):
            await service(assembly).begin(NAME, ZONE, first_patients)
        assert await service(assembly).begin(NAME, ZONE, first_patients)
        assert seen == [{}, {}]

    async def test_a_real_practice_never_becomes_a_demo(self, assembly: Assembly) -> None:
        access = operator(assembly)
        await assembly.practice_service(access).found("Real Practice", ZONE, is_demo=False)
        with pytest.raises(OtherKindOfPractice):
            await service(assembly).begin(NAME, ZONE)
        await assembly.user_service(access).create("Real Person", "real@example.com", "a-long-password-1", Role.ADMIN)
        assert not await service(assembly).begin(NAME, ZONE)
        assert await sign_ins(assembly) == {"real@example.com": Role.ADMIN}

    async def test_a_real_practice_gets_no_invented_people(self, assembly: Assembly) -> None:
        await assembly.practice_service(operator(assembly)).found("Real Practice", ZONE, is_demo=False)
        with pytest.raises(NotADemo):
            await added(assembly, 1)
        assert await patients(assembly) == []


class TestPeople:
    async def test_they_come_in_whole_with_history_coverage_event_and_trace(self, demo: Assembly) -> None:
        count = AT_ONCE + 30
        assert await added(demo, count) == [AT_ONCE, count]
        found = await patients(demo)
        steps = await opened(demo, "status_change", "SELECT * FROM status_change")
        coverages = await opened(demo, "coverage", "SELECT * FROM coverage")
        history = Counter(each.patient_id for each in steps if isinstance(each, StatusChangeRecord))
        insured = Counter(each.patient_id for each in coverages if isinstance(each, Coverage))
        assert len(found) == count
        assert {each.id: each.version for each in found} == dict(history)
        assert set(insured) <= {each.id for each in found}
        events = await demo.database.rows("SELECT record FROM event WHERE kind = 'demo.created'")
        assert len(events) == count + len(coverages)
        rows = await demo.database.rows("SELECT * FROM audit WHERE action = 'demo.created'")
        named = {subject for row in rows for subject in row.get("subjects") or []}
        assert named == {each.id for each in found}

    async def test_the_directory_and_the_dashboard_know_them_at_once(self, demo: Assembly) -> None:
        await added(demo, 60)
        access = provider_log(demo)
        counts = demo.dashboard_service(access).dashboard().counts
        assert counts.total == 60
        assert counts.by_status == Counter(
            dict.fromkeys(PatientStatus, 0) | Counter(each.status for each in await patients(demo))
        )

    async def test_the_same_command_again_adds_other_numbers(self, demo: Assembly) -> None:
        await added(demo, 30)
        await demo.patient_service(provider_log(demo)).create(
            PatientCreate.model_validate({"family_name": "By Hand", "given_name": "Ada", "birth_date": "1980-03-12"})
        )
        await added(demo, 30)
        mrns = [each.mrn for each in await patients(demo) if each.mrn]
        assert len(mrns) == len(set(mrns)) == 60

    async def test_nothing_of_them_stands_in_the_clear(self, demo: Assembly) -> None:
        await added(demo, 20)
        stored = repr(await demo.database.rows("SELECT * FROM patient")) + repr(
            await demo.database.rows("SELECT * FROM coverage")
        )
        for person in await patients(demo):
            assert person.mrn is not None
            assert person.mrn not in stored
            assert person.phones[0].number not in stored


async def test_begin_as_the_fixtures_call_it_is_begin(assembly: Assembly) -> None:
    await begin_demo(assembly)
    assert len(await sign_ins(assembly)) == 5
