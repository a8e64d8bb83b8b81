"""The formats a report can be had in, by the name ``--format`` gives them. Each is a room of its own; this is their list.

A room is entered only when its format is asked for, so that the help page need not wait for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from .setting import Setting

if TYPE_CHECKING:
    from ...model.report import Report

__all__ = ["RENDERERS", "Setting"]

_FORMATS = ("text", "json", "sarif", "gitlab", "github", "rdjson", "junit", "checkstyle", "markdown", "html")


def _renderer(name: str) -> Callable[[Report, Setting], str]:
    def render(report: Report, setting: Setting) -> str:
        text: str = import_module(f".{name}", __package__).render(report, setting)
        return text

    return render


RENDERERS: Mapping[str, Callable[[Report, Setting], str]] = {name: _renderer(name) for name in _FORMATS}
"""Name → renderer; the first one is the default. The text of each ends in one line end."""
