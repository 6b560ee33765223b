"""The mail and SMS services take what Resend and Twilio take, refuse what they refuse, and deliver nothing."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from sandbox.credentials import MAIL_API_KEY, SMS_ACCOUNT_SID, SMS_AUTH_TOKEN

KEY = {"Authorization": f"Bearer {MAIL_API_KEY}"}
MAIL = {"from": "Desk <desk@example.org>", "to": "a@example.com", "subject": "News", "text": "See the practice."}
SMS_PATH = f"/2010-04-01/Accounts/{SMS_ACCOUNT_SID}/Messages.json"
SMS_AUTH = (SMS_ACCOUNT_SID, SMS_AUTH_TOKEN)
SMS = {"To": "+15555550100", "From": "+15555550101", "Body": "See the practice."}


async def test_a_mail_is_accepted_shown_and_kept_for_looking_at(client: httpx.AsyncClient) -> None:
    sent = await client.post("/emails", json=MAIL, headers=KEY)
    assert (sent.status_code, sent.json().keys()) == (200, {"id"})
    shown = (await client.get(f"/emails/{sent.json()['id']}", headers=KEY)).json()
    assert (shown["object"], shown["from"], shown["to"]) == ("email", MAIL["from"], ["a@example.com"])
    assert (shown["subject"], shown["text"], shown["last_event"]) == ("News", MAIL["text"], "delivered")
    assert (await client.get("/sink/mails")).json() == [shown]
    await client.delete("/sink/mails")
    assert (await client.get("/sink/mails")).json() == []


async def test_the_same_key_and_body_send_one_mail(client: httpx.AsyncClient) -> None:
    headers = KEY | {"Idempotency-Key": "alert/1"}
    first, again = [await client.post("/emails", json=MAIL, headers=headers) for _ in range(2)]
    other_key = await client.post("/emails", json=MAIL, headers=KEY | {"Idempotency-Key": "alert/2"})
    assert first.json() == again.json() != other_key.json()
    assert len((await client.get("/sink/mails")).json()) == 2


async def test_the_same_key_with_another_body_is_a_conflict(client: httpx.AsyncClient) -> None:
    headers = KEY | {"Idempotency-Key": "alert/1"}
    await client.post("/emails", json=MAIL, headers=headers)
    other = await client.post("/emails", json=MAIL | {"subject": "Other"}, headers=headers)
    assert (other.status_code, other.json()["name"]) == (409, "invalid_idempotent_request")


async def test_a_key_is_forgotten_after_a_day(client: httpx.AsyncClient, clock: Any) -> None:
    headers = KEY | {"Idempotency-Key": "alert/1"}
    first = await client.post("/emails", json=MAIL, headers=headers)
    clock.pass_by(timedelta(hours=24))
    assert (await client.post("/emails", json=MAIL, headers=headers)).json() != first.json()


@pytest.mark.parametrize(
    ("body", "headers", "status", "name"),
    [
        (MAIL, {}, 401, "missing_api_key"),
        (MAIL, {"Authorization": "Bearer re_wrong"}, 403, "invalid_api_key"),
        ({"to": "a@example.com"}, KEY, 422, "missing_required_field"),
        (MAIL | {"to": []}, KEY, 422, "validation_error"),
        (MAIL | {"to": [f"{n}@example.com" for n in range(51)]}, KEY, 422, "validation_error"),
        (MAIL, KEY | {"Idempotency-Key": "x" * 257}, 400, "invalid_idempotency_key"),
    ],
)
async def test_a_refused_mail_names_resends_error(
    client: httpx.AsyncClient, body: dict[str, Any], headers: dict[str, str], status: int, name: str
) -> None:
    answer = await client.post("/emails", json=body, headers=headers)
    assert (answer.status_code, answer.json()["statusCode"], answer.json()["name"]) == (status, status, name)


async def test_a_mail_is_shown_only_with_the_key_and_if_there_is_one(client: httpx.AsyncClient) -> None:
    assert (await client.get("/emails/none")).status_code == 401
    missing = await client.get("/emails/none", headers=KEY)
    assert (missing.status_code, missing.json()["name"]) == (404, "not_found")


async def test_a_message_is_accepted_shown_and_kept_for_looking_at(client: httpx.AsyncClient) -> None:
    sent = await client.post(SMS_PATH, data=SMS, auth=SMS_AUTH)
    message = sent.json()
    assert sent.status_code == 201
    assert (message["to"], message["from"], message["body"]) == (SMS["To"], SMS["From"], SMS["Body"])
    assert (message["status"], message["num_segments"], message["error_code"]) == ("queued", "1", None)
    assert message["date_created"] == "Wed, 25 Nov 2026 09:30:00 +0000"
    shown = await client.get(message["uri"], auth=SMS_AUTH)
    assert shown.json() == message | {"status": "delivered"}
    assert (await client.get("/sink/messages")).json() == [message]
    await client.delete("/sink/messages")
    assert (await client.get("/sink/messages")).json() == []


async def test_a_long_message_is_counted_in_parts(client: httpx.AsyncClient) -> None:
    sent = await client.post(SMS_PATH, data=SMS | {"Body": "x" * 161}, auth=SMS_AUTH)
    assert sent.json()["num_segments"] == "2"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"From": "+15555550101", "Body": "x"}, 21604),
        (SMS | {"To": "555-0100"}, 21211),
        ({"To": "+15555550100", "Body": "x"}, 21603),
        ({"To": "+15555550100", "From": "+15555550101"}, 21602),
        (SMS | {"Body": "x" * 1601}, 21617),
    ],
)
async def test_a_refused_message_names_twilios_error(
    client: httpx.AsyncClient, form: dict[str, str], code: int
) -> None:
    answer = await client.post(SMS_PATH, data=form, auth=SMS_AUTH)
    assert (answer.status_code, answer.json()["code"], answer.json()["status"]) == (400, code, 400)


async def test_messages_need_the_account_and_its_token(client: httpx.AsyncClient) -> None:
    for attempt in ({}, {"auth": (SMS_ACCOUNT_SID, "wrong")}):
        answer = await client.post(SMS_PATH, data=SMS, **attempt)  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["code"]) == (401, 20003)
        shown = await client.get(SMS_PATH.replace(".json", "/SM1.json"), **attempt)  # type: ignore[arg-type]
        assert shown.status_code == 401
    unknown = await client.get(SMS_PATH.replace(".json", "/SM1.json"), auth=SMS_AUTH)
    assert (unknown.status_code, unknown.json()["code"]) == (404, 20404)


async def test_messages_to_a_number_are_listed_page_by_page_the_newest_first(client: httpx.AsyncClient) -> None:
    for number in range(5):
        await client.post(SMS_PATH, data=SMS | {"Body": str(number)}, auth=SMS_AUTH)
    await client.post(SMS_PATH, data=SMS | {"To": "+15555550109"}, auth=SMS_AUTH)
    assert (await client.get(SMS_PATH)).status_code == 401
    first = (await client.get(SMS_PATH, params={"To": SMS["To"], "PageSize": "3"}, auth=SMS_AUTH)).json()
    second = (await client.get(first["next_page_uri"], auth=SMS_AUTH)).json()
    assert [each["body"] for each in first["messages"] + second["messages"]] == ["4", "3", "2", "1", "0"]
    assert second["next_page_uri"] is None
    assert len((await client.get(SMS_PATH, auth=SMS_AUTH)).json()["messages"]) == 6


async def test_what_shall_become_of_a_message_is_shown_from_then_on(client: httpx.AsyncClient) -> None:
    message = (await client.post(SMS_PATH, data=SMS, auth=SMS_AUTH)).json()
    report = {"status": "undelivered", "error_code": 30005}
    answer = await client.post(f"/sink/messages/{message['sid']}/report", json=report)
    assert answer.json() == {"answered": None}, "nobody asked to be told"
    shown = (await client.get(message["uri"], auth=SMS_AUTH)).json()
    assert (shown["status"], shown["error_code"]) == ("undelivered", 30005)
    assert (await client.post("/sink/messages/SM1/report", json={})).status_code == 404
    assert (await client.post("/sink/mails/none/report", json={})).status_code == 404
