"""A filter as it was kept: what stood in an address bar once, however often each word stood there."""

from collections.abc import Iterator, Mapping
from typing import Any


class Asked(Mapping[str, Any]):
    """Words of an address bar as formats read them, from plain values, lists of values, or what a request holds."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        many = getattr(values, "getlist", None)
        found = {name: many(name) if many else _listed(values[name]) for name in values}
        self._values = {name: [str(one) for one in found[name]] for name in found if found[name]}

    def __getitem__(self, name: str) -> str:
        return self._values[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def getlist(self, name: str) -> list[str]:
        """Every value of a name."""
        return list(self._values.get(name, ()))

    def __str__(self) -> str:
        """Such as `status=2, q=Baum`; "" for none."""
        return ", ".join(f"{name}={value}" for name in sorted(self) for value in self.getlist(name))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
