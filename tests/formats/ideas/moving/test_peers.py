"""Moving in from other platforms: their files as they are, whole, once, and without names unless asked for."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.contributions.actions.statuses import default_statuses
from participation.contributions.models import Channel, Comment, OfficialResponse, ResponseStatus, Support
from participation.formats.ideas.actions.importing import Report, import_parts, parts_of
from participation.formats.ideas.models import Idea
from participation.kernel.geo import Area
from participation.kernel.intake import read_table
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from tests.factories import SQUARE, a_municipality, a_process, recorded, the_module
from tests.formats.ideas.moving import samples

Move = Callable[..., Report]


@pytest.fixture
def town(session: Session) -> Municipality:
    """A town with the usual statuses."""
    made = a_municipality(session)
    default_statuses(session, made.id)
    recorded(session)
    return made


@pytest.fixture
def module(session: Session, town: Municipality) -> Module:
    """A running module."""
    return the_module(a_process(session, town))


@pytest.fixture
def move(session: Session, town: Municipality, module: Module) -> Move:
    """Moves files in, as the command does."""

    def moved(paths: list[Path], **options: bool) -> Report:
        return import_parts(
            session,
            module,
            parts_of([read_table(path) for path in paths]),
            viewer=operator(town),
            area=Area.from_geojson(SQUARE),
            secret=b"x" * 32,
            **options,
        )

    return moved


def ideas(session: Session) -> dict[str, Idea]:
    """All ideas by title."""
    return {one.title: one for one in session.scalars(sa.select(Idea).order_by(Idea.id))}


def talk(session: Session, idea: Idea) -> list[tuple[str, str | None]]:
    """The comments on an idea, each with what it answers."""
    found = list(
        session.scalars(sa.select(Comment).where(Comment.subject_id == idea.id).order_by(Comment.id))
    )
    texts = {one.id: one.text for one in found}
    return [(one.text, texts.get(one.answers_id or 0)) for one in found]


def status_of(session: Session, idea: Idea) -> str | None:
    """The name of an idea's status."""
    return session.scalar(sa.select(ResponseStatus.name).where(ResponseStatus.id == idea.status_id))


@pytest.mark.parametrize("english", [False, True], ids=["german", "english"])
def test_adhocracy_moves_in_with_comments_places_and_answers(
    session: Session, move: Move, tmp_path: Path, english: bool
) -> None:
    report = move(samples.adhocracy(tmp_path, english=english))
    assert (report.imported, report.comments, report.answers, report.refusals) == (2, 2, 1, [])
    bench = ideas(session)["Bänke am Fluss"]
    assert (bench.text, bench.lat, bench.lon) == ("Mit Lehne.\nUnd im Schatten.", 50.05, 9.05)
    assert (bench.address, bench.channel) == ("Uferweg 3", Channel.IMPORT)
    assert bench.created_at == datetime(2025, 6, 1, 7, 30, tzinfo=UTC)
    assert status_of(session, bench) == "Wird umgesetzt"
    assert session.scalars(sa.select(OfficialResponse.source)).all() == ["Wir bauen drei Bänke."]
    assert talk(session, bench) == [("Gute Idee!", None), ("Finde ich auch.", "Gute Idee!")]
    assert bench.comments == 2


def test_dipas_tables_move_in_and_their_times_are_universal(
    session: Session, move: Move, tmp_path: Path
) -> None:
    report = move(samples.dipas(tmp_path))
    assert (report.imported, report.comments, report.refusals) == (2, 2, [])
    crossing = ideas(session)["Sichere Kreuzung"]
    assert crossing.created_at == datetime(2025, 6, 1, 7, 30, tzinfo=UTC)
    assert (crossing.text, crossing.address, crossing.lat) == ("Eine Ampel; bitte bald.", "", None)
    assert talk(session, crossing) == [
        ("Ja\n\nUnbedingt, auch für Kinder.", None),
        ("Unbedingt nachts auch.", None),
    ]


