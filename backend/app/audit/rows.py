"""One audit row: what is frozen, how it is hashed, and how PFINNI proves that it wrote it.

The hash is SHA-256 over a canonical JSON array, so that anybody can compute it with no library of ours. The
proof is a keyed hash over the same array: somebody who can write to the store but lacks the keys cannot add a
row that the sealer would take into the chain. 45 CFR 164.312(c): integrity.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from app.audit.vocabulary import OK

FORM = "pfinni-audit-1"
MOST_SUBJECTS = 200
"""Subjects that one row names at most; more make further rows."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What a caller says of a change: what, to whom, and why. The rest is known from the access log.

    `reason` and what stands in it is sealed; `subjects` are ids, random and clear.
    """

    action: str
    subject: str | None = None
    reason: str | None = field(default=None, repr=False)
    subjects: tuple[str, ...] = ()

    @property
    def all_subjects(self) -> tuple[str, ...]:
        """Everybody that the entry names."""
        return self.subjects if self.subject is None else (self.subject, *self.subjects)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A row as it stands in the store; everything but `block` is frozen there.

    `at` is UTC to the millisecond; `amount` counts what was opened when it is more than the subjects tell; `detail`
    is sealed, and `digest` is SHA-256 over its salt and plain text, so that an opened detail can be checked too.
    """

    id: str
    at: datetime
    actor: str
    action: str
    outcome: str = OK
    role: str | None = None
    session: str | None = None
    subjects: tuple[str, ...] = ()
    amount: int | None = None
    address: str | None = None
    request: str | None = None
    automatic: bool = False
    detail: bytes | None = field(default=None, repr=False)
    digest: bytes | None = field(default=None, repr=False)
    proof: bytes = field(default=b"", repr=False)
    block: int = 0

    def canonical(self) -> bytes:
        """The bytes that proof and hash are computed over (the hash appends the proof)."""
        return canonical_form(self.as_record())

    def as_record(self) -> dict[str, Any]:
        """The row's frozen values as JSON has them: the form of the export."""
        return {
            "id": self.id,
            "at": moment_text(self.at),
            "actor": self.actor,
            "role": self.role,
            "session": self.session,
            "action": self.action,
            "subjects": list(self.subjects),
            "amount": self.amount,
            "address": self.address,
            "outcome": self.outcome,
            "request": self.request,
            "automatic": self.automatic,
            "detail": hashlib.sha256(self.detail).hexdigest() if self.detail is not None else None,
            "digest": self.digest.hex() if self.digest is not None else None,
        }

    def hash(self) -> bytes:
        """32 bytes that stand for the row in its block."""
        return row_hash(self.as_record(), self.proof.hex())

    def proven(self, prove: "Prover") -> "AuditRow":
        """The row with its proof."""
        return replace(self, proof=prove(self.canonical()))

    def is_ours(self, prove: "Prover") -> bool:
        """Whether the proof is the one that the keys give for this row."""
        return hmac.compare_digest(self.proof, prove(self.canonical()))


class Prover:
    """Computes proofs: 16 bytes of a keyed hash."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __call__(self, content: bytes) -> bytes:
        """The proof for these bytes."""
        return hmac.digest(self._key, content, "sha256")[:16]


FIELDS = (
    "id",
    "at",
    "actor",
    "role",
    "session",
    "action",
    "subjects",
    "amount",
    "address",
    "outcome",
    "request",
    "automatic",
    "detail",
    "digest",
)
"""The frozen values in the order of the canonical form."""


def canonical_form(record: Mapping[str, Any]) -> bytes:
    """A JSON array of the form's name and the frozen values in fixed order, without spaces, in UTF-8."""
    values = [FORM, *(record[name] for name in FIELDS)]
    return json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()


def row_hash(record: Mapping[str, Any], proof: str) -> bytes:
    """SHA-256 of the canonical form, a line feed, and the proof in hexadecimal."""
    return hashlib.sha256(canonical_form(record) + b"\n" + proof.encode()).digest()


def moment_text(moment: datetime) -> str:
    """`2026-11-25T14:03:22.123Z`; with six digits for a moment that is finer than PFINNI's, so that no edit is lost."""
    milliseconds, finer = divmod(moment.microsecond, 1000)
    fraction = f"{moment.microsecond:06d}" if finer else f"{milliseconds:03d}"
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + fraction + "Z"


def to_milliseconds(moment: datetime) -> datetime:
    """The moment as a row keeps it."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
