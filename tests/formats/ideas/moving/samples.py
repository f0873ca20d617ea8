"""Small files as other platforms write them: columns exactly as in their code, contents made up.

adhocracy4 `exports/mixins` (heads in the language of whoever exports), DIPAS `DataExport.php` and `PDSResponse`, Decidim
`proposal_serializer.rb` and `comment_serializer.rb`, CONSUL `csv_exporter.rb` and `proposal/exporter.rb`.
"""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

Row = Sequence[Any]


def excel(path: Path, head: Row, *rows: Row) -> Path:
    """An Excel file with one sheet."""
    book = openpyxl.Workbook()
    for row in (head, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def table(path: Path, head: Row, *rows: Row, separator: str = ";", mark: str = "") -> Path:
    """A CSV file; `mark` may be the byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([head, *rows])
    path.write_text(mark + text.getvalue(), encoding="utf-8", newline="")
    return path


ADHOCRACY_DE = (
    "Referenznr.", "Link", "Titel", "Beschreibung", "Kategorie", "Merkmale", "Ort (Längengrad)", "Ort (Breitengrad)",
    "Ortsbezeichnung", "Urheber", "Erstellt", "Positive Bewertungen", "Negative Bewertungen", "Anzahl Kommentare",
    "Status", "Feedback", "Notiz", "Einverständniserklärung ", "Ihre E-Mailadresse", "Ihre Telefonnummer ",
)  # fmt: skip
ADHOCRACY_EN = (
    "Reference No.", "Link", "Title", "Description", "Category", "Labels", "Location (Longitude)", "Location (Latitude)",
    "Location label", "Creator", "Created", "Positive ratings", "Negative ratings", "Comment count",
    "Status", "Feedback", "Remark", "Contact consent", "Creator email", "Creator phone",
)  # fmt: skip
COMMENTS_DE = (
    "ID", "Link", "Kommentar", "Urheber", "Erstellt", "Positive Bewertungen", "Negative Bewertungen",
    "Antwort auf Referenz", "Antwort auf den Kommentar",
)  # fmt: skip
COMMENTS_EN = (
    "ID", "Link", "Comment", "Creator", "Created", "Positive ratings", "Negative ratings", "Reply to Reference",
    "Reply to Comment",
)  # fmt: skip
LINK = "https://alt.example/mapideas/2025-00017/"


def adhocracy(folder: Path, *, english: bool = False) -> list[Path]:
    """adhocracy+: ideas of a map in Excel, dates as text with offset; comments in a second file."""
    ideas = excel(
        folder / "projekt_20260101T120000.xlsx",
        ADHOCRACY_EN if english else ADHOCRACY_DE,
        (
            "2025-00017", LINK, "Bänke am Fluss", "Mit Lehne.\nUnd im Schatten.", "Sitzen", "Grün, Wasser", 9.05, 50.05,
            "Uferweg 3", "frieda73", "2025-06-01T09:30:00+02:00", 12, 1, 2,
            "Accepted" if english else "Angenommen", "Wir bauen drei Bänke.", "intern: prüfen", "yes",
            "frieda@example.org", "0711 1234",
        ),
        ("2025-00018", LINK, "Mehr Bäume", "", "", "", "", "", "", "karl", "2025-06-02T10:00:00+02:00", 3, 0, 0, "", "", "", "no", "", ""),
    )  # fmt: skip
    comments = excel(
        folder / "kommentare_20260101T120100.xlsx",
        COMMENTS_EN if english else COMMENTS_DE,
        (101, LINK, "Gute Idee!", "karl", "2025-06-01T12:00:00+02:00", 2, 0, "2025-00017", ""),
        (102, LINK, "Finde ich auch.", "frieda73", "2025-06-01T13:00:00+02:00", 0, 0, "", 101),
    )
    return [ideas, comments]


DIPAS_IDEAS = (
    "Node ID", "Category", "Rubric", "Created (UTC)", "Rating", "Total votes", "Upvotes", "Downvotes", "Comments", "Title",
    "Contributiontext", "Location", "Contribution Type", "Selected Keywords", "Suggested Keywords",
    "NLP Content Score BETA", "NLP Relevance Score BETA", "NLP Response Score BETA",
)  # fmt: skip
DIPAS_COMMENTS = ("Contribution ID", "Comment ID", "Comment Subject", "Comment Text", "Created (UTC)")


def dipas(folder: Path) -> list[Path]:
    """DIPAS: CSV with `;` and byte order mark, times in UTC without a zone, no places."""
    ideas = table(
        folder / "contributions.csv",
        DIPAS_IDEAS,
        (471, "Verkehr", "Idee", "2025-06-01 07:30:00", 4, 6, 5, 1, 2, "Sichere Kreuzung", "Eine Ampel; bitte bald.",
         "Yes", "Point", "Ampel", "Verkehr", 0.1, 0.2, 0.3),
        (472, "Grün", "Kritik", "2025-06-02 22:15:00", 0, 0, 0, 0, 0, "Kahle Plätze", "Zu heiß.", "No", "None", "", "", "", "", ""),
        mark="\ufeff",
    )  # fmt: skip
    comments = table(
        folder / "comments.csv",
        DIPAS_COMMENTS,
        (471, 9, "Ja", "Unbedingt, auch für Kinder.", "2025-06-01 08:00:00"),
        (471, 10, "Unbedingt nachts", "Unbedingt nachts auch.", "2025-06-01 09:00:00"),
        mark="\ufeff",
    )
    return [ideas, comments]


def pds(folder: Path) -> list[Path]:
    """PDS: `/projects/{id}/commentedcontributions` as GeoJSON, comments inside, replies inside comments."""
    reply = {
        "id": 12, "dateCreated": "2025-06-01T10:00:00Z", "title": "", "commentContent": "Stimmt.",
        "commentOnContribution": "471", "commentOnComment": 11,
        "commentedBy": [
            {"id": 13, "dateCreated": "2025-06-01T11:00:00Z", "title": "", "commentContent": "Sehr sogar.",
             "commentOnContribution": "471", "commentOnComment": 12, "commentedBy": []},
        ],
    }  # fmt: skip
    first = {
        "id": 11, "dateCreated": "2025-06-01T09:00:00Z", "title": "Ja", "commentContent": "<p>Bitte!</p>",
        "commentOnContribution": "471", "commentedBy": [reply],
    }  # fmt: skip
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [9.05, 50.05]},
        "properties": {
            "id": "471", "dateCreated": "2025-06-01T08:00:00Z", "link": "https://alt.example/dipas/#/contribution/471",
            "title": "Sichere Kreuzung", "contributionType": "Idee",
            "contributionContent": "<p>Eine Ampel &amp; ein Zebrastreifen.</p><ul><li>bald</li></ul>", "commentsNumber": 3,
            "category": "Verkehr", "votingPro": 5, "votingContra": 1, "keywordSuggested": "", "keywordPicked": "",
            "belongToProject": "7", "dipasLocated": True, "customAttribute": {"nlp_scores": {}}, "commentedBy": [first],
        },
    }  # fmt: skip
    path = folder / "commentedcontributions.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return [path]


DECIDIM_IDEAS = (
    "id", "author/id", "author/name", "author/url", "category/id", "category/name/de", "category/name/en", "scope/id",
    "scope/name/de", "participatory_space/id", "participatory_space/url", "component/id", "title/de", "title/en", "body/de",
    "body/en", "address", "latitude", "longitude", "state", "state_published_at", "reference", "answer/de", "answer/en",
    "answered_at", "supports", "endorsements/total_count", "endorsements/user_endorsements", "comments", "attachments",
    "followers", "published_at", "url", "meeting_urls", "related_proposals", "is_amend", "original_proposal/title",
    "original_proposal/url", "withdrawn", "withdrawn_at", "created_at", "updated_at",
)  # fmt: skip
DECIDIM_COMMENTS = (
    "id", "created_at", "body", "locale", "author/id", "author/name", "alignment", "depth", "user_group/id",
    "user_group/name", "commentable_id", "commentable_type", "root_commentable_url",
)  # fmt: skip
SPACE = "https://alt.example/processes/platz"


def _proposal(number: int, **values: Any) -> list[Any]:
    base = {
        "id": number, "participatory_space/id": 3, "participatory_space/url": SPACE, "component/id": 8,
        "state": "not_answered", "is_amend": "false", "withdrawn": "false",
        "created_at": "2025-06-01 07:30:00 UTC", "published_at": "2025-06-01 08:30:00 UTC",
    }  # fmt: skip
    return [{**base, **values}.get(name, "") for name in DECIDIM_IDEAS]


def decidim(folder: Path) -> list[Path]:
    """Decidim: open data, nested names with `/`, one column per language, times with their zone."""
    ideas = table(
        folder / "platz-open-data-proposals.csv",
        DECIDIM_IDEAS,
        _proposal(31, **{
            "author/name": "Mo Muster", "category/name/de": "Wasser", "category/name/en": "Water",
            "title/de": "Ein Brunnen", "body/de": "<p>Mit Trinkwasser.</p>", "latitude": "50.05", "longitude": "9.05",
            "address": "Marktplatz", "state": "accepted", "answer/de": "<p>Kommt 2026.</p>",
            "answered_at": "2025-07-01 10:00:00 UTC", "supports": 41, "reference": "ort-PROP-2025-06-31",
        }),
        _proposal(32, **{"title/en": "More shade", "body/en": "Please.", "state": "evaluating"}),
        _proposal(33, **{"title/de": "Zurückgezogen", "body/de": "Weg.", "state": "withdrawn"}),
        _proposal(34, **{"title/de": "Ein Brunnen", "body/de": "Geändert.", "is_amend": "true"}),
    )  # fmt: skip
    proposal, comment, meeting = (
        "Decidim::Proposals::Proposal", "Decidim::Comments::Comment", "Decidim::Meetings::Meeting",
    )  # fmt: skip
    comments = table(
        folder / "platz-open-data-comments.csv",
        DECIDIM_COMMENTS,
        (51, "2025-06-02 09:00:00 UTC", "Gern!", "de", 1, "Mo Muster", 1, 0, "", "", 31, proposal, f"{SPACE}/f/8/proposals/31"),
        (52, "2025-06-02 10:00:00 UTC", "Ich auch.", "de", 2, "Alex", 0, 1, "", "", 51, comment, f"{SPACE}/f/8/proposals/31"),
        (53, "2025-06-02 11:00:00 UTC", "Wann?", "de", 2, "Alex", 0, 0, "", "", 4, meeting, f"{SPACE}/f/9/meetings/4"),
        (54, "2025-06-02 12:00:00 UTC", "Schade.", "de", 2, "Alex", 0, 0, "", "", 33, proposal, f"{SPACE}/f/8/proposals/33"),
        (55, "2025-06-02 13:00:00 UTC", "Woanders", "de", 2, "Alex", 0, 0, "", "", 99, proposal, "https://alt.example/x/99"),
    )  # fmt: skip
    return [ideas, comments]


CONSUL_DE = (
    "ID", "Titel", "Autor*in", "Zusammenfassung", "Erstellt am", "Kommentar ID", "Kommentar Autor", "Kommentar Inhalt",
    "Kommentar Übergeordnet", "Kommentar Erstellt am",
)  # fmt: skip
CONSUL_EN = (
    "ID", "Title", "Author", "Summary", "Created at", "Comment ID", "Comment Author", "Comment Content", "Comment Parent",
    "Comment Created at",
)  # fmt: skip


def consul(folder: Path, *, english: bool = False) -> list[Path]:
    """CONSUL: `,`, a proposal stands again in front of each of its comments, authors are addresses for mail."""
    when = "2025-06-01 09:30:00" if english else "01.06.2025 09:30:00"
    fountain = (5, "Ein Brunnen", "mo@example.org", "<p>Mit Trinkwasser.</p>", when)
    shade = (6, "Mehr Schatten", "alex@example.org", "Bäume, bitte.", when)
    return [
        table(
            folder / "proposals.csv",
            CONSUL_EN if english else CONSUL_DE,
            (*fountain, 71, "alex@example.org", "Gern!", "", when),
            (*fountain, 72, "mo@example.org", "Danke.", 71, when),
            (*shade, "", "", "", "", ""),
            separator=",",
        )
    ]
