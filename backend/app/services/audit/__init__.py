"""Looking at the audit trail: search, words, exports."""
