"""The licences that results are given away under: our key, which is also the one of the files, and what it stands for."""

from dataclasses import dataclass

_DCAT = "http://dcat-ap.de/def/licenses/"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as people, data packages and catalogues name it."""

    key: str
    title: str
    url: str
    dcat: str
    """Its entry in the list of DCAT-AP.de."""


LICENCES = {
    licence.key: licence
    for licence in (
        Licence(
            "dl-de/by-2-0",
            "Datenlizenz Deutschland Namensnennung 2.0",
            "https://www.govdata.de/dl-de/by-2-0",
            f"{_DCAT}dl-by-de/2.0",
        ),
        Licence(
            "dl-de/zero-2-0",
            "Datenlizenz Deutschland Zero 2.0",
            "https://www.govdata.de/dl-de/zero-2-0",
            f"{_DCAT}dl-zero-de/2.0",
        ),
        Licence(
            "cc-by-4.0",
            "Creative Commons Namensnennung 4.0 International",
            "https://creativecommons.org/licenses/by/4.0/deed.de",
            f"{_DCAT}cc-by/4.0",
        ),
        Licence(
            "cc0-1.0",
            "Creative Commons Zero 1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
            f"{_DCAT}cc-zero",
        ),
    )
}
"""By key."""


def licence(key: str) -> Licence:
    """The licence of a key; one that is on no list stands for itself."""
    return LICENCES.get(key.lower()) or Licence(key, key, "", f"{_DCAT}other-open")
