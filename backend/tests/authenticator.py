"""A software authenticator (WebAuthn, level 3): ES256 keys, CBOR, "none" attestation; it answers as browsers do."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from tests.conftest import ORIGIN

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Credential:
    """One key pair on the authenticator."""

    user_handle: bytes
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def cose(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)})


@dataclass
class Authenticator:
    """A device with discoverable credentials. `flags` and `host` can be set to misbehave."""

    origin: str = ORIGIN
    host: str = "localhost"
    flags: int = PRESENT | VERIFIED
    counter: int = 0
    counts: bool = True
    credentials: list[Credential] = field(default_factory=list)

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """What navigator.credentials.create answers."""
        credential = Credential(base64url_to_bytes(options["user"]["id"]))
        self.credentials.append(credential)
        attested = bytes(16) + len(credential.id).to_bytes(2) + credential.id + credential.cose
        content = {"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | ATTESTED) + attested}
        return self._answer(
            credential,
            {
                "clientDataJSON": bytes_to_base64url(self._client_data("webauthn.create", options)),
                "attestationObject": bytes_to_base64url(cbor2.dumps(content)),
                "transports": ["internal", "hybrid", "<script>"],
            },
        )

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        """What navigator.credentials.get answers, with the newest credential."""
        credential = self.credentials[-1]
        data, client_data = self._data(self.flags), self._client_data("webauthn.get", options)
        signature = credential.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            credential,
            {
                "clientDataJSON": bytes_to_base64url(client_data),
                "authenticatorData": bytes_to_base64url(data),
                "signature": bytes_to_base64url(signature),
                "userHandle": bytes_to_base64url(credential.user_handle),
            },
        )

    def _data(self, flags: int) -> bytes:
        self.counter += self.counts
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.counter.to_bytes(4)

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _answer(self, credential: Credential, response: dict[str, Any]) -> dict[str, Any]:
        name = bytes_to_base64url(credential.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
