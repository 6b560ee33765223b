"""Failures as problem+json: place and rule, and never the value."""

import json
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from app.api import problems
from app.core.exceptions import MalformedRequest, NotReady, ValidationException
from app.models.patient_models import PatientCreate

PLANTED = "Quillfeather"


def the_failure(model: type[BaseModel], body: Any) -> ValidationException:
    """What FastAPI would hand over for a body."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(body)
    errors = [{**each, "loc": ("body", *each["loc"])} for each in caught.value.errors()]
    return problems.as_validation_exception(RequestValidationError(errors))


@pytest.mark.parametrize(
    ("change", "place", "rule"),
    [
        ({"birth_date": PLANTED}, "body.birth_date", "value_error"),
        ({"birth_date": None}, "body.birth_date", "value_error"),
        ({"family_name": [PLANTED]}, "body.family_name", "string_type"),
        ({"family_name": PLANTED * 20}, "body.family_name", "value_error"),
        ({"sex": PLANTED}, "body.sex", "enum"),
        ({"phones": [{"number": PLANTED}]}, "body.phones.0.number", "value_error"),
        ({"phones": PLANTED}, "body.phones", "list_type"),
        ({"email": PLANTED}, "body.email", "value_error"),
        ({"provider_id": PLANTED}, "body.provider_id", "string_pattern_mismatch"),
        (
            {"address": {"line1": "1 Main St", "city": "Albany", "state": PLANTED, "postal_code": "12207"}},
            "body.address.state",
            "value_error",
        ),
        ({PLANTED: 1}, "body", "extra_forbidden"),
        ({"contact_consents": {PLANTED: True}}, "body.contact_consents", "extra_forbidden"),
    ],
)
def test_a_broken_rule_names_its_place_and_not_its_value(change: dict[str, Any], place: str, rule: str) -> None:
    body = {"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12", **change}
    failure = the_failure(PatientCreate, body)
    assert [(each.place, each.rule) for each in failure.broken_rules] == [(place, rule)]
    assert PLANTED not in bytes(problems.render(failure, None).body).decode()
    assert all(each.message.endswith(".") for each in failure.broken_rules)


class Loose(BaseModel):
    """Takes whatever names somebody sends."""

    words: dict[str, list[int]] = {}
    one_of: int | dict[str, int] = 0


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ({"words": {PLANTED: ["no number"]}}, {"body.words.0"}),
        ({"words": {"family_name": PLANTED}}, {"body.words.family_name"}),
        ({"one_of": {PLANTED: "no number"}}, {"body.one_of"}),
    ],
)
def test_a_name_that_is_the_senders_own_is_not_said_again(body: dict[str, Any], places: set[str]) -> None:
    failure = the_failure(Loose, body)
    assert PLANTED not in bytes(problems.render(failure, None).body).decode()
    assert {each.place for each in failure.broken_rules} == places


def test_what_is_missing_is_told_all_at_once() -> None:
    places = {each.place for each in the_failure(PatientCreate, {}).broken_rules}
    assert places == {"body.family_name", "body.given_name", "body.birth_date"}


def test_many_unknown_fields_are_one_rule() -> None:
    body = {"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12"}
    assert len(the_failure(PatientCreate, {**body, PLANTED: 1, PLANTED * 2: 2}).broken_rules) == 1


def test_what_is_no_json_is_malformed() -> None:
    error = RequestValidationError([{"type": "json_invalid", "loc": ("body", 3), "msg": "", "input": {}, "ctx": {}}])
    failure = problems.as_validation_exception(error)
    assert isinstance(failure, MalformedRequest)
    assert failure.status == 400


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "route_not_found"), (405, "method_not_allowed"), (400, "bad_request"), (418, "bad_request")],
)
async def test_the_frameworks_own_failures_are_told_in_our_words(status: int, code: str) -> None:
    app = FastAPI()
    problems.install(app)
    handler = app.exception_handlers[HTTPException]
    request = Request({"type": "http", "state": {}})
    answer = await handler(request, HTTPException(status, PLANTED, headers={"Allow": "GET"}))  # type: ignore[misc]
    content = json.loads(bytes(answer.body))
    assert content["code"] == code
    assert PLANTED not in str(content)
    assert answer.headers["allow"] == "GET"


def test_a_start_under_way_tells_its_progress() -> None:
    class Starting(NotReady):
        progress = 0.25

    content = json.loads(bytes(problems.render(Starting(), None).body))
    assert (content["code"], content["progress"]) == ("starting", 0.25)


def test_the_description_lists_the_codes_of_each_status() -> None:
    described = problems.error_responses(MalformedRequest, ValidationException, NotReady)
    assert set(described) == {400, 422, 503}
    schema = described[422]["content"]["application/problem+json"]["schema"]
    assert schema["allOf"][1]["properties"]["code"]["enum"] == ["validation_failed"]
