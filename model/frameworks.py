"""A framework package as frozen values: profile, reference models, components, obligations, crosswalk and the like.

The package is the national text made checkable; a province only reads it. Dates and citations come with every item, because
"must conform" is meaningless without *when* and *by which article*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .checks import Check
from .elements import FILE, DateText, Reference, Words
from .ids import framework_key
from .text import Text
from .vocabulary import Basis, CodeStatus, Evidence, Strength

PropertyKind = Literal["text", "integer", "number", "boolean", "date", "url"]
Level = Literal["province", "nation"]
Change = Literal["kept", "renamed", "changed", "split", "merged", "added", "withdrawn"]


@dataclass(frozen=True, slots=True, config=FILE)
class Kind:
    """A kind of the profile: it narrows an ArchiMate concept and says which properties apply."""

    narrows: str
    name: Text
    layer: str | None = None
    description: Text | None = None
    properties: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class Property:
    """A typed property: how the text an architect wrote is understood, and where the property comes from."""

    type: PropertyKind
    name: Text
    description: Text | None = None
    values: Mapping[str, Text] = Field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    many: bool = False
    source: Reference | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class ReferenceModel:
    """One of the framework's reference models (BRM, DRM, ARM, TRM, SRM)."""

    name: Text
    status: CodeStatus
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Code:
    """A category of a reference model. ``name`` is absent where no source shows it; it is never filled from memory."""

    model: str
    status: CodeStatus
    name: Text | None = None
    withdrawn: DateText | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Component:
    """A component of the framework's diagram: how strongly it is expected, and between which dates.

    ``level: nation`` is what the centre has (a national data centre); only ``province`` is asked of a province.
    """

    name: Text
    strength: Strength
    level: Level = "province"
    kinds: tuple[str, ...] = ()
    model: str | None = None
    description: Text | None = None
    valid_from: DateText | None = None
    valid_until: DateText | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Principle:
    """A principle an architecture under this framework follows, and how strongly the sources support it."""

    name: Text
    strength: Strength
    number: str | None = None
    description: Text | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Content:
    """A part the document of an architecture must hold, by its letter or number in the outline."""

    name: Text
    strength: Strength
    number: str | None = None
    description: Text | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Crosswalk:
    """What became of items of the older version in this one; it stands in the newer package, which alone knows of both."""

    change: Change
    evidence: Evidence
    from_: tuple[Reference, ...] = ()
    to: tuple[Reference, ...] = ()
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class PreferredTerm:
    """What a thing is called since a document named it so, and the words that are not used for it any more.

    ``instead_of`` are Vietnamese or English words, matched whole (LNG004). Before ``since``, or where that is not given before
    ``document`` is in force, the old words are right.
    """

    preferred: Words
    instead_of: tuple[str, ...]
    document: Reference | None = None
    article: str | None = None
    since: DateText | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Obligation:
    """A rule of law: document, article, dates, whom it binds, how it is checked and how sure we are of it.

    ``due`` is the day by which it must be met; before that nobody is behind.
    """

    name: Text
    document: Reference
    check: Check
    severity: Literal["error", "warning", "info"]
    confidence: Literal["confirmed", "weak"]
    law: Text
    reading: Text
    number: str | None = None
    article: str | None = None
    binds: Text | None = None
    in_force_from: DateText | None = None
    in_force_until: DateText | None = None
    in_force_basis: Basis = "unknown"
    due: DateText | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework package, whole: its own items and those of the package it extends.

    ``replaces`` are the keys of the versions it follows, ``inherited`` the names of items (``component/lgsp``) that belong
    to the package named by ``extends``.
    """

    id: str
    version: str
    revision: str
    name: Text
    document: str | None = None
    amendments: tuple[str, ...] = ()
    extends: str | None = None
    replaces: tuple[str, ...] = ()
    kinds: Mapping[str, Kind] = Field(default_factory=dict)
    properties: Mapping[str, Property] = Field(default_factory=dict)
    relation_properties: Mapping[str, Property] = Field(default_factory=dict)
    models: Mapping[str, ReferenceModel] = Field(default_factory=dict)
    codes: Mapping[str, Code] = Field(default_factory=dict)
    components: Mapping[str, Component] = Field(default_factory=dict)
    principles: Mapping[str, Principle] = Field(default_factory=dict)
    contents: Mapping[str, Content] = Field(default_factory=dict)
    obligations: Mapping[str, Obligation] = Field(default_factory=dict)
    crosswalk: Mapping[str, Crosswalk] = Field(default_factory=dict)
    terms: Mapping[str, PreferredTerm] = Field(default_factory=dict)
    inherited: frozenset[str] = frozenset()
    note: Text | None = None
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its identity, ``vneaf@2.0``."""
        return framework_key(self.id, self.version)

    def component_key(self, component: str) -> str:
        """The key of one of its components."""
        return f"{self.key}:component/{component}"

    @property
    def expected(self) -> Mapping[str, Component]:
        """The components that are asked of a province."""
        return {name: item for name, item in self.components.items() if item.level == "province"}

    def names(self) -> Iterator[str]:
        """Every item as a reference names it: ``component/lgsp``, ``code/DRM``."""
        for space, table in self._tables().items():
            yield from (f"{space}/{name}" for name in table)
        yield from (f"code/{name}" for name in self.models)

    def item(self, name: str) -> Item | None:
        """What ``component/x``, ``code/X``, ``principle/x``, ``content/x`` or ``obligation/x`` names in this package."""
        space, _, name = name.partition("/")
        if space == "code":
            return self.codes.get(name) or self.models.get(name)
        return self._tables().get(space, {}).get(name)

    def _tables(self) -> Mapping[str, Mapping[str, Item]]:
        return {
            "component": self.components,
            "code": self.codes,
            "principle": self.principles,
            "content": self.contents,
            "obligation": self.obligations,
        }


Item = Component | Code | ReferenceModel | Principle | Content | Obligation
SPACES = ("component", "code", "principle", "content", "obligation")
"""What a reference into a framework may name, before the stroke."""
