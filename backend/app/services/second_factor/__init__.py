"""What a user shows beside the password: codes of an authenticator app, recovery codes, passkeys."""
