"""Exports of patients: who, which columns, which files, and the signed package around them."""
