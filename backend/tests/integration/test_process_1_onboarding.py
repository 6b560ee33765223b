"""Process 1: from the first form to active care, with the payer asked on the way, and what follows its silence."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.identifiers import new_id
from app.models.alert_models import AlertKind, AlertState
from app.models.job_models import JobKind, JobState
from tests.conftest import SetClock
from tests.integration.audit.trail_reading import audit_rows, subjects
from tests.integration.onboarding_desk import MEMBERS, Desk, onboarding_desk
from tests.integration.websockets.conftest import serving
from tests.sandbox_port import LATE


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock) -> AsyncIterator[Desk]:
    async with onboarding_desk(tmp_path, clock) as desk:
        yield desk


async def test_patient_onboarding_complete_flow(desk: Desk) -> None:
    """Everything from the form to Active: rules, the payer's answer, both moves, alerts, counts, mail and trail."""
    provider, user = await desk.provider()
    await desk.prefer(user, email=["normal", "high", "urgent"])
    near = {"provider_id": provider.id}

    unfinished = await desk.onboard("active-hmo", person={**near, "phones": []}, coverage=None)
    assert unfinished.status_code == 422
    assert {rule["place"] for rule in unfinished.json()["broken_rules"]} == {"body.person.phones", "body.coverage"}

    async with serving(desk.assembly) as served:
        live = await (await served.browser("provider")).opened()
        key = new_id()
        begun = await desk.onboard("active-hmo", key=key, person=near)
        assert begun.status_code == 201, begun.text
        patient_id = begun.json()["patient"]["id"]
        assert (begun.json()["patient"]["status"], begun.json()["check"]["state"]) == ("inquiry", "waiting")
        again = await desk.onboard("active-hmo", key=key, person=near)
        assert again.json()["patient"]["id"] == patient_id

        await desk.work()
        await live.has_seen(await served.position())
        assert live.counts["by_status"] == {**dict.fromkeys(live.counts["by_status"], 0), "active": 1}

    patient = await desk.patient(patient_id)
    assert (patient["status"], patient["pending_review"]) == ("active", False)
    assert await desk.statuses(patient_id) == ["inquiry", "onboarding", "active"]
    steps = (await desk.browser.get(f"/patients/{patient_id}/history")).json()
    assert steps[0]["by_name"] is not None
    assert [(step["by"], step["by_name"]) for step in steps[1:]] == [("system:worker", None)] * 2
    check = await desk.check(patient_id)
    assert (check["state"], check["outcome"], check["is_covered"]) == ("answered", "answered", True)
    assert (check["moved_to"], check["failure"]) == ("active", None)
    (coverage,) = (await desk.browser.get(f"/patients/{patient_id}/coverages")).json()
    assert (coverage["status"], coverage["check_outcome"]) == ("active", "answered")
    assert coverage["benefits"] != []
    [answer] = await desk.assembly.database.rows("SELECT source FROM eligibility_answer")
    assert answer["source"] == "real_time"

    [welcome] = await desk.of(AlertKind.PATIENT_WELCOME)
    assert (welcome.patient_id, welcome.assigned_to, welcome.state) == (patient_id, user.id, AlertState.OPEN)
    assert await desk.of(AlertKind.PATIENT_REVIEW) == []
    desk.clock.now = desk.clock.now.replace(year=2027, month=1, day=4)
    await desk.run(JobKind.BIRTHDAY_ALERTS)
    assert [alert.patient_id for alert in await desk.of(AlertKind.BIRTHDAY)] == [patient_id]
    desk.clock.move(timedelta(minutes=2))  # what is not urgent is gathered into one mail
    await desk.work()
    told = [mail for mail in desk.sandbox.mails if mail.to == [user.email]]
    assert told != []
    assert all(MEMBERS["active-hmo"].patient.entity.last_name not in f"{mail.subject}{mail.text}" for mail in told)

    assert len(await desk.assembly.database.rows("SELECT id FROM patient")) == 1
    for action in ("patient.created", "eligibility.answered"):
        assert [patient_id] in [subjects(row) for row in await audit_rows(desk.assembly, action=action)]


async def test_patient_onboarding_with_insurance_failure(desk: Desk) -> None:
    """A silent payer leaves an inquiry to be reviewed, with an alert; it is asked again by itself, and care begins."""
    desk.sandbox.fails("/eligibility", delay_seconds=LATE, times=4)
    patient_id = await desk.onboarded("active-ppo")
    await desk.work()
    patient = await desk.patient(patient_id)
    assert (patient["status"], patient["pending_review"]) == ("inquiry", True)
    check = await desk.check(patient_id)
    assert (check["state"], check["failure"]) == ("retrying", "clearinghouse_unavailable")
    assert await desk.waiting() == {AlertKind.PATIENT_REVIEW: 1}
    [review] = await desk.of(AlertKind.PATIENT_REVIEW)
    assert review.patient_id == patient_id

    await desk.wait(timedelta(minutes=3))
    await desk.work()
    patient = await desk.patient(patient_id)
    assert (patient["status"], patient["pending_review"]) == ("active", False)
    assert await desk.waiting() == {AlertKind.PATIENT_WELCOME: 1}
    assert len(await audit_rows(desk.assembly, action="eligibility.unanswered")) == 1


