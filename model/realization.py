"""Whether a component the framework expects is there at a date, by the elements that realize it.

What has no dates is current only on the day of the description; what is not described is not missing.
"""

from __future__ import annotations

import datetime

from .elements import Relation
from .frameworks import Component, Framework
from .lifecycle import State, in_force, reached
from .repository import Repository
from .survey import in_effect
from .verdicts import Cell, Offence, Verdict

BEST_FIRST = (
    Cell.MET,
    Cell.UNDETERMINED,
    Cell.PLANNED,
    Cell.NOT_DESCRIBED,
    Cell.GAP,
    Cell.NOT_APPLICABLE,
)
"""Of several components that may stand in for each other the best one counts; a gap only where all are one."""


def component_state(repository: Repository, framework: Framework, component: str, at: datetime.date) -> Cell:
    """Whether the expected *component* is there at *at*."""
    expected = framework.components[component]
    if not _is_asked(repository, expected, at):
        return Cell.NOT_APPLICABLE
    key = framework.component_key(component)
    states = {_realized(repository, relation, at) for relation in repository.realizing(key)}
    if State.CURRENT in states:
        return Cell.MET
    if State.UNKNOWN in states:
        return Cell.UNDETERMINED
    if State.PLANNED in states:
        return Cell.PLANNED
    return (
        Cell.GAP
        if repository.identity(key) in repository.absent or "components" in repository.manifest.complete
        else Cell.NOT_DESCRIBED
    )


def _is_asked(repository: Repository, expected: Component, at: datetime.date) -> bool:
    """Whether the component *expected* may be asked for at *at*: by its own dates, and by the law, if it rests on any."""
    dated = expected.valid_from is not None or expected.valid_until is not None
    if dated and in_force(expected.valid_from, expected.valid_until, at) is False:
        return False
    law = [source for source in expected.sources if "://" not in source] if expected.strength == "law" else []
    return not law or any(repository.in_force(document, at) is not False for document in law)


def _realized(repository: Repository, relation: Relation, at: datetime.date) -> State:
    """What *relation* proves of the component it realizes: as much as its source and its own dates do.

    A plan counts as a plan, also one for a day to come, from the day on for which the description is true; a guess about a guess
    proves nothing.
    """
    element = repository.element(relation.source)
    state = repository.state(relation.source, at)
    if relation.facts.until is not None and reached(relation.facts.until, at):
        return State.RETIRED
    foreseen = element is not None and element.planned is not None and at >= repository.manifest.as_of
    if state is State.FUTURE and foreseen:
        return State.PLANNED
    if state is not State.CURRENT:
        return state
    if not in_effect(relation, at):
        return State.PLANNED
    guessed = element is not None and element.evidence == relation.facts.evidence == "inferred"
    return State.UNKNOWN if guessed else State.CURRENT


def component_absent(repository: Repository, framework: Framework, component: str, at: datetime.date) -> Verdict:
    """Whether nothing realizes *component* any more; what was never described proves nothing."""
    relations = repository.realizing(framework.component_key(component))
    states = {relation.source: _realized(repository, relation, at) for relation in relations}
    there = tuple(Offence(key) for key, state in states.items() if state is State.CURRENT)
    if there:
        return Verdict(Cell.GAP, there, len(states), len(states))
    if State.UNKNOWN in states.values():
        return Verdict(Cell.UNDETERMINED, (), 0, len(states))
    key = framework.component_key(component)
    gone = State.RETIRED in states.values() or repository.identity(key) in repository.absent
    described = gone or "components" in repository.manifest.complete
    return Verdict(Cell.MET if described else Cell.NOT_DESCRIBED, (), int(described), 1)
