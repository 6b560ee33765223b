"""Codes of the AAA segment: why a request was rejected (AAA03) and what to do about it (AAA04)."""

from typing import Final

REJECT_REASONS: Final[dict[str, str]] = {
    "04": "More was requested than is allowed",
    "15": "Required data is missing from the request",
    "33": "The request has input errors",
    "35": "Out of network",
    "41": "Access is not authorized",
    "42": "The payer cannot respond at present",
    "43": "Provider identification is invalid or missing",
    "44": "Provider name is invalid or missing",
    "45": "Provider specialty is invalid or missing",
    "46": "Provider phone number is invalid or missing",
    "47": "Provider state is invalid or missing",
    "48": "Referring provider identification is invalid or missing",
    "49": "The provider is not the primary care physician",
    "50": "The provider may not inquire at this payer",
    "51": "The provider is not on file",
    "52": "The service dates are not within the provider's enrolment",
    "53": "The benefit does not fit the type of provider",
    "54": "The product or service qualifier is not appropriate",
    "55": "The product or service is not appropriate",
    "56": "The date is not appropriate",
    "57": "The date of service is invalid or missing",
    "58": "The birth date is invalid or missing",
    "60": "The birth date follows the date of service",
    "61": "The date of death precedes the date of service",
    "62": "The date of service is outside the period that may be asked about",
    "63": "The date of service is in the future",
    "64": "The patient id is invalid or missing",
    "65": "The patient name is invalid or missing",
    "66": "The patient's gender is invalid or missing",
    "67": "The patient was not found",
    "68": "The patient id is a duplicate",
    "69": "It does not fit the patient's age",
    "70": "It does not fit the patient's gender",
    "71": "The birth date does not match the payer's",
    "72": "The member id is invalid or missing",
    "73": "The subscriber's name is invalid or missing",
    "74": "The subscriber's gender is invalid or missing",
    "75": "The subscriber was not found",
    "76": "The member id is a duplicate",
    "77": "The subscriber was found, the patient was not",
    "78": "The subscriber is not in the group or plan named",
    "79": "The payer or participant id is invalid",
    "80": "No response was received; the transaction was ended",
    "97": "The provider's address is invalid or missing",
    "98": "The service or procedure is experimental",
    "AA": "The authorization number was not found",
    "AE": "The primary care physician has to authorize it",
    "AF": "A diagnosis code is invalid or missing",
    "AG": "A procedure code is invalid or missing",
    "AO": "More about the patient's condition is required",
    "CI": "The certification does not match the patient",
    "E8": "A medical review is required",
    "IA": "The authorization number has an invalid format",
    "MA": "The authorization number is missing",
    "T4": "The payer's name or identifier is missing",
}
"""AAA03, all loops."""


def _codes(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_MEMBER: Final = _codes("15 35 42 43 45 47 48 49 51 52 56 57 58 60 61 62 63 71 78")
_BENEFIT: Final = _codes("15 33 52 53 54 55 56 57 60 61 62 63 69 70 98 AA AE AF AG AO CI E8 IA MA")

REJECT_REASONS_BY_LOOP: Final[dict[str, frozenset[str]]] = {
    "2000A": _codes("04 41 42 79"),
    "2100A": _codes("04 41 42 79 80 T4"),
    "2100B": _codes("15 41 43 44 45 46 47 48 50 51 79 97 T4"),
    "2100C": _MEMBER | _codes("72 73 74 75 76"),
    "2110C": _BENEFIT,
    "2100D": (_MEMBER - _codes("78")) | _codes("64 65 66 67 68 77"),
    "2110D": _BENEFIT,
}
"""Which AAA03 codes the guide allows in which loop: the writer keeps to it, the reader does not ask."""

FOLLOW_UP_ACTIONS: Final[dict[str, str]] = {
    "C": "Correct and resubmit",
    "N": "Do not resubmit",
    "P": "Resubmit the original request",
    "R": "Resubmission is allowed",
    "S": "Do not resubmit; the inquiry was sent on to a third party",
    "W": "Wait 30 days and resubmit",
    "X": "Wait 10 days and resubmit",
    "Y": "Do not resubmit; the payer will respond again",
}
"""AAA04."""
