"""The 270 inquiry and the 271 response (005010X279A1) as typed models, with their readers and writers."""
