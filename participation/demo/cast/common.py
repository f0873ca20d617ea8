"""What both municipalities share: legal pages, phases, the way from a script to ideas."""

from __future__ import annotations

from importlib.resources import files

from participation.demo.script import scenes
from participation.demo.timeline import told
from participation.demo.world import DemoIdea, DemoPhase, basemap

GREEN, BLUE, BROWN, VIOLET = "#1e6b2e", "#00559b", "#8a5a00", "#7a3e9d"
TEAL, RED, GREY = "#0f6b75", "#a3341f", "#4a5568"
ALL, TALK = ("submit", "comment", "support"), ("comment", "support")
LEGAL = ("impressum", "datenschutz", "barrierefreiheit", "netiquette")


def legal(**facts: str) -> dict[str, str]:
    """The four legal pages as Markdown, nothing left open. Raises KeyError for a fact that is missing."""
    folder = files("participation.demo") / "legal"
    return {
        kind: folder.joinpath(f"{kind}.md").read_text("utf-8").strip().format_map(facts) for kind in LEGAL
    }


def ideas(script: str, map_file: str, *, opens: int, closes: int, seed: int) -> tuple[DemoIdea, ...]:
    """The ideas of texts/`script`, told between two days (from today) on a basemap."""
    text = (files("participation.demo") / "texts").joinpath(script).read_text("utf-8")
    return told(scenes(text), basemap(map_file), opens=opens, closes=closes, seed=seed)


def collect(opens: int, closes: int, description: str = "") -> DemoPhase:
    """The phase in which ideas are handed in and talked about."""
    told_so = description or "Tragen Sie Ihre Ideen ein, kommentieren und unterstützen Sie andere."
    return DemoPhase("collect", "Ideen sammeln", told_so, ALL, opens, closes)


def discuss(opens: int, closes: int, description: str = "") -> DemoPhase:
    """The phase in which what was handed in is talked about."""
    told_so = description or "Neue Ideen sind nicht mehr möglich. Sagen Sie, was Ihnen wichtig ist."
    return DemoPhase("discuss", "Ideen besprechen", told_so, TALK, opens, closes)
