"""Reads the demo's ideas from text files that read like a conversation.

    ## Title
    B | Marktplatz +10,-5 | 42 | Name | paper [pending]     category, place, supports, author, channel
    The idea, in paragraphs.

    > Name: a comment            >> Name: a reply to the comment above
    = Office | status: answer    ! Reason: a report to the moderators

A place is a name of the basemap, `@0.3` along a street or `+east,north` metres off; `*` is the whole area.
The author `-` is nobody in particular. `[pending]` waits for moderation, `[hidden: reason]` was hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

STATE = re.compile(r"\s*\[(pending|hidden: (.+))\]$")


@dataclass(frozen=True, slots=True)
class Line:
    """Something said under an idea: by whom (or why, or which office and status), and what."""

    who: str
    text: str
    visibility: str = "published"
    hidden_because: str = ""


@dataclass(slots=True)
class Scene:
    """One idea as written down, before it has a time and coordinates."""

    title: str
    category: str = ""
    place: str = "*"
    supports: int = 0
    author: str = ""
    channel: str = "online"
    visibility: str = "published"
    hidden_because: str = ""
    text: str = ""
    comments: list[tuple[Line, list[Line]]] = field(default_factory=list)
    answer: Line | None = None
    flags: list[Line] = field(default_factory=list)


def scenes(script: str) -> list[Scene]:
    """All ideas of a file, in its order. Raises ValueError for an idea not written as it should be."""
    return [_scene(part) for part in re.split(r"^## ", script, flags=re.MULTILINE)[1:]]


def _scene(part: str) -> Scene:
    title, header, *rest = part.strip().split("\n")
    fields = _header(title, header)
    for row in _rows(rest):
        _add(fields, row)
    fields.text = fields.text.strip()
    if not fields.text:
        raise ValueError(f"{title}: no text")
    return fields


def _header(title: str, header: str) -> Scene:
    told, visibility, because = _state(header)
    category, place, supports, author, *channel = (cell.strip() for cell in told.split("|"))
    scene = Scene(title, category, place, int(supports), "" if author == "-" else author)
    scene.visibility, scene.hidden_because = visibility, because
    scene.channel = channel[0] if channel else "online"
    return scene


def _state(text: str) -> tuple[str, str, str]:
    """The text without its mark, and what the mark says: visibility and reason."""
    found = STATE.search(text)
    if not found:
        return text, "published", ""
    return text[: found.start()], found[1].split(":")[0], found[2] or ""


def _rows(rest: list[str]) -> Iterator[str]:
    """Lines, blank ones kept: they separate paragraphs."""
    yield from (line.rstrip() for line in rest)


def _add(scene: Scene, row: str) -> None:
    mark, _, said = row.partition(" ")
    if mark == ">":
        scene.comments.append((_line(said), []))
    elif mark == ">>":
        scene.comments[-1][1].append(_line(said))
    elif mark == "=":
        office, _, rest = said.partition("|")
        status, _, answer = rest.partition(":")
        scene.answer = Line(f"{office.strip()}|{status.strip()}", answer.strip())
    elif mark == "!":
        scene.flags.append(_line(said))
    else:
        scene.text += row + "\n"


def _line(said: str) -> Line:
    who, _, told = said.partition(": ")
    text, visibility, because = _state(told)
    return Line("" if who == "-" else who, text, visibility, because)
