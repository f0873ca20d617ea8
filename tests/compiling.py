"""Nine tenths of what an app costs is Werkzeug compiling its hundred addresses. Tests make a thousand apps."""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


def remember_builders() -> None:
    """Compile each address once per process.

    What Werkzeug makes of it is a plain function of the rule: it gets the rule, converters and values included, as
    an argument, so the same pattern with the same defaults makes the same function.
    """
    compiled: Callable[..., Any] = Rule._compile_builder
    known: dict[object, Any] = {}

    def remembered(rule: Rule, append_unknown: bool = True) -> Any:
        defaults = tuple(sorted((rule.defaults or {}).items()))
        key = (rule.rule, tuple(rule._trace), defaults, append_unknown)
        if key not in known:
            known[key] = compiled(rule, append_unknown)
        return known[key]

    Rule._compile_builder = remembered  # type: ignore[method-assign]  # for this process only
