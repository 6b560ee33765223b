"""Changes as the product makes them, and as others make them behind the directory's back."""

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.database.models import Alert, Coverage, Patient, Provider
from app.database.statement import Statement
from app.directory.directory import Directory
from app.services.database_service import DatabaseService, WritePath
from tests.conftest import operator
from tests.unit.directory.population import Practice


def elsewhere(assembly: Assembly, access: AccessLog | None = None) -> DatabaseService:
    """The audited store as another process has it: same rows and events, a directory of its own."""
    path = WritePath(assembly.database, assembly.trail, Directory(), assembly.tables, assembly.clock)
    path.when_committed = lambda _: assembly.sequencer.beat.wake()
    return DatabaseService(path, access or operator(assembly))


async def add(service: DatabaseService, assembly: Assembly, practice: Practice) -> None:
    """Everybody of an invented practice, in a few commits."""
    known = {str(row["id"].id) for row in await assembly.database.rows("SELECT id FROM provider")}
    providers = [each for each in practice.providers if each.id not in known]
    patients = [person.patient for person in practice.people]
    coverages = [coverage for person in practice.people for coverage in person.coverages]
    tables = assembly.tables
    groups: list[list[Statement]] = [[tables["provider"].create(each) for each in providers]]
    groups += [[tables["patient"].insert(patients[at : at + 100])] for at in range(0, len(patients), 100)]
    groups += [[tables["coverage"].insert(coverages[at : at + 100])] for at in range(0, len(coverages), 100)]
    for statements in groups:
        if statements:
            await service.write(AuditEntry(AuditAction.DEMO_CREATED), *statements)


async def replace(service: DatabaseService, assembly: Assembly, entity: Patient | Coverage | Provider | Alert) -> None:
    """The next version of one record."""
    rows = assembly.tables[type(entity).__name__.lower()]
    await service.write(AuditEntry(AuditAction.RECORD_UPDATED, entity.id), rows.replace(entity))


async def overwrite(assembly: Assembly, entity: Patient | Coverage | Provider) -> None:
    """Put a row into the store by hand: no audit row, no event, any version."""
    rows = assembly.tables[type(entity).__name__.lower()]
    await assembly.database.commit(
        [
            Statement(
                "UPSERT $record REPLACE $content RETURN NONE",
                {"record": rows.record(entity.id), "content": rows.content(entity)},
            )
        ]
    )
