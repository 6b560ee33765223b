"""The demo: a practice with sign-ins, and as many invented people as asked for."""
