"""A patient's disclosures: to whom something about the patient left the practice, when, what and why.

45 CFR 164.528: an accounting of six years. Disclosures for treatment, payment and operations, and to the patient, need
not be in it; they are recorded all the same and told apart.
"""

from datetime import datetime, timedelta

from app.core.identifiers import RecordKey
from app.models.patient_export_models import DisclosurePurpose, ExportContent
from app.models.patient_models import Concealed

ACCOUNTED_FOR = timedelta(days=6 * 366)
"""Six years, the longest that they can be."""
EXEMPT = frozenset(DisclosurePurpose) - {DisclosurePurpose.OTHER}
"""What an accounting may leave out, 164.528(a)(1)."""


class DisclosurePublic(Concealed):
    """One disclosure of one patient. `is_accountable` says whether an accounting must list it."""

    id: RecordKey
    at: datetime
    by: str
    by_name: str | None
    recipient: str
    purpose: DisclosurePurpose
    purpose_note: str | None
    content: ExportContent
    columns: list[str]
    """What was told, as the file's column headings."""
    is_accountable: bool
