"""Which addresses may be connected to: public ones. Everything special is named, so that an error can say why.

The networks are those of IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), multicast (RFC 5771,
RFC 4291), and the addresses at which clouds keep their machines' secrets.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

METADATA = "a cloud's metadata service"
PRIVATE = "private"
LOOPBACK = "loopback"
LINK_LOCAL = "link-local"
SPECIAL = tuple(
    (ip_network(network), what)
    for network, what in (
        ("169.254.169.254/32", METADATA),
        ("168.63.129.16/32", METADATA),
        ("100.100.100.200/32", METADATA),
        ("192.0.0.192/32", METADATA),
        ("fd00:ec2::254/128", METADATA),
        ("fd20:ce::254/128", METADATA),
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", PRIVATE),
        ("100.64.0.0/10", "a provider's inner network (CGNAT)"),
        ("127.0.0.0/8", LOOPBACK),
        ("169.254.0.0/16", LINK_LOCAL),
        ("172.16.0.0/12", PRIVATE),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", PRIVATE),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/128", "unspecified"),
        ("::1/128", LOOPBACK),
        ("::/96", "an IPv4 address in IPv6"),
        ("::ffff:0:0/96", "an IPv4 address in IPv6"),
        ("::ffff:0:0:0/96", "an IPv4 address in IPv6"),
        ("64:ff9b::/96", "an IPv4 address in IPv6 (NAT64)"),
        ("64:ff9b:1::/48", "an IPv4 address in IPv6 (NAT64)"),
        ("100::/64", "discarded"),
        ("2001::/32", "an IPv4 address in IPv6 (Teredo)"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "an IPv4 address in IPv6 (6to4)"),
        ("3fff::/20", "for documentation"),
        ("5f00::/16", "reserved"),
        ("fc00::/7", PRIVATE),
        ("fe80::/10", LINK_LOCAL),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    )
)
"""From the narrowest to the widest where one lies in another: the first that holds an address names it."""
UNICAST = ip_network("2000::/3")
"""The only IPv6 addresses that are given out for the public network (RFC 3587)."""
INNER = frozenset((PRIVATE, LOOPBACK, "a provider's inner network (CGNAT)"))
"""What `--allow-private` allows: a desk's own servers. Metadata, link-local and multicast stay refused."""


def special(address: Address) -> str:
    """What is special about an address; an empty string for a public one."""
    inside = (what for network, what in SPECIAL if address.version == network.version and address in network)
    if what := next(inside, ""):
        return what
    unicast = address.version == 4 or address in UNICAST
    return "" if unicast and address.is_global and not address.is_reserved else "reserved"


def inner_allowed(address: Address) -> str:
    """As `special`, for a desk that asked for its own network."""
    what = special(address)
    return "" if what in INNER else what


def literal(host: str) -> Address | None:
    """The address that a host is in its one plain form (`192.0.2.1`, `[2001:db8::1]`); None for a name."""
    try:
        found = ip_address(host.strip("[]"))
    except ValueError:
        return None
    return found if (":" in host) == (found.version == 6) else None
