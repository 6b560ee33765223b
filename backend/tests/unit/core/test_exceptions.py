"""Every failure that PFINNI expects: one code, one constant message, one status, and nobody's data."""

import asyncio
import inspect
import json
import logging
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

import app
from app.api import problems
from app.config.logging import JsonFormatter
from app.core.exceptions import (
    AppException,
    AuthenticationException,
    AuthorizationException,
    BrokenRule,
    BusinessLogicException,
    DatabaseException,
    ExternalServiceException,
    NotFoundException,
    RateLimited,
    ValidationException,
)
from app.core.middleware import FailureMiddleware

PLANTED = "Zephyrine Quillfeather 1931-04-05"
WITHOUT_A_CODE_OF_ITS_OWN = {"Starting"}
"""Failures that are another one with a field more; the client sees the other one's code."""
STATUSES = {
    ValidationException: 422,
    AuthenticationException: 401,
    AuthorizationException: 403,
    NotFoundException: 404,
    BusinessLogicException: 409,
    ExternalServiceException: 502,
    DatabaseException: 503,
    RateLimited: 429,
}


def every_failure() -> list[type[AppException]]:
    """Every subclass in the product, each module imported."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        import_module(module.name)
    return [AppException, *_below(AppException)]


def _below(base: type[AppException]) -> Iterator[type[AppException]]:
    for each in base.__subclasses__():
        if each.__module__.startswith("app."):
            yield each
            yield from _below(each)


def an_instance(failure: type[AppException]) -> AppException:
    """The failure, with a number for whatever it needs."""
    needed = [
        parameter
        for parameter in inspect.signature(failure).parameters.values()
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD and parameter.default is parameter.empty
    ]
    return failure(*(1.5 for _ in needed))


def test_exception_creation() -> None:
    """Unique stable codes, constant messages, right statuses; what varies is a number or a broken rule, no text."""
    failures = every_failure()
    assert len(failures) > 30
    own = [each for each in failures if "code" in each.__dict__]
    assert {each.__name__ for each in failures} - {each.__name__ for each in own} == WITHOUT_A_CODE_OF_ITS_OWN
    codes = [each.code for each in own]
    assert sorted(codes) == sorted(set(codes))
    for each in failures:
        assert re.fullmatch(r"[A-Za-z][A-Za-z_]{2,63}", each.code), each
        assert each.status in {400, 401, 403, 404, 405, 408, 409, 410, 413, 414, 415, 422, 429, 431, 500, 502, 503}, (
            each
        )
        assert isinstance(each.__dict__.get("message", each.message), str), each
        assert each.message.strip(), each
        assert "{" not in each.message, each
        assert str(an_instance(each)) == each.code
        assert repr(an_instance(each)) == f"{each.__name__}({each.code})"
        for parameter in inspect.signature(each).parameters.values():
            assert parameter.annotation in {float, int, BrokenRule}, (each, parameter)
    for each in own[1:]:
        assert AppException.of_code(each.code) is each


@pytest.mark.parametrize(("base", "status"), STATUSES.items(), ids=lambda each: getattr(each, "__name__", each))
def test_every_kind_has_its_status(base: type[AppException], status: int) -> None:
    assert base.status == status


@pytest.mark.parametrize("base", [AuthenticationException, AuthorizationException, RateLimited])
def test_who_may_not_and_who_must_wait_is_always_told_by_the_same_status(base: type[AppException]) -> None:
    every_failure()
    assert {each.status for each in _below(base)} == {base.status}


def test_an_unknown_code_names_no_failure() -> None:
    assert AppException.of_code("no_such_code") is None


def test_exception_serialization() -> None:
    """Each failure as RFC 9457 problem details: type, title, status and code are the class's own."""
    for each in every_failure():
        failure = an_instance(each)
        answer = problems.render(failure, "request-1")
        content = json.loads(bytes(answer.body))
        assert answer.status_code == content["status"] == each.status
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert content["type"] == f"urn:pfinni:problem:{each.code}"
        assert (content["title"], content["code"]) == (each.message, each.code)
        assert content["request_id"] == "request-1"
        assert ("www-authenticate" in answer.headers) == (each.status == 401)
        assert ("retry-after" in answer.headers) == (failure.retry_after is not None)


def test_seconds_to_wait_are_rounded_up_to_whole_ones() -> None:
    assert problems.render(RateLimited(0.2), None).headers["retry-after"] == "1"
    assert problems.render(RateLimited(59.01), None).headers["retry-after"] == "60"


def test_broken_rules_travel_with_place_rule_and_message() -> None:
    answer = problems.render(ValidationException(BrokenRule("body.a", "missing", "This is needed.")), None)
    assert json.loads(bytes(answer.body))["broken_rules"] == [
        {"place": "body.a", "rule": "missing", "message": "This is needed."}
    ]


def test_hipaa_error_logging(caplog: pytest.LogCaptureFixture) -> None:
    """A fault whose text quotes a patient: neither the answer nor any line of the log has a word of it."""
    with caplog.at_level(logging.DEBUG):
        sent = asyncio.run(_answer_of(_quotes_a_patient))
    assert sent[0]["status"] == 500
    assert json.loads(sent[1]["body"])["code"] == AppException.code
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert any('"kind": "KeyError"' in line for line in lines)
    for text in [*lines, *(record.getMessage() for record in caplog.records), sent[1]["body"].decode()]:
        assert not any(word in text for word in PLANTED.split())
    assert all(record.exc_info is None for record in caplog.records)


async def _quotes_a_patient(_: Scope, __: Receive, ___: Send) -> None:
    raise KeyError(PLANTED)


async def _answer_of(inner: Any) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    await FailureMiddleware(inner, answer=problems.answer_with)(scope, receive, send)
    return sent
