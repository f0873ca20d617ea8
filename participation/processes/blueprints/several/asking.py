"""Asking in several ways: a draft and a map, a survey and a map, before, during and after an experiment."""

from participation.processes.blueprints.builtin import ALL
from participation.processes.blueprints.plan import Blueprint, CategoryPlan, ModulePlan, PhasePlan
from participation.processes.blueprints.several.topics import SOMETHING_ELSE

DRAFT_WITH_EVENT = Blueprint(
    key="entwurf-termin",
    title="Entwurf zur Diskussion, mit Termin vor Ort",
    purpose="Ein Plan oder Konzept liegt als Text vor: Menschen nehmen Abschnitt für Abschnitt Stellung und markieren auf der "
    "Karte, worauf es an welcher Stelle ankommt. Den Abend, an dem Sie den Entwurf vorstellen, tragen Sie unter "
    "„Informationen“ als Termin ein.",
    example="Der Entwurf zum Verkehrskonzept",
    summary="Der Entwurf liegt vor. Lesen Sie ihn, sagen Sie uns, was fehlt, und kommen Sie vorbei.",
    body="Wir haben einen Entwurf erarbeitet und möchten wissen, was Sie davon halten, bevor darüber entschieden wird.\n\n"
    "### So machen Sie mit\n\n"
    "- Lesen Sie den Entwurf und schreiben Sie zu jedem Abschnitt, was Sie gut finden, was fehlt und was Sie anders machen "
    "würden.\n"
    "- Geht es um eine bestimmte Stelle, dann markieren Sie sie auf der Karte.\n"
    "- Wir stellen den Entwurf auch vor Ort vor. Wann und wo, steht unter „Termine“.\n",
    plain="Es gibt einen neuen Plan. Er ist noch nicht fertig.\n\n"
    "Lesen Sie den Plan. Schreiben Sie dazu, was Sie denken. Sie können auch einen Ort auf der Karte zeigen.\n\n"
    "Wir stellen den Plan auch vor Ort vor. Sie können dort Fragen stellen.\n\n"
    "Danach lesen wir alles. Dann steht hier, was wir ändern.\n",
    promise="Wir lesen jede Stellungnahme. Spätestens acht Wochen nach dem Ende steht hier, was wir übernehmen und was nicht, "
    "mit Begründung, zusammen mit der neuen Fassung.",
    phases=(
        PhasePlan("", "Stellung nehmen", (), 42, "Schreiben Sie zu jedem Abschnitt, was Sie dazu denken."),
    ),
    categories=(),
    format="documents",
    facts=("Text kommentieren, dazu Hinweise auf der Karte",),
    module_title="Entwurf",
    further=(
        ModulePlan(
            "ideas",
            "Hinweise auf der Karte",
            (
                PhasePlan(
                    "collect", "Hinweise zu Orten", ALL, 42, "Markieren Sie Stellen, um die es Ihnen geht."
                ),
            ),
            (
                CategoryPlan("Hinweis", "H", "#00559b"),
                CategoryPlan("Bedenken", "B", "#a3341f"),
                CategoryPlan("Vorschlag", "V", "#1e6b2e"),
            ),
            parallel=True,
        ),
    ),
)

SURVEY_AND_IDEAS = Blueprint(
    key="umfrage-ideen",
    title="Umfrage und Ideen nebeneinander",
    purpose="Die Umfrage bringt vergleichbare Zahlen von vielen, die Karte bringt Vorschläge, an die niemand gedacht hat. "
    "Beides läuft zur selben Zeit.",
    example="Unser Quartier in zehn Jahren",
    summary="Fragen zum Ankreuzen, und auf der Karte Platz für Ihre Ideen.",
    body="Wir möchten wissen, wie zufrieden Sie sind und was sich ändern soll.\n\n"
    "### So machen Sie mit\n\n"
    "- Beantworten Sie die Umfrage. Ihre Antworten werden nur zusammengefasst veröffentlicht.\n"
    "- Haben Sie eine Idee für einen bestimmten Ort, dann tragen Sie sie auf der Karte ein. Andere können sie unterstützen.\n"
    "- Sie können das eine ohne das andere tun.\n",
    plain="Wir stellen Ihnen Fragen. Bitte beantworten Sie sie. Niemand sieht, welche Antworten von Ihnen sind.\n\n"
    "Haben Sie eine Idee für einen Ort? Dann zeigen Sie den Ort auf der Karte. Schreiben Sie Ihre Idee dazu.\n\n"
    "Sie können auch nur eines davon machen.\n\n"
    "Später steht hier, was herausgekommen ist.\n",
    promise="Vier Wochen nach dem Ende der Umfrage stehen die Ergebnisse hier. Zu jeder Idee antwortet die Verwaltung spätestens "
    "sechs Wochen nach dem Ende.",
    phases=(PhasePlan("", "Umfrage", (), 28, "Beantworten Sie die Fragen in Ihrem Tempo."),),
    categories=(),
    format="surveys",
    facts=("Umfrage und Karte zur selben Zeit",),
    module_title="Umfrage",
    further=(
        ModulePlan(
            "ideas",
            "Ideen",
            (
                PhasePlan(
                    "collect", "Ideen sammeln", ALL, 42, "Tragen Sie Ihre Ideen ein, unterstützen Sie andere."
                ),
            ),
            (
                CategoryPlan("Wohnen und Nachbarschaft", "N", "#7a3e9d"),
                CategoryPlan("Grün und Natur", "G", "#1e6b2e"),
                CategoryPlan("Wege und Verkehr", "W", "#00559b"),
                CategoryPlan("Läden und Treffpunkte", "L", "#8a5a00"),
                SOMETHING_ELSE,
            ),
            parallel=True,
        ),
    ),
)

