"""A survey with its questions, and the answer sheets that people fill in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participation.kernel.db import Base, Key, words
from participation.processes.models import Module


class QuestionKind(StrEnum):
    """What kind of answer a question takes; HEADING begins a new section of the sheet and takes none."""

    HEADING = "heading"
    SINGLE = "single"
    MULTIPLE = "multiple"
    SHORT = "short"
    LONG = "long"
    SCALE = "scale"
    MATRIX = "matrix"
    RANKING = "ranking"
    NUMBER = "number"
    DATE = "date"
    POINT = "point"
    IMAGE = "image"


class Access(StrEnum):
    """Who may fill in a sheet: everybody as often as they like, an account once, a code once."""

    OPEN = "open"
    ACCOUNT = "account"
    CODES = "codes"


class Interim(StrEnum):
    """When everybody may see results: while it runs, after the end, or only what staff publish."""

    RUNNING = "running"
    END = "end"
    PUBLISHED = "published"


class SheetState(StrEnum):
    """Whether a sheet was sent."""

    STARTED = "started"
    SENT = "sent"


class Trait(StrEnum):
    """What a question asks of the person, to compare with the population."""

    NONE = "none"
    AGE = "age"
    GENDER = "gender"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class SurveySettings:
    """What a blueprint presets: who, when results show, and questions as `Question` columns without ids."""

    access: str = "open"
    interim: str = "end"
    intro: str = ""
    thanks: str = ""
    questions: tuple[dict[str, Any], ...] = ()


class Survey(Base):
    """The survey of a module. There is one per module, from its beginning."""

    __tablename__ = "survey"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id", ondelete="CASCADE"), unique=True)
    access: Mapped[Access] = mapped_column(words(Access), default=Access.OPEN)
    interim: Mapped[Interim] = mapped_column(words(Interim), default=Interim.END)
    intro: Mapped[str] = mapped_column(sa.Text, default="")
    thanks: Mapped[str] = mapped_column(sa.Text, default="")
    published_at: Mapped[datetime | None]
    """When staff published the results; needed where `interim` is PUBLISHED."""
    note: Mapped[str] = mapped_column(sa.Text, default="")
    """What the municipality says of the results."""
    population: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Figures to compare with: {question key: {option key: people}}."""
    population_source: Mapped[str] = mapped_column(sa.String(200), default="")
    quotes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Sentences from free texts that staff chose to show, by question key: {"f4": ["…"]}; names taken out by hand."""
    module: Mapped[Module] = relationship()
    questions: Mapped[list["Question"]] = relationship(
        back_populates="survey",
        order_by="Question.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class Question(Base):
    """A question. Once sheets came in, only wording may change: keys are what sheets and files refer to."""

    __tablename__ = "survey_question"
    __table_args__ = (sa.UniqueConstraint("survey_id", "key"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    survey_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("survey.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(sa.String(16))
    """`f1`, `f2`, …: the column of files; never given twice in a survey."""
    position: Mapped[int] = mapped_column(default=1)
    kind: Mapped[QuestionKind] = mapped_column(words(QuestionKind))
    title: Mapped[str] = mapped_column(sa.String(300))
    help: Mapped[str] = mapped_column(sa.Text, default="")
    required: Mapped[bool] = mapped_column(default=False)
    confidential: Mapped[bool] = mapped_column(default=False)
    """Never shown in public, not even counted."""
    trait: Mapped[Trait] = mapped_column(words(Trait), default=Trait.NONE)
    options: Mapped[list[Any]] = mapped_column(sa.JSON, default=list)
    """Choices of SINGLE, MULTIPLE, RANKING, IMAGE, and columns of MATRIX: [{"key": "a", "title": "…"}]; IMAGE adds
    "photo" (a key of the file store) and "alt". Keys are never given twice in a question."""
    rows: Mapped[list[Any]] = mapped_column(sa.JSON, default=list)
    """Rows of MATRIX, likewise."""
    rules: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """other: bool (SINGLE, MULTIPLE: "Sonstiges" with a text); most: int (MULTIPLE, IMAGE, RANKING: choices at most);
    multiple: bool (IMAGE); first, last: int and first_label, last_label: str (SCALE, at most 0 to 10); least, most:
    number, decimals: int, unit: str (NUMBER); earliest, latest: ISO day (DATE); longest: int (SHORT, LONG)."""
    only_if: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Asked only if an earlier question was answered so: {"question": "f1", "any": ["a", "b"]} for choices, {"question":
    "f2", "least": 3, "most": 5} for scales and numbers; {} for always. A HEADING's condition holds for its section."""
    survey: Mapped[Survey] = relationship(back_populates="questions")


class SurveyResult(Base):
    """What everybody may know of a survey, as it was last counted for them; there is one per survey, or none yet.

    Public pages and files read this and no sheet. It is made anew only in steps (policy/disclosure), so that nobody
    learns from two of them what a single person answered.
    """

    __tablename__ = "survey_result"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    survey_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("survey.id", ondelete="CASCADE"), unique=True)
    sheets: Mapped[int]
    """How many sheets were sent when it was made."""
    rounded: Mapped[bool]
    """Made while the survey ran: every figure is a multiple of five."""
    counted_at: Mapped[datetime]
    figures: Mapped[dict[str, Any]]
    """What policy/counting/figures.py writes; small counts are in it no more."""


class Sheet(Base):
    """Somebody's answers. It knows no account and no code: `person` is a keyed hash, of an account or of the secret by which
    a browser finds its sheet again. The latter is forgotten a day after the sheet was sent.

    A sheet that was sent has but one time, and that to the hour, so that nothing else of that moment leads to it.

    `answers`, by question key: SINGLE {"choice": "a"} or {"choice": "other", "other": "…"}; MULTIPLE and IMAGE
    {"choices": ["a", "b"], "other": "…"}; SHORT, LONG {"text": "…"}; SCALE {"number": 4}; MATRIX {"rows": {"r1": "a"}};
    RANKING {"order": ["b", "a"]}; NUMBER {"number": "2.5"} (a decimal as text); DATE {"day": "2026-05-01"}; POINT
    {"lat": 52.1, "lon": 13.2}. Unanswered questions are left out; so are those whose condition does not hold.
    """

    __tablename__ = "survey_sheet"
    __table_args__ = (
        sa.UniqueConstraint("survey_id", "person"),
        sa.Index("ix_survey_sheet_sent", "survey_id", "state", "id"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    survey_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("survey.id"))
    """No CASCADE: a survey that people answered can not be deleted."""
    person: Mapped[str] = mapped_column(sa.String(64))
    state: Mapped[SheetState] = mapped_column(words(SheetState), default=SheetState.STARTED)
    channel: Mapped[str] = mapped_column(sa.String(20), default="online")
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class SurveyCode(Base):
    """A code on paper that opens one sheet. Only its hash is kept; whether it was used, not for what."""

    __tablename__ = "survey_code"
    __table_args__ = (sa.UniqueConstraint("survey_id", "ref"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    survey_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("survey.id", ondelete="CASCADE"))
    ref: Mapped[str] = mapped_column(sa.String(64))
    used: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    created_at: Mapped[datetime]
