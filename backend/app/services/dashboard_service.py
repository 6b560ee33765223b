"""The dashboard: counts of the caller's scope, computed once per scope and change, and who was changed last."""

from app.audit.access_log import AccessLog
from app.core.actor import Scope
from app.directory.directory import Directory
from app.directory.patient_list import ListQuestion
from app.directory.patient_rows import parts_of
from app.models.dashboard_models import Dashboard, DashboardCounts
from app.models.patient_list_models import CoverageState, PatientFilter, PatientOrder
from app.services.practice_service import PracticeCalendar

RECENT = 8
_MOST_SCOPES = 500


class ScopedCounts:
    """Counts by scope, remembered until the directory or the day changes; one in a process."""

    def __init__(self, directory: Directory, calendar: PracticeCalendar) -> None:
        self._directory = directory
        self._calendar = calendar
        self._known: dict[Scope, tuple[tuple[object, ...], DashboardCounts]] = {}

    def of(self, scope: Scope) -> DashboardCounts:
        """The counts of one scope."""
        at = (self._directory.generation_of(scope), self._calendar.today())
        known = self._known.get(scope)
        if known is None or known[0] != at:
            if len(self._known) >= _MOST_SCOPES:
                self._known.clear()
            known = self._known[scope] = (at, self._count(scope))
        return known[1]

    def _count(self, scope: Scope) -> DashboardCounts:
        """Of a scope in two parts, the one that others have as well is counted once for all of them."""
        today = self._calendar.today()
        month_began = round(self._calendar.month_began().timestamp() * 1000)
        parts = parts_of(scope)
        if parts is None:
            counts, base = self._directory.counts(scope, today, month_began), None
        else:
            counts, base = self._directory.counts_of_few(parts, today, month_began), self.of(parts.base)
        return DashboardCounts(
            total=counts.total + (base.total if base else 0),
            by_status={
                status: count + (base.by_status[status] if base else 0) for status, count in counts.by_status.items()
            },
            to_review=counts.to_review + (base.to_review if base else 0),
            ending_soon=counts.ending_soon + (base.ending_soon if base else 0),
            new_this_month=counts.new_this_month + (base.new_this_month if base else 0),
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
