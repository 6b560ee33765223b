"""Requests that carry planted values in every place where a request can carry something."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count, islice, product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from tests.conftest import ORIGIN, SAMPLES
from tests.phi.needles import NEEDLES as N

API = "http://api"
_PLACE = re.compile(r"\{(\w+)\}")
UPLOAD = "/api/v1/imports/eligibility"
LARGE = 1_500_000
STANDS_CLEAR = frozenset({"payer_name"})
"""A payer is no person: what is entered as its name is among those that everybody in the practice chooses from."""


def planted_patient(**fields: Any) -> dict[str, Any]:
    """A new patient in whom every field is planted."""
    return {
        "family_name": f"{N['family name']} {N['second family name']}",
        "given_name": N["given name"],
        "middle_name": N["middle name"],
        "preferred_name": N["preferred name"],
        "former_names": [N["former name"]],
        "birth_date": N["birth date, ISO"],
        "gender_identity": N["gender"],
        "mrn": N["MRN"],
        "phones": [{"number": N["telephone"]}],
        "email": N["e-mail"],
        "address": {"line1": N["street"], "city": N["town"], "state": "VT", "postal_code": N["postal code"]},
        "emergency_contact": {
            "name": N["contact"],
            "relationship": N["relationship"],
            "phone": N["contact's telephone"],
        },
        "tags": [N["tag"]],
        "notes": f"{N['notes']}, born {N['birth date, American']}; {N['member id']}, {N['group']}",
        **fields,
    }


def planted_answer() -> bytes:
    """The first of the 20 files, about somebody planted."""
    text = (SAMPLES / "01-active-hmo.xml").read_text("utf-8")
    for old, new in {
        "Ravenscroft": N["imported family name"],
        "Matteo": N["imported given name"],
        "HLH12794967": N["imported member id"],
        "19620109": N["imported birth date"],
        "830 Alder Street": N["imported street"],
        "Cedar Landing": N["imported town"],
    }.items():
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def write_files(folder: Path) -> None:
    """Eligibility files with planted names and planted people, for `pfinni import`."""
    folder.mkdir()
    (folder / f"{N['file name']}.xml").write_bytes(planted_answer())
    (folder / f"{N['file name']}-cut.xml").write_bytes(planted_answer()[:4000])
    (folder / f"{N['file name']}.txt").write_text(f"{N['family name']} {N['member id']}")


@dataclass(frozen=True)
class Asked:
    """One request, as httpx takes it."""

    method: str
    path: str
    options: Mapping[str, Any] = field(default_factory=dict)

    async def send(self, client: httpx.AsyncClient) -> httpx.Response:
        return await client.request(self.method, f"{API}{self.path}", **self.options)


class Care(IntEnum):
    """How much is tried."""

    LIGHT = 0
    """Every route as it is meant, and a third of the places where it can carry something: the routes take turns."""
    NORMAL = 2
    """Every field that a route's body has with two wrong values as well, and every broken body under every type."""
    THOROUGH = 5
    """With five, and all of it under every planted address."""


def requests_to(description: Mapping[str, Any], known: Mapping[str, str], care: Care) -> Iterator[Asked]:
    """What is sent to every route that the description names, and to some that it does not.

    `known` holds what addresses may name and what exists, such as `patient_id`.
    """
    turn = count()
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            first, *others = _paths(path, known)
            fields = _fields_of(description, operation)
            plain, *carrying = _to_operation(method.upper(), first, operation, fields, care)
            yield plain
            yield from carrying if care else carrying[next(turn) % 3 :: 3]
            for other in others:
                sent = _to_operation(method.upper(), other, operation, fields, care)
                yield from sent if care is Care.THOROUGH else islice(sent, 2)
    for path in (f"/api/v1/{N['path']}", f"/{quote(N['family name'])}", "/api/v1/auth/sign-up/email"):
        yield Asked("GET", path, {"params": {N["query"]: N["query"]}})
        yield Asked("POST", path, {"json": planted_patient()})


def _paths(path: str, known: Mapping[str, str]) -> list[str]:
    if "{" not in path:
        return [path]
    planted = [N["path"], quote(N["telephone"]), quote(N["birth date, American"], safe=""), quote(N["MRN"])]
    existing = _PLACE.sub(lambda place: known.get(place[1], "a" * 20), path)
    return [existing, *(_PLACE.sub(name, path) for name in planted)]


