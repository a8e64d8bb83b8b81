"""Elements and relations: the two things an architecture is made of.

Values are frozen, so a rule cannot repair what it judges. Slotted dataclasses validated by pydantic: a tenth of the memory of
its BaseModel and a third of its time (measured at 100,000 elements).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from .lifecycle import interval
from .text import Text
from .vocabulary import Access, Evidence


def _date(text: str) -> str:
    interval(text)
    return text


def hyphened(name: str) -> str:
    """Field names as the files write them: ``short-name``."""
    return name.rstrip("_").replace("_", "-")


def _flag(text: object) -> object:
    if text not in ("true", "false"):
        raise ValueError("boolean")
    return text == "true"


Flag = Annotated[bool, BeforeValidator(_flag)]


def _known(text: str) -> str:
    if interval(text) is None:
        raise ValueError("known-date")
    return text


def _written(text: Text) -> Text:
    if not ((text.vi or "").strip() or (text.en or "").strip()):
        raise ValueError("words")
    return text


KnownDate = Annotated[str, AfterValidator(_known)]
Words = Annotated[Text, AfterValidator(_written)]
"""A text for people in at least one language."""
DateText = Annotated[str, AfterValidator(_date)]
Reference = Annotated[str, Field(min_length=1)]
Value = str | int | float | bool | tuple[str, ...]
FILE = ConfigDict(
    extra="forbid",
    alias_generator=hyphened,
    validate_by_name=True,  # so that dataclasses.replace works; the parser refuses underscores in files
    validate_by_alias=True,
    use_attribute_docstrings=True,
)


@dataclass(frozen=True, slots=True, config=FILE)
class Element:
    """One element of an architecture. Its verbs became :class:`Relation` values; references are keys (model/ids.py)."""

    id: str
    kind: str
    """A kind of the framework's profile, or an ArchiMate kind in kebab-case."""
    name: Words
    short_name: Text | None = None
    documentation: Text | None = None
    owner: Reference | None = None
    classified_as: tuple[Reference, ...] = ()
    planned: DateText | None = None
    since: DateText | None = None
    until: DateText | None = None
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    properties: Mapping[str, str] = Field(default_factory=dict)
    values: Mapping[str, Value] = Field(default_factory=dict)
    """The profile's properties, typed."""

    @property
    def label(self) -> Text:
        """The short name where there is one."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True, config=FILE)
class RelationFacts:
    """What a relation says beyond source, verb and target."""

    id: str | None = None
    name: Text | None = None
    documentation: Text | None = None
    access: Access | None = None
    influence: str | None = None
    directed: Flag | None = None
    carries: tuple[Reference, ...] = ()
    properties: Mapping[str, str] = Field(default_factory=dict)
    planned: DateText | None = None
    since: DateText | None = None
    until: DateText | None = None
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    values: Mapping[str, Value] = Field(default_factory=dict)


NO_FACTS = RelationFacts()


class Relation(NamedTuple):
    """A relation; a tuple because there are 250,000 of them.

    ``position`` is its place in the verb's list, -1 under ``relations:``.
    """

    source: str
    verb: str
    target: str
    facts: RelationFacts = NO_FACTS
    position: int = -1

    @property
    def id(self) -> str:
        """The written id, or ``source--verb--target``."""
        return self.facts.id or f"{self.source}--{self.verb}--{self.target}"

    @property
    def route(self) -> tuple[str | int, ...]:
        """Where it is written in its document."""
        if self.position < 0:
            return ("relations", self.facts.id or "")
        return ("elements", self.source, self.verb, self.position)


def written(value: Value) -> str:
    """*value* as a model file writes it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
