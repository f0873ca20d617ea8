"""The only door for text that people typed, and the only user of bleach.

Citizens write plain text. Staff may write Markdown, which becomes sanitised HTML. bleach is archived and slow on
hostile input (80 kB of nested lists: 177 s), so length, tags and nesting are capped first; nh3 decides, and bleach
must agree.
"""

import re
import unicodedata

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


def sanitised(html: str) -> str:
    """HTML reduced to the few tags of TAGS. Caps size and depth before any sanitiser sees it."""
    _refuse_monsters(html)
    import bleach
    import nh3

    decided = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener nofollow ugc"
    )
    agreed = bleach.clean(
        decided,
        tags=TAGS,
        attributes={"a": ["href", "rel"]},
        protocols=SCHEMES,
        strip=True,
    )
    return str(agreed)


def _refuse_monsters(html: str) -> None:
    tags = _TAG.findall(html)
    depth = deepest = 0
    for closing, name in tags:
        if name.lower() not in {"br", "hr", "img", "input"}:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    if len(html) > 4 * LONGEST_RICH or len(tags) > MOST_TAGS or deepest > DEEPEST:
        raise DomainError("Der Text ist zu groß oder zu tief verschachtelt. Bitte kürzen Sie ihn.")


def excerpt(text: str, length: int = 160) -> str:
    """The beginning of a text, cut at a word, with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[:length].rsplit(" ", 1)[0].rstrip(",.;:–- ") + " …"
