"""The closed set of declarative checks an obligation may ask for, as a framework package writes them. Values only.

A closed set can be proven sound when a package is loaded (model/soundness.py) and is read alike by every evaluator.
"""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from .elements import FILE, Reference
from .text import Text


@dataclass(frozen=True, slots=True, config=FILE)
class Condition:
    """One thing an element must say of itself to be meant: a property that is one of the values, or within the range."""

    property: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Selector:
    """Which elements are meant; several keys narrow together, no key means every home element."""

    kinds: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    component: str | None = None
    repository: str | None = None
    elements: tuple[Reference, ...] = ()
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class ComponentPresent:
    """The component, or one of those that may stand in for it, has a current realization."""

    component: str
    or_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class ComponentAbsent:
    """Nothing that exists realizes the component any more."""

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
class ExchangeProperty:
    """Every exchange between the two states the relation property, and it matches the pattern as a whole."""

    of: Selector
    with_: Selector
    property: str
    pattern: str | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Listed:
    """Each element is on the list, which is valid as long as the obligation is in force."""

    of: Selector
    list_: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, config=FILE)
class RelationRequired:
    """Each element has a relation in effect, in either direction, by one of the verbs, with one of ``to``.

    No verbs means any verb; no ``to`` means anything, a component of the framework too.
    """

    of: Selector
    verbs: tuple[str, ...] = ()
    to: Selector | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class SingleSource:
    """At most one system writes each data element."""

    of: Selector


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
    component_absent: ComponentAbsent | None = None
    exchange_property: ExchangeProperty | None = None
    listed: Listed | None = None
    relation_required: RelationRequired | None = None
    single_source: SingleSource | None = None
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
    | ComponentAbsent
    | ExchangeProperty
    | Listed
    | RelationRequired
    | SingleSource
    | Manual
)
