"""From proposals to a decision: ideas are collected, weighed and checked, then everybody votes."""

from participation.processes.blueprints.builtin import ALL, TALK
from participation.processes.blueprints.plan import Blueprint, CategoryPlan, ModulePlan, PhasePlan
from participation.processes.blueprints.several.topics import SOMETHING_ELSE
from participation.processes.blueprints.votes import VOTE
from participation.processes.models import Step

SECRET_BY_LETTER = {"level": "secret", "entitled": "codes"}
CHECK = PhasePlan(
    "discuss",
    "Vorschläge prüfen",
    (Step.COMMENT,),
    28,
    "Die Verwaltung prüft, was sich umsetzen lässt und was es kostet. Kommentieren können Sie weiter.",
)
FROM_IDEA_TO_VOTE = Blueprint(
    key="ideen-abstimmung",
    title="Von der Idee zur Abstimmung",
    purpose="Erst sammeln alle Ideen, dann zeigt sich, welche viele wichtig finden, am Ende wird über die besten abgestimmt. "
    "Gut, wenn das Ergebnis offen ist und die Entscheidung breit getragen sein soll.",
    example="Was wird aus dem Bahnhofsvorplatz?",
    summary="Sie schlagen vor, Sie wägen ab, Sie stimmen ab: in drei Schritten zu einem Ergebnis.",
    body="Wir möchten mit Ihnen herausfinden, was hier entstehen soll, und am Ende gemeinsam auswählen.\n\n"
    "### So läuft es ab\n\n"
    "1. **Ideen sammeln.** Markieren Sie auf der Karte, was Sie sich wünschen. Ein Konto brauchen Sie nicht.\n"
    "2. **Abwägen.** Unterstützen und kommentieren Sie, was Ihnen wichtig ist. Danach prüft die Verwaltung, was möglich "
    "ist, und antwortet auf jede Idee.\n"
    "3. **Abstimmen.** Die Ideen mit der meisten Unterstützung, die sich umsetzen lassen, stehen zur Wahl. Die Abstimmung "
    "ist geheim und unverbindlich: Der Rat berät über das Ergebnis.\n",
    plain="Was soll hier entstehen? Sie können mitbestimmen.\n\n"
    "Erst sammeln wir Ideen. Zeigen Sie einen Ort auf der Karte. Schreiben Sie Ihre Idee dazu.\n\n"
    "Dann prüfen wir, was möglich ist.\n\n"
    "Am Ende stimmen Sie ab. Dafür bekommen Sie einen Brief mit einem Code. Niemand sieht, wie Sie abstimmen. "
    "Danach entscheidet der Rat.\n",
    promise="Vor der Abstimmung steht hier zu jeder Idee eine Antwort der Verwaltung: ob sie zur Wahl steht, und wenn nicht, "
    "warum. Am Tag nach der Abstimmung steht das Ergebnis hier; der Rat berät darüber in seiner nächsten Sitzung.",
    phases=(
        PhasePlan("collect", "Ideen sammeln", ALL, 28, "Tragen Sie Ihre Ideen ein."),
        PhasePlan(
            "discuss", "Abwägen", TALK, 21, "Unterstützen Sie die Ideen, die Ihnen am wichtigsten sind."
        ),
        CHECK,
    ),
    categories=(
        CategoryPlan("Grün und Wasser", "G", "#1e6b2e"),
        CategoryPlan("Wege und Verkehr", "W", "#00559b"),
        CategoryPlan("Treffpunkte", "T", "#8a5a00"),
        CategoryPlan("Spiel und Sport", "S", "#a3341f"),
        SOMETHING_ELSE,
    ),
    facts=("Ideen, dann Abstimmung", "Geheim, mit Codes auf Briefen"),
    further=(
        ModulePlan(
            "voting",
            "Abstimmung",
            (VOTE,),
            settings=SECRET_BY_LETTER | {"method": "approval", "rules": {"most": 3}},
        ),
    ),
)

BUDGET = Blueprint(
    key="buergerhaushalt-schritte",
    title="Bürgerhaushalt vom Vorschlag bis zur Entscheidung",
    purpose="Alle schlagen vor, die Verwaltung prüft Kosten und Machbarkeit, alle entscheiden über die Summe. Planen Sie für "
    "die Prüfung sechs Wochen ein.",
    example="Bürgerhaushalt 2028",
    summary="Ihr Vorschlag, Ihre Stimme: Entscheiden Sie mit, wofür das Geld ausgegeben wird.",
    body="Es gibt Geld, über das die Menschen hier entscheiden.\n\n"
    "### So läuft es ab\n\n"
    "1. **Vorschlagen.** Was fehlt, was soll besser werden? Je Vorschlag ein Ort und ein paar Sätze.\n"
    "2. **Prüfen.** Die Verwaltung rechnet aus, was jeder Vorschlag kostet, und schreibt dazu, ob er möglich ist.\n"
    "3. **Entscheiden.** Kreuzen Sie bis zu fünf Vorhaben an. Jede Person entscheidet über einen gleich großen Teil des "
    "Geldes. Die Abstimmung ist geheim und unverbindlich: Der Rat beschließt den Haushalt.\n",
    plain="Es gibt Geld für neue Dinge. Sie können sagen, wofür.\n\n"
    "Erst machen Sie Vorschläge. Schreiben Sie auf, was fehlt.\n\n"
    "Dann prüfen wir, was geht und was es kostet.\n\n"
    "Am Ende stimmen Sie ab. Dafür bekommen Sie einen Brief mit einem Code. Niemand sieht, wie Sie abstimmen. "
    "Danach entscheidet der Rat.\n",
    promise="Zum Beginn der Abstimmung steht hier zu jedem Vorschlag, ob er zur Wahl steht und was er kostet. Am Tag nach dem "
    "Ende steht hier, welche Vorhaben gewonnen haben; danach berichten wir, wie es mit der Umsetzung vorangeht.",
    phases=(
        PhasePlan(
            "collect", "Vorschläge einreichen", ALL, 42, "Tragen Sie ein, wofür Geld ausgegeben werden soll."
        ),
        PhasePlan(CHECK.kind, CHECK.title, CHECK.steps, 42, CHECK.description),
    ),
    categories=(
        CategoryPlan("Grün und Klima", "G", "#1e6b2e"),
        CategoryPlan("Kinder und Jugend", "K", "#7a3e9d"),
        CategoryPlan("Wege und Plätze", "W", "#00559b"),
        CategoryPlan("Kultur und Sport", "S", "#a3341f"),
        SOMETHING_ELSE,
    ),
    facts=("Vorschläge, Prüfung, Abstimmung", "Geheim, mit Codes auf Briefen"),
    module_title="Vorschläge",
    further=(
        ModulePlan(
            "voting",
            "Abstimmung",
            (PhasePlan("vote", "Abstimmen", (Step.VOTE,), 28, "Kreuzen Sie bis zu fünf Vorhaben an."),),
            settings=SECRET_BY_LETTER
            | {
                "method": "budget",
                "rules": {
                    "most": 5,
                    "budget": {"ballot": "approval", "rule": "equal-shares", "completion": "add1"},
                },
            },
        ),
    ),
)
