"""Whose address a request comes from: believed only from a configured proxy, else unknown.

A forwarded header is walked from the right; the first hop that is no trusted proxy is the client. Without a trusted
proxy the address is "local": per-address limits are off, and the audit says so.
"""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Networks = Sequence[IPv4Network | IPv6Network]

_HOUSEHOLD = 64
"""Bits that name an IPv6 subscriber: the rest of the address is the subscriber's to choose."""
_WITH_PORT = re.compile(r"(?:\[(?P<six>[^\]]+)\](?::\d+)?|(?P<four>[\d.]+):\d+)")


def client_address(peer: str | None, forwarded: str, trusted: Networks) -> str | None:
    """The client's address in its usual spelling, or None when nobody trustworthy tells it."""
    if peer is None or not _is_trusted(_parsed(peer), trusted):
        return None
    for hop in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        address = _parsed(hop)
        if address is None:
            return None
        if not _is_trusted(address, trusted):
            return str(address)
    return None


def braked_as(address: str) -> str:
    """What a limit counts under: an IPv4 address itself, an IPv6 address by its subscriber's network."""
    parsed = _parsed(address)
    if not isinstance(parsed, IPv6Address):
        return address
    return str(ip_network((parsed, _HOUSEHOLD), strict=False))


def _is_trusted(address: Address | None, trusted: Networks) -> bool:
    return address is not None and any(address.version == network.version and address in network for network in trusted)


def _parsed(text: str) -> Address | None:
    """The address, port or not; an IPv4 address in IPv6 clothes is itself, and a zone is refused: it is free text."""
    with_port = _WITH_PORT.fullmatch(text)
    try:
        address = ip_address((with_port["six"] or with_port["four"]) if with_port else text)
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return address
    return None if address.scope_id is not None else address.ipv4_mapped or address
