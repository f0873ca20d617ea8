"""The result in one sentence, and what happened where options were equal."""

from collections.abc import Sequence
from typing import Any

from flask_babel import format_decimal

from participation.formats.voting.queries.published import Published
from participation.formats.voting.views.result.lines import Line, decimal, lines_of, resistances
from participation.kernel.counting import gettext as _
from participation.kernel.counting import ngettext

Tie = dict[str, Any]


def headline(known: Published) -> str:
    """Who won, by how much."""
    if not known.final:
        return _("Die Unterstützung läuft noch. Das ist der Stand in diesem Augenblick.")
    if not known.ballots["valid"]:
        return _("Es gibt keine gültige Stimme, also auch kein Ergebnis.")
    if known.rules["method"] == "budget":
        return _budget(known)
    return _elected(known, [line for line in lines_of(known) if line.won])


def ties_of(known: Published) -> list[str]:
    """What happened where options were equal, a sentence or two for each."""
    return [_tie(known, tie) for tie in known.outcome["ties"]]


def named(titles: Any) -> str:
    """`„A“, „B“ und „C“`"""
    found = [f"„{title}“" for title in titles]
    return (
        found[0]
        if len(found) == 1
        else _("%(most)s und %(last)s", most=", ".join(found[:-1]), last=found[-1])
    )


def _elected(known: Published, winners: Sequence[Line]) -> str:
    if not winners:
        return _("Gleichstand: Nach den Regeln dieser Abstimmung entscheidet kein Los. Niemand hat gewonnen.")
    if len(winners) == 1 and _by_lot(known):
        return _("Gleichstand an der Spitze. Das Los entschied für „%(title)s“.", title=winners[0].title)
    if len(winners) > 1:
        return _("Gewonnen haben %(names)s.", names=named(line.title for line in winners))
    return _one(known, winners[0])


def _by_lot(known: Published) -> bool:
    """Whether chance had the last word on who won."""
    return any(
        tie["matters"] and tie["by"] == "lot" and not _left_out(known, tie) for tie in known.outcome["ties"]
    )


def _one(known: Published, line: Line) -> str:
    match known.rules["method"]:
        case "ranked":
            return _ranked(known, line)
        case "consensus":
            mean = next(one.mean for one in resistances(known) if one.line.key == line.key)
            return _(
                "„%(title)s“ stößt auf den geringsten Widerstand: im Mittel %(mean)s von 10.",
                title=line.title,
                mean=decimal(mean),
            )
        case "points":
            return _(
                "„%(title)s“ hat gewonnen, mit %(points)s von %(all)s Punkten.",
                title=line.title,
                points=format_decimal(line.value),
                all=format_decimal(sum(known.sums.values())),
            )
    return _(
        "„%(title)s“ hat gewonnen: %(votes)s von %(valid)s gültigen Stimmzetteln, das sind %(percent)s.",
        title=line.title,
        votes=format_decimal(line.value),
        valid=format_decimal(known.ballots["valid"]),
        percent=line.percent,
    )


def _ranked(known: Published, line: Line) -> str:
    if known.rules["count"] == "irv":
        rounds = len(known.outcome["irv"])
        return ngettext(
            "„%(title)s“ hat nach %(num)s Runde der Stichwahl gewonnen.",
            "„%(title)s“ hat nach %(num)s Runden der Stichwahl gewonnen.",
            rounds,
            title=line.title,
        )
    return _("„%(title)s“ hat gewonnen: Im Vergleich zu zweit geht es allen anderen vor.", title=line.title)


def _budget(known: Published) -> str:
    winners, total = known.winners, known.rules["budget"]["total"]
    spent = sum(known.option(key)["cost"] for key in winners)
    return ngettext(
        "%(num)s von %(all)s Projekten hat gewonnen und kostet %(cost)s € von %(total)s €.",
        "%(num)s von %(all)s Projekten haben gewonnen und kosten zusammen %(cost)s € von %(total)s €.",
        len(winners),
        all=len(known.rules["options"]),
        cost=format_decimal(spent),
        total=format_decimal(total),
    )


def _tie(known: Published, tie: Tie) -> str:
    equal = named(known.option(key)["title"] for key in tie["options"])
    sentences = [_("Gleichstand: %(names)s.", names=equal), _decided(known, tie)]
    if not tie["matters"]:
        sentences.append(_("Auf das Ergebnis hatte das keinen Einfluss."))
    return " ".join(sentences)


def _decided(known: Published, tie: Tie) -> str:
    if tie["chosen"] is None:
        return _("Nach den Regeln entscheidet kein Los, deshalb bleibt das offen.")
    title = known.option(tie["chosen"])["title"]
    match tie["by"]:
        case "cost":
            return _("Das günstigere ging vor: „%(title)s“.", title=title)
        case "votes":
            return _("Das mit mehr Stimmen ging vor: „%(title)s“.", title=title)
    if _left_out(known, tie):
        return _("Nach dem Los, das zu Beginn gezogen wurde, schied „%(title)s“ aus.", title=title)
    return _("Das Los, das zu Beginn gezogen wurde, entschied für „%(title)s“.", title=title)


def _left_out(known: Published, tie: Tie) -> bool:
    """Whether it was about who has to go: in the rounds of a runoff."""
    rounds: Sequence[dict[str, Any]] = known.outcome.get("irv", ())
    return any(set(one["tied"]) == set(tie["options"]) and tie["chosen"] in one["out"] for one in rounds)
