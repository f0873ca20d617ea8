"""Who may sign a log's checkpoints beside the log itself: another town, a newspaper, the coordination office."""

from participation.kernel import notes
from participation.kernel.errors import DomainError

MOST = 20


def read_witnesses(text: str, origin: str) -> list[str]:
    """Public keys, one a line, as `participation witness` shows them. `origin` is the name of the log's own key.

    Raises DomainError that names the line which is none.
    """
    keys = [notes.public_key(line.strip()) for line in text.splitlines() if line.strip()]
    if len(keys) > MOST:
        raise DomainError("Höchstens %(most)s Zeugen sind möglich.", "keys", most=MOST)
    names = [key.name for key in keys]
    if len(set(names)) != len(names) or len({key.raw for key in keys}) != len(keys):
        raise DomainError("Zwei Zeugen haben denselben Namen oder denselben Schlüssel.", "keys")
    if origin in names:
        raise DomainError("Ein Zeuge kann nicht so heißen wie das Protokoll selbst.", "keys")
    return [str(key) for key in keys]
