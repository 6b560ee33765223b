"""Requests that were damaged in every way we could think of, the same ones every time."""

import copy
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.builders import new_patient

Place = tuple[Any, Any]
"""A list or an object, and where in it something stands."""
_STRANGE: tuple[Any, ...] = (
    None,
    True,
    "",
    " ",
    0,
    -1,
    2**63,
    1e308,
    [],
    {},
    [[]],
    "\0",
    "\u202e\u2028",
    "\ud800",
    "Ω" * 5_000,
    "x" * 70_000,
    "9999-12-31",
    "0000-00-00",
    "2026-02-30",
    "1980-03-12T00:00:00+99:99",
    "+1" + "9" * 40,
    "'; REMOVE TABLE patient; --",
    "patient:⟨x⟩",
    "%00%ff",
    "=1+1",
)


@dataclass(frozen=True, slots=True)
class DamagedRequest:
    """One request: what is sent where, as bytes; in a GET, as parameters."""

    method: str
    path: str
    content: bytes | None = None
    parameters: tuple[tuple[str, str], ...] = ()


def damaged(number: int, patient_id: str) -> DamagedRequest:
    """The request of this number, about this patient where it is about one who is on record."""
    chance = random.Random(number)
    method, path, body = chance.choice(_requests(number, patient_id))
    if method == "GET":
        return DamagedRequest(method, path, parameters=_parameters(chance, body))
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _damage(chance, body)
    content = bytearray(json.dumps(body).encode())
    if number % 9 == 0:
        for _ in range(chance.randrange(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
    return DamagedRequest(
        method, path, bytes(content[: chance.randrange(len(content))] if number % 11 == 0 else content)
    )


def _requests(number: int, patient_id: str) -> list[tuple[str, str, dict[str, Any]]]:
    """What the desk sends, whole; with every number about somebody else."""
    person = new_patient(
        family_name="".join("klmnoprstv"[int(digit)] + "a" for digit in f"{number:06}").capitalize(),
        birth_date=f"{1930 + number % 60}-0{number % 9 + 1}-1{number % 7}",
        phones=[{"number": f"(202) 555-01{number % 100:02}", "kind": "mobile"}],
        address={"line1": "12 Quay Street", "city": "Duluth", "state": "MN", "postal_code": "55802"},
        emergency_contact={"name": "Ben Marlowe", "relationship": "brother", "phone": "(202) 555-0124"},
        tags=["recall"],
        notes="Prefers mornings.",
        mrn=f"A-{number}",
    )
    entered = {name: person[name] for name in ("family_name", "given_name", "birth_date", "email", "mrn")}
    entered["phones"] = [each["number"] for each in person["phones"]]
    coverage = {
        "payer_name": "Cedar Mutual",
        "member_id": "HRB0000001",
        "relationship": "child",
        "priority": 1,
        "begins_on": "2026-01-01",
        "subscriber": {"family_name": "Marlowe", "given_name": "Ben", "birth_date": "1950-01-02"},
    }
    criteria: dict[str, Any] = {
        "status": ["active", "urgent"],
        "tag": ["A" * 24],
        "age_from": 18,
        "age_to": 80,
        "birthday_within": 30,
        "coverage": "ended",
        "coverage_ends_to": "2026-12-31",
        "contacted_since": "2026-01-01",
        "changed_to": "2026-12-31",
        "state": "MN",
    }
    listed = {**criteria, "order": "name", "descending": "true", "limit": "50"}
    return [
        ("POST", "/patients", person),
        ("PUT", f"/patients/{patient_id}", {**person, "version": 1}),
        ("POST", "/onboarding", {"person": person, "coverage": coverage}),
        ("POST", "/onboarding/drafts", {"title": "Ada", "step": "review", "content": {"person": person}}),
        ("POST", "/patients/search", {"text": "marlowe", "limit": 20, "archived": False, "among": criteria}),
        ("POST", "/patients/duplicates/check", entered),
        ("PUT", f"/patients/{patient_id}/status", {"status": "onboarding", "version": 1, "reason": "They came."}),
        ("GET", "/patients", listed),
    ]


def _damage(chance: random.Random, body: dict[str, Any]) -> None:
    """One thing becomes another, goes, comes twice or is buried."""
    places = list(_places(body))
    if not places:
        return
    holder, key = chance.choice(places)
    kind = chance.randrange(5)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        other, place = chance.choice(places)
        holder[key] = copy.deepcopy(other[place])
    elif kind == 2:
        holder[key] = _buried(holder[key], chance.choice((3, 30, 300)))
    elif kind == 3 and isinstance(holder[key], str) and holder[key]:
        at = chance.randrange(len(holder[key]))
        holder[key] = holder[key][:at] + chance.choice("\0\x0b\u202e\ufffd'\"<&;😀") + holder[key][at + 1 :]
    else:
        holder[key] = chance.choice(_STRANGE)


def _places(content: object) -> Iterator[Place]:
    parts = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in parts:
        yield content, key
        yield from _places(value)


def _buried(content: object, depth: int) -> object:
    for _ in range(depth):
        content = [content]
    return content


def _parameters(chance: random.Random, criteria: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    asked = [
        (name, str(each))
        for name, value in criteria.items()
        for each in (value if isinstance(value, list) else [value])
    ]
    chosen = chance.sample(asked, chance.randrange(1, len(asked)))
    strange = [str(each) for each in _STRANGE if each != "\ud800" and len(str(each)) < 6_000]
    return tuple((name, chance.choice(strange) if chance.random() < 0.2 else value) for name, value in chosen)
