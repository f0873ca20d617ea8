"""The blueprints for collecting ideas that come with the platform.

Texts address citizens and go into the process as they stand, `{kommune}` replaced; all can be edited.
Colours stand out against white, letters are told apart within a blueprint: a test holds them to it.
"""

from participation.processes.blueprints.plan import Blueprint, CategoryPlan, PhasePlan
from participation.processes.models import Moderation, Step

ALL = (Step.SUBMIT, Step.COMMENT, Step.SUPPORT)
TALK = (Step.COMMENT, Step.SUPPORT)

PROMISE = (
    "Wir lesen jeden Beitrag. Spätestens sechs Wochen nach dem Ende steht hier zu jeder Idee eine Antwort "
    "der Verwaltung: was wir aufgreifen, was nicht geht und warum."
)
HOW = (
    "### So machen Sie mit\n\n"
    "- Setzen Sie eine Markierung auf die Karte und schreiben Sie in wenigen Sätzen, worum es geht. "
    "Ein Konto brauchen Sie dafür nicht.\n"
    "- Lesen Sie, was andere vorschlagen. Was Ihnen gefällt, können Sie unterstützen oder kommentieren.\n"
    "- Nach dem Ende prüft die Verwaltung alle Beiträge und antwortet hier auf jeden einzelnen.\n"
)
PLAIN = (
    "Haben Sie eine Idee? Hier können Sie sie sagen.\n\n"
    "So geht es:\n\n"
    "- Tippen Sie auf die Karte. So zeigen Sie den Ort.\n"
    "- Schreiben Sie Ihre Idee auf. Wenige Sätze genügen.\n"
    "- Sie brauchen kein Konto.\n"
    "- Sie können auch lesen, was andere schreiben.\n\n"
    "Später liest die Verwaltung alle Ideen. Sie antwortet hier.\n"
)
COLLECT = PhasePlan(
    "collect",
    "Ideen sammeln",
    ALL,
    42,
    "Tragen Sie Ihre Ideen ein, kommentieren und unterstützen Sie andere.",
)
DISCUSS = PhasePlan(
    "discuss",
    "Ideen besprechen",
    TALK,
    21,
    "Neue Ideen sind nicht mehr möglich. Sagen Sie, was Ihnen wichtig ist.",
)

