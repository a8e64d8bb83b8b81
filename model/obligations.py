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

from .elements import Relation, Value
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
from .lifecycle import State, in_force, reached
from .parts import highest_parts
from .repository import Repository
from .survey import Survey, in_effect


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
    return tuple(key for key, _ in Survey(repository, at).select(framework, selector))


def judge(
    repository: Repository,
    framework: Framework,
    obligation: Obligation,
    at: datetime.date,
    survey: Survey | None = None,
) -> Verdict:
    """The verdict on *obligation* at *at*. Whether it applies at all is :func:`applies`.

    Whoever judges many obligations gives one *survey* of the same repository and date to all of them.
    """
    survey = survey or Survey(repository, at)
    check = obligation.check.asked
    match check:
        case Manual():
            return Verdict(Cell.MANUAL)
        case ComponentPresent(component=component):
            state = component_state(repository, framework, component, at)
            return Verdict(state, subjects=1, stated=int(state is not Cell.NOT_DESCRIBED))
        case PathThrough():
            return _path_through(survey, framework, check)
        case ExchangeWith():
            return _exchange_with(survey, framework, check)
        case PartMaximum():
            return _part_maximum(survey, framework, check)
        case OwnerPresent():
            subjects = survey.select(framework, check.of)
            missing = tuple(key for key, element in subjects if element.owner is None)
            return _verdict(repository, "owner", len(subjects), missing, ())
        case _:
            name = check.property
            subjects = survey.select(framework, check.of)
            missing = tuple(key for key, element in subjects if name not in element.values)
            stated = ((key, element.values[name]) for key, element in subjects if name in element.values)
            offences = tuple(_misfits(check, stated))
            required = isinstance(check, PropertyRequired)
            return _verdict(repository, name, len(subjects), missing, offences, required=required)


def component_state(repository: Repository, framework: Framework, component: str, at: datetime.date) -> Cell:
    """Whether the expected *component* is there at *at*."""
    expected = framework.components[component]
    if in_force(expected.valid_from, expected.valid_until, at) is False and (
        expected.valid_from is not None or expected.valid_until is not None
    ):
        return Cell.NOT_APPLICABLE
    key = framework.component_key(component)
    states = {_realized(repository, relation, at) for relation in repository.realizations.get(key, ())}
    if State.CURRENT in states:
        return Cell.MET
    if State.PLANNED in states:
        return Cell.PLANNED
    if State.UNKNOWN in states:
        return Cell.UNDETERMINED
    stated_absent = any(absence.item == key for absence in repository.manifest.absent)
    return Cell.GAP if stated_absent or "components" in repository.manifest.complete else Cell.NOT_DESCRIBED


def _realized(repository: Repository, relation: Relation, at: datetime.date) -> State:
    """What *relation* proves of the component it realizes: as much as its source and its own dates do.

    A plan counts as a plan, also one that is itself still to come; a guess about a guess proves nothing.
    """
    element = repository.element(relation.source)
    state = repository.state(relation.source, at)
    if relation.facts.until is not None and reached(relation.facts.until, at):
        return State.RETIRED
    if state is State.FUTURE and element is not None and element.planned is not None:
        return State.PLANNED
    if state is not State.CURRENT:
        return state
    if not in_effect(relation, at):
        return State.PLANNED
    guessed = element is not None and element.evidence == relation.facts.evidence == "inferred"
    return State.UNKNOWN if guessed else State.CURRENT


def _verdict(
    repository: Repository,
    part: str,
    subjects: int,
    missing: tuple[str, ...],
    offences: tuple[Offence, ...],
    *,
    required: bool = True,
) -> Verdict:
    """From the counts: an offence, or something missing where the part is declared complete, is a gap."""
    stated = subjects - len(missing)
    declared = part in repository.manifest.complete
    if required and declared:
        offences = (*offences, *(Offence(key, part=part) for key in missing))
    if not subjects:
        return Verdict(Cell.NOT_DESCRIBED, (), 0, 0)
    if offences:
        return Verdict(Cell.GAP, offences, stated, subjects, missing)
    if missing and (required or not stated):
        return Verdict(Cell.NOT_DESCRIBED, (), stated, subjects, missing)
    return Verdict(Cell.MET, (), stated, subjects, missing)


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


def _part_maximum(survey: Survey, framework: Framework, check: PartMaximum) -> Verdict:
    """One offence for each whole that is below a part, naming the highest part: raising it to that one mends all."""
    subjects = survey.select(framework, check.of)
    highest = highest_parts(survey, check.property)
    offences = []
    missing = []
    for key, element in subjects:
        own = element.values.get(check.property)
        if not isinstance(own, int | float):
            missing.append(key)
        elif (top := highest.get(key)) is not None and top.value > own:
            offences.append(Offence(key, top.relation, top.relation.target, str(own), str(top.value)))
    return _verdict(survey.repository, "", len(subjects), tuple(missing), tuple(offences), required=False)


def _path_through(survey: Survey, framework: Framework, check: PathThrough) -> Verdict:
    repository = survey.repository
    sources = {key for key, _ in survey.select(framework, check.from_)}
    targets = {key for key, _ in survey.select(framework, check.to)}
    via = set(survey.realizing(framework, check.via))
    own = repository.elements.keys()
    exchanges = sum(
        (r.target in targets or r.source in targets) and (r.source in own or r.target in own) for r in survey.exchanges
    )
    if (
        not exchanges
    ):  # nothing direct: then it is those who come to a target along a chain, through the platforms or not
        exchanges = len((sources & walk(targets, survey.partners)) - via - targets)
    if not exchanges:
        return Verdict(Cell.NOT_DESCRIBED)
    found: dict[bool, list[Offence]] = {True: [], False: []}
    for relation in bypasses(survey.exchanges, sources, targets, via, own):
        if relation.source in own or relation.position < 0:  # what a linked repository says is for that one to mend
            offence = Offence(_own_end(repository, relation), relation, relation.target)
            found[route_is_stated(relation)].append(offence)
    stated, unstated = tuple(found[True]), tuple(found[False])
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


def _exchange_with(survey: Survey, framework: Framework, check: ExchangeWith) -> Verdict:
    subjects = survey.select(framework, check.of)
    if not subjects:
        return Verdict(Cell.NOT_DESCRIBED)
    reached = walk({key for key, _ in survey.select(framework, check.with_)}, survey.partners)
    missing = tuple(key for key, _ in subjects if key not in reached)
    return _verdict(survey.repository, "exchanges", len(subjects), missing, ())
