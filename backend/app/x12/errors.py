"""What can be wrong with a message as a whole.

Every error has a stable code, a constant message and a place. None of them ever carries a value from the
file: values are patient data, and an error travels into logs, answers and screens.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a message: numbers, and loop and element ids that this package gave, never text of the file."""

    line: int | None = None
    segment: int | None = None
    loop: str | None = None
    element: str | None = None

    def __str__(self) -> str:
        """Read like "line 3, segment 12, loop 2100C, NM103"."""
        parts = (
            f"line {self.line}" if self.line else "",
            f"segment {self.segment}" if self.segment else "",
            f"loop {self.loop}" if self.loop else "",
            self.element or "",
        )
        return ", ".join(part for part in parts if part)


class X12Error(Exception):
    """A message that cannot be read or written."""

    code: ClassVar[str] = "x12.error"
    message: ClassVar[str] = "The message cannot be used."

    def __init__(self, place: Place | None = None) -> None:
        super().__init__(place)
        self.place = place or Place()

    def __str__(self) -> str:
        """The constant message and the place."""
        place = str(self.place)
        return f"{self.message} ({place})" if place else self.message


class EmptyMessageError(X12Error):
    """Nothing but white space."""

    code = "x12.empty"
    message = "The message is empty."


class WebPageError(X12Error):
    """A proxy, a sign-in page or a broken gateway answered in the place of the payer."""

    code = "x12.web_page"
    message = "A web page came in the place of an X12 message."


class NotX12Error(X12Error):
    """Neither an interchange, nor a bare transaction set, nor one of the XML forms."""

    code = "x12.not_x12"
    message = "This is not an X12 message."


class BrokenXmlError(X12Error):
    """XML that is not well-formed: cut off, badly nested, wrongly encoded."""

    code = "x12.broken_xml"
    message = "The XML is not well-formed."


class ForbiddenXmlError(X12Error):
    """XML with a document type, entities or external references: refused unread."""

    code = "x12.forbidden_xml"
    message = "The XML declares a document type or entities, which is not allowed."


class UnknownXmlError(X12Error):
    """Well-formed XML that is not X12 in the x12simple vocabulary."""

    code = "x12.unknown_xml"
    message = "The XML is not an X12 message in a form that is known here."


class MissingPayloadError(X12Error):
    """A CAQH CORE envelope whose Payload is absent or is not X12."""

    code = "x12.missing_payload"
    message = "The envelope holds no X12 payload."


class CutMessageError(X12Error):
    """The message ends before its transaction set does (no SE)."""

    code = "x12.cut"
    message = "The message ends before its transaction set does."


class NoTransactionError(X12Error):
    """An envelope without a transaction set, for instance a TA1 alone."""

    code = "x12.no_transaction"
    message = "The message holds no transaction set."


class WrongTransactionError(X12Error):
    """Another transaction set than the one that was asked for.

    `found` is the ST01 code if it is one of the known transaction sets, else None.
    """

    code = "x12.wrong_transaction"
    message = "The message is another kind of transaction set than expected."

    def __init__(self, place: Place | None = None, *, expected: str = "", found: str | None = None) -> None:
        super().__init__(place)
        self.expected = expected
        self.found = found


class UnwritableError(X12Error):
    """Something that the implementation guide does not allow was to be written; the place names the element."""

    code = "x12.unwritable"
    message = "The value does not fit the implementation guide."
