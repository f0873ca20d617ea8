"""What a module of a blueprint holds, in a few lines that everybody understands, whatever its format is.

Formats say it alike: lists of objects with a `title`, or of plain sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from participation.library.policy.modules import ToldModule
from participation.processes.blueprints import Blueprint, ModulePlan

SHOWN = {
    "questions": "Fragen",
    "options": "Wahlmöglichkeiten",
    "sections": "Gliederung",
    "seeds": "Aussagen zum Einstieg",
}
"""Lists that formats tell, and what they are called; others are shown in the file only."""
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: what it is called, its first entries, and how many more there are."""

    title: str
    entries: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Outlined:
    """A module with what it asks and lists."""

    plan: ModulePlan
    question: str
    listings: tuple[Listing, ...]


def of_document(modules: tuple[ToldModule, ...]) -> list[Outlined]:
    """The modules of a document."""
    return [_outlined(one.plan, one.content) for one in modules]


def of_plan(plan: Blueprint) -> list[Outlined]:
    """The modules of a blueprint that is built in."""
    return [_outlined(module, module.settings) for module in plan.modules]


def _outlined(plan: ModulePlan, content: Mapping[str, Any]) -> Outlined:
    listings = (_listing(title, content.get(name)) for name, title in SHOWN.items())
    return Outlined(plan, str(content.get("question", "")), tuple(one for one in listings if one.entries))


def _listing(title: str, entries: object) -> Listing:
    found = [_title(one) for one in entries] if isinstance(entries, list | tuple) else []
    named = [one for one in found if one]
    return Listing(title, tuple(named[:MOST_SHOWN]), max(len(named) - MOST_SHOWN, 0))


def _title(entry: object) -> str:
    if isinstance(entry, Mapping):
        return f"{entry.get('number', '')} {entry.get('title', '')}".strip()
    return str(entry)
