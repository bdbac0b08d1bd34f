"""Under which names this server answers: a page elsewhere must not reach it under its own.

A browser sends the name it was given. Where that name is somebody else's, it was made to point at
this machine (DNS rebinding), and a script from elsewhere would read and write as the reader.
"""

import os
import re
import socket
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

VARIABLE = "DASHBOARD_HOSTS"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9_.-]+))(?::[0-9]{1,5})?")


class WrongHost(ValueError):
    """DASHBOARD_HOSTS holds something that is no name of a machine."""


@dataclass(frozen=True)
class Hosts:
    """``names`` this server answers to, besides the address a request came in at."""

    names: frozenset[str]

    def allow(self, host: str, server: str | None) -> bool:
        """Whether ``host``, as a browser sent it, is this server; ``server``: address asked."""
        name = bare(host)
        return name is not None and (name in self.names or name == one_address(server or ""))


def known(address: str | None, given: str | None = None) -> Hosts:
    """The names of a server that listens at ``address``; found without asking the network.

    Args:
        address: as given to the server; None and "0.0.0.0" mean every address of the machine.
        given: further names, as in DASHBOARD_HOSTS (taken from there where None).

    Raises WrongHost.
    """
    names = LOOPBACK | more(given)
    if address:
        names |= {one_address(address) or address.lower()}
    if not is_loopback(address):
        own = socket.gethostname().lower()
        names |= {own, own.partition(".")[0]}
    return Hosts(frozenset(names))


def more(given: str | None = None) -> frozenset[str]:
    """The names of DASHBOARD_HOSTS, separated by commas or spaces; raises WrongHost."""
    text = os.environ.get(VARIABLE, "") if given is None else given
    found = set()
    for word in re.split(r"[\s,;]+", text.strip()):
        if not word:
            continue
        try:
            name = bare(word if word.isascii() else word.encode("idna").decode("ascii"))
        except UnicodeError:
            name = None
        if name is None:
            raise WrongHost(word)
        found.add(name)
    return frozenset(found)


def bare(host: str) -> str | None:
    """A Host without its port, as it is compared; None for what is no host."""
    found = _HOST.fullmatch(host)
    if found is None:
        return None
    literal, name = found.groups()
    if literal is not None:
        return one_address(literal)
    return one_address(name) or name.lower().removesuffix(".") or None


def one_address(text: str) -> str | None:
    """An address in the one way it is compared; None for what is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(address)


def is_loopback(address: str | None) -> bool:
    """Whether only this machine reaches a server that listens there."""
    found = one_address(address or "")
    if found is None:
        return (address or "").lower() == "localhost"
    return ip_address(found).is_loopback
