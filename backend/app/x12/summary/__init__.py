"""The normalised eligibility summary: what a 271 means for the practice, each statement with its source."""
