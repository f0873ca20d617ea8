"""Who may see which row: the law of the land, written down a second time, without asking any policy."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution
from participation.kernel.db import Base
from tests.architecture.told import TOLD

Scope = frozenset[str]

EVERYBODY: Scope = frozenset({"anon", "c1", "c2", "mN", "aN", "aS", "kts"})
NOBODY: Scope = frozenset()
STAFF: dict[str, Scope] = {"nordstadt": frozenset({"mN", "aN"}), "suedstadt": frozenset({"aS"})}
SCOPES: dict[tuple[str, str], Scope] = {
    ("account", "password_hash"): NOBODY,
    ("contribution", "guest_email"): NOBODY,
    ("contribution", "edit_token_hash"): NOBODY,
    ("invitation", "token_hash"): NOBODY,
    ("participant", "token_hash"): NOBODY,
    ("flag", "reporter"): NOBODY,
}
"""Columns that fewer people see than the rest of their row."""

PUBLIC_TABLES = {"municipality", "area", "district", "legal_text", "place", "response_status"}
OF_PROCESSES = {"process", "module", "phase", "category"}
NOBODYS = {"notice", "mail_token", "rate_count", "support", "imported_source", "cast_count"}
OF_THE_BOX = {"roll", "closed_roll", "envelope", "intake", "support_mark"}
"""Nobody is ever told a reference of the roll, nor what waits for the log."""
ON_THE_DESK = {"case", "flag", "decision"}


def scope_of(session: Session, people: dict[str, int]) -> dict[tuple[str, int], Scope]:
    """The actors who may see each row, by table and id."""
    found = _rows(session)
    towns = {row["id"]: STAFF[row["slug"]] for row in found["municipality"]}
    actors = {account_id: name for name, account_id in people.items()}
    return dict(_scopes(found, towns, actors))


def _rows(session: Session) -> dict[str, list[Any]]:
    tables = Base.metadata.sorted_tables
    return {table.name: list(session.execute(sa.select(table)).mappings()) for table in tables}


def _scopes(
    rows: dict[str, list[Any]], towns: dict[int, Scope], actors: dict[int, str]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    processes = dict(_processes(rows, towns, actors))
    modules = {row["id"]: processes[row["process_id"]] for row in rows["module"]}
    said = dict(_said(rows, modules, towns, actors))
    authors = _authors(rows, actors)
    for table in PUBLIC_TABLES:
        yield from (((table, row["id"]), EVERYBODY) for row in rows[table])
    for table in NOBODYS:
        yield from (((table, row["id"]), NOBODY) for row in rows[table])
    yield from ((("process", key), scope | authors.get(key, NOBODY)) for key, scope in processes.items())
    yield from ((("module", key), scope) for key, scope in modules.items())
    for table in ("phase", "category"):
        yield from (((table, row["id"]), modules[row["module_id"]]) for row in rows[table])
    for table in {mapper.local_table.name for mapper in Contribution.__mapper__.self_and_descendants}:
        yield from (((table, row["id"]), said[row["id"]]) for row in rows[table])
    yield from (
        (("official_response", row["id"]), said[row["contribution_id"]]) for row in rows["official_response"]
    )
    yield from _photos(rows, said, towns, actors)
    yield from _votes(rows, modules, towns)
    yield from _inside(rows, towns, actors)
    for told in TOLD.values():
        yield from told.scopes(rows, modules, towns)


def _processes(
    rows: dict[str, list[Any]], towns: dict[int, Scope], actors: dict[int, str]
) -> Iterator[tuple[int, Scope]]:
    """Drafts are the staff's; a closed circle is theirs and of those whose address is on its list."""
    owners = {row["email_key"]: actors[row["id"]] for row in rows["account"]}
    for row in rows["process"]:
        staff = towns[row["municipality_id"]]
        listed = [one["email_key"] for one in rows["participant"] if one["process_id"] == row["id"]]
        if row["state"] == "draft":
            yield row["id"], staff
        elif row["access"] == "invited":
            yield row["id"], staff | {owners[key] for key in listed if key in owners}
        else:
            yield row["id"], EVERYBODY


