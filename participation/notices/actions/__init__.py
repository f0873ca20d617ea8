"""Owing mails in a transaction, and sending them after it."""

from participation.kernel import jobs
from participation.notices.actions.delivering import deliver_due
from participation.notices.actions.owing import JOB, nudge, owe

__all__ = ["deliver_due", "nudge", "owe"]

jobs.sweep(JOB, deliver_due)
