"""What the coordination office asks municipalities after a process; all can be edited."""

from participation.formats.surveys.blueprints.frame import MARKS, survey
from participation.formats.surveys.drafting import heading, matrix, multiple, number, scale, single, text

EXPERIENCE = survey(
    key="erfahrungen",
    title="Erfahrungen mit einem Verfahren",
    purpose="Für Koordinierungsstellen: Was Kommunen nach einem Beteiligungsverfahren sagen, über Aufwand, Kosten und das, "
    "was andere daraus lernen können.",
    example="Ihre Erfahrungen mit dem Beteiligungsverfahren",
    summary="Was hat funktioniert, was nicht, was hat es gekostet? Ihre Erfahrungen helfen anderen Kommunen.",
    body="Ihr Beteiligungsverfahren ist zu Ende. Bitte nehmen Sie sich zehn Minuten: Was Sie gelernt haben, hilft "
    "anderen Kommunen, es gleich besser zu machen.\n\n"
    "- Ein Bogen für jedes Verfahren genügt. Sie können unterbrechen und später weitermachen.\n"
    "- Beim Bogen steht nicht, von wem er ist. Nennen Sie das Verfahren, wenn Sie möchten, dass wir es zuordnen.\n"
    "- Schätzungen reichen, auch bei Kosten und Stunden.\n",
    plain="Ihre Beteiligung ist vorbei. Was hat gut geklappt? Was hat nicht geklappt?\n\n"
    "Bitte füllen Sie den Frage-Bogen aus. Das dauert 10 Minuten. Andere Orte können von Ihnen lernen.",
    promise="Aus allen Antworten machen wir jedes Jahr im März eine Auswertung, die alle Kommunen bekommen.",
    thanks="Vielen Dank! Ihre Erfahrungen gehen in die Auswertung ein, die alle Kommunen bekommen.",
    intro="Alle Angaben sind freiwillig. Schätzungen genügen.",
    about=(),
    guests_allowed=False,
    module_title="Fragebogen",
    questions=(
        text(
            "Um welches Verfahren geht es?", longest=200,
            help="Nur wenn Sie möchten, dass die Koordinierungsstelle Ihre Antworten zuordnen kann.",
        ),
        heading("Was dabei herauskam"),
        scale("Hat das Verfahren sein Ziel erreicht?", "gar nicht", "voll und ganz"),
        text("Was hat gut funktioniert?"),
        text("Was hat nicht funktioniert?"),
        single(
            "Was ist mit den Ergebnissen geschehen?",
            "Sie sind in einen Beschluss eingegangen.", "Sie sind in eine Planung eingegangen.",
            "Sie werden noch geprüft.", "Bisher nichts.", other=True,
        ),
        heading("Aufwand"),
        number("Was hat das Verfahren gekostet, ohne eigenes Personal?", "Euro", 0, 10_000_000),
        number("Wie viele Arbeitsstunden hat Ihre Verwaltung aufgewendet?", "Stunden", 0, 100_000),
        multiple(
            "Womit haben Sie gearbeitet?",
            "mit dieser Plattform", "mit einem anderen Werkzeug im Netz", "mit Veranstaltungen vor Ort",
            "mit Papier und Post", "mit einem beauftragten Büro", other=True,
        ),
        matrix(
            "Wie gut hat das funktioniert?",
            ("Ansprache und Werbung", "Technik", "Moderation", "Auswertung", "Antworten an die Beteiligten"),
            MARKS,
        ),
        heading("Was andere lernen können"),
        single("Würden Sie es wieder so machen?", "ja, genauso", "ja, mit Änderungen", "nein"),
        text("Was würden Sie beim nächsten Mal anders machen?"),
        text("Was raten Sie einer Kommune, die dasselbe vorhat?"),
    ),
)  # fmt: skip
