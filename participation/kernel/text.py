"""The only door for text that people typed, and the only user of bleach.

Citizens write plain text. Staff may write Markdown, which becomes sanitised HTML. bleach is archived and slow on
hostile input (80 kB of nested lists: 177 s), so length, tags and nesting are capped first; nh3 decides, and bleach
must agree.
"""

import re
import unicodedata
from dataclasses import dataclass

from participation.kernel.errors import DomainError

TAGS = {
    "p", "br", "strong", "em", "a", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "hr", "code",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"https", "http", "mailto", "tel"}
MOST_TAGS = 2_000
DEEPEST = 40
LONGEST_RICH = 50_000

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb]")
_BIDI = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(r"[\u00ad\u180e\u200b\u2060-\u2064\U000e0000-\U000e007f]")
_SEEN = re.compile(r"[^\s\u115f\u1160\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0]")
"""Joiners and fillers belong to words, but a text of nothing else is empty."""
_MANY_LINES = re.compile(r"\n{3,}")
_MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)
_TAG = re.compile(r"<(/?)([a-zA-Z]+)")
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr"}
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What HTML may be made of, and how much of it: characters, tags, and how deep they nest."""

    tags: frozenset[str]
    attributes: dict[str, frozenset[str]]
    longest: int
    most_tags: int
    deepest: int


TYPED = Allowed(
    frozenset(TAGS),
    {name: frozenset(known) for name, known in ATTRIBUTES.items()},
    4 * LONGEST_RICH,
    MOST_TAGS,
    DEEPEST,
)
DOCUMENT = Allowed(
    TYPED.tags | {"h1", "h5", "h6", "u", "s", "sup", "sub", "caption"},
    TYPED.attributes
    | {"ol": frozenset({"type", "start"})}
    | dict.fromkeys(("td", "th"), frozenset({"colspan", "rowspan"})),
    3_000_000,
    30_000,
    DEEPEST,
)
"""Drafts and plans that somebody wrote in an office program: longer, with tables whose cells are joined."""
CLIPBOARD = Allowed(
    DOCUMENT.tags | {"div", "span", "b", "i", "strike", "del", "ins", "tfoot", "img"},
    DOCUMENT.attributes | {"*": frozenset({"class", "style"})},
    6_000_000,
    200_000,
    100,
)
"""What an office program puts on the clipboard; its classes and styles tell headings and lists."""


def plain(text: str | None) -> str:
    """Plain text with line breaks: NFC, nothing that steers or hides, no piles of accents, trimmed."""
    if not text:
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "ignore").decode("utf-8")
    text = _UNSEEN.sub("", _BIDI.sub("", _CONTROL.sub("", unicodedata.normalize("NFC", text))))
    if not _SEEN.search(text):
        return ""
    return _MANY_LINES.sub("\n\n", _MARKS.sub(r"\1", text)).strip()


def line(text: str | None) -> str:
    """Plain text on one line."""
    return " ".join(plain(text).split())


def rich(markdown: str) -> str:
    """Sanitised HTML from the Markdown that staff write. Raises DomainError for what is too large to be meant."""
    from markdown_it import MarkdownIt

    if len(markdown) > LONGEST_RICH:
        raise DomainError("Der Text ist zu lang: höchstens %(most)s Zeichen.", most=LONGEST_RICH)
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20}).enable("table")
    return sanitised(parser.render(plain(markdown)))


def sanitised(html: str, allowed: Allowed = TYPED) -> str:
    """HTML reduced to a few tags, those of TAGS. Caps size and depth before any sanitiser sees it."""
    import bleach

    agreed = bleach.clean(
        tidied(html, allowed),
        tags=allowed.tags,
        attributes={name: sorted(known) for name, known in allowed.attributes.items()}
        | {"a": ["href", "rel"]},
        protocols=SCHEMES,
        strip=True,
    )
    return str(agreed)


def tidied(html: str, allowed: Allowed = CLIPBOARD) -> str:
    """Well-formed HTML without anything that runs, for programs to read. What is to be shown is `sanitised`."""
    _refuse_monsters(html, allowed)
    import nh3

    return nh3.clean(
        html,
        tags=set(allowed.tags),
        attributes={name: set(known) for name, known in allowed.attributes.items()},
        url_schemes=SCHEMES,
        link_rel="noopener nofollow ugc",
    )


def _refuse_monsters(html: str, allowed: Allowed) -> None:
    tags = _TAG.findall(html) if len(html) <= allowed.longest else []
    depth = deepest = 0
    for closing, name in tags:
        if name.lower() not in _VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    if len(html) > allowed.longest or len(tags) > allowed.most_tags or deepest > allowed.deepest:
        raise DomainError("Der Text ist zu groß oder zu tief verschachtelt. Bitte kürzen Sie ihn.")


CUT = " …"
"""How an excerpt ends."""


def excerpt(text: str, length: int = 160) -> str:
    """The beginning of a text, cut at a word, with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[:length].rsplit(" ", 1)[0].rstrip(",.;:–- ") + CUT
