"""Closes and opens envelopes: one AEAD ciphertext for each row, bound to its table and id.

An envelope moved to another row, or changed by a bit, does not open (NIST SP 800-38D). Opening says for whom:
it needs the access log of the caller.
"""

import hashlib
import secrets
from typing import Any, Protocol, TypeVar

import cbor2
import tink
from pydantic import BaseModel

from app.audit.access_log import AccessLog
from app.core.exceptions import AppException
from app.models.patient_models import TRUSTED
from app.sealing.envelope_keys import sealed_under
from app.sealing.keyring import Keyring
from app.sealing.tables import SEALED_TABLES, SealedTable

Opened = TypeVar("Opened", bound=BaseModel)


class EnvelopeDamaged(AppException):
    """An envelope did not open: changed on disk, moved to another row, or sealed under other keys or a newer shape."""

    status = 500
    code = "envelope_damaged"
    message = "This record could not be opened. It was left untouched; tell your administrator."


class RowId(Protocol):
    """A record id as the store gives it."""

    table_name: str
    id: Any


class Seal:
    """The envelopes of one practice."""

    def __init__(self, keyring: Keyring) -> None:
        self._keys = keyring.envelopes

    def close(self, table: SealedTable, record: str, person: BaseModel) -> bytes:
        """The sealed fields of a model as one ciphertext, for this record of this table only."""
        content = person.model_dump(mode="json", include=set(table.sealed), exclude_none=True)
        return self.close_content(table.table, record, cbor2.dumps([table.shape, content]))

    def open(self, model: type[Opened], row: dict[str, Any], access: AccessLog) -> Opened:
        """The model behind a row, whole or a part. Raises EnvelopeDamaged; the opening is noted in the access log."""
        identity: RowId = row["id"]
        table = SEALED_TABLES[identity.table_name]
        content = self._content(table, str(identity.id), row["sealed"])
        for name in table.clear:
            value = row.get(name)
            wanted = model.model_fields.get(name)
            if wanted is not None and (value is not None or wanted.is_required()):  # a row may be older than a column
                content[name] = value
        content["id"] = identity.id
        access.opened(content.get(table.subject) or identity.id)
        return model.model_validate(content, context=TRUSTED)

    def close_content(self, table: str, record: str, content: bytes) -> bytes:
        """Any bytes as an envelope of this record."""
        sealed: bytes = self._keys.encrypt(content, f"{table}:{record}".encode())
        return sealed

    def open_content(self, table: str, record: str, sealed: bytes, access: AccessLog, subject: str) -> bytes:
        """The bytes of an envelope; noted as an opening of `subject`. Raises EnvelopeDamaged."""
        access.opened(subject)
        return self._decrypt(table, record, sealed)

    def is_current(self, sealed: bytes) -> bool:
        """Whether an envelope was sealed with the newest key."""
        return sealed_under(sealed) == self._keys.primary

    def seal_again(self, row: RowId, sealed: bytes, access: AccessLog) -> bytes:
        """The same content under the newest key; counted as an opening. Raises EnvelopeDamaged."""
        record = str(row.id)
        access.opened(record)
        return self.close_content(row.table_name, record, self._decrypt(row.table_name, record, sealed))

    def close_reason(self, record: str, reason: str) -> tuple[bytes, bytes]:
        """An audit row's detail: the envelope, and SHA-256 over its salt and text."""
        salted = secrets.token_bytes(16) + reason.encode()
        return self.close_content("audit", record, salted), hashlib.sha256(salted).digest()

    def open_reason(self, record: str, detail: bytes) -> str:
        """The reason in an audit row. The audit viewer, which alone calls this, records its own reading."""
        return self._decrypt("audit", record, detail)[16:].decode()

    def _content(self, table: SealedTable, record: str, sealed: bytes) -> dict[str, Any]:
        shape, content = cbor2.loads(self._decrypt(table.table, record, sealed))
        if shape > table.shape:
            raise EnvelopeDamaged  # a newer PFINNI closed it; what we do not know of it must not be lost
        for number in range(shape, table.shape):
            content = table.upgrades[number](content)
        opened: dict[str, Any] = content
        return opened

    def _decrypt(self, table: str, record: str, sealed: bytes) -> bytes:
        try:
            content: bytes = self._keys.decrypt(sealed, f"{table}:{record}".encode())
        except tink.TinkError:
            raise EnvelopeDamaged from None
        return content
