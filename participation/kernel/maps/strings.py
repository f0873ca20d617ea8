"""What a map says, as German msgids; a view translates them once and hands them to `render_map`."""


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools find messages
    """Mark a message for the catalogues without translating it now."""
    return message


STRINGS = {
    "skip": N_("Karte überspringen"),
    "zoom_in": N_("Vergrößern"),
    "zoom_out": N_("Verkleinern"),
    "locate": N_("Meinen Standort zeigen"),
    "located": N_("Ihr Standort ist auf der Karte markiert."),
    "locate_failed": N_("Ihr Standort ließ sich nicht bestimmen."),
    "outside": N_("Dieser Ort liegt außerhalb des Gebiets."),
    "hint_touch": N_("Mit zwei Fingern verschieben"),
    "hint_wheel": N_("Zum Vergrößern die Strg-Taste halten"),
    "basemap_failed": N_("Der Kartenhintergrund lässt sich gerade nicht laden."),
    "in_view_none": N_("Kein Beitrag im Ausschnitt"),
    "in_view_one": N_("1 Beitrag im Ausschnitt"),
    "in_view_many": N_("{n} Beiträge im Ausschnitt"),
    "pins_failed": N_("Die Beiträge lassen sich gerade nicht laden."),
    "cluster": N_("{n} Beiträge, vergrößern"),
    "pin": N_("{title}, {category}"),
    "loading": N_("Wird geladen …"),
    "open": N_("Beitrag ansehen"),
    "open_fixed": N_("Verfahren ansehen"),
    "several_here": N_("{n} Verfahren an diesem Ort"),
    "close": N_("Schließen"),
    "supports_one": N_("1 Unterstützung"),
    "supports_many": N_("{n} Unterstützungen"),
    "comments_one": N_("1 Kommentar"),
    "comments_many": N_("{n} Kommentare"),
    "detail_failed": N_("Dieser Beitrag lässt sich gerade nicht laden."),
    "highlight": N_("Ihr Beitrag"),
    "highlight_pending": N_("Ihr Beitrag ist angekommen. Für alle sichtbar wird er, sobald er geprüft ist."),
    "picked": N_("Ort gesetzt: {place}"),
    "picked_near": N_("Ort gesetzt: nahe {street}"),
    "picker_pin": N_("Gewählter Ort"),
    "picker_help": N_("Tippen Sie auf die Karte, oder suchen Sie eine Adresse."),
    "picker_keys": N_(
        "Pfeiltasten verschieben die Karte, die Eingabetaste setzt den Ort unter das Fadenkreuz."
    ),
    "search_none": N_("Keine Adresse gefunden. Versuchen Sie es ohne Hausnummer."),
    "search_one": N_("1 Treffer"),
    "search_many": N_("{n} Treffer"),
    "search_failed": N_("Die Adresssuche antwortet gerade nicht."),
    "whole": N_("Der Beitrag gilt für das ganze Gebiet."),
    "bad_number": N_("Das ist keine gültige Koordinate."),
    "draw_help": N_(
        "Klicken Sie die Ecken der Reihe nach an. Mit der Tastatur: Pfeiltasten verschieben, "
        "Eingabetaste setzt eine Ecke."
    ),
    "draw_undo": N_("Letzte Ecke löschen"),
    "draw_clear": N_("Neu beginnen"),
    "draw_corner": N_("Ecke {n}; ziehen oder mit Entf löschen"),
    "draw_count": N_("{n} Ecken gesetzt"),
    "draw_few": N_("Noch kein Gebiet: Es braucht mindestens drei Ecken."),
    "draw_complex": N_("Das Gebiet hat mehrere Teile. „Neu beginnen“ ersetzt es durch ein gezeichnetes."),
}
"""Every text that `static/js/map*.js` shows or says; `{n}` and the like are filled in there."""
