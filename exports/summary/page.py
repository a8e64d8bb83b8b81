"""The summary page as HTML: one file a language, without scripts and without a request to anywhere.

A strict content-security policy allows the page's own style (by its hash) and images beside it, nothing else; the template
escapes everything, and an undefined name is an error.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING

from ...model.text import Language
from ..artifact import Artifact
from .content import PAGES, content
from .words import WORDS

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

    from ...model.coverage import Coverage
    from ...model.report import Report
    from ...model.repository import Repository
    from ...model.statistics import Statistics
    from ...model.text import Text


def pages(
    repository: Repository,
    report: Report,
    coverage: Coverage | None,
    statistics: Statistics,
    diagrams: Sequence[tuple[str, Text]],
    files: Sequence[tuple[str, Text]],
) -> tuple[Artifact, ...]:
    """``index.html`` (Vietnamese) and ``index.en.html``.

    *diagrams* and *files* are (path relative to the page, what it is); without a framework there is no *coverage*, and the page
    says so.
    """
    return tuple(
        Artifact.text(
            path,
            _template().render(
                page=content(repository, report, coverage, statistics, diagrams, files, language),
                w={name: text.best(language) for name, text in WORDS.items()},
                style=_style(),
                policy=_policy(_style()),
            ),
        )
        for language, path in _languages()
    )


def _languages() -> tuple[tuple[Language, str], ...]:
    return tuple(PAGES.items())


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["ticks"] = _ticks
    return environment.from_string(_read("templates", "index.html.j2"))


@cache
def _style() -> Markup:
    from markupsafe import Markup

    return Markup(_read("assets", "page.css"))  # noqa: S704 - our own style sheet


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' file:; base-uri 'none'; form-action 'none'"


def _read(folder: str, name: str) -> str:
    return (resources(__package__) / folder / name).read_text(encoding="utf-8")


def _ticks(sentence: str) -> Markup:
    """*sentence* escaped, with what stands between backticks as code."""
    from markupsafe import Markup, escape

    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped before
