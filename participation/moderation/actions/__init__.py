"""Every change on the moderators' desk. Whoever loads it has somebody to look at what arrives."""

from participation.contributions.actions import arrivals
from participation.moderation.actions import screening

arrivals.screened_by(screening)
