"""Invented tables of patients, and what it takes to bring one in."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import httpx

from app.assembly import Assembly

HEADINGS = ("MRN", "Last name", "First name", "DOB", "Sex", "Phone", "Email", "Insurance", "Member ID")
_FAMILIES = ("Marlowe", "Núñez", "O'Brien", "Okafor", "Lindqvist", "Garcia Lopez", "Tanaka", "Weiss")
_GIVEN = ("Ada", "Ben", "Chloë", "Dmitri", "Esi", "Farah", "Gil", "Hana", "Ivo")
_DAYS = 29_000
_PAYERS = ("Harborline Health Plan", "Cedar Mutual", "Blue Heron")


def person(at: int, **cells: str) -> dict[str, str]:
    """A row about somebody; every number gives somebody else."""
    born = date(1940, 1, 1) + timedelta(days=at * 37 % _DAYS)
    family = _FAMILIES[at % len(_FAMILIES)] + "abcdefgh"[: at // _DAYS]
    return {
        "MRN": f"MRN{at:06d}",
        "Last name": family,
        "First name": _GIVEN[at % len(_GIVEN)],
        "DOB": f"{born:%m/%d/%Y}",
        "Sex": "F" if at % 2 else "M",
        "Phone": f"(202) 555-01{at % 100:02d}",
        "Email": f"person{at}@example.com",
        "Insurance": _PAYERS[at % len(_PAYERS)],
        "Member ID": f"HRB{at:07d}",
        **cells,
    }


def table(rows: Sequence[Mapping[str, str]], headings: Sequence[str] = HEADINGS, delimiter: str = ",") -> bytes:
    """The rows as a CSV file in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(headings)
    writer.writerows([row.get(heading, "") for heading in headings] for row in rows)
    return text.getvalue().encode()


class Desk:
    """Somebody at the desk who imports."""

    def __init__(self, client: httpx.AsyncClient, assembly: Assembly) -> None:
        self.client = client
        self.assembly = assembly

    async def upload(self, content: bytes, name: str = "patients.csv") -> httpx.Response:
        return await self.client.post("/patient-imports", files={"file": (name, content, "text/csv")})

    async def checked(self, content: bytes, name: str = "patients.csv", **plan: object) -> dict[str, object]:
        """A file that was read and checked, by the plan that was suggested."""
        answer = await self.upload(content, name)
        assert answer.status_code == 201, answer.text
        read = answer.json()
        asked = {
            "header_row": read["facts"]["header_row"],
            "columns": [column["suggestion"] for column in read["facts"]["columns"]],
            "date_order": "month_first",
            **plan,
        }
        path = f"/patient-imports/{read['id']}/plan"
        planned = await self.client.put(path, json={"version": read["version"], "plan": asked})
        assert planned.status_code == 200, planned.text
        return await self.worked_off(read["id"])

    async def entered(self, content: bytes, name: str = "patients.csv", **plan: object) -> dict[str, object]:
        """A file that was entered as well."""
        checked = await self.checked(content, name, **plan)
        return await self.run(checked)

    async def run(self, checked: Mapping[str, object]) -> dict[str, object]:
        begun = await self.client.post(f"/patient-imports/{checked['id']}/run", json={"version": checked["version"]})
        assert begun.status_code == 200, begun.text
        return await self.worked_off(str(checked["id"]))

    async def undone(self, entered: Mapping[str, object]) -> dict[str, object]:
        asked = {"version": entered["version"], "reason": "The wrong file"}
        begun = await self.client.post(f"/patient-imports/{entered['id']}/undo", json=asked)
        assert begun.status_code == 200, begun.text
        return await self.worked_off(str(entered["id"]))

    async def worked_off(self, import_id: str) -> dict[str, object]:
        await self.assembly.worker.work_off()
        return await self.shown(import_id)

    async def shown(self, import_id: str) -> dict[str, object]:
        answer = await self.client.get(f"/patient-imports/{import_id}")
        assert answer.status_code == 200, answer.text
        found: dict[str, object] = answer.json()
        return found

    async def rows(self, import_id: object, **query: str) -> list[dict[str, object]]:
        answer = await self.client.get(f"/patient-imports/{import_id}/rows", params={"limit": "200", **query})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, object]] = answer.json()["items"]
        return found
