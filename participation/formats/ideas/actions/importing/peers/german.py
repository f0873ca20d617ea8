"""Platforms of German cities, and our own result packages.

Names of columns come from their own code: adhocracy4 `exports/mixins`, DIPAS `DataExport.php` and `PDSResponse`; ours
from `ideas.results`.
"""

from participation.formats.ideas.actions.importing.peers.dialect import Dialect, Holds

_ADHOCRACY = "adhocracy+ / mein.berlin"
_MADE = ("created", "erstellt", "created at", "erstellt am", "erstelldatum")
_MAKER = ("creator", "urheber", "erstellt von", "ersteller*in", "autor*in")
_NOT_PUBLIC = frozenset({"gehalten", "ausgeblendet", "zurueckgezogen"})

ADHOCRACY_COMMENTS = Dialect(
    _ADHOCRACY,
    Holds.COMMENTS,
    heads=(
        ("reply to reference", "antwort auf referenz", "reply to comment", "antwort auf den kommentar"),
        ("comment", "kommentar"),
    ),
    fields={
        "id": ("id",),
        "text": ("comment", "kommentar"),
        "created": _MADE,
        "author": _MAKER,
        "subject": ("reply to reference", "antwort auf referenz"),
        "parent": ("reply to comment", "antwort auf den kommentar"),
    },
)
ADHOCRACY_IDEAS = Dialect(
    _ADHOCRACY,
    Holds.IDEAS,
    heads=(
        ("reference no.", "referenznr.", "reference number", "referenznummer"),
        _MAKER,
        ("title", "titel", "name"),
    ),
    fields={
        "id": ("reference no.", "referenznr.", "reference number", "referenznummer"),
        "title": ("title", "titel", "name"),
        "text": ("description", "beschreibung"),
        "category": ("category", "kategorie"),
        "address": ("location label", "ortsbezeichnung"),
        "created": _MADE,
        "author": _MAKER,
        "status": ("status",),
        "answer": ("feedback", "official statement", "moderator feedback", "feedback der moderation"),
        "supports": ("positive ratings", "positive bewertungen", "positive"),
    },
)
DIPAS_COMMENTS = Dialect(
    "DIPAS",
    Holds.COMMENTS,
    heads=(("contribution id",), ("comment id",), ("comment text",)),
    fields={
        "id": ("comment id",),
        "subject": ("contribution id",),
        "title": ("comment subject",),
        "text": ("comment text",),
        "created": ("created (utc)",),
    },
    universal=True,
)
DIPAS_IDEAS = Dialect(
    "DIPAS",
    Holds.IDEAS,
    heads=(("node id",), ("contributiontext",)),
    fields={
        "id": ("node id",),
        "title": ("title",),
        "text": ("contributiontext",),
        "category": ("category",),
        "created": ("created (utc)",),
        "supports": ("upvotes",),
    },
    universal=True,
)
PDS = Dialect(
    "Participatory Data Specification (DIPAS und andere)",
    Holds.NESTED,
    heads=(("contributioncontent",), ("datecreated",)),
    fields={
        "id": ("id",),
        "title": ("title",),
        "text": ("contributioncontent",),
        "category": ("category",),
        "created": ("datecreated",),
        "supports": ("votingpro",),
        "thread": ("commentedby",),
    },
    markup=True,
    universal=True,
)
PACKAGE_IDEAS = Dialect(
    "Ergebnispaket",
    Holds.IDEAS,
    heads=(("aktenzeichen",), ("verfahren_id",), ("titel",)),
    fields={
        "id": ("id",),
        "alias": ("aktenzeichen",),
        "title": ("titel",),
        "text": ("text",),
        "category": ("kategorie",),
        "address": ("adresse",),
        "created": ("eingang",),
        "author": ("verfasser_name",),
        "status": ("status",),
        "answer": ("amtliche_antwort",),
        "answered": ("antwort_am",),
        "supports": ("unterstuetzungen",),
        "visibility": ("moderation",),
    },
    universal=True,
    left_out={"visibility": _NOT_PUBLIC},
    guarded=True,
)
PACKAGE_COMMENTS = Dialect(
    "Ergebnispaket",
    Holds.COMMENTS,
    heads=(("idee_aktenzeichen",), ("antwort_auf",)),
    fields={
        "id": ("id",),
        "subject": ("idee_aktenzeichen",),
        "parent": ("antwort_auf",),
        "text": ("text",),
        "created": ("eingang",),
        "author": ("verfasser_name",),
        "speaker": ("verfasser_art",),
        "visibility": ("moderation",),
    },
    universal=True,
    left_out={"visibility": _NOT_PUBLIC},
    guarded=True,
)
