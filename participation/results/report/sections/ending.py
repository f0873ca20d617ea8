"""How the figures came about and what they cannot say, and what happens now."""

from participation.kernel.papers import german
from participation.processes.models import Access, Moderation
from participation.results.report.facts import Facts

SELECTED = (
    "Wer mitmacht, entscheidet selbst. Die Beteiligten sind deshalb kein Abbild der Bevölkerung, und Anteile lassen "
    "sich nicht auf sie hochrechnen. Der Bericht zeigt, welche Anliegen und Gründe es gibt, nicht, wie viele in der "
    "Kommune sie teilen."
)
SUPPORTED = "Unterstützungen sind ein Zeichen der Zustimmung und keine Abstimmung: Ohne Konto zählt jedes Gerät einmal."
HIDDEN = (
    "Zahlen von 1 bis 4, aus denen sich auf Einzelne schließen ließe, stehen als „< 5“ da oder sind verdeckt. Der "
    "Bericht enthält nur, was öffentlich ist, und keine Namen von Verfasserinnen und Verfassern."
)


def method(facts: Facts) -> tuple[str, ...]:
    """Period, access, moderation, selection and small numbers."""
    written = (_who(facts), _moderated(facts)) if facts.total("contributions") else ()
    supported = (SUPPORTED,) if facts.total("supports") else ()
    return (_state(facts), *written, SELECTED, *supported, HIDDEN)


def outlook(facts: Facts) -> tuple[str, ...]:
    """What the municipality promised."""
    contact = ", ".join(
        part
        for part in (facts.process.contact_name, facts.process.contact_email, facts.process.contact_phone)
        if part
    )
    asked = f"Fragen beantwortet: {contact}." if contact else ""
    return tuple(one for one in (facts.process.answer_promise, asked) if one)


def _state(facts: Facts) -> str:
    running = "" if facts.is_over else " Das Verfahren läuft noch; die Zahlen werden sich ändern."
    return (
        f"Ausgezählt ist, was am {german.day(facts.made_at)} öffentlich war. Gezählt hat die Beteiligungsplattform "
        f"selbst, aus denselben Daten wie ihre Tabellen.{running}"
    )


def _who(facts: Facts) -> str:
    if facts.process.access is not Access.OPEN:
        return "Beiträge schreiben konnten Menschen, die eingeladen waren."
    if facts.process.takes_guests:
        return "Beiträge schreiben konnten alle, ohne Konto und ohne Angaben zur Person."
    return "Beiträge schreiben konnten alle, die ein Konto angelegt haben."


def _moderated(facts: Facts) -> str:
    if facts.process.moderation is Moderation.PRE:
        return "Beiträge wurden vor der Veröffentlichung nach den Regeln der Netiquette geprüft."
    return "Beiträge erschienen sofort; was gegen die Netiquette verstieß, wurde ausgeblendet und zählt nicht mit."
