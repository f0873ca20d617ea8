"""Where files of other installations may be fetched."""

import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from participation.kernel.errors import DomainError

Resolver = Callable[[str], Iterable[str]]
"""Host name -> its addresses."""


def addresses(host: str) -> list[str]:
    """The addresses of a host name, as the network says; none where it says nothing."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, None)]
    except OSError:
        return []


def require_public_address(url: str, resolve: Resolver = addresses) -> None:
    """Raise DomainError unless the address is https and lies in the public network.

    Whoever may name an address must not be able to look around behind the firewall with it.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
        raise DomainError("Die Adresse beginnt mit https:// und nennt keinen Benutzernamen.", "url")
    found = list(resolve(parts.hostname))
    if not found or not all(ip_address(one).is_global for one in found):
        raise DomainError("Diese Adresse ist im öffentlichen Netz nicht zu finden.", "url")
