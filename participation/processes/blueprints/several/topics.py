"""Topics that blueprints of several steps share."""

from participation.processes.blueprints.plan import CategoryPlan

SOMETHING_ELSE = CategoryPlan("Etwas anderes", "E", "#4a5568")
