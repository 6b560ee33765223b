"""Codes of an authenticator app (RFC 6238: six digits, SHA-1, half a minute) and recovery codes.

Checking a code costs the same whichever it is: every step of the window is computed and compared in constant time.
https://pyauth.github.io/pyotp/ and https://segno.readthedocs.io/ .
"""

import hmac
import io
import secrets
from datetime import datetime

import pyotp
import segno

ISSUER = "PFINNI"
STEP_SECONDS = 30
_WINDOW = (-1, 0, 1)
"""Clocks of phones may be half a minute off."""
RECOVERY_CODES = 10
_RECOVERY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters and digits that look alike on paper."""


def new_secret() -> str:
    """160 random bits, in base32 as authenticator apps take it."""
    return pyotp.random_base32()


def uri(secret: str, email: str) -> str:
    """What the QR code carries."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def qr_svg(text: str) -> str:
    """The text as a QR code: an SVG element to put into a page."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True)
    return drawn.getvalue().decode()


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The half minute whose code this is, around now; the newest if it were several; None for a wrong code."""
    now = int(at.timestamp()) // STEP_SECONDS
    made = pyotp.TOTP(secret)
    found: int | None = None
    for step in (now + offset for offset in _WINDOW):
        if hmac.compare_digest(made.generate_otp(step).encode(), code.encode()):
            found = step
    return found


def new_recovery_codes() -> list[str]:
    """Ten codes of ten letters, about 49 bits each, in two groups."""
    return [_new_recovery_code() for _ in range(RECOVERY_CODES)]


def plain(recovery_code: str) -> str:
    """A recovery code as it is hashed: without what people put between letters."""
    return "".join(each for each in recovery_code.lower() if each.isalnum())


def _new_recovery_code() -> str:
    letters = "".join(secrets.choice(_RECOVERY_LETTERS) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"
