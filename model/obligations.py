"""Whether a repository meets an obligation at a date, and who does not: the closed set of checks, evaluated.

The law binds what exists: elements that are retired or not there yet are not judged. What the repository does not say
is *not described*; it counts against it only where the repository declares that part ``complete`` or says that the
thing is ``absent``.
"""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .elements import Element, Relation, Value
from .exchange import bypasses, walk
from .frameworks import (
    ComponentPresent,
    ExchangeWith,
    Framework,
    Manual,
    Obligation,
    OwnerPresent,
    PartMaximum,
    PathThrough,
    PropertyIn,
    PropertyMatches,
    PropertyRange,
    PropertyRequired,
    Selector,
)
from .lifecycle import State, in_force
from .parts import highest_parts, undated
from .repository import Repository
from .vocabulary import EXCHANGE_VERBS


class Cell(enum.StrEnum):
    """What is known about one thing a framework or a law asks for."""

    MET = "met"
    PLANNED = "planned"
    UNDETERMINED = "undetermined"
    EXPLAINED = "explained"
    GAP = "gap"
    NOT_DESCRIBED = "not-described"
    NOT_APPLICABLE = "not-applicable"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Offence:
    """One place where an obligation is not met."""

    element: str
    relation: Relation | None = None
    part: str = ""
    value: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: the state, the offences, and how many of how many subjects say what the check needs."""

    state: Cell
    offences: tuple[Offence, ...] = ()
    stated: int = 0
    subjects: int = 0
    missing: tuple[str, ...] = ()
    unstated: tuple[Offence, ...] = ()
    """Exchanges whose route nobody described: they would be offences if they were known to be direct."""


def applies(repository: Repository, obligation: Obligation, at: datetime.date) -> bool | None:
    """Whether *obligation* binds at *at*, by its own dates or its document's; None where they are unknown."""
    begins = obligation.in_force_from
    document = repository.document(obligation.document)
    if begins is None and document is not None:
        begins = document.begins
    ends = obligation.in_force_until or repository.end_of_force(obligation.document)
    return in_force(begins, ends, at)


def select(repository: Repository, framework: Framework, selector: Selector, at: datetime.date) -> tuple[str, ...]:
    """The keys of the elements *selector* means, of those that are not retired or still to come at *at*."""
    home = repository
    if selector.repository and selector.repository != repository.id:
        if selector.repository not in repository.linked:
            return ()
        home = repository.linked[selector.repository]
    prefix = "" if home is repository else f"{home.id}:"
    kinds = {
        kind
        for kind in {element.kind for element in home.elements.values()}
        if (not selector.kinds or kind in selector.kinds)
        and (not selector.layers or home.metamodel.layer(kind) in selector.layers)
    }
    found = [(prefix + name, element) for name, element in home.elements.items() if element.kind in kinds]
    if selector.component is not None:
        realizing = {r.source for r in repository.realizations.get(framework.component_key(selector.component), ())}
        found = [item for item in found if item[0] in realizing]
    if selector.elements:
        found = [item for item in found if item[0] in selector.elements]
    gone = (State.RETIRED, State.FUTURE)
    # what has no dates is neither; asking the lifecycle for each of 100,000 would take a tenth of a second
    return tuple(key for key, element in found if undated(element) or repository.state(key, at) not in gone)


def judge(repository: Repository, framework: Framework, obligation: Obligation, at: datetime.date) -> Verdict:
    """The verdict on *obligation* at *at*. Whether it applies at all is :func:`applies`."""
    check = obligation.check.asked
    match check:
        case Manual():
            return Verdict(Cell.MANUAL)
        case ComponentPresent(component=component):
            state = component_state(repository, framework, component, at)
            return Verdict(state, subjects=1, stated=int(state is not Cell.NOT_DESCRIBED))
        case PathThrough():
            return _path_through(repository, framework, check, at)
        case ExchangeWith():
            return _exchange_with(repository, framework, check, at)
        case PartMaximum():
            return _part_maximum(repository, framework, check, at)
        case OwnerPresent():
            subjects = select(repository, framework, check.of, at)
            missing = tuple(key for key in subjects if _element(repository, key).owner is None)
            return _verdict(repository, "owner", subjects, missing, ())
        case _:
            subjects = select(repository, framework, check.of, at)
            values = {key: _element(repository, key).values for key in subjects}
            missing = tuple(key for key in subjects if check.property not in values[key])
            stated = ((key, values[key][check.property]) for key in subjects if check.property in values[key])
            offences = tuple(_misfits(check, stated))
            return _verdict(
                repository, check.property, subjects, missing, offences, required=isinstance(check, PropertyRequired)
            )


def component_state(repository: Repository, framework: Framework, component: str, at: datetime.date) -> Cell:
    """Whether the expected *component* is there at *at*."""
    expected = framework.components[component]
    if in_force(expected.valid_from, expected.valid_until, at) is False and (
        expected.valid_from is not None or expected.valid_until is not None
    ):
        return Cell.NOT_APPLICABLE
    key = framework.component_key(component)
    states = {repository.state(r.source, at) for r in repository.realizations.get(key, ())}
    if State.CURRENT in states:
        return Cell.MET
    if State.PLANNED in states:
        return Cell.PLANNED
    if State.UNKNOWN in states:
        return Cell.UNDETERMINED
    stated_absent = any(absence.item == key for absence in repository.manifest.absent)
    return Cell.GAP if stated_absent or "components" in repository.manifest.complete else Cell.NOT_DESCRIBED


