"""Where a page of records goes on: after moment and id of the last one, so that none of one moment is left out."""

from datetime import UTC, datetime, timedelta

from app.core.identifiers import is_id
from app.models.patient_list_models import CursorUnreadable

Place = tuple[datetime, str]
"""The creation and the id of the last record of the page before."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MOST_DIGITS = 17


def cursor_after(moment: datetime, record_id: str) -> str:
    """The cursor of the page that follows this record."""
    return f"{(moment - _EPOCH) // _MICROSECOND}.{record_id}"


def place_of(cursor: str | None) -> Place | None:
    """What a cursor says; None for the first page. Raises CursorUnreadable."""
    if cursor is None:
        return None
    moment, _, record = cursor.partition(".")
    if not (moment.isascii() and moment.isdigit() and len(moment) <= _MOST_DIGITS and is_id(record)):
        raise CursorUnreadable
    return _EPOCH + int(moment) * _MICROSECOND, record
