"""Pictures that belong to patients."""
