"""What eligibility answers mean for the practice's records."""
