"""One answer for many remarks, and what they led to."""

from typing import Any

from participation.contributions.actions.statuses import default_statuses
from participation.contributions.models import ResponseStatus
from participation.contributions.queries.responses import responses
from participation.formats.documents.actions.remarking import Arrival
from participation.formats.documents.models import Remark, RemarkKind
from participation.formats.documents.queries.desk import adoptions_of
from participation.municipalities.models import Municipality
from tests.formats.documents.cast import a_draft_process, a_remark
from tests.formats.documents.desk.cast import Desk

LIST = "anmerkungen"


def answers(desk: Desk, remark_id: int) -> list[str]:
    """The words of the answers to a remark, the newest first."""
    return [one.source for one in desk.change(lambda session, _process: responses(session, remark_id))]


def adopted(desk: Desk, remark_id: int) -> list[str]:
    """What a remark led to."""
    return list(desk.change(lambda session, _process: adoptions_of(session, [remark_id])).get(remark_id, []))


def ticked(desk: Desk, *remark_ids: int, rest: str = "") -> str:
    """The page that answers some remarks."""
    return desk.url("anmerkungen/antworten?") + "&".join([*(f"wahl={one}" for one in remark_ids), rest])


def test_the_list_is_found_by_section_kind_status_words_and_what_waits(desk: Desk) -> None:
    first = desk.remark("Mehr Schatten bitte.")
    desk.remark("Warum Linden?", key="baeume", kind=RemarkKind.QUESTION)
    desk.browser().submit(ticked(desk, first), {"source": "Machen wir."})
    browser = desk.browser()

    def shown(query: str) -> tuple[bool, bool]:
        text = browser.get(desk.url(f"{LIST}?{query}")).text
        return "Mehr Schatten" in text, "Warum Linden" in text

    assert shown("") == (True, True)
    assert shown("abschnitt=baeume") == (False, True)
    assert shown("art=suggestion") == (True, False)
    assert shown("offen=1") == (False, True)
    assert shown("q=Schatten") == (True, False)
    assert shown("fassung=7") == (False, False)
    assert shown("abschnitt=&status=&fassung=&q=") == (True, True)
    assert shown("art=unsinn") == (True, True)
    assert shown("nach=unsinn") == (True, True)


def test_the_list_says_what_waits_in_moderation_and_the_queue_says_where_it_belongs(desk: Desk) -> None:
    desk.remark("Öffentlich.")
    assert "in der Moderation" not in desk.browser().get(desk.url(LIST)).text
    for words in ("Eins.", "Zwei."):
        desk.remark(words, key="baeume", quote="40 Bäume", arrival=Arrival(suspicious=True))
    page = desk.browser().get(desk.url(LIST))
    assert "2 warten in der Moderation" in page.text
    (way,) = [one.get("href", "") for one in page.all("a") if "/moderation?" in one.get("href", "")]
    queue = desk.browser().get(way).text
    assert "2 Beiträge warten auf einen Blick" in queue
    assert "Abschnitt 2 Bäume" in queue
    assert "„40 Bäume“" in queue
    assert queue.count("Eins.") == 2, "once to be read, once in the name of its box"
    assert "Im Moment wartet nichts" in desk.browser().get(way.replace("remark", "comment")).text


def test_one_answer_and_one_status_reach_all_that_were_ticked(desk: Desk) -> None:
    some = [desk.remark(text) for text in ("Eins.", "Zwei.", "Drei.")]

    def status(session: Any, process: Any) -> int:
        return int(default_statuses(session, process.municipality_id)[1].id)

    chosen = desk.change(status)
    page = desk.browser().submit(
        ticked(desk, *some[:2]),
        {"source": "Machen **wir**.", "new_status": str(chosen), "office": "Grünflächenamt"},
    )
    assert "bei 2 Anmerkungen gespeichert" in desk.browser().follow(page).text or page.status == 303
    assert [answers(desk, one) for one in some] == [["Machen **wir**."], ["Machen **wir**."], []]
    row: Remark = desk.change(lambda session, _process: session.get_one(Remark, some[0]))
    assert row.status_id == chosen
    assert desk.change(lambda session, _process: session.get_one(ResponseStatus, chosen).code) == "1000"


