"""Whether a contract is well formed by itself: the keys its type takes, the parts and verbs it names.

A contract with a misspelt part or verb would promise something else than its author meant, or nothing at all; such a contract
is not judged, and CON008 says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .contracts import DEPENDENT, Contract
from .ids import nearest
from .source import Route
from .vocabulary import VERBS


class Flaw(NamedTuple):
    """Why a contract, or a piece of it, can never find anything: a problem (a term), its subject, its place and a proposal."""

    problem: str
    subject: str
    route: Route = ()
    nearest: str = ""
    at_key: bool = False


class Form(NamedTuple):
    """The keys a type of contract needs and those it may have besides."""

    needed: tuple[str, ...]
    taken: tuple[str, ...] = ()


FORMS: Mapping[str, Form] = {
    "layers": Form(("layers",), ("verbs", "indirect", "ignore")),
    "forbidden": Form(("from", "to"), ("verbs", "indirect", "both-ways", "ignore")),
    "protected": Form(("from", "to"), ("verbs", "both-ways", "ignore")),
    "independence": Form((), ("via", "verbs", "indirect", "both-ways", "ignore")),
    "must-pass-through": Form(("from", "to", "via"), ("verbs", "both-ways", "ignore")),
    "acyclic": Form((), ("between", "verbs", "ignore")),
    "allowed": Form(("allowed",), ("verbs", "ignore")),
}
"""Which keys belong to which type, besides those that every contract has."""
ORDERED = frozenset({"layers", "acyclic"})
"""The types that ask who depends on whom, so that a relation which does not say it is no relation to them."""
_LISTS = ("layers", "from", "to", "via")


def written(contract: Contract) -> dict[str, object]:
    """The keys of *contract* that not every type takes, as far as they are written."""
    values = {
        "layers": contract.layers,
        "from": contract.from_,
        "to": contract.to,
        "via": contract.via,
        "allowed": contract.allowed,
        "between": contract.between,
        "verbs": contract.verbs,
        "indirect": contract.indirect,
        "both-ways": contract.both_ways,
        "ignore": contract.ignore,
    }
    return {key: value for key, value in values.items() if value not in ((), None)}


def flaws(contract: Contract) -> Iterator[Flaw]:
    """What is wrong with the form of *contract*, in the order of its keys."""
    form, keys = FORMS[contract.type], written(contract)
    for key in form.needed:
        if key not in keys:
            yield Flaw("contract-key-missing", key, at_key=True)
    for key in keys:
        if key not in form.needed and key not in form.taken:
            yield Flaw("contract-key-not-taken", key, (key,), at_key=True)
    if contract.type == "layers" and len(contract.layers) == 1:
        yield Flaw("contract-too-few-parts", contract.layers[0], ("layers",))
    yield from _parts(contract)
    yield from _verbs(contract)


def _named(contract: Contract) -> Iterator[tuple[str, Route]]:
    """Every mention of a part, with its place."""
    for key in _LISTS:
        for number, name in enumerate(getattr(contract, "from_" if key == "from" else key)):
            yield name, (key, number)
    for number, entry in enumerate(contract.allowed):
        yield entry.from_, ("allowed", number, "from")
        yield entry.to, ("allowed", number, "to")


def _parts(contract: Contract) -> Iterator[Flaw]:
    if not contract.parts:
        yield Flaw("contract-too-few-parts", "parts", ("parts",), at_key=True)
    named: dict[str, Route] = {}
    for name, route in _named(contract):
        if name not in contract.parts:
            yield Flaw("contract-unknown-part", name, route, nearest(name, contract.parts))
        elif contract.type != "allowed" and name in named:
            yield Flaw("contract-part-twice", name, route)
        named.setdefault(name, route)
    everyone = contract.type in ("independence", "acyclic")  # these speak of all of their parts
    apart = [name for name in contract.parts if name not in contract.via]
    splits = any(contract.parts[name].each for name in apart)
    if contract.type == "independence" and len(apart) == 1 and not splits:
        yield Flaw("contract-too-few-parts", apart[0], ("parts",), at_key=True)
    for name, part in contract.parts.items():
        if not everyone and contract.type != "allowed" and name not in named:
            yield Flaw("contract-part-unused", name, ("parts", name), at_key=True)
        if part.each is not None and (contract.type != "independence" or name in contract.via):
            yield Flaw("contract-key-not-taken", "each", ("parts", name, "each"), at_key=True)


def _verbs(contract: Contract) -> Iterator[Flaw]:
    lists: list[tuple[Route, tuple[str, ...]]] = [(("verbs",), contract.verbs)]
    lists += [(("allowed", number, "verbs"), entry.verbs) for number, entry in enumerate(contract.allowed)]
    for route, verbs in lists:
        for number, verb in enumerate(verbs):
            if verb not in VERBS:
                yield Flaw("contract-unknown-verb", verb, (*route, number), nearest(verb, VERBS))
            elif contract.type in ORDERED and DEPENDENT[verb] == "either":
                yield Flaw("contract-verb-without-order", verb, (*route, number))
            elif route != ("verbs",) and contract.verbs and verb not in contract.verbs:
                yield Flaw("contract-verb-not-followed", verb, (*route, number))
