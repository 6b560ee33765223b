"""Keys for tests that write audit rows: made once, because nothing depends on which they are."""

import pytest

from app.sealing.keyring import Keyring


@pytest.fixture(scope="session")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring.create(tmp_path_factory.mktemp("keyring") / "keys")
