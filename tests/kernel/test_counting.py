"""Counts are written as the reader's language writes numbers."""

import pytest
from flask import Flask, render_template_string

from participation.kernel.counting import ngettext

HEADERS = [("de", "2.132 Beiträge"), ("en", "2,132 contributions")]


@pytest.mark.parametrize(("language", "said"), HEADERS)
def test_thousands_are_set_apart_in_sentences_of_views_and_templates(
    app: Flask, language: str, said: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert ngettext("%(num)s Beitrag", "%(num)s Beiträge", 2132) == said
        source = "{{ ngettext('%(num)s Beitrag', '%(num)s Beiträge', 2132) }}"
        assert render_template_string(source) == said


def test_one_is_one(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "de"}):
        assert ngettext("%(num)s Beitrag", "%(num)s Beiträge", 1) == "1 Beitrag"
        source = "{{ ngettext('%(num)s Beitrag', '%(num)s Beiträge', 1) }}"
        assert render_template_string(source) == "1 Beitrag"
