"""`pfinni`: start it, fill it, check it. One line says what is wrong; nothing prints a stack or a person."""

import asyncio
import os
import re
import shutil
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from app.audit.export import verify_export
from app.cli.exports import ExportUnreadable, export
from app.cli.front_end import FrontEndCannotStart
from app.cli.lifetime import live
from app.cli.operations import ClockNotRunning
from app.cli.patient_table import TABLES, MappingChoice
from app.cli.pid_file import PidFile
from app.cli.remote import OperationFailed, run_operation, socket_path, somebody_listens
from app.cli.serve import CannotListen, leave, serve
from app.cli.steps import Step
from app.cli.table_report import tell
from app.cli.up import CannotStart, PortSettings, Supervisor
from app.cli.worker import work
from app.config.logging import configure_logging
from app.config.settings import PathSettings, SecretSettings, Settings, SettingsRefused
from app.database.failures import StoreCannotOpen
from app.models.patient_import_models import DateOrder, ImportField, WhenKnown
from app.sealing.keyring import Keyring, KeyringRefused

cli = typer.Typer(
    help="PFINNI: patient management for a practice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
audit = typer.Typer(help="The audit trail.", no_args_is_help=True)
keys = typer.Typer(help="The keys of the store.", no_args_is_help=True)
cli.add_typer(audit, name="audit")
cli.add_typer(keys, name="keys")
cli.add_typer(export, name="export")
users = typer.Typer(help="Who signs in.", no_args_is_help=True)
cli.add_typer(users, name="users")
console = Console()
_DURATION = re.compile(r"(?P<count>[0-9]{1,6})(?P<unit>[smh])")
_EXPECTED = (
    CannotListen,
    CannotStart,
    ExportUnreadable,
    FrontEndCannotStart,
    KeyringRefused,
    OperationFailed,
    SettingsRefused,
    StoreCannotOpen,
)


@cli.command()
def up() -> None:
    """Start everything: API, web and sandbox; Ctrl-C stops it."""
    settings = Settings.from_environment()
    asyncio.run(Supervisor(settings, PortSettings(), console).run())


@cli.command("serve")
def serve_api() -> None:
    """Start the API alone."""
    live(serve(Settings.from_environment()))


@cli.command()
def worker() -> None:
    """Work jobs, alerts and schedules off, beside a SurrealDB server."""
    live(work(Settings.from_environment()))


@cli.command()
def down() -> None:
    """Stop what `pfinni up` started."""
    running = PidFile(Settings.from_environment().paths.run).running()
    if running is None:
        console.print("PFINNI is not running.")
        return
    running.terminate()
    with console.status("Stopping …"):
        running.wait()
    console.print("PFINNI has stopped.")


@cli.command()
def reset(*, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Throw the store, its keys and its audit heads away, and begin anew."""
    settings = Settings.from_environment()
    if PidFile(settings.paths.run).running() is not None or somebody_listens(socket_path(settings)):
        raise CannotStart("PFINNI is running. Stop it first: make down")
    folders = [folder for folder in _data_folders(settings) if folder.exists()]
    if not folders:
        console.print("There is nothing to throw away.")
        return
    names = ", ".join(str(folder) for folder in folders)
    if not yes and not typer.confirm(f"This deletes every patient and every audit row for good: {names}. Go on?"):
        raise typer.Exit(1)
    for folder in folders:
        shutil.rmtree(folder)
    console.print("Done. The next start begins with an empty store.")


@cli.command("import")
def import_files(
    path: Annotated[Path | None, typer.Argument(help="A file, or a folder of eligibility files.")] = None,
    *,
    from_clearinghouse: Annotated[bool, typer.Option(help="Download the night's files instead.")] = False,
    mapping: Annotated[
        MappingChoice | None,
        typer.Option(help="Of a table: where the columns' meanings come from."),
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="NUMBER=MEANING", help="Of a table: one column, such as 3=birth_date.")
    ] = None,
    dates: Annotated[DateOrder | None, typer.Option(help="Of a table: which number of a date comes first.")] = None,
    known: Annotated[WhenKnown | None, typer.Option(help="Of a table: rows about patients on record.")] = None,
    dry_run: Annotated[bool, typer.Option(help="Of a table: look at every row, and enter none.")] = False,
) -> None:
    """Import a table of patients (CSV, Excel), or eligibility answers (X12 271, as XML or EDI)."""
    if from_clearinghouse:
        _show_outcomes(_run("import.clearinghouse", {}, "Importing"))
    elif path is None:
        raise CannotStart("Name a file or a folder, or say --from-clearinghouse.")
    elif path.suffix.lower() in TABLES:
        wanted = {"mapping": mapping, "columns": _columns(column or []), "dates": dates, "known": known}
        told = {"path": str(path.resolve()), **wanted, "dry_run": dry_run}
        if not tell(console, _run("import.patients", told, "Checking" if dry_run else "Importing")):
            raise typer.Exit(1)
    elif mapping or column or dates or known or dry_run:
        raise CannotStart("These options are for a table of patients (.csv, .tsv, .xlsx).")
    else:
        _show_outcomes(_run("import", {"path": str(path.resolve())}, "Importing"))


def _columns(told: Sequence[str]) -> dict[str, str]:
    """Numbers of columns with their meanings; an empty meaning leaves a column out."""
    found = dict(each.partition("=")[::2] for each in told)
    unknown = [meaning for meaning in found.values() if meaning and meaning not in set(ImportField)]
    if unknown or not all(number.isascii() and number.isdigit() for number in found):
        meanings = ", ".join(ImportField)
        raise CannotStart(f"Say which column means what, such as --column 3=birth_date. Meanings: {meanings}.")
    return found


def _show_outcomes(result: Mapping[str, Any]) -> None:
    table = Table("File", "Outcome", "Why")
    for file in result["files"]:
        where = f" ({file['place']})" if file["place"] else ""
        why = f"{file['message']}{where}" if file["message"] else "to be reviewed" if file["needs_review"] else ""
        table.add_row(file["file"], file["outcome"], why)
    console.print(table)
    if any(file["outcome"] == "rejected" for file in result["files"]):
        raise typer.Exit(1)


@cli.command()
def demo(
    patients: Annotated[int, typer.Option(min=1, max=2_000_000, help="How many people to invent.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same people.")] = 2026,
) -> None:
    """Add invented people to the demo."""
    started = time.perf_counter()
    result = _run("demo", {"patients": patients, "seed": seed}, "Inventing people")
    console.print(f"{result['patients']:,} invented people were added in {time.perf_counter() - started:,.0f} s.")


@cli.command()
def clock(
    forward: Annotated[
        str, typer.Option(metavar="TIME", help="By how much to move it, such as 30m, 2h or 45s; never back.")
    ] = "0s",
) -> None:
    """Say what time it is for the demo that runs, or move its clock forward; a restart sets it right."""
    settings = Settings.from_environment()
    if settings.is_demo and not somebody_listens(socket_path(settings)):
        raise CannotStart(ClockNotRunning.message)
    result = _run("demo.clock", {"seconds": _seconds(forward)}, "Moving the clock")
    ahead = timedelta(seconds=result["ahead"])
    said = f"{ahead} ahead of the machine's" if ahead else "as the machine says"
    console.print(
        f"For PFINNI it is {datetime.fromisoformat(result['now']):%A, %B %-d, %Y, %-I:%M:%S %p}, {said}.",
        soft_wrap=True,
    )


def _seconds(text: str) -> int:
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        raise CannotStart("Say how long in seconds, minutes or hours, such as 45s, 30m or 2h.")
    return int(found["count"]) * {"s": 1, "m": 60, "h": 3600}[found["unit"]]


@audit.command("verify")
def verify(
    export: Annotated[Path | None, typer.Argument(help="An export; without one the store is verified.")] = None,
) -> None:
    """Check that no row was changed, added, moved or removed."""
    if export is not None:
        _verify_file(export)
        return
    result = _run("audit.verify", {}, "Verifying")
    if not result["is_whole"]:
        console.print(f"[bold red]The audit trail is not whole:[/] {result['finding']}")
        raise typer.Exit(1)
    console.print(
        f"The audit trail is whole: {result['rows']:,} rows in {result['blocks']:,} signed blocks, "
        f"{result['not_sealed_yet']:,} not sealed yet."
    )


@audit.command("export")
def export_audit(path: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Write the audit trail to a file that anybody can verify."""
    result = _run("audit.export", {"path": str(path.resolve())}, "Exporting")
    console.print(f"{result['blocks']:,} blocks were written to {result['path']}.")
    console.print(f"The practice's key: {result['fingerprint']}")


@keys.command("copy")
def copy_keys(
    folder: Annotated[Path, typer.Argument(help="A new folder, best on a medium that you lock away.")],
) -> None:
    """Copy the keys. Without them nobody can read the store again."""
    settings = Settings.from_environment()
    if folder.exists():
        raise CannotStart("There is something at this path already; choose a new folder.")
    if not Keyring.exists(settings.paths.keys):
        raise CannotStart("There are no keys yet; they are made at the first start.")
    os.umask(0o077)
    shutil.copytree(settings.paths.keys, folder)
    console.print(f"The keys were copied. Now confirm that the copy opens: pfinni keys confirm {folder}")


@keys.command("confirm")
def confirm_copy(folder: Annotated[Path, typer.Argument(help="The copy.")]) -> None:
    """Open a copy of the keys and print its recovery code, which set-up asks for."""
    passphrase = SecretSettings().keys_passphrase
    secret = passphrase.get_secret_value() if passphrase else None
    copy = Keyring.open(folder, secret)
    if _is_out_of_date(copy, PathSettings().keys, secret):
        raise CannotStart("This copy is out of date: the keys were rotated after it was made. Make a new copy.")
    console.print(f"The copy opens. Recovery code: [bold]{copy.recovery_code}[/]")


def _is_out_of_date(copy: Keyring, folder: Path, passphrase: str | None) -> bool:
    """Whether the keys of this machine, if it has them, are the copy's and have a key more."""
    try:
        here = Keyring.open(folder, passphrase)
    except KeyringRefused:
        return False
    return here.identity == copy.identity and not set(here.envelopes.key_ids) <= set(copy.envelopes.key_ids)


@keys.command("rotate")
def rotate_keys() -> None:
    """Seal with a new key from now on, and seal again in the background what older keys sealed."""
    result = _run("keys.rotate", {}, "Rotating the keys")
    console.print(
        f"A new key seals from now on; the store has {result['keys']} keys. What older keys sealed is sealed again in "
        "the background, while PFINNI runs; the jobs page shows how far it is."
    )
    console.print(
        "[bold]Every copy of the keys that was made before is out of date:[/] it opens nothing that is sealed from now "
        "on. Make a new one now; it opens everything, old backups included:"
    )
    console.print("  pfinni keys copy FOLDER\n  pfinni keys confirm FOLDER")


@users.command("reset-second-factor")
def reset_second_factor(email: Annotated[str, typer.Argument(help="The user's e-mail address.")]) -> None:
    """Take a user's authenticator app and passkeys away: the way back in when no administrator can do it."""
    result = _run("users.reset-second-factor", {"email": email}, "Resetting")
    console.print(f"{result['email']} signs in with the password alone now. Every session of theirs has ended.")


def run() -> None:
    """The entry point: every failure is one line, exit code 2 for an expected one; no stack and no person is shown."""
    leave(_outcome())


def _outcome() -> int:
    try:
        cli()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except _EXPECTED as failure:
        return _told(str(failure), 2)
    except OSError as failure:
        return _told(f"{failure.strerror or type(failure).__name__}: {failure.filename or 'a file'}.", 2)
    except Exception as fault:  # noqa: BLE001 - a stack quotes values
        return _told(f"Something went wrong on our side ({type(fault).__name__}). Its details could name a patient.", 1)
    return 0


def _told(line: str, code: int) -> int:
    told = Text.assemble(("PFINNI: ", "bold red"), line)
    Console(stderr=True).print(told, soft_wrap=True, highlight=False)
    return code


def _run(name: str, arguments: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    settings = Settings.from_environment()
    configure_logging(settings.logs.model_copy(update={"log_level": "error"}))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(title, total=None)

        def show(step: Step) -> None:
            progress.update(task, completed=step.done, total=step.total)

        return _in_loop(lambda: run_operation(settings, name, arguments, show))


def _in_loop(work: Callable[[], Coroutine[Any, Any, Mapping[str, Any]]]) -> Mapping[str, Any]:
    os.umask(0o077)
    return asyncio.run(work())


def _verify_file(path: Path) -> None:
    if not path.is_file():
        raise CannotStart("There is no such file.")
    report = verify_export(path)
    if report.finding is not None:
        console.print(f"[bold red]The export is not whole:[/] {report.finding}")
        raise typer.Exit(1)
    console.print(f"The export is whole: {report.rows:,} rows in {report.blocks:,} signed blocks of {report.practice}.")
    if report.follows:
        console.print(
            f"It holds the blocks {report.follows + 1:,} to {report.last_block:,} of the chain; "
            "what lies before and after them is not in this file."
        )
    console.print(f"Signed with the key {report.fingerprint}; compare it with the one that the practice names.")


def _data_folders(settings: Settings) -> list[Path]:
    paths = settings.paths
    return [paths.data, paths.keys, paths.heads, paths.run]


if __name__ == "__main__":
    run()
