"""What the rules on contracts share: how a chain that breaks a promise becomes a fault at the relation to be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....model.chains import Chain
from ....model.contracts import Contract
from ....model.findings import Argument, Label
from ....model.source import Locus
from ....model.text import Text
from ...reach import is_own
from ...rule import Context, Fault, Severity


def fault(context: Context, code: str, contract: Contract, chain: Chain, arguments: dict[str, Argument]) -> Fault:
    """The fault of *chain*, at the first of its relations that this repository has written; the others are related places.

    *arguments* join ``contract``, ``element``, ``target`` and ``chain``, which is empty where a single relation says it all.
    """
    repository = context.repository
    where, *others = (
        repository.relation_locus(relation) for relation in chain.relations if is_own(repository, relation)
    )
    related: list[tuple[Label, Locus]] = [("contract", repository.locus(contract.id, part="key"))]
    related += [("chain", place) for place in others]
    element, target = chain.keys[0], chain.keys[-1]
    shown = " → ".join(repository.as_written(key) for key in chain.keys) if len(chain.keys) > 2 else ""
    said: dict[str, Argument] = {"contract": contract.name, "element": element, "target": target, "chain": shown}
    severity = Severity[contract.severity.upper()]
    return Fault(code, where, {**said, **arguments}, element, contract.id, target, tuple(related), severity)


def cycle_fault(context: Context, code: str, contract: Contract, cycle: Chain) -> Fault:
    """The fault of a *cycle* of elements or parts: its message shows the way round, whose other relations are related places.

    The element is one that has a relation on the cycle; a cycle of parts has no element of its own.
    """
    found = fault(context, code, contract, cycle, {})
    shown = " → ".join(context.repository.as_written(key) for key in cycle.keys)
    related = tuple(("cycle" if label == "chain" else label, place) for label, place in found.related)
    element = cycle.relations[0].source if contract.between == "parts" else found.element
    return found._replace(
        arguments={**found.arguments, "chain": shown}, element=element, target=cycle.keys[1], related=related
    )


def one_way(chains: Iterable[Chain]) -> Iterator[Chain]:
    """*chains* without those that say the same as another one, read from its other end: flows tie both of their ends."""
    known = {chain.keys: chain for chain in chains}
    for keys, chain in known.items():
        other = known.get(keys[::-1])
        if other is None or other.relations[::-1] != chain.relations or _speaks_first(chain, other):
            yield chain


def _speaks_first(chain: Chain, other: Chain) -> bool:
    """Whether *chain* rather than its reverse *other* begins where its first relation is written; else by the keys."""
    written, reverse = (c.relations[0].source == c.keys[0] for c in (chain, other))
    return written if written is not reverse else chain.keys < other.keys


def part_name(contract: Contract, name: str) -> Text | str:
    """What people call the part *name*."""
    part = contract.parts.get(name)
    return part.name if part is not None and part.name is not None else name


def part_names(contract: Contract, names: tuple[str, ...]) -> Text:
    """What people call the parts *names*, one after the other."""
    called = [part_name(contract, name) for name in names]
    texts = [name if isinstance(name, Text) else Text(name, name) for name in called]
    return Text(", ".join(text.best("vi") for text in texts), ", ".join(text.best("en") for text in texts))
