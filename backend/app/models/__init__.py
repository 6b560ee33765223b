"""The shapes that leave and enter the API, and the failures of each noun."""
