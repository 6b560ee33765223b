"""What became of the rows of a table, on the screen: numbers and rules, and nobody in it."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from app.models.patient_import_models import ImportStage, RowOutcome

_WORDS = {
    ImportStage.CHECK: {
        RowOutcome.CREATED: "would become new patients",
        RowOutcome.UPDATED: "would change patients on record",
        RowOutcome.KNOWN: "are about patients on record",
        RowOutcome.DOUBLED: "are about the patient of an earlier row",
        RowOutcome.FAULTY: "break rules",
    },
    ImportStage.RUN: {
        RowOutcome.CREATED: "became new patients",
        RowOutcome.UPDATED: "changed patients on record",
        RowOutcome.KNOWN: "are about patients on record, and changed nothing",
        RowOutcome.DOUBLED: "are about the patient of an earlier row",
        RowOutcome.FAULTY: "break rules, and were not entered",
    },
}


def tell(console: Console, result: Mapping[str, Any]) -> bool:
    """Print the outcome; gives whether every row could be taken."""
    stage = ImportStage(result["stage"])
    meanings = [f"{number}: {str(meaning).replace('_', ' ')}" for number, meaning in result["columns"].items()]
    console.print(f"Columns: {', '.join(meanings)}", soft_wrap=True)
    console.print(_outcomes(stage, result["counts"]))
    if result["faults"]:
        console.print(_faults(result["faults"], result["columns"]))
        told = f"The rows to mend stand in {result['errors']}; import that file when they are right."
        console.print(told, soft_wrap=True)  # a path that is cut cannot be copied
    if stage is ImportStage.CHECK:
        console.print("Nothing was entered. Give the command again without --dry-run, or go on in the browser.")
    return not result["counts"]["faulty"]


def _outcomes(stage: ImportStage, counts: Mapping[str, int]) -> Table:
    table = Table("Rows", "Outcome")
    for outcome, words in _WORDS[stage].items():
        if counts[outcome.value]:
            table.add_row(f"{counts[outcome.value]:,}", words)
    return table


def _faults(faults: list[dict[str, Any]], columns: Mapping[Any, str]) -> Table:
    table = Table("Rule", "Column", "Rows", "Numbers of the first")
    meanings = {int(number): meaning for number, meaning in columns.items()}
    for fault in faults:
        column = fault["column"]
        where = f"{column}: {meanings.get(column, '').replace('_', ' ')}" if column else ""
        table.add_row(fault["message"], where, f"{fault['count']:,}", ", ".join(map(str, fault["rows"])))
    return table
