"""Where templates, static files and migrations lie: inside an installed wheel, or beside the package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `name` ("templates", "static" or "migrations") as an absolute path.

    A wheel carries its own copy, so that one is looked for first. Raises FileNotFoundError where neither
    place has the folder: an incomplete installation should say so at once, not on some later page.
    """
    for place in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"participation was installed without its folder {name!r}: install it again.")
