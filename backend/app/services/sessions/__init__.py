"""What people are told of their sessions."""
