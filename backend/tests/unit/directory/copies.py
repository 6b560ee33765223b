"""Two copies of the directory compared by everything that is in them, row numbers apart."""

from app.directory.copy import DirectoryCopy

_PATIENT = (
    "id version archived status status_rank pending_review deceased provider_id family_name given_name preferred_name "
    "former_names name_key birth_date birth_month_day sex mrn phone email state identifiers tags tag_words created_at "
    "updated_at status_changed_at contacted_at provider_key payer_id payer_name plan_name coverage_status "
    "coverage_ends_on"
).replace(" ", ", ")
_CONTENT = {
    "patient": f"SELECT {_PATIENT} FROM patient",
    "coverage": "SELECT * FROM coverage",
    "provider": "SELECT * FROM provider",
    "last_contact": "SELECT * FROM last_contact",
    "tag": "SELECT * FROM tag",
    "alert": "SELECT * FROM alert",
    "name_part": "SELECT part, p.id FROM name_part JOIN patient p USING (rid)",
    "identifier": "SELECT value, kind, p.id FROM identifier JOIN patient p USING (rid)",
    "orphans": "SELECT rid FROM name_part WHERE rid NOT IN (SELECT rid FROM patient) UNION ALL "
    "SELECT rid FROM identifier WHERE rid NOT IN (SELECT rid FROM patient)",
    "vocabulary": "SELECT * FROM vocabulary",
    "misspelling": "SELECT * FROM misspelling",
    "head_count": "SELECT * FROM head_count WHERE patients <> 0 OR to_review <> 0",
}


def content(copy: DirectoryCopy) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, sorted."""
    return {name: sorted(map(tuple, copy.connection.execute(query))) for name, query in _CONTENT.items()}


def schema(copy: DirectoryCopy) -> set[str]:
    """The names of its tables, indexes and triggers."""
    return {name for (name,) in copy.connection.execute("SELECT name FROM sqlite_master")}
