"""An installation elsewhere that hands in its figures: two towns that run their own server."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.kernel import clock
from participation.kernel.notes import PrivateKey
from participation.kts.actions.federation import InstallationDraft, add_installation, hand_in
from participation.kts.policy.indicator_file import SCHEMA, VERSION, signed

KEY = PrivateKey("mitmachen.auental.example", sha256(b"demo: Auental").digest())
"""A key that everybody may know: it signs fiction."""
AUENTAL = {"ags": "99903000", "municipality": "Auental", "population": 132_000, "funding_round": 2020}
HOHENFELD = {"ags": "99904012", "municipality": "Hohenfeld", "population": 18_400, "funding_round": None}
COUNTS = (
    "contributions", "comments", "supports", "answered", "hidden", "ballots", "sheets", "ratings", "participants",
    "registered", "guests",
)  # fmt: skip
ROADS = (612, 904, 5120, 560, 9, 0, 0, 0, 590, 141, 449)
BUDGET = (188, 240, 2310, 188, 2, 3104, 0, 0, 171, 80, 91)
HEAT = (0, 0, 0, 0, 0, 0, 431, 0, 431, 0, 431)
PROCESSES = (
    (AUENTAL, "Rad-Hauptnetz 2035", "verkehr", ["ideas"], -260, -190, ROADS, 11.0),
    (AUENTAL, "Bürgerhaushalt Auental 2026", "verwaltung", ["ideas", "voting"], -150, -20, BUDGET, 6.0),
    (HOHENFELD, "Wie heizen wir 2040?", "energie", ["surveys"], -90, -45, HEAT, None),
)


def neighbours(session: Session, office: Viewer) -> None:
    """Take the installation in, and its file of three weeks ago."""
    made = add_installation(
        session, InstallationDraft("Auental und Hohenfeld", str(KEY.public)), viewer=office
    )
    hand_in(session, made, signed(_document(), KEY), viewer=office)


def _document() -> dict[str, Any]:
    made_at = clock.now() - timedelta(days=21)
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "installation": "Auental und Hohenfeld",
        "made_at": made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "processes": [_row(*told) for told in PROCESSES],
    }


def _row(
    town: dict[str, Any], title: str, topic: str, formats: list[str], first: int, last: int,
    counts: tuple[int, ...], answer_days: float | None,
) -> dict[str, Any]:  # fmt: skip
    numbers = dict(zip(COUNTS, counts, strict=True))
    said = numbers["contributions"] + numbers["comments"]
    opens = clock.local(clock.now()).date() + timedelta(days=first)
    return {
        **town,
        **numbers,
        "kind": "town",
        "federal_state": "Mittelland",
        "title": title,
        "topic": topic,
        "state": "published",
        "formats": formats,
        "opens_on": opens.isoformat(),
        "closes_on": (opens + timedelta(days=last - first)).isoformat(),
        "answer_days": answer_days,
        "channels": {"online": numbers["contributions"]} if numbers["contributions"] else {},
        "months": {opens.strftime("%Y-%m"): said} if said else {},
        "results_published": numbers["answered"] > 0,
        "licence": "dl-de/by-2-0" if numbers["answered"] else "",
    }
