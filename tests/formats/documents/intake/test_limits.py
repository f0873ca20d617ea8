"""What no office program writes, but somebody might: numbers that are none, and files without measure."""

import pytest

from participation.formats.documents.forms.desk import GroupForm
from participation.formats.documents.intake.docx import package, read_docx, reading
from participation.formats.documents.intake.markdown import markdown_of
from participation.formats.documents.intake.model import Unreadable
from participation.formats.documents.intake.numbers import is_whole, whole
from participation.formats.documents.intake.reading import read_html
from tests.formats.documents.intake.docx import NUMBERING, a_docx, p

NO_NUMBERS = ["²", "٣", "9" * 5_000, "-1", "1.5", "x", ""]


@pytest.mark.parametrize("said", NO_NUMBERS)
def test_what_looks_like_a_number_is_none(said: str) -> None:
    assert (is_whole(said), whole(said, 7)) == (False, 7)


def test_numbers_are_numbers() -> None:
    assert [whole(said, 7) for said in ("0", "12", "999999999", None)] == [0, 12, 999_999_999, 7]


@pytest.mark.parametrize("said", NO_NUMBERS)
def test_pasted_text_is_read_whatever_its_attributes_say(said: str) -> None:
    brought = read_html(
        f'<p style="mso-outline-level: {said}">Titel</p><ol start="{said}"><li>Eins</li></ol>'
        f'<table><tr><td colspan="{said}">A</td><td>B</td></tr></table>'
    )
    html = "".join(part.html for part in brought.parts)
    assert "Eins" in html
    assert "colspan" not in html
    assert markdown_of(f'<ol start="{said}"><li>Eins</li></ol>') == "1. Eins"


@pytest.mark.parametrize("said", NO_NUMBERS)
def test_a_docx_is_read_whatever_its_attributes_say(said: str) -> None:
    value = f'w:val="{said}"'
    look = f'<w:outlineLvl {value}/><w:numPr><w:ilvl {value}/><w:numId w:val="2"/></w:numPr>'
    table = (
        f"<w:tbl><w:tr><w:trPr><w:gridBefore {value}/></w:trPr><w:tc><w:tcPr><w:gridSpan {value}/></w:tcPr>"
        f"{p('A')}</w:tc><w:tc>{p('B')}</w:tc></w:tr></w:tbl>"
    )
    numbering = (
        NUMBERING.replace('<w:start w:val="3"/>', f"<w:start {value}/>")
        + f'<w:num w:numId="7"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="{said}"><w:startOverride {value}/>'
        f'</w:lvlOverride></w:num><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="{said}"/></w:abstractNum>'
    )
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    other = look.replace('w:val="2"', 'w:val="7"')
    data = a_docx(
        p("Eins", look=look) + p("Zwei", look=other) + table,
        **{"word__numbering.xml": f"<w:numbering {w}>{numbering}</w:numbering>".encode()},
    )
    words = "\n".join(part.text for part in read_docx(data).parts)
    assert words.split() == ["Eins", "Zwei", "A", "B"]


def test_a_number_that_python_can_not_read_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "cut", lambda *_all: int("x"))
    with pytest.raises(Unreadable, match="beschädigt"):
        read_docx(a_docx(p("Eins")))


def test_a_docx_of_too_many_elements_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = a_docx(p("Eins") * 300)
    assert read_docx(data).parts
    monkeypatch.setattr(package, "MOST_ELEMENTS", 300)
    with pytest.raises(Unreadable, match="ausgepackt zu groß"):
        read_docx(data)


@pytest.mark.parametrize("said", ["²:baeume", "9" * 5_000 + ":"])
def test_a_version_that_is_no_number_is_none(said: str) -> None:
    class Field:
        data = said

    class Form:
        adopted = Field

    assert GroupForm.target.fget(Form) == (0, "")  # type: ignore[attr-defined]
