"""Information pages and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, url_for
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to, viewer
from participation.information.models import RESULTS_SLUG, BlockKind, InfoBlock, InfoPage, PageKind
from participation.information.policy import require_readable
from participation.information.queries import page_with, pages_of
from participation.information.views.frame import PROCESS, page
from participation.kernel.errors import Missing
from participation.kernel.tables import Audience
from participation.processes import catalogue
from participation.processes.models import Module, Process
from participation.processes.views.beside import Tab
from participation.processes.views.frame import module_url, opened, where
from participation.processes.views.overview import counted

NOTHING_WANTED = catalogue.Extract({}, every_state=False, page_url=str, photo_url=str)
"""Enough to ask which tables there are."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{PROCESS}/informationen", "pages", show)
    pages.add_url_rule(f"{PROCESS}/informationen/<page>", "page", show)
    pages.add_url_rule(f"{PROCESS}/ergebnis", "results", results)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is counted of a module, where it is shown, and where its data are."""

    module: Module
    url: str
    facts: list[str]
    files: list[Tab]
    """Its public data as tables: title, and where anybody may download it."""


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str, page: str | None = None) -> str:
    """One page, the first one unless another is named, and the way to the others."""
    session, found = opened(municipality, process)
    others = [one for one in pages_of(session, found, published=True) if one.kind is PageKind.INFORMATION]
    chosen = _chosen(session, found, others, page)
    require_readable(viewer(), found, chosen)
    return _page("page.html", session, found, chosen, others=others)


@open_to(Door.EVERYBODY)
def results(municipality: str, process: str) -> str:
    """What came out, in the municipality's words, and the figures of every part."""
    session, found = opened(municipality, process)
    chosen = page_with(session, found, RESULTS_SLUG)
    require_readable(viewer(), found, chosen)
    counts = catalogue.summaries(session, found.modules)
    outcomes = [_outcome(session, found, module, counts) for module in found.modules]
    return _page("results.html", session, found, chosen, outcomes=outcomes)


def _chosen(session: Session, found: Process, pages: Sequence[InfoPage], slug: str | None) -> InfoPage:
    if slug is not None and slug != RESULTS_SLUG:
        return page_with(session, found, slug)
    if slug is None and pages:
        return pages[0]
    raise Missing


def _page(template: str, session: Session, found: Process, chosen: InfoPage, **values: object) -> str:
    return page(template, session, found, page=chosen, groups=grouped(chosen.blocks), **values)


def grouped(blocks: Sequence[InfoBlock]) -> list[tuple[BlockKind, list[InfoBlock]]]:
    """Blocks of a kind that follow each other, together: entries that fold and files make lists."""
    return [(kind, list(some)) for kind, some in groupby(blocks, lambda block: block.kind)]


def _outcome(
    session: Session, found: Process, module: Module, counts: dict[int, catalogue.Summary]
) -> Outcome:
    facts = counted([counts.get(module.id, catalogue.Summary())])
    parts = where(found) | {"module": module.slug}
    return Outcome(
        module, module_url(found, module), [word for _icon, word in facts], _files(session, module, parts)
    )


def _files(session: Session, module: Module, parts: dict[str, str]) -> list[Tab]:
    """Tables that have columns for everybody."""
    tables = catalogue.format_of(module).tables(session, module, NOTHING_WANTED)
    return [
        (table.title, url_for("results.open_data", **parts, table=table.name, kind="csv"))  # type: ignore[arg-type]  # words
        for table in tables
        if any(column.audience is Audience.PUBLIC for column in table.columns)
    ]
