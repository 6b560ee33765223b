"""How people get in, and keep others out: locks, passwords, links by mail, invitations, registration."""
