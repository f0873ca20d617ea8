"""What changed between versions, and which remarks led to it."""

from participation.formats.documents.comparing import Fate, changes, differences
from participation.formats.documents.models import Section
from participation.formats.documents.policy.wording import rows_of, words_of
from tests.formats.documents.desk.cast import Desk

PUBLIC = "/musterstadt/leitlinien/entwurf/fassungen/"


def a_section(key: str, text: str = "Text.", heading: str = "") -> Section:
    """A section as far as it is compared."""
    return Section(key=key, text=text, number="", heading=heading or key)


def fates(old: str, new: str) -> list[tuple[str, str, bool]]:
    """Key, fate and "moved" of sections that are called by letters; a capital one has another text."""
    before = [a_section(one) for one in old]
    after = [a_section(one.lower(), "Anders." if one.isupper() else "Text.") for one in new]
    return [(one.key, one.fate.value, one.moved) for one in changes(before, after)]


def test_sections_stay_change_come_go_and_move() -> None:
    assert fates("abcd", "aBxd") == [
        ("a", "same", False), ("b", "changed", False), ("c", "gone", False), ("x", "new", False), ("d", "same", False),
    ]  # fmt: skip
    assert fates("abcd", "bcda") == [
        ("b", "same", False), ("c", "same", False), ("d", "same", False), ("a", "same", True),
    ]  # fmt: skip
    assert fates("", "ab") == [("a", "new", False), ("b", "new", False)]
    assert fates("ab", "") == [("a", "gone", False), ("b", "gone", False)]


def test_another_heading_is_a_change() -> None:
    (change,) = changes([a_section("a", heading="Ziel")], [a_section("a", heading="Ziele")])
    assert (change.fate, change.renamed) == (Fate.CHANGED, True)


def said(old: str, new: str) -> list[str]:
    """The comparison in signs: [-gone-] and [+new+]."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return [
        "".join(signs[run.kind].format(run.words) for run in passage) for passage in differences(old, new)
    ]


def test_words_are_compared_within_paragraphs_that_are_alike() -> None:
    assert said("Es werden 40 Bäume gepflanzt.", "Es werden 60 Bäume gepflanzt.") == [
        "Es werden [-40-][+60+] Bäume gepflanzt."
    ]
    assert said("Eins zwei drei.\nVier.", "Eins zwei drei.\nFünf sechs.\nVier.") == [
        "Eins zwei drei.", "[+Fünf sechs.+]", "Vier.",
    ]  # fmt: skip
    assert said("Ganz alt.", "Etwas völlig anderes steht hier") == [
        "[-Ganz alt.-]",
        "[+Etwas völlig anderes steht hier+]",
    ]
    assert said("", "Neu.") == ["[+Neu.+]"]
    assert said("Weg.", "") == ["[-Weg.-]"]


def test_both_texts_can_be_read_back_from_a_comparison() -> None:
    old = "Der Platz bleibt autofrei, und die Linden bleiben stehen.\nBänke kommen dazu."
    new = "Der Platz wird autofrei, und alle Linden bleiben.\nBänke und Brunnen kommen bald dazu.\nEnde."
    passages = differences(old, new)
    kept = {"old": ("same", "gone"), "new": ("same", "new")}
    read = {
        side: " ".join(
            "\n".join("".join(run.words for run in p if run.kind in kinds) for p in passages).split()
        )
        for side, kinds in kept.items()
    }
    assert read == {"old": " ".join(old.split()), "new": " ".join(new.split())}


def revised(desk: Desk) -> tuple[int, int]:
    """A second version with one section changed, one new, one gone; a remark that led to the change, one that did not."""
    led, other = desk.remark("Bitte 60 Bäume.", key="baeume"), desk.remark("Nein.")
    text = (
        "# 1 Ziele\nDie Grüne Mitte bleibt autofrei. Der Platz bleibt ein Ort für alle.\n- Bänke im Schatten\n- ein Brunnen & Bäume\n"
        "# 2 Bäume\nEs werden mindestens 60 Bäume gepflanzt. Der Platz bekommt Wege.\n# 3 Spielplatz\nRutsche und Schaukel für alle."
    )
    desk.browser().submit(desk.url("fassung/text"), {"text": text})
    desk.browser().submit(desk.url(f"anmerkungen/antworten?wahl={led}"), {"adopted": "2:baeume"})
    desk.press("fassung/veroeffentlichen")
    return led, other


def test_everybody_reads_what_changed_with_the_remarks_that_led_there(desk: Desk) -> None:
    revised(desk)
    page = desk.browser("nobody").get(f"{PUBLIC}1..2")
    assert [
        element.get("class")
        for element in page.all("section")
        if "compared__section" in element.get("class", "")
    ] == [f"compared__section compared__section--{fate}" for fate in ("same", "changed", "gone", "new")]
    assert "40" in "".join(page.all("del")[1].itertext())
    assert "60" in "".join(page.all("ins")[1].itertext())
    assert "Bitte 60 Bäume." in page.text
    assert "Nein." not in page.text
    assert "1 Anmerkung ist eingeflossen" in page.text


def test_only_published_versions_in_their_order_are_compared(desk: Desk) -> None:
    desk.press("fassung/neu")
    for pair in ("1..2", "1..1", "2..1", "0..1", "1..9"):
        desk.browser().get(f"{PUBLIC}{pair}", status=404)


def test_a_remark_that_is_hidden_led_nowhere_in_public(desk: Desk) -> None:
    from participation.contributions.actions.visibility import hide
    from participation.formats.documents.models import Remark

    led, _other = revised(desk)
    desk.change(lambda session, _process: hide(session, session.get_one(Remark, led), actor_id=1))
    page = desk.browser("nobody").get(f"{PUBLIC}1..2")
    assert "Bitte 60 Bäume." not in page.text
    assert "eingeflossen" not in page.text


def test_items_of_lists_are_compared_with_their_signs() -> None:
    html = (
        '<p>Ziele:</p><ol start="3"><li>Bäume<ul><li>Linden</li></ul></li><li><p>Wege</p></li></ol>'
        '<ol type="a"><li>Bänke</li></ol><p>Ende</p>'
    )
    assert rows_of(html) == "Ziele:\n3. Bäume\n– Linden\n4. Wege\na) Bänke\nEnde"
    assert words_of(html) == "Ziele:\nBäume\nLinden\nWege\nBänke\nEnde"
