"""Places of service (III02 where III01 is ZZ): the CMS place of service code set, the common ones."""

from typing import Final

PLACES_OF_SERVICE: Final[dict[str, str]] = {
    "01": "Pharmacy",
    "02": "Telehealth, not at home",
    "10": "Telehealth, at home",
    "11": "Office",
    "12": "Home",
    "19": "Off-campus outpatient hospital",
    "20": "Urgent care facility",
    "21": "Inpatient hospital",
    "22": "On-campus outpatient hospital",
    "23": "Emergency room",
    "24": "Ambulatory surgical center",
    "31": "Skilled nursing facility",
    "32": "Nursing facility",
    "34": "Hospice",
    "41": "Ambulance, land",
    "49": "Independent clinic",
    "50": "Federally qualified health center",
    "51": "Inpatient psychiatric facility",
    "62": "Outpatient rehabilitation facility",
    "65": "End-stage renal disease facility",
    "71": "Public health clinic",
    "72": "Rural health clinic",
    "81": "Independent laboratory",
}