def _votes(
    rows: dict[str, list[Any]], modules: dict[int, Scope], towns: dict[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """What is asked is everybody's once it is released; who works on it, and with what codes, is the staff's."""
    asked = {
        row["id"]: towns[row["municipality_id"]] if row["state"] == "draft" else modules[row["module_id"]]
        for row in rows["vote"]
    }
    yield from ((("vote", key), scope) for key, scope in asked.items())
    yield from ((("vote_option", row["id"]), asked[row["vote_id"]]) for row in rows["vote_option"])
    for table in ("deed", "code_batch", "paper_count"):
        yield from (((table, row["id"]), towns[row["municipality_id"]]) for row in rows[table])
    for table in OF_THE_BOX:
        yield from (((table, row["vote_id"]), NOBODY) for row in rows[table])


def _authors(rows: dict[str, list[Any]], actors: dict[int, str]) -> dict[int, Scope]:
    """Who has contributed to a process: they know what it is called, even if it is taken back."""
    process = {row["id"]: row["process_id"] for row in rows["module"]}
    found: dict[int, Scope] = {}
    for row in rows["contribution"]:
        if row["account_id"]:
            key = process[row["module_id"]]
            found[key] = found.get(key, NOBODY) | {actors[row["account_id"]]}
    return found


def _said(
    rows: dict[str, list[Any]], modules: dict[int, Scope], towns: dict[int, Scope], actors: dict[int, str]
) -> Iterator[tuple[int, Scope]]:
    """What is published in a public process, and below something public, is everybody's; the rest is its author's
    and the staff's."""
    states = {row["id"]: row["visibility"] for row in rows["contribution"]}
    below = {row["id"]: row["subject_id"] for row in rows["comment"]}
    for row in rows["contribution"]:
        shown = all(states[key] == "published" for key in (row["id"], below.get(row["id"], row["id"])))
        own = {actors[row["account_id"]]} if row["account_id"] else set()
        yield row["id"], modules[row["module_id"]] | own if shown else towns[row["municipality_id"]] | own


def _photos(
    rows: dict[str, list[Any]], said: dict[int, Scope], towns: dict[int, Scope], actors: dict[int, str]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    about = {row["id"]: row for row in rows["contribution"]}
    for row in rows["photo"]:
        contribution = about[row["contribution_id"]]
        inner = towns[contribution["municipality_id"]]
        inner |= {actors[contribution["account_id"]]} if contribution["account_id"] else set()
        public = row["visibility"] == "published"
        yield ("photo", row["id"]), said[contribution["id"]] if public else inner & said[contribution["id"]]


def _inside(
    rows: dict[str, list[Any]], towns: dict[int, Scope], actors: dict[int, str]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """The desk, invitations, and people: everybody sees oneself, staff see their colleagues and whom they invited."""
    about = {row["id"]: row["municipality_id"] for row in rows["contribution"]}
    for table in ON_THE_DESK:
        yield from (((table, row["id"]), towns[about[row["contribution_id"]]]) for row in rows[table])
    yield from ((("invitation", row["id"]), towns[row["municipality_id"]]) for row in rows["invitation"])
    owners = {row["email_key"]: {actors[row["id"]]} for row in rows["account"]}
    for row in rows["participant"]:
        yield ("participant", row["id"]), towns[row["municipality_id"]] | owners.get(row["email_key"], NOBODY)
    colleagues: dict[int, Scope] = {}
    for row in rows["role_grant"]:
        colleagues[row["account_id"]] = (
            colleagues.get(row["account_id"], NOBODY) | towns[row["municipality_id"]]
        )
    asked = {row["email_key"]: NOBODY for row in rows["account"]}
    for row in (*rows["invitation"], *rows["participant"]):
        asked[row["email_key"]] = asked.get(row["email_key"], NOBODY) | towns[row["municipality_id"]]
    for row in rows["account"]:
        known = colleagues.get(row["id"], NOBODY) | asked[row["email_key"]]
        yield ("account", row["id"]), known | {actors[row["id"]]}
    yield from (
        (("login_session", row["id"]), frozenset({actors[row["account_id"]]}))
        for row in rows["login_session"]
    )
