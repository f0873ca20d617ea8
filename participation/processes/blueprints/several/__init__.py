"""Blueprints that take several steps: modules of different formats, one after the other or side by side.

Each is offered where all of its formats are there. Texts address citizens and go into the process as they stand,
`{kommune}` replaced; all can be edited. Phases without steps allow what their format usually does.
"""

from participation.processes.blueprints.several.asking import DRAFT_WITH_EVENT, LABORATORY, SURVEY_AND_IDEAS
from participation.processes.blueprints.several.deciding import BUDGET, FROM_IDEA_TO_VOTE

SEVERAL = (FROM_IDEA_TO_VOTE, BUDGET, DRAFT_WITH_EVENT, SURVEY_AND_IDEAS, LABORATORY)
