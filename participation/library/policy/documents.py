"""A blueprint as a document: a process without its data, as JSON that other installations read.

`static/library/blueprint-1.0.schema.json` describes it; `read` accepts nothing else, wherever it comes from.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from participation.kernel import foreign
from participation.kernel.errors import DomainError
from participation.kernel.foreign import Part
from participation.library.policy.modules import ToldModule, read_modules
from participation.library.policy.pages import ToldPage, read_pages
from participation.processes.models import Access, Moderation
from participation.processes.models.topics import TOPICS

SCHEMA, VERSION = "participation-blueprint", "1.0"
LICENCES = {"CC-BY-4.0": "CC BY 4.0", "CC0-1.0": "CC0 1.0"}
EFFORTS = ("small", "medium", "large")
LARGEST = 1_000_000
"""Bytes of a file; a survey of 80 questions takes 60,000."""
MOST_ANCESTORS = 50
TOWN = "{kommune}"
_BEFORE = re.compile(r"^(?:Landeshauptstadt|Hansestadt|Stadt|Gemeinde|Markt|Landkreis|Kreis)\s+")
_BEHIND = re.compile(r"\s+(?:an|am|auf|bei|im|in|ob|vor|unter)\s|\s*[(/,]")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A blueprint that this one comes from; a digest only where it was a document."""

    title: str
    origin: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says, checked. Texts hold `{kommune}` where the name of the town belongs."""

    title: str
    purpose: str
    topic: str
    effort: str
    licence: str
    origin: str
    lessons: str
    lineage: tuple[Ancestor, ...]
    summary: str
    body: str
    plain: str
    promise: str
    answer_days: int | None
    moderation: Moderation
    access: Access
    guests_allowed: bool
    modules: tuple[ToldModule, ...]
    pages: tuple[ToldPage, ...]


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of the document without its `digest`, canonical as in RFC 8785; hexadecimal."""
    content = {name: value for name, value in document.items() if name != "digest"}
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


def require_whole(document: Mapping[str, Any]) -> str:
    """The digest of a file. Raises DomainError where it says another one than it has: somebody changed it."""
    _require_flat(document)  # what follows goes down with recursion
    try:
        found = digest(document)
    except rfc8785.CanonicalizationError as error:
        raise DomainError("Diese Datei ist keine Blaupause.", "file") from error
    if document.get("digest") != found:
        raise DomainError(
            "Die Prüfsumme stimmt nicht: Die Datei wurde verändert oder ist beschädigt. Bitte laden Sie sie noch einmal "
            "herunter.",
            "file",
        )
    return found


def read(document: Mapping[str, Any]) -> Told:
    """What a document says. Raises DomainError that names the entry that is wrong or the format that is missing."""
    _require_ours(document)
    whole, process = Part(document), Part(document).part("process")
    return Told(
        title=whole.line("title", 160, least=1),
        purpose=whole.text("purpose", 1_000),
        topic=whole.word("topic", ("", *TOPICS)),
        effort=whole.word("effort", EFFORTS),
        licence=whole.word("licence", tuple(LICENCES)),
        origin=whole.line("origin", 160),
        lessons=whole.text("lessons", 20_000),
        lineage=tuple(_ancestor(one) for one in whole.parts("lineage", MOST_ANCESTORS)),
        summary=process.text("summary", 2_000),
        body=process.text("body", 50_000),
        plain=process.text("plain", 50_000),
        promise=process.text("promise", 4_000),
        answer_days=process.number("answer_days", 1, 3_650) if process.values.get("answer_days") else None,
        moderation=process.member("moderation", Moderation),
        access=process.member("access", Access),
        guests_allowed=process.flag("guests_allowed"),
        modules=read_modules(whole),
        pages=read_pages(whole),
    )


def everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """The same JSON with every text changed; names of entries stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: everywhere(one, change) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [everywhere(one, change) for one in value]
    return value


def texts(value: Any) -> list[str]:
    """Every text in some JSON, in its order."""
    found: list[str] = []
    everywhere(value, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]  # append says nothing
    return found


def without_town(value: Any, name: str) -> Any:
    """`{kommune}` where a text names the town as a word of its own, in full or in short: `Lindenfurt an der Silberau`
    and `Lindenfurt`, but not `Lindenfurter`."""
    short = _BEHIND.split(_BEFORE.sub("", name))[0]
    names = "|".join(re.escape(one) for one in (name, short) if len(one) > 3)
    word = re.compile(rf"(?<!\w)(?:{names or re.escape(name)})(?!\w)")
    return everywhere(value, lambda text: word.sub(TOWN, text))


def with_town(value: Any, name: str) -> Any:
    """The other way round."""
    return everywhere(value, lambda text: text.replace(TOWN, name))


def _require_ours(document: Mapping[str, Any]) -> None:
    _require_flat(document)
    if document.get("schema") != SCHEMA:
        raise DomainError("Diese Datei ist keine Blaupause.", "file")
    if str(document.get("version")).partition(".")[0] != VERSION.partition(".")[0]:
        raise DomainError(
            "Diese Blaupause ist in einer Fassung geschrieben, die hier noch niemand lesen kann. Bitte bringen Sie die "
            "Plattform auf den neuesten Stand.",
            "file",
        )


def _require_flat(document: Mapping[str, Any]) -> None:
    if foreign.depth(document) > foreign.DEEPEST:
        raise DomainError("Diese Datei ist keine Blaupause.", "file")


def _ancestor(told: Part) -> Ancestor:
    found = told.line("digest", 64)
    if found and not _DIGEST.fullmatch(found):
        raise DomainError("Die Herkunft der Blaupause ist nicht lesbar.", "file")
    return Ancestor(told.line("title", 160, least=1), told.line("origin", 160), found)
