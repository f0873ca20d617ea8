"""The check before publishing on the desk, and the text in plain language."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from participation.municipalities.models import Area, Municipality
from participation.processes import catalogue, queries
from participation.processes.catalogue import Finding
from participation.processes.models import Process, ProcessState
from tests.factories import a_process
from tests.processes.cast import Town

DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte"
PAGE = "/musterstadt/gruene-mitte/"


@pytest.fixture
def drafted(town: Town) -> Town:
    """A town with a draft."""
    town.add(_a_draft)
    return town


def _a_draft(session: Session, here: Municipality) -> Process:
    return a_process(session, here, state=ProcessState.DRAFT, published_at=None)


def finds(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    """Let the format of ideas find something in its modules."""
    found = {one.key: one for one in catalogue.all_formats()}
    ideas = replace(found["ideas"], check=lambda _session, _module: findings)
    monkeypatch.setattr(catalogue, "_formats", found | {"ideas": ideas})


def test_the_draft_says_what_is_unwise_and_may_be_published_all_the_same(drafted: Town) -> None:
    browser = drafted.browser()
    page = browser.get(f"{DESK}/")
    assert "Das raten wir noch" in page.text
    assert f'<a href="{DESK}/texte">Es steht noch nirgends' in page.text
    assert "Trotzdem veröffentlichen" in page.text
    assert "Sie können auch so veröffentlichen" in page.text
    browser.submit(f"{DESK}/", action="/veroeffentlichen")
    assert drafted.process().state is ProcessState.PUBLISHED


def test_the_check_can_be_reached_later_and_says_who_moderates(running: Town) -> None:
    page = running.browser().get(f"{DESK}/check")
    assert "Planen Sie eine Phase zum Abschluss ein" in page.text
    assert "Moderieren können: Mo, Petra." in page.text
    assert "auch so veröffentlichen" not in page.text, "it is public already"
    assert "veröffentlichen</button>" not in page.text
    assert "Das raten wir" not in running.browser().get(f"{DESK}/").text


@pytest.mark.parametrize(("who", "links"), [("admin", True), ("moderator", False)])
def test_the_team_is_mended_by_admins(
    drafted: Town, monkeypatch: pytest.MonkeyPatch, who: str, links: bool
) -> None:
    from participation.processes.queries import checking

    monkeypatch.setattr(checking, "staff", lambda _session, _municipality: [])
    text = drafted.browser(who).get(f"{DESK}/check").text
    assert "Niemand kann moderieren" in text
    assert "Moderieren kann niemand." in text
    assert ('/team">Niemand kann moderieren' in text) is links


def test_what_a_format_advises_stands_in_the_list_with_its_page(
    drafted: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    finds(monkeypatch, Finding("Zu viele Themen."), Finding("Ein Thema ohne Namen.", url=f"{DESK}/themen"))
    text = drafted.browser().get(f"{DESK}/check").text
    assert f'<a href="{DESK}/phasen">Zu viele Themen.' in text
    assert f'<a href="{DESK}/themen">Ein Thema ohne Namen.' in text
    drafted.browser().submit(f"{DESK}/", action="/veroeffentlichen")


def test_what_a_format_can_not_do_without_keeps_it_from_being_published(
    drafted: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    finds(monkeypatch, Finding("Es gibt noch nichts zu tun.", blocking=True))
    page = drafted.browser().submit(f"{DESK}/", action="/veroeffentlichen", status=422)
    assert "Noch nicht veröffentlicht" in page.text
    assert "Es gibt noch nichts zu tun." in page.text
    assert "veröffentlichen</button>" not in drafted.browser().get(f"{DESK}/check").text
    assert drafted.process().state is ProcessState.DRAFT


def test_a_new_process_whose_modules_are_empty_stays_a_draft_and_says_so(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    finds(monkeypatch, Finding("Es gibt noch nichts zu tun.", blocking=True))
    browser = town.browser()
    page = browser.submit(
        "/verwaltung/musterstadt/verfahren/neu", {"title": "Leer", "blueprint": "ideen-karte", "publish": "1"}
    )
    shown = browser.follow(page).text
    assert "Der Entwurf ist gespeichert. Vor dem Veröffentlichen fehlt noch etwas." in shown
    assert "Es gibt noch nichts zu tun." in shown
    assert town.process("leer").state is ProcessState.DRAFT


def test_an_empty_area_is_noticed(drafted: Town) -> None:
    def look(session: Session, here: Municipality) -> list[str]:
        process = queries.find_process(session, here.id, "gruene-mitte")
        session.get_one(Area, process.area_id).boundary = {"type": "MultiPolygon", "coordinates": []}
        session.flush()
        return [str(gap.sentence) for gap in queries.findings(session, process)]

    assert any("Das Gebiet ist leer" in sentence for sentence in drafted.add(look))


# --- plain language ----------------------------------------------------------------------------------------------


def test_the_switch_to_plain_language_is_there_only_where_a_text_is(running: Town) -> None:
    assert "Einfache Sprache" not in running.browser("nobody").get(PAGE).text
    assert "Mehr dazu." in running.browser("nobody").get(f"{PAGE}?text=einfach").text
    running.browser().submit(f"{DESK}/texte", {"plain_source": "Wir **bauen** um."})
    visitor = running.browser("nobody")
    assert '<a class="text-link" href="?text=einfach#worum">Einfache Sprache</a>' in visitor.get(PAGE).text
    plain = visitor.get(f"{PAGE}?text=einfach").text
    assert '<div lang="de-simple"><p>Wir <strong>bauen</strong> um.</p>' in plain
    assert "Mehr dazu." not in plain
    assert "Zum ausführlichen Text" in plain


def test_the_plain_text_is_looked_at_before_it_is_kept(running: Town) -> None:
    page = running.browser().submit(
        f"{DESK}/texte", {"plain_source": "Wir <script>x</script>bauen.", "vorschau": "1"}, status=200
    )
    assert "In einfacher Sprache" in page.text
    assert "<script>x" not in page.text
    assert running.process().plain_source == ""
