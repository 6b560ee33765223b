"""The envelope keys through their rotations: nothing that was sealed is ever lost, and files are whole or as before."""

import errno
import json
import shutil
from pathlib import Path

import pytest
import tink
from hypothesis import given, settings
from hypothesis import strategies as st

from app.sealing import keyring as keyrings
from app.sealing.envelope_keys import EnvelopeKeys, KeyFileRefused, sealed_under
from app.sealing.keyring import BLIND, ENVELOPES, SIGNING, Keyring

PLACE = b"patient:x"
PASSPHRASE = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "_SCRYPT_COST", 2**4)


def rotate(keys: EnvelopeKeys) -> int:
    key = keys.add()
    keys.promote(key)
    return key


def other_files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in (BLIND, SIGNING)}


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_what_any_key_sealed_opens_here_and_after_the_next_start(keys_folder: Path, passphrase: str | None) -> None:
    keys = Keyring.create(keys_folder, passphrase).envelopes
    others = other_files(keys_folder)
    sealed = []
    for number in range(4):
        sealed.append(keys.encrypt(f"{number}".encode(), PLACE))
        rotate(keys)
    assert len({sealed_under(each) for each in sealed}) == 4
    again = Keyring.open(keys_folder, passphrase).envelopes
    for opening in (keys, again):
        assert [opening.decrypt(each, PLACE) for each in sealed] == [b"0", b"1", b"2", b"3"]
    assert (again.key_ids, again.primary) == (keys.key_ids, keys.key_ids[-1])
    assert other_files(keys_folder) == others


def test_a_key_is_used_by_nobody_until_it_is_promoted(keys_folder: Path) -> None:
    keys = Keyring.create(keys_folder).envelopes
    before, key = keys.primary, keys.add()
    assert (keys.primary, sealed_under(keys.encrypt(b"x", PLACE))) == (before, before)
    assert sealed_under(keys.encrypt_under(key, b"x", PLACE)) == key
    assert keys.decrypt(keys.encrypt_under(key, b"x", PLACE), PLACE) == b"x"
    assert Keyring.open(keys_folder).envelopes.primary == before
    keys.promote(key)
    assert sealed_under(keys.encrypt(b"x", PLACE)) == key
    assert Keyring.open(keys_folder).envelopes.primary == key


def test_whoever_holds_the_keys_uses_the_new_one_at_once(keys_folder: Path) -> None:
    keyring = Keyring.create(keys_folder)
    encrypt = keyring.envelopes.encrypt
    key = rotate(keyring.envelopes)
    assert sealed_under(encrypt(b"x", PLACE)) == key


def test_the_file_stays_its_owners_and_nothing_else_is_left(keys_folder: Path) -> None:
    keys = Keyring.create(keys_folder).envelopes
    rotate(keys)
    assert sorted(path.name for path in keys_folder.iterdir()) == sorted((ENVELOPES, BLIND, SIGNING))
    assert {path.stat().st_mode & 0o777 for path in keys_folder.iterdir()} == {0o600}


def test_wrapped_keys_show_no_key_after_a_rotation(keys_folder: Path) -> None:
    rotate(Keyring.create(keys_folder, PASSPHRASE).envelopes)
    assert "encryptedKeyset" in json.loads((keys_folder / ENVELOPES).read_text())


def test_a_key_that_cannot_be_kept_is_not_there(keys_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keyring.create(keys_folder).envelopes
    before, content = keys.key_ids, (keys_folder / ENVELOPES).read_bytes()
    monkeypatch.setattr(keyrings, "_write_privately", no_space)
    with pytest.raises(OSError, match="No space"):
        keys.add()
    assert keys.key_ids == before
    assert (keys_folder / ENVELOPES).read_bytes() == content


def test_a_promotion_holds_here_even_when_the_file_cannot_be_written(
    keys_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keyring.create(keys_folder).envelopes
    key = keys.add()
    with monkeypatch.context() as patched:
        patched.setattr(keyrings, "_write_privately", no_space)
        keys.promote(key)
    sealed = keys.encrypt(b"x", PLACE)
    assert sealed_under(sealed) == key
    assert Keyring.open(keys_folder).envelopes.decrypt(sealed, PLACE) == b"x"


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_another_process_opens_what_the_new_key_sealed_and_then_seals_with_it(keys_folder: Path) -> None:
    keys = Keyring.create(keys_folder).envelopes
    other = Keyring.open(keys_folder).envelopes
    key = rotate(keys)
    assert other.primary != key
    assert other.decrypt(keys.encrypt(b"x", PLACE), PLACE) == b"x"
    assert (other.primary, other.key_ids) == (key, keys.key_ids)


def test_two_processes_that_rotate_in_turn_keep_each_others_keys(keys_folder: Path) -> None:
    keys = Keyring.create(keys_folder).envelopes
    other = Keyring.open(keys_folder).envelopes
    sealed = [rotate(each) and each.encrypt(b"x", PLACE) for each in (keys, other, keys)]
    assert len(set(Keyring.open(keys_folder).envelopes.key_ids)) == 4
    assert [other.decrypt(each, PLACE) for each in sealed] == [b"x"] * 3


@pytest.mark.parametrize("harm", ["gone", "damaged", "open to others", "another's", "an old copy"])
def test_a_file_that_went_bad_changes_nothing_and_what_it_lacks_stays_closed(keys_folder: Path, harm: str) -> None:
    keys = Keyring.create(keys_folder).envelopes
    other = Keyring.open(keys_folder).envelopes
    mine, file = other.encrypt(b"mine", PLACE), keys_folder / ENVELOPES
    shutil.copy(file, keys_folder.parent / "old")
    rotate(keys)
    sealed = keys.encrypt(b"x", PLACE)
    match harm:
        case "gone":
            file.unlink()
        case "damaged":
            file.write_text("{}")
        case "open to others":
            file.chmod(0o644)
        case "another's":
            Keyring.create(keys_folder.parent / "others")
            shutil.copy(keys_folder.parent / "others" / ENVELOPES, file)
        case _:
            shutil.copy(keys_folder.parent / "old", file)
    with pytest.raises(tink.TinkError):
        other.decrypt(sealed, PLACE)
    assert other.decrypt(mine, PLACE) == b"mine"
    harmed = file.read_bytes() if file.exists() else None
    if harm != "an old copy":
        with pytest.raises((KeyFileRefused, tink.TinkError)):
            other.add()
        assert (file.read_bytes() if file.exists() else None) == harmed


def test_a_damaged_envelope_does_not_make_the_file_be_read_again(
    keys_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keyring.create(keys_folder).envelopes
    sealed = bytearray(keys.encrypt(b"x", PLACE))
    sealed[-1] ^= 1
    reads: list[object] = []
    monkeypatch.setattr(keyrings, "_parse", lambda *arguments: reads.append(arguments))
    for damaged in (bytes(sealed), b"", b"\x01\x00\x00\x00\x07rest of it"):
        with pytest.raises(tink.TinkError):
            keys.decrypt(damaged, PLACE)
    assert reads == []


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_told_from_an_envelope_without_a_failure(content: bytes) -> None:
    assert sealed_under(content) >= -1
