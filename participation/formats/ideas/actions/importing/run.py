"""The import itself: read and check everything, then write everything, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.contributions.models import ImportedSource
from participation.formats.ideas.actions.importing.bulk import BATCH, insert_ideas
from participation.formats.ideas.actions.importing.categories import added_categories
from participation.formats.ideas.actions.importing.gathering import Harvest, Progress, harvested
from participation.formats.ideas.actions.importing.mapping import Mapping as Guessed
from participation.formats.ideas.actions.importing.parts import UNKNOWN, Part
from participation.formats.ideas.actions.importing.remarks import Listener
from participation.formats.ideas.actions.importing.report import Report
from participation.formats.ideas.actions.importing.rows import Candidate, Reader
from participation.formats.ideas.actions.importing.talk import COMMENT, insert_comments
from participation.formats.ideas.actions.importing.threads import Threaded, threaded
from participation.formats.ideas.actions.importing.verdicts import Verdicts
from participation.kernel.geo import Area
from participation.kernel.intake import Intake
from participation.processes.models import Module


def silent(_doing: str, _rows: int) -> None:
    """Tell nobody."""


def import_ideas(  # noqa: PLR0913 - the options of the import
    session: Session,
    module: Module,
    intake: Intake,
    mapping: Guessed,
    *,
    viewer: Viewer,
    area: Area | None,
    secret: bytes,
    sound_rows: bool = False,
    progress: Progress = silent,
) -> Report:
    """Import the ideas of one file whose columns are known; see `import_parts`."""
    part = Part(intake, UNKNOWN, {field: (column,) for field, column in mapping.items()})
    return import_parts(
        session,
        module,
        [part],
        viewer=viewer,
        area=area,
        secret=secret,
        sound_rows=sound_rows,
        progress=progress,
    )


def import_parts(  # noqa: PLR0913 - the options of the import
    session: Session,
    module: Module,
    parts: Sequence[Part],
    *,
    viewer: Viewer,
    area: Area | None,
    secret: bytes,
    sound_rows: bool = False,
    with_names: bool = False,
    only_check: bool = False,
    progress: Progress = silent,
) -> Report:
    """Import every idea with its comments and answers, or nothing if any row is refused; with `sound_rows`, what is
    sound.

    `area`: rows with a place outside are refused. Categories that the module lacks are added. Names come along only
    `with_names`. With `only_check`, nothing is written and the report tells what would be.
    """
    require_moderator(viewer, module.municipality_id)
    report = Report()
    readers = (Reader(area, with_names=with_names), Listener(with_names=with_names))
    harvest = harvested(parts, *readers, report, progress)
    before = _imported(session, module)
    keys = {name for one in harvest.ideas for name in (one.source_id, one.alias) if name}
    talk = threaded(harvest, keys | before.keys())
    if report.refused and not sound_rows:
        return report
    if only_check:
        _foretell(session, module, harvest, talk, before)
        return report
    ideas = _write_ideas(session, module, harvest, before, viewer=viewer, secret=secret, progress=progress)
    _write_comments(session, module, talk, (ideas, before), report, secret=secret)
    if report.imported or report.comments:
        trail.record(
            session,
            "ideas.imported",
            module,
            actor_id=viewer.account_id,
            rows=report.imported,
            comments=report.comments,
            names=with_names,
        )
    return report


def _imported(session: Session, module: Module) -> dict[str, int]:
    """What came at an earlier time, by its key over there."""
    asked = sa.select(ImportedSource.source_id, ImportedSource.contribution_id)
    rows = session.execute(asked.where(ImportedSource.module_id == module.id))
    return {source: key for source, key in rows}  # noqa: C416 - rows are no pairs


def _foretell(
    session: Session, module: Module, harvest: Harvest, talk: Sequence[Threaded], before: Mapping[str, int]
) -> None:
    """Tell what would come: the same figures that writing gives."""
    report = harvest.report
    fresh = [one for one in harvest.ideas if one.source_id not in before]
    verdicts = Verdicts.of(session, module.municipality_id, 0)
    verdicts.count(fresh)
    report.imported, report.already = len(fresh), len(harvest.ideas) - len(fresh)
    report.answers, report.statuses = verdicts.counted, dict(sorted(verdicts.unknown.items()))
    report.supports = sum(one.supports for one in fresh)
    report.comments = sum(COMMENT + one.remark.source_id not in before for one in talk)
    report.comments_already = len(talk) - report.comments


def _write_ideas(
    session: Session,
    module: Module,
    harvest: Harvest,
    before: Mapping[str, int],
    *,
    viewer: Viewer,
    secret: bytes,
    progress: Progress,
) -> dict[str, int]:
    """Write what is new; answers the rows of all ideas by every key they have."""
    report, there = harvest.report, dict(before)
    fresh = [one for one in harvest.ideas if one.source_id not in before]
    report.already = len(harvest.ideas) - len(fresh)
    categories = added_categories(session, module, fresh)
    verdicts = Verdicts.of(session, module.municipality_id, viewer.account_id)
    for batch in _batches(fresh):
        ids = insert_ideas(session, module, batch, categories, secret=secret, verdicts=verdicts)
        there |= {one.source_id: key for one, key in zip(batch, ids, strict=True)}
        report.imported += len(batch)
        progress("geschrieben", report.imported)
    report.answers, report.statuses = verdicts.counted, dict(sorted(verdicts.unknown.items()))
    report.supports = sum(one.supports for one in fresh)
    return {one.alias: there[one.source_id] for one in harvest.ideas if one.alias} | there


def _write_comments(
    session: Session,
    module: Module,
    talk: Sequence[Threaded],
    there: tuple[Mapping[str, int], Mapping[str, int]],
    report: Report,
    *,
    secret: bytes,
) -> None:
    ideas, before = there
    known = {
        source.removeprefix(COMMENT): key for source, key in before.items() if source.startswith(COMMENT)
    }
    report.comments = insert_comments(session, module, talk, ideas, known, secret=secret)
    report.comments_already = len(talk) - report.comments


def _batches(found: list[Candidate]) -> Iterator[list[Candidate]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch
