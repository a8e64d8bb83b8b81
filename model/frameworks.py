"""A framework package as frozen values: profile, reference models, expected components, obligations.

The package is the national text made checkable; a province only reads it. Dates and citations come with every item, because
"must conform" is meaningless without *when* and *by which article*.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from .elements import FILE, DateText, Reference
from .ids import framework_key
from .text import Text
from .vocabulary import Basis, CodeStatus, Strength

PropertyKind = Literal["text", "integer", "number", "boolean", "date", "url"]


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
    """A component a province is expected to have, how strongly, and between which dates."""

    name: Text
    strength: Strength
    kinds: tuple[str, ...] = ()
    model: str | None = None
    description: Text | None = None
    valid_from: DateText | None = None
    valid_until: DateText | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Selector:
    """Which elements are meant; several keys narrow together, no key means every home element."""

    kinds: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    component: str | None = None
    repository: str | None = None
    elements: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class ComponentPresent:
    """The component has a current realization."""

    component: str


@dataclass(frozen=True, slots=True, config=FILE)
class PathThrough:
    """Every exchange between ``from`` and ``to`` passes one of ``via`` (components of this package or elements)."""

    to: Selector
    via: tuple[Reference, ...]
    from_: Selector = Field(default_factory=Selector)


@dataclass(frozen=True, slots=True, config=FILE)
class PropertyRequired:
    """The property is stated."""

    of: Selector
    property: str


@dataclass(frozen=True, slots=True, config=FILE)
class PropertyRange:
    """Where stated, the property lies in the range."""

    of: Selector
    property: str
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class PropertyMatches:
    """Where stated, the property matches the pattern as a whole."""

    of: Selector
    property: str
    pattern: str


@dataclass(frozen=True, slots=True, config=FILE)
class PropertyIn:
    """Where stated, the property is one of the values."""

    of: Selector
    property: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=FILE)
class PartMaximum:
    """A whole has at least the value of its parts."""

    of: Selector
    property: str


@dataclass(frozen=True, slots=True, config=FILE)
class OwnerPresent:
    """The owner is stated."""

    of: Selector


@dataclass(frozen=True, slots=True, config=FILE)
class ExchangeWith:
    """Some exchange connects the two, directly or along a chain."""

    of: Selector
    with_: Selector


@dataclass(frozen=True, slots=True, config=FILE)
class Manual:
    """A question only a person can answer."""

    question: Text


@dataclass(frozen=True, slots=True, config=FILE)
class Check:
    """The declarative check of an obligation: exactly one of the closed set."""

    component_present: ComponentPresent | None = None
    path_through: PathThrough | None = None
    property_required: PropertyRequired | None = None
    property_range: PropertyRange | None = None
    property_matches: PropertyMatches | None = None
    property_in: PropertyIn | None = None
    part_maximum: PartMaximum | None = None
    owner_present: OwnerPresent | None = None
    exchange_with: ExchangeWith | None = None
    manual: Manual | None = None

    @property
    def asked(self) -> CheckKind:
        """The one check that is given."""
        asked: CheckKind = next(check for name in self.__slots__ if (check := getattr(self, name)) is not None)
        return asked

    @model_validator(mode="after")
    def _exactly_one(self) -> Check:
        if sum(getattr(self, name) is not None for name in self.__slots__) != 1:
            raise ValueError("exactly-one-check")
        return self


CheckKind = (
    ComponentPresent
    | PathThrough
    | PropertyRequired
    | PropertyRange
    | PropertyMatches
    | PropertyIn
    | PartMaximum
    | OwnerPresent
    | ExchangeWith
    | Manual
)


@dataclass(frozen=True, slots=True, config=FILE)
class Obligation:
    """A rule of law: document, article, dates, whom it binds, how it is checked and how sure we are of it."""

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
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework package, whole."""

    id: str
    version: str
    revision: str
    name: Text
    document: str | None = None
    replaces: str | None = None
    kinds: Mapping[str, Kind] = Field(default_factory=dict)
    properties: Mapping[str, Property] = Field(default_factory=dict)
    relation_properties: Mapping[str, Property] = Field(default_factory=dict)
    models: Mapping[str, ReferenceModel] = Field(default_factory=dict)
    codes: Mapping[str, Code] = Field(default_factory=dict)
    components: Mapping[str, Component] = Field(default_factory=dict)
    obligations: Mapping[str, Obligation] = Field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its identity, ``vneaf@2.0``."""
        return framework_key(self.id, self.version)

    def component_key(self, component: str) -> str:
        """The key of one of its components."""
        return f"{self.key}:component/{component}"

    def item(self, name: str) -> Component | Code | ReferenceModel | Obligation | None:
        """What ``component/x``, ``code/X`` or ``obligation/x`` names in this package."""
        space, _, name = name.partition("/")
        if space == "component":
            return self.components.get(name)
        if space == "code":
            return self.codes.get(name) or self.models.get(name)
        return self.obligations.get(name) if space == "obligation" else None
