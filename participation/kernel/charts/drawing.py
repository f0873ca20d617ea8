"""What charts are drawn with: a track with rectangles on it, rows of words, and the frame that says it all."""

from collections.abc import Sequence

from markupsafe import Markup, escape

THICK = 22
"""Height of a bar in CSS pixels."""
_BAR = Markup(
    '<svg class="chart__bar" width="100%" height="{thick}" aria-hidden="true" focusable="false">{inside}</svg>'
)
_RECT = Markup('<rect class="{kind}" x="{x}%" width="{width}%" height="{thick}" rx="3"/>')
_ROW = Markup(
    '<div class="chart__row{strong}"><span class="chart__label">{label}</span>{bar}'
    '<span class="chart__value">{said}</span></div>'
)
_CHART = Markup('<div class="chart{kind}" role="img" aria-label="{spoken}">{inside}</div>')
_LEGEND = Markup('<ul class="chart__legend" role="list">{items}</ul>')
_KEY = Markup('<li><span class="chart__key {kind}"></span>{words}</li>')


def track(parts: Sequence[tuple[str, float, float]], *, middle: bool = False) -> Markup:
    """A track with rectangles on it: class, start and width in percent."""
    ground = _RECT.format(kind="chart__track", x=0, width=100, thick=THICK)
    drawn = [_RECT.format(kind=kind, x=short(x), width=short(width), thick=THICK) for kind, x, width in parts]
    line = (
        Markup('<rect class="chart__middle" x="50%" width="1" height="{}"/>').format(THICK) if middle else ""
    )
    return _BAR.format(thick=THICK, inside=Markup("").join([ground, *drawn, line]))


def row(label: str, drawn: Markup, said: str, *, strong: bool = False) -> Markup:
    """Words, a drawing, and what it says."""
    return _ROW.format(strong=" chart__row--strong" if strong else "", label=label, bar=drawn, said=said)


def legend(entries: Sequence[tuple[str, str]]) -> Markup:
    """Which class of rectangles stands for which words."""
    items = Markup("").join(_KEY.format(kind=kind, words=words) for kind, words in entries)
    return _LEGEND.format(items=items)


def frame(inside: Sequence[Markup], said: Sequence[str], label: str, kind: str = "") -> Markup:
    """The chart: one picture that says its label and everything that was said of its parts."""
    spoken = f"{label}: " + "; ".join(said)
    return _CHART.format(kind=kind, spoken=escape(spoken), inside=Markup("").join(inside))


def part(value: float, whole: float) -> float:
    """Percent of the whole, from 0 to 100."""
    return min(100.0, max(0.0, 100 * value / whole)) if whole > 0 else 0.0


def short(value: float) -> str:
    """As short as a hundredth of a percent needs to be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
