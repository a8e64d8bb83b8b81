"""Contracts: what an architecture promises about who may depend on whom, as import-linter does it for code, written in YAML.

A contract speaks of *parts* (groups of elements, found by a query) and of the *relations* between them. Values only;
model/contract_form.py says which keys belong together, validators/reach.py judges, docs/contracts.md explains.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .checks import Condition
from .elements import FILE, Flag, Reference, Words
from .ids import ID_PATTERN
from .text import Text

ContractType = Literal["layers", "forbidden", "protected", "independence", "must-pass-through", "acyclic", "allowed"]
PartName = Annotated[str, Field(pattern=f"^{ID_PATTERN}$")]

DEPENDENT: Mapping[str, Literal["source", "target", "either"]] = {
    "composed-of": "source",
    "aggregates": "source",
    "assigned-to": "target",
    "realizes": "target",
    "serves": "target",
    "accesses": "source",
    "influences": "target",
    "triggers": "target",
    "flows-to": "either",
    "specializes": "source",
    "associated-with": "either",
}
"""Verb → the end that depends on the other (ArchiMate 3.2, chapter 5).

A whole depends on its parts (5.1.1, 5.1.2), what is performed, hosted or realized on what does it (5.1.3, 5.1.4), the served on
the server (5.2.1), who accesses on what is accessed (5.2.2), the influenced on what influences it (5.2.3), what is triggered on
its trigger (5.3.1), the special on the general (5.4.1). A flow (5.3.2) and an association (5.2.4) do not say who needs whom:
*either* end may.
"""
NOT_FOLLOWED_UNLESS_NAMED = frozenset({"aggregates", "associated-with"})
"""To gather is not to depend, and what is merely related may be anything."""


@dataclass(frozen=True, slots=True, config=FILE)
class Part:
    """A named group of elements that a contract speaks of. Several keys narrow together; no key means every home element.

    ``repository`` is a prefix of the manifest; ``owner`` and ``classified-as`` ask for one of those written; a code means those
    below it, too. ``with-parts`` adds what the elements are composed of. ``each: owner`` makes a part of every owner's elements.
    """

    kinds: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    component: Reference | None = None
    repository: str | None = None
    elements: tuple[Reference, ...] = ()
    owner: tuple[Reference, ...] = ()
    classified_as: tuple[Reference, ...] = ()
    where: tuple[Condition, ...] = ()
    with_parts: Flag | None = None
    each: Literal["owner"] | None = None
    name: Text | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class Allowed:
    """A relation that may be: by one of the verbs (none: any) from elements of a part to elements of a part, as it is written."""

    from_: str
    to: str
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class Contract:
    """One promise. Which keys it takes and needs follows from its type (model/contract_form.py).

    ``verbs``: the relations that count (none: those that say who depends on whom, :data:`DEPENDENT`). ``indirect``: whether a
    chain of relations breaks it too, not only a single one (default true). ``both-ways``: whether every relation ties both its
    ends. ``ignore``: relations (``source--verb--target`` or an id) that are let off.
    """

    id: str
    type: ContractType
    name: Words
    parts: Mapping[PartName, Part]
    layers: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    between: Literal["elements", "parts"] | None = None
    verbs: tuple[str, ...] = ()
    indirect: Flag | None = None
    both_ways: Flag | None = None
    ignore: tuple[str, ...] = ()
    severity: Literal["info", "warning", "error"] = "error"
    reason: Text | None = None
    sources: tuple[str, ...] = ()
