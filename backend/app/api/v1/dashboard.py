"""The dashboard."""

from fastapi import APIRouter

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import DashboardReader
from app.audit.vocabulary import AuditAction
from app.models.dashboard_models import Dashboard

router = APIRouter(prefix="/dashboard", tags=["dashboard"], route_class=AuditedRoute)


@router.get("")
@audited(AuditAction.DASHBOARD_READ)
async def get_dashboard(dashboard: DashboardReader) -> Dashboard:
    """Counts of the caller's scope, and the patients who were changed last."""
    return dashboard.dashboard()