IDEAS = (
    Blueprint(
        key="ideen-karte",
        title="Ideen auf der Karte sammeln",
        purpose="Der Regelfall: Alle können Vorschläge für Orte machen, sie besprechen und unterstützen. "
        "Beiträge erscheinen sofort.",
        example="Ideen für unsere Innenstadt",
        summary="Was soll sich verändern, was soll bleiben? Zeigen Sie es uns auf der Karte.",
        body="Sie kennen Ihre Umgebung am besten. Wir möchten wissen, wo Sie etwas "
        "verbessern würden und was Ihnen wichtig ist. Ihre Ideen fließen in die weitere Planung ein.\n\n"
        + HOW,
        plain=PLAIN,
        promise=PROMISE,
        phases=(COLLECT, DISCUSS),
        categories=(
            CategoryPlan("Grün und Natur", "G", "#1e6b2e"),
            CategoryPlan("Wege und Verkehr", "W", "#00559b"),
            CategoryPlan("Plätze und Treffpunkte", "P", "#8a5a00"),
            CategoryPlan("Spiel und Sport", "S", "#a3341f"),
            CategoryPlan("Kultur und Handel", "K", "#7a3e9d"),
            CategoryPlan("Etwas anderes", "E", "#4a5568"),
        ),
    ),
    Blueprint(
        key="ideen-pruefung",
        title="Ideen sammeln mit Vorab-Prüfung",
        purpose="Für Themen, die aufwühlen: Jeder Beitrag wird erst sichtbar, wenn jemand aus der Verwaltung "
        "ihn gelesen hat. Planen Sie dafür jeden Werktag etwas Zeit ein.",
        example="Wie soll das alte Krankenhaus genutzt werden?",
        summary="Ihre Meinung ist gefragt: Schreiben Sie uns, was Sie sich vorstellen.",
        body="Wir bereiten eine Entscheidung vor und möchten vorher hören, "
        "was Ihnen wichtig ist. Alle Beiträge werden vor der Veröffentlichung gelesen. Das dauert "
        "in der Regel höchstens zwei Werktage.\n\n" + HOW,
        plain=PLAIN,
        promise=PROMISE,
        phases=(COLLECT, DISCUSS),
        categories=(
            CategoryPlan("Nutzung", "N", "#00559b"),
            CategoryPlan("Gestaltung", "G", "#7a3e9d"),
            CategoryPlan("Verkehr und Lärm", "V", "#8a5a00"),
            CategoryPlan("Umwelt", "U", "#1e6b2e"),
            CategoryPlan("Etwas anderes", "E", "#4a5568"),
        ),
        moderation=Moderation.PRE,
    ),
    Blueprint(
        key="orte-naehe",
        title="Orte und Wünsche in der Nähe",
        purpose="Kurz und einfach, vier Wochen: Menschen markieren, was in ihrem Viertel gut ist, was fehlt "
        "und was stört. Gut für einen ersten Überblick.",
        example="Mein Viertel: Was ist gut, was fehlt?",
        summary="Was ist in Ihrem Viertel gut, was fehlt, was stört? Drei Klicks genügen.",
        body="Wir sammeln Orte: schöne und schwierige. So entsteht ein Bild "
        "davon, wo es sich gut leben lässt und wo etwas geschehen muss.\n\n" + HOW,
        plain=PLAIN,
        promise="Wir werten alle Orte aus. Vier Wochen nach dem Ende steht das Ergebnis auf dieser Seite.",
        phases=(
            PhasePlan(
                "collect", "Orte markieren", ALL, 28, "Markieren Sie Orte und sehen Sie, was andere sagen."
            ),
        ),
        categories=(
            CategoryPlan("Das ist gut", "G", "#1e6b2e"),
            CategoryPlan("Das fehlt", "F", "#00559b"),
            CategoryPlan("Das stört", "S", "#a3341f"),
        ),
        module_title="Orte",
    ),
    Blueprint(
        key="rad-fuss",
        title="Rad- und Fußwege verbessern",
        purpose="Gefahrenstellen, Lücken und Wünsche im Rad- und Fußverkehr, als Grundlage für ein Konzept.",
        example="Sicher zu Fuß und mit dem Rad",
        summary="Wo ist es gefährlich, wo fehlt ein Weg, wo würden Sie Ihr Rad gern abstellen?",
        body="Wir planen bessere Wege für alle, die zu Fuß gehen oder mit dem Rad "
        "fahren. Markieren Sie die Stellen, an denen etwas geschehen sollte. Bei akuter Gefahr rufen Sie "
        "bitte direkt im Rathaus an.\n\n" + HOW,
        plain=PLAIN,
        promise=PROMISE,
        phases=(COLLECT, DISCUSS),
        categories=(
            CategoryPlan("Gefahrenstelle", "G", "#a3341f"),
            CategoryPlan("Fehlende Verbindung", "V", "#00559b"),
            CategoryPlan("Querung", "Q", "#7a3e9d"),
            CategoryPlan("Hindernis", "H", "#8a5a00"),
            CategoryPlan("Abstellplatz", "A", "#0f6b75"),
            CategoryPlan("Etwas anderes", "E", "#4a5568"),
        ),
    ),
    Blueprint(
        key="hitze-schatten",
        title="Hitze und Schatten",
        purpose="Für die Anpassung an den Klimawandel: heiße und kühle Orte, Wünsche nach Bäumen und Wasser.",
        example="Wo ist es Ihnen im Sommer zu heiß?",
        summary="Zeigen Sie uns, wo es im Sommer unerträglich wird und wo man gut Schatten findet.",
        body="Die Sommer werden heißer. Wir möchten wissen, welche Orte besonders "
        "aufheizen, wo Sie Schatten finden und wo ein Baum oder ein Trinkbrunnen helfen würde.\n\n" + HOW,
        plain=PLAIN,
        promise=PROMISE,
        phases=(COLLECT,),
        categories=(
            CategoryPlan("Zu heiß", "H", "#a3341f"),
            CategoryPlan("Angenehm kühl", "K", "#0f6b75"),
            CategoryPlan("Hier fehlt ein Baum", "B", "#1e6b2e"),
            CategoryPlan("Hier fehlt Wasser", "W", "#00559b"),
        ),
        module_title="Orte",
    ),
)
