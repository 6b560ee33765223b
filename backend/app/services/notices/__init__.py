"""Mails and messages to the practice's people: counts and a link, never a patient."""
