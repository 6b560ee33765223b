"""The dashboard: counts of the caller's scope, computed once per scope and change, and who was changed last."""

from app.audit.access_log import AccessLog
from app.core.actor import Scope
from app.directory.directory import Directory
from app.directory.patient_list import ListQuestion
from app.models.dashboard_models import Dashboard, DashboardCounts
from app.models.patient_list_models import CoverageState, PatientFilter, PatientOrder
from app.services.practice_service import PracticeCalendar

RECENT = 8


class ScopedCounts:
    """Counts by scope, remembered until the directory or the day changes; one in a process."""

    def __init__(self, directory: Directory, calendar: PracticeCalendar) -> None:
        self._directory = directory
        self._calendar = calendar
        self._known: dict[Scope, DashboardCounts] = {}
        self._known_at: tuple[object, ...] = ()

    def of(self, scope: Scope) -> DashboardCounts:
        """The counts of one scope."""
        at = (self._directory.generation, self._calendar.today())
        if at != self._known_at:
            self._known.clear()
            self._known_at = at
        if scope not in self._known:
            self._known[scope] = self._count(scope)
        return self._known[scope]

    def _count(self, scope: Scope) -> DashboardCounts:
        today = self._calendar.today()
        month_began = round(self._calendar.month_began().timestamp() * 1000)
        counts = self._directory.counts(scope, today, month_began)
        return DashboardCounts(
            total=counts.total,
            by_status=counts.by_status,
            to_review=counts.to_review,
            ending_soon=counts.ending_soon,
            new_this_month=counts.new_this_month,
            by_coverage={
                state: self._directory.total(PatientFilter(coverage=state), scope, today) for state in CoverageState
            },
        )


class DashboardService:
    """The dashboard for one caller."""

    def __init__(
        self, counts: ScopedCounts, directory: Directory, calendar: PracticeCalendar, access: AccessLog, seq: int
    ) -> None:
        self._counts = counts
        self._directory = directory
        self._calendar = calendar
        self._access = access
        self._seq = seq

    def dashboard(self) -> Dashboard:
        """Counts, and the patients who were changed last."""
        scope = self._access.actor.scope
        question = ListQuestion(
            PatientFilter(), PatientOrder.UPDATED, descending=True, limit=RECENT, today=self._calendar.today()
        )
        recent = self._directory.page(question, scope, self._access).items
        return Dashboard.model_construct(counts=self._counts.of(scope), recent=recent, seq=self._seq)
