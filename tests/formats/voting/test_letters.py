"""Letters and lists of codes: complete, safe to open, and readable by machines."""

import io
import zipfile

import pytest
from sqlalchemy.orm import Session

from participation.formats.voting.letters.files import printer_csv, zipped
from participation.formats.voting.letters.pdf import letters_pdf
from participation.formats.voting.letters.text import Letter, letter_of, link_to
from participation.formats.voting.models import Vote
from participation.kernel import codes
from participation.municipalities.models import Municipality
from tests.factories import a_municipality
from tests.formats.voting.votes import a_vote

CODES = [(1, codes.checked("2" * 13)), (2, codes.checked("3" * 13)), (3, codes.checked("4" * 13))]


@pytest.fixture
def vote(session: Session) -> Vote:
    """A vote."""
    return a_vote(
        session, a_municipality(session, name="Łódź an der Ďale", contact_address="Markt 1\n12345 Łódź")
    )


@pytest.fixture
def letter(session: Session, vote: Vote) -> Letter:
    """The words of its letters."""
    town = session.get_one(Municipality, vote.municipality_id)
    return letter_of(vote, town, base_url="https://mitmachen.example", label="Ortsteil Süd")


def test_the_code_travels_behind_the_fragment_which_no_server_logs(letter: Letter) -> None:
    """Browsers keep it to themselves."""
    address, _hash, code = link_to(letter, CODES[0][1]).partition("#")
    assert address == "https://mitmachen.example/musterstadt/parkplatz/abstimmung/stimmzettel"
    assert code == CODES[0][1]


def test_there_is_one_page_a_letter(letter: Letter) -> None:
    """In one PDF."""
    made = letters_pdf(letter, CODES)
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == len(CODES)


def test_names_and_questions_of_any_length_and_script_fit(letter: Letter) -> None:
    """What the font does not have is left out; nothing fails."""
    from dataclasses import replace

    odd = replace(letter, question="Что? 🌳 " * 40, sender="Ł" * 300, batch="x" * 80, address="ä" * 200)
    assert letters_pdf(odd, CODES[:1]).startswith(b"%PDF-")


def test_the_list_for_the_printer_is_a_csv_that_runs_no_formula(letter: Letter) -> None:
    """Number, code as printed, link."""
    lines = printer_csv(letter, CODES).decode("utf-8-sig").split("\r\n")
    assert lines[0] == "nummer;code;link"
    assert lines[1] == f'1;"{codes.shown(CODES[0][1])}";"{link_to(letter, CODES[0][1])}"'
    assert len(lines) == len(CODES) + 2
    assert printer_csv(letter, CODES).startswith(b"\xef\xbb\xbf")


def test_the_archive_holds_both_and_says_how_to_treat_them(letter: Letter) -> None:
    """And nothing else."""
    with zipfile.ZipFile(io.BytesIO(zipped(letter, CODES))) as archive:
        assert sorted(archive.namelist()) == ["LIESMICH.txt", "briefe.pdf", "codes.csv"]
        assert "wie Stimmzettel" in archive.read("LIESMICH.txt").decode()


def test_the_qr_code_is_the_one_of_the_link(letter: Letter) -> None:
    """Drawn as the very modules that the encoder made: painted back from the page, they are its matrix."""
    import re
    import zlib

    import segno

    from participation.formats.voting.letters import drawing, pdf

    made = letters_pdf(letter, CODES[:1])
    pages = [
        zlib.decompress(found) for found in re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL)[:1]
    ]
    matrix = segno.make_qr(link_to(letter, CODES[0][1]), error="m", mask=drawing.MASK).matrix
    step = drawing.QR / len(matrix) * 72 / 25.4
    left, top = (pdf.LEFT + 5) * 72 / 25.4, (297 - pdf.CODE_BOX - 5) * 72 / 25.4
    orders = pages[0].partition(b"0 g ")[2]
    painted = [[0] * len(matrix) for _ in matrix]
    for x, y, wide, _high in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", orders):
        row = round((top - float(y)) / step) - 1
        start = round((float(x) - left) / step)
        for column in range(start, start + round(float(wide) / step)):
            painted[row][column] = 1
    assert painted == [list(row) for row in matrix]
