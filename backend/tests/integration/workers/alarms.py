"""A practice whose alerts are raised step by step, and what then stands in the store."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import PRACTICE
from app.database.alert_repository import position_of
from app.database.models import Alert, AlertChange, Coverage, Patient
from app.database.statement import Statement
from app.models.alert_models import AlertCounts, AlertKind, AlertState, AlertStep
from app.models.patient_models import PatientStatus, StatusChange
from app.services.alert_service import AlertService
from app.services.alerts.raising import CONSUMER
from app.workers.alert_raiser import AlertRaiser
from app.workers.leases import HeldLease
from tests.builders import a_coverage, a_patient
from tests.conftest import operator, provider_log
from tests.integration.directory.practice_writes import replace
from tests.integration.directory.store_scan import followed


@dataclass
class Alarms:
    """One process's alerts."""

    assembly: Assembly

    async def raise_all(self) -> None:
        """Deal with every event that there is."""
        await followed(self.assembly)
        while await self.position() < await self.assembly.events.last_number():
            await self.assembly.alert_raiser.raise_once()
            await followed(self.assembly)

    async def position(self) -> int:
        return await position_of(self.assembly.database, CONSUMER)

    def another_raiser(self, holder: str) -> AlertRaiser:
        """One that believes to hold the lease, like the one of a process that slept."""
        assembly = self.assembly
        lease = HeldLease(assembly.leases, f"alerts-{holder}", holder, by_force=False)
        return AlertRaiser(
            assembly.database, lease, CONSUMER, assembly._raise_alerts, lambda: assembly.dispatcher.position
        )

    async def all(self) -> list[Alert]:
        log = operator(self.assembly)
        rows = await self.assembly.database.rows("SELECT * FROM alert")
        opened = [self.assembly.tables["alert"].opened(row, log) for row in rows]
        return sorted(opened, key=lambda alert: (alert.created_at, alert.id))

    async def waiting(self) -> Counter[AlertKind]:
        """The kinds of what is not closed."""
        return Counter(alert.kind for alert in await self.all() if alert.state is not AlertState.CLOSED)

    async def of(self, kind: AlertKind) -> list[Alert]:
        return [alert for alert in await self.all() if alert.kind is kind]

    async def history(self, alert: Alert) -> list[AlertStep]:
        return [step.step for step in await self.steps(alert)]

    async def steps(self, alert: Alert) -> list[AlertChange]:
        return await self.assembly._alerts().history(alert.id, operator(self.assembly))

    def service(self, action: str = AuditAction.ALERT_READ) -> AlertService:
        """A signed-in provider's."""
        return self.assembly.alert_service(provider_log(self.assembly, action))

    def counts(self) -> AlertCounts:
        return self.assembly.alert_tallies.of(PRACTICE, runs_the_system=True).of("user-1")

    async def a_patient(self, status: PatientStatus = PatientStatus.ACTIVE, **fields: object) -> Patient:
        patient = a_patient(status=status, **fields)
        await self.assembly.database_service(operator(self.assembly)).create(patient)
        return patient

    async def move(self, patient: Patient, status: PatientStatus) -> Patient:
        log = provider_log(self.assembly)
        self_pay = status is PatientStatus.ACTIVE
        change = StatusChange(status=status, version=patient.version, reason="They asked for it.", self_pay=self_pay)
        await self.assembly.patient_service(log).change_status(patient.id, change)
        return await self.assembly._patients(log).get(patient.id, log)

    async def change(self, patient: Patient, **fields: object) -> Patient:
        changed = patient.model_copy(update={**fields, "version": patient.version + 1})
        await replace(self.assembly.database_service(operator(self.assembly)), self.assembly, changed)
        return changed

    async def insure(self, patient: Patient, **fields: object) -> Coverage:
        coverage = a_coverage(patient, **fields)
        await self._keep(self.assembly._coverages().create(coverage), patient)
        return coverage

    async def insure_anew(self, coverage: Coverage, **fields: object) -> Coverage:
        changed = coverage.model_copy(update={**fields, "version": coverage.version + 1})
        await self._keep(self.assembly._coverages().replace(changed), a_patient(id=coverage.patient_id))
        return changed

    async def _keep(self, statement: Statement, patient: Patient) -> None:
        service = self.assembly.database_service(operator(self.assembly))
        await service.write(AuditEntry(AuditAction.RECORD_UPDATED, patient.id), statement)


DAY = timedelta(days=1)
