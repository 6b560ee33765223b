"""Faults on demand: let a route fail, or take its time, for the next requests."""

from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field


class Fault(BaseModel):
    """What happens to the next `times` requests whose path begins with `path`.

    With a status the route is not reached at all; with a delay alone it answers late. With `is_done_before` the route
    does its work first, and only then its answer is late, or lost behind the status.
    """

    model_config = ConfigDict(extra="forbid")

    path: str = Field(pattern="^/")
    status: int | None = Field(default=None, ge=400, le=599)
    delay_seconds: float = Field(default=0, ge=0, le=120)
    times: int = Field(default=1, ge=1)
    is_done_before: bool = False


@dataclass(slots=True)
class Faults:
    """The faults that are set, one for each path."""

    _set: dict[str, Fault] = field(default_factory=dict)

    def put(self, fault: Fault) -> None:
        """Set a fault; it replaces one for the same path."""
        self._set[fault.path] = fault

    def clear(self) -> None:
        """Everything works again."""
        self._set.clear()

    def all(self) -> list[Fault]:
        """What is still to happen."""
        return list(self._set.values())

    def take(self, path: str) -> Fault | None:
        """The fault for a request, counted down; the longest path that fits."""
        fitting = [fault for fault in self._set.values() if path.startswith(fault.path)]
        if not fitting:
            return None
        fault = max(fitting, key=lambda fault: len(fault.path))
        if fault.times > 1:
            self._set[fault.path] = fault.model_copy(update={"times": fault.times - 1})
        else:
            del self._set[fault.path]
        return fault
