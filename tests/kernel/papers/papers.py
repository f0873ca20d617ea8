"""Papers to test with."""

import io
from datetime import UTC, datetime

from PIL import Image

from participation.kernel.charts import Bar
from participation.kernel.papers.model import (
    Block,
    Chapter,
    Chart,
    Grid,
    Heading,
    Listing,
    Paper,
    Picture,
    Quote,
    Run,
    says,
)

MADE = datetime(2026, 5, 1, 10, tzinfo=UTC)
HOSTILE = '#import "@preview/x:1.0.0" #panic() $a$ `b` *c* _d_ <e> @f \\ [g] // & "h" \U0001f600 ภาษา'
"""What Typst, HTML and XML would take for more than words."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><circle cx="5" cy="5" r="3"/></svg>'
CHART = Chart(
    "Nach Kanal", (Bar("online", 10, "10"), Bar("auf Papier", 3, "3", strong=True)), ("Kanal", "Anzahl")
)
GRID = Grid("Die Ideen", ("Idee", "Stimmen"), (("Mehr Bänke", "12"), ("Weniger Lärm", "7")), frozenset({1}))


def a_logo() -> bytes:
    """A small green picture as PNG."""
    out = io.BytesIO()
    Image.new("RGB", (60, 30), "#1e6b2e").save(out, "PNG")
    return out.getvalue()


def a_paper(*blocks: Block, title: str = "Bericht: Grüne Mitte", **more: object) -> Paper:
    """A paper with everything, or with some blocks."""
    everything: tuple[Block, ...] = (
        *says("Ein Satz.", look="lead"),
        Heading("Wer mitgemacht hat"),
        Listing(((Run("eins", strong=True),), (Run("zwei", url="https://example.org/"),))),
        CHART,
        Picture(DRAWING, "Karte: ein Punkt im Westen", "Karte"),
        GRID,
        Quote("Ich sitze gern.", "2026-00001"),
    )
    chapter = Chapter("Zusammenfassung", blocks or everything)
    return Paper(
        title,
        "Was gesagt wurde",
        "Stadt Lindenfurt",
        MADE,
        (chapter,),
        (("Zeitraum", "Mai 2026"),),
        **more,  # type: ignore[arg-type]
    )
