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


def test_words_are_taken_out_however_they_are_spaced_and_where_they_were_cut_short() -> None:
    said = Chapter("A", says("Rufen Sie 0171\n234  567 an.", "Rufen Sie an: 0171 234 …", "Frau Erika …"))

    found = without([said], ["0171 234 567", "Erika Beispiel"], "[entfernt]")[0].blocks

    assert found == says("Rufen Sie [entfernt] an.", "Rufen Sie an: [entfernt] …", "Frau [entfernt] …")
