"""The twenty files of the repository: what the generator writes, valid, invented, and each showing what it says."""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
import xmlschema

from app.x12 import EligibilitySummary, PlanStatus, read_eligibility, summarise
from app.x12.summary.vocabulary import CoverageLevel, Network
from sandbox.generate_files import readme, write_files
from sandbox.members import AS_OF, scenarios
from sandbox.sample_files import sample_files

FOLDER = Path(__file__).parents[4] / "insurance_data_source"
FILES = sample_files()
SCHEMA = xmlschema.XMLSchema(FOLDER / "eligibility_271.xsd")


def summary_of(slug: str) -> EligibilitySummary:
    (name,) = [name for name in FILES if name[3:] == f"{slug}.xml"]
    (response,) = read_eligibility(FILES[name])
    (summary,) = summarise(response, AS_OF)
    return summary


def test_the_files_of_the_repository_are_what_the_generator_writes() -> None:
    assert {path.name: path.read_bytes() for path in FOLDER.glob("*.xml")} == FILES
    assert (FOLDER / "README.md").read_bytes() == readme(AS_OF)
    assert len(FILES) == 20


def test_the_generator_writes_the_same_bytes_again_and_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text("mine")
    for _ in range(2):
        write_files(tmp_path, AS_OF)
        written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert written == FILES | {"README.md": readme(AS_OF), "other.xml": b"mine"}


def test_another_day_gives_the_same_people_at_other_times() -> None:
    for today, later in zip(scenarios(AS_OF), scenarios(date(2027, 3, 1)), strict=True):
        assert today.member_id == later.member_id
        assert today.patient.entity.last_name == later.patient.entity.last_name


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_valid_by_the_schema(name: str) -> None:
    SCHEMA.validate(FOLDER / name)


@pytest.mark.parametrize(
    ("found", "put"),
    [
        ('<loop id="GS_LOOP">', '<loop id="GS">'),
        ('<seg id="EB">', '<seg id="XX">'),
        ('<ele id="EB01">', '<ele id="EB1">'),
        ('<loop id="2000A">', '<loop id="2000Z">'),
        ("<x12simple", "<x12"),
    ],
)
def test_the_schema_refuses_another_structure(found: str, put: str) -> None:
    content = FILES["01-active-hmo.xml"].decode()
    assert found in content
    ending = content.replace(found, put).replace("</x12simple>", "</x12>" if put == "<x12" else "</x12simple>")
    assert not SCHEMA.is_valid(ending)


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_read_without_notice_and_names_somebody(name: str) -> None:
    (response,) = read_eligibility(FILES[name])
    (summary,) = summarise(response, AS_OF)
    assert summary.warnings == summary.unread == ()
    assert summary.patient is not None
    assert summary.patient.last_name
    assert summary.patient.birth_date is not None
    assert summary.member_id
    assert len(summary.answered_traces) == 1


def test_phone_numbers_and_addresses_are_of_the_ranges_for_examples() -> None:
    text = b"".join(FILES.values()).decode()
    phones = re.findall(r'"PER04">(\d+)<', text)
    mails = re.findall(r"[\w.-]+@[\w.-]+", text)
    assert phones
    assert all(re.fullmatch(r"\d{3}55501\d\d", phone) for phone in phones)
    assert mails
    assert all(mail.endswith(("@example.com", "@example.org")) for mail in mails)


def test_no_two_members_share_a_name_or_a_member_id() -> None:
    people = [scenario.patient.entity for scenario in scenarios()]
    assert len({(person.last_name, person.first_name) for person in people}) == 20
    assert len({scenario.member_id for scenario in scenarios()}) == 20