def _fields_of(description: Mapping[str, Any], operation: Mapping[str, Any]) -> frozenset[str]:
    """The names of the fields that a route's JSON body has, whichever of its shapes it takes."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    found: set[str] = set()
    shapes = [content.get("schema", {})]
    while shapes:
        shape = shapes.pop()
        if "$ref" in shape:
            shapes.append(description["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]])
        shapes += [each for way in ("anyOf", "oneOf", "allOf") for each in shape.get(way, ())]
        found |= shape.get("properties", {}).keys()
    return frozenset(found)


def _to_operation(
    method: str, path: str, operation: Mapping[str, Any], fields: frozenset[str], care: Care
) -> Iterator[Asked]:
    content = operation.get("requestBody", {}).get("content", {})
    plain: dict[str, Any] = {"json": _valid_body(path)} if "application/json" in content else {}
    yield Asked(method, path, plain)
    yield Asked(method, path, {**plain, "params": _planted_query(operation)})
    yield from (Asked(method, path, {**plain, "headers": headers}) for headers in _planted_headers())
    yield Asked(N["method"], path, plain)
    yield Asked("PATCH" if method != "PATCH" else "PUT", path, {"json": planted_patient()})
    if "multipart/form-data" in content:
        yield from (Asked(method, path, options) for options in _uploads())
    if content or method in {"POST", "PUT"}:
        yield from (Asked(method, path, options) for options in _broken_bodies(_valid_body(path), fields, care))


def _valid_body(path: str) -> Any:
    bodies = {
        "email": {"email": N["e-mail"], "password": N["password"]},
        "refresh": {"refresh_token": N["password"]},
        "search": {"text": f"{N['search word']} {N['given name']} {N['birth date, short']}"},
        "status": {"status": "onboarding", "version": 1, "reason": N["reason"]},
        "setup": {
            "token": N["password"],
            "practice_name": N["family name"],
            "zone": N["town"],
            "name": N["contact"],
            "email": N["e-mail"],
            "password": N["password"],
            "recovery_code": N["reason"],
        },
        "patients": planted_patient(),
        "alerts": {"note": N["notes"], "priority": "low"},
        "acknowledge": {"note": N["notes"]},
        "assign": {"user_id": None, "note": N["notes"]},
        "close": {"note": N["notes"]},
        "snooze": {"until": None},
        "preferences": {"email": ["urgent"]},
        "pause": {"is_paused": False},
        "restore": {"version": 1, "reason": N["reason"]},
        "coverages": {
            "payer_name": "Harborline Health Plan",
            "member_id": N["member id"],
            "group_number": N["group"],
            "relationship": "child",
            "subscriber": {"family_name": N["family name"], "given_name": N["contact"]},
        },
        "contacts": {"kind": "call", "note": N["notes"]},
        "deceased": {"version": 1, "deceased": True, "deceased_on": N["birth date, ISO"]},
    }
    return bodies.get(path.rsplit("/", 1)[-1], planted_patient(version=1))


def _planted_query(operation: Mapping[str, Any]) -> list[tuple[str, str]]:
    named = [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"]
    return [*((name, N["query"]) for name in named), (N["query"], N["query"]), ("q", N["family name"])]


def _planted_headers() -> Iterator[dict[str, str]]:
    value = N["header"]
    yield {
        "x-request-id": value,
        "user-agent": f"{value} {N['telephone']}",
        "referer": f"http://localhost:3000/{value}?name={N['family name']}",
        "x-forwarded-for": value,
        "accept-language": value,
        "x-planted": N["family name"],
        value: value,
    }
    yield {"idempotency-key": f"{value}-{N['member id']}"}
    yield {"authorization": f"Bearer {value}"}
    yield {"authorization": f"Bearer {value}.{value}.{value}"}
    yield {"origin": f"https://{value}.example.com"}
    yield {"x-pfinni-refetch": value, "if-none-match": value}
    yield {"cookie": f"{N['cookie']}={N['cookie']}; better-auth.session_token={N['cookie']}.c2lnbmVk"}


def _broken_bodies(valid: Any, fields: frozenset[str], care: Care) -> Iterator[dict[str, Any]]:
    wrong = N["wrong type"]
    values = (wrong, {wrong: [wrong]}, [wrong], {"a": [{"b": wrong}]}, 7)
    known = {name: value for name, value in valid.items() if name in fields}
    for name in sorted(fields - STANDS_CLEAR) if care else ():
        for value in values[:care]:
            yield {"json": {**known, name: value}}
        if name in known:
            yield {"json": {each: value for each, value in known.items() if each != name}}
    yield {"json": {**valid, N["unknown field"]: N["unknown field"]}}
    for body in (wrong, [wrong], {wrong: wrong}, 7, None):
        yield {"json": body}
    broken = N["broken body"]
    kinds = ("application/json", "text/plain", "application/x-www-form-urlencoded", broken)
    contents = (f'{{"family_name": "{broken}', broken, f"name={broken}", f'{{"a": "{broken}\\u0000"}}')
    for kind, content in product(kinds, contents) if care else zip(kinds, contents, strict=True):
        yield {"content": content.encode(), "headers": {"content-type": kind}}
    yield {"content": json.dumps({broken: broken}).encode("utf-16"), "headers": {"content-type": "application/json"}}
    yield {"content": (f'{{"{broken}":' * 60).encode(), "headers": {"content-type": "application/json"}}
    yield {"json": {**valid, "notes": broken * 120_000} if isinstance(valid, dict) else broken}
    yield {"files": {broken: (f"{broken}.txt", broken.encode())}, "data": {broken: broken}}


def _uploads() -> Iterator[dict[str, Any]]:
    name, person = N["file name"], N["family name"]
    contents = {
        "xml": planted_answer(),
        "cut": planted_answer()[:5000],
        "edi": f"ISA*00*{person}*{N['member id']}~".encode(),
        "txt": f"{person}, {N['notes']}".encode(),
        "bomb": f'<!DOCTYPE x [<!ENTITY a "{person}">]><x>&a;</x>'.encode(),
        "large": f"<x>{person} {N['notes']}</x>".encode() * (LARGE // 30),
    }
    for kind, content in contents.items():
        yield {"files": [("files", (f"{name}.{kind}", content, "application/xml"))]}
    yield {"files": [("files", (f"{name}-{at}.xml", planted_answer())) for at in range(3)]}
    yield {"files": [(N["unknown field"], (name, b"x"))], "data": {"files": person, name: person}}
    yield {"content": f"--x\r\n{person}".encode(), "headers": {"content-type": "multipart/form-data; boundary=x"}}
    yield {"content": person.encode(), "headers": {"content-type": f"multipart/form-data; boundary={name}"}}


def browser(app: Any) -> httpx.AsyncClient:
    """A browser on our own pages."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=API, headers={"origin": ORIGIN})
