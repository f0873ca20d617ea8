"""Charts are pictures with words, and say nothing that they were not told."""

import re

from participation.kernel.charts import Bar, Parts, bars, diverging, histogram, ordered, paired, stacked
from participation.kernel.charts.distributions import shade

THREE = [
    Bar("Park", 60, "60 Stimmen", strong=True),
    Bar("Teich", 30, "30 Stimmen"),
    Bar("Steg", 0, "0 Stimmen"),
]


def _widths(chart: str, kind: str) -> list[float]:
    return [float(width) for width in re.findall(rf'class="{kind}[^"]*" x="[^"]*" width="([^"]*)%"', chart)]


def test_the_longest_bar_is_as_wide_as_the_chart() -> None:
    """All others in proportion."""
    assert _widths(bars(THREE, "Stimmen"), "chart__fill") == [100, 50, 0]


def test_percent_are_parts_of_a_hundred() -> None:
    """However few the best has."""
    assert _widths(bars(THREE, "Anteile", longest=100), "chart__fill") == [60, 30, 0]


def test_nothing_at_all_is_no_division_by_zero() -> None:
    """Nobody voted."""
    none = [Bar("Park", 0, "0"), Bar("Teich", 0, "0")]
    for chart in (bars(none, "x"), stacked(none, "x"), diverging(none, "x"), bars([], "x")):
        assert "nan" not in chart


def test_the_parts_of_a_stacked_bar_make_the_whole() -> None:
    """One after the other."""
    chart = stacked(THREE, "Verteilung")
    assert sum(_widths(chart, "chart__part ")) == 100
    assert 'x="66.67%"' in chart


def test_what_is_below_zero_goes_left() -> None:
    """Both sides have the same scale."""
    chart = diverging([Bar("Park", -20, "-20"), Bar("Teich", 10, "+10")], "Unterschied")
    assert re.findall(r'chart__fill--\w+" x="([\d.]+)%" width="([\d.]+)%"', chart) == [
        ("0", "50"),
        ("50", "25"),
    ]


def test_a_chart_says_all_of_its_figures() -> None:
    """To whoever can not see it."""
    for chart in (bars(THREE, "Stimmen"), stacked(THREE, "Stimmen"), diverging(THREE, "Stimmen")):
        assert 'role="img"' in chart
        assert 'aria-label="Stimmen: Park 60 Stimmen; Teich 30 Stimmen; Steg 0 Stimmen"' in chart


def test_names_are_text() -> None:
    """What somebody wrote is never markup."""
    chart = bars([Bar('<b>"Park" & Co', 1, "1 <i>")], "a<b")
    assert "<b>" not in chart
    assert "<i>" not in chart
    assert 'aria-label="a&lt;b: &lt;b&gt;&#34;Park&#34; &amp; Co 1 &lt;i&gt;"' in chart


def test_there_is_no_inline_style() -> None:
    """The content security policy forbids it."""
    assert "style=" not in stacked(THREE, "x") + bars(THREE, "x") + diverging(THREE, "x")


SCALE = [Parts("Bus", (30, 60), ("30 %", "60 %"), whole=100), Parts("Rad", (1, 1), ("1", "1"))]


def test_rows_of_ordered_steps_share_one_legend() -> None:
    """What a row lacks stays empty."""
    chart = ordered(SCALE, ["nie", "oft"], "Wie oft")
    assert _widths(chart, "chart__part ") == [30, 60, 50, 50]
    assert chart.count("chart__legend") == 1
    assert 'aria-label="Wie oft: Bus nie 30 %, oft 60 %; Rad nie 1, oft 1"' in chart


def test_ends_of_a_scale_have_the_ends_of_the_colours() -> None:
    """However many steps lie between."""
    assert [shade(place, 2) for place in range(2)] == [1, 11]
    assert [shade(place, 5) for place in range(5)] == [1, 3, 6, 9, 11]
    assert [shade(place, 11) for place in range(11)] == list(range(1, 12))
    assert shade(0, 1) == 1


def test_the_highest_column_of_a_histogram_is_as_high_as_the_chart() -> None:
    """The others in proportion, all of the same width."""
    chart = histogram(THREE, "Alter", first="0", last="<90")
    assert re.findall(r' height="([\d.]+)%"', chart) == ["100", "50", "0"]
    assert "&lt;90" in chart


def test_ranges_of_different_widths_are_compared_by_area() -> None:
    """Twice as many in a range twice as wide are equally high."""
    chart = histogram([Bar("0-9", 10, "10"), Bar("10-29", 20, "20")], "Alter", widths=(10, 20))
    assert re.findall(r' height="([\d.]+)%"', chart) == ["100", "100"]
    assert re.findall(r' width="([\d.]+)%" height', chart)[1:] == ["31.33", "62.67"]


def test_two_groups_are_compared_by_two_bars_on_one_scale() -> None:
    """Both are said."""
    chart = paired(
        [(Bar("jung", 20, "20 %"), Bar("jung", 40, "40 %"))], ("Umfrage", "Stadt"), "Alter", longest=80
    )
    assert _widths(chart, "chart__part ") == [25, 50]
    assert "jung Umfrage 20 %, Stadt 40 %" in chart
