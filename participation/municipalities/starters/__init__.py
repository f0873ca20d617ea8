"""Starter texts for the legal pages: Markdown with what is known filled in and the rest marked as a gap.

They save typing and replace no legal advice: a gap left open keeps the municipality from publishing anything.
"""

from importlib.resources import files

from participation.municipalities.models import PLACEHOLDER, LegalKind, Municipality

_GAPS = {
    "name": "Name der Kommune",
    "address": "Anschrift",
    "contact": "Name der zuständigen Stelle",
    "email": "E-Mail-Adresse",
    "phone": "Telefonnummer",
}


def starter(kind: LegalKind, municipality: Municipality) -> str:
    """The starter text of a legal page for a municipality."""
    text = files(__name__).joinpath(f"{kind.value}.md").read_text(encoding="utf-8")
    for name, value in _facts(municipality).items():
        text = text.replace(f"{{{name}}}", value or f"{PLACEHOLDER}ergänzen: {_GAPS[name]}]")
    return text.strip()


def _facts(municipality: Municipality) -> dict[str, str]:
    return {
        "name": municipality.name,
        "address": municipality.contact_address,
        "contact": municipality.contact_name,
        "email": municipality.contact_email,
        "phone": municipality.contact_phone,
    }
