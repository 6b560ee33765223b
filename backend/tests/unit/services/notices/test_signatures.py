"""Signatures of reports: the providers' own examples, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.notices.signatures import is_signed_by_svix, is_signed_by_twilio

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'
HEADERS = {
    "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "svix-timestamp": "1614265330",
    "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
AT = datetime.fromtimestamp(1614265330, UTC)

TWILIO_ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2"
TWILIO_FORM = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Caller", "+14158675309"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
]
TWILIO_SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def test_svixs_own_example_fits() -> None:
    assert is_signed_by_svix(HEADERS, BODY, SECRET, AT)


def test_one_of_several_signatures_is_enough_and_other_versions_do_not_count() -> None:
    signature = HEADERS["svix-signature"]
    many = HEADERS | {"svix-signature": f"v1,AAAA v1a,{signature[3:]} {signature}"}
    assert is_signed_by_svix(many, BODY, SECRET, AT)
    other = HEADERS | {"svix-signature": f"v1a,{signature[3:]}"}
    assert not is_signed_by_svix(other, BODY, SECRET, AT)


@pytest.mark.parametrize("missing", HEADERS)
def test_every_header_is_needed(missing: str) -> None:
    assert not is_signed_by_svix({name: HEADERS[name] for name in HEADERS if name != missing}, BODY, SECRET, AT)


@pytest.mark.parametrize("moment", ["", "1614265330.5", "-1614265330", "²²²²", "9" * 30, "99999999999"])
def test_a_time_that_is_none_or_far_away_is_refused(moment: str) -> None:
    assert not is_signed_by_svix(HEADERS | {"svix-timestamp": moment}, BODY, SECRET, AT)


@pytest.mark.parametrize(
    ("away", "fits"),
    [
        (timedelta(minutes=5), True),
        (timedelta(minutes=5, seconds=1), False),
        (timedelta(minutes=-5, seconds=-1), False),
    ],
)
def test_the_time_lies_within_five_minutes(away: timedelta, *, fits: bool) -> None:
    assert is_signed_by_svix(HEADERS, BODY, SECRET, AT + away) is fits


@given(body=st.binary(max_size=40).filter(lambda body: body != BODY))
def test_another_body_is_refused(body: bytes) -> None:
    assert not is_signed_by_svix(HEADERS, body, SECRET, AT)


@pytest.mark.parametrize("secret", ["whsec_AAAA", "", "whsec_not base64!"])
def test_another_secret_refuses(secret: str) -> None:
    assert not is_signed_by_svix(HEADERS, BODY, secret, AT)


def test_twilios_own_example_fits_in_whatever_order_the_fields_come() -> None:
    assert is_signed_by_twilio(TWILIO_SIGNATURE, TWILIO_ADDRESS, TWILIO_FORM, "12345")
    assert is_signed_by_twilio(TWILIO_SIGNATURE, TWILIO_ADDRESS, TWILIO_FORM[::-1], "12345")


@pytest.mark.parametrize(
    ("signature", "address", "form", "token"),
    [
        ("", TWILIO_ADDRESS, TWILIO_FORM, "12345"),
        ("é", TWILIO_ADDRESS, TWILIO_FORM, "12345"),
        (TWILIO_SIGNATURE, TWILIO_ADDRESS + "&x=1", TWILIO_FORM, "12345"),
        (TWILIO_SIGNATURE, TWILIO_ADDRESS, TWILIO_FORM[1:], "12345"),
        (TWILIO_SIGNATURE, TWILIO_ADDRESS, [*TWILIO_FORM, ("X", "1")], "12345"),
        (TWILIO_SIGNATURE, TWILIO_ADDRESS, TWILIO_FORM, "123456"),
    ],
)
def test_anything_else_is_refused(signature: str, address: str, form: list[tuple[str, str]], token: str) -> None:
    assert not is_signed_by_twilio(signature, address, form, token)
