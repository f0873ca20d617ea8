"""Words that must not be told are taken out of every place in a paper."""

from participation.kernel.charts import Bar
from participation.kernel.papers.model import Chapter, Chart, Grid, Listing, Quote, Run, says, without


def test_words_are_taken_out_wherever_they_stand() -> None:
    chapters = (
        Chapter(
            "Von Erika Beispiel",
            (
                *says("Ruft an: 0123 456, sagt Erika."),
                Listing(((Run("Erika"),),)),
                Quote("Ich, Erika Beispiel", "Erika"),
                Grid("Erika", ("Erika",), (("0123 456",),)),
                Chart("Erika", (Bar("Erika", 1, "1"),), ("Wer", "Wie viele")),
            ),
        ),
    )

    found = repr(without(chapters, ["Erika", "Erika Beispiel", "0123 456", ""], "[entfernt]"))

    assert "Erika" not in found
    assert "0123" not in found
    assert "Von [entfernt]'" in found


def test_nothing_to_remove_changes_nothing() -> None:
    chapters = (Chapter("A", says("B")),)

    assert without(chapters, [], "[entfernt]") == chapters
