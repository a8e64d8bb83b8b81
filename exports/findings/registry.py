"""The formats a report can be had in, by the name ``--format`` gives them. Each is a room of its own; this is their list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...model.report import Report
from .json import render as json
from .sarif import render as sarif
from .setting import Setting
from .text import render as text

RENDERERS: Mapping[str, Callable[[Report, Setting], str]] = {
    "text": text,
    "json": json,
    "sarif": sarif,
}
"""Name → renderer; the first one is the default. The text of each ends in one line end."""

__all__ = ["RENDERERS", "Setting"]
