"""Whether a report really comes from the provider: a keyed hash over what was sent, compared in constant time.

Resend signs by Svix's rules (https://docs.svix.com/receiving/verifying-payloads/how-manual), with a time that must be
near; Twilio signs the address it called with the form's fields
(https://www.twilio.com/docs/usage/webhooks/webhooks-security). A report that is sent again is harmless besides: it
changes nothing a second time.
"""

import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

NEAR = timedelta(minutes=5)
_PREFIX, _VERSION = "whsec_", "v1,"


def is_signed_by_svix(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> bool:
    """Whether one of the signatures fits, and the time lies within five minutes of ours."""
    message_id, moment = headers.get("svix-id", ""), headers.get("svix-timestamp", "")
    if not message_id or not _is_near(moment, now):
        return False
    try:
        key = b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (NotBase64, ValueError):
        return False
    signed = f"{message_id}.{moment}.".encode() + body
    expected = b64encode(hmac.digest(key, signed, "sha256")).decode()
    given = headers.get("svix-signature", "").split(" ")
    return any(_equal(each.removeprefix(_VERSION), expected) for each in given if each.startswith(_VERSION))


def is_signed_by_twilio(signature: str, address: str, form: Sequence[tuple[str, str]], token: str) -> bool:
    """Whether the signature fits the address, as it was given to Twilio, and every field of the form."""
    fields = "".join(name + value for name, value in sorted(form))
    expected = b64encode(hmac.digest(token.encode(), (address + fields).encode(), "sha1")).decode()
    return _equal(signature, expected)


def _is_near(moment: str, now: datetime) -> bool:
    if not (moment.isascii() and moment.isdigit() and len(moment) <= 12):
        return False
    return abs(now - datetime.fromtimestamp(int(moment), UTC)) <= NEAR


def _equal(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
