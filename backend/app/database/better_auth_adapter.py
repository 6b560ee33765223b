"""Better Auth's rows in SurrealDB: nine methods over a closed list of tables and fields.

Users and accounts are what the practice knows, so their changes go through the audited writer; sessions, verification
values and signing keys are bookkeeping. Session tokens are hashed on the way in and never come out again, except to
whoever just showed one. Text is composed from the schema's own names only; every value is a parameter.
https://surrealdb.com/docs/surrealql/statements/select#the-where-clause
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

from better_auth import BaseAdapter, Where
from better_auth.config import AdvancedDatabase

from app.audit.rows import AuditEntry
from app.core.identifiers import new_id
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.statement import Change, RecordID, Statement

Row = dict[str, Any]
_LEDGERS: Mapping[str, Ledger] = {
    "session": Ledger.SESSION,
    "verification": Ledger.VERIFICATION,
    "jwks": Ledger.SIGNING_KEY,
}
_AUDITED = frozenset({"user", "account"})
_COMPARISONS: Mapping[str, str] = {
    "eq": "{field} = ${name}",
    "ne": "{field} != ${name}",
    "gt": "{field} > ${name}",
    "gte": "{field} >= ${name}",
    "lt": "({field} != NONE AND {field} < ${name})",
    "lte": "({field} != NONE AND {field} <= ${name})",
    "in": "{field} IN ${name}",
    "not_in": "{field} NOT IN ${name}",
    "contains": "(type::is_string({field}) AND string::contains({field}, ${name}))",
    "starts_with": "(type::is_string({field}) AND string::starts_with({field}, ${name}))",
    "ends_with": "(type::is_string({field}) AND string::ends_with({field}, ${name}))",
}
_WITH_NONE: Mapping[str, str] = {
    "eq": "{field} = NONE",
    "ne": "{field} != NONE",
    "in": "({field} IN ${name} OR {field} = NONE)",
    "not_in": "({field} NOT IN ${name} AND {field} != NONE)",
}
"""The same where the value is None, or one of the values: a missing field is NONE, which equals no parameter."""
_OF_TEXTS = frozenset({"contains", "starts_with", "ends_with"})
_FOLDABLE = _OF_TEXTS | _WITH_NONE.keys()
_FOLDED = "(IF type::is_string({field}) {{ string::lowercase({field}) }} ELSE {{ {field} }})"
_CONSUME = """
    {
        LET $taken = (UPDATE $record SET created_at = created_at WHERE %s RETURN BEFORE);
        IF !array::is_empty($taken) { DELETE $record RETURN NONE };
        RETURN $taken;
    }
