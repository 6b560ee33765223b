"""`pfinni export verify`: an export of patients is checked by anybody who has the file; no store, no network."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.services.patient_exports.encryption import MAGIC, WrongPassphrase, decrypted
from app.services.patient_exports.verification import PackageReport, verify_package

LARGEST = 2_000_000_000
export = typer.Typer(help="Exports of patients.", no_args_is_help=True)
console = Console()


class ExportUnreadable(Exception):
    """The file cannot be checked; the text is one line that says why."""


@export.callback()
def _exports() -> None:
    """So that `verify` is a command of its own, though it is the only one."""


@export.command("verify")
def verify(
    path: Annotated[Path, typer.Argument(help="The file; one that ends in .age asks for its passphrase.")],
) -> None:
    """Check that every file of an export is there and unchanged, and that PFINNI signed it."""
    report = verify_package(_opened(_content(path)))
    if report.fault is not None:
        console.print(f"[bold red]The export is not whole:[/] {report.fault.value}", soft_wrap=True)
        raise typer.Exit(1)
    _tell(report)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise ExportUnreadable("There is no such file.")
    if path.stat().st_size > LARGEST:
        raise ExportUnreadable("The file is larger than any export.")
    return path.read_bytes()


def _opened(content: bytes) -> bytes:
    if not content.startswith(MAGIC):
        return content
    passphrase = typer.prompt("Passphrase", hide_input=True)
    try:
        return decrypted(content, passphrase)
    except WrongPassphrase:
        raise ExportUnreadable("The passphrase is wrong, or the file was changed.") from None


def _tell(report: PackageReport) -> None:
    of_whom = f" of {report.practice}" if report.practice else ""
    console.print(
        f"The export{of_whom} is whole: {report.rows:,} rows about {report.patients:,} patients in "
        f"{_files(report.files)}, made on {report.made_at[:10]}.",
        soft_wrap=True,
    )
    console.print(
        f"Signed with the key {report.fingerprint}; compare it with the one that the practice names.", soft_wrap=True
    )


def _files(count: int) -> str:
    return "one file" if count == 1 else f"{count} files"
