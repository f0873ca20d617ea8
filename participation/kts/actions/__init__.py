"""What the coordination office changes: its reviews, agreements and figures."""

from participation.kernel import jobs
from participation.kts.actions.figures import keep_figures

jobs.sweep("figures", keep_figures)
