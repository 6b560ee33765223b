"""Sealed on disk, opened in memory: keys, envelopes, blind hashes."""
