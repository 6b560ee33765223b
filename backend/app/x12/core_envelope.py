"""CAQH CORE connectivity: raw X12 in the Payload element of a SOAP envelope, in CDATA, as text or in base 64."""

import binascii
from base64 import b64decode
from collections.abc import Callable

from app.x12.errors import MissingPayloadError, Place
from app.x12.segment import Segment

_STARTS = ("ISA", "ST")


class CoreEnvelope:
    """Collects the first Payload of an envelope."""

    def __init__(self, place: Callable[[], Place]) -> None:
        self._current_place = place
        self._place = place()
        self._inside = False
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Notice where a Payload begins."""
        if _is_payload(name) and not self._pieces:
            self._inside = True
            self._place = self._current_place()

    def text(self, text: str) -> None:
        """Collect what the Payload holds."""
        if self._inside:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """Leave the Payload."""
        if _is_payload(name):
            self._inside = False

    def result(self) -> list[Segment] | bytes:
        """The raw X12. Raises MissingPayloadError at the Payload."""
        payload = "".join(self._pieces).strip(" \t\r\n")
        if payload.startswith(_STARTS):
            return payload.encode()
        try:
            decoded = b64decode("".join(payload.split()), validate=True)
        except (binascii.Error, ValueError):
            raise MissingPayloadError(self._place) from None
        if not decoded.lstrip().startswith(tuple(start.encode() for start in _STARTS)):
            raise MissingPayloadError(self._place)
        return decoded


def local_name(name: str) -> str:
    """The name of an XML element without its namespace."""
    return name.rpartition("}")[2]


def _is_payload(name: str) -> bool:
    return local_name(name) == "Payload"