async def test_a_payer_that_stays_silent_is_left_to_people_and_can_be_asked_again(desk: Desk) -> None:
    desk.sandbox.fails("/eligibility", status=503, times=1000)
    patient_id = await desk.onboarded("active-ppo")
    for _ in range(4):
        await desk.work()
        await desk.wait(timedelta(hours=2))
    check = await desk.check(patient_id)
    assert (check["state"], check["failure"], check["next_try_at"]) == ("failed", "clearinghouse_unavailable", None)
    [job] = await desk.assembly.jobs.page(None, JobKind.ELIGIBILITY_CHECK, None, 10)
    assert (job.state, job.attempts) == (JobState.DONE, 4)
    assert await desk.statuses(patient_id) == ["inquiry"]

    desk.sandbox.state.faults.clear()
    again = await desk.browser.post(f"/patients/{patient_id}/eligibility-check", json={})
    assert (again.status_code, again.json()["is_onboarding"]) == (202, True)
    await desk.work()
    assert await desk.statuses(patient_id) == ["inquiry", "onboarding", "active"]


@pytest.mark.parametrize(
    ("slug", "outcome", "alert"),
    [
        ("invalid-member-id", "rejected", AlertKind.ELIGIBILITY_REJECTED),
        ("subscriber-not-found", "rejected", AlertKind.ELIGIBILITY_REJECTED),
        ("services-only", "undetermined", AlertKind.PATIENT_REVIEW),
        ("ended", "answered", AlertKind.PATIENT_REVIEW),
        ("not-started", "answered", AlertKind.PATIENT_REVIEW),
        ("medicaid-spend-down", "answered", AlertKind.PATIENT_REVIEW),
    ],
)
async def test_any_answer_but_a_coverage_in_force_leaves_an_inquiry_to_be_looked_at(
    desk: Desk, slug: str, outcome: str, alert: AlertKind
) -> None:
    patient_id = await desk.onboarded(slug)
    await desk.work()
    patient = await desk.patient(patient_id)
    assert (patient["status"], patient["pending_review"]) == ("inquiry", True)
    check = await desk.check(patient_id)
    assert (check["state"], check["outcome"], check["moved_to"]) == ("answered", outcome, None)
    assert bool(check["rejections"]) is (outcome == "rejected")
    assert await desk.waiting() == {alert: 1}


@pytest.mark.parametrize("slug", ["medicare-a-and-b", "two-coverages", "active-pos-accents", "medicaid-managed-care"])
async def test_every_kind_of_coverage_in_force_leads_into_care(desk: Desk, slug: str) -> None:
    patient_id = await desk.onboarded(slug)
    await desk.work()
    assert await desk.statuses(patient_id) == ["inquiry", "onboarding", "active"]
    coverages = (await desk.browser.get(f"/patients/{patient_id}/coverages")).json()
    assert {each["check_outcome"] for each in coverages} == {"answered"}


async def test_a_child_insured_through_a_parent_is_asked_about_and_needs_who_answers_for_it(desk: Desk) -> None:
    alone = await desk.onboard("dependent-child")
    assert [rule["place"] for rule in alone.json()["broken_rules"]] == ["body.person.responsible_party"]
    party = {"name": "Petra Underhill", "relationship": "Mother", "phone": "(202) 555-0124"}
    patient_id = await desk.onboarded("dependent-child", person={"responsible_party": party})
    await desk.work()
    assert await desk.statuses(patient_id) == ["inquiry", "onboarding", "active"]


async def test_an_answer_that_cannot_be_read_or_is_not_ours_changes_nothing_but_the_flag(desk: Desk) -> None:
    for refused in (400, 401):
        desk.sandbox.fails("/eligibility", status=refused, times=9)
        person = {"phones": [], "email": f"matteo{refused}@example.com", "birth_date": f"1950-03-{refused - 390}"}
        insurance = desk.coverage(MEMBERS["active-hmo"], member_id=f"HLH00000{refused}")
        patient_id = await desk.onboarded("active-hmo", person=person, coverage=insurance)
        await desk.work()
        desk.sandbox.state.faults.clear()
        patient = await desk.patient(patient_id)
        assert (patient["status"], patient["pending_review"]) == ("inquiry", True)


