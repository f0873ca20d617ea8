"""E-mail addresses as machines know them: the domain in the letters of the DNS.

Python's own codec follows IDNA 2003, which takes `fußball.de` for `fussball.de`: another domain, of other people.
Sources: RFC 5891 (IDNA 2008), UTS #46 without its transitional mappings, as browsers and registries do.
"""

import unicodedata

import idna

LONGEST_DOMAIN = 253


def mailable(address: str) -> str:
    """An address whose domain mail servers understand. Raises ValueError for a domain that cannot exist."""
    name, _, domain = address.strip().rpartition("@")
    return f"{name}@{_in_ascii(domain)}"


def key(address: str) -> str:
    """An address as a unique name: two spellings of one domain are the same, two domains never."""
    name, at, domain = address.strip().rpartition("@")
    try:
        domain = _in_ascii(domain)
    except ValueError:
        domain = _folded(domain)
    return _folded(name) + at + domain


def _in_ascii(domain: str) -> str:
    if len(domain) > LONGEST_DOMAIN:
        raise ValueError("this domain is too long")
    return domain.lower() if domain.isascii() else idna.encode(domain, uts46=True).decode()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
