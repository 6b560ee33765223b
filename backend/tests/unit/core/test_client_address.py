"""Whose address it is: only a configured proxy is believed, and only the part of the header that it wrote itself."""

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.client_address import Networks, braked_as, client_address

PROXIES: Networks = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("10.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "203.0.113.7, 10.1.2.3", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.9, 203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "<script>, 203.0.113.7", "203.0.113.7"),
        ("fd00::1", "2001:DB8:0:0::1", "2001:db8::1"),
        ("::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "203.0.113.7:49152", "203.0.113.7"),
        ("10.0.0.1", "[2001:db8::1]:49152", "2001:db8::1"),
        ("10.0.0.1", "[2001:db8::1]", "2001:db8::1"),
        ("10.0.0.1", "", None),
        ("10.0.0.1", " , ,", None),
        ("10.0.0.1", "10.2.3.4, 10.1.2.3", None),
        ("10.0.0.1", "203.0.113.7, unknown", None),
        ("10.0.0.1", "203.0.113.7, 999.1.1.1", None),
        ("10.0.0.1", "2001:db8::1%<script>", None),
        ("192.0.2.1", "203.0.113.7", None),
        (None, "203.0.113.7", None),
        ("testclient", "203.0.113.7", None),
    ],
)
def test_the_header_is_walked_from_the_right(peer: str | None, forwarded: str, expected: str | None) -> None:
    assert client_address(peer, forwarded, PROXIES) == expected


def test_without_a_configured_proxy_nobody_is_believed() -> None:
    assert client_address("10.0.0.1", "203.0.113.7", ()) is None
    assert client_address("127.0.0.1", "203.0.113.7", ()) is None


addresses = st.ip_addresses().map(str)


@given(forged=st.lists(addresses | st.text(), max_size=6), real=st.ip_addresses(v=4), hops=st.integers(0, 3))
def test_whatever_a_client_forges_stands_left_of_what_the_proxy_wrote(
    forged: list[str], real: object, hops: int
) -> None:
    """A rotating `X-Forwarded-For` gives a client no second address."""
    chain = ", ".join([*forged, str(real), *["10.9.9.9"] * hops])
    told = client_address("10.0.0.1", chain, PROXIES)
    if ip_address(str(real)) not in PROXIES[0]:
        assert told == str(real)


@given(st.text(), st.text())
def test_what_is_told_is_an_address_in_its_usual_spelling_or_nothing(peer: str, forwarded: str) -> None:
    for each in (peer, "10.0.0.1"):
        told = client_address(each, forwarded, PROXIES)
        assert told is None or str(ip_address(told)) == told


def test_a_subscriber_is_braked_once_for_all_addresses_of_the_network() -> None:
    assert braked_as("2001:db8:1:2::1") == braked_as("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert braked_as("2001:db8:1:3::1") != braked_as("2001:db8:1:2::1")
    assert braked_as("203.0.113.7") == "203.0.113.7"
