"""What a receipt says of a remark."""

from participation.formats.documents.models import Document, RemarkKind
from participation.formats.documents.queries.single import Shown
from participation.formats.documents.receipts import Receipt, exactly
from participation.municipalities.models import Municipality
from participation.processes.models import Process

WITHDRAWN_REMARK = "Diese Anmerkung wurde von ihrer Verfasserin oder ihrem Verfasser zurückgezogen."
WITHDRAWN_STATEMENT = "Diese Stellungnahme wurde von ihrer Verfasserin oder ihrem Verfasser zurückgezogen."
KIND_NAMES = {
    RemarkKind.SUGGESTION: "Vorschlag",
    RemarkKind.QUESTION: "Frage",
    RemarkKind.APPROVAL: "Zustimmung",
    RemarkKind.OBJECTION: "Einwand",
}


def receipt_of(town: Municipality, process: Process, document: Document, shown: Shown) -> Receipt:
    """The words of a receipt. Name and address stand in it: it is for its author alone."""
    remark, section = shown.remark, shown.section
    facts = [
        ("Aktenzeichen", remark.reference),
        ("Eingegangen am", exactly(remark.created_at)),
        ("Verfahren", process.title),
    ]
    if document.formal:
        facts.append(("Rechtsgrundlage", document.law))
    if remark.sender_name or remark.sender_address:
        sender = [remark.sender_name, *remark.sender_address.split("\n")]
        facts.append(("Eingereicht von", ", ".join(line for line in sender if line.strip())))
    elif document.formal:
        facts.append(("Eingereicht von", remark.author_name or "ohne Angabe von Name und Anschrift"))
    facts += [
        ("Fassung", f"{shown.edition.number}" + (f" ({shown.edition.title})" if shown.edition.title else "")),
        ("Abschnitt", f"{section.number} {section.heading}".strip() or section.text[:60]),
        ("Art", KIND_NAMES[remark.remark_kind]),
    ]
    if remark.updated_at > remark.created_at:
        facts.append(("Stand vom", exactly(remark.updated_at)))
    parts = [("Stelle im Text", f"„{remark.quote}“")] if remark.quote else []
    parts.append(("Wortlaut", remark.text or "(ohne weitere Worte)"))
    closing = [
        "Diese Bestätigung wurde automatisch erstellt. Maßgeblich ist der Eingang auf dem Server der Plattform."
    ]
    if remark.visibility == "withdrawn":
        closing.insert(0, WITHDRAWN_STATEMENT if document.formal else WITHDRAWN_REMARK)
    kind = "Eingangsbestätigung" if document.formal else "Beleg"
    return Receipt(town.name, f"{kind} {remark.reference}", facts, parts, closing)
