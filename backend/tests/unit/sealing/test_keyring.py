"""The keys on disk: made once, readable by their owner alone, and refused with one line that says what to do."""

import json
import shutil
from pathlib import Path
from typing import Any, cast

import pytest
import tink
from tink import aead, json_proto_keyset_format, secret_key_access

from app.sealing import keyring as keyrings
from app.sealing.keyring import BLIND, ENVELOPES, SALT, SIGNING, Keyring, KeyringRefused
from app.sealing.seal import EnvelopeDamaged, Seal
from tests.unit.sealing.conftest import an_access

FILES = (ENVELOPES, BLIND, SIGNING)
PASSPHRASE = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "_SCRYPT_COST", 2**4)


def refused(folder: Path, passphrase: str | None = None) -> str:
    with pytest.raises(KeyringRefused) as refusal:
        Keyring.open(folder, passphrase)
    text = str(refusal.value)
    assert "\n" not in text
    assert refusal.value.__cause__ is None
    return text


def test_new_keys_are_three_files_for_their_owner_alone(keys_folder: Path) -> None:
    Keyring.create(keys_folder)
    assert sorted(path.name for path in keys_folder.iterdir()) == sorted(FILES)
    assert {path.stat().st_mode & 0o777 for path in keys_folder.iterdir()} == {0o600}
    assert keys_folder.stat().st_mode & 0o777 == 0o700


def test_opened_keys_are_the_keys_that_were_made(keys_folder: Path) -> None:
    made = Keyring.create(keys_folder)
    opened = Keyring.open(keys_folder)
    assert opened.envelopes.decrypt(made.envelopes.encrypt(b"x", b"y"), b"y") == b"x"
    assert opened.identity == made.identity
    opened.verifier.verify(made.signer.sign(b"block"), b"block")


def test_keys_are_never_overwritten(keys_folder: Path) -> None:
    made = Keyring.create(keys_folder)
    with pytest.raises(KeyringRefused, match="not overwritten"):
        Keyring.create(keys_folder)
    assert Keyring.open(keys_folder).identity == made.identity


@pytest.mark.parametrize("name", FILES)
def test_a_missing_key_file_is_named(keys_folder: Path, name: str) -> None:
    Keyring.create(keys_folder)
    (keys_folder / name).unlink()
    assert name in refused(keys_folder)
    assert Keyring.exists(keys_folder)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o622])
@pytest.mark.parametrize("name", FILES)
def test_a_key_file_that_others_may_touch_is_refused(keys_folder: Path, name: str, mode: int) -> None:
    Keyring.create(keys_folder)
    (keys_folder / name).chmod(mode)
    assert f"chmod 600 {keys_folder / name}" in refused(keys_folder)


@pytest.mark.parametrize("content", ["", "{}", "not json", '{"primaryKeyId": 1, "key": []}'])
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_key_file_is_told_without_its_content(keys_folder: Path, name: str, content: str) -> None:
    Keyring.create(keys_folder)
    (keys_folder / name).write_text(content)
    assert "is damaged" in refused(keys_folder)


def test_keysets_of_the_wrong_kind_are_refused(keys_folder: Path) -> None:
    Keyring.create(keys_folder)
    (keys_folder / ENVELOPES).write_text((keys_folder / SIGNING).read_text())
    refused(keys_folder)


def test_wrapped_keys_show_no_key_and_open_with_their_passphrase_only(keys_folder: Path) -> None:
    made = Keyring.create(keys_folder, PASSPHRASE)
    assert "encryptedKeyset" in (keys_folder / ENVELOPES).read_text()
    assert Keyring.open(keys_folder, PASSPHRASE).identity == made.identity
    assert "the passphrase is wrong" in refused(keys_folder, PASSPHRASE + " ")
    assert "PFINNI_KEYS_PASSPHRASE" in refused(keys_folder)


def test_a_wrapped_file_does_not_open_under_another_name(keys_folder: Path) -> None:
    Keyring.create(keys_folder, PASSPHRASE)
    (keys_folder / BLIND).write_text((keys_folder / ENVELOPES).read_text())
    assert BLIND in refused(keys_folder, PASSPHRASE)


def test_another_salt_is_another_passphrase(keys_folder: Path) -> None:
    Keyring.create(keys_folder, PASSPHRASE)
    (keys_folder / SALT).write_bytes(b"0" * 16)
    assert "passphrase is wrong" in refused(keys_folder, PASSPHRASE)


def test_a_passphrase_for_keys_that_stand_in_clear_is_refused(keys_folder: Path) -> None:
    Keyring.create(keys_folder)
    assert "not wrapped" in refused(keys_folder, PASSPHRASE)


def test_what_a_cut_off_start_left_behind_does_not_keep_the_keys_from_being_made(keys_folder: Path) -> None:
    keys_folder.mkdir(mode=0o700)
    (keys_folder / f"{ENVELOPES}.new").write_text("half a key")
    Keyring.create(keys_folder)
    assert sorted(path.name for path in keys_folder.iterdir()) == sorted(FILES)


def rotated(folder: Path) -> None:
    """Add a new primary key to the envelope keyset, as Tink's rotation does; the old one stays."""
    path = folder / ENVELOPES
    old = json.loads(path.read_text())
    fresh = tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    new = json.loads(json_proto_keyset_format.serialize(fresh, secret_key_access.TOKEN))
    path.write_text(json.dumps({"primaryKeyId": new["primaryKeyId"], "key": [*old["key"], *new["key"]]}))


def test_after_a_rotation_old_envelopes_open_and_new_ones_need_the_new_key(keys_folder: Path, tmp_path: Path) -> None:
    Keyring.create(keys_folder)
    shutil.copytree(keys_folder, tmp_path / "copy")
    before = Keyring.open(tmp_path / "copy")
    sealed = Seal(before).close_content("patient", "x", b"old")
    rotated(keys_folder)
    after = Keyring.open(keys_folder)
    assert Seal(after).open_content("patient", "x", sealed, an_access(), "x") == b"old"
    anew = Seal(after).close_content("patient", "x", b"new")
    assert Seal(after).open_content("patient", "x", anew, an_access(), "x") == b"new"
    with pytest.raises(EnvelopeDamaged):
        Seal(before).open_content("patient", "x", anew, an_access(), "x")


def test_a_rotation_of_the_envelopes_changes_neither_identity_nor_blind_keys(keys_folder: Path) -> None:
    before = Keyring.create(keys_folder)
    rotated(keys_folder)
    after = Keyring.open(keys_folder)
    assert (after.identity, after.recovery_code) == (before.identity, before.recovery_code)
    assert after.derive("audit-proof") == before.derive("audit-proof")


def test_derived_secrets_differ_by_purpose_and_by_practice(keyring: Keyring, other_keyring: Keyring) -> None:
    secrets = [each.derive(purpose) for each in (keyring, other_keyring) for purpose in ("better-auth", "audit-proof")]
    assert len(set(secrets)) == 4
    assert {len(secret) for secret in secrets} == {32}
    assert len(keyring.recovery_code.split("-")) == 4


def test_the_public_keyset_holds_no_secret(keyring: Keyring) -> None:
    public = json.loads(keyring.public_keyset)
    assert {key["keyData"]["keyMaterialType"] for key in public["key"]} == {"ASYMMETRIC_PUBLIC"}


def test_a_keyring_does_not_show_its_keys(keyring: Keyring) -> None:
    assert "handles" not in repr(keyring)
    assert "Key" in repr(cast("Any", keyring))
