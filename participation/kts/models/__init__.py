"""What the coordination office keeps: figures of every process, its reviews, agreements and other installations."""

from participation.kts.models.federation import Installation, InstallationReport
from participation.kts.models.figures import ProcessFigure
from participation.kts.models.research import (
    ExperienceRequest,
    ResearchAgreement,
    ResearchConsent,
    ResearchDownload,
)
from participation.kts.models.reviews import (
    Criterion,
    Review,
    ReviewMark,
    ReviewRemark,
    ReviewState,
)

__all__ = [
    "Criterion",
    "ExperienceRequest",
    "Installation",
    "InstallationReport",
    "ProcessFigure",
    "ResearchAgreement",
    "ResearchConsent",
    "ResearchDownload",
    "Review",
    "ReviewMark",
    "ReviewRemark",
    "ReviewState",
]
