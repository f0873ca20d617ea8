"""The report of a process, made of public things only: as a page to keep, as tagged PDF, and as DOCX."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from participation.processes.catalogue import Extra
from participation.processes.models import Process


def report_files(
    _session: Session,
    _process: Process,
    *,
    made_at: datetime,  # noqa: ARG001
    base_url: str,  # noqa: ARG001
    removed: Collection[str] = (),  # noqa: ARG001
) -> Sequence[Extra]:
    """The report as files of a result package: `bericht.html`, `bericht.pdf` and `bericht.docx`.

    The same data and the same `made_at` (an aware instant) give the same bytes. `base_url` is where the platform is
    found, without a slash at its end. `removed` are words that citizens wrote and that must not be told: wherever
    they stand in what citizens said, `[entfernt]` stands instead. Everything is read now; the files are written when
    their chunks are asked for, and need no session then.
    """
    return ()
