"""The store opened from end to end: what the directory has to answer, whatever happened before."""

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.actor import PRACTICE, SystemActor
from app.directory.patient_list import ListQuestion
from app.models.patient_list_models import CoverageState, PatientFilter, PatientOrder
from tests.conftest import eventually
from tests.unit.directory.copies import content
from tests.unit.directory.plain_list import counted, listed
from tests.unit.directory.plain_search import Piece, name_piece, scan
from tests.unit.directory.population import Person, Practice, a_trace, copy_of


async def opened_practice(assembly: Assembly) -> Practice:
    """Every patient, coverage and provider, read and opened one by one."""
    log = assembly.run_log(SystemActor.RECONCILER, AuditAction.RECORD_READ)
    found = {
        table: [assembly.tables[table].opened(row, log) for row in await assembly.database.rows(query)]
        for table, query in (
            ("patient", "SELECT * FROM patient"),
            ("coverage", "SELECT * FROM coverage"),
            ("provider", "SELECT * FROM provider"),
            ("alert", "SELECT * FROM alert"),
        )
    }
    contacts = await assembly.database.rows("SELECT patient_id, at FROM contact_note ORDER BY at")
    met = {row["patient_id"].id: row["at"] for row in contacts}
    people = [
        Person(patient, [each for each in found["coverage"] if each.patient_id == patient.id], met.get(patient.id))
        for patient in found["patient"]
    ]
    return Practice(people, found["provider"], found["alert"])


async def followed(assembly: Assembly) -> None:
    """Wait until every committed event has a number and this process has followed it."""

    async def is_done() -> bool:
        unnumbered = await assembly.events.unnumbered(1)
        return not unnumbered and assembly.hub.position == await assembly.events.last_number()

    assembly.sequencer.beat.wake()
    await eventually(is_done)


async def assert_directory_equals_store(assembly: Assembly) -> None:
    """Row by row, in both copies; and in what lists, searches and counts answer."""
    practice = await opened_practice(assembly)
    expected = copy_of(practice)
    try:
        assert content(assembly.directory._desk) == content(expected)
    finally:
        expected.close()
    assert await assembly.directory.ask_at_length(content) == content(assembly.directory._desk)
    _assert_answers_equal_a_scan(assembly, practice.people)


def _assert_answers_equal_a_scan(assembly: Assembly, people: list[Person]) -> None:
    directory, today = assembly.directory, assembly.calendar.today()
    for wanted in (
        PatientFilter(),
        PatientFilter(archived=True),
        *(PatientFilter(coverage=it) for it in CoverageState),
    ):
        question = ListQuestion(wanted, PatientOrder.NAME, descending=False, limit=500, today=today)
        answer = directory.page(question, PRACTICE, a_trace())
        assert [item.id for item in answer.items] == listed(people, wanted, PRACTICE, today)
        assert answer.total == len(answer.items)
    for text in ("g", "garcia", "smyth", "mar a", "smihton"):
        pieces: list[Piece] = [name_piece(word) for word in text.split()]
        found = directory.search(text, PRACTICE, a_trace(), 50)
        expected = scan(people, pieces, PRACTICE, 50, archived=False)
        assert ([item.id for item in found.items], found.is_forgiven) == (expected.ids, expected.is_forgiven)
    month_began = assembly.calendar.month_began()
    counts, plain = assembly.counts.of(PRACTICE), counted(people, PRACTICE, today, month_began)
    assert (counts.by_status, counts.to_review) == (plain.by_status, plain.to_review)
    assert (counts.ending_soon, counts.new_this_month) == (plain.ending_soon, plain.new_this_month)
    for state in CoverageState:
        assert counts.by_coverage[state] == len(listed(people, PatientFilter(coverage=state), PRACTICE, today))
