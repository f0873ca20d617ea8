"""Numbers that programs write into a text's attributes, where anything else may stand as well."""


def whole(said: str | None, otherwise: int = 0) -> int:
    """A whole number of at most nine digits; `otherwise` for everything else (Python takes `²` for a digit, too)."""
    return int(said) if said and is_whole(said) else otherwise


def is_whole(said: str) -> bool:
    """Whether it is one."""
    return said.isascii() and said.isdigit() and len(said) < 10
