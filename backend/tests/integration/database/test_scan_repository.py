"""Whole tables: each one that there is can be counted."""

from app.assembly import Assembly
from app.database.scan_repository import ScanRepository
from app.database.tables import MODELS


async def test_every_table_can_be_counted(demo: Assembly) -> None:
    """One that could not held up the sealing with a new key for ever."""
    scan = ScanRepository(demo.database)
    counts = {table: await scan.count(table) for table in MODELS}
    rows = {table: sum([len(each) async for each in scan.rows(table)]) for table in ("user", "provider", "role")}
    assert {table: counts[table] for table in rows} == rows
    assert counts["user"] > 0
