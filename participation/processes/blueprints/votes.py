"""Blueprints of votes that come with the platform.

Texts address citizens and go into the process as they stand, `{kommune}` replaced; all can be edited. `settings` are
what the format of votes presets: method, level, who may vote, options, rules.
"""

from typing import Any

from participation.processes.blueprints.plan import Blueprint, PhasePlan
from participation.processes.models import Step

WHAT_IT_IS = (
    "Wir möchten wissen, was Sie wollen. Das ist eine digitale Abstimmung, unverbindlich: Die Entscheidung trifft "
    "danach der Rat. Er berät über das Ergebnis und begründet, wenn er davon abweicht.\n\n"
)
SECRETLY = (
    "### So stimmen Sie ab\n\n"
    "- Öffnen Sie die Seite der Abstimmung mit dem Code aus Ihrem Brief. Ein Konto brauchen Sie nicht.\n"
    "- Wählen Sie aus, prüfen Sie Ihre Auswahl und geben Sie sie ab. Das dauert weniger als eine Minute.\n"
    "- Ihre Stimme ist geheim. Bis zum Ende sieht niemand einen Zwischenstand, auch die Verwaltung nicht.\n"
    "- Nach dem Ende steht das Ergebnis hier, mit allen Unterlagen, um es nachzurechnen.\n"
)
OPENLY = (
    "### So machen Sie mit\n\n"
    "- Melden Sie sich mit Ihrem Konto an und geben Sie an, dass Sie zu dieser Kommune gehören.\n"
    "- Unterstützen Sie, was Ihnen wichtig ist. Sie können Ihre Auswahl bis zum Ende ändern.\n"
    "- Wie viele etwas unterstützen, sehen alle sofort. Wer was unterstützt, sieht niemand.\n"
)
PLAIN = (
    "Sie können hier abstimmen. Das geht im Internet.\n\n"
    "So geht es:\n\n"
    "- Sie bekommen einen Brief. Darin steht ein Code.\n"
    "- Geben Sie den Code auf dieser Seite ein.\n"
    "- Wählen Sie aus. Prüfen Sie Ihre Auswahl.\n"
    "- Geben Sie Ihre Stimme ab.\n\n"
    "Niemand sieht, wie Sie abstimmen.\n\n"
    "Am Ende steht das Ergebnis hier. Danach entscheidet der Rat.\n"
)
PLAIN_OPEN = (
    "Sagen Sie uns, was Ihnen wichtig ist.\n\n"
    "So geht es:\n\n"
    "- Melden Sie sich mit Ihrem Konto an.\n"
    "- Wählen Sie aus, was Sie unterstützen.\n"
    "- Sie können Ihre Auswahl später ändern.\n\n"
    "Alle sehen, wie viele etwas unterstützen. Niemand sieht, was Sie unterstützen.\n"
)
PROMISE = (
    "Am Tag nach dem Ende steht das Ergebnis hier. Der Rat berät darüber in seiner nächsten Sitzung; was daraus wird "
    "und warum, lesen Sie danach auf dieser Seite."
)
VOTE = PhasePlan("vote", "Abstimmen", (Step.VOTE,), 21, "Geben Sie Ihre Stimme ab.")
MONTH = PhasePlan("vote", "Abstimmen", (Step.VOTE,), 28, "Geben Sie Ihre Stimme ab.")
LETTERS = "Geheim, mit Codes auf Briefen"


def _vote(key: str, *, settings: dict[str, Any], **texts: Any) -> Blueprint:
    """What all votes have in common."""
    usual: dict[str, Any] = {
        "body": WHAT_IT_IS + SECRETLY,
        "plain": PLAIN,
        "promise": PROMISE,
        "phases": (VOTE,),
        "facts": (LETTERS,),
        "module_title": "Abstimmung",
        "guests_allowed": True,
    }
    preset = {"level": "secret", "entitled": "codes"} | settings
    return Blueprint(key=key, format="voting", categories=(), settings=preset, **usual | texts)


