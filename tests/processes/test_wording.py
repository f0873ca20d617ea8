"""How questions and texts are worded."""

import pytest

from participation.processes.policy.wording import long_sentences, names_a_date, two_questions

TWO = (
    "Wie gefällt Ihnen der Park und was fehlt Ihnen dort?",
    "Wo wohnen Sie? Und wie lange schon?",
    "Nutzen Sie den Bus und sind Sie mit ihm zufrieden?",
    "Wie zufrieden sind Sie mit der Sauberkeit und der Beleuchtung im Park?",
    "Was stört Sie am Marktplatz und was gefällt Ihnen",
    "Womit fahren Sie zur Arbeit sowie mit wem?",
)
ONE = (
    "Wie soll der neue Park heißen?",
    "Wie zufrieden sind die Bürgerinnen und Bürger mit dem Angebot?",
    "Wie zufrieden sind Sie mit Bus und Bahn?",
    "Wo fehlen Bänke und Bäume?",
    "Fahren Sie Rad oder Auto?",
    "Ihre Ideen für Straßen und Plätze",
    "Radwege und Fußwege",
    "Sagen Sie uns Ihre Meinung. Wie finden Sie den Entwurf?",
    "",
)


@pytest.mark.parametrize("text", TWO)
def test_two_questions_in_one_are_noticed(text: str) -> None:
    assert two_questions(text)


@pytest.mark.parametrize("text", ONE)
def test_one_question_is_left_alone(text: str) -> None:
    assert not two_questions(text)


@pytest.mark.parametrize(
    "promise",
    [
        "Wir antworten bis zum 30.11.2026.",
        "Sie erhalten innerhalb von sechs Wochen Antwort.",
        "Der Stadtrat berät im März darüber.",
        "Die Auswertung steht bis Ende des 2. Quartals hier.",
        "Wir antworten bis 3. Dez. an dieser Stelle.",
    ],
)
def test_a_promise_may_name_its_date_in_many_ways(promise: str) -> None:
    assert names_a_date(promise)


@pytest.mark.parametrize(
    "promise", ["", "Wir lesen alles.", "Wir antworten zeitnah und so bald wie möglich."]
)
def test_soon_is_no_date(promise: str) -> None:
    assert not names_a_date(promise)


def test_only_the_long_sentences_of_a_text_are_named() -> None:
    short = "Wir bauen den Platz um."
    long = "Wir bauen " + "sehr " * 30 + "lange."
    assert long_sentences(f"## {short}\n\n{long} {short}") == [long]
