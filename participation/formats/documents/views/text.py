"""The text of a version as it is read: its sections with marked passages, and how many remarks each has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import get_template_attribute, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Edition, Section
from participation.formats.documents.policy.passages import Span, marked
from participation.formats.documents.queries.reading import Passage, passages
from participation.processes.models import Module
from participation.processes.views.modules import address_of, url_parts


@dataclass(frozen=True, slots=True)
class Reading:
    """A section as it is read. `following` is the key of the next section that somebody remarked on, or ""."""

    section: Section
    html: Markup
    remarks: int
    following: str = ""

    @property
    def title(self) -> str:
        """Number and heading; how the text begins where it has neither."""
        return title_of(self.section)


def title_of(section: Section) -> str:
    """What a section is called: its number and heading, or its first words."""
    named = f"{section.number} {section.heading}".strip()
    return named or " ".join(section.text.split()[:6]) + " …"


def read_edition(
    session: Session, module: Module, edition: Edition, counts: Mapping[str, int]
) -> list[Reading]:
    """All sections of a version. `counts` are remarks by section key."""
    found = passages(session, edition.sections)
    keys = [section.key for section in edition.sections]
    return [
        Reading(
            section,
            _html(module, edition, section, found.get(section.id, [])),
            counts.get(section.key, 0),
            next((key for key in keys[place + 1 :] if counts.get(key)), ""),
        )
        for place, section in enumerate(edition.sections)
    ]


def read_section(
    session: Session, module: Module, edition: Edition, section: Section, counts: Mapping[str, int]
) -> Reading:
    """One section of a version."""
    found = passages(session, [section]).get(section.id, [])
    return Reading(section, _html(module, edition, section, found), counts.get(section.key, 0))


def _html(module: Module, edition: Edition, section: Section, found: Sequence[Passage]) -> Markup:
    """The cleaned text of a section with its marks."""
    spans = [Span(one.start, one.end, one.reference) for one in found]
    by_reference = {one.reference: one for one in found}
    html = marked(
        section.html,
        spans,
        lambda keys: _sign(module, edition, section, [by_reference[key] for key in keys]),
    )
    return boxed(html)


def boxed(html: str) -> Markup:
    """The cleaned text of a section; wide tables scroll within themselves."""
    box = Markup('<div class="table-box" role="group" tabindex="0" aria-label="{}"><table>').format(
        _("Tabelle")
    )
    opened = html.replace("<table>", box)
    return Markup(opened.replace("</table>", "</table></div>"))  # noqa: S704 - cleaned when it was stored


def _sign(module: Module, edition: Edition, section: Section, ending: Sequence[Passage]) -> str:
    """The link behind a passage: to the remark, or to the list of those that end here."""
    parts = url_parts(address_of(module))
    if len(ending) == 1:
        url = url_for("documents.show", reference=ending[0].reference, **parts)
    else:
        url = url_for(
            "documents.remarks", abschnitt=section.key, stelle=ending[0].end, fassung=edition.number, **parts
        )
    look = LOOKS[ending[0].kind]
    sign = get_template_attribute(
        "documents/_sign.html", "sign"
    )  # a page of its own for each would take longer
    return str(sign(ending, url, look))
