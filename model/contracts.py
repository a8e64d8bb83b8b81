"""Contracts: what an architecture promises about who may reach whom, as import-linter does it for code, written in YAML.

A contract is about *elements* (selected, never listed one by one where a query will do) and the *relations* between them. Values
only; the rules of the group ``contract`` judge them and show the chain that breaks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .checks import Selector
from .elements import FILE, Reference, Words
from .text import Text

ContractType = Literal["layers", "forbidden", "protected", "independence", "must-pass-through", "acyclic", "allowed"]


@dataclass(frozen=True, slots=True, config=FILE)
class Part:
    """A named group of elements that a contract speaks of."""

    select: Selector
    name: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Allowed:
    """A relation that may be: by one of the verbs (none: any) from elements of a part to elements of a part."""

    from_: str
    to: str
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class Contract:
    """One promise. Which keys it takes follows from its type (docs/contracts.md); ``parts`` are named groups of elements.

    ``verbs``: the relations that count (none: every verb). ``indirect``: whether a chain of relations breaks it too, not only
    a single relation. ``ignore``: relations (``source--verb--target`` or an id) that are let off; one that matches nothing is
    a finding.
    """

    id: str
    type: ContractType
    name: Words
    parts: Mapping[str, Part]
    layers: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    verbs: tuple[str, ...] = ()
    indirect: Literal["true", "false"] = "true"
    ignore: tuple[Reference, ...] = ()
    severity: Literal["info", "warning", "error"] = "error"
    reason: Annotated[Text | None, Field()] = None
    sources: tuple[str, ...] = ()
