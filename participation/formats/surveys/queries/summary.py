"""What is counted of surveys, for overviews: sheets that were sent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Sheet, SheetState, Survey
from participation.processes.catalogue import Summary


def summarise(session: Session, module_ids: Iterable[int]) -> Mapping[int, Summary]:
    """Sheets per module and channel, in one query. Unfinished ones are nobody's business."""
    sent = sa.and_(Sheet.survey_id == Survey.id, Sheet.state == SheetState.SENT)
    asked = (
        sa.select(Survey.module_id, Sheet.channel, sa.func.count(Sheet.id))
        .join(Sheet, sent, isouter=True)
        .where(Survey.module_id.in_(list(module_ids)))
        .group_by(Survey.module_id, Sheet.channel)
    )
    counted: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for module_id, channel, number in session.execute(asked):
        counted[module_id].update({channel: number} if channel else {})
    return {
        module_id: Summary(sheets=sum(channels.values()), channels=channels)
        for module_id, channels in counted.items()
    }
