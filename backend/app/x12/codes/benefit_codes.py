"""Codes of the EB segment (loops 2110C and 2110D)."""

from typing import Final

BENEFIT_INFORMATION: Final[dict[str, str]] = {
    "1": "Active coverage",
    "2": "Active, full risk capitation",
    "3": "Active, services capitated",
    "4": "Active, services capitated to the primary care physician",
    "5": "Active, pending investigation",
    "6": "Inactive",
    "7": "Inactive, pending eligibility update",
    "8": "Inactive, pending investigation",
    "A": "Co-insurance",
    "B": "Co-payment",
    "C": "Deductible",
    "CB": "Coverage basis",
    "D": "Benefit description",
    "E": "Exclusions",
    "F": "Limitations",
    "G": "Out of pocket (stop loss)",
    "H": "Unlimited",
    "I": "Not covered",
    "J": "Cost containment",
    "K": "Reserve",
    "L": "Primary care provider",
    "M": "Pre-existing condition",
    "MC": "Managed care coordinator",
    "N": "Services restricted to this provider",
    "O": "Not deemed a medical necessity",
    "P": "Benefit disclaimer",
    "Q": "Second surgical opinion required",
    "R": "Other or additional payer",
    "S": "Prior year history",
    "T": "Card reported lost or stolen",
    "U": "Ask this other entity",
    "V": "Cannot process",
    "W": "Other source of data",
    "X": "Health care facility",
    "Y": "Spend down",
}
"""EB01. A is co-insurance and B is co-payment; some public parsers swap them."""

COVERAGE_LEVELS: Final[dict[str, str]] = {
    "CHD": "Children only",
    "DEP": "Dependents only",
    "ECH": "Employee and children",
    "EMP": "Employee only",
    "ESP": "Employee and spouse",
    "FAM": "Family",
    "IND": "Individual",
    "SPC": "Spouse and children",
    "SPO": "Spouse only",
}
"""EB02."""

INSURANCE_TYPES: Final[dict[str, str]] = {
    "12": "Medicare secondary, working aged",
    "13": "Medicare secondary, end-stage renal disease",
    "14": "Medicare secondary, no-fault insurance",
    "15": "Medicare secondary, workers' compensation",
    "16": "Medicare secondary, Public Health Service or other federal agency",
    "41": "Medicare secondary, black lung",
    "42": "Medicare secondary, veterans' administration",
    "43": "Medicare secondary, disabled beneficiary under 65 with a large group plan",
    "47": "Medicare secondary, other liability insurance",
    "AP": "Auto insurance",
    "C1": "Commercial",
    "CO": "COBRA",
    "CP": "Medicare conditionally primary",
    "D": "Disability",
    "DB": "Disability benefits",
    "EP": "Exclusive provider organization",
    "FF": "Family or friends",
    "GP": "Group policy",
    "HM": "HMO",
    "HN": "Medicare risk HMO (Medicare Advantage)",
    "HS": "Special low income Medicare beneficiary",
    "IN": "Indemnity",
    "IP": "Individual policy",
    "LC": "Long term care",
    "LD": "Long term policy",
    "LI": "Life insurance",
    "LT": "Litigation",
    "MA": "Medicare Part A",
    "MB": "Medicare Part B",
    "MC": "Medicaid",
    "MH": "Medigap Part A",
    "MI": "Medigap Part B",
    "MP": "Medicare primary",
    "OT": "Other",
    "PE": "Property insurance, personal",
    "PL": "Personal",
    "PP": "Personal payment, no insurance",
    "PR": "PPO",
    "PS": "Point of service",
    "QM": "Qualified Medicare beneficiary",
    "RP": "Property insurance, real",
    "SP": "Supplemental policy",
    "TF": "TEFRA",
    "WC": "Workers' compensation",
    "WU": "Wrap-up policy",
}
"""EB04."""

TIME_PERIODS: Final[dict[str, str]] = {
    "6": "hour",
    "7": "day",
    "13": "24 hours",
    "21": "years",
    "22": "service year",
    "23": "calendar year",
    "24": "year to date",
    "25": "contract",
    "26": "episode",
    "27": "visit",
    "28": "outlier",
    "29": "remaining",
    "30": "exceeded",
    "31": "not exceeded",
    "32": "lifetime",
    "33": "lifetime remaining",
    "34": "month",
    "35": "week",
    "36": "admission",
}
"""EB06 and HSD05."""

QUANTITY_QUALIFIERS: Final[dict[str, str]] = {
    "8H": "minimum",
    "99": "quantity used",
    "CA": "covered, actual",
    "CE": "covered, estimated",
    "D3": "co-insurance days",
    "DB": "deductible blood units",
    "DY": "days",
    "FL": "units",
    "HS": "hours",
    "LA": "lifetime reserve, actual",
    "LE": "lifetime reserve, estimated",
    "M2": "maximum",
    "MN": "months",
    "P6": "services or procedures",
    "QA": "quantity approved",
    "S7": "highest age",
    "S8": "lowest age",
    "VS": "visits",
    "YY": "years",
}
"""EB09 and HSD01."""

DELIVERY_UNITS: Final[dict[str, str]] = {
    "DA": "day",
    "MO": "month",
    "VS": "visit",
    "WK": "week",
    "YR": "year",
}
"""HSD03."""

AUTHORIZATION: Final[dict[str, str]] = {"N": "Not required", "U": "Unknown", "Y": "Required"}
"""EB11."""

NETWORK: Final[dict[str, str]] = {
    "N": "Out of network",
    "U": "Unknown",
    "W": "In and out of network",
    "Y": "In network",
}
"""EB12."""

PROCEDURE_QUALIFIERS: Final[dict[str, str]] = {
    "AD": "dental procedure",
    "CJ": "CPT",
    "HC": "HCPCS",
    "ID": "ICD-9 procedure",
    "IV": "home infusion product",
    "N4": "national drug code",
    "ZZ": "mutually defined",
}
"""EB13-01."""
