"""The finding: what both wings need, so it lies below both.

A *fault* is what the reader, the parser or a rule noticed: a rule code, language-free arguments and a route. The engine turns
it into a *finding* (severity, line and column). Text is made only in renderers; the templates stand beside the rule.
"""

from __future__ import annotations

import datetime
import enum
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from .source import Locus, Place
from .text import Text


class Term(str):
    """A word of the tool, not of the model: renderers look it up in their vocabulary (``list`` → "danh sách")."""

    __slots__ = ()


Argument = str | int | Text | datetime.date | tuple[str, ...]
Label = Literal["first", "declared", "part", "cycle", "target", "document", "component", "chain", "contract"]


class Severity(enum.IntEnum):
    """How bad it is; the order is the order of ``--fail-on``."""

    INFO = 1
    WARNING = 2
    ERROR = 3


class Fault(NamedTuple):
    """One thing that is wrong, as the one who noticed it says it.

    ``element``, ``field`` and ``target`` identify the fault independently of text and line: exemptions match on them,
    fingerprints are made of them.
    """

    code: str
    where: Locus
    arguments: Mapping[str, Argument] = {}
    element: str = ""
    field: str = ""
    target: str = ""
    related: tuple[tuple[Label, Locus], ...] = ()
    severity: Severity | None = None


class Related(NamedTuple):
    """Another place that belongs to a finding, with what it is."""

    label: Label
    place: Place


class Excuse(NamedTuple):
    """Why a finding does not count: an exemption in the architecture, a comment beside it, or the baseline it stands in.

    ``by`` is the exemption's id, ``path:line`` of the comment, or the path of the baseline file; ``reason`` is as it was written.
    """

    kind: Literal["exemption", "suppression", "baseline"]
    by: str
    reason: Text = Text()


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its rule's name and severity, at exactly one place."""

    code: str
    name: str
    severity: Severity
    arguments: Mapping[str, Argument]
    place: Place
    element: str = ""
    field: str = ""
    target: str = ""
    related: tuple[Related, ...] = ()
    excuse: Excuse | None = None
    repository: str = ""
    """The identity of the repository that was checked."""

    def __post_init__(self) -> None:
        if not self.place.path:
            raise ValueError(f"{self.code}: a finding without a place is a bug in the rule")

    @property
    def fingerprint(self) -> str:
        """Stable across moved lines and changed wording: rule, repository and element, field and target (never text)."""
        about = f"{self.repository}:{self.element or self.place.path}"
        identity = f"{self.code}\0{about}\0{self.field}\0{self.target}"
        return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def order(self) -> tuple[str | int, ...]:
        """Deterministic order of a report: file, line, column, code, then what it is about."""
        place = self.place
        return (place.path, place.line, place.column, self.code, self.element, self.field, self.target)
