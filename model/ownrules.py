"""The rules a repository brings along: declarative YAML, or SPARQL and SHACL in files beside it. Values only, never code.

Who edits the files that are checked edits these too, so nothing here can run a program. docs/own-rules.md is the page for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .elements import FILE, Flag, Reference, Words
from .folder import locate_file
from .reader import Limits, read
from .source import Document
from .text import Text

OWN_CODE = r"[A-Z]{3}[0-9]{3}"
Direction = Literal["out", "in", "any"]


@dataclass(frozen=True, slots=True, config=FILE)
class Stating:
    """What an element must say of itself to be meant: the property is stated (or is not), and its value is as told."""

    property: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    stated: Flag = True


@dataclass(frozen=True, slots=True, config=FILE)
class Meant:
    """Which elements are meant; several keys narrow together. ``classified-as``: one of the codes or a code below it."""

    kinds: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    component: Reference | None = None
    owner: Reference | None = None
    classified_as: tuple[Reference, ...] = ()
    elements: tuple[Reference, ...] = ()
    repository: str | None = None
    where: tuple[Stating, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class RelationAsked:
    """How many relations an element has: by one of the verbs (none: any), in a direction, with elements that are meant."""

    verbs: tuple[str, ...] = ()
    direction: Direction = "any"
    with_: Meant | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class OnlyWith:
    """That whatever an element is related to (by one of the verbs, in a direction) is meant by ``with``."""

    with_: Meant
    verbs: tuple[str, ...] = ()
    direction: Direction = "any"


@dataclass(frozen=True, slots=True, config=FILE)
class PropertyAsked:
    """What a property must be where it is stated; ``required``: that it is stated at all.

    ``name`` is a property of the profile, or ``properties.technology`` for a free one.
    """

    name: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    required: Flag = False


@dataclass(frozen=True, slots=True, config=FILE)
class RelationPropertyAsked:
    """The same of a property of every relation that is meant."""

    name: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    required: Flag = False
    verbs: tuple[str, ...] = ()
    direction: Direction = "out"
    with_: Meant | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Assertion:
    """What must hold for every selected element; exactly one key. ``none``: that there is no such element."""

    property: PropertyAsked | None = None
    relation: RelationAsked | None = None
    relations_only: OnlyWith | None = None
    relation_property: RelationPropertyAsked | None = None
    stated: tuple[str, ...] | None = None
    """Fields that are stated: ``owner``, ``documentation``, ``name.en``, ``since``, ``sources``, a property."""
    name: Text | None = None
    """A pattern for each language; the name in that language, where there is one, matches it as a whole."""
    classified: tuple[Reference, ...] | None = None
    """Codes of which the element carries one, or one below it."""
    max_depth: int | None = None
    """In how many wholes an element may lie."""
    none: Flag | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Chosen(Meant):
    """Which elements a rule is about: all of the home repository, narrowed by what is given."""

    relation: RelationAsked | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class RuleCases:
    """What proves that the rule can fail and can pass: small repositories by name, each with model sections.

    A failing one may say under ``finds`` exactly which elements are found.
    """

    failing: Mapping[str, Any] = Field(default_factory=dict)
    passing: Mapping[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, config=FILE)
class OwnRule:
    """One rule of a repository: exactly one of ``assert``, ``sparql`` and ``shacl``; ``select`` only with ``assert``."""

    id: str
    code: str
    severity: Literal["info", "warning", "error"]
    message: Words
    cases: RuleCases
    select: Chosen | None = None
    assert_: Annotated[Assertion | None, Field(alias="assert")] = None
    sparql: str | None = None
    shacl: str | None = None
    hint: Text | None = None
    what: Text | None = None
    why: Text | None = None
    sources: tuple[str, ...] = ()

    @property
    def file(self) -> str | None:
        """The file of the rule's query or shapes, for a rule that has one."""
        return self.sparql if self.sparql is not None else self.shacl


def queries(folder: Path, rules: Mapping[str, OwnRule], limits: Limits) -> dict[str, Document]:
    """Rule id → the text of its query or shapes; what lies outside *folder* or cannot be read whole is left out."""
    found: dict[str, Document] = {}
    for name, rule in rules.items():
        path = locate_file(folder, rule.file) if rule.file else None
        if path is not None and rule.file is not None:
            reading = read(path, rule.file, limits, compose=False)
            if reading.whole and not reading.faults:
                found[name] = reading.document
    return found
