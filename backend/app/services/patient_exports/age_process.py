"""Encrypts what comes in under a passphrase: a process of its own, because the library holds its interpreter meanwhile.

Standard input is the length of the passphrase in four bytes, the passphrase, and the content; standard output is the
age file. Nothing stands in the arguments or the environment, which other users of a machine may see.
"""

import sys

from pyrage import passphrase as age

LENGTH_BYTES = 4


def main() -> None:
    """One file."""
    incoming = sys.stdin.buffer
    length = int.from_bytes(incoming.read(LENGTH_BYTES), "big")
    passphrase = incoming.read(length).decode()
    sys.stdout.buffer.write(age.encrypt(incoming.read(), passphrase))


if __name__ == "__main__":
    main()
