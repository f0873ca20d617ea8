"""Every change to what people say in public. Whoever loads it knows how to take a person out of that."""

from participation.accounts.actions.erasure import erases
from participation.contributions.actions.erasure import erase_person
from participation.contributions.actions.photos import tidy_photos
from participation.kernel import jobs

erases(erase_person, last=True)
jobs.sweep("photos", tidy_photos)
