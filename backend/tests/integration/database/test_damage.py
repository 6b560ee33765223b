"""A damaged embedded store: told in one line at the start, or refused at the read, and never begun anew over rows."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.database.connection import close_database, init_database
from app.database.failures import StoreCannotOpen, StoreRefused
from app.database.statement import Statement
from tests.conftest import embedded_settings
from tests.integration.database.conftest import opened_store


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A store with rows, closed cleanly."""
    async with opened_store(embedded_settings(), tmp_path) as database:
        rows = [{"n": at, "text": "x" * 400} for at in range(300)]
        await database.commit([Statement("INSERT INTO thing $rows RETURN NONE", {"rows": rows})])
    return tmp_path


def digest(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "LOCK"
    }


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, garbage, emptied, Path.unlink], ids=["cut", "garbage", "emptied", "lost"])
@pytest.mark.parametrize("pattern", ["manifest/*.manifest", "sstables/*.sst"])
async def test_a_damaged_file_is_told_in_one_line_and_everything_is_left_as_it_is(
    folder: Path, pattern: str, damage: Callable[[Path], None]
) -> None:
    damage(next((folder / "store").glob(pattern)))
    before = digest(folder)
    with pytest.raises(StoreCannotOpen) as refused:
        await close_database(await init_database(embedded_settings(), folder))
    assert str(refused.value) == (
        f"The store in {folder / 'store'} is damaged and was left as it is. "
        "Restore a backup, or `make reset` to begin anew."
    )
    assert digest(folder) == before


async def test_rows_behind_a_changed_bit_are_refused_not_guessed(folder: Path) -> None:
    table = next((folder / "store").glob("sstables/*.sst"))
    content = bytearray(table.read_bytes())
    content[len(content) // 2] ^= 1
    table.write_bytes(bytes(content))
    async with opened_store(embedded_settings(), folder) as database:
        with pytest.raises(StoreRefused):
            await database.rows("SELECT * FROM thing")


async def test_a_lost_lock_file_and_a_killed_owner_lose_nothing(folder: Path) -> None:
    (folder / "store" / "LOCK").unlink()
    async with opened_store(embedded_settings(), folder) as database:
        await database.commit([Statement("CREATE thing:late RETURN NONE", {})])
        copy = folder.parent / f"{folder.name}-killed"
        shutil.copytree(folder, copy)
    async with opened_store(embedded_settings(), copy) as database:
        assert await database.one("SELECT count() FROM thing GROUP ALL") == {"count": 301}
