"""What the demo's processes tell beside what people say: pages, events, news, and what came out. German data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoBlock:
    """A piece of a page: a text, an entry that folds (with a heading), the picture (with its description) or the file."""

    source: str = ""
    heading: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class DemoEvent:
    """An event so many days from today, at an hour in Germany; `where` is a place that the map knows."""

    title: str
    day: int
    hour: int
    hours: int
    text: str
    place: str
    where: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class DemoNews:
    """News, out so many days ago."""

    title: str
    days_ago: int
    text: str


HEAT = (
    DemoBlock(
        "An einem Julitag im vergangenen Jahr haben wir gemessen: **Auf dem Marktplatz war es um 16 Uhr 41 Grad warm, im "
        "Stadtpark 29.** Zwischen beiden liegen 600 Meter.\n\nVersiegelte Flächen speichern die Wärme des Tages und geben "
        "sie nachts ab. Bäume verschatten den Boden und verdunsten Wasser; ein großer Laubbaum kühlt wie mehrere "
        "Klimageräte."
    ),
    DemoBlock(
        "Zeichnung: Stadtplanungsamt Lindenfurt",
        alt="Schema des Marktplatzes von oben: Drei Seiten sind von Häusern umgeben, an der Südseite steht eine neue Reihe "
        "aus sieben Bäumen, in der Mitte ein rundes Wasserbecken.",
    ),
    DemoBlock(
        "## Was schon beschlossen ist\n\n- 120 neue Straßenbäume bis zum Herbst\n- ein Trinkbrunnen je Stadtteil\n"
        "- helle Beläge, wo ohnehin gebaut wird"
    ),
    DemoBlock(heading="Messwerte des letzten Sommers"),
)
QUESTIONS = (
    DemoBlock(
        "Nein. Sie können Ihre Idee ohne Konto eintragen und bekommen einen geheimen Link, mit dem Sie sie ändern können.",
        "Brauche ich ein Konto?",
    ),
    DemoBlock(
        "Jede Idee wird geprüft. Das Grünflächenamt schaut, ob Leitungen im Boden liegen, wem die Fläche gehört und was die "
        "Pflege kostet. Die Antwort steht öffentlich unter der Idee.",
        "Wer entscheidet, was gebaut wird?",
    ),
    DemoBlock(
        "Ja, bis zu 500 Euro je Baumscheibe. Der Antrag passt auf eine Seite; das Formular bekommen Sie im Grünflächenamt.",
        "Gibt es Geld, wenn wir selbst pflanzen?",
    ),
    DemoBlock(
        "Schreiben Sie uns oder kommen Sie zu einem der Termine. Wir tragen Ihre Idee gern für Sie ein, auch am Telefon.",
        "Ich möchte mich lieber nicht im Netz beteiligen.",
    ),
)
RESULTS = (
    DemoBlock(
        "Aus Ihren Vorschlägen sind **38 Plätze** geworden, die meisten kleiner als ein Wohnzimmer: eine Bank mit Lehne an "
        "der Bushaltestelle, ein Schachtisch im Südpark, ein Bücherschrank vor der Lutherkirche.\n\n"
        "## Was wir gelernt haben\n\n"
        "- Am häufigsten gewünscht war nichts Großes, sondern **ein Platz zum Sitzen im Schatten**.\n"
        "- Wo Nachbarschaften mitgebaut haben, ist bis heute nichts kaputt.\n"
        "- Drei Orte gehören der Bahn. Dort verhandeln wir noch.\n\n"
        "## Wie es weitergeht\n\n"
        "Im kommenden Jahr stehen noch einmal 60.000 Euro bereit. Den Bericht an den Rat und alle Daten finden Sie unten."
    ),
    DemoBlock(
        "Warum mein Vorschlag nicht dabei ist, steht unter jedem einzelnen als Antwort der Verwaltung. Sie können "
        "nachfragen: die Ansprechperson steht auf der Seite des Verfahrens.",
        "Mein Vorschlag fehlt. Warum?",
    ),
)
EVENTS = (
    DemoEvent(
        "Hitzespaziergang durch die Altstadt", -20, 15, 2,
        "Mit Wärmebildkamera vom Marktplatz zum Schlossgarten. Die Bilder hängen jetzt im Rathaus.",
        "Treffpunkt: Marktplatz, am Brunnen", "Marktplatz",
    ),
    DemoEvent(
        "Ideenwerkstatt: Schatten für die Innenstadt", 9, 18, 2,
        "Wir legen Pläne aus und zeichnen gemeinsam. **Keine Anmeldung nötig**, Kinderbetreuung ist da. Der Raum ist mit dem "
        "Rollstuhl erreichbar, es gibt eine Höranlage.",
        "Kulturfabrik Hammer, Saal 1", "Kulturfabrik Hammer",
    ),
    DemoEvent(
        "Sprechstunde im Netz: Was geht auf privatem Grund?", 16, 19, 1,
        "Fragen zu Höfen, Fassaden und Dächern beantworten das Grünflächenamt und die Verbraucherberatung.",
        "Videokonferenz, Zugang auch mit dem Telefon", "", "https://video.lindenfurt.example/gruene-mitte",
    ),
)  # fmt: skip
NEWS = (
    DemoNews("Es geht los", 74, "Ab heute können Sie Ihre Ideen eintragen. Wir sind gespannt!"),
    DemoNews(
        "Hundert Ideen in vier Wochen", 45,
        "Danke! Am meisten Zuspruch finden bisher Trinkbrunnen und Bäume an Schulwegen. Noch fehlen uns Stimmen aus der "
        "Weststadt: **Kennen Sie dort einen heißen Ort?**",
    ),
    DemoNews(
        "Zwei Trinkbrunnen kommen noch in diesem Jahr", 6,
        "Am Bahnhofsvorplatz und am Spielplatz Stadtpark beginnen die Arbeiten. Beide Orte haben Sie vorgeschlagen.\n\n"
        "- Bahnhofsvorplatz: Baubeginn in zwei Wochen\n- Spielplatz Stadtpark: im Anschluss",
    ),
)  # fmt: skip
MEASURED = "ort;uhrzeit;grad\n" + "".join(
    f"{where};16:00;{degrees}\n"
    for where, degrees in (
        ("Marktplatz", "41,2"),
        ("Bahnhofsvorplatz", "40,1"),
        ("Schlossgarten", "31,4"),
        ("Stadtpark", "29,0"),
    )
)
