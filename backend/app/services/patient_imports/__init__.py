"""Patients from a table: reading the file, understanding its columns, checking rows, entering and taking back."""
