"""The store: the driver, the schema, and one repository for each noun."""