async def test_who_pays_without_insurance_comes_into_care_by_the_word_of_the_desk(desk: Desk) -> None:
    reason = "Travels, and pays each visit."
    answer = await desk.onboard("active-hmo", coverage=None, self_pay_reason=reason)
    assert answer.status_code == 201, answer.text
    begun = answer.json()
    assert (begun["patient"]["status"], begun["check"]) == ("active", None)
    assert begun["patient"]["status_reason"] == f"Pays without insurance: {reason}"
    assert await desk.statuses(begun["patient"]["id"]) == ["inquiry", "onboarding", "active"]
    assert [alert.patient_id for alert in await desk.of(AlertKind.PATIENT_WELCOME)] == [begun["patient"]["id"]]
    both = await desk.onboard("active-hmo", self_pay_reason=reason)
    assert [rule["rule"] for rule in both.json()["broken_rules"]] == ["one_of_two"]


async def test_a_double_is_refused_until_somebody_decides_and_then_onboarded(desk: Desk) -> None:
    first = await desk.onboarded("active-hmo")
    draft = await desk.browser.post("/onboarding/drafts", json={"title": "Once more", "step": "review", "content": {}})
    kept = {"draft_id": draft.json()["id"]}
    answer = await desk.onboard("active-hmo", **kept)
    assert (answer.status_code, answer.json()["code"]) == (409, "possible_duplicate")
    assert [rule["place"] for rule in answer.json()["broken_rules"]] == [f"patients/{first}"]
    assert len(await desk.assembly.database.rows("SELECT id FROM eligibility_check")) == 1
    assert len((await desk.browser.get("/onboarding/drafts")).json()) == 1

    decision = {"looked_at": [first], "reason": "Father and son; both cards were shown."}
    second = await desk.onboarded("active-hmo", person={"duplicate_decision": decision}, **kept)
    assert await desk.assembly._duplicates().told_apart_from(first) == {second}
    assert (await desk.check(second))["state"] == "waiting"
    assert (await desk.browser.get("/onboarding/drafts")).json() == []


async def test_a_member_id_alone_tells_of_a_double(desk: Desk) -> None:
    """A married name and a mistyped birth date: only the card is the same."""
    first = await desk.onboarded("active-hmo")
    other = {"family_name": "Northcote", "birth_date": "1958-03-14", "phones": [], "email": "north@example.com"}
    known = {**desk.person(MEMBERS["active-hmo"]), "birth_date": MEMBERS["active-hmo"].patient.birth_date}
    answer = await desk.onboard("active-hmo", person={**other, "birth_date": known["birth_date"].isoformat()})
    assert (answer.status_code, answer.json()["code"]) == (409, "possible_duplicate")
    assert [rule["place"] for rule in answer.json()["broken_rules"]] == [f"patients/{first}"]


async def test_of_two_desks_that_onboard_one_person_at_once_one_is_told(desk: Desk) -> None:
    answers = await asyncio.gather(*(desk.onboard("active-hmo") for _ in range(4)))
    assert sorted(each.status_code for each in answers) == [201, 409, 409, 409]
    (first,) = [each.json()["patient"]["id"] for each in answers if each.status_code == 201]
    told = [rule["place"] for each in answers for rule in each.json().get("broken_rules", [])]
    assert set(told) == {f"patients/{first}"}
    for table in ("patient", "coverage", "eligibility_check"):
        assert len(await desk.assembly.database.rows(f"SELECT id FROM {table}")) == 1


