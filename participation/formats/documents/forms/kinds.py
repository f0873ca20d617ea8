"""How kinds of remarks are told apart: by name, letter, colour and icon, never by colour alone."""

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from participation.formats.documents.models import RemarkKind


@dataclass(frozen=True, slots=True)
class Look:
    """What a kind looks like; `asks` says what it is for, `icon` names one of KERN's."""

    kind: RemarkKind
    name: LazyString
    asks: LazyString
    letter: str
    colour: str
    icon: str


LOOKS = {
    look.kind: look
    for look in (
        Look(
            RemarkKind.SUGGESTION,
            _l("Vorschlag"),
            _l("Das sollte anders sein oder dazukommen."),
            "V",
            "#00559b",
            "edit",
        ),
        Look(
            RemarkKind.QUESTION,
            _l("Frage"),
            _l("Das verstehe ich nicht, oder dazu möchte ich mehr wissen."),
            "F",
            "#7a3e9d",
            "question-mark",
        ),
        Look(
            RemarkKind.APPROVAL,
            _l("Zustimmung"),
            _l("Das finde ich gut, es soll so bleiben."),
            "Z",
            "#1e6b2e",
            "check",
        ),
        Look(
            RemarkKind.OBJECTION,
            _l("Einwand"),
            _l("Damit bin ich nicht einverstanden."),
            "E",
            "#a3341f",
            "close",
        ),
    )
}
