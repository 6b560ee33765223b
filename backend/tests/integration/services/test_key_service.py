"""Keys and store belong together: made for an empty store, told apart at every start; wrong ones change nothing."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import tink
from tink import aead, json_proto_keyset_format, secret_key_access

from app.config.settings import DatabaseSettings
from app.database.connection import Database, close_database, init_database
from app.database.schemas import define_bookkeeping
from app.sealing import keyring as keyrings
from app.sealing.keyring import BLIND, ENVELOPES, SALT, SIGNING, Keyring, KeyringRefused
from app.services.key_service import keys_for
from tests.conftest import embedded_settings

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
async def database(tmp_path: Path) -> Database:
    database = await init_database(embedded_settings(), tmp_path / "data")
    await define_bookkeeping(database)
    return database


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "_SCRYPT_COST", 2**4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


async def everything(database: Database) -> list[object]:
    return [await database.rows(f"SELECT * FROM {table}") for table in ("key_check", "lease", "counter", "migration")]


async def test_an_empty_store_gets_new_keys_and_knows_them_again(database: Database, folder: Path) -> None:
    keyring, is_new = await keys_for(database, folder, None)
    again, is_new_again = await keys_for(database, folder, None)
    assert (is_new, is_new_again) == (True, False)
    assert again.identity == keyring.identity
    await close_database(database)


async def test_a_store_whose_first_start_was_cut_off_behind_its_keys_takes_them(
    database: Database, folder: Path
) -> None:
    made = Keyring.create(folder)
    keyring, is_new = await keys_for(database, folder, None)
    assert (keyring.identity, is_new) == (made.identity, False)
    assert (await keys_for(database, folder, None))[0].identity == made.identity
    await close_database(database)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*")}


def exchanged(name: str) -> Callable[[Path], None]:
    def exchange(folder: Path) -> None:
        other = folder.parent / "others"
        Keyring.create(other)
        shutil.copy(other / name, folder / name)

    return exchange


def all_exchanged(folder: Path) -> None:
    for name in (ENVELOPES, BLIND, SIGNING):
        (folder / name).unlink()
    Keyring.create(folder)


@pytest.mark.parametrize(
    "change",
    [exchanged(ENVELOPES), exchanged(BLIND), exchanged(SIGNING), all_exchanged],
    ids=["another envelope key", "another blind key", "another signing key", "other keys"],
)
async def test_keys_of_another_store_are_told_and_nothing_is_written(
    database: Database, folder: Path, change: Callable[[Path], None]
) -> None:
    await keys_for(database, folder, None)
    before = await everything(database)
    change(folder)
    files = contents(folder)
    with pytest.raises(KeyringRefused, match="not those of this store") as refused:
        await keys_for(database, folder, None)
    assert "\n" not in str(refused.value)
    assert await everything(database) == before
    assert contents(folder) == files
    await close_database(database)


@pytest.mark.parametrize("name", [ENVELOPES, BLIND, SIGNING])
async def test_missing_keys_are_never_made_anew_for_a_store_that_has_rows(
    database: Database, folder: Path, name: str
) -> None:
    await keys_for(database, folder, None)
    (folder / name).unlink()
    with pytest.raises(KeyringRefused, match="is missing"):
        await keys_for(database, folder, None)
    shutil.rmtree(folder)
    with pytest.raises(KeyringRefused, match="is missing"):
        await keys_for(database, folder, None)
    assert contents(folder) == {}
    await close_database(database)


async def test_a_wrong_or_missing_passphrase_is_told(database: Database, folder: Path) -> None:
    await keys_for(database, folder, PASSPHRASE)
    for passphrase, told in (("wrong", "passphrase is wrong"), (None, "PFINNI_KEYS_PASSPHRASE")):
        with pytest.raises(KeyringRefused, match=told):
            await keys_for(database, folder, passphrase)
    assert (folder / SALT).exists()
    assert not (await keys_for(database, folder, PASSPHRASE))[1]
    await close_database(database)


async def test_rotated_envelope_keys_are_still_those_of_the_store(database: Database, folder: Path) -> None:
    await keys_for(database, folder, None)
    old = json.loads((folder / ENVELOPES).read_text())
    fresh = tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    new = json.loads(json_proto_keyset_format.serialize(fresh, secret_key_access.TOKEN))
    rotated = {"primaryKeyId": new["primaryKeyId"], "key": [*old["key"], *new["key"]]}
    (folder / ENVELOPES).write_text(json.dumps(rotated))
    await keys_for(database, folder, None)
    (folder / ENVELOPES).write_text(json.dumps(new))
    with pytest.raises(KeyringRefused, match="not those of this store"):
        await keys_for(database, folder, None)
    await close_database(database)


async def test_the_row_that_names_the_keys_is_no_key(
    on_both_engines: DatabaseSettings, tmp_path: Path, folder: Path
) -> None:
    database = await init_database(on_both_engines, tmp_path)
    await define_bookkeeping(database)
    keyring, _ = await keys_for(database, folder, None)
    row = (await database.rows("SELECT * FROM key_check"))[0]
    assert set(row) == {"id", "identity", "sealed"}
    assert row["identity"] == keyring.identity
    assert keyring.derive("keyring-identity").hex() != row["identity"]
    await close_database(database)


async def test_keys_of_a_first_start_that_was_cut_off_are_told_as_such(database: Database, folder: Path) -> None:
    Keyring.create(folder)
    (folder / SIGNING).unlink()
    with pytest.raises(KeyringRefused, match="incomplete"):
        await keys_for(database, folder, None)