LABORATORY = Blueprint(
    key="reallabor",
    title="Reallabor: ausprobieren und auswerten",
    purpose="Etwas wird auf Zeit ausprobiert, etwa eine autofreie Straße. Am Anfang steht ein Meinungsbild, unterwegs sammeln "
    "alle Beobachtungen auf der Karte, am Ende bewertet eine Umfrage den Versuch.",
    example="Sommerstraße: ein Versuch für hundert Tage",
    summary="Wir probieren etwas aus und lernen daraus. Sagen Sie vorher, unterwegs und danach, was Sie denken.",
    body="Wir probieren für einige Zeit etwas Neues aus. Ob es bleibt, entscheidet sich danach, auch an dem, was Sie hier "
    "schreiben.\n\n"
    "### So läuft es ab\n\n"
    "1. **Vorher: Wo stehen wir?** Stimmen Sie kurzen Aussagen zu oder nicht zu. So wird sichtbar, worin sich alle einig sind.\n"
    "2. **Unterwegs: Was fällt auf?** Markieren Sie auf der Karte, was gut klappt und was nicht. Wir bessern nach, solange der "
    "Versuch läuft.\n"
    "3. **Danach: Wie war es?** Eine Umfrage fragt, was bleiben soll.\n\n"
    "Was gemessen wird (Verkehr, Lärm, Umsatz) und was dabei herauskommt, steht unter „Informationen“ und „Neuigkeiten“.\n",
    plain="Wir probieren etwas Neues aus. Das dauert einige Zeit. Danach wird entschieden, ob es bleibt.\n\n"
    "Am Anfang: Sie lesen kurze Sätze. Sagen Sie, ob Sie zustimmen.\n\n"
    "Während des Versuchs: Zeigen Sie auf der Karte, was gut ist und was nicht.\n\n"
    "Am Ende: Beantworten Sie Fragen. Sagen Sie, was bleiben soll.\n",
    promise="Während des Versuchs antworten wir innerhalb von zwei Wochen auf jede Beobachtung. Acht Wochen nach dem Ende steht "
    "die Auswertung hier, mit einer Empfehlung an den Rat, ob der Versuch endet, bleibt oder geändert weitergeht.",
    phases=(
        PhasePlan(
            "", "Meinungsbild vor dem Versuch", (), 21, "Stimmen Sie zu, lehnen Sie ab oder überspringen Sie."
        ),
    ),
    categories=(),
    format="statements",
    facts=("Meinungsbild, Karte, Umfrage",),
    module_title="Meinungsbild",
    further=(
        ModulePlan(
            "ideas",
            "Beobachtungen",
            (
                PhasePlan(
                    "collect",
                    "Der Versuch läuft",
                    ALL,
                    98,
                    "Markieren Sie, was Ihnen auffällt, und sagen Sie, was besser werden soll.",
                ),
            ),
            (
                CategoryPlan("Klappt gut", "G", "#1e6b2e"),
                CategoryPlan("Klappt nicht", "N", "#a3341f"),
                CategoryPlan("Vorschlag", "V", "#00559b"),
                CategoryPlan("Frage", "F", "#7a3e9d"),
            ),
        ),
        ModulePlan(
            "surveys",
            "Umfrage",
            (PhasePlan("", "Wie war es?", (), 21, "Sagen Sie, was bleiben soll und was nicht."),),
        ),
    ),
)
