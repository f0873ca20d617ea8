"""What the coordination office compares by: topics of processes, and when municipalities were funded."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit import trail
from participation.kernel import changes
from participation.municipalities.models import Municipality
from participation.processes.models import Process

ROUNDS = {"lindenfurt": 2020, "erlengrund": 2021}
"""By slug."""
WORDS = (
    ("klima", ("klima", "grün", "gruen", "hitze", "baum")),
    ("verkehr", ("rad", "verkehr", "mitfahr", "schulweg", "auto", "marktplatz")),
    ("verwaltung", ("haushalt", "budget")),
    ("digitales", ("digital",)),
    ("bildung", ("schule", "bad", "sport", "kultur")),
    ("soziales", ("jugend", "nachbarschaft", "familie")),
)
"""Topic, and words of addresses that tell it; everything else is about the town itself."""
ELSE = "stadtentwicklung"


def give_topics(session: Session) -> None:
    """Every process of the demo gets its topic, every municipality the year of its funding."""
    for town in session.scalars(sa.select(Municipality).order_by(Municipality.id)):
        town.funding_round = town.funding_round or ROUNDS.get(town.slug)
        changes.note(session, changes.MUNICIPALITY, town.id)
        trail.record(session, "demo.filled", town)
    for process in session.scalars(sa.select(Process).where(Process.topic == "")):
        process.topic = topic_of(process.slug)


def topic_of(slug: str) -> str:
    """The first topic of which a word stands in an address."""
    return next((topic for topic, words in WORDS if any(word in slug for word in words)), ELSE)
