"""The manifest ``kientruc.yaml``: identity, dates, claims and links of a repository."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from .configuration import NO_WISHES, Checking
from .elements import FILE, Reference
from .exemptions import Absence
from .ids import ID_PATTERN, framework_key
from .lifecycle import interval
from .text import Language, Text

NAME = "kientruc.yaml"
FRAMEWORK_NAME = "framework.yaml"
BASELINE_NAME = "kientruc-baseline.json"
Id = Annotated[str, Field(pattern=f"^{ID_PATTERN}$")]


def _day(text: object) -> object:
    if isinstance(text, datetime.date):
        return text
    days = interval(text) if isinstance(text, str) else None
    if days is None or days.first != days.last:
        raise ValueError("day-expected")
    return days.first


Day = Annotated[datetime.date, BeforeValidator(_day)]


@dataclass(frozen=True, slots=True, config=FILE)
class Claim:
    """The framework version a repository says it conforms to."""

    framework: Id
    version: str

    @property
    def key(self) -> str:
        """The package's identity."""
        return framework_key(self.framework, self.version)


@dataclass(frozen=True, slots=True, config=FILE)
class Use:
    """What a prefix stands for: another repository, or a version of a framework."""

    repository: Id | None = None
    framework: Id | None = None
    version: str | None = None
    path: str | None = None

    @property
    def key(self) -> str:
        """The identity of what is used; ``""`` where the entry names nothing (a finding says so)."""
        if self.repository:
            return self.repository
        return framework_key(self.framework, self.version) if self.framework and self.version else ""


@dataclass(frozen=True, slots=True, config=FILE)
class Table:
    """A CSV file of elements of one kind."""

    file: str
    kind: str


@dataclass(frozen=True, slots=True, config=FILE)
class Manifest:
    """Identity, dates, claims and links of one repository."""

    id: Id
    name: Text
    version: str
    as_of: Day
    conforms_to: Claim | None = None
    uses: Mapping[Id, Use] = Field(default_factory=dict)
    complete: tuple[str, ...] = ()
    absent: tuple[Absence, ...] = ()
    language: Language = "vi"
    tables: tuple[Table, ...] = ()
    exclude: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    check: Checking = NO_WISHES
    description: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class FrameworkManifest:
    """Identity and links of a framework package.

    ``extends`` names the package whose items it takes over, ``replaces`` the older versions it follows; an overlay brings
    codes to the version ``overlays`` names and nothing else.
    """

    id: Id
    version: str
    revision: str
    name: Text
    document: str | None = None
    extends: Claim | None = None
    overlays: Claim | None = None
    replaces: tuple[Claim, ...] = ()
    amendments: tuple[Reference, ...] = ()
    uses: Mapping[Id, Use] = Field(default_factory=dict)
    note: Text | None = None
    sources: tuple[str, ...] = ()
