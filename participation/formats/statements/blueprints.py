"""Processes with a module of statements, ready to be given a title and dates. Texts address citizens."""

from participation.processes.blueprints.plan import Blueprint, PhasePlan
from participation.processes.models import Step

STATEMENTS = Blueprint(
    key="meinungsbild",
    title="Meinungsbild",
    purpose="Worin sind sich alle einig, und wo gehen die Meinungen auseinander? Für Fragen, über die gestritten wird, bevor "
    "es Vorschläge gibt.",
    example="Wie soll der Verkehr in der Innenstadt werden?",
    summary="Stimmen Sie kurzen Aussagen zu oder lehnen Sie sie ab. So wird sichtbar, worin sich alle einig sind.",
    body="Wir möchten wissen, was Sie denken, bevor etwas entschieden wird.\n\n"
    "### So machen Sie mit\n\n"
    "- Sie lesen eine Aussage nach der anderen: Stimmen Sie zu, lehnen Sie ab oder überspringen Sie. Das geht ohne Konto, und "
    "Sie können jederzeit aufhören und später weitermachen.\n"
    "- Fehlt etwas? Schreiben Sie eine eigene Aussage. Alle anderen stimmen dann auch über sie ab.\n"
    "- Wie Sie abstimmen, sieht niemand. Gezeigt wird, was alle gemeinsam denken und welche Gruppen es gibt.\n",
    plain="Was denken Sie? Wir möchten es wissen.\n\n"
    "Sie lesen kurze Sätze. Sagen Sie zu jedem Satz: Ich stimme zu. Oder: Ich lehne ab. Sie können Sätze auch überspringen.\n\n"
    "Sie können eigene Sätze schreiben. Dann stimmen auch andere darüber ab.\n\n"
    "Niemand sieht, wie Sie abstimmen. Später steht hier, was viele denken.\n",
    promise="Sobald genug Menschen abgestimmt haben, steht das Ergebnis hier. Vier Wochen nach dem Ende sagen wir, was wir "
    "daraus machen.",
    phases=(
        PhasePlan("rate", "Abstimmen und Aussagen ergänzen", (Step.RATE, Step.SUBMIT), 28),
        PhasePlan(
            "finish",
            "Nur noch abstimmen",
            (Step.RATE,),
            7,
            "Jetzt kommen alle Aussagen noch zu ihren Stimmen.",
        ),
    ),
    categories=(),
    format="statements",
    facts=("Ohne Konto, eine Aussage nach der anderen",),
    module_title="Meinungsbild",
)
