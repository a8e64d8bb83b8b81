"""Which elements a part of a contract means, and which of its words mean nothing.

References in contracts are resolved here, not by the parser: ``ignore`` names relations, whose default ids hold references.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet

from .contract_form import Flaw
from .contracts import Contract, Part
from .elements import Element
from .ids import nearest, parent_code
from .repository import Repository
from .source import Route
from .survey import meets
from .vocabulary import LAYERS

Members = dict[str, Element]


def key_of(repository: Repository, reference: str) -> str:
    """The key that *reference*, as an architect of *repository* writes it, stands for; itself where its prefix is unknown."""
    prefix, colon, name = reference.partition(":")
    use = repository.manifest.uses.get(prefix) if colon else None
    return f"{use.key}:{name}" if use is not None and use.key else reference


def members(repository: Repository, part: Part) -> Members:
    """Every element that *part* means, at whatever date it exists, in the order of the files."""
    found = dict(_candidates(repository, part))
    if part.component is not None:
        realizing = {relation.source for relation in repository.realizing(key_of(repository, part.component))}
        found = {key: element for key, element in found.items() if key in realizing}
    if part.with_parts:
        _add_parts(repository, found)
    return found


def _candidates(repository: Repository, part: Part) -> Iterator[tuple[str, Element]]:
    owners = {key_of(repository, owner) for owner in part.owner}
    codes = {repository.identity(key_of(repository, code)) for code in part.classified_as}
    for key, element in _home(repository, part):
        home = key.partition(":")[0] if ":" in key else ""
        if (
            (not part.kinds or element.kind in part.kinds)
            and (not part.layers or repository.layer(key) in part.layers)
            and (not owners or (element.owner and _seen(repository, home, element.owner) in owners))
            and (not codes or any(_below(repository, code, codes) for code in element.classified_as))
            and all(meets(condition, element.values.get(condition.property)) for condition in part.where)
        ):
            yield key, element


def _home(repository: Repository, part: Part) -> Iterator[tuple[str, Element]]:
    """The elements *part* chooses among: those it lists, wherever they are, or those of one repository."""
    if part.elements:
        keys = dict.fromkeys(key_of(repository, reference) for reference in part.elements)
        yield from ((key, element) for key in keys if (element := repository.element(key)) is not None)
    elif part.repository is None:
        yield from repository.elements.items()
    elif (home := _used(repository, part.repository)) is not None:
        yield from ((f"{home.id}:{name}", element) for name, element in home.elements.items())


def _used(repository: Repository, prefix: str) -> Repository | None:
    use = repository.manifest.uses.get(prefix)
    return repository.linked.get(use.repository) if use is not None and use.repository else None


def _seen(repository: Repository, home: str, key: str) -> str:
    return repository.seen_from_here(home, key) if home else key


def _below(repository: Repository, code: str, wanted: AbstractSet[str]) -> bool:
    """Whether *code* is one of *wanted* or lies below one."""
    package, _, name = code.rpartition("/")
    above: str | None = name
    while above:
        if repository.identity(f"{package}/{above}") in wanted:
            return True
        above = parent_code(above)
    return False


def _add_parts(repository: Repository, found: Members) -> None:
    """Add to *found* what its elements are composed of, and what that is composed of."""
    parts: dict[str, list[str]] = {}
    for relation in repository.all_relations():
        if relation.verb == "composed-of":
            parts.setdefault(relation.source, []).append(relation.target)
    frontier = list(found)
    while frontier:
        for key in parts.get(frontier.pop(0), ()):
            element = repository.element(key)
            if element is not None and key not in found:
                found[key] = element
                frontier.append(key)


def unknown_words(repository: Repository, contract: Contract) -> Iterator[Flaw]:
    """What the parts of *contract* ask for and the repository does not know."""
    for name, part in contract.parts.items():
        yield from _of_profile(repository, part, ("parts", name))
        yield from _of_repository(repository, part, ("parts", name))


def _of_profile(repository: Repository, part: Part, route: Route) -> Iterator[Flaw]:
    """Kinds, layers and properties: words of the framework; silent where the framework was not found, which is a finding."""
    if repository.manifest.conforms_to is not None and repository.framework is None:
        return
    metamodel = repository.metamodel
    used = _used(repository, part.repository) if part.repository else None
    words: list[tuple[str, tuple[str, ...], Collection[str]]] = [
        ("kinds", part.kinds, {*metamodel.kinds, *(used.metamodel.kinds if used else ())}),
        ("layers", part.layers, LAYERS),
    ]
    for field, given, known in words:
        for number, word in enumerate(given):
            if word not in known:
                yield Flaw(f"contract-unknown-{field[:-1]}", word, (*route, field, number), nearest(word, known))
    properties = {**metamodel.properties, **(used.metamodel.properties if used else {})}
    for number, condition in enumerate(part.where):
        if condition.property not in properties:
            proposal = nearest(condition.property, properties)
            yield Flaw("contract-unknown-property", condition.property, (*route, "where", number, "property"), proposal)


def _of_repository(repository: Repository, part: Part, route: Route) -> Iterator[Flaw]:
    """Repositories, elements and framework items; what another finding speaks of is left to it."""
    uses = repository.manifest.uses
    if part.repository is not None and not (part.repository in uses and uses[part.repository].repository):
        meant = next((alias for alias, use in uses.items() if use.repository == part.repository), "")
        yield Flaw(
            "contract-unknown-prefix",
            part.repository,
            (*route, "repository"),
            meant or nearest(part.repository, {alias for alias, use in uses.items() if use.repository}),
        )
    for field, references in (("elements", part.elements), ("owner", part.owner)):
        for number, reference in enumerate(references):
            key = key_of(repository, reference)
            if repository.element(key) is None and not _said(repository, key):
                yield Flaw(
                    "contract-unknown-element", reference, (*route, field, number), _alike(repository, reference)
                )
    items: list[tuple[Route, str, str]] = [
        (("classified-as", number), "code", code) for number, code in enumerate(part.classified_as)
    ]
    items += [(("component",), "component", part.component)] if part.component is not None else []
    for at, space, reference in items:
        key = key_of(repository, reference)
        named = f":{space}/" in key and repository.framework_item(key) is not None
        if not named and not _said(repository, key):
            yield Flaw("contract-unknown-item", reference, (*route, *at))


def _said(repository: Repository, key: str) -> bool:
    """Whether another finding says why *key* names nothing: its package was not found, or its entry could not be understood."""
    package, colon, _ = key.partition(":")
    return package in repository.unavailable if colon else key in repository.broken


def _alike(repository: Repository, reference: str) -> str:
    """The reference most like *reference* in the repository its prefix means."""
    prefix, colon, name = reference.partition(":")
    home = _used(repository, prefix) if colon else repository
    found = nearest(name if colon else reference, home.elements) if home else ""
    return f"{prefix}:{found}" if found and colon else found


def owners(repository: Repository, found: Mapping[str, Element]) -> dict[str, str]:
    """Element → owner, of those in *found* that state one."""
    return {
        key: _seen(repository, key.partition(":")[0] if ":" in key else "", element.owner)
        for key, element in found.items()
        if element.owner is not None
    }
