"""The dashboard's figures and its list of recent changes."""

from pydantic import BaseModel, ConfigDict

from app.models.patient_list_models import CoverageState, PatientListItem
from app.models.patient_models import Concealed, PatientStatus


class DashboardCounts(BaseModel):
    """Counts of one scope; frames to browsers carry exactly this."""

    model_config = ConfigDict(frozen=True)

    total: int
    by_status: dict[PatientStatus, int]
    to_review: int
    ending_soon: int
    """Coverages in force that end within 60 days."""
    new_this_month: int
    by_coverage: dict[CoverageState, int]


class Dashboard(Concealed):
    """What the dashboard shows when it is opened; `seq` is the last event that the counts include."""

    counts: DashboardCounts
    recent: list[PatientListItem]
    seq: int
