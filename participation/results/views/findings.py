"""The page on which staff decide what looks like personal data: which part, table, entry and column it stands in."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import g, render_template, request, url_for
from sqlalchemy.orm import Session

from participation.kernel import web
from participation.kernel.forms import ActionForm
from participation.kernel.tables import Audience, Table
from participation.processes.models import Process
from participation.processes.views.desk.finding import tabs
from participation.processes.views.frame import where
from participation.results.forms.snapshots import KINDS
from participation.results.forms.snapshots import ONE as ONE_KIND
from participation.results.models import ScanFinding, Snapshot, SnapshotState
from participation.results.packages.contents import Addresses, contents
from participation.results.queries.findings import contributions_of, counts_of, page_of

Row = tuple[int, str, str]
"""Module, table, and what its first column holds."""


def findings_page(session: Session, process: Process, snapshot: Snapshot, form: ActionForm) -> str:
    """Some of them, row by row."""
    only_open = request.args.get("nur") == "offen"
    page = page_of(session, snapshot, request.args.get("ab"), only_open=only_open)
    return render_template(
        "results/findings.html",
        process=process,
        tabs=tabs(process),
        form=form,
        has_errors=form.has_errors,
        snapshot=snapshot,
        decidable=snapshot.state is SnapshotState.DRAFT,
        rows=_rows(session, process, page.items),
        page=page,
        only_open=only_open,
        counts=counts_of(session, snapshot),
        kinds=KINDS,
        one_kind=ONE_KIND,
        modules={one.id: one.title for one in process.modules},
        where=where(process),
    )


def _rows(session: Session, process: Process, found: Sequence[ScanFinding]) -> list[dict[str, Any]]:
    """What was found in each row, with the words for where it stands; `url` leads to the contribution, "" without."""
    tables, ids = _tables(session, process), contributions_of(session, found)
    rows = []
    for key, here in groupby(found, _row):
        table, contribution = tables.get(key[:2]), ids.get((key[0], key[2]))
        rows.append(
            {
                "module": key[0],
                "table": table.title if table else key[1],
                "entry": key[2],
                "url": url_for("contributions.show", contribution=contribution) if contribution else "",
                "labels": {one.name: one.label for one in table.columns} if table else {},
                "found": list(here),
            }
        )
    return rows


def _tables(session: Session, process: Process) -> dict[tuple[int, str], Table]:
    """The tables that were looked through, by module and name; none of their rows is read."""
    places = Addresses(web.config().base_url, g.municipality.slug)
    there = contents(session, process.modules, places, Audience.PUBLIC, {}, every_state=False)
    return {(one.module.id, one.table.name): one.table for one in there}


def _row(finding: ScanFinding) -> Row:
    return finding.module_id, finding.table_name, finding.row_key
