"""What the practice does: rules, then one commit."""
