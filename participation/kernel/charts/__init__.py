"""Small charts: bars as SVG between words as HTML, so that labels wrap, widths follow the page and letters stay large.

A chart is one picture to assistive technology (`role="img"` with all of its words); the same figures must stand in a
table beside it. Colours come from the classes of static/css/site.css, never from here, and nothing needs a script.
"""

from participation.kernel.charts.bars import Bar, bars, diverging, stacked
from participation.kernel.charts.distributions import Parts, histogram, ordered, paired

__all__ = ["Bar", "Parts", "bars", "diverging", "histogram", "ordered", "paired", "stacked"]
