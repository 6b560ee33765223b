"""Keys for signing."""

from pathlib import Path

import pytest

from app.sealing.keyring import Keyring
from app.services.patient_exports.package import Sign


@pytest.fixture
def signing(tmp_path: Path) -> tuple[str, Sign]:
    """A practice's public keyset, and what signs for it."""
    keyring = Keyring.create(tmp_path / "keys")
    return keyring.public_keyset, keyring.signer.sign