VOTES = (
    _vote(
        "ja-nein",
        title="Abstimmung mit Ja oder Nein",
        purpose="Eine Frage, zwei Antworten: für eine klare Entscheidung, über die schon alles gesagt ist.",
        example="Soll der Marktplatz autofrei werden?",
        summary="Ja oder Nein? Sagen Sie uns, was wir tun sollen.",
        settings={"method": "single", "options": ["Ja", "Nein"]},
    ),
    _vote(
        "auswahl",
        title="Auswahl aus mehreren Vorschlägen",
        purpose="Alle kreuzen bis zu drei Vorschläge an. Leicht zu verstehen, und ähnliche Vorschläge nehmen einander "
        "keine Stimmen weg.",
        example="Welcher Entwurf für den Spielplatz?",
        summary="Welche Vorschläge gefallen Ihnen? Kreuzen Sie bis zu drei an.",
        settings={"method": "approval", "rules": {"most": 3}},
    ),
    _vote(
        "rangfolge",
        title="Rangfolge",
        purpose="Alle ordnen die Vorschläge. Es gewinnt, was in jedem einzelnen Vergleich vorn liegt, und nicht, was "
        "nur die größte Minderheit will.",
        example="Wie soll die neue Schule heißen?",
        summary="Was ist Ihnen am liebsten, was kommt danach? Bringen Sie die Vorschläge in Ihre Reihenfolge.",
        settings={"method": "ranked", "rules": {"most": 10}},
    ),
    _vote(
        "konsens",
        title="Systemisches Konsensieren",
        purpose="Alle geben an, wie groß ihr Widerstand gegen jeden Vorschlag ist. Gesucht ist, womit die meisten gut "
        "leben können. Gut für strittige Fragen.",
        example="Wohin mit dem Wochenmarkt?",
        summary="Womit können Sie gut leben, womit gar nicht? Gesucht ist die Lösung mit dem geringsten Widerstand.",
        settings={"method": "consensus", "options": ["Alles bleibt, wie es ist"]},
    ),
    _vote(
        "buergerhaushalt",
        title="Bürgerhaushalt",
        purpose="Eine Summe, viele Vorhaben mit ihren Kosten. Alle kreuzen bis zu fünf an; jede Person entscheidet über "
        "einen gleich großen Teil des Geldes.",
        example="Bürgerhaushalt 2027",
        summary="Wofür soll das Geld ausgegeben werden? Kreuzen Sie bis zu fünf Vorhaben an.",
        body="Es gibt Geld, über das die Menschen hier entscheiden. Die Vorhaben sind geprüft und können "
        "umgesetzt werden.\n\n" + WHAT_IT_IS + SECRETLY,
        promise="Am Tag nach dem Ende steht hier, welche Vorhaben gewonnen haben, und zu jedem, warum oder warum nicht. "
        "Danach berichten wir hier, wie es mit der Umsetzung vorangeht.",
        phases=(MONTH,),
        settings={
            "method": "budget",
            "rules": {
                "most": 5,
                "budget": {"ballot": "approval", "rule": "equal-shares", "completion": "add1"},
            },
        },
    ),
    _vote(
        "unterstuetzung",
        title="Offene Unterstützung",
        purpose="Ein Stimmungsbild mit sichtbarem Zwischenstand, mit Konto. Nicht geheim genug für Entscheidungen, die "
        "Streit auslösen.",
        example="Welche Themen sollen in den Stadtrat?",
        summary="Was ist Ihnen wichtig? Unterstützen Sie bis zu drei Vorschläge.",
        body="Wir möchten wissen, was den Menschen hier wichtig ist. Das ist ein Stimmungsbild und keine "
        "Entscheidung.\n\n" + OPENLY,
        plain=PLAIN_OPEN,
        facts=("Mit Konto, Zwischenstand sichtbar",),
        module_title="Unterstützung",
        guests_allowed=False,
        settings={"level": "open", "entitled": "accounts", "method": "approval", "rules": {"most": 3}},
    ),
)
