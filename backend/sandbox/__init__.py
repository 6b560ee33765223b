"""The third parties at the wire: clearinghouse, mail and SMS services, for development, demonstration and tests.

A separate small application that shares nothing with the product but `app.x12`. It listens on loopback, keeps
everything in memory, and everybody in it is invented.
"""
