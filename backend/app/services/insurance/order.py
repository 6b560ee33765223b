"""Primary, secondary, tertiary: who moves when a coverage takes another one's place; pure."""

from collections.abc import Iterator, Sequence

from app.database.models import Coverage
from app.models.coverage_models import TooManyCoverages

LAST_PLACE = 9


def made_room(others: Sequence[Coverage], place: int) -> dict[str, int]:
    """The new places of those who make room for one that comes in at `place`: each moves on as far as it has to.

    Raises TooManyCoverages where there is no place left.
    """
    return dict(_moved_on(others, place))


def _moved_on(others: Sequence[Coverage], place: int) -> Iterator[tuple[str, int]]:
    taken = place
    for coverage in sorted(others, key=lambda each: (each.priority, each.id)):
        if coverage.priority < place or coverage.priority > taken:
            continue
        taken += 1
        if taken > LAST_PLACE:
            raise TooManyCoverages
        yield coverage.id, taken


def swapped(others: Sequence[Coverage], place: int, left: int) -> dict[str, int]:
    """The new places of those who stood where one goes that leaves `left` to them."""
    return {coverage.id: left for coverage in others if coverage.priority == place != left}
