"""What every layer may use: failures, actors, identifiers, the clock."""
