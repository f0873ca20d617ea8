"""The whole in a few sentences: once as usual, once in simple words."""

from participation.kernel import clock
from participation.kernel.papers import german
from participation.results.report.facts import Facts
from participation.results.report.words import amounts


def summary(facts: Facts) -> tuple[str, ...]:
    """What was asked, what came, what became of it."""
    return tuple(one for one in (_what(facts), _came(facts), _became(facts)) if one)


def plain(facts: Facts) -> tuple[str, ...]:
    """The same in short sentences with one thought each. It is no Leichte Sprache until somebody wrote it so."""
    found = [ended(f"{facts.municipality.name} hat gefragt: {facts.process.title}"), *_plain_amounts(facts)]
    answered = facts.answers.days
    if answered:
        found.append(
            f"Die Verwaltung hat auf {german.count(len(answered), 'Beitrag', 'Beiträge')} geantwortet."
        )
    found.append("In diesem Bericht steht, was die Menschen gesagt haben.")
    return tuple(found)


def ended(sentence: str) -> str:
    """With a full stop, unless it ends by itself."""
    return sentence if sentence.endswith(("?", "!", ".")) else f"{sentence}."


def _what(facts: Facts) -> str:
    begins, ends = facts.begins, facts.ends
    if begins is None or ends is None:
        return f"{facts.municipality.name} beteiligt zu „{facts.process.title}“."
    verb = "beteiligte" if facts.is_over else "beteiligt"
    return f"{facts.municipality.name} {verb} {span(facts)} zu „{facts.process.title}“."


def span(facts: Facts) -> str:
    """`vom 1. Mai 2026 bis 12. Juni 2026`; empty without phases."""
    if facts.begins is None or facts.ends is None:
        return ""
    return f"vom {german.day(facts.begins)} bis {german.day(clock.last_day_before(facts.ends))}"


def _came(facts: Facts) -> str:
    found = amounts({name: facts.total(name) for name in NAMES})
    if not found:
        return "Beiträge gab es keine." if facts.is_over else "Bisher gibt es keine Beiträge."
    return f"Eingegangen sind {german.enumerated(found)}."


def _became(facts: Facts) -> str:
    known, days = facts.answers, facts.median_days
    if not known.contributions:
        return ""
    if days is None:
        return "Antworten der Verwaltung stehen noch aus."
    share = german.percent(len(known.days), known.contributions)
    return (
        f"Auf {german.number(len(known.days))} von {german.number(known.contributions)} Beiträgen ({share}) antwortete "
        f"die Verwaltung, die Hälfte davon innerhalb von {german.count_days(days)}."
    )


def _plain_amounts(facts: Facts) -> list[str]:
    told = {
        "contributions": ("Es gibt %s.", "Beitrag", "Beiträge"),
        "comments": ("Dazu gibt es %s.", "Kommentar", "Kommentare"),
        "sheets": ("Es gibt %s aus der Umfrage.", "Antwort", "Antworten"),
        "ballots": ("Bei der Abstimmung gab es %s.", "Stimmzettel", "Stimmzettel"),
    }
    found = ((facts.total(name), *words) for name, words in told.items())
    return [sentence % german.count(number, one, many) for number, sentence, one, many in found if number]


NAMES = ("contributions", "comments", "supports", "sheets", "ballots", "ratings")
