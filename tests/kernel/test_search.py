"""Both databases find the same German words, whatever their ending; like titles are recognised."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution
from participation.kernel import dialect, search
from tests.contributions.cast import a_comment
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Baum", "Bäume"),
        ("Bänke", "Bank"),
        ("spielen", "Spiele"),
        ("Straße", "STRASSE"),
        ("Fußgänger", "Fussgänger"),
        ("Radwege", "Radweg"),
        ("Kinder", "Kindern"),
    ],
)
def test_words_of_one_stem_are_the_same_word(typed: str, written: str) -> None:
    assert search.stems(typed) == search.stems(written)


@pytest.mark.parametrize(("one", "other"), [("Bank", "Bankett"), ("Weg", "Wagen"), ("Hund", "Hand")])
def test_other_words_are_other_words(one: str, other: str) -> None:
    assert search.stems(one) != search.stems(other)


def test_signs_of_a_query_language_do_not_get_through() -> None:
    for typed in ('"*) OR (', "a:* & !b | c", "NEAR(a b)", "col:x", "'; DROP TABLE", "a-b_c", "^x$"):
        assert all(letter.isalnum() or letter == " " for letter in search.stems(typed)), typed


def test_texts_without_words_have_no_stems() -> None:
    assert [search.stems(text) for text in ("", "  ", "!?…", "___")] == ["", "", "", ""]


def test_folding_leaves_other_scripts_as_they_are() -> None:
    assert search.fold("Müller-Straße") == "muller-strasse"
    assert search.fold("Łódź Işık") == "lodz isik"
    assert search.fold("Дом 家") == "дом 家"


def test_like_titles_are_liker_than_others() -> None:
    def alike(one: str, other: str) -> float:
        return search.likeness(search.trigrams(one), search.trigrams(other))

    assert alike("Mehr Bänke am Fluss", "mehr  baenke AM Fluss!") > 0.6
    assert alike("Mehr Bänke am Fluss", "Mehr Bänke am Fluss") == 1
    assert alike("Mehr Bänke am Fluss", "Radweg zum Bahnhof") < 0.1
    assert alike("Bänke am Ufer", "Mehr Bänke") == alike("Mehr Bänke", "Bänke am Ufer")


def test_nothing_is_like_nothing() -> None:
    assert search.likeness(search.trigrams(""), search.trigrams("")) == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [("bäume", True), ("baum fluss", True), ("flu", True), ("baum rakete", False), ("aum", False)],
)
def test_both_databases_find_every_word_and_the_last_as_a_beginning(
    session: Session, query: str, found: bool
) -> None:
    module = the_module(a_process(session, a_municipality(session)))
    idea = an_idea(session, module, "Ein Baum", text="steht am Fluss")
    a_comment(session, module, idea, "Etwas anderes")
    condition = dialect.matches(
        session.get_bind().dialect.name, Contribution.id, Contribution.stems, search.stems(query)
    )
    keys = session.scalars(sa.select(Contribution.id).where(condition)).all()
    assert list(keys) == ([idea.id] if found else [])