def test_pds_moves_in_with_the_comments_inside(session: Session, move: Move, tmp_path: Path) -> None:
    report = move(samples.pds(tmp_path))
    assert (report.imported, report.comments, report.supports, report.refusals) == (1, 3, 5, [])
    [crossing] = ideas(session).values()
    assert crossing.text == "Eine Ampel & ein Zebrastreifen.\n\n– bald"
    assert (crossing.lat, crossing.lon) == (50.05, 9.05)
    top = "Ja\n\nBitte!"
    assert talk(session, crossing) == [(top, None), ("Stimmt.", top), ("Sehr sogar.", top)]


def test_decidim_moves_in_without_what_is_not_public_or_elsewhere(
    session: Session, move: Move, tmp_path: Path
) -> None:
    report = move(samples.decidim(tmp_path))
    assert (report.imported, report.comments, report.refusals) == (2, 2, [])
    assert (report.left_out, report.elsewhere, report.supports) == (3, 2, 41)
    fountain, shade = ideas(session)["Ein Brunnen"], ideas(session)["More shade"]
    assert (fountain.text, fountain.address) == ("Mit Trinkwasser.", "Marktplatz")
    assert fountain.answered_at == datetime(2025, 7, 1, 10, tzinfo=UTC)
    assert (status_of(session, fountain), status_of(session, shade)) == ("Wird umgesetzt", "In Prüfung")
    assert talk(session, fountain) == [("Gern!", None), ("Ich auch.", "Gern!")]


@pytest.mark.parametrize("english", [False, True], ids=["german", "english"])
def test_consul_moves_in_though_each_row_tells_the_idea_again(
    session: Session, move: Move, tmp_path: Path, english: bool
) -> None:
    report = move(samples.consul(tmp_path, english=english))
    assert (report.imported, report.comments, report.refusals) == (2, 2, [])
    fountain = ideas(session)["Ein Brunnen"]
    assert fountain.text == "Mit Trinkwasser."
    assert fountain.created_at == datetime(2025, 6, 1, 7, 30, tzinfo=UTC)
    assert talk(session, fountain) == [("Gern!", None), ("Danke.", "Gern!")]


PEERS = (samples.adhocracy, samples.dipas, samples.pds, samples.decidim, samples.consul)


@pytest.mark.parametrize("files", PEERS, ids=lambda made: made.__name__)
def test_twice_is_once(
    session: Session, move: Move, tmp_path: Path, files: Callable[[Path], list[Path]]
) -> None:
    first = move(files(tmp_path))
    again = move(files(tmp_path))
    assert (again.imported, again.comments) == (0, 0)
    assert (again.already, again.comments_already) == (first.imported, first.comments)
    assert sum(one.comments for one in ideas(session).values()) == first.comments


@pytest.mark.parametrize("files", PEERS, ids=lambda made: made.__name__)
def test_nobody_is_named_and_nobody_over_there_counts_here(
    session: Session, move: Move, tmp_path: Path, files: Callable[[Path], list[Path]]
) -> None:
    move(files(tmp_path))
    everything = [*session.scalars(sa.select(Idea)), *session.scalars(sa.select(Comment))]
    assert {one.author_name for one in everything} == {""}
    assert {one.supports for one in everything} == {0}
    assert not session.scalars(sa.select(Support)).all()
    whole = " ".join(f"{one.text} {one.pseudonym}" for one in everything)
    assert not [word for word in ("frieda", "karl", "example.org", "Muster", "Alex") if word in whole]


def test_who_said_several_things_stays_one_person(session: Session, move: Move, tmp_path: Path) -> None:
    move(samples.adhocracy(tmp_path))
    found = ideas(session)
    comments = {one.text: one.pseudonym for one in session.scalars(sa.select(Comment))}
    assert comments["Finde ich auch."] == found["Bänke am Fluss"].pseudonym
    assert comments["Gute Idee!"] == found["Mehr Bäume"].pseudonym
    assert comments["Gute Idee!"] != comments["Finde ich auch."]


def test_names_come_along_when_they_are_asked_for_but_never_addresses(
    session: Session, move: Move, tmp_path: Path
) -> None:
    move(samples.decidim(tmp_path), with_names=True)
    move(samples.consul(tmp_path), with_names=True)
    everything = [*session.scalars(sa.select(Idea)), *session.scalars(sa.select(Comment))]
    assert {one.author_name for one in everything} == {"", "Mo Muster", "Alex"}
