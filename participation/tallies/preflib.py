"""PrefLib files: rankings from elections all over the world (.soc .soi .toc .toi; the form of 2022, and the one before).

Today's files begin with lines `# NUMBER VOTERS: 9`, then `count: 3,1,{2,4}` for each ranking, where braces hold
options that share a rank. Older files begin with the number of options and lines `1,Name`, then one line with voters,
sum of counts and rankings, and `count,3,1,{2,4}`. Source: preflib.org/format.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from participation.kernel.errors import DomainError
from participation.kernel.words import Words
from participation.tallies.runoff import Ranking

SUFFIXES = (".soc", ".soi", ".toc", ".toi")
MOST_OPTIONS = 10_000

_HEADER = re.compile(r"#\s*([A-Z ]+?)(?: (\d{1,6}))?\s*:\s*(.*)")
_RANKING = re.compile(r"(?:\d{1,9}|\{\d{1,9}(?:,\d{1,9})*\})(?:,(?:\d{1,9}|\{\d{1,9}(?:,\d{1,9})*\}))*")
_RANK = re.compile(r"\{([^}]*)\}|(\d+)")
_Lines = Iterator[tuple[int, str]]


@dataclass(slots=True)
class RankedFile:
    """What stands in a file: the options' names by id (their number), and rankings with the number of their ballots."""

    titles: dict[str, str] = field(default_factory=dict)
    rankings: list[tuple[Ranking, int]] = field(default_factory=list)
    voters: int | None = None
    """How many the file says there are."""


def read(data: bytes, suffix: str) -> RankedFile:
    """The content of a PrefLib file; `suffix` (".toi") says whether ties and gaps are allowed.

    Raises DomainError that names the line.
    """
    lines = _lines(data)
    file = RankedFile()
    number, line = next(lines, (1, ""))
    body = _new_head(file, [(number, line)], lines) if line.startswith("#") else _old_head(file, line, lines)
    for number, line in body:
        file.rankings.append(_ranking(file, number, line, suffix))
    _check_sum(file)
    return file


def _lines(data: bytes) -> _Lines:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")  # names in old files; everything else is ASCII
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, line.strip()


def _new_head(file: RankedFile, first: Iterable[tuple[int, str]], rest: _Lines) -> Iterator[tuple[int, str]]:
    """Read `# NAME: value` lines; answers the others, their count parted by a colon."""
    for number, line in (*first, *rest):
        if not line.startswith("#"):
            yield number, line
        elif found := _HEADER.fullmatch(line):
            _keep(file, number, *found.groups())


def _keep(file: RankedFile, number: int, name: str, option: str | None, value: str) -> None:
    if name == "ALTERNATIVE NAME" and option:
        _name(file, number, option, value)
    elif name == "NUMBER VOTERS":
        file.voters = _whole(number, value)


def _old_head(file: RankedFile, first: str, rest: _Lines) -> Iterator[tuple[int, str]]:
    """Read the number of options, their names and the sums; answers the rankings as in today's files."""
    options = _whole(1, first)
    if not 0 < options <= MOST_OPTIONS:
        raise _broken(1, Words("Die Zahl der Optionen ist %(number)s.", {"number": options}))
    for _option in range(options):
        number, line = next(rest, (options + 1, ""))
        option, _comma, title = line.partition(",")
        _name(file, number, option.strip(), title.strip())
    number, line = next(rest, (options + 2, ""))
    file.voters = _whole(number, line.split(",")[0])
    for number, line in rest:
        count, _comma, ranking = line.partition(",")
        yield number, f"{count}:{ranking}"


def _name(file: RankedFile, number: int, option: str, title: str) -> None:
    if not option.isdecimal() or str(int(option)) in file.titles or len(file.titles) >= MOST_OPTIONS:
        raise _broken(number, Words("Hier sollte eine weitere Option mit Nummer und Namen stehen."))
    file.titles[str(int(option))] = title or option


def _ranking(file: RankedFile, number: int, line: str, suffix: str) -> tuple[Ranking, int]:
    count, colon, said = line.partition(":")
    said = "".join(said.split())
    if not colon or not _RANKING.fullmatch(said):
        raise _broken(number, Words("Eine Zeile nennt Anzahl und Rangfolge, zum Beispiel „12: 3,1,{2,4}“."))
    ranks = tuple(_rank(tied or alone) for tied, alone in _RANK.findall(said))
    named = [option for rank in ranks for option in rank]
    _check(file, number, ranks, named, suffix)
    return ranks, _whole(number, count)


def _rank(said: str) -> tuple[str, ...]:
    return tuple(str(int(option)) for option in said.split(","))


def _check(file: RankedFile, number: int, ranks: Ranking, named: list[str], suffix: str) -> None:
    """What the ranking says must be possible in a file of this kind."""
    unknown = next((option for option in named if option not in file.titles), None)
    if unknown is not None:
        raise _broken(number, Words("Die Option %(option)s steht nicht im Kopf.", {"option": unknown}))
    if len(set(named)) < len(named):
        raise _broken(number, Words("Eine Option steht doppelt in der Rangfolge."))
    if suffix.startswith(".s") and len(ranks) < len(named):
        raise _broken(number, Words("In dieser Art Datei gibt es keine gleichen Ränge."))
    if suffix.endswith("c") and len(named) < len(file.titles):
        raise _broken(number, Words("In dieser Art Datei nennt jede Rangfolge alle Optionen."))


def _check_sum(file: RankedFile) -> None:
    counted = sum(count for _ranking, count in file.rankings)
    if file.voters is not None and file.voters != counted:
        raise DomainError(
            "Die Datei nennt %(voters)s Stimmzettel, enthält aber %(counted)s.",
            voters=file.voters,
            counted=counted,
        )


def _whole(number: int, said: str) -> int:
    said = said.strip()
    if not said.isdecimal() or len(said) > 12:
        raise _broken(number, Words("„%(said)s“ ist keine Anzahl.", {"said": said[:40]}))
    return int(said)


def _broken(number: int, reason: Words) -> DomainError:
    return DomainError("Zeile %(number)s: %(reason)s", number=number, reason=reason)
