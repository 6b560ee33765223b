"""Eligibility files by upload: many, none, too many, large, broken, and nothing of them on disk."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from tests.conftest import SAMPLES, sign_in
from tests.unit.services.insurance.answers import Answer, sample

PATH = "/imports/eligibility"
Upload = tuple[str, tuple[str, bytes, str]]


def upload(name: str, content: bytes) -> Upload:
    return "files", (name, content, "application/xml")


def samples() -> list[Upload]:
    return [upload(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.xml"))]


def large(size: int) -> bytes:
    """A good answer with much to say: `size` bytes of messages below its benefits."""
    lines = tuple(f"MSG*{'benefit text ' * 18}{number}" for number in range(size // 240))
    return Answer(plan=("EB*1**30*HM*Harborline HMO", "EB*B*IND*98***27*20*****Y", *lines)).edi()


def content_of(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def imported(browser: httpx.AsyncClient, files: list[Upload]) -> dict[str, Any]:
    answer = await browser.post(PATH, files=files)
    assert answer.status_code == 200, answer.text
    report: dict[str, Any] = answer.json()
    return report


async def test_the_twenty_files_go_in_by_upload_and_again_change_nothing(provider: httpx.AsyncClient) -> None:
    first = await imported(provider, samples())
    assert (first["created"], first["rejected"]) == (20, 0)
    assert [each["file"] for each in first["files"]] == [path.name for path in sorted(SAMPLES.glob("*.xml"))]
    again = await imported(provider, samples())
    assert (again["unchanged"], again["created"], again["updated"]) == (20, 0, 0)
    assert (await provider.get("/patients")).json()["total"] == 20


async def test_a_broken_file_is_told_with_its_place_and_the_others_go_in(provider: httpx.AsyncClient) -> None:
    files = [
        upload("good.xml", sample(1)),
        upload("cut.xml", sample(2)[:700]),
        upload("bomb.xml", b'<!DOCTYPE a [<!ENTITY a "1">]><a>&a;</a>'),
        upload("../../etc/passwd", b"root:x:0:0"),
        upload("empty.xml", b""),
        upload("second.xml", sample(3)),
    ]
    report = await imported(provider, files)
    assert [each["outcome"] for each in report["files"]] == ["created", *["rejected"] * 4, "created"]
    cut = report["files"][1]
    assert (cut["code"], cut["place"].startswith("line ")) == ("x12.broken_xml", True)
    assert "Jessamy" not in str(report)


async def test_a_request_without_a_file_or_with_too_many_is_refused(
    provider: httpx.AsyncClient, demo: Assembly
) -> None:
    none = await provider.post(PATH, files=[("other", ("a", b"b", "text/plain"))])
    assert none.status_code == 422
    as_json = await provider.post(PATH, json={"files": []})
    assert as_json.status_code == 422
    one = Answer().edi()
    most = await provider.post(PATH, files=[upload(f"{at}.edi", b"x") for at in range(500)])
    assert (most.status_code, most.json()["rejected"]) == (200, 500)
    many = await provider.post(PATH, files=[upload(f"{at}.edi", one) for at in range(501)])
    assert (many.status_code, many.json()["code"]) == (422, "too_many_files")
    far_too_many = await provider.post(PATH, files=[upload(f"{at}.edi", one) for at in range(1001)])
    assert far_too_many.status_code in {400, 413, 422}
    assert await demo.database.rows("SELECT id FROM patient") == []


@pytest.fixture
def no_temporary_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder for temporary files that nobody but Python itself would use, and a count of files made in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


async def test_a_large_upload_stays_in_memory_and_comes_in_whole(
    provider: httpx.AsyncClient, no_temporary_files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rolled: list[int] = []
    rollover = tempfile.SpooledTemporaryFile.rollover

    def noted(file: Any) -> None:
        rolled.append(file.tell())
        rollover(file)

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", noted)
    content = large(3_000_000)
    assert len(content) > 2_500_000
    report = await imported(provider, [upload("large.edi", content), *samples()[:3]])
    assert report["created"] == 4
    assert rolled == []
    assert content_of(no_temporary_files) == []


async def test_more_than_is_taken_is_refused_before_it_is_read(provider: httpx.AsyncClient, demo: Assembly) -> None:
    largest = demo.settings.limits.largest_upload
    declared = await provider.post(
        PATH,
        content=b"x",
        headers={"content-type": "multipart/form-data; boundary=b", "content-length": str(largest + 1)},
    )
    assert (declared.status_code, declared.json()["code"]) == (413, "body_too_large")


async def test_the_second_import_at_once_is_told_to_wait(provider: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(provider.post(PATH, files=samples()) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "lease_held"
    assert (await provider.get("/patients")).json()["total"] == 20


async def test_only_whoever_may_import_may_import(client: httpx.AsyncClient, auditor: httpx.AsyncClient) -> None:
    assert (await client.post(PATH, files=samples()[:1])).status_code == 401
    assert (await auditor.post(PATH, files=samples()[:1])).status_code == 403
    assert (await sign_in(client, "admin")).status_code == 200
    assert (await client.post(PATH, files=samples()[:1])).status_code == 200


async def test_coverages_are_shown_as_they_came_in(provider: httpx.AsyncClient) -> None:
    report = await imported(provider, [upload("a.xml", sample(2)), upload("b.xml", sample(17))])
    good, refused = (each["patients"][0] for each in report["files"])
    (coverage,) = (await provider.get(f"/patients/{good}/coverages")).json()
    assert (coverage["payer_name"], coverage["plan_name"], coverage["status"]) == (
        "Cedar Hollow Mutual",
        "Cedar Hollow PPO 1500",
        "active",
    )
    assert (coverage["member_id"], coverage["group_number"]) == ("CHM65395666", "CHG-20077")
    deductible = next(line for line in coverage["benefits"] if line["kind"] == "deductible")
    assert (deductible["total"], deductible["remaining"], deductible["met"]) == ("1500", "640.25", "859.75")
    (nothing,) = (await provider.get(f"/patients/{refused}/coverages")).json()
    assert (nothing["status"], nothing["check_outcome"]) == ("undetermined", "rejected")
    assert [each["code"] for each in nothing["rejections"]] == ["72"]
    found = await provider.post("/patients/search", json={"text": "CHM65395666"})
    assert [item["id"] for item in found.json()["items"]] == [good]
