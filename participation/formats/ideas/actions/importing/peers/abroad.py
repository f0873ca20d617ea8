"""Platforms of other countries: Decidim (`proposal_serializer.rb`, `comment_serializer.rb`) and CONSUL
(`csv_exporter.rb`)."""

from collections.abc import Sequence

from participation.formats.ideas.actions.importing.peers.dialect import Columns, Dialect, Holds

_YES = frozenset({"true", "ja", "yes", "1"})
_TITLE = ("title/de", "title/en", "title", "title/*")
_BODY = ("body/de", "body/en", "body", "body/*")

DECIDIM_IDEAS = Dialect(
    "Decidim",
    Holds.IDEAS,
    heads=(("participatory_space/id", "participatory_space/url"), ("title", "title/*"), ("body", "body/*")),
    fields={
        "id": ("id",),
        "alias": ("reference",),
        "title": _TITLE,
        "text": _BODY,
        "category": ("category/name/de", "category/name/en", "category/name", "category/name/*"),
        "address": ("address",),
        "created": ("created_at", "published_at"),
        "author": ("author/name",),
        "status": ("state",),
        "answer": ("answer/de", "answer/en", "answer", "answer/*"),
        "answered": ("answered_at",),
        "supports": ("supports", "votes/total_count", "endorsements/total_count"),
        "withdrawn": ("withdrawn",),
        "amendment": ("is_amend",),
    },
    markup=True,
    universal=True,
    left_out={"status": frozenset({"withdrawn"}), "withdrawn": _YES, "amendment": _YES},
)
DECIDIM_COMMENTS = Dialect(
    "Decidim",
    Holds.COMMENTS,
    heads=(("commentable_id",), ("commentable_type",), ("body", "body/*")),
    fields={
        "id": ("id",),
        "text": _BODY,
        "created": ("created_at",),
        "author": ("author/name",),
        "target": ("commentable_id",),
        "kind": ("commentable_type",),
        "page": ("root_commentable_url",),
    },
    markup=True,
    universal=True,
    foreign=True,
)
CONSUL_IDEAS = Dialect(
    "CONSUL",
    Holds.IDEAS,
    heads=(("cached_votes_up", "confidence_score", "hot_score"), ("title",)),
    fields={
        "id": ("id",),
        "title": ("title",),
        "text": ("description", "summary"),
        "created": ("created_at", "public_created_at"),
        "supports": ("cached_votes_up",),
    },
    markup=True,
    universal=True,
)


def _consul_pairs(known: Sequence[str]) -> Columns | None:
    """CONSUL writes columns in the reader's language, but always in one order: those of the proposal or debate, then
    five of a comment, which all begin with the same word."""
    if len(known) < 8:
        return None
    own, theirs = known[:-5], known[-5:]
    first = theirs[0].partition(" ")[0]
    if not first or any(name.partition(" ")[0] != first or " " not in name for name in theirs):
        return None
    found: dict[str, Sequence[str]] = {"id": own[:1], "title": own[1:2], "author": own[2:3]}
    found |= {"created": own[-1:]} if len(own) > 3 else {}
    found |= {"text": own[3:4]} if len(own) > 4 else {}
    names = ("comment_id", "comment_author", "comment_text", "comment_parent", "comment_created")
    return found | {name: (column,) for name, column in zip(names, theirs, strict=True)}


CONSUL_PAIRS = Dialect("CONSUL", Holds.PAIRED, markup=True, columns_of=_consul_pairs)
