"""Pictures of cards: what is taken in, what comes out, and that nothing of them lies open anywhere."""

import asyncio
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from PIL import Image

from app.assembly import Assembly
from app.config.settings import Settings
from app.services.documents.pictures import MOST_BYTES
from tests.conftest import new_client, sign_in
from tests.integration.api.test_coverages import a_person, add
from tests.integration.audit.trail_reading import new_rows, subjects

OWNER = "Zyxwvut Marlowe"
Body = dict[str, Any]


def a_card(colour: str = "teal", form: str = "JPEG") -> bytes:
    """A picture with its owner's name in what the camera wrote."""
    exif = Image.Exif()
    exif[0x013B] = OWNER
    written = BytesIO()
    Image.new("RGB", (640, 400), colour).save(written, form, exif=exif)
    return written.getvalue()


async def send(
    browser: httpx.AsyncClient, patient: Body, picture: bytes, kind: str = "other", **fields: str
) -> httpx.Response:
    form = {"patient_id": patient["id"], "kind": kind, **fields}
    return await browser.post("/documents", data=form, files={"file": (f"{OWNER}.jpg", picture, "image/jpeg")})


async def listed(browser: httpx.AsyncClient, patient: Body) -> list[Body]:
    found: list[Body] = (await browser.get(f"/patients/{patient['id']}/documents")).json()
    return found


async def test_both_sides_of_a_card_are_kept_and_shown(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient)
    look = await new_rows(demo)
    front = await send(provider, patient, a_card(), "card_front", coverage_id=coverage["id"])
    back = await send(provider, patient, a_card("white", "PNG"), "card_back", coverage_id=coverage["id"])
    assert (front.status_code, back.status_code) == (201, 201), front.text
    assert [(row["action"], subjects(row)) for row in await look()] == [("document.added", [patient["id"]])] * 2
    documents = await listed(provider, patient)
    assert [each["kind"] for each in documents] == ["card_back", "card_front"]
    assert documents[0]["added_by_name"]
    picture = await provider.get(f"/patients/{patient['id']}/documents/{front.json()['id']}/picture")
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.headers["x-content-type-options"] == "nosniff"
    assert "no-store" in picture.headers["cache-control"]
    assert OWNER.encode() not in picture.content
    with Image.open(BytesIO(picture.content)) as image:
        assert (image.format, image.size) == ("JPEG", (640, 400))
    assert [row["action"] for row in await look()][-1] == "document.read"


async def test_nothing_of_a_picture_lies_open(
    provider: httpx.AsyncClient, demo: Assembly, settings: Settings, tmp_path: Path
) -> None:
    patient = await a_person(provider)
    assert (await send(provider, patient, a_card() + b"\0" * 2_000_000, title=OWNER)).status_code == 201
    (document,) = await listed(provider, patient)
    shown = (await provider.get(f"/patients/{patient['id']}/documents/{document['id']}/picture")).content
    (row,) = await demo.database.rows("SELECT * FROM document_content")
    assert shown not in row["sealed"]
    files = [path.read_bytes() for path in settings.paths.data.rglob("*") if path.is_file()]
    assert files
    for needle in (OWNER.encode(), b"JFIF", shown[100:200]):
        assert not any(needle in content for content in files)


async def test_a_newer_picture_takes_the_place_of_the_one_before(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient)
    first = (await send(provider, patient, a_card(), "card_front", coverage_id=coverage["id"])).json()
    second = (await send(provider, patient, a_card("red"), "card_front", coverage_id=coverage["id"])).json()
    assert [each["id"] for each in await listed(provider, patient)] == [second["id"]]
    gone = await provider.get(f"/patients/{patient['id']}/documents/{first['id']}/picture")
    assert (gone.status_code, gone.json()["code"]) == (404, "document_not_found")
    assert len(await demo.database.rows("SELECT id FROM document_content")) == 2


async def test_of_two_who_send_the_same_side_at_once_one_picture_stands(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient)
    answers = await asyncio.gather(
        *(send(provider, patient, a_card(), "card_front", coverage_id=coverage["id"]) for _ in range(3))
    )
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len(await listed(provider, patient)) == 1


@pytest.mark.parametrize(
    ("picture", "status", "code"),
    [
        (b"<svg onload='alert(1)'/>", 422, "picture_unreadable"),
        (b"%PDF-1.7 ...", 422, "picture_unreadable"),
        (b"\x89PNG\r\n\x1a\n", 422, "picture_unreadable"),
        (b"", 422, "picture_unreadable"),
        (a_card() + b"\0" * MOST_BYTES, 413, "picture_too_large"),
    ],
)
async def test_what_is_no_picture_is_refused_whatever_its_name_says(
    provider: httpx.AsyncClient, picture: bytes, status: int, code: str
) -> None:
    patient = await a_person(provider)
    answer = await send(provider, patient, picture)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert OWNER not in answer.text
    assert await listed(provider, patient) == []


async def test_a_card_belongs_to_a_coverage_of_the_same_patient(provider: httpx.AsyncClient) -> None:
    patient, other = await a_person(provider), await a_person(provider, given_name="Bo")
    coverage = await add(provider, other)
    for fields in ({}, {"coverage_id": coverage["id"]}, {"coverage_id": "x"}):
        answer = await send(provider, patient, a_card(), "card_front", **fields)
        assert (answer.status_code, answer.json()["code"]) == (422, "card_without_coverage")


async def test_a_removed_picture_is_kept_and_shown_to_nobody(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient, other = await a_person(provider), await a_person(provider, given_name="Bo")
    document = (await send(provider, patient, a_card(), title="Referral")).json()
    path = f"/patients/{patient['id']}/documents/{document['id']}"
    stale = await provider.request("DELETE", path, json={"version": 2, "reason": "blurred"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_document")
    elsewhere = path.replace(patient["id"], other["id"])
    for asked in (await provider.get(f"{elsewhere}/picture"), await provider.get(f"{path}x/picture")):
        assert asked.status_code == 404
    assert (await provider.request("DELETE", path, json={"version": 1, "reason": "blurred"})).status_code == 200
    assert await listed(provider, patient) == []
    assert (await provider.get(f"{path}/picture")).status_code == 404
    (row,) = await demo.database.rows("SELECT * FROM document")
    assert row["removed_at"] is not None


async def test_an_archived_patient_takes_no_picture_and_the_auditor_sees_none(
    provider: httpx.AsyncClient, auditor: httpx.AsyncClient
) -> None:
    patient = await a_person(provider)
    assert (await auditor.get(f"/patients/{patient['id']}/documents")).status_code == 403
    asked = {"version": patient["version"], "reason": "moved away"}
    await provider.request("DELETE", f"/patients/{patient['id']}", json=asked)
    answer = await send(provider, patient, a_card())
    assert (answer.status_code, answer.json()["code"]) == (409, "patient_archived")


async def test_billing_keeps_cards_and_no_other_pictures(provider: httpx.AsyncClient, app: FastAPI) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient)
    other = (await send(provider, patient, a_card())).json()
    async with new_client(app) as billing:
        assert (await sign_in(billing, "billing")).status_code == 200
        card = await send(billing, patient, a_card(), "card_front", coverage_id=coverage["id"])
        assert card.status_code == 201, card.text
        refused = await send(billing, patient, a_card())
        assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted")
        asked = {"version": 1, "reason": "An old card."}
        statuses = [
            (
                await billing.request("DELETE", f"/patients/{patient['id']}/documents/{each['id']}", json=asked)
            ).status_code
            for each in (card.json(), other)
        ]
    assert statuses == [200, 403]
    assert [each["id"] for each in await listed(provider, patient)] == [other["id"]]
