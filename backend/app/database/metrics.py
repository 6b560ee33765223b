"""Figures of the connection, for the health page and the tests."""

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class ConnectionMetrics:
    """What the health page and the tests look at; counted in this process since its start."""

    calls: int = 0
    in_use: int = 0
    peak: int = 0
    waiting: int = 0
    waited: int = 0
    conflicts: int = 0
    reconnects: int = 0
    slow: deque[tuple[str, float]] = field(default_factory=lambda: deque(maxlen=50))


@dataclass(frozen=True, slots=True)
class DatabaseHealth:
    """`seconds` is the round trip of the last probe, None when it failed."""

    is_up: bool
    seconds: float | None
