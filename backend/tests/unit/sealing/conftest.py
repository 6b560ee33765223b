"""Real keys in a temporary folder, and an access log that nobody settles."""

from pathlib import Path
from typing import Any, cast

import pytest

from app.audit.access_log import AccessLog
from app.core.actor import Actor, SystemActor
from app.sealing.blind import Blind
from app.sealing.keyring import Keyring
from app.sealing.seal import Seal


@pytest.fixture(scope="module")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring.create(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture(scope="module")
def other_keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring.create(tmp_path_factory.mktemp("others") / "keys")


@pytest.fixture(scope="module")
def seal(keyring: Keyring) -> Seal:
    return Seal(keyring)


@pytest.fixture(scope="module")
def blind(keyring: Keyring) -> Blind:
    return Blind(keyring)


@pytest.fixture
def access() -> AccessLog:
    return an_access()


def an_access() -> AccessLog:
    return AccessLog(cast("Any", None), Actor.system(SystemActor.OPERATOR))


@pytest.fixture
def keys_folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"
