"""The description that the typed client is generated from."""

import json
from typing import Any

import pytest

from app.cli.openapi import openapi_text


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(openapi_text())
    return content


def test_the_same_api_gives_the_same_text() -> None:
    assert openapi_text() == openapi_text()


def test_operations_have_short_names_of_their_own(description: dict[str, Any]) -> None:
    names = [each["operationId"] for path in description["paths"].values() for each in path.values()]
    assert len(names) == len(set(names))
    assert all("_api_v1" not in name for name in names)


def test_failures_are_described_as_problems_and_never_as_the_frameworks_own(description: dict[str, Any]) -> None:
    assert "HTTPValidationError" not in str(description)
    for path in description["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if status[0] in "45" and "health" not in operation["tags"]:
                    assert set(answer["content"]) == {"application/problem+json"}, operation["operationId"]


def test_no_secret_has_a_place_in_an_answer(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    asked = ("Request", "Create", "Update", "Confirmation")
    answered = {name: schema for name, schema in schemas.items() if not name.endswith(asked)}
    fields = {field for schema in answered.values() for field in schema.get("properties", {})}
    told = {"sealed_at", "not_sealed_yet"}  # of the audit trail: when, and how many rows
    assert not {
        field for field in fields - told if any(word in field for word in ("password", "secret", "hash", "sealed"))
    }
