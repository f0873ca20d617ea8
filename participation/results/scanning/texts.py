"""One text, looked through for everything."""

from participation.results.scanning.ibans import ibans
from participation.results.scanning.mails import mails
from participation.results.scanning.names import Names
from participation.results.scanning.phones import phones
from participation.results.scanning.sight import Sight, apart


def scan_text(text: str, names: Names) -> list[Sight]:
    """What looks like personal data, in the order of the text and never twice for the same letters."""
    return apart([*mails(text), *ibans(text), *phones(text), *names.find(text)])
