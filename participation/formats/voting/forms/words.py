"""What the ways to vote are called, and in one sentence what each does or promises."""

from flask_babel import lazy_gettext as _l

from participation.formats.voting.models import Entitled, Level, Method

LEVELS = {
    Level.SECRET: (
        _l("Geheim"),
        _l(
            "Niemand sieht, wer wie stimmt, und bis zum Ende sieht niemand einen Zwischenstand. Danach können alle nachrechnen."
        ),
    ),
    Level.COMMISSION: (
        _l("Geheim, mit Kommission"),
        _l(
            "Geheim, und nicht einmal der Server kann die Stimmen öffnen: Das tun zwei von drei Personen auf eigenen Rechnern."
        ),
    ),
    Level.OPEN: (
        _l("Offene Unterstützung"),
        _l(
            "Alle sehen jederzeit, wie viele etwas unterstützen, aber nicht, wer. Ein Stimmungsbild, keine geheime Abstimmung."
        ),
    ),
}
METHODS = {
    Method.SINGLE: (
        _l("Eine Stimme"),
        _l("Alle wählen genau eine Möglichkeit. Die meisten Stimmen gewinnen."),
    ),
    Method.APPROVAL: (
        _l("Mehrere ankreuzen"),
        _l("Alle kreuzen an, womit sie einverstanden sind. Ähnliche Vorschläge nehmen einander nichts weg."),
    ),
    Method.RANKED: (
        _l("Rangfolge"),
        _l("Alle ordnen die Möglichkeiten. Es gewinnt, was im direkten Vergleich vor allen anderen liegt."),
    ),
    Method.CONSENSUS: (
        _l("Systemisches Konsensieren"),
        _l("Alle geben ihren Widerstand von 0 bis 10 an. Es gewinnt, was am wenigsten Widerstand hat."),
    ),
    Method.POINTS: (
        _l("Punkte verteilen"),
        _l("Alle verteilen dieselbe Zahl von Punkten. Die meisten Punkte gewinnen."),
    ),
    Method.BUDGET: (
        _l("Bürgerhaushalt"),
        _l("Vorhaben mit Kosten und eine Summe, die reichen muss. Mehrere gewinnen."),
    ),
}
ENTITLED = {
    Entitled.CODES: (
        _l("Wer einen Code bekommt"),
        _l("Einmal-Codes auf Briefen, zum Beispiel an alle ab 16. Ein Konto ist nicht nötig."),
    ),
    Entitled.VERIFIED: (
        _l("Bestätigte Konten"),
        _l("Wer ein Konto hat und im Rathaus bestätigt hat, zu Ihrer Kommune zu gehören."),
    ),
    Entitled.ACCOUNTS: (
        _l("Konten Ihrer Kommune"),
        _l("Wer im eigenen Konto angibt, zu Ihrer Kommune zu gehören. Das prüft niemand."),
    ),
    Entitled.LIST: (
        _l("Eine Liste"),
        _l("Wer mit der E-Mail-Adresse des eigenen Kontos auf einer Liste steht, zum Beispiel ein Verein."),
    ),
}
TIES = {
    "lot": (
        _l("Das Los entscheidet"),
        _l("Es wird beim Beginn gezogen und veröffentlicht, bevor jemand abstimmt."),
    ),
    "open": (
        _l("Es bleibt offen"),
        _l("Unter den Gleichen gewinnt niemand. Was dann geschieht, entscheiden Sie."),
    ),
}
COUNTS = {
    "schulze": (
        _l("Direkte Vergleiche (Schulze)"),
        _l("Jede Möglichkeit wird mit jeder anderen verglichen."),
    ),
    "irv": (
        _l("Ausscheiden der Letzten (Stichwahl)"),
        _l("Runde für Runde scheidet aus, was am seltensten vorn steht."),
    ),
}
BALLOTS = {
    "approval": (_l("Vorhaben ankreuzen"), _l("Am einfachsten, und am besten für gleiche Anteile.")),
    "points": (_l("Punkte verteilen"), _l("Wer etwas sehr will, gibt ihm mehr Punkte.")),
    "ranked": (_l("Vorhaben ordnen"), _l("Der erste Platz zählt am meisten.")),
}
BUDGET_RULES = {
    "equal-shares": (
        _l("Gleiche Anteile"),
        _l(
            "Jede Person entscheidet über den gleichen Teil des Geldes. Auch kleinere Gruppen bekommen etwas."
        ),
    ),
    "greedy": (
        _l("Die meisten Stimmen zuerst"),
        _l("Der Reihe nach, was noch ins Geld passt; was zu teuer ist, wird übersprungen."),
    ),
    "greedy-no-skip": (
        _l("Die meisten Stimmen zuerst, ohne Überspringen"),
        _l("Beim ersten Vorhaben, das nicht mehr passt, ist Schluss."),
    ),
    "greedy-threshold": (
        _l("Die meisten Stimmen zuerst, mit Mindestzahl"),
        _l("Wie oben, aber nur Vorhaben, die eine Mindestzahl erreichen."),
    ),
}
COMPLETIONS = {
    "add1": _l("Anteile erhöhen, solange das Geld reicht (üblich)"),
    "add1-exhaustive": _l("Anteile erhöhen, bis kein Vorhaben mehr passt"),
    "utilitarian": _l("Den Rest an die meisten Stimmen"),
    "add1-utilitarian": _l("Anteile erhöhen, dann den Rest an die meisten Stimmen"),
    "none": _l("Den Rest behalten"),
}
