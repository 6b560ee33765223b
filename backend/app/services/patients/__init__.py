"""The rooms behind the patient service."""
