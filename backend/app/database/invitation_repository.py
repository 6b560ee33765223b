"""Invitations in the store: open until they are accepted, taken back or too old; one open one for each address.

https://surrealdb.com/docs/surrealql/statements/define/indexes .
"""

from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.folding import email as folded_email
from app.database.entity_rows import EntityRows
from app.database.models import Invitation
from app.database.patient_repository import Reader
from app.database.statement import Change, Statement
from app.models.auth_models import InvitationNotOpen


class InvitationRepository:
    """Who was invited."""

    def __init__(self, reader: Reader, invitations: EntityRows[Invitation]) -> None:
        self._reader = reader
        self._invitations = invitations

    async def invitation(self, invitation_id: str, access: AccessLog) -> Invitation | None:
        """One invitation."""
        row = await self._reader.one(
            "SELECT * FROM ONLY $invitation", {"invitation": self._invitations.record(invitation_id)}
        )
        return self._invitations.opened(row, access) if row else None

    async def open_to(self, email: str, access: AccessLog) -> Invitation | None:
        """The invitation that this address holds open, too old or not."""
        rows = await self._reader.rows(
            "SELECT * FROM invitation WHERE held_by = $email LIMIT 1", {"email": folded_email(email)}
        )
        return self._invitations.opened(rows[0], access) if rows else None

    async def all(self, access: AccessLog) -> list[Invitation]:
        """The last invitations, the newest first."""
        rows = await self._reader.rows("SELECT * FROM invitation ORDER BY created_at DESC LIMIT 500")
        return [self._invitations.opened(row, access) for row in rows]

    def create(self, invitation: Invitation) -> Statement:
        """A new invitation. An open one to the same address cancels the commit."""
        return self._invitations.create(invitation)

    def replace(self, invitation: Invitation) -> Statement:
        """The invitation as it shall be; a stale version cancels the commit."""
        return self._invitations.replace(invitation)

    def accept(self, invitation: Invitation, user_id: str, at: datetime) -> Statement:
        """It becomes a user, once; cancels the commit when it is not open (InvitationNotOpen)."""
        return Statement(
            """
            IF array::is_empty((
                UPDATE $invitation SET accepted_at = $at, accepted_by = $user, held_by = NONE, version += 1,
                    updated_at = $at
                    WHERE accepted_at = NONE AND revoked_at = NONE AND expires_at > $at RETURN id
            )) { THROW $not_open }
            """,
            {
                "invitation": self._invitations.record(invitation.id),
                "at": at,
                "user": user_id,
                "not_open": InvitationNotOpen.code,
            },
            (Change(self._invitations.record(invitation.id), invitation.version + 1),),
        )
