"""A 270 in, a 271 out, about the twenty members."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime

import httpx
import pytest

from app.x12 import (
    EligibilityInquiry,
    EligibilitySummary,
    Envelope,
    Participant,
    PlanStatus,
    read_eligibility,
    read_message,
    summarise,
    to_edi,
    write_270,
)
from app.x12.eligibility.parties import Entity, StatedDate, Trace
from app.x12.eligibility.response import Member
from sandbox.members import AS_OF, scenarios
from sandbox.scenario import PRACTICE, Scenario

Ask = Callable[[EligibilityInquiry], Awaitable[EligibilitySummary]]
MEMBERS = scenarios()
BY_SLUG = {scenario.slug: scenario for scenario in MEMBERS}
ENVELOPE = Envelope(Participant("LAKESHORE"), Participant("PFSANDBOX"), datetime.fromisoformat("2026-11-25T09:30"), 7)


def asked(member: Member) -> Member:
    """A member as an inquiry names them."""
    entity = replace(member.entity, address=None, references=(), contacts=())
    return Member(entity=entity, birth_date=member.birth_date, gender=member.gender)


def inquiry_about(scenario: Scenario, *, about_subscriber: bool = False) -> EligibilityInquiry:
    """The question whose answer the scenario is."""
    subscriber = asked(scenario.subscriber)
    dependent = asked(scenario.dependent) if scenario.dependent and not about_subscriber else None
    question = {"traces": (Trace("1", "OURS-7", "9876543210"),), "dates": (StatedDate("291", AS_OF),)}
    return EligibilityInquiry(
        reference="REF-7",
        created=datetime.fromisoformat("2026-11-25T09:30"),
        payer=Entity("PR", scenario.payer.name, identifier_kind="PI", identifier=scenario.payer.identifier),
        provider=PRACTICE,
        subscriber=subscriber if dependent else replace(subscriber, **question),
        dependent=replace(dependent, **question) if dependent else None,
    )


@pytest.fixture
def ask(client: httpx.AsyncClient, bearer: Callable[..., Awaitable[dict[str, str]]]) -> Ask:
    """Send an inquiry and read the answer."""

    async def send(inquiry: EligibilityInquiry) -> EligibilitySummary:
        content = to_edi(write_270(inquiry, ENVELOPE))
        answer = await client.post("/eligibility/270", content=content, headers=await bearer())
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/edi-x12")
        (response,) = read_eligibility(answer.content)
        assert response.notices == response.unread == ()
        (summary,) = summarise(response, AS_OF)
        return summary

    return send


@pytest.mark.parametrize("scenario", MEMBERS, ids=list(BY_SLUG))
async def test_each_member_is_answered_as_in_the_nightly_file(ask: Ask, scenario: Scenario) -> None:
    summary = await ask(inquiry_about(scenario))
    patient = scenario.patient.entity
    assert summary.answered_traces == ("OURS-7",)
    assert (summary.reference, summary.answered) == ("REF-7", datetime.fromisoformat("2026-11-25T09:30"))
    assert summary.payer.identifier == scenario.payer.identifier
    assert summary.patient is not None
    assert (summary.patient.last_name, summary.patient.first_name) == (patient.last_name, patient.first_name)
    assert [row.reason for row in summary.rejections] == [row.reason for row in scenario.patient.rejections]
    assert len(summary.coverages) + len(summary.services) == sum(
        (b.information in "123456" and "30" in b.service_types)
        + (b.information in "16" and "30" not in b.service_types)
        for b in scenario.patient.benefits
    )


async def test_a_subscriber_of_a_family_plan_is_answered_too(ask: Ask) -> None:
    summary = await ask(inquiry_about(BY_SLUG["dependent-child"], about_subscriber=True))
    assert (summary.status, summary.patient_is_subscriber) == (PlanStatus.ACTIVE, True)


def changed(slug: str, **changes: object) -> EligibilityInquiry:
    """An inquiry with something else about the subscriber than the payer knows."""
    inquiry = inquiry_about(BY_SLUG[slug])
    entity_changes = {name: value for name, value in changes.items() if name != "birth_date"}
    entity = replace(inquiry.subscriber.entity, **entity_changes)  # type: ignore[arg-type]
    subscriber = replace(inquiry.subscriber, entity=entity)
    if "birth_date" in changes:
        subscriber = replace(subscriber, birth_date=changes["birth_date"])  # type: ignore[arg-type]
    return replace(inquiry, subscriber=subscriber)


@pytest.mark.parametrize(
    ("inquiry", "loop", "reason"),
    [
        (changed("active-hmo", identifier="HLH99999999"), "2100C", "75"),
        (changed("active-hmo", identifier="", identifier_kind=""), "2100C", "72"),
        (changed("active-hmo", birth_date=date(1999, 1, 1)), "2100C", "71"),
        (changed("active-hmo", birth_date=None, last_name="Somebody"), "2100C", "73"),
        (replace(inquiry_about(BY_SLUG["active-hmo"]), payer=Entity("PR", "Nobody", identifier="XX99")), "2100A", "79"),
        (
            replace(inquiry_about(BY_SLUG["active-hmo"]), payer=inquiry_about(BY_SLUG["active-ppo"]).payer),
            "2100C",
            "75",
        ),
    ],
)
async def test_whom_the_payer_does_not_know_is_rejected_with_the_reason(
    ask: Ask, inquiry: EligibilityInquiry, loop: str, reason: str
) -> None:
    summary = await ask(inquiry)
    assert summary.status is PlanStatus.REJECTED
    assert [(row.loop, row.reason, row.follow_up) for row in summary.rejections] == [(loop, reason, "C")]


async def test_a_member_id_is_recognised_in_any_case_and_by_name_without_a_birth_date(ask: Ask) -> None:
    known = BY_SLUG["active-ppo"].member_id
    assert (await ask(changed("active-ppo", identifier=known.lower()))).status is PlanStatus.ACTIVE
    assert (await ask(changed("active-ppo", birth_date=None))).status is PlanStatus.ACTIVE


@pytest.mark.parametrize(
    ("change", "reason"), [({"first_name": "Nobody"}, "67"), ({"birth_date": date(2020, 3, 1)}, "71")]
)
async def test_a_dependent_is_found_by_name_and_birth_date(ask: Ask, change: dict[str, object], reason: str) -> None:
    inquiry = inquiry_about(BY_SLUG["dependent-child"])
    assert inquiry.dependent is not None
    dependent = inquiry.dependent
    if "birth_date" in change:
        dependent = replace(dependent, birth_date=change["birth_date"])  # type: ignore[arg-type]
    else:
        dependent = replace(dependent, entity=replace(dependent.entity, **change))  # type: ignore[arg-type]
    summary = await ask(replace(inquiry, dependent=dependent))
    assert [(row.loop, row.reason) for row in summary.rejections] == [("2100D", reason)]


async def test_the_answer_goes_back_to_whoever_asked_and_is_numbered(
    client: httpx.AsyncClient, bearer: Callable[..., Awaitable[dict[str, str]]]
) -> None:
    content = to_edi(write_270(inquiry_about(BY_SLUG["active-hmo"]), ENVELOPE))
    headers = await bearer()
    answers = [await client.post("/eligibility/270", content=content, headers=headers) for _ in range(2)]
    envelopes = [read_message(answer.content).segments[0] for answer in answers]
    assert [(isa.text(6), isa.text(8), isa.text(13)) for isa in envelopes] == [
        ("PFSANDBOX", "LAKESHORE", "000000001"),
        ("PFSANDBOX", "LAKESHORE", "000000002"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "x12.empty"), (b"hello", "x12.not_x12"), (b"<html>", "x12.web_page")],
)
async def test_what_is_no_inquiry_is_refused_with_code_and_place(
    client: httpx.AsyncClient, bearer: Callable[..., Awaitable[dict[str, str]]], content: bytes, code: str
) -> None:
    answer = await client.post("/eligibility/270", content=content, headers=await bearer())
    assert (answer.status_code, answer.json()["code"], answer.json()["place"]) == (400, code, "line 1")


async def test_a_271_sent_as_an_inquiry_is_refused(
    client: httpx.AsyncClient, bearer: Callable[..., Awaitable[dict[str, str]]]
) -> None:
    headers = await bearer()
    file = await client.get("/files/01-active-hmo.xml", headers=headers)
    answer = await client.post("/eligibility/270", content=file.content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "x12.wrong_transaction")