class TestDrafts:
    """What is not finished is kept sealed, for its user alone, and goes when it is done or old."""

    async def kept(self, desk: Desk, **fields: object) -> dict[str, object]:
        body = {"title": "Matteo Ravenscroft", "step": "contact", "content": {"person": {"given_name": "Matteo"}}}
        answer = await desk.browser.post("/onboarding/drafts", json={**body, **fields})
        assert answer.status_code == 201, answer.text
        draft: dict[str, object] = answer.json()
        return draft

    async def test_it_is_listed_resumed_saved_again_and_discarded(self, desk: Desk) -> None:
        draft = await self.kept(desk)
        path = f"/onboarding/drafts/{draft['id']}"
        [line] = (await desk.browser.get("/onboarding/drafts")).json()
        assert (line["title"], line["step"], "content" in line) == ("Matteo Ravenscroft", "contact", False)
        assert (await desk.browser.get(path)).json() == draft
        newer = {"title": "M", "step": "review", "content": {"a": [1, None]}, "version": 1}
        saved = (await desk.browser.put(path, json=newer)).json()
        assert (saved["version"], saved["content"]) == (2, {"a": [1, None]})
        stale = await desk.browser.put(path, json=newer)
        assert (stale.status_code, stale.json()["code"]) == (409, "stale_draft")
        assert (await desk.browser.delete(path)).status_code == 204
        assert (await desk.browser.get(path)).json()["code"] == "draft_not_found"

    async def test_nobody_else_sees_it_and_the_store_shows_nothing_of_it(self, desk: Desk) -> None:
        draft = await self.kept(desk)
        async with desk.another("admin") as other:
            assert (await other.get("/onboarding/drafts")).json() == []
            for answer in (
                await other.get(f"/onboarding/drafts/{draft['id']}"),
                await other.put(f"/onboarding/drafts/{draft['id']}", json={**BLANK, "version": 1}),
                await other.delete(f"/onboarding/drafts/{draft['id']}"),
            ):
                assert (answer.status_code, answer.json()["code"]) == (404, "draft_not_found")
        [row] = await desk.assembly.database.rows("SELECT * FROM onboarding_draft")
        assert "Matteo" not in str(row)
        assert b"Matteo" not in row["sealed"]

    async def test_it_goes_with_its_patient(self, desk: Desk) -> None:
        draft = await self.kept(desk)
        await desk.onboarded("active-hmo", draft_id=draft["id"])
        assert (await desk.browser.get("/onboarding/drafts")).json() == []

    async def test_it_is_forgotten_a_month_after_the_last_touch(self, desk: Desk) -> None:
        await self.kept(desk)
        desk.clock.move(timedelta(days=29))
        await desk.run(JobKind.CLEAN_UP)
        assert len(await desk.assembly.database.rows("SELECT id FROM onboarding_draft")) == 1
        desk.clock.move(timedelta(days=2))
        await desk.run(JobKind.CLEAN_UP)
        assert await desk.assembly.database.rows("SELECT id FROM onboarding_draft") == []

    async def test_one_that_is_too_long_is_refused_and_so_is_one_too_many(self, desk: Desk) -> None:
        long = await desk.browser.post("/onboarding/drafts", json={**BLANK, "content": {"a": "x" * 60_000}})
        assert (long.status_code, long.json()["code"]) == (422, "draft_too_long")
        for _ in range(50):
            await self.kept(desk)
        more = await desk.browser.post("/onboarding/drafts", json=BLANK)
        assert (more.status_code, more.json()["code"]) == (409, "too_many_drafts")


class TestAskingAgain:
    async def test_while_the_payer_is_being_asked_the_same_question_is_given(self, desk: Desk) -> None:
        patient_id = await desk.onboarded("active-hmo")
        first = await desk.check(patient_id)
        again = await desk.browser.post(f"/patients/{patient_id}/eligibility-check", json={})
        assert again.json()["id"] == first["id"]

    async def test_a_new_question_takes_the_place_of_one_that_waits_for_another_try(self, desk: Desk) -> None:
        desk.sandbox.fails("/eligibility", status=503, times=4)
        patient_id = await desk.onboarded("active-hmo")
        await desk.work()
        first = await desk.check(patient_id)
        again = (await desk.browser.post(f"/patients/{patient_id}/eligibility-check", json={})).json()
        assert again["id"] != first["id"]
        await desk.work()
        await desk.wait(timedelta(hours=1))
        await desk.work()
        assert desk.sandbox.state.desk.answers == 1
        assert (await desk.check(patient_id))["state"] == "answered"

    async def test_a_patient_in_care_is_not_moved_by_a_silent_payer(self, desk: Desk) -> None:
        patient_id = await desk.onboarded("active-hmo")
        await desk.work()
        desk.sandbox.fails("/eligibility", status=503, times=99)
        await desk.browser.post(f"/patients/{patient_id}/eligibility-check", json={})
        await desk.work()
        patient = await desk.patient(patient_id)
        assert (patient["status"], patient["pending_review"]) == ("active", False)
        assert (await desk.check(patient_id))["failure"] == "clearinghouse_unavailable"

    async def test_nobody_is_asked_about_whom_nobody_may_ask(self, desk: Desk) -> None:
        answer = await desk.onboard("active-hmo", coverage=None, self_pay_reason="Wants it so.")
        patient = answer.json()["patient"]
        path = f"/patients/{patient['id']}/eligibility-check"
        assert (await desk.browser.get(path)).json() is None
        assert (await desk.browser.post(path, json={})).json()["code"] == "nothing_to_check"
        assert (await desk.browser.post(path, json={"coverage_id": "a" * 20})).json()["code"] == "coverage_not_found"
        died = await desk.browser.put(f"/patients/{patient['id']}/deceased", json={"version": 3, "deceased": True})
        assert died.status_code == 200
        assert (await desk.browser.post(path, json={})).json()["code"] == "not_checked_any_more"


BLANK = {"title": "", "step": "person", "content": {}}
