"""What the demo tells of surveys."""

from collections import Counter
from datetime import date
from random import Random
from statistics import mean

import pytest

from participation.formats.surveys.actions.seeding import question_of_plan
from participation.formats.surveys.demo import erlengrund, lindenfurt, townspeople
from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers import reviewed
from participation.formats.surveys.policy.conditions import Answer
from participation.formats.surveys.policy.dependencies import require_order
from participation.formats.surveys.policy.questions import QuestionDraft, require_valid

TODAY = date(2026, 11, 22)


def asked(module: object) -> list[Question]:
    """The questions of one of both."""
    found = [question_of_plan(one) for one in module.questions(("p1", "p2"))]  # type: ignore[attr-defined]  # a module
    for number, question in enumerate(found, 1):
        question.key = f"f{number}"
    return found


def sheets(people: object) -> list[dict[str, Answer]]:
    """Many invented ones."""
    chance = Random(7)
    return [people.answers(chance, TODAY) for _ in range(300)]  # type: ignore[attr-defined]  # a module


@pytest.mark.parametrize(("module", "people"), [(lindenfurt, townspeople), (erlengrund, erlengrund)])
def test_questions_and_invented_answers_stand_up_to_the_rules(module: object, people: object) -> None:
    questions = asked(module)
    require_order(questions)
    for question in questions:
        require_valid(QuestionDraft.of(question))
    assert not [found for sheet in sheets(people) if (found := reviewed(questions, sheet).problems)]


def test_figures_add_up_to_the_town() -> None:
    assert {sum(figures.values()) for figures in lindenfurt.POPULATION.values()} == {38_412}
    assert sum(erlengrund.POPULATION["f8"].values()) == 96_230


def test_who_rides_often_feels_safer() -> None:
    found = sheets(townspeople)
    by_riding = {
        rides: mean(one["f7"]["number"] for one in found if one["f6"]["choice"] == rides and "f7" in one)
        for rides in "ab"
    }
    assert by_riding["a"] > by_riding["b"] + 0.4
    assert len(Counter(one["f2"]["choice"] for one in found)) == 4
