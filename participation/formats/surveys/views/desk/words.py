"""What kinds of questions are called on the desk, and what each is good for."""

from flask_babel import lazy_gettext as _l

from participation.formats.surveys.models import QuestionKind

KINDS = {
    QuestionKind.SINGLE: (_l("Eine Antwort"), _l("Aus mehreren Antworten genau eine wählen.")),
    QuestionKind.MULTIPLE: (_l("Mehrere Antworten"), _l("Beliebig viele ankreuzen, oder höchstens so viele, wie Sie sagen.")),
    QuestionKind.SCALE: (_l("Skala"), _l("Eine Note geben, zum Beispiel von 1 (gar nicht) bis 5 (sehr).")),
    QuestionKind.MATRIX: (_l("Tabelle"), _l("Für mehrere Dinge je eine Antwort, zum Beispiel wie oft man was nutzt.")),
    QuestionKind.RANKING: (_l("Reihenfolge"), _l("Dinge danach ordnen, wie wichtig sie sind.")),
    QuestionKind.SHORT: (_l("Kurzer Text"), _l("Eine Zeile, zum Beispiel ein Name oder ein Wort.")),
    QuestionKind.LONG: (_l("Langer Text"), _l("Platz für eigene Gedanken. Auszuwerten ist das nur durch Lesen.")),
    QuestionKind.NUMBER: (_l("Zahl"), _l("Zum Beispiel Kilometer, Minuten oder Personen im Haushalt.")),
    QuestionKind.DATE: (_l("Datum"), _l("Ein Tag, zum Beispiel seit wann jemand hier wohnt.")),
    QuestionKind.POINT: (_l("Ort auf der Karte"), _l("Eine Stelle im Gebiet des Verfahrens zeigen oder eine Adresse suchen.")),
    QuestionKind.IMAGE: (_l("Bilder"), _l("Zwischen Entwürfen oder Fotos wählen. Zu jedem Bild gehört eine Beschreibung.")),
    QuestionKind.HEADING: (_l("Neuer Abschnitt"), _l("Eine Überschrift. Jeder Abschnitt wird eine eigene Seite.")),
}  # fmt: skip
