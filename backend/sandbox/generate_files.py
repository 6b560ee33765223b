"""Write the sample files: `python -m sandbox.generate_files --out ../insurance_data_source`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from sandbox.members import AS_OF, scenarios
from sandbox.sample_files import file_name, sample_files

_README = """\
# Insurance data source

Twenty eligibility answers of payers, one file for each patient: the X12 271 (005010X279A1) in an XML form, as a
clearinghouse would leave them overnight. **Everybody and every company in them is invented**; Medicare and Medicaid
stand for the programmes.

The files are written by `python -m sandbox.generate_files` (in `backend/`), which gives the same bytes every time
for the same day; these are about {as_of}. Do not edit them by hand: a test compares them with the generator.

The XML vocabulary is x12simple: `loop`, `seg`, `ele`, `comp`, `subele`, each with an `id`. Loop ids are those of the
implementation guide; a repeated element (EB03) is one `ele` for each repetition. `eligibility_271.xsd` describes it.
The form carries the same content as raw EDI, and PFINNI turns either into the other without loss.

| file | payer | what it shows |
| --- | --- | --- |
{rows}
"""


def write_files(folder: Path, as_of: date) -> None:
    """Write the files and their README; other files in the folder stay as they are."""
    for name, content in sample_files(as_of).items():
        (folder / name).write_bytes(content)
    (folder / "README.md").write_bytes(readme(as_of))


def readme(as_of: date) -> bytes:
    """The table of what each file shows."""
    rows = "\n".join(
        f"| {file_name(scenario, number)} | {scenario.payer.name} | {scenario.shows} |"
        for number, scenario in enumerate(scenarios(as_of), start=1)
    )
    return _README.format(as_of=as_of.isoformat(), rows=rows).encode()


def main() -> None:
    """Read the command line and write."""
    parser = ArgumentParser(description="Write the sample eligibility files.")
    parser.add_argument("--as-of", type=date.fromisoformat, default=AS_OF, help="the day the files are about")
    parser.add_argument("--out", type=Path, required=True, help="an existing folder")
    arguments = parser.parse_args()
    write_files(arguments.out, arguments.as_of)


if __name__ == "__main__":
    main()
