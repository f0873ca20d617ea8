"""Surveys of citizens. Texts address them, `{kommune}` replaced; all can be edited."""

from participation.formats.surveys.blueprints.frame import HOW, MARKS, OFTEN, SATISFIED, survey
from participation.formats.surveys.drafting import (
    heading,
    matrix,
    multiple,
    number,
    only_after,
    ranking,
    scale,
    single,
    text,
)

CITIZENS = (
    survey(
        key="umfrage",
        title="Umfrage",
        purpose="Wenige Fragen zu einem Thema, das noch offen ist. Ein Anfang, den Sie auf Ihr Thema umschreiben.",
        example="Was soll auf dem alten Bahnhofsgelände entstehen?",
        summary="Ein paar Fragen: Sagen Sie uns, was Sie denken.",
        body="Wir bereiten eine Entscheidung vor und möchten vorher wissen, was Ihnen wichtig ist.\n\n" + HOW,
        questions=(
            single("Wie oft sind Sie an diesem Ort?", *OFTEN),
            scale("Wie zufrieden sind Sie mit dem Ort, wie er heute ist?", *SATISFIED),
            multiple(
                "Was ist Ihnen für die Zukunft am wichtigsten?",
                "Grün und Schatten", "Sitzplätze", "Spielplätze", "Läden und Gastronomie", "Ruhe", "Veranstaltungen",
                other=True, most=3,
            ),
            text("Was soll auf jeden Fall so bleiben?", longest=1000),
            text("Was möchten Sie uns sonst noch sagen?", help="Bitte nennen Sie keine Namen."),
        ),
    ),
    survey(
        key="umfrage-zufriedenheit",
        title="Zufriedenheit mit einer Einrichtung",
        purpose="Wie gut ein Angebot ankommt und was besser werden soll: Bibliothek, Schwimmbad, Bürgeramt, Kita.",
        example="Wie zufrieden sind Sie mit der Stadtbibliothek?",
        summary="Was läuft gut, was soll besser werden? Ihre Meinung hilft uns, das Angebot zu verbessern.",
        body="Wir möchten das Angebot verbessern und fragen die Menschen, die es nutzen, und die, die es nicht "
        "nutzen.\n\n" + HOW,
        questions=(
            single("Wie oft nutzen Sie das Angebot?", *OFTEN, required=True),
            multiple(
                "Warum nutzen Sie es selten oder nie?",
                "Ich brauche es nicht.", "Ich kannte es nicht.", "Die Öffnungszeiten passen nicht.",
                "Es ist zu weit weg.", "Es ist zu teuer.", "Ich komme nicht gut hinein.",
                other=True, only_if=only_after("f1", "d", "e"),
            ),
            heading("Was läuft gut, was nicht?", only_if=only_after("f1", "a", "b", "c", "d")),
            scale("Wie zufrieden sind Sie insgesamt?", *SATISFIED, first=0, last=10),
            matrix(
                "Wie bewerten Sie im Einzelnen …",
                ("die Öffnungszeiten", "das Angebot", "die Beratung", "die Räume", "die Erreichbarkeit",
                 "die Barrierefreiheit"),
                MARKS,
            ),
            text("Was sollen wir zuerst verbessern?", longest=1000),
            heading("Noch eine letzte Frage"),
            scale("Würden Sie das Angebot weiterempfehlen?", "auf keinen Fall", "auf jeden Fall", first=0, last=10),
        ),
    ),
    survey(
        key="umfrage-mobilitaet",
        title="Mobilitätsumfrage",
        purpose="Wie die Menschen unterwegs sind und was sie bräuchten, um öfter ohne Auto zu fahren. Als Grundlage für ein "
        "Verkehrskonzept.",
        example="Wie sind Sie in unserer Stadt unterwegs?",
        summary="Zu Fuß, mit Rad, Bus oder Auto: Sagen Sie uns, wie Sie unterwegs sind und was fehlt.",
        body="Wir planen den Verkehr der nächsten Jahre. Dafür müssen wir wissen, wie Sie heute unterwegs sind, wo "
        "es hakt und was Ihnen helfen würde.\n\n" + HOW,
        questions=(
            heading("Ihre Wege"),
            matrix(
                "Wie oft sind Sie so unterwegs?",
                ("zu Fuß, länger als zehn Minuten", "mit dem Rad", "mit dem Bus", "mit der Bahn", "mit dem Auto"),
                OFTEN,
            ),
            number("Wie weit ist Ihr häufigster Weg, einfach?", "km", 0, 300),
            single("Haben Sie ein Fahrrad, das fährt?", "ja", "ja, mit Motor", "nein"),
            heading("Rad fahren", only_if=only_after("f4", "a", "b")),
            scale("Wie sicher fühlen Sie sich auf dem Rad?", "gar nicht sicher", "sehr sicher"),
            {"kind": "point", "title": "Wo ist es mit dem Rad am gefährlichsten?", "help": "Eine Stelle genügt."},
            heading("Was würde helfen?"),
            ranking(
                "Was brächte Ihnen am meisten?",
                "Busse, die öfter fahren", "sichere Radwege", "mehr Plätze für Fahrräder", "breitere Gehwege",
                "günstigere Fahrkarten", "Leihräder und Leihautos",
                most=3, help="Ordnen Sie die drei wichtigsten.",
            ),
            text("Was hindert Sie daran, das Auto öfter stehen zu lassen?", longest=1000),
        ),
    ),
)  # fmt: skip
