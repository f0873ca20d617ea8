"""Finds what is to be translated, and keeps the catalogues up to date.

Beside what stands in `_(...)`, a plain sentence in the code is a message as well: rooms refuse with sentences that
views translate (`told(error)`), and rooms do not know gettext. So every string that reads like a sentence counts,
and the values of a few tables of words. A sentence with values has places for them, `%(name)s`: what an f-string has
put together, no catalogue knows, so `assembled` finds those.

    python -m tests.architecture.messages     writes messages.pot, en/LC_MESSAGES/messages.po and messages.mo

What is new stands in messages.po without a translation afterwards; translate it there, and run this once more.
"""

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.util import pathmatch

from participation.kernel.errors import DomainError

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "participation" / "translations"
POT = TRANSLATIONS / "messages.pot"
PO = TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po"
MO = PO.with_suffix(".mo")

KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "lazy_gettext": None}
WORDS = {"ACTIONS", "SHOWN", "CRS_NAMES", "FOREIGN_NAMES"}
"""Tables whose values views translate one by one."""
LISTED = {"Topic": 1, "Size": 2, "Indicator": 4}
"""Kinds of entries, and how many of the words after the key are said."""
TELLS = {"_", "_l", "gettext", "lazy_gettext", "ngettext", "told", "Words"}
"""Functions whose first argument is a German sentence; so is that of every DomainError."""
SENTENCE = re.compile(r"[„A-ZÄÖÜ][^\n]* [^\n]*[.?!…]")

ABOUT: dict[str, Any] = {
    "project": "participation",
    "version": "0.1.0",
    "header_comment": "# Written by python -m tests.architecture.messages; translations are kept.",
    "language_team": "participation",
    "last_translator": "participation",
    "msgid_bugs_address": "see publiccode.yml",
    "creation_date": datetime(2026, 1, 1, tzinfo=UTC),  # fixed: files only change where messages do
}

Message = tuple[int, str, Any, list[str]]


def messages(
    file: BinaryIO, keywords: dict[str, Any], comment_tags: Collection[str], options: Any
) -> Iterator[Message]:
    """Extract from a Python file, for Babel: what is marked, and plain sentences."""
    code = file.read()
    yield from extract_python(BytesIO(code), keywords, comment_tags, options)
    tree = ast.parse(code)
    yield from (
        (line, "_", text, [])
        for line, text in [*_sentences(tree), *_words(tree), *_formats(tree), *_listed(tree)]
    )


def fresh() -> Catalog:
    """Everything there is to translate today."""
    catalog = Catalog(fuzzy=False, **ABOUT)
    methods, options = _mapping()
    found = extract_from_dir(
        ROOT, methods, options, KEYWORDS, directory_filter=lambda path: wanted(Path(path))
    )
    for name, _line, text, _comments, context in found:
        catalog.add(text, locations=[(name, None)], context=context)
    return catalog


def translated_files() -> Iterator[Path]:
    """The Python files whose words are translated: all but those that babel.cfg ignores."""
    methods, _options = _mapping()
    for path in sorted((ROOT / "participation").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if next(method for pattern, method in methods if pathmatch(pattern, name)) != "ignore":
            yield path


def assembled(code: str) -> Iterator[tuple[int, str]]:
    """Lines with sentences that are put together before they can be translated: by an f-string, `%` or `format`."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.JoinedStr() if SENTENCE.fullmatch(_with_gaps(node)):
                yield node.lineno, ast.unparse(node)
            case ast.Call(args=[first, *_]) if _name(node.func) in TELLS | refusals() and _is_assembled(
                first
            ):
                yield node.lineno, ast.unparse(first)


def refusals(kind: type[DomainError] = DomainError) -> set[str]:
    """The names of every kind of refusal."""
    return {kind.__name__}.union(*(refusals(one) for one in kind.__subclasses__()))


def wanted(folder: Path) -> bool:
    """Whether a folder may hold something to translate."""
    top = folder.relative_to(ROOT).parts[0]
    return top in {"participation", "templates"} and folder.name != "__pycache__"


def english() -> Catalog:
    """The English catalogue as it is."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as the platform reads it."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def _mapping() -> tuple[Any, Any]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        return parse_mapping_cfg(file)


def _with_gaps(text: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in text.values)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_assembled(text: ast.expr) -> bool:
    """Whether an expression makes a new text out of others."""
    match text:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=ast.Attribute(attr="format" | "join" | "replace")):
            return True
        case ast.IfExp():
            return _is_assembled(text.body) or _is_assembled(text.orelse)
    return False


def _sentences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """String constants that read like a sentence; not docstrings, parts of f-strings or keys."""
    skipped = {id(part) for node in ast.walk(tree) for part in _no_messages(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and SENTENCE.fullmatch(text) and id(node) not in skipped:
            yield node.lineno, text  # type: ignore[attr-defined]  # a constant has a line


def _no_messages(node: ast.AST) -> Sequence[ast.AST | None]:
    match node:
        case ast.Expr():
            return [node.value]
        case ast.JoinedStr():
            return node.values
        case ast.Dict():
            return node.keys
        case _:
            return []


def _words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The values of the tables of words."""
    for node in tree.body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)):
            continue
        if WORDS & {target.id for target in node.targets if isinstance(target, ast.Name)}:
            values = [one for one in node.value.values if isinstance(one, ast.Constant) and one.value]
            yield from ((one.lineno, str(one.value)) for one in values)


def _formats(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What formats and the kinds of contributions that they add are called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "Format":
            called = {entry.arg: entry.value for entry in node.keywords}
            for part in (called[name] for name in ("title", "kinds") if name in called):
                values = part.values if isinstance(part, ast.Dict) else [part]
                words = [word for value in values for word in ast.walk(value)]
                yield from ((one.lineno, str(one.value)) for one in words if isinstance(one, ast.Constant))


def _listed(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What the entries of lists that all rooms share are called: topics, sizes, indicators. The first word is a key."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in LISTED:
            words = [
                one for one in node.args[1:] if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            yield from (
                (one.lineno, one.value) for one in words[: LISTED[_name(node.func)]] if one.value.strip("%")
            )


def main() -> None:
    """Write the three files; what has a translation keeps it."""
    template, catalog = fresh(), english() if PO.exists() else Catalog("en", fuzzy=False, **ABOUT)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for path, content in ((POT, template), (PO, catalog)):
        with path.open("wb") as file:
            write_po(file, content, width=110, sort_output=True)
    MO.write_bytes(compiled(english()))


if __name__ == "__main__":
    main()
