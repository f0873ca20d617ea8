"""What everybody may know of answers without learning what a single person said.

Four rules, each with its own file; `public_figures` applies them all.

1. Counts from 1 to 4 are never told (`hiding`), nor what they could be worked out from: where the sum is known,
   further cells are hidden until each small one may be anything from 1 to 4.
2. Where a condition decides who is asked, a question's own figures may tell those of the question that decides: such
   a question is hidden as a whole (`conditions`). Confidential ones are not there at all.
3. While a survey runs, every count is a multiple of five and nothing is told that is computed from exact ones
   (`rounding`).
4. Figures change in steps of at least STEP sheets, and while the survey runs the newest wait (`steps`): two states
   of the page never differ by one person.

Not answering is no answer: how many left a question out may be seen.
"""

from participation.formats.surveys.policy.disclosure.public import public_figures
from participation.formats.surveys.policy.disclosure.steps import HELD_BACK, STEP, is_due, to_count

__all__ = ["HELD_BACK", "STEP", "is_due", "public_figures", "to_count"]
