"""What became of what people said: told on the page of the process, and late answers on the desk."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from participation.contributions.actions.responses import ResponseDraft, save_response
from participation.contributions.queries.responses import count_unanswered, unanswered
from participation.kernel import clock
from participation.notices.models import Letterhead
from participation.results.queries.accountability import Answers, answers_of
from tests.client import CheckedClient
from tests.factories import PASSWORD, recorded, the_module
from tests.formats.ideas.cast import an_idea
from tests.results.cast import Scene, a_scene

TEXTS = "/verwaltung/musterstadt/verfahren/gruene-mitte/texte"
LATE = "/verwaltung/musterstadt/offen?ueberfaellig=1"
LETTERHEAD = Letterhead("Mitreden", lambda _endpoint, **_values: "http://localhost/")


@pytest.fixture
def scene(session: Session) -> Scene:
    """Two public ideas of today, and two of forty days ago, of which one was answered ten days later."""
    made = a_scene(session)
    with clock.frozen(clock.now() - timedelta(days=40)):
        answered = [an_idea(session, the_module(made.process), title) for title in ("Alt", "Erledigt")][1]
    with clock.frozen(clock.now() - timedelta(days=30)):
        draft = ResponseDraft("Das ist gebaut.", None)
        save_response(session, answered, draft, viewer=made.staff, letterhead=LETTERHEAD)
    session.commit()
    return made


@pytest.fixture
def staff(client: CheckedClient, scene: Scene) -> CheckedClient:
    """Signed in as the municipality."""
    client.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    return client


def promise(session: Session, scene: Scene, days: int | None) -> None:
    """Within how many days the municipality answers."""
    scene.process.answer_days = days
    recorded(session)
    session.commit()


def test_share_and_median_are_told_with_what_was_promised(session: Session, scene: Scene) -> None:
    assert answers_of(session, scene.process) == Answers(1, 4, 10.0, None)
    promise(session, scene, 14)
    assert answers_of(session, scene.process) == Answers(1, 4, 10.0, 14)


def test_late_is_what_waits_longer_than_its_process_promises(session: Session, scene: Scene) -> None:
    town = scene.town.id
    assert count_unanswered(session, town) == 3
    assert count_unanswered(session, town, overdue=True) == 0, "nothing was promised"
    promise(session, scene, 30)
    page = unanswered(session, town, None, overdue=True)
    assert ([one.headline() for one in page.items], page.total) == (["Alt"], 1)
    promise(session, scene, 41)
    assert count_unanswered(session, town, overdue=True) == 0


def test_the_promise_is_made_on_the_desk_and_told_on_the_page(staff: CheckedClient, session: Session) -> None:
    staff.submit(TEXTS, {"answer_days": "30", "topic": "klima"})
    page = staff.get("/musterstadt/gruene-mitte/")
    assert "1 von 4 Beiträgen" in page.text
    assert "im Median 10 Tage" in page.text
    assert "innerhalb von 30 Tagen" in page.text
    page = staff.get(LATE)
    assert page.heading() == "Überfällige Antworten"
    assert "Alt" in page.text
    assert "davon überfällig" in staff.get("/verwaltung/musterstadt/").text
    assert 'value="klima"' in staff.get(TEXTS).text


@pytest.mark.parametrize("days", ["", "0"])
def test_no_number_is_no_promise(staff: CheckedClient, scene: Scene, days: str) -> None:
    staff.submit(TEXTS, {"answer_days": "30"})
    staff.submit(TEXTS, {"answer_days": days})
    assert "innerhalb von" not in staff.get("/musterstadt/gruene-mitte/").text
    assert staff.get(LATE).heading() == "Überfällige Antworten"


@pytest.mark.parametrize("days", ["bald", "-3", "100000"])
def test_a_number_that_cannot_be_meant_is_refused(staff: CheckedClient, days: str) -> None:
    page = staff.submit(TEXTS, {"answer_days": days}, status=422)
    assert f'value="{days}"' in page.text
