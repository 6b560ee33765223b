"""The opened directory: an SQLite database in memory that answers lists, searches and counts."""
