"""What a kind of page is, for the list of all of them."""

from dataclasses import dataclass

CITIZEN, MODERATOR, ADMIN, KTS = "buergerin", "moderation", "verwaltung", "kts"
"""Accounts of the demo."""


@dataclass(frozen=True)
class Kind:
    """A kind of page. Names in braces are filled in from the demo's database.

    `press`: a button or link whose press brings the state that is meant, such as a form with mistakes.
    """

    endpoint: str
    path: str
    who: str = ""
    press: str = ""
    status: int = 200

    @property
    def name(self) -> str:
        """What the test is called."""
        return (
            " ".join(filter(None, (self.endpoint, self.who, self.press)))
            + f" {self.path.count('?') or ''}".rstrip()
        )
