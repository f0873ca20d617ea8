"""What a survey is told before it is published."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Access, QuestionKind, Survey, Trait
from participation.formats.surveys.policy.checking import findings
from participation.formats.surveys.queries.checking import check
from tests.factories import a_municipality, a_process
from tests.formats.surveys.cast import AB, ABC, a_survey

GOOD = {"kind": QuestionKind.SINGLE, "title": "Fahren Sie Rad?", "options": AB}


@pytest.fixture
def town(session: Session) -> Any:
    """Where surveys can be made."""
    return a_municipality(session)


def told(session: Session, town: Any, *questions: dict[str, Any], guests: bool = True, **values: Any) -> str:
    """All findings as one text."""
    process = a_process(session, town, guests_allowed=guests)
    survey = a_survey(session, process, list(questions), **{"intro": "Darum geht es."} | values)
    return "\n".join(str(one.sentence) for one in check(session, survey.module))


def blocks(survey: Survey) -> bool:
    """Whether it may not be published."""
    return any(one.blocking for one in findings(survey))


def test_a_sound_one_is_told_nothing(session: Session, town: Any) -> None:
    assert told(session, town, GOOD) == ""


def test_without_questions_it_can_not_begin(session: Session, town: Any) -> None:
    survey = a_survey(session, a_process(session, town), [])
    assert blocks(survey)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": "Wie zufrieden sind Sie mit Sauberkeit und Beleuchtung?"}, "zwei Dinge auf einmal"),
        ({"options": AB[:1]}, "nur eine Antwort"),
        ({"required": True, "trait": Trait.AGE}, "sollte freiwillig sein"),
        ({"required": True, "confidential": True}, "trotzdem beantwortet werden"),
        ({"required": True, "options": [*AB, {"key": "c", "title": "Manchmal"}], "title": "Und?"}, None),
        ({"required": True, "options": [{"key": key, "title": key} for key in "abc"]}, "fehlt ein Ausweg"),
        ({"kind": QuestionKind.SCALE, "options": [], "rules": {"first": 1, "last": 5}}, "was die Enden"),
        ({"kind": QuestionKind.IMAGE, "options": []}, "fehlen Bilder"),
        ({"kind": QuestionKind.RANKING, "options": [{"key": key, "title": key} for key in "abcdefgh"]}, "die wichtigsten drei"),
        ({"kind": QuestionKind.MULTIPLE, "options": [{"key": key, "title": key} for key in "abcdefghijklm"]}, "auf einen Blick"),
    ],
)  # fmt: skip
def test_single_questions(session: Session, town: Any, changes: dict[str, Any], sentence: str | None) -> None:
    found = told(session, town, GOOD | changes)
    assert sentence in found if sentence else found == ""


def test_the_whole_of_it(session: Session, town: Any) -> None:
    many = [GOOD | {"title": f"Frage {number}?", "options": ABC} for number in range(21)]
    found = told(session, town, *many, intro="")
    assert "21 Fragen" in found
    assert "auf einer Seite" in found
    assert "Einleitung fehlt" in found


def test_who_may_come_in_fits_the_process(session: Session, town: Any) -> None:
    assert "bei dieser Umfrage nicht" in told(session, town, GOOD, access=Access.ACCOUNT)


def test_a_process_for_accounts_has_no_survey_for_guests(session: Session, town: Any) -> None:
    assert "kommt niemand hinein" in told(session, town, GOOD, guests=False)


def test_what_blocks_comes_first(session: Session, town: Any) -> None:
    image = {"kind": QuestionKind.IMAGE, "title": "Welches?", "options": []}
    survey = a_survey(session, a_process(session, town), [GOOD, image])
    assert [one.blocking for one in findings(survey)] == [True, False]
