"""How contracts are judged: whose relations count, from which end, and which chains of them break a promise.

Every type of contract is a question about arcs from who depends to what it depends on (model/contracts.py, DEPENDENT), asked of
the elements and relations that are there at the date. The rules of the group ``contract`` only differ in what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeVar

from ..model.chains import Chain, cycles, shortest_chains
from ..model.contract_form import ORDERED, flaws
from ..model.contracts import DEPENDENT, NOT_FOLLOWED_UNLESS_NAMED, Contract
from ..model.elements import Relation
from ..model.membership import key_of, members, owners, unknown_words
from ..model.repository import Repository
from ..model.survey import Survey
from ..model.vocabulary import VERBS
from .rule import Context

T = TypeVar("T")


def contracts_of(context: Context, kind: str) -> Iterator[Contract]:
    """The repository's contracts of the type *kind* that can be judged; of the others CON008 speaks."""
    repository = context.repository
    for contract in repository.contracts.values():
        if (
            contract.type == kind
            and not any(flaws(contract))
            and not any(unknown_words(repository, contract))
            and not (keeps_apart(contract) and shared(contract, parts_of(repository, contract)))
        ):
            yield contract


def parts_of(repository: Repository, contract: Contract) -> dict[str, frozenset[str]]:
    """Part → its elements, at whatever date they exist; ``each`` makes ``part/owner`` of a part."""
    found: dict[str, frozenset[str]] = {}
    for name, part in contract.parts.items():
        chosen = members(repository, part)
        if part.each is None:
            found[name] = frozenset(chosen)
            continue
        split: dict[str, list[str]] = {}
        for key, owner in owners(repository, chosen).items():
            split.setdefault(f"{name}/{owner}", []).append(key)
        found |= {label: frozenset(keys) for label, keys in split.items()}
    return found


def keeps_apart(contract: Contract) -> bool:
    """Whether an element may belong to one part of *contract* only."""
    return contract.type in ("layers", "independence") or contract.between == "parts"


def shared(contract: Contract, parts: Mapping[str, AbstractSet[str]]) -> list[tuple[str, str, str]]:
    """(part, earlier part, element) of elements in two parts of a contract that keeps its parts apart; one for each pair."""
    if not keeps_apart(contract):
        return []
    names = contract.layers or tuple(name for name in parts if name not in contract.via)
    home: dict[str, str] = {}
    found: dict[tuple[str, str], str] = {}
    for name in names:
        for key in sorted(parts[name]):
            earlier = home.setdefault(key, name)
            if earlier != name:
                found.setdefault((name, earlier), key)
    return [(name, earlier, key) for (name, earlier), key in found.items()]


def breaches(context: Context, contract: Contract) -> list[Chain]:
    """The shortest chains that break *contract* at the date, in the order of their ends.

    What only linked repositories have written is for them to mend, so it is left out.
    Of ``allowed``, the relations of a chain are all those between its two ends that are not listed; of ``acyclic`` between
    parts, its keys are the names of parts.
    """
    return [
        chain
        for chain in Promise(context.survey, contract).breaches()
        if any(is_own(context.repository, relation) for relation in chain.relations)
    ]


def is_own(repository: Repository, relation: Relation) -> bool:
    """Whether *relation* is written in *repository*, and not in one that it is linked to."""
    if relation.position < 0:
        return repository.relation_ids.get(relation.facts.id or "") is relation
    return relation.source in repository.elements


def follows(contract: Contract, verb: str) -> bool:
    """Whether relations by *verb* count for *contract*."""
    if contract.verbs or contract.type == "allowed":
        return not contract.verbs or verb in contract.verbs
    return verb not in NOT_FOLLOWED_UNLESS_NAMED and not (contract.type in ORDERED and DEPENDENT[verb] == "either")


def let_off(repository: Repository, contract: Contract) -> frozenset[str]:
    """The relations that *contract* ignores, by id and by ends and verb, with keys."""
    return frozenset("--".join(key_of(repository, end) for end in name.split("--")) for name in contract.ignore)


def ignored(relation: Relation, names: AbstractSet[str]) -> bool:
    """Whether *names* has *relation*, by the id it was given or by its ends and verb."""
    return relation.facts.id in names or f"{relation.source}--{relation.verb}--{relation.target}" in names


