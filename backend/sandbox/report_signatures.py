"""How Resend (by Svix) and Twilio sign what they report.

https://docs.svix.com/receiving/verifying-payloads/how-manual and
https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime


def signed_by_svix(message_id: str, now: datetime, body: bytes, secret: str) -> dict[str, str]:
    """The headers of a signed report."""
    moment = str(int(now.timestamp()))
    key = b64decode(secret.removeprefix("whsec_"))
    signature = hmac.digest(key, f"{message_id}.{moment}.".encode() + body, "sha256")
    signed = f"v1,{b64encode(signature).decode()}"
    return {"svix-id": message_id, "svix-timestamp": moment, "svix-signature": signed}


def signed_by_twilio(address: str, form: Mapping[str, str], token: str) -> str:
    """The header X-Twilio-Signature for a form that is sent to an address."""
    fields = "".join(name + form[name] for name in sorted(form))
    return b64encode(hmac.digest(token.encode(), (address + fields).encode(), "sha1")).decode()
