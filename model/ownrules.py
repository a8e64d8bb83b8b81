"""The rules a repository brings along: declarative YAML, or SPARQL and SHACL in files beside it. Values only, never code.

Who edits the files that are checked edits these too, so nothing here can run a program.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .checks import Selector
from .elements import FILE, Words
from .text import Text

OWN_CODE = r"[A-Z]{3}[0-9]{3}"


@dataclass(frozen=True, slots=True, config=FILE)
class RelationAsked:
    """How many relations an element has: by one of the verbs (none: any), in a direction, with elements that are meant."""

    verbs: tuple[str, ...] = ()
    direction: Literal["out", "in", "any"] = "any"
    with_: Selector | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class PropertyAsked:
    """What a property of an element must be: stated, one of the values, in the range, matching the pattern as a whole."""

    name: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    required: Literal["true", "false"] = "false"


@dataclass(frozen=True, slots=True, config=FILE)
class Assertion:
    """What must hold for every selected element; exactly one key. ``none``: that there is no such element."""

    property: PropertyAsked | None = None
    relation: RelationAsked | None = None
    stated: tuple[str, ...] | None = None
    """Fields that are stated: ``owner``, ``documentation``, ``name.en``, ``since``, ``sources``, ``classified-as``."""
    name: str | None = None
    """A pattern the Vietnamese name matches as a whole."""
    classified: tuple[str, ...] | None = None
    """Codes of which the element carries one, ``*`` for any letters."""
    max_depth: int | None = None
    """How many parts may lie in each other."""
    none: Literal["true"] | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Chosen:
    """Which elements a rule is about: as in an obligation, and by classification or by relation."""

    kinds: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    component: str | None = None
    owner: str | None = None
    classified_as: tuple[str, ...] = ()
    where: tuple[PropertyAsked, ...] = ()
    relation: RelationAsked | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class RuleCases:
    """What proves that the rule can fail and can pass: files of a small repository, as text, by name."""

    failing: Annotated[Mapping[str, Any], Field(min_length=1)]
    passing: Annotated[Mapping[str, Any], Field(min_length=1)]


@dataclass(frozen=True, slots=True, config=FILE)
class OwnRule:
    """One rule of a repository: exactly one of ``assert``, ``sparql`` and ``shacl``; ``select`` only with ``assert``."""

    id: str
    code: Annotated[str, Field(pattern=f"^{OWN_CODE}$")]
    severity: Literal["info", "warning", "error"]
    message: Words
    cases: RuleCases
    select: Chosen | None = None
    assert_: Assertion | None = None
    sparql: str | None = None
    shacl: str | None = None
    hint: Text | None = None
    what: Text | None = None
    why: Text | None = None
    sources: tuple[str, ...] = ()
