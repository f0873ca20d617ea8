"""Statements and what came of the votes, as tables to take home. They tell what the last map tells, and nothing newer."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Visibility
from participation.formats.statements.hiding import SIDES, Amounts
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.export import answers, comment_batches
from participation.formats.statements.queries.finding import all_statements, map_of, shown_figures
from participation.formats.statements.results.columns import (
    CHANNELS,
    COMMENT_COLUMNS,
    GROUP_COLUMNS,
    STATEMENT_COLUMNS,
    STATES,
)
from participation.kernel.tables import Parent, Row, Table
from participation.processes.catalogue import Extract
from participation.processes.models import Module
from participation.processes.results import groups_by_account

_STATEMENT = Parent("aussage_aktenzeichen", "aussagen", "aktenzeichen")


def tables(session: Session, module: Module, extract: Extract) -> Sequence[Table]:
    """Statements, how each opinion group voted on them, and what people said of them."""
    statements = partial(_statements, session, module, extract)
    comments = partial(_comments, session, module, extract)
    return (
        Table("aussagen", "Aussagen", STATEMENT_COLUMNS, statements, key="aktenzeichen"),
        Table("meinungsgruppen", "Meinungsgruppen", GROUP_COLUMNS, partial(_groups, session, module)),
        Table("aussagen_kommentare", "Kommentare", COMMENT_COLUMNS, comments, key="id", parent=_STATEMENT),
    )


def letter(name: str) -> str:
    """What a group is called in public: 0 is A."""
    return chr(ord("A") + int(name))


def _statements(session: Session, module: Module, extract: Extract) -> Iterator[Row]:
    known = map_of(session, module.id).figures.get("statements", {})
    given, groups = answers(session, module.id), groups_by_account(session, module.process_id)
    for one in all_statements(session, module.id):
        if extract.every_state or one.visibility is Visibility.PUBLISHED:
            counted = _statement(one, known.get(one.reference, {}), extract)
            yield (*counted, *_around(one, given.get(one.id)), groups.get(one.account_id or 0))


def _statement(one: Statement, counts: dict[str, Any], extract: Extract) -> Row:
    told = Amounts(counts) if counts else None
    product = counts.get("group_aware_consensus") if told and told.all_told("agree") else None
    return (
        one.reference, one.text, one.created_at,
        "verwaltung" if one.author_kind is AuthorKind.STAFF else "teilnehmende", one.analysed,
        *(told.of(side).count if told else None for side in SIDES), product,
        one.comments, STATES[one.visibility][0], extract.page_url(one.reference),
    )  # fmt: skip


def _around(one: Statement, given: Any) -> Row:
    status, answer = (given.status, given.answer) if given else (None, None)
    return CHANNELS[one.channel][0], one.author_name, status, answer, one.answered_at


def _comments(session: Session, module: Module, extract: Extract) -> Iterator[Row]:
    groups = groups_by_account(session, module.process_id)
    for batch in comment_batches(session, module.id, every_state=extract.every_state):
        for row in batch:
            yield (
                row.id, row.reference, row.answers_id, row.text, row.created_at, _speaker(row), row.pseudonym,
                row.author_name, STATES[row.visibility][0], CHANNELS[row.channel][0], groups.get(row.account_id),
            )  # fmt: skip


def _speaker(row: Any) -> str:
    if row.author_kind is AuthorKind.STAFF:
        return "verwaltung"
    return "namentlich" if row.author_name else "anonym"


def _groups(session: Session, module: Module) -> Iterator[Row]:
    figures = shown_figures(session, module.id)
    for name, group in figures.get("groups", {}).items():
        typical = {one["statement"]: one["direction"] for one in figures["representative"][name]}
        for number, counts in figures["statements"].items():
            if name in counts["groups"]:
                told = Amounts(counts)
                yield (
                    letter(name), group["size"], number, *(told.of(side, name).count for side in SIDES),
                    {"agree": "zustimmung", "disagree": "ablehnung"}.get(typical.get(number, "")),
                )  # fmt: skip
