"""The code lists of 005010X279A1 that PFINNI reads and writes, with short labels of our own for the screen.

A code that is missing here is reported as not understood; it never stops a message from being read.
"""
