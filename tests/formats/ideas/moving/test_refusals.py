"""What cannot move in is told with its row, and then nothing moves in; what is no public contribution stays behind."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.contributions.models import Comment, Contribution
from participation.formats.ideas.actions.importing import Report, import_parts, parts_of, usable
from participation.formats.ideas.actions.importing.markup import words_of
from participation.kernel.errors import DomainError
from participation.kernel.intake import read_table
from participation.processes.models import Module
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.moving.samples import ADHOCRACY_DE, COMMENTS_DE, excel, table


@pytest.fixture
def module(session: Session) -> Module:
    """A running module of a town that has no statuses."""
    return the_module(a_process(session, a_municipality(session)))


def moved(session: Session, module: Module, *paths: Path, **options: bool) -> Report:
    """Move files in."""
    from participation.municipalities.models import Municipality

    town = session.get(Municipality, module.municipality_id)
    assert town is not None
    parts = parts_of([read_table(path) for path in paths])
    return import_parts(session, module, parts, viewer=operator(town), area=None, secret=b"x" * 32, **options)


def idea(reference: str, **values: object) -> list[object]:
    """A row of adhocracy+."""
    base: dict[str, object] = {
        "Referenznr.": reference,
        "Titel": f"Idee {reference}",
        "Beschreibung": "Worte",
    }
    return [(base | values).get(name, "") for name in ADHOCRACY_DE]


def remark(key: int, reference: str = "", answers: object = "", text: str = "Worte") -> list[object]:
    """A comment of adhocracy+."""
    named = {"ID": key, "Kommentar": text, "Antwort auf Referenz": reference}
    return [(named | {"Antwort auf den Kommentar": answers}).get(name, "") for name in COMMENTS_DE]


def count(session: Session) -> int:
    """How many contributions there are."""
    return session.scalar(sa.select(sa.func.count()).select_from(Contribution)) or 0


def test_a_comment_on_nothing_is_refused_and_nothing_arrives(
    session: Session, module: Module, tmp_path: Path
) -> None:
    ideas = excel(tmp_path / "a.xlsx", ADHOCRACY_DE, idea("2025-1"))
    comments = excel(tmp_path / "b.xlsx", COMMENTS_DE, remark(1, "2025-1"), remark(2, "2025-9"))
    report = moved(session, module, ideas, comments)
    assert [(fault.row, fault.why) for fault in report.refusals] == [
        (3, "Den Beitrag „2025-9“, zu dem der Kommentar gehört, gibt es hier nicht.")
    ]
    assert (report.imported, report.comments, count(session)) == (0, 0, 0)


def test_sound_rows_arrive_when_only_they_are_wanted(
    session: Session, module: Module, tmp_path: Path
) -> None:
    ideas = excel(tmp_path / "a.xlsx", ADHOCRACY_DE, idea("2025-1"), idea("2025-2", Erstellt="gestern"))
    comments = excel(tmp_path / "b.xlsx", COMMENTS_DE, remark(1, "2025-1"), remark(2, "2025-2"))
    report = moved(session, module, ideas, comments, sound_rows=True)
    assert (report.imported, report.comments, report.refused) == (1, 1, 2)
    assert [fault.why.partition(":")[0] for fault in report.refusals] == ["a.xlsx", report.refusals[1].why]


def test_comments_may_follow_later(session: Session, module: Module, tmp_path: Path) -> None:
    moved(session, module, excel(tmp_path / "a.xlsx", ADHOCRACY_DE, idea("2025-1")))
    report = moved(session, module, excel(tmp_path / "b.xlsx", COMMENTS_DE, remark(1, "2025-1")))
    assert (report.comments, report.refusals) == (1, [])


def test_replies_may_stand_before_what_they_answer(session: Session, module: Module, tmp_path: Path) -> None:
    ideas = excel(tmp_path / "a.xlsx", ADHOCRACY_DE, idea("2025-1"))
    talk = (remark(3, answers=2), remark(2, answers=1), remark(1, "2025-1"))
    assert moved(session, module, ideas, excel(tmp_path / "b.xlsx", COMMENTS_DE, *talk)).comments == 3
    first, *replies = session.scalars(sa.select(Comment).order_by(Comment.id))
    assert [one.answers_id for one in (first, *replies)] == [None, first.id, first.id]


def test_comments_that_answer_each_other_in_a_circle_stay_comments(
    session: Session, module: Module, tmp_path: Path
) -> None:
    ideas = excel(tmp_path / "a.xlsx", ADHOCRACY_DE, idea("2025-1"))
    circle = (remark(1, "2025-1", answers=2), remark(2, "2025-1", answers=1))
    assert moved(session, module, ideas, excel(tmp_path / "b.xlsx", COMMENTS_DE, *circle)).comments == 2
    assert {one.answers_id for one in session.scalars(sa.select(Comment))} == {None}


def test_a_comment_that_comes_twice_is_refused(session: Session, module: Module, tmp_path: Path) -> None:
    ideas = excel(tmp_path / "a.xlsx", ADHOCRACY_DE, idea("2025-1"))
    twice = excel(tmp_path / "b.xlsx", COMMENTS_DE, remark(1, "2025-1"), remark(1, "2025-1"))
    report = moved(session, module, ideas, twice)
    assert [fault.why for fault in report.refusals] == ["Der Kommentar 1 steht schon in Zeile 2."]
    assert count(session) == 0


def test_statuses_that_the_town_does_not_have_are_told(
    session: Session, module: Module, tmp_path: Path
) -> None:
    rows = (idea("2025-1", Status="Vertagt"), idea("2025-2", Status="Vertagt"), idea("2025-3", Status=""))
    report = moved(session, module, excel(tmp_path / "a.xlsx", ADHOCRACY_DE, *rows))
    assert (report.imported, report.answers, report.statuses) == (3, 0, {"Vertagt": 2})


def test_a_long_title_is_cut_and_kept_whole_in_the_text(
    session: Session, module: Module, tmp_path: Path
) -> None:
    long = "Ein langer Titel " * 10
    moved(session, module, excel(tmp_path / "a.xlsx", ADHOCRACY_DE, idea("2025-1", Titel=long)))
    [found] = session.scalars(sa.select(Contribution))
    assert found.headline().endswith(" …")
    assert found.text == f"{long.strip()}\n\nWorte"


def test_of_a_folder_only_what_is_known_is_read_and_each_content_once(tmp_path: Path) -> None:
    head = ("id", "aktenzeichen", "verfahren_id", "titel", "text")
    for ending in ("csv", "xlsx"):
        made = table if ending == "csv" else excel
        made(tmp_path / f"ideen.{ending}", head, (1, "2025-00001", 2, "Bank", "Worte"))
    table(tmp_path / "sonstiges.csv", ("titel", "text"), ("a", "b"))
    names = ("ideen.csv", "ideen.xlsx", "sonstiges.csv")
    found = usable([read_table(tmp_path / name) for name in names])
    assert [one.path.name for one in found] == ["ideen.csv"]


def test_a_folder_without_anything_to_read_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "zahlen.csv", ("jahr", "einwohner"), (2025, 7))
    with pytest.raises(DomainError, match="sieht nach Ideen"):
        usable([read_table(path)])


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("ohne alles", "ohne alles"),
        ("3 < 4 & 5", "3 < 4 & 5"),
        ("<p>eins</p><p>zwei<br>drei</p>", "eins\n\nzwei\ndrei"),
        ("<ul><li>a</li><li>b</li></ul>", "– a\n– b"),
        ("<script>alert(1)</script>x<style>p{}</style>", "x"),
        ("&lt;b&gt; bleibt Text", "<b> bleibt Text"),
        ("<p>offen", "offen"),
    ],
)
def test_html_becomes_words(html: str, words: str) -> None:
    assert words_of(html) == words
