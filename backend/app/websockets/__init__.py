"""The live edge: frames to browsers."""
