"""Pictures to choose: never without words for people who do not see them."""

import os

from participation.formats.surveys.actions.tidying import sweep_pictures
from participation.formats.surveys.models import QuestionKind
from participation.kernel.files import Files
from tests.formats.surveys.building.cast import Desk, a_picture
from tests.processes.cast import Town

ASKED = [{"kind": QuestionKind.IMAGE, "title": "Welcher Entwurf?", "options": []}]


def added(desk: Desk, title: str, **values: object) -> None:
    desk.send(
        "fragen/f1/bilder/neu", {"title": title, "alt": f"{title} mit Bäumen", "photo": a_picture()} | values
    )


def test_they_are_added_shown_changed_and_taken_out(town: Town) -> None:
    desk = Desk(town, ASKED)
    added(desk, "A")
    added(desk, "B")
    options = desk.question("f1").options
    assert [(one["key"], one["title"], one["alt"]) for one in options] == [
        ("a", "A", "A mit Bäumen"), ("b", "B", "B mit Bäumen"),
    ]  # fmt: skip
    browser = desk.browser("nobody")
    for size in ("", "gross/"):
        answer = browser.inner.get(f"/musterstadt/gruene-mitte/umfrage/bild/{size}f1/a.webp")
        assert answer.data[8:12] == b"WEBP"
    desk.send("fragen/f1/bilder/a", {"title": "Entwurf A"})
    changed = desk.question("f1").options[0]
    assert changed["title"] == "Entwurf A"
    assert changed["photo"] == options[0]["photo"]
    desk.press("fragen/f1/bilder/b/verschieben", direction="up")
    assert [one["key"] for one in desk.question("f1").options] == ["b", "a"]
    desk.press("fragen/f1/bilder/b/entfernen")
    assert [one["key"] for one in desk.question("f1").options] == ["a"]


def test_without_words_or_without_a_file_there_is_none(town: Town) -> None:
    desk = Desk(town, ASKED)
    photo = {"photo": a_picture()}
    refused = desk.send("fragen/f1/bilder/neu", {"title": "A", "alt": ""} | photo, status=422)
    assert "Was ist zu sehen?" in refused.text
    assert (
        "Bitte wählen Sie ein Bild"
        in desk.send("fragen/f1/bilder/neu", {"title": "A", "alt": "Ein Platz"}, status=422).text
    )
    assert desk.question("f1").options == []


def test_what_no_question_shows_is_swept(town: Town) -> None:
    desk = Desk(town, ASKED)
    added(desk, "A")
    store = Files(town.app.extensions["participation"].config.data / "surveys")
    kept = desk.question("f1").options[0]["photo"]
    lost = store.put(b"orphan")
    for path in (one for one in store.folder.rglob("*") if one.is_file()):
        os.utime(path, (0, 0))
    sweep_pictures(store, town.database)
    with store.open(kept) as file:
        assert file.read(4) == b"RIFF"
    assert not (store.folder / lost[:2] / lost).exists()
