"""Which tags patients bear, and how many bear them; a question that scans, for the second copy."""

from app.core.actor import Scope
from app.directory.copy import DirectoryCopy
from app.directory.patient_rows import within


def tags_seen(copy: DirectoryCopy, scope: Scope) -> list[tuple[list[str], int]]:
    """Every set of tags that somebody in this scope bears who is not archived, and how many bear it."""
    condition, parameters = within(scope)
    rows = copy.connection.execute(
        f"SELECT p.tags, count(*) FROM patient p WHERE p.archived = 0 AND p.tags <> ''{condition} GROUP BY p.tags",
        parameters,
    )
    return [(tags.split("\n"), count) for tags, count in rows]
