"""The keys: sealing again what older keys sealed."""
