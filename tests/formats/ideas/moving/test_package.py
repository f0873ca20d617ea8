"""A result package of ours moves in elsewhere: what was public arrives as it was."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.contributions.actions import visibility
from participation.contributions.actions.responses import ResponseDraft, answered
from participation.contributions.actions.statuses import default_statuses
from participation.contributions.models import Comment
from participation.contributions.queries.statuses import statuses_of
from participation.formats.ideas.actions.importing import import_parts, parts_of
from participation.formats.ideas.models import Idea
from participation.formats.ideas.results import tables
from participation.kernel.intake import read_table
from participation.kernel.tables import Audience
from participation.processes.catalogue import Extract
from participation.processes.models import Module
from participation.results.writers.csv import csv_bytes
from tests.contributions.cast import a_comment
from tests.factories import a_municipality, a_process, recorded, the_module
from tests.formats.ideas.cast import an_idea


def files_of(session: Session, module: Module, folder: Path, *, every_state: bool) -> list[Path]:
    """`ideen.csv` and `kommentare.csv` as a package holds them."""
    extract = Extract({}, every_state, page_url=str, photo_url=str)
    found = []
    for made in tables(session, module, extract):
        path = folder / f"{made.name}.csv"
        path.write_bytes(b"".join(csv_bytes(made.seen_by(Audience.PUBLIC))))
        found.append(path)
    return found


def test_a_package_arrives_as_it_was_and_what_was_hidden_stays_behind(
    session: Session, tmp_path: Path
) -> None:
    here, there = a_municipality(session), a_municipality(session, "nebenan", ags="09999002")
    for town in (here, there):
        default_statuses(session, town.id)
    recorded(session)
    module, target = the_module(a_process(session, here)), the_module(a_process(session, there))
    bench = an_idea(session, module, "=Bänke; =1+1", text="Zeile\n-zwei()", address="Uferweg 3")
    comment = a_comment(session, module, bench, "Gern!")
    a_comment(session, module, bench, "Ich auch.", answers=comment)
    whole = an_idea(session, module, "Überall", place=None)
    hidden = an_idea(session, module, "Kanarienvogel")
    a_comment(session, module, hidden, "Kanarie dazu")
    visibility.hide(session, hidden, actor_id=1)
    planned = next(one for one in statuses_of(session, here.id) if one.name == "Wird umgesetzt")
    answered(session, bench, ResponseDraft("Wir bauen.", planned.id), operator(here))

    paths = files_of(session, module, tmp_path, every_state=True)
    report = import_parts(
        session,
        target,
        parts_of([read_table(path) for path in paths]),
        viewer=operator(there),
        area=None,
        secret=b"x" * 32,
    )
    assert (report.imported, report.comments, report.left_out, report.refusals) == (2, 2, 2, [])
    moved = {one.title: one for one in session.scalars(sa.select(Idea).where(Idea.module_id == target.id))}
    assert set(moved) == {bench.title, whole.title}
    found = moved[bench.title]
    same = ("text", "lat", "lon", "address", "comments")
    assert {name: getattr(found, name) for name in same} == {name: getattr(bench, name) for name in same}
    assert found.created_at == bench.created_at.replace(microsecond=0)
    assert found.answered_at is not None
    assert found.status_id != bench.status_id
    talk = session.scalars(
        sa.select(Comment).where(Comment.subject_id == found.id).order_by(Comment.id)
    ).all()
    assert [(one.text, one.answers_id) for one in talk] == [("Gern!", None), ("Ich auch.", talk[0].id)]
