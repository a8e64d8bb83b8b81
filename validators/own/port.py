"""What SPARQL and SHACL look like from here: questions to somebody who has the repository as linked data, and his answers.

The validators know no RDF. Whoever runs the check may hand them a :class:`Judge`; without one such rules say that they did not run.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from ...model.repository import Repository


class Question(NamedTuple):
    """A query or shapes file as text, and the repository it is asked of."""

    language: Literal["sparql", "shacl"]
    text: str
    repository: Repository


class Row(NamedTuple):
    """One thing that was found: an element, document or relation of the repository by key, and what was said of it."""

    element: str
    field: str = ""
    target: str = ""
    value: str = ""


class Answer(NamedTuple):
    """The rows, sorted; or why there are none: one of the terms of OWN003, with a detail for people."""

    rows: tuple[Row, ...] = ()
    problem: str = ""
    detail: str = ""


Judge = Callable[[Sequence[Question], datetime.date], list[Answer]]
"""Answers every question as of a day, in their order; never raises on what a repository holds."""
