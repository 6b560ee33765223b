"""How the store can fail, told without a word from the driver: driver messages quote the values they stumble on.

Kinds of engine errors: https://surrealdb.com/docs/surrealdb/integration/rpc
"""

from app.core.exceptions import DatabaseException


class StoreUnavailable(DatabaseException):
    """The connection is down and did not come back in time."""

    code = "database_unavailable"


class StoreTimeout(DatabaseException):
    """A call took longer than it may."""

    code = "database_timeout"
    message = "The store took too long to answer. Please try again."


class StoreBusy(DatabaseException):
    """Conflicts with other commits did not end within the retries."""

    code = "database_busy"
    message = "Many people changed the same thing at once. Nothing was changed; try again."


class StoreRefused(DatabaseException):
    """The engine refused a statement: a fault of ours. Kind and place are logged, its text never."""

    status = 500
    code = "database_refused"
    message = "The store refused this. Nothing was changed."


class OutcomeUnknown(DatabaseException):
    """The connection was lost while a commit was under way: it may or may not have happened."""

    code = "database_outcome_unknown"
    message = "The connection to the store was lost. Please look whether your change is there before you repeat it."


class StoreConflict(Exception):
    """Another commit was faster; the same batch can be tried again."""


class StoreThrew(Exception):
    """A statement cancelled its commit with `THROW code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UniqueIndexHeld(Exception):
    """A UNIQUE index already holds the value; `index` is its name."""

    def __init__(self, index: str) -> None:
        super().__init__(index)
        self.index = index


class RecordExists(Exception):
    """CREATE found its record there already; `table` is where."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


class StoreCannotOpen(Exception):
    """The store did not open at start; the text is one line that says what to do."""