class Promise:
    """One contract over what is there at a date."""

    def __init__(self, survey: Survey, contract: Contract) -> None:
        self.survey = survey
        self.repository = survey.repository
        self.contract = contract

    @cached_property
    def parts(self) -> dict[str, frozenset[str]]:
        """Part → its elements, of which those that are not there have no relations that are."""
        return parts_of(self.repository, self.contract)

    def breaches(self) -> list[Chain]:
        """What :func:`breaches` says."""
        match self.contract.type:
            case "layers":
                return self._layers()
            case "independence":
                return self._independence()
            case "acyclic":
                return self._cycles()
            case "allowed":
                return self._unlisted()
        targets = self._elements(self.contract.to) - self._elements(self.contract.via)
        named = self._elements(self.contract.from_) - self._elements(self.contract.via)
        if self.contract.type == "protected":
            return self._direct(targets, named)
        return self._chains(named - targets, dict.fromkeys(targets, ""))

    def _elements(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self.parts[name] for name in names))

    def relations(self) -> Iterator[Relation]:
        """The relations that count, between elements that are there, without those that are let off."""
        names = let_off(self.repository, self.contract)
        for verb in VERBS:
            if follows(self.contract, verb):
                for relation in self.survey.relations.get(verb, ()):
                    if not (names and ignored(relation, names)):
                        yield relation

    def arcs(self) -> Iterator[tuple[str, str, Relation]]:
        """(who depends, on what, by which relation); both ends are elements, and not the same."""
        own, element, both_ways = self.repository.elements, self.repository.element, self.contract.both_ways
        for relation in self.relations():
            source, verb, target = relation.source, relation.verb, relation.target
            if source == target:
                continue
            if (source not in own and element(source) is None) or (target not in own and element(target) is None):
                continue  # a framework item, another relation, or nothing
            way = "either" if both_ways else DEPENDENT[verb]
            if way != "target":
                yield source, target, relation
            if way != "source":
                yield target, source, relation

    def _direct(self, targets: AbstractSet[str], allowed: AbstractSet[str]) -> list[Chain]:
        """One chain for each two elements of which one depends on a target and is neither that nor *allowed* to."""
        found: dict[tuple[str, str], Relation] = {}
        for one, other, relation in self.arcs():
            if other in targets and one not in targets and one not in allowed:
                _first(found, (one, other), relation)
        return [Chain(ends, (found[ends],)) for ends in sorted(found)]

    def _chains(
        self,
        sources: AbstractSet[str],
        targets: Mapping[str, str],
        ranks: Mapping[str, int] | None = None,
        keep: int = 1,
    ) -> list[Chain]:
        """Chains from *sources* to *targets* that pass neither of them nor what the contract lets pass (``via``).

        Targets carry the name of their part. A source that is a target, too, has to do with those of other parts only: of higher
        ones, where *ranks* (part → place from the top) are given.
        """
        closed = {*sources, *targets, *self._elements(self.contract.via)}
        back: dict[str, list[tuple[str, Relation]]] = {}
        for one, other, relation in self.arcs():
            if self.contract.indirect is False and (one not in sources or other not in targets):
                continue
            if (one in sources or one not in closed) and (other in targets or other not in closed):
                back.setdefault(other, []).append((one, relation))

        def counts(source: str, label: str) -> bool:
            own = targets.get(source)
            if own is None:
                return True
            return ranks[label] < ranks[own] if ranks is not None else label != own

        return shortest_chains(back, targets, sources, closed, counts, keep)

    def _layers(self) -> list[Chain]:
        ranks = {name: place for place, name in enumerate(self.contract.layers)}
        home = {key: name for name in ranks for key in self.parts[name]}
        return self._chains(home.keys(), home, ranks, keep=len(ranks))

    def _independence(self) -> list[Chain]:
        via = self._elements(self.contract.via)
        names = [name for name in self.parts if name not in self.contract.via]
        home = {key: name for name in names for key in self.parts[name] if key not in via}
        return self._chains(home.keys(), home, keep=2)

    def _cycles(self) -> list[Chain]:
        by_parts = self.contract.between == "parts"
        home = {key: name if by_parts else key for name, keys in self.parts.items() for key in keys}
        arcs: dict[str, dict[str, Relation]] = {}
        for one, other, relation in self.arcs():
            if one in home and other in home and home[one] != home[other]:
                _first(arcs.setdefault(home[one], {}), home[other], relation)
        return list(cycles(arcs))

    def _unlisted(self) -> list[Chain]:
        """The relations between elements of the parts that no entry of ``allowed`` has, as they are written."""
        of = self.parts
        everyone = frozenset().union(*of.values())
        found: dict[tuple[str, str], list[Relation]] = {}
        for r in self.relations():
            if r.source in everyone and r.target in everyone and r.source != r.target:
                listed = any(
                    r.source in of[entry.from_]
                    and r.target in of[entry.to]
                    and (not entry.verbs or r.verb in entry.verbs)
                    for entry in self.contract.allowed
                )
                if not listed:
                    found.setdefault((r.source, r.target), []).append(r)
        return [Chain(ends, tuple(sorted(found[ends], key=_order))) for ends in sorted(found)]


def _order(relation: Relation) -> tuple[str, ...]:
    return relation.verb, relation.source, relation.target, relation.id


def _first(found: dict[T, Relation], ends: T, relation: Relation) -> None:
    """Keep of several relations between the same *ends* the first in order."""
    if ends not in found or _order(relation) < _order(found[ends]):
        found[ends] = relation
