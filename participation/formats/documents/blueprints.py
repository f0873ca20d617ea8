"""Processes with a draft, ready to be given a title and dates. Texts address citizens."""

from participation.processes.blueprints.plan import Blueprint, PhasePlan
from participation.processes.models import Step

ALL = (Step.REMARK, Step.COMMENT, Step.SUPPORT)
TALK = (Step.COMMENT, Step.SUPPORT)

HOW = (
    "### So machen Sie mit\n\n"
    "- Lesen Sie den Entwurf, ganz oder nur die Abschnitte, die Sie angehen.\n"
    "- Markieren Sie eine Stelle im Text, oder nehmen Sie einen ganzen Abschnitt. Schreiben Sie, was Sie vorschlagen, "
    "fragen, gut finden oder ablehnen. Ein Konto brauchen Sie dafür nicht.\n"
    "- Lesen Sie, was andere schreiben. Was Ihnen wichtig ist, können Sie unterstützen oder kommentieren.\n"
)

DRAFT = Blueprint(
    key="entwurf",
    title="Entwurf kommentieren",
    purpose="Für Satzungen, Leitlinien, Konzepte: Sie stellen einen Text ein, Bürgerinnen und Bürger kommentieren ihn Abschnitt "
    "für Abschnitt. Eine neue Fassung zeigt, was sich dadurch geändert hat.",
    example="Leitlinien für die Bürgerbeteiligung",
    summary="Lesen Sie den Entwurf und sagen Sie uns, was gut ist, was fehlt und was anders sein sollte.",
    body="Wir haben einen Entwurf geschrieben. Bevor er beschlossen wird, möchten wir Ihre Meinung hören.\n\n"
    + HOW,
    plain="Wir haben einen Text geschrieben. Er ist noch nicht fertig.\n\n"
    "Lesen Sie den Text. Sie können auch nur einen Teil lesen.\n\n"
    "Schreiben Sie dazu, was Sie denken. Was ist gut? Was fehlt? Sie brauchen kein Konto.\n\n"
    "Wir lesen alles und antworten hier. Danach gibt es einen neuen Text.\n",
    promise="Wir lesen jede Anmerkung. Spätestens sechs Wochen nach dem Ende steht hier zu jeder eine Antwort, und die neue "
    "Fassung zeigt, was sich durch Ihre Anmerkungen geändert hat.",
    phases=(
        PhasePlan(
            "comment",
            "Entwurf kommentieren",
            ALL,
            28,
            "Lesen Sie den Entwurf und sagen Sie Ihre Meinung dazu.",
        ),
        PhasePlan(
            "discuss",
            "Anmerkungen besprechen",
            TALK,
            14,
            "Neue Anmerkungen sind nicht mehr möglich. Sagen Sie, was Ihnen wichtig ist.",
        ),
    ),
    categories=(),
    format="documents",
    facts=("Abschnitt für Abschnitt", "Fassungen im Vergleich"),
    module_title="Entwurf",
)

FORMAL = Blueprint(
    key="entwurf-baugb",
    title="Förmliche Beteiligung (BauGB)",
    purpose="Veröffentlichung im Internet nach § 3 Abs. 2 BauGB: mindestens 30 Tage und einen Monat. Stellungnahmen bekommen "
    "eine Eingangsbestätigung; Name und Anschrift sehen nur Sie. Prüfen Sie die Rechtslage für Ihr Verfahren.",
    example="Bebauungsplan Nr. 12 „Am Bahnhof“",
    summary="Der Entwurf liegt aus. Bis zum Ende der Frist können alle dazu Stellung nehmen.",
    body="{kommune}: Beteiligung der Öffentlichkeit nach § 3 Abs. 2 des Baugesetzbuchs. Hier lesen Sie den Entwurf und können "
    "Abschnitt für Abschnitt Stellung nehmen. Nach dem Absenden bekommen Sie eine Eingangsbestätigung.\n\n"
    "Stellungnahmen, die nicht rechtzeitig abgegeben werden, können bei der Beschlussfassung unberücksichtigt bleiben. Sie "
    "können auch schriftlich oder vor Ort Stellung nehmen.\n",
    plain="Hier soll gebaut werden. Dafür gibt es einen Plan. Der Plan ist noch nicht beschlossen.\n\n"
    "Sie können den Plan hier lesen. Schreiben Sie uns, was Sie dazu denken. Das nennt man Stellungnahme.\n\n"
    "Achten Sie auf den letzten Tag. Was später kommt, zählt vielleicht nicht mehr.\n\n"
    "Sie bekommen eine Bestätigung. Sie können auch einen Brief schreiben oder zu uns kommen.\n\n"
    "Danach prüfen wir alles. Dann entscheidet der Rat.\n",
    promise="Alle Stellungnahmen werden in die Abwägung eingestellt. Innerhalb von sechs Wochen nach dem Beschluss steht das "
    "Ergebnis hier; haben Sie Ihre Anschrift angegeben, teilen wir es Ihnen mit.",
    phases=(
        PhasePlan(
            "comment",
            "Stellung nehmen",
            (Step.REMARK,),
            37,
            "Nehmen Sie Stellung zum Entwurf, zu einzelnen Abschnitten oder Festsetzungen.",
        ),
    ),
    categories=(),
    format="documents",
    facts=("Frist wird geprüft", "Eingangsbestätigung als PDF"),
    module_title="Entwurf",
    settings={"formal": True, "law": "§ 3 Abs. 2 BauGB", "least_days": 30, "anonymous": True},
)

BLUEPRINTS = (DRAFT, FORMAL)
