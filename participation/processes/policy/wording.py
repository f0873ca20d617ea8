"""How questions and texts are worded: what makes people answer something else than was asked.

Heuristics for German, made to advise and never to forbid. The rules of thumb are those of survey research: one question
asks one thing (no "double-barrelled" ones), and a sentence has no more than about 20 words (Leichte Sprache: fewer).
"""

import re

_ASKING = (
    "wie|was|wo|wann|warum|weshalb|wieso|wozu|wer|wen|wem|wessen|woher|wohin|womit|wodurch|worüber|wofür"
    "|wogegen|welche|welcher|welches|welchen|welchem|ob|inwieweit|inwiefern"
)
_TURNED = (
    "sind|ist|hat|haben|würden|würde|wünschen|möchten|möchte|können|kann|sollen|soll|sollte|sollten"
    "|wollen|nutzen|finden|halten|kennen|fahren|gehen|wohnen|fühlen|denken|glauben|meinen|werden|wird"
    "|gibt|fehlt|fehlen|sehen"
)
"""Verbs that stand in front of their subject in a question: "… und sind Sie …"."""
_PERSONS = "sie|es|das|die|der|man|wir|ihnen|ihr|du|ihre"
_RATING = frozenset({
    "zufrieden", "wichtig", "bewerten", "beurteilen", "gefällt", "gefallen", "einverstanden", "sicher", "gut",
    "schlecht",
})  # fmt: skip
"""Words that ask for one mark: for two things at once nobody can give it."""
_ONE_THING = frozenset({
    ("bus", "bahn"), ("kinder", "jugendliche"), ("kindern", "jugendlichen"), ("tag", "nacht"), ("jung", "alt"),
    ("ab", "zu"), ("nach", "nach"), ("grund", "boden"), ("hin", "her"), ("stadt", "land"), ("kind", "kegel"),
    ("ideen", "wünsche"), ("wünsche", "ideen"), ("anregungen", "hinweise"), ("sport", "spiel"), ("rat", "tat"),
})  # fmt: skip
"""Pairs that are one thing by use."""

_SECOND_QUESTION = re.compile(
    rf"(?:;|\b(?:und|sowie|bzw\.|beziehungsweise))\s+(?:auch\s+|außerdem\s+)?"
    rf"(?:(?:mit|für|an|auf|in|von|zu|aus|durch|bei)\s+)?(?:{_ASKING})\b",
    re.IGNORECASE,
)
_SECOND_VERB = re.compile(rf"\b(?:und|sowie)\s+(?:{_TURNED})\s+(?:{_PERSONS})\b", re.IGNORECASE)
_FIRST = re.compile(rf"^(?:(?:mit|für|an|auf|in|von|zu|aus|durch|bei)\s+)?(?:{_ASKING})\b", re.IGNORECASE)
_PAIR = re.compile(r"(\w+)\s+(?:und|sowie)\s+(?:(?:der|die|das|den|dem|des|mit|für)\s+)*(\w+)", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?:])\s+|\n+")
_WORDS = re.compile(r"\b\w[\w-]*", re.UNICODE)

LONGEST_SENTENCE = 25
"""Words; beyond that most readers begin again at the front."""


def two_questions(text: str) -> bool:
    """Whether a title or question seems to ask two things at once, so that one answer can not fit both."""
    marks = text.count("?")
    if marks != 1:
        return marks > 1 or (bool(_FIRST.match(text.strip())) and _joined(text.strip()))
    question = re.split(r"[.!:]\s+", text[: text.index("?")])[-1].strip()
    return _joined(question) or _rates_two(question)


def _joined(question: str) -> bool:
    """A second question word, or a second verb in front of its subject."""
    return bool(_SECOND_QUESTION.search(question) or _SECOND_VERB.search(question))


def _rates_two(question: str) -> bool:
    """One mark for two things, as in "Wie zufrieden sind Sie mit Sauberkeit und Beleuchtung?"."""
    words = {word.lower() for word in _WORDS.findall(question)}
    return not _RATING.isdisjoint(words) and any(_are_two(*pair) for pair in _PAIR.findall(question))


def _are_two(first: str, second: str) -> bool:
    one, other = first.lower(), second.lower()
    feminine = one.endswith("innen") or other.endswith("innen")  # Bürgerinnen und Bürger
    return not feminine and first[:1].isupper() and (one, other) not in _ONE_THING


def long_sentences(text: str, longest: int = LONGEST_SENTENCE) -> list[str]:
    """The sentences of a text with more words than that, in order. Markdown's signs are no words."""
    sentences = (sentence.strip(" *#>-") for sentence in _SENTENCES.split(text))
    return [sentence for sentence in sentences if len(_WORDS.findall(sentence)) > longest]


_DATE = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*)"
    r"|\b(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
    r"|\b(?:Tag|Tage|Tagen|Werktag\w*|Woche|Wochen|Monat|Monats|Monate|Monaten|Quartal|Quartals|Jahresende)\b"
    r"|\b(?:Frühjahr|Frühling|Sommer|Herbst|Winter)\b|\b20\d\d\b",
    re.IGNORECASE,
)


def names_a_date(text: str) -> bool:
    """Whether a promise says by when: a date, a month, a number of days, weeks or months."""
    return _DATE.search(text) is not None