def _verdict(
    repository: Repository,
    part: str,
    subjects: tuple[str, ...],
    missing: tuple[str, ...],
    offences: tuple[Offence, ...],
    *,
    required: bool = True,
) -> Verdict:
    """From the counts: an offence, or something missing where the part is declared complete, is a gap."""
    stated = len(subjects) - len(missing)
    declared = part in repository.manifest.complete
    if required and declared:
        offences = (*offences, *(Offence(key, part=part) for key in missing))
    if not subjects:
        return Verdict(Cell.NOT_DESCRIBED, (), 0, 0)
    if offences:
        return Verdict(Cell.GAP, offences, stated, len(subjects), missing)
    if missing and (required or not stated):
        return Verdict(Cell.NOT_DESCRIBED, (), stated, len(subjects), missing)
    return Verdict(Cell.MET, (), stated, len(subjects), missing)


def _misfits(
    check: PropertyRequired | PropertyRange | PropertyMatches | PropertyIn, stated: Iterable[tuple[str, Value]]
) -> Iterator[Offence]:
    """What is *stated* as (element, value) and does not satisfy *check*; of a list, its first such item."""
    for key, value in stated:
        for item in value if isinstance(value, tuple) else (value,):
            expected = _expected(check, item)
            if expected:
                yield Offence(key, part=check.property, value=written(item), expected=expected)
                break


def _expected(check: PropertyRequired | PropertyRange | PropertyMatches | PropertyIn, item: Value) -> str:
    """What *check* asks for, where *item* is something else; ``""`` where it fits."""
    match check:
        case PropertyRange(minimum=low, maximum=high):
            number = item if isinstance(item, int | float) else None
            if number is None or (low is not None and number < low) or (high is not None and number > high):
                bounds = (f"≥ {low:g}" if low is not None else "", f"≤ {high:g}" if high is not None else "")
                return ", ".join(bound for bound in bounds if bound)
        case PropertyMatches(pattern=pattern):
            return "" if re.fullmatch(pattern, written(item)) else pattern
        case PropertyIn(values=values):
            return "" if written(item) in values else ", ".join(values)
    return ""


def written(value: Value) -> str:
    """*value* as a model file writes it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _part_maximum(repository: Repository, framework: Framework, check: PartMaximum, at: datetime.date) -> Verdict:
    """One offence for each whole that is below a part, naming the highest part: raising it to that one mends all."""
    subjects = select(repository, framework, check.of, at)
    highest = highest_parts(repository, check.property, at)
    offences = []
    missing = []
    for key in subjects:
        own = _element(repository, key).values.get(check.property)
        if not isinstance(own, int | float):
            missing.append(key)
        elif (top := highest.get(key)) is not None and top.value > own:
            offences.append(Offence(key, top.relation, top.relation.target, str(own), str(top.value)))
    return _verdict(repository, "", subjects, tuple(missing), tuple(offences), required=False)


def _path_through(repository: Repository, framework: Framework, check: PathThrough, at: datetime.date) -> Verdict:
    sources = set(select(repository, framework, check.from_, at))
    targets = set(select(repository, framework, check.to, at))
    via: set[str] = set()
    for key in check.via:
        if key.startswith(framework.key + ":component/"):
            via |= {r.source for r in repository.realizations.get(key, ())}
        else:
            via.add(key)
    own = repository.elements.keys()
    found = tuple(
        r
        for r in bypasses(repository.all_relations(), sources, targets, via, own)
        if r.source in own or r.position < 0  # what a linked repository says of this one is for that one to mend
    )
    exchanges = sum(
        r.verb in EXCHANGE_VERBS and (r.target in targets or r.source in targets) for r in repository.relations
    )
    if not exchanges:
        return Verdict(Cell.NOT_DESCRIBED)
    stated = tuple(Offence(_own_end(repository, r), r, r.target) for r in found if route_is_stated(r))
    unstated = tuple(Offence(_own_end(repository, r), r, r.target) for r in found if not route_is_stated(r))
    state = Cell.GAP if stated else Cell.NOT_DESCRIBED if unstated else Cell.MET
    missing = tuple(offence.element for offence in unstated)
    return Verdict(state, stated, exchanges - len(unstated), exchanges, missing, unstated)


def _own_end(repository: Repository, relation: Relation) -> str:
    """The end of *relation* that belongs to *repository*."""
    return relation.source if relation.source in repository.elements else relation.target


def route_is_stated(relation: Relation) -> bool:
    """Whether the repository itself says that the exchange is direct.

    A ``derived`` or ``inferred`` relation only says that two systems are connected; its route is *not described*.
    """
    return relation.facts.evidence not in ("derived", "inferred")


def _exchange_with(repository: Repository, framework: Framework, check: ExchangeWith, at: datetime.date) -> Verdict:
    subjects = select(repository, framework, check.of, at)
    targets = set(select(repository, framework, check.with_, at))
    edges: dict[str, list[str]] = {}
    for relation in repository.all_relations():
        if relation.verb in EXCHANGE_VERBS:
            edges.setdefault(relation.source, []).append(relation.target)
            edges.setdefault(relation.target, []).append(relation.source)
    reached = walk(targets, edges)
    missing = tuple(key for key in subjects if key not in reached)
    return _verdict(repository, "exchanges", subjects, missing, ())


def _element(repository: Repository, key: str) -> Element:
    element = repository.element(key)
    assert element is not None
    return element
