"""Finding two records of one person, and what people decide about them."""
