"""Phases of a process."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, editing
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.processes import catalogue, queries
from participation.processes.actions import PhaseDraft, remove_phase, save_phase
from participation.processes.forms import PhaseForm
from participation.processes.forms.fields import today
from participation.processes.forms.parts import STEPS
from participation.processes.models import Module, Phase, Process, Step
from participation.processes.views.desk.finding import BOTH, ONE, address, opened, own_desk, tabs

PHASES = f"{ONE}/phasen"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(PHASES, "desk_phases", show)
    pages.add_url_rule(f"{PHASES}/<module>/neu", "new_phase", new, methods=BOTH)
    pages.add_url_rule(f"{PHASES}/<int:phase>", "edit_phase", edit, methods=BOTH)
    pages.add_url_rule(f"{PHASES}/<int:phase>/entfernen", "remove_phase", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, process: str) -> str:
    """All phases, in order of time."""
    _session, found = opened(municipality, process)
    return _list(found)


@open_to(Door.MODERATOR)
def new(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """One more phase."""
    session, found = opened(municipality, process)
    return _edit(session, queries.module_of(found, module), None)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, phase: int) -> Response | tuple[str, int]:
    """Other days, other words, other steps."""
    session, found = opened(municipality, process)
    chosen = queries.phase_of(found, phase)
    return _edit(session, chosen.module, chosen)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, phase: int) -> Response | tuple[str, int]:
    """Take a phase out."""
    session, found = opened(municipality, process)
    chosen = queries.phase_of(found, phase)
    if not ActionForm().submitted():
        return _list(found), 400
    try:
        remove_phase(session, chosen.module, chosen, viewer=signed_in())
    except DomainError as refusal:
        return _list(found, refusal), refusal.status
    flash(_("Die Phase ist entfernt."), "success")
    return redirect(address("desk_phases", found), 303)


def _edit(session: Session, module: Module, phase: Phase | None) -> Response | tuple[str, int]:
    form = PhaseForm(obj=PhaseDraft.of(phase) if phase is not None else _next(module))
    form.offer(_possible(module))
    if form.submitted():
        with form.refusals():
            seen = form.seen.data if phase is not None else None
            save_phase(session, module, phase, form.draft(), viewer=signed_in(), seen=seen)
            flash(_("Die Phase ist gespeichert."), "success")
            return redirect(address("desk_phases", module.process), 303)
    stored = PhaseDraft.of(phase) if phase is not None else None
    theirs = editing.standing(form, stored) if stored is not None else []
    form.seen.data = editing.fingerprint(stored) if stored is not None else ""
    return render_template(
        "processes/desk/phase.html",
        process=module.process,
        tabs=tabs(module.process),
        form=form,
        phase=phase,
        theirs=theirs,
    ), form.status


def _list(found: Process, refusal: DomainError | None = None) -> str:
    return render_template(
        "processes/desk/phases.html",
        process=found,
        tabs=tabs(found),
        at=clock.now(),
        own_desk=own_desk,
        steps=STEPS,
        refusal=refusal,
        has_errors=refusal is not None,
    )


def _possible(module: Module) -> list[Step]:
    """What any kind of phase of the format allows."""
    return [
        step for step in Step if any(step in kind.steps for kind in catalogue.format_of(module).phase_kinds)
    ]


def _next(module: Module) -> PhaseDraft:
    """Four weeks after the last phase, as a proposal."""
    ends = [clock.last_day_before(phase.closes_at) for phase in module.phases]
    begin = max([*ends, today()]) + timedelta(days=1)
    return PhaseDraft("", begin, begin + timedelta(days=27), tuple(_possible(module)))
