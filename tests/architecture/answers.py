"""How the table is written.

An answer is a letter, in the order of ACTORS: anon, c1 (the author), c2, mN, aN, aS, kts. All objects are Nordstadt's.
    o 200   r 303 on   s 303 to sign in   n 404   f 403   e 422   b 400   c 409   g 410
Left of the colon stand names of samples (see `samples.py`), as patterns; the first that fits counts.
"""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

STATUS = {"o": 200, "r": 303, "s": 303, "n": 404, "f": 403, "e": 422, "b": 400, "c": 409, "g": 410}

EVERYBODY, ACCOUNT, MODERATOR, ADMIN, KTS = "everybody", "account", "moderator", "admin", "kts"

ALL, DONE, GONE, NONE = "ooooooo", "rrrrrrr", "ggggggg", "nnnnnnn"
OWN, OWN_DONE, OWN_NONE = "soooooo", "srrrrrr", "snnnnnn"
INSIDE, INSIDE_DONE = "nnnoonn", "nnnrrnn"
"""Drafts and what is held back: there is no such page for anybody else, and nobody is sent to sign in."""
STAFF, STAFF_DONE, STAFF_NONE = "snnoonn", "snnrrnn", "snnnnnn"
STAFF_LATE, STAFF_WRONG = "snnffnn", "snneenn"
"""The object's state forbids it, as a page of its own or as words in the form."""
ADMINS, ADMINS_DONE, ADMINS_WRONG, ADMINS_NONE = "snnfonn", "snnfrnn", "snnfenn", "snnfnnn"
KTS_ONLY = "snnnnno"


@dataclass(frozen=True)
class Route:
    """A route. `samples` names objects of SAMPLES; the tables give answers by sample."""

    door: str
    samples: str
    get: dict[str, str] = field(default_factory=dict)
    post: dict[str, str] = field(default_factory=dict)

    def expected(self, method: str, sample: str) -> str:
        """The seven letters. Raises KeyError for a sample that the table says nothing of."""
        table = self.get if method == "GET" else self.post
        for patterns, letters in table.items():
            if any(fnmatchcase(sample, one) for one in patterns.split()):
                return letters
        raise KeyError(sample)
