"""What happens by itself, and when: cron's rules in the practice's zone.

In the night with 23 hours, what would fall into the hour that is left out runs right after it; in the one with 25,
what would come twice runs once (https://github.com/cuu508/cronsim).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from cronsim import CronSim

from app.models.job_models import JobKind, JobPriority, ScheduleName

_MOST_SLOTS = 10_000


@dataclass(frozen=True, slots=True)
class Timing:
    """What happens by itself, and when; `catch_up` is how old a slot may be and still be run."""

    name: ScheduleName
    kind: JobKind
    cron: str
    catch_up: timedelta
    ends_within: timedelta
    priority: JobPriority = JobPriority.NORMAL
    most_attempts: int = 5


def next_slot(cron: str, zone: str, after: datetime) -> datetime:
    """The first slot after a moment, in UTC."""
    return next(CronSim(cron, after.astimezone(ZoneInfo(zone)))).astimezone(UTC)


def slots_between(cron: str, zone: str, first: datetime, until: datetime) -> list[datetime]:
    """`first` and every later slot up to a moment."""
    later = (slot.astimezone(UTC) for slot in CronSim(cron, first.astimezone(ZoneInfo(zone))))
    return [first, *islice(takewhile(lambda slot: slot <= until, later), _MOST_SLOTS)]
