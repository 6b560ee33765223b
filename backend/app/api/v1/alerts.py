"""Alerts: list, raise, acknowledge, hand over, and how one wants to be told.

The stream of alerts is the live socket at `/live` and, for alerts alone, `/alerts/stream` (`app.websockets`).
"""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import AlertReader, AlertWriter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.alert_models import (
    AlertAcknowledge,
    AlertAssign,
    AlertChangePublic,
    AlertClose,
    AlertClosed,
    AlertCounts,
    AlertCreate,
    AlertNotFound,
    AlertPage,
    AlertPreferences,
    AlertPublic,
    AlertQuery,
    AlertsAcknowledge,
    AlertsAcknowledged,
    AlertSnooze,
    Colleague,
    ColleagueUnknown,
    SnoozeTooLong,
    StaleAlert,
)
from app.models.patient_list_models import CursorUnreadable
from app.models.patient_models import PatientNotFound

router = APIRouter(prefix="/alerts", tags=["alerts"], route_class=AuditedRoute)

AlertId = Annotated[str, Path(max_length=64)]
_CHANGES = error_responses(AlertNotFound, AlertClosed, StaleAlert)


@router.get("", responses=error_responses(CursorUnreadable))
@audited(AuditAction.ALERTS_LISTED)
async def list_alerts(query: Annotated[AlertQuery, Query()], alerts: AlertReader) -> AlertPage:
    """A page of alerts, the most pressing first; `cursor` continues the same list."""
    return await alerts.page(query)


@router.get("/counts")
@audited(AuditAction.ALERTS_LISTED, only_refusals=True)
async def count_alerts(alerts: AlertReader) -> AlertCounts:
    """How many alerts wait; what the badge shows."""
    return alerts.counts()


@router.get("/colleagues")
@audited(AuditAction.ALERTS_LISTED, only_refusals=True)
async def list_colleagues(alerts: AlertReader) -> list[Colleague]:
    """Whom an alert can be given to."""
    return await alerts.colleagues()


@router.get("/preferences")
@audited(AuditAction.ALERT_PREFERENCES_READ, only_refusals=True)
async def get_alert_preferences(alerts: AlertReader) -> AlertPreferences:
    """How the caller wants to be told."""
    return await alerts.preferences()


@router.put("/preferences", responses=error_responses(ColleagueUnknown, StaleAlert))
@audited(AuditAction.ALERT_PREFERENCES_CHANGED)
async def put_alert_preferences(wanted: AlertPreferences, alerts: AlertReader) -> AlertPreferences:
    """How the caller wants to be told from now on."""
    return await alerts.prefer(wanted)


@router.post("", status_code=201, responses=error_responses(PatientNotFound, ColleagueUnknown))
@audited(AuditAction.ALERT_CREATED)
async def create_alert(new: AlertCreate, alerts: AlertWriter) -> AlertPublic:
    """Raise an alert by hand."""
    return await alerts.create(new)


@router.put("/acknowledge")
@audited(AuditAction.ALERT_ACKNOWLEDGED)
async def acknowledge_alerts(said: AlertsAcknowledge, alerts: AlertWriter) -> AlertsAcknowledged:
    """Look after several alerts; each that could not be acknowledged is named with its reason."""
    return await alerts.acknowledge_all(said)


@router.get("/{alert_id}", responses=error_responses(AlertNotFound))
@audited(AuditAction.ALERT_READ)
async def get_alert(alert_id: AlertId, alerts: AlertReader) -> AlertPublic:
    """One alert."""
    return await alerts.get(alert_id)


@router.get("/{alert_id}/history", responses=error_responses(AlertNotFound))
@audited(AuditAction.ALERT_READ)
async def get_alert_history(alert_id: AlertId, alerts: AlertReader) -> list[AlertChangePublic]:
    """Every step of an alert, oldest first."""
    return await alerts.history(alert_id)


@router.put("/{alert_id}/acknowledge", responses=_CHANGES)
@audited(AuditAction.ALERT_ACKNOWLEDGED)
async def acknowledge_alert(alert_id: AlertId, said: AlertAcknowledge, alerts: AlertWriter) -> AlertPublic:
    """Look after an alert, with a note or without."""
    return await alerts.acknowledge(alert_id, said)


@router.put("/{alert_id}/assign", responses={**_CHANGES, **error_responses(ColleagueUnknown)})
@audited(AuditAction.ALERT_ASSIGNED)
async def assign_alert(alert_id: AlertId, to: AlertAssign, alerts: AlertWriter) -> AlertPublic:
    """Give an alert to somebody, or back to everybody."""
    return await alerts.assign(alert_id, to)


@router.put("/{alert_id}/snooze", responses={**_CHANGES, **error_responses(SnoozeTooLong)})
@audited(AuditAction.ALERT_SNOOZED)
async def snooze_alert(alert_id: AlertId, pause: AlertSnooze, alerts: AlertWriter) -> AlertPublic:
    """Look at an alert again later."""
    return await alerts.snooze(alert_id, pause)


@router.put("/{alert_id}/close", responses=_CHANGES)
@audited(AuditAction.ALERT_CLOSED)
async def close_alert(alert_id: AlertId, said: AlertClose, alerts: AlertWriter) -> AlertPublic:
    """An alert is dealt with."""
    return await alerts.close(alert_id, said)
