"""What the security tests share with the backend's."""

import pytest

from tests.conftest import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()
