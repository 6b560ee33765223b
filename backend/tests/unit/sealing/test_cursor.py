"""Cursors travel in addresses: they say nothing, and open for their owner alone."""

import pytest

from app.sealing.cursor import CursorSeal
from app.sealing.keyring import Keyring

PLACE: list[str | int | bool] = ["Zyxwvut", 7, True, ""]


def test_a_cursor_opens_for_its_owner_alone(keyring: Keyring, other_keyring: Keyring) -> None:
    cursors = CursorSeal(keyring)
    cursor = cursors.close("user-1", PLACE)
    assert cursors.open("user-1", cursor) == PLACE
    assert cursors.open("user-2", cursor) is None
    assert CursorSeal(other_keyring).open("user-1", cursor) is None


def test_a_cursor_shows_nobody_and_fits_into_an_address(keyring: Keyring) -> None:
    cursor = CursorSeal(keyring).close("user-1", PLACE)
    assert cursor.replace("-", "").replace("_", "").rstrip("=").isalnum()
    assert "Zyxwvut" not in cursor


@pytest.mark.parametrize("text", ["", "x", "=" * 8, "ключ", "A" * 4000, "\x00"])
def test_what_is_no_cursor_is_none(keyring: Keyring, text: str) -> None:
    assert CursorSeal(keyring).open("user-1", text) is None


def test_an_envelope_of_a_row_is_no_cursor(keyring: Keyring) -> None:
    cursors = CursorSeal(keyring)
    cursor = cursors.close("user-1", PLACE)
    assert cursors.open("user-1", cursor[:-4] + "AAAA") is None
    assert cursors.open("user-1", cursor[4:]) is None
