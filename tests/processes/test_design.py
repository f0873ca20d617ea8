"""The check before publishing: each thing that is unwise is told, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from participation.accounts.models import Role
from participation.processes import catalogue
from participation.processes.models import Access, Moderation, Module, Phase, Process, Step
from participation.processes.policy.design import Surroundings, advice
from participation.processes.policy.wording import long_sentences, names_a_date
from tests.factories import at

AROUND = Surroundings(
    at=at(2026, 5, 10),
    area_is_whole=True,
    area_is_empty=False,
    team=[Role.ADMIN, Role.MODERATOR],
    invited=0,
    unwritten=0,
)
TEXTS: dict[str, Any] = {
    "title": "Grün in der Stadt",
    "summary": "Wir pflanzen Bäume. Sagen Sie uns, wo.",
    "body_source": "## Worum es geht\n\nWo fehlt Schatten?",
    "plain_source": "Wir pflanzen Bäume.",
    "answer_promise": "Wir antworten innerhalb von sechs Wochen.",
    "contact_name": "Grünflächenamt",
    "contact_email": "gruen@example.org",
    "contact_phone": "",
}


def a_design(**values: Any) -> Process:
    """A process about which there is nothing to say."""
    collect = Phase(steps=[Step.SUBMIT.value], opens_at=at(2026, 6, 1), closes_at=at(2026, 7, 1))
    discuss = Phase(steps=[Step.COMMENT.value], opens_at=at(2026, 7, 1), closes_at=at(2026, 8, 1))
    module = Module(title="Ideen", phases=[collect, discuss])
    rules = {"access": Access.OPEN, "moderation": Moderation.POST, "modules": [module]}
    return Process(**rules | TEXTS | values)


def told(process: Process, around: Surroundings = AROUND) -> list[tuple[str, str]]:
    """Place and sentence of everything found."""
    return [(gap.place, str(gap.sentence)) for gap in advice(process, around)]


def without_a_closing_phase(process: Process) -> None:
    process.modules[0].phases.pop()


def in_the_past(process: Process) -> None:
    for phase in process.modules[0].phases:
        phase.opens_at, phase.closes_at = at(2026, 1, 1), at(2026, 2, 1)
    process.modules[0].phases[1].closes_at = at(2026, 3, 1)


def test_there_is_nothing_to_say_about_a_good_design() -> None:
    assert told(a_design()) == []


@pytest.mark.parametrize(
    "title", ["Sicher zur Schule", "Nette Plätze", "Radwege", "Ein Platz für alle", "Grüne Mitte"]
)
def test_words_for_any_place_name_no_place(title: str) -> None:
    assert told(a_design(title=title)) == []


def test_questions_in_a_row_are_no_fault_in_a_text() -> None:
    assert told(a_design(summary="Was fehlt? Wer weiß Rat?")) == []


LONG = "Wir möchten " + "sehr " * 25 + "gern wissen, was Sie denken."
UNWISE: dict[str, tuple[dict[str, Any], str, str]] = {
    "no promise": ({"answer_promise": ""}, "texts", "Es steht noch nirgends, was mit den Beiträgen geschieht."),
    "no date": ({"answer_promise": "Wir antworten bald."}, "texts", "aber nicht bis wann"),
    "no plain text": ({"plain_source": ""}, "texts", "keinen Text in einfacher oder Leichter Sprache"),
    "two questions in the title": (
        {"title": "Was fehlt und wo drückt der Schuh?"},
        "texts",
        "zwei Fragen in einer: „Was fehlt und wo drückt der Schuh?“",
    ),
    "two questions in the text": (
        {"body_source": "Wir planen.\n\n- **Was** gefällt Ihnen und was stört Sie?"},
        "texts",
        "zwei Fragen in einer",
    ),
    "two questions in a module": ({"modules": [Module(title="Wo und wie oft?", phases=[])]}, "texts", "„Wo und wie oft?“"),
    "long sentence": ({"body_source": LONG}, "texts", "Ein Satz hat mehr als 25 Wörter: „Wir möchten sehr"),
    "long sentences": ({"body_source": f"{LONG} {LONG}"}, "texts", "Mehrere Sätze (2)"),
    "no contact": ({"contact_name": ""}, "texts", "niemand genannt"),
    "no way to ask": ({"contact_email": ""}, "texts", "E-Mail-Adresse oder Telefonnummer"),
    "one place": ({"title": "Der neue Marktplatz"}, "area", "„Marktplatz“"),
    "nobody invited": ({"access": Access.INVITED}, "people", "noch ist niemand eingeladen"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNWISE)
def test_what_is_unwise_is_told_with_the_page_where_it_is_mended(case: str) -> None:
    values, place, words = UNWISE[case]
    ((where, sentence),) = told(a_design(**values))
    assert where == place
    assert words in sentence
    assert sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (without_a_closing_phase, "Planen Sie eine Phase zum Abschluss ein"),
        (in_the_past, "in der Vergangenheit"),
    ],
)
def test_dates_that_lead_nowhere_are_told(change: Callable[[Process], None], words: str) -> None:
    process = a_design()
    change(process)
    ((place, sentence),) = told(process)
    assert place == "phases"
    assert words in sentence


def test_a_vote_after_the_collection_closes_it() -> None:
    process = a_design()
    without_a_closing_phase(process)
    vote = Phase(steps=[Step.VOTE.value], opens_at=at(2026, 9, 1), closes_at=at(2026, 9, 15))
    process.modules.append(Module(title="Abstimmung", phases=[vote]))
    assert told(process) == []


AROUNDS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "empty area": ({"area_is_empty": True}, {}, "Das Gebiet ist leer"),
    "nobody": ({"team": []}, {}, "Niemand kann moderieren"),
    "one person": ({"team": [Role.ADMIN]}, {}, "Nur eine Person"),
    "admins only": ({"team": [Role.ADMIN, Role.ADMIN]}, {}, "nur Administratorinnen und Administratoren"),
    "unwritten": ({"invited": 3, "unwritten": 3}, {"access": Access.READABLE}, "nach dem Veröffentlichen"),
}


@pytest.mark.parametrize("case", AROUNDS)
def test_what_lies_around_is_looked_at_as_well(case: str) -> None:
    around, values, words = AROUNDS[case]
    ((_place, sentence),) = told(a_design(**values), replace(AROUND, **around))
    assert words in sentence


def test_checking_first_with_one_person_is_told_twice() -> None:
    found = told(a_design(moderation=Moderation.PRE), replace(AROUND, team=[Role.MODERATOR]))
    assert [place for place, _sentence in found] == ["team", "rules"]


def test_a_process_in_a_place_of_its_own_is_fine() -> None:
    assert told(a_design(title="Der neue Marktplatz"), replace(AROUND, area_is_whole=False)) == []


def test_invitations_that_are_on_their_way_are_fine() -> None:
    assert told(a_design(access=Access.INVITED), replace(AROUND, invited=3, unwritten=1)) == []


def test_blueprints_begin_with_plain_language_and_a_day_that_is_promised() -> None:
    for plan in catalogue.offered():
        assert plan.plain, plan.key
        assert not long_sentences(plan.plain, 12), plan.key
        assert names_a_date(plan.promise), plan.key
