"""The practice's own facts: founded once, its providers and payers, on both engines."""

import asyncio

import pytest

from app.assembly import Assembly
from app.core.exceptions import AppException
from app.models.practice_models import OtherKindOfPractice, PayerKind, PracticeNotSetUp
from app.services.practice_service import PracticeService
from tests.conftest import operator


def service(assembly: Assembly) -> PracticeService:
    return assembly.practice_service(operator(assembly))


async def test_before_it_is_founded_there_is_no_practice(both: Assembly) -> None:
    with pytest.raises(PracticeNotSetUp):
        await service(both).practice()
    assert await service(both).providers() == await service(both).payers() == []


async def test_a_founding_that_was_cut_short_is_taken_up_again_under_the_newer_name(both: Assembly) -> None:
    first = await service(both).found("Lakeside", "America/Chicago", is_demo=False)
    same = await service(both).found("Lakeside", "America/Chicago", is_demo=False)
    newer = await service(both).found("Lakeshore", "America/New_York", is_demo=False)
    assert (first, same.version) == (same, 1)
    assert (newer.id, newer.version, newer.created_at) == (first.id, 2, first.created_at)
    assert await service(both).practice() == newer


async def test_a_demo_and_a_real_practice_never_turn_into_each_other(assembly: Assembly) -> None:
    await service(assembly).found("Lakeside", "UTC", is_demo=True)
    with pytest.raises(OtherKindOfPractice):
        await service(assembly).found("Lakeside", "UTC", is_demo=False)
    assert (await service(assembly).practice()).is_demo


async def test_providers_stand_by_name_and_an_npi_belongs_to_one(assembly: Assembly) -> None:
    for name, npi in (("Dr. Zoe", "1234567893"), ("Dr. Ana", None), ("Dr. Bo", None)):
        await service(assembly).add_provider(name, npi)
    assert [each.display_name for each in await service(assembly).providers()] == ["Dr. Ana", "Dr. Bo", "Dr. Zoe"]
    with pytest.raises(AppException, match="already_exists"):
        await service(assembly).add_provider("Dr. Copy", "1234567893")
    assert len(await service(assembly).providers()) == 3


async def test_a_payer_is_known_by_its_code_and_made_once(both: Assembly) -> None:
    first = await service(both).payer_called("Harborline", "HLH01", PayerKind.COMMERCIAL)
    again = await service(both).payer_called("Harborline Health Plan", "HLH01")
    assert again == first
    assert await service(both).payers() == [first]


async def test_the_same_new_payer_from_many_sides_at_once_is_one_payer(assembly: Assembly) -> None:
    found = await asyncio.gather(*(service(assembly).payer_called("Harborline", "HLH01") for _ in range(8)))
    assert len({each.id for each in found}) == 1
    assert len(await service(assembly).payers()) == 1
