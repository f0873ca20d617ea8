"""Mail addresses, also such as people hide from robots: `anna (at) example (punkt) de`."""

import re
from collections.abc import Iterator

from participation.results.scanning.sight import Kind, Sight

_AT = r"(?:\s{0,3}[(\[{<]\s?(?:at|ät|a)\s?[)\]}>]\s{0,3}|\s(?:at|ät)\s|\s?@\s?)"
_DOT = r"(?:\s{0,3}[(\[{<]\s?(?:dot|punkt|pkt|\.)\s?[)\]}>]\s{0,3}|\s(?:dot|punkt)\s|\.)"
_LOCAL = r"[a-z0-9äöüß](?:[a-z0-9äöüß._%+-]{0,62}[a-z0-9äöüß_+-])?"
_LABEL = r"[a-z0-9äöüß](?:[a-z0-9äöüß-]{0,61}[a-z0-9äöüß])?"
_MAIL = re.compile(
    rf"(?<![a-z0-9äöüß._%+-]){_LOCAL}{_AT}(?:{_LABEL}{_DOT}){{1,4}}[a-zäöü]{{2,18}}(?![a-z0-9äöüß])",
    re.IGNORECASE,
)
_HINT = re.compile(r"@|\b[aä]t\b|[(\[{<]\s?a\s?[)\]}>]", re.IGNORECASE)
"""Without one of these there is no address: most texts are done with this glance."""


def mails(text: str) -> Iterator[Sight]:
    """Every mail address in a text."""
    if _HINT.search(text):
        for match in _MAIL.finditer(text):
            yield Sight(match.start(), match.end(), Kind.MAIL)