def test_all_that_were_found_are_answered_by_one_button(desk: Desk) -> None:
    some = [desk.remark(text) for text in ("Eins.", "Zwei.")]
    other = desk.remark("Drei.", key="baeume")
    desk.browser().submit(ticked(desk, rest="alle=1&abschnitt=ziele"), {"source": "Ja."})
    assert [answers(desk, one) for one in (*some, other)] == [["Ja."], ["Ja."], []]


def test_what_was_answered_meanwhile_stays_and_is_named(desk: Desk) -> None:
    some = [desk.remark(text) for text in ("Eins.", "Zwei.")]
    browser = desk.browser("admin")
    values = browser.get(ticked(desk, *some)).form_values()
    desk.browser().submit(ticked(desk, some[0]), {"source": "Schneller."})
    page = browser.post(ticked(desk, *some), values | {"source": "Später."})
    assert "2026-" in browser.follow(page).text
    assert [answers(desk, one)[0] for one in some] == ["Schneller.", "Später."]
    again = browser.post(
        ticked(desk, some[0]), values | {"chosen": f"{some[0]}:0", "source": "Doch."}, status=422
    )
    assert "Inzwischen anders beantwortet" in again.text
    browser.post(ticked(desk, some[0]), again.form_values())
    assert answers(desk, some[0]) == ["Doch.", "Schneller."]


def test_remarks_are_marked_as_taken_up_with_or_without_an_answer_and_the_mark_goes_again(desk: Desk) -> None:
    some = [desk.remark(text) for text in ("Eins.", "Zwei.")]
    desk.press("fassung/neu")
    desk.browser().submit(ticked(desk, *some), {"adopted": "2:baeume"})
    assert [answers(desk, one) for one in some] == [[], []]
    assert [adopted(desk, one) for one in some] == [["2: 2 Bäume"], ["2: 2 Bäume"]]
    desk.browser().submit(ticked(desk, some[0]), {"source": "Ja.", "adopted": "2:"})
    assert (adopted(desk, some[0]), answers(desk, some[0])) == (["2"], ["Ja."])
    desk.browser().submit(ticked(desk, some[0]), {"adopted": "-"})
    assert (adopted(desk, some[0]), adopted(desk, some[1])) == ([], ["2: 2 Bäume"])


def test_a_remark_leads_to_later_versions_only(desk: Desk) -> None:
    first = desk.remark()
    assert "Beginnen Sie zuerst eine neue Fassung" in desk.browser().get(ticked(desk, first)).text
    desk.browser().submit(ticked(desk, first), {"adopted": "1:"}, status=422)
    desk.press("fassung/neu")
    assert "Beginnen Sie zuerst" not in desk.browser().get(ticked(desk, first)).text
    desk.browser().submit(ticked(desk, first), {"adopted": "1:baeume"}, status=422)
    assert adopted(desk, first) == []


def test_nothing_ticked_and_nothing_said_is_told(desk: Desk) -> None:
    first = desk.remark()
    assert "keine Anmerkung angekreuzt" in desk.browser().get(ticked(desk)).text
    page = desk.browser().submit(ticked(desk, first), {"source": ""}, status=422)
    assert "Bitte schreiben Sie eine Antwort oder wählen Sie einen Status" in page.text
    desk.browser().submit(ticked(desk, first), {"adopted": "9:nirgends"}, status=422)


def test_remarks_on_another_draft_are_neither_shown_nor_answered(desk: Desk) -> None:
    def elsewhere(session: Any, _process: Any) -> int:
        town = session.query(Municipality).filter_by(slug="anderswo").one()
        return int(a_remark(session, a_draft_process(session, town), "Fremde Worte.").id)

    foreign = desk.change(elsewhere)
    own = desk.remark()
    desk.press("fassung/neu")
    assert "Fremde Worte." not in desk.browser().get(ticked(desk, foreign, own)).text
    desk.browser().submit(
        ticked(desk, own), {"chosen": f"{own}:0,{foreign}:0", "source": "Ja.", "adopted": "2:"}
    )
    assert (answers(desk, own), answers(desk, foreign)) == (["Ja."], [])
    assert adopted(desk, foreign) == []
