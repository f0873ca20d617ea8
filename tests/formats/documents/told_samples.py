"""Drafts and remarks to try routes with, by name: what stands in their addresses."""

from typing import TYPE_CHECKING

from tests.architecture.told import Values

if TYPE_CHECKING:
    from tests.architecture.world import World

SLUGS = {
    "running": "text-laeuft",
    "draft": "text-entwurf",
    "closed": "text-vorbei",
    "archived": "text-archiv",
    "private": "text-kreis",
    "half": "text-halboffen",
    "bare": "text-leer",
}


def _rest(world: "World", name: str) -> Values:
    """Whatever the addresses of the desk want beside the process, as far as there is some."""
    own = world.north.formats["documents"]
    here = name.partition("/")[0]
    ids = {"section": own.section.get(here, 999_999), "edition": own.edition.get(here, 999_999)}
    return {
        "municipality": world.north.slug,
        "module": "entwurf",
        "key": "ziele",
        "number": 1,
        "earlier": 1,
        "later": 2,
    } | ids


def drafts(world: "World") -> dict[str, Values]:
    """Drafts by the state of their process, with a section and a version."""
    own = world.north.formats["documents"]
    found = {name: _rest(world, name) | {"process": slug} for name, slug in own.process.items()}
    return found | {
        "foreign": _rest(world, "running") | {"process": world.south.process["own"]},
        "missing": _rest(world, "running") | {"process": "gibt-es-nicht"},
        "other": _rest(world, "running") | {"process": world.north.process["running"]},
        "gone": found["running"]
        | {
            "key": "gibt-es-nicht",
            "number": 9,
            "earlier": 8,
            "later": 9,
            "section": 999_999,
            "edition": 999_999,
        },
    }


def remarks(world: "World") -> dict[str, Values]:
    """Remarks of an account, by their number."""
    own, rest = world.north.formats["documents"], world.south.formats["documents"]
    found = {name: _at(world, name, reference=number) for name, number in own.reference.items()}
    return found | {
        "foreign": _at(world, "running/", reference=rest.reference["closed/published"]),
        "missing": _at(world, "running/", reference="2020-99999"),
    }


def remark_secrets(world: "World") -> dict[str, Values]:
    """Remarks of guests, by their secret links."""
    own, rest = world.north.formats["documents"], world.south.formats["documents"]
    found = {name: _at(world, name, token=token) for name, token in own.secret.items()}
    return found | {
        "foreign": _at(world, "running/", token=rest.secret["running/published"]),
        "missing": _at(world, "running/", token="a" * 32),
    }


def _at(world: "World", name: str, **values: str) -> Values:
    slug = SLUGS[name.partition("/")[0]]
    return {"municipality": world.north.slug, "process": slug, "module": "entwurf"} | values
