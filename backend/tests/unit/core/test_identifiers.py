"""Identifiers say nothing, and nothing else passes for one."""

import re

import pytest

from app.core.identifiers import ID_PATTERN, is_id, new_id, new_moment_id


def test_identifiers_are_random_and_of_one_shape() -> None:
    made = {new_id() for _ in range(2000)}
    assert len(made) == 2000
    assert all(re.fullmatch(ID_PATTERN, each) and is_id(each) for each in made)


def test_moment_identifiers_grow_with_time_and_differ() -> None:
    made = [new_moment_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert all(len(each) == 26 and each == each.lower() for each in made)
    assert made[0][:10] <= made[-1][:10]


@pytest.mark.parametrize(
    "text",
    ["", "a" * 19, "a" * 21, "a" * 20 + "\n", "\n" + "a" * 20, "A" * 20, "a" * 19 + "1", "a" * 19 + " ", "é" * 20],
)
def test_nothing_else_is_an_identifier(text: str) -> None:
    assert not is_id(text)
