"""PFINNI: a practice's patient-management system."""

__version__ = "0.1.0"
