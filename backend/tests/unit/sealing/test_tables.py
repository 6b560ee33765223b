"""One table says what is clear, blind and sealed; models and schema files are held against it, field by field."""

import re
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import pytest

from app.database.entity_rows import _BLIND_KEYS, LINKS
from app.database.models import Patient
from app.database.schemas import SCHEMA_FOLDER, defined_tables
from app.database.tables import MODELS
from app.sealing.tables import SEALED_TABLES, SealedTable

_FIELD = re.compile(r"^DEFINE FIELD OVERWRITE (\w+) ON (\w+) TYPE ([^\s;]+)", re.MULTILINE)
_TABLE = re.compile(r"^DEFINE TABLE OVERWRITE (\w+) (.*);$", re.MULTILINE)
_SCHEMA = "\n".join(path.read_text("utf-8") for path in sorted(SCHEMA_FOLDER.glob("*.surql")))
PERSONS_OWN = {"family_name", "given_name", "birth_date", "mrn", "phones", "email", "address", "notes", "member_id"}
OPEN_TABLES = sorted(MODELS.keys() - SEALED_TABLES.keys())


def columns(table: str) -> dict[str, str]:
    return {name: kind for name, owner, kind in _FIELD.findall(_SCHEMA) if owner == table}


def may_be_missing(annotation: Any) -> bool:
    return get_origin(annotation) in {Union, UnionType} and NoneType in get_args(annotation)


def test_every_table_is_schemafull_and_known() -> None:
    assert {name for name, _ in _TABLE.findall(_SCHEMA)} == set(defined_tables())
    assert all(rest == "SCHEMAFULL TYPE NORMAL" for _, rest in _TABLE.findall(_SCHEMA))
    assert set(MODELS) <= set(defined_tables())
    assert set(_BLIND_KEYS) < set(SEALED_TABLES) < set(MODELS)


@pytest.mark.parametrize("table", SEALED_TABLES.values(), ids=SEALED_TABLES)
def test_every_field_of_a_person_is_clear_or_sealed_exactly_once(table: SealedTable) -> None:
    fields = set(MODELS[table.table].model_fields) - {"id"}
    assert table.clear | table.sealed == fields
    assert not table.clear & table.sealed
    assert not table.blind & (table.clear | table.sealed)
    assert not PERSONS_OWN & table.clear
    assert table.subject in {"id", *table.clear, *table.sealed}


@pytest.mark.parametrize("table", SEALED_TABLES.values(), ids=SEALED_TABLES)
def test_the_columns_of_a_sealed_table_are_the_clear_the_blind_and_one_envelope(table: SealedTable) -> None:
    assert set(columns(table.table)) == table.clear | table.blind | {"sealed"}
    assert columns(table.table)["sealed"] == "bytes"


@pytest.mark.parametrize("table", OPEN_TABLES)
def test_every_field_of_an_open_table_has_a_column_and_no_column_is_left_without_its_value(table: str) -> None:
    fields = set(MODELS[table].model_fields) - {"id"}
    required = {name for name, kind in columns(table).items() if not kind.startswith("option<")}
    assert required <= fields <= set(columns(table))


@pytest.mark.parametrize("table", MODELS)
def test_a_field_that_may_be_missing_has_a_column_that_may_be_none(table: str) -> None:
    for name, kind in columns(table).items():
        field = MODELS[table].model_fields.get(name)
        if field is not None:
            assert may_be_missing(field.annotation) == kind.startswith("option<"), name


def test_links_are_the_columns_that_hold_records_of_the_same_table() -> None:
    pattern = re.compile(r"(?:option<)?record<(\w+)>")
    held = {
        (table, name): match[1]
        for table in MODELS
        for name, kind in columns(table).items()
        if (match := pattern.fullmatch(kind.removesuffix(">") if kind.startswith("option<") else kind))
    }
    assert held == dict(LINKS)


@pytest.mark.parametrize("table", SEALED_TABLES.values(), ids=SEALED_TABLES)
def test_every_older_shape_has_its_upgrade(table: SealedTable) -> None:
    assert set(table.upgrades) == set(range(1, table.shape))


def test_no_person_stands_in_a_clear_column_of_any_table() -> None:
    staff = {"user", "account", "provider", "payer", "practice", "passkey", "role", "invitation"}
    for table in set(defined_tables()) - staff - {"migration", "jwks", "verification", "session"}:
        assert not {"name", "email", "phone", "address_line", "birth_date", "mrn", "notes"} & set(columns(table)), table
    assert "next_statuses" in Patient.model_computed_fields
