"""The nightly files: the payers' answers about the twenty members in the XML form of the 271."""

from datetime import date, datetime, time
from typing import Final

from app.x12 import Envelope, Participant, to_xml, write_271
from sandbox.members import AS_OF, scenarios
from sandbox.scenario import Scenario, response_of

SCHEMA: Final = "eligibility_271.xsd"
CLEARINGHOUSE: Final = Participant("PFSANDBOX")
PRACTICE: Final = Participant("LAKESHORE")
_WRITTEN: Final = time(2, 0)


def sample_files(as_of: date = AS_OF) -> dict[str, bytes]:
    """The files by name, in order. The names say what a file shows, and nothing about anybody."""
    return {
        file_name(scenario, number): _write(scenario, number, as_of)
        for number, scenario in enumerate(scenarios(as_of), start=1)
    }


def file_name(scenario: Scenario, number: int) -> str:
    """01-active-hmo.xml."""
    return f"{number:02d}-{scenario.slug}.xml"


def _write(scenario: Scenario, number: int, as_of: date) -> bytes:
    created = datetime.combine(as_of, _WRITTEN)
    envelope = Envelope(CLEARINGHOUSE, PRACTICE, created, control_number=number)
    return to_xml(write_271(response_of(scenario, number, as_of), envelope), schema=SCHEMA)
