"""What the queries over patients share: the columns of a row, the scope, and the trace."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
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
    p.plan_name, p.coverage_status, p.coverage_ends_on, p.updated_at, p.name_key, p.state, p.created_at,
    p.contacted_at, p.tags
"""
_STATUS = {status.value: status for status in PatientStatus}
_COVERAGE_STATUS = {status.value: status for status in CoverageStatus}
_SEX = {sex.value: sex for sex in Sex}

Parameters = dict[str, str | int]


def within(scope: Scope) -> tuple[str, Parameters]:
    """A condition on `p` that keeps a query inside the caller's scope, and its parameters."""
    return _and(*_any_of(scope))


@dataclass(frozen=True, slots=True)
class Parts:
    """A scope in two parts that share nobody: one that many callers have in common or that an index gives, and a few.

    `source` and `condition` find the few. What is counted for the first part is counted once; an OR over both would
    look at everybody for each caller.
    """

    base: Scope
    source: str
    condition: str
    parameters: Parameters


def parts_of(scope: Scope) -> Parts | None:
    """The scope in two parts; None for one that has no few."""
    if scope.is_everything or (scope.whole_practice and scope.panel is None and not scope.opened):
        return None
    if not scope.whole_practice and not scope.opened:
        return None
    parameters: Parameters = {} if scope.panel is None else {"scope_panel": scope.panel}
    names = [f"scope_opened{at}" for at in range(len(scope.opened))]
    parameters |= zip(names, sorted(scope.opened), strict=True)
    is_opened = f"p.id IN ({', '.join(f':{name}' for name in names)})"
    if not scope.whole_practice:
        is_foreign = "" if scope.panel is None else " AND p.provider_id <> :scope_panel"
        return Parts(Scope(panel=scope.panel), "patient p", f"{is_opened}{is_foreign}", parameters)
    is_own = "0" if scope.panel is None else "p.provider_id = :scope_panel"
    condition = f"p.is_restricted = 1 AND ({is_own} OR {is_opened})"
    return Parts(Scope(whole_practice=True), "patient p INDEXED BY patient_restricted", condition, parameters)


def _any_of(scope: Scope) -> tuple[str, Parameters]:
    """What lets a patient in, in one text; '' when everybody is. A patient's rid stands in every index, the id not."""
    if scope.is_everything:
        return "", {}
    ways = ["p.is_restricted = 0"] if scope.whole_practice else []
    parameters: Parameters = {}
    if scope.panel is not None:
        ways.append("p.provider_id = :scope_panel")
        parameters["scope_panel"] = scope.panel
    if scope.opened:
        names = [f"scope_opened{at}" for at in range(len(scope.opened))]
        parameters |= zip(names, sorted(scope.opened), strict=True)
        chosen = ", ".join(f":{name}" for name in names)
        ways.append(f"p.rid IN (SELECT o.rid FROM patient o WHERE o.id IN ({chosen}))")
    return " OR ".join(ways) or "0", parameters


def _and(text: str, parameters: Parameters) -> tuple[str, Parameters]:
    if not text:
        return "", parameters
    return f" AND ({text})" if " OR " in text else f" AND {text}", parameters


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
        state=row["state"] or None,
        payer_name=row["payer_name"] or None,
        plan_name=row["plan_name"] or None,
        coverage_status=_COVERAGE_STATUS.get(row["coverage_status"]),
        coverage_ends_on=date.fromisoformat(row["coverage_ends_on"]) if row["coverage_ends_on"] else None,
        created_at=moment(row["created_at"]),
        updated_at=moment(row["updated_at"]),
        contacted_at=moment(row["contacted_at"]) if row["contacted_at"] else None,
        tags=row["tags"].split("\n") if row["tags"] else [],
    )
