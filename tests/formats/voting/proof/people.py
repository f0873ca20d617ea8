"""People of every role, signed in, before a vote; and every address there is, filled in for it."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import product

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from participation.accounts.models import Role
from participation.municipalities.models import Municipality
from tests.architecture.world.people import Browser, add_accounts, grant
from tests.factories import a_municipality, recorded

ROLES = ("anon", "c1", "mN", "aN", "kts", "aS")
"""A visitor, a citizen, moderator and admin of the municipality, the coordination office, an admin of another town."""
KNOWN = {
    "municipality": ["musterstadt"],
    "process": ["parkplatz"],
    "kind": ["csv", "json", "xlsx", "impressum"],
    "option": ["1", "2"],
    "key": ["1", "2"],
    "language": ["en"],
    "year": ["2026"],
}
OTHERS = ["1"]


def settled(session: Session, town: Municipality) -> None:
    """Accounts with their roles: in this town, and in another one."""
    people = add_accounts(session)
    other = a_municipality(session, slug="suedstadt")
    grant(session, town.id, {Role.MODERATOR: people["mN"], Role.ADMIN: people["aN"]})
    grant(session, other.id, {Role.MODERATOR: people["mS"], Role.ADMIN: people["aS"]})
    recorded(session)


def rules(app: Flask, method: str, start: str = "/") -> list[Rule]:
    """Every route that takes a method, but files that are the same for everybody."""
    found = (rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()))
    skipped = ("assets.", "static", "mapping.")
    return [rule for rule in found if rule.rule.startswith(start) and not rule.endpoint.startswith(skipped)]


def addresses(app: Flask, rule: Rule) -> Iterator[str]:
    """A route's addresses in the town with the vote; some lead nowhere, as they would for anybody who guesses."""
    names = sorted(rule.arguments)
    adapter = app.url_map.bind("localhost")
    for values in product(*(_values(rule, name) for name in names)):
        with suppress(ValueError):  # a route that takes other words only
            yield adapter.build(rule.endpoint, dict(zip(names, values, strict=True)), method=_method(rule))


def browsers(app: Flask) -> dict[str, Browser]:
    """One for each role."""
    return {name: Browser.of(app, name) for name in ROLES}


def _values(rule: Rule, name: str) -> list[str]:
    if name == "module":
        return ["abstimmung"]
    if name == "table":
        return ["optionen", "protokoll", "bilanz", "ideen"]
    return KNOWN.get(name, OTHERS)


def _method(rule: Rule) -> str:
    return "GET" if "GET" in (rule.methods or ()) else "POST"
