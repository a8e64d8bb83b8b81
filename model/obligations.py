"""Whether a repository meets an obligation at a date, and who does not: the closed set of checks, evaluated.

The law binds what exists: elements that are retired or not there yet are not judged. What the repository does not say
is *not described*; it counts against it only where the repository declares that part ``complete`` or says that the
thing is ``absent``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .checks import (
    CheckKind,
    ComponentAbsent,
    ComponentPresent,
    ExchangeProperty,
    ExchangeWith,
    Listed,
    Manual,
    OwnerPresent,
    PartMaximum,
    PathThrough,
    PropertyIn,
    PropertyMatches,
    PropertyRange,
    PropertyRequired,
    RelationRequired,
    Selector,
    SingleSource,
)
from .elements import Relation, Value, written
from .exchange import bypasses, walk
from .frameworks import Framework, Obligation
from .lifecycle import State, in_force, reached
from .parts import highest_parts
from .realization import BEST_FIRST, component_absent, component_state
from .repository import Repository
from .survey import Survey
from .verdicts import Cell, Offence, Verdict


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

    What is not met before the day it is due is not held against anybody, nor is what an element falls short of that nobody knows
    to exist at *at*. Whoever judges many obligations gives one *survey* of the same repository and date to all of them.
    """
    verdict = _found(survey or Survey(repository, at), framework, obligation.check.asked)
    if verdict.state is Cell.GAP and verdict.offences:
        known = tuple(offence for offence in verdict.offences if _is_certain(repository, offence, at))
        verdict = replace(verdict, offences=known, state=Cell.GAP if known else Cell.UNDETERMINED)
    if verdict.state is Cell.GAP and obligation.due is not None and not reached(obligation.due, at):
        return replace(verdict, state=Cell.NOT_DUE)
    return verdict


def _is_certain(repository: Repository, offence: Offence, at: datetime.date) -> bool:
    """Whether *offence* is one for certain: its element exists, or the repository itself says that all of this was described."""
    unstated = not offence.value and offence.part in repository.manifest.complete
    return unstated or repository.state(offence.element, at) is not State.UNKNOWN


def _found(survey: Survey, framework: Framework, check: CheckKind) -> Verdict:
    repository, at = survey.repository, survey.at
    match check:
        case Manual():
            return Verdict(Cell.MANUAL)
        case ComponentPresent(component=component, or_=others):
            states = {component_state(repository, framework, name, at) for name in (component, *others)}
            state = next(state for state in BEST_FIRST if state in states)
            return Verdict(state, subjects=1, stated=int(state is not Cell.NOT_DESCRIBED))
        case ComponentAbsent(component=component):
            return component_absent(repository, framework, component, at)
        case PathThrough():
            return _path_through(survey, framework, check)
        case ExchangeWith():
            return _exchange_with(survey, framework, check)
        case ExchangeProperty():
            return _exchange_property(survey, framework, check)
        case Listed():
            return _listed(survey, framework, check)
        case RelationRequired():
            return _relation_required(survey, framework, check)
        case SingleSource():
            return _single_source(survey, framework, check)
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


def _exchange_property(survey: Survey, framework: Framework, check: ExchangeProperty) -> Verdict:
    """Exchanges that say nothing are only *not described*; one that says something else is an offence."""
    left = {key for key, _ in survey.select(framework, check.of)}
    right = {key for key, _ in survey.select(framework, check.with_)}
    own = survey.repository.elements.keys()
    subjects = [
        relation
        for relation in survey.exchanges
        if (
            (relation.source in left and relation.target in right)
            or (relation.source in right and relation.target in left)
        )
        and (
            relation.source in own or (relation.target in own and relation.position < 0)
        )  # the rest others have to mend
    ]
    offences, missing = [], []
    for relation in subjects:
        end = _own_end(survey.repository, relation)
        value = relation.facts.values.get(check.property)
        if value is None:
            missing.append(Offence(end, relation, check.property))
        elif check.pattern is not None and not re.fullmatch(check.pattern, written(value)):
            offences.append(Offence(end, relation, check.property, written(value), check.pattern))
    if check.property in survey.repository.manifest.complete:
        offences += missing
    stated = len(subjects) - len(missing)
    if offences:
        return Verdict(Cell.GAP, tuple(offences), stated, len(subjects))
    if missing or not subjects:
        return Verdict(Cell.NOT_DESCRIBED, (), stated, len(subjects), tuple(offence.element for offence in missing))
    return Verdict(Cell.MET, (), stated, len(subjects))


def _listed(survey: Survey, framework: Framework, check: Listed) -> Verdict:
    subjects = survey.select(framework, check.of)
    home = survey.repository.id  # a list names elements as those see them who use their repository
    offences = tuple(Offence(key, part="list") for key, _ in subjects if not {key, f"{home}:{key}"} & {*check.list_})
    return _verdict(survey.repository, "", len(subjects), (), offences)


def _relation_required(survey: Survey, framework: Framework, check: RelationRequired) -> Verdict:
    subjects = survey.select(framework, check.of)
    partners = None if check.to is None else {key for key, _ in survey.select(framework, check.to)}
    related: set[str] = set()
    for verb in check.verbs or survey.relations:
        for relation in survey.relations.get(verb, ()):
            for one, other in ((relation.source, relation.target), (relation.target, relation.source)):
                if partners is None or other in partners:
                    related.add(one)
    missing = tuple(key for key, _ in subjects if key not in related)
    return _verdict(survey.repository, "relations", len(subjects), missing, ())


def _single_source(survey: Survey, framework: Framework, check: SingleSource) -> Verdict:
    """Who writes is known only where somebody is said to write; data nobody is said to write prove nothing."""
    subjects = dict(survey.select(framework, check.of))
    writers: dict[str, dict[str, None]] = {}
    for relation in survey.relations.get("accesses", ()):
        if relation.facts.access in ("write", "read-write") and relation.target in subjects:
            writers.setdefault(relation.target, {})[relation.source] = None
    offences = tuple(
        Offence(key, part="writers", value=", ".join(found)) for key, found in writers.items() if len(found) > 1
    )
    missing = tuple(key for key in subjects if key not in writers)
    return _verdict(survey.repository, "", len(subjects), missing, offences, required=False)
