"""What the queries over patients share: the columns of a row, the scope, and the trace."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from app.audit.access_log import AccessLog
from app.core.actor import Scope
from app.directory.entries import moment
from app.models.insurance_models import CoverageStatus
from app.models.patient_list_models import PatientListItem
from app.models.patient_models import PatientStatus, Sex

COLUMNS = """
    p.rid, p.id, p.version, p.family_name, p.given_name, p.preferred_name, p.birth_date, p.sex, p.mrn, p.phone,
    p.status, p.pending_review, p.archived, p.provider_id, d.display_name AS provider_name, p.payer_name,
    p.plan_name, p.coverage_status, p.coverage_ends_on, p.updated_at, p.name_key
"""
_STATUS = {status.value: status for status in PatientStatus}
_COVERAGE_STATUS = {status.value: status for status in CoverageStatus}
_SEX = {sex.value: sex for sex in Sex}

Parameters = dict[str, str | int]


def within(scope: Scope) -> tuple[str, Parameters]:
    """A condition on `p` that keeps a query inside the caller's scope, and its parameters."""
    if scope.whole_practice:
        return "", {}
    if scope.panel is None:
        return " AND 0", {}
    return " AND p.provider_id = :scope_panel", {"scope_panel": scope.panel}


def items(rows: Sequence[sqlite3.Row], access: AccessLog) -> list[PatientListItem]:
    """The rows as people see them; each is noted as opened."""
    access.opened_all(row["id"] for row in rows)
    return [_item(row) for row in rows]


def _item(row: sqlite3.Row) -> PatientListItem:
    return PatientListItem.model_construct(
        id=row["id"],
        version=row["version"],
        family_name=row["family_name"],
        given_name=row["given_name"],
        preferred_name=row["preferred_name"] or None,
        birth_date=date.fromisoformat(row["birth_date"]),
        sex=_SEX[row["sex"]],
        mrn=row["mrn"] or None,
        phone=row["phone"] or None,
        status=_STATUS[row["status"]],
        pending_review=bool(row["pending_review"]),
        archived=bool(row["archived"]),
        provider_id=row["provider_id"] or None,
        provider_name=row["provider_name"],
        payer_name=row["payer_name"] or None,
        plan_name=row["plan_name"] or None,
        coverage_status=_COVERAGE_STATUS.get(row["coverage_status"]),
        coverage_ends_on=date.fromisoformat(row["coverage_ends_on"]) if row["coverage_ends_on"] else None,
        updated_at=moment(row["updated_at"]),
    )
