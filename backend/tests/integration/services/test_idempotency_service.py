"""Creates that are sent twice: one record, one answer, sealed; and no key says anything of what it was for."""

import asyncio
from typing import Any

import pytest

from app.assembly import Assembly
from app.core.exceptions import AppException
from app.models.patient_models import MrnTaken, PatientCreate, PatientPublic
from app.services.idempotency_service import KeyUsedOtherwise, Once
from tests.builders import new_patient
from tests.conftest import provider_log

BODY = b'{"family_name": "Zyxwvut"}'


def once(
    assembly: Assembly, user: str = "user-1", route: str = "POST /patients", key: str = "k", body: bytes = BODY
) -> Once:
    return assembly.idempotency.once(user, route, key, body)


async def create(assembly: Assembly, named: Once | None, **fields: Any) -> PatientPublic:
    service = assembly.patient_service(provider_log(assembly))
    return await service.create(PatientCreate.model_validate(new_patient(**fields)), named)


async def patients(assembly: Assembly) -> int:
    return len(await assembly.database.rows("SELECT id FROM patient"))


async def test_the_same_key_and_body_give_the_same_answer(both: Assembly) -> None:
    first = await create(both, once(both), mrn="MRN-1")
    assert await create(both, once(both), mrn="MRN-1") == first
    assert await patients(both) == 1


async def test_another_body_under_the_key_is_refused_and_creates_nobody(assembly: Assembly) -> None:
    await create(assembly, once(assembly))
    with pytest.raises(KeyUsedOtherwise) as refused:
        await create(assembly, once(assembly, body=BODY + b" "), family_name="Byron")
    assert refused.value.status == 409
    assert await patients(assembly) == 1


async def test_eight_of_the_same_at_once_create_one_patient_and_all_get_its_answer(both: Assembly) -> None:
    """With a medical record number, too, which the slower ones find taken by the very same request."""
    answers = await asyncio.gather(*(create(both, once(both), mrn="MRN-1") for _ in range(8)))
    assert len({each.id for each in answers}) == 1
    assert set(map(repr, answers)) == {repr(answers[0])}
    assert await patients(both) == 1
    assert len(await both.database.rows("SELECT id FROM idempotent_answer")) == 1


async def test_eight_different_ones_with_one_mrn_create_one_patient_and_tell_the_others(assembly: Assembly) -> None:
    ended = await asyncio.gather(
        *(create(assembly, once(assembly, key=f"k{at}"), mrn="MRN-1") for at in range(8)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in ended) == [MrnTaken.__name__] * 7 + [PatientPublic.__name__]
    assert len(await assembly.database.rows("SELECT id FROM idempotent_answer")) == 1


async def test_user_route_and_key_tell_requests_apart_and_nothing_else_does(assembly: Assembly) -> None:
    named = once(assembly)
    assert once(assembly) == named
    others = [
        once(assembly, user="user-2"),
        once(assembly, route="POST /coverages"),
        once(assembly, key="K"),
        once(assembly, user="user-1\0POST", route="/patients"),
    ]
    assert named.name not in {each.name for each in others}
    assert len({each.name for each in others}) == len(others)
    assert {each.body_key for each in others} == {named.body_key}


async def test_what_is_kept_shows_neither_the_answer_nor_the_key_nor_the_body(assembly: Assembly) -> None:
    await create(assembly, once(assembly, key="Zyxwvut"), family_name="Zyxwvut")
    row = (await assembly.database.rows("SELECT * FROM idempotent_answer"))[0]
    assert set(row) == {"id", "body_key", "subject", "sealed", "created_at"}
    assert "zyxwvut" not in f"{row['id']}{row['body_key']}{row['subject']}".lower()
    assert b"Zyxwvut" not in row["sealed"]


async def test_a_replay_names_whom_it_showed_and_a_refusal_nobody(assembly: Assembly) -> None:
    created = await create(assembly, once(assembly))
    access = provider_log(assembly)
    assert await assembly.idempotency.earlier(once(assembly), access) is not None
    assert access.unrecorded == [created.id]
    refused = provider_log(assembly)
    with pytest.raises(KeyUsedOtherwise):
        await assembly.idempotency.earlier(once(assembly, body=b"{}"), refused)
    assert refused.unrecorded == []


async def test_a_create_that_failed_keeps_no_answer(assembly: Assembly) -> None:
    await create(assembly, None, mrn="MRN-1")
    with pytest.raises(AppException):
        await create(assembly, once(assembly), mrn="MRN-1")
    assert await assembly.idempotency.earlier(once(assembly), provider_log(assembly)) is None
    assert (await create(assembly, once(assembly), mrn="MRN-2")).mrn == "MRN-2"


async def test_a_create_without_a_key_is_a_create_each_time(assembly: Assembly) -> None:
    await create(assembly, None)
    await create(assembly, None)
    assert await patients(assembly) == 2
    assert await assembly.database.rows("SELECT * FROM idempotent_answer") == []
