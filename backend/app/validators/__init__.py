"""Rules for what people type, as pure functions."""
