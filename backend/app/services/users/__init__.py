"""Rooms of the user service: what a user leaves behind, and who takes it over."""
