"""What to think over before a survey is published: rules of thumb of survey research, and what makes results useless."""

from collections.abc import Iterator

from participation.formats.surveys.models import Access, Question, QuestionKind, Survey, Trait
from participation.kernel.words import Words
from participation.processes.catalogue import Finding
from participation.processes.policy.wording import long_sentences, two_questions

MANY = 20
"""Questions; beyond that many give up (each takes about twenty seconds)."""
MANY_OPTIONS = 12
MANY_ON_A_PAGE = 8
_NO_ANSWER = ("keine angabe", "weiß nicht", "weiss nicht", "möchte ich nicht", "keine antwort")
_WHOLE_RANGE = frozenset({"nie", "nein"})
"""Answers that only stand where every case is thought of: how often, yes or no."""


def findings(survey: Survey) -> list[Finding]:
    """In the order in which one would mend them; blocking ones first."""
    asked = [one for one in survey.questions if one.kind is not QuestionKind.HEADING]
    found = [*_whole(survey, asked), *(one for question in asked for one in _single(question))]
    return sorted(found, key=lambda one: not one.blocking)


def _whole(survey: Survey, asked: list[Question]) -> Iterator[Finding]:
    if not asked:
        yield Finding("Die Umfrage hat noch keine Fragen.", blocking=True)
        return
    if len(asked) > MANY:
        yield _finding(
            "Die Umfrage hat %(number)s Fragen. Ab etwa 20 hören viele mittendrin auf.", number=len(asked)
        )
    if not any(one.kind is QuestionKind.HEADING for one in survey.questions) and len(asked) > MANY_ON_A_PAGE:
        yield _finding(
            "Alle %(number)s Fragen stehen auf einer Seite. Mit Abschnitten wird daraus eine Seite nach der anderen.",
            number=len(asked),
        )
    if not survey.intro:
        yield Finding(
            "Die Einleitung fehlt: worum es geht, wie lange es dauert, was mit den Antworten geschieht."
        )
    elif long_sentences(survey.intro):
        yield Finding("In der Einleitung stehen sehr lange Sätze. Kürzere verstehen mehr Menschen.")
    if survey.access is Access.ACCOUNT and survey.module.process.guests_allowed:
        yield Finding(
            "Im Verfahren darf man ohne Konto mitmachen, bei dieser Umfrage nicht. Sagen Sie das in der Einleitung."
        )
    if survey.access is Access.OPEN and not survey.module.process.guests_allowed:
        yield Finding(
            "Die Umfrage ist für alle ohne Konto gedacht, das Verfahren verlangt aber ein Konto. Ohne Konto kommt "
            "niemand hinein."
        )


def _single(question: Question) -> Iterator[Finding]:
    yield from _wording(question)
    yield from _choices(question)
    if question.required and question.trait is not Trait.NONE:
        yield _about(
            question,
            "„%(title)s“ ist eine persönliche Angabe und sollte freiwillig sein, sonst brechen Menschen ab.",
        )
    if question.required and question.confidential:
        yield _about(
            question, "„%(title)s“ ist vertraulich und muss trotzdem beantwortet werden. Ist das nötig?"
        )


def _wording(question: Question) -> Iterator[Finding]:
    if two_questions(question.title):
        yield _about(question, "„%(title)s“ fragt zwei Dinge auf einmal. Machen Sie zwei Fragen daraus.")
    if long_sentences(question.title):
        yield _about(question, "„%(title)s“ ist sehr lang. Kürzere Fragen verstehen mehr Menschen.")
    if question.kind is QuestionKind.SCALE and not (
        question.rules.get("first_label") and question.rules.get("last_label")
    ):
        yield _about(question, "Bei „%(title)s“ steht nicht, was die Enden der Skala bedeuten.")


def _choices(question: Question) -> Iterator[Finding]:
    there = len(question.options) + bool(question.rules.get("other"))
    if question.kind is QuestionKind.IMAGE and there < 2:
        yield _about(
            question, "Bei „%(title)s“ fehlen Bilder, es müssen mindestens zwei sein.", blocking=True
        )
    if question.kind is QuestionKind.SINGLE and there < 2:
        yield _about(question, "Bei „%(title)s“ gibt es nur eine Antwort zu wählen.", blocking=True)
    if there > MANY_OPTIONS and question.trait is Trait.NONE:
        yield _about(question, "„%(title)s“ hat mehr Antworten, als man auf einen Blick überschaut.")
    if question.kind is QuestionKind.RANKING and there > 7 and not question.rules.get("most"):
        yield _about(
            question,
            "Bei „%(title)s“ sind viele Dinge zu ordnen. Lassen Sie nur die wichtigsten drei ordnen.",
        )
    one_of = question.kind is QuestionKind.SINGLE and question.required and not question.rules.get("other")
    titles = [str(one["title"]).casefold() for one in question.options]
    exhaustive = not _WHOLE_RANGE.isdisjoint(titles)
    if (
        one_of
        and not exhaustive
        and not any(way in title for way in _NO_ANSWER for title in titles)
        and there > 2
    ):
        yield _about(
            question,
            "„%(title)s“ muss beantwortet werden, aber es fehlt ein Ausweg wie „weiß nicht“ oder „Sonstiges“.",
        )


def _about(question: Question, sentence: str, *, blocking: bool = False) -> Finding:
    return Finding(Words(sentence, {"title": question.title}), blocking=blocking)


def _finding(sentence: str, **values: int) -> Finding:
    return Finding(Words(sentence, values))