@pytest.mark.parametrize(
    ("slug", "status"),
    [
        ("active-hmo", PlanStatus.ACTIVE),
        ("active-ppo", PlanStatus.ACTIVE),
        ("active-pos-accents", PlanStatus.ACTIVE),
        ("medicare-a-and-b", PlanStatus.ACTIVE),
        ("medicare-advantage", PlanStatus.ACTIVE),
        ("medicaid-managed-care", PlanStatus.ACTIVE),
        ("medicaid-spend-down", PlanStatus.ACTIVE_CONDITIONAL),
        ("two-coverages", PlanStatus.ACTIVE),
        ("dependent-child", PlanStatus.ACTIVE),
        ("dependent-spouse", PlanStatus.ACTIVE),
        ("corrected-demographics", PlanStatus.ACTIVE),
        ("ending-next-month", PlanStatus.ACTIVE),
        ("ended", PlanStatus.ENDED),
        ("inactive", PlanStatus.INACTIVE),
        ("pending", PlanStatus.ACTIVE_PENDING),
        ("not-started", PlanStatus.NOT_STARTED),
        ("invalid-member-id", PlanStatus.REJECTED),
        ("subscriber-not-found", PlanStatus.REJECTED),
        ("unable-to-respond", PlanStatus.REJECTED),
        ("services-only", PlanStatus.SEE_SERVICES),
    ],
)
def test_each_file_has_the_status_that_it_is_to_show(slug: str, status: PlanStatus) -> None:
    assert summary_of(slug).status is status


def test_active_plans_do_not_go_stale() -> None:
    active = [name for name in FILES if summary_of(name[3:-4]).status is PlanStatus.ACTIVE]
    far_off = [name for name in active if all(row.end is None for row in summary_of(name[3:-4]).coverages)]
    assert (len(active), len(far_off)) == (11, 10)


def test_the_ppo_shows_amounts_by_network_and_level() -> None:
    summary = summary_of("active-ppo")
    met = {(row.network, row.coverage_level): str(row.met) for row in summary.deductibles}
    assert met == {
        (Network.IN_NETWORK, CoverageLevel.INDIVIDUAL): "859.75",
        (Network.IN_NETWORK, CoverageLevel.FAMILY): "859.75",
        (Network.OUT_OF_NETWORK, CoverageLevel.INDIVIDUAL): "0",
        (Network.OUT_OF_NETWORK, CoverageLevel.FAMILY): "0",
    }


def test_the_particular_people_are_there() -> None:
    oldest = summary_of("medicare-a-and-b").patient
    child, adult = summary_of("dependent-child").patient, summary_of("services-only").patient
    accents = summary_of("active-pos-accents").patient
    assert oldest is not None
    assert oldest.birth_date is not None
    assert AS_OF.year - oldest.birth_date.year == 100
    assert child is not None
    assert adult is not None
    assert (child.birth_date, adult.birth_date) == (date(2020, 2, 29), date(1988, 2, 29))
    assert accents is not None
    assert len(accents.last_name) > 40
    assert not accents.first_name.isascii()


def test_what_else_the_files_are_to_show_is_there() -> None:
    assert len(summary_of("two-coverages").coverages) == len(summary_of("medicare-a-and-b").coverages) == 2
    assert summary_of("ending-next-month").coverages[0].end == date(2026, 12, 31)
    assert summary_of("corrected-demographics").demographics_changed
    assert [summary_of(slug).patient_is_subscriber for slug in ("dependent-child", "dependent-spouse")] == [False] * 2
    rejected = ("invalid-member-id", "subscriber-not-found", "unable-to-respond")
    assert [summary_of(slug).rejections[0].reason for slug in rejected] == ["72", "75", "42"]
    assert [summary_of(slug).rejections[0].is_retryable for slug in rejected] == [False, False, True]


async def test_the_clearinghouse_lists_and_serves_the_files(client: httpx.AsyncClient, bearer: Any) -> None:
    headers = await bearer()
    listed = (await client.get("/files", headers=headers)).json()
    assert [entry["name"] for entry in listed] == list(FILES)
    for entry in listed:
        content = (await client.get(f"/files/{entry['name']}", headers=headers)).content
        assert content == FILES[entry["name"]]
        assert (entry["size"], entry["sha256"]) == (len(content), sha256(content).hexdigest())
    assert (await client.get("/files/21-none.xml", headers=headers)).status_code == 404
