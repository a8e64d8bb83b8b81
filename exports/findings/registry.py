"""The formats a report can be had in, by the name ``--format`` gives them. Each is a room of its own; this is their list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...model.report import Report
from .checkstyle import render as checkstyle
from .github import render as github
from .gitlab import render as gitlab
from .html import render as html
from .json import render as json
from .junit import render as junit
from .markdown import render as markdown
from .rdjson import render as rdjson
from .sarif import render as sarif
from .setting import Setting
from .text import render as text

__all__ = ["RENDERERS", "Setting"]

RENDERERS: Mapping[str, Callable[[Report, Setting], str]] = {
    "text": text,
    "json": json,
    "sarif": sarif,
    "gitlab": gitlab,
    "github": github,
    "rdjson": rdjson,
    "junit": junit,
    "checkstyle": checkstyle,
    "markdown": markdown,
    "html": html,
}
"""Name → renderer; the first one is the default. The text of each ends in one line end."""
