"""Reading the trail in tests."""

from typing import Any

from app.assembly import Assembly

Row = dict[str, Any]


async def audit_rows(assembly: Assembly, **where: object) -> list[Row]:
    """Every row in the order of its id, or those with these values."""
    rows = sorted(await assembly.database.rows("SELECT * FROM audit"), key=lambda row: str(row["id"].id))
    return [row for row in rows if all(row.get(name) == value for name, value in where.items())]


async def row_ids(assembly: Assembly) -> set[str]:
    return {str(row["id"].id) for row in await audit_rows(assembly)}


def subjects(row: Row) -> list[str]:
    return [row["subject"]] if row.get("subject") else row.get("subjects") or []


class NewRows:
    """The rows that are written between its making and its asking."""

    def __init__(self, assembly: Assembly, before: set[str]) -> None:
        self._assembly, self._before = assembly, before

    async def __call__(self) -> list[Row]:
        rows = await audit_rows(self._assembly)
        found = [row for row in rows if str(row["id"].id) not in self._before]
        self._before |= {str(row["id"].id) for row in found}
        return found


async def new_rows(assembly: Assembly) -> NewRows:
    """Ask it for the rows since now; each is given once."""
    return NewRows(assembly, await row_ids(assembly))