"""
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


class AuditedWriter(Protocol):
    """The audited door, bound to whoever is acting."""

    async def write(self, entry: AuditEntry, *changes: Statement) -> object:
        """Commit the changes with their audit row."""
        ...


class UnknownField(ValueError):
    """A request named a table or field that the schema does not have."""


class SurrealAdapter(BaseAdapter):
    """The adapter of one process."""

    def __init__(
        self,
        database: Database,
        bookkeeper: Bookkeeper,
        hash_token: Callable[[str], str],
        writer: Callable[[], AuditedWriter],
    ) -> None:
        super().__init__(AdvancedDatabase(generate_id=lambda _model: new_id(), validate_schema=False))
        self._database = database
        self._bookkeeper = bookkeeper
        self._hash_token = hash_token
        self._writer = writer

    async def create(
        self,
        model: str,
        data: Row,
        *,
        select: list[str] | None = None,
        force_allow_id: bool = False,  # noqa: ARG002 - the library's signature
    ) -> Row:
        """A new row; a session's token is answered as it came and stored as its hash."""
        row = self._in(model, data, "create")
        content = {_column(name): self._stored(model, name, value) for name, value in row.items() if name != "id"}
        content |= {"version": 1} if model == "user" else {}
        record = RecordID(model, row["id"])
        statement = Statement(
            "CREATE ONLY $record CONTENT $content RETURN NONE",
            {"record": record, "content": {name: value for name, value in content.items() if value is not None}},
            (Change(record, 1),) if model == "user" else (),
        )
        await self._keep(model, "created", str(row["id"]), statement)
        out: Row = self._out(model, row, select)
        return out

    async def find_one(self, model: str, where: list[Where], *, select: list[str] | None = None) -> Row | None:
        """The first row that matches."""
        found = await self.find_many(model, where, limit=1, select=select)
        return found[0] if found else None

    async def find_many(
        self,
        model: str,
        where: list[Where] | None = None,
        *,
        limit: int | None = None,
        sort_by: dict[str, str] | None = None,
        offset: int | None = None,
        select: list[str] | None = None,
    ) -> list[Row]:
        """The rows that match."""
        condition, parameters = self._where(model, where or [])
        order = self._order(model, sort_by)
        rows = await self._database.rows(
            f"SELECT * FROM {self._table(model)}{condition}{order} LIMIT $most START $skip",  # noqa: S608 - our names
            {**parameters, "most": self._limit(limit), "skip": offset or 0},
        )
        shown = self._shown_tokens(model, where or [])
        return [self._out(model, self._row(model, row, shown), select) for row in rows]

    async def update(self, model: str, where: list[Where], data: Row) -> Row | None:
        """Change the first row that matches; None when there is none."""
        before = await self.find_one(model, where) if where else None
        if before is None:
            return None
        changed = await self.update_many(model, [*where, Where("id", before["id"])], data)
        return await self.find_one(model, [Where("id", before["id"])]) if changed else None

    async def update_many(self, model: str, where: list[Where], data: Row) -> int:
        """Change every row that matches; gives how many."""
        row = {name: value for name, value in self._in(model, data, "update").items() if name != "id"}
        if not row:
            return await self.count(model, where)
        changes = [f"{self._field(model, name)} = $set_{_column(name)}" for name in row]
        changes += ["version += 1"] if model == "user" else []
        values = {f"set_{_column(name)}": self._stored(model, name, value) for name, value in row.items()}
        condition, parameters = self._where(model, where)
        changed = await self._audited(model, condition, parameters, newer=1)
        statement = Statement(
            f"UPDATE {self._table(model)} SET {', '.join(changes)}{condition} RETURN id",  # noqa: S608 - our names
            {**parameters, **values},
            changed if model == "user" else (),
        )
        return await self._keep_counted(model, "updated", changed, statement)

    async def delete(self, model: str, where: list[Where]) -> None:
        """The first row that matches goes."""
        found = await self.find_one(model, where) if where else None
        if found is not None:
            await self.delete_many(model, [Where("id", found["id"])])

    async def delete_many(self, model: str, where: list[Where]) -> int:
        """Every row that matches goes; gives how many."""
        condition, parameters = self._where(model, where)
        gone = await self._audited(model, condition, parameters, newer=0)
        statement = Statement(
            f"DELETE {self._table(model)}{condition} RETURN BEFORE",
            parameters,
            gone if model == "user" else (),
        )
        return await self._keep_counted(model, "deleted", gone, statement)

    async def count(self, model: str, where: list[Where] | None = None) -> int:
        """How many rows match."""
        condition, parameters = self._where(model, where or [])
        rows = await self._database.rows(
            f"SELECT count() FROM {self._table(model)}{condition} GROUP ALL",  # noqa: S608 - our names
            parameters,
        )
        return int(rows[0]["count"]) if rows else 0

    async def transaction(self, callback: Callable[[BaseAdapter], Awaitable[Any]]) -> Any:  # noqa: ANN401
        """One statement a call, each of them atomic: nothing that is mounted needs more."""
        return await callback(self)

    async def consume_one(self, model: str, where: list[Where]) -> Row | None:
        """Take one row of bookkeeping for good: of several who try, one gets it.

        Claimed by an update in the deletion's own commit: two deletions alone do not conflict, and both would win.
        """
        found = await self.find_one(model, where)
        if found is None:
            return None
        condition, parameters = self._where(model, where)
        statement = Statement(
            _CONSUME % condition.removeprefix(" WHERE "),
            {**parameters, "record": RecordID(model, found["id"])},
        )
        taken = (await self._bookkeeper.keep([_LEDGERS[model]], statement))[0]
        return found if taken else None

    async def _audited(
        self, model: str, condition: str, parameters: Mapping[str, object], newer: int
    ) -> tuple[Change, ...]:
        """What a statement on an audited table will change, to be named in its audit row."""
        if model not in _AUDITED:
            return ()
        rows = await self._database.rows(f"SELECT * FROM {model}{condition}", parameters)  # noqa: S608 - our names
        return tuple(Change(row["id"], row.get("version", 1) + newer) for row in rows)

    async def _keep(self, model: str, verb: str, record: str, statement: Statement) -> list[Any]:
        if model in _AUDITED:
            await self._writer().write(AuditEntry(f"{model}.{verb}", record), statement)
            return []
        return await self._bookkeeper.keep([_LEDGERS[model]], statement)

    async def _keep_counted(self, model: str, verb: str, changed: Sequence[Change], statement: Statement) -> int:
        if model in _AUDITED:
            if changed:
                subjects = tuple(str(change.record.id) for change in changed)
                await self._writer().write(AuditEntry(f"{model}.{verb}", subjects=subjects), statement)
            return len(changed)
        return len((await self._bookkeeper.keep([_LEDGERS[model]], statement))[0])

    def _where(self, model: str, where: Sequence[Where]) -> tuple[str, dict[str, object]]:
        """Clauses fold from left to right, as in the library: `((a AND b) OR c)`."""
        text, parameters = "", {}
        for position, clause in enumerate(where):
            name = f"where_{position}"
            parameters[name] = self._compared(model, clause)
            condition = self._comparison(model, clause, name)
            text = f"({text} {_connector(clause)} {condition})" if text else condition
        return (f" WHERE {text}" if text else ""), parameters

    def _comparison(self, model: str, clause: Where, name: str) -> str:
        field = self._field(model, clause.field)
        if clause.operator in _OF_TEXTS and not isinstance(clause.value, str):
            return "false"
        if clause.field == "id" and not _names_records(clause):
            field = "record::id(id)"
        if _is_folded(clause):
            field = _FOLDED.format(field=field)
        with_none = clause.value is None or (isinstance(clause.value, list) and None in clause.value)
        return (_WITH_NONE if with_none else _COMPARISONS)[clause.operator].format(field=field, name=name)

    def _compared(self, model: str, clause: Where) -> object:
        values = clause.value if isinstance(clause.value, list) else [clause.value]
        if _names_records(clause):
            compared: list[object] = [RecordID(model, each) for each in values if each is not None]
        else:
            compared = [self._stored(model, clause.field, each) for each in values if each is not None]
        if _is_folded(clause):
            compared = [each.lower() if isinstance(each, str) else each for each in compared]
        return compared if isinstance(clause.value, list) else next(iter(compared), None)

    def _stored(self, model: str, field: str, value: object) -> object:
        if model == "session" and field == "token" and isinstance(value, str):
            return self._hash_token(value)
        return value

    def _order(self, model: str, sort_by: dict[str, str] | None) -> str:
        if sort_by is None:
            return ""
        way = "DESC" if sort_by.get("direction") == "desc" else "ASC"
        return f" ORDER BY {self._field(model, sort_by['field'])} {way}"

    def _table(self, model: str) -> str:
        if model not in self.schema or (model not in _LEDGERS and model not in _AUDITED):
            raise UnknownField("no such table")
        return model

    def _field(self, model: str, field: str) -> str:
        if field != "id" and field not in self.schema[self._table(model)]:
            raise UnknownField("no such field")
        return _column(field)

    def _row(self, model: str, row: Row, shown: Mapping[str, str]) -> Row:
        fields: Row = {name: row.get(_column(name)) for name in self.schema[model]}
        fields["id"] = str(row["id"].id)
        if model == "session":
            fields["token"] = shown.get(row["token"], "")
        return fields

    def _shown_tokens(self, model: str, where: Sequence[Where]) -> Mapping[str, str]:
        """The tokens that were asked for by themselves, by their hashes: nobody else is told one."""
        asked = [clause.value for clause in where if model == "session" and clause.field == "token"]
        return {self._hash_token(token): token for token in asked if isinstance(token, str)}


def _names_records(clause: Where) -> bool:
    return clause.field == "id" and clause.operator in _WITH_NONE and clause.mode != "insensitive"


def _is_folded(clause: Where) -> bool:
    return clause.mode == "insensitive" and clause.operator in _FOLDABLE


def _connector(clause: Where) -> str:
    return "OR" if clause.connector == "OR" else "AND"


def _column(field: str) -> str:
    return _WORD_START.sub("_", field).lower()
