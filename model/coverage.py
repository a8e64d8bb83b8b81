"""Coverage of the framework at a date: each expected component and each obligation is one cell, with what fills it and the citation.

The counts always come with their denominator. *Not described* is never counted as met, and never called a gap.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .exemptions import holds
from .frameworks import Framework
from .obligations import applies, judge
from .realization import component_state
from .repository import Repository
from .survey import Survey
from .text import Text
from .verdicts import Cell, Offence, Verdict


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One thing that is asked for, and what is known about it."""

    key: str
    space: Literal["component", "obligation"]
    number: str
    name: Text
    strength: str
    state: Cell
    filled_by: tuple[str, ...]
    citation: tuple[str, ...]
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of one repository at one date."""

    framework: str
    as_of: datetime.date
    cells: tuple[CoverageCell, ...]

    def of(self, space: str) -> tuple[CoverageCell, ...]:
        """The components or the obligations."""
        return tuple(cell for cell in self.cells if cell.space == space)

    def counts(self, space: str) -> dict[Cell, int]:
        """How many cells of *space* are in each state; every state is named."""
        found = Counter(cell.state for cell in self.of(space))
        return {state: found[state] for state in Cell}

    def open_cells(self) -> tuple[CoverageCell, ...]:
        """What ``kientruc gaps`` lists: everything that applies and is not met."""
        closed = (Cell.MET, Cell.NOT_APPLICABLE)
        return tuple(cell for cell in self.cells if cell.state not in closed)


def coverage(
    repository: Repository, at: datetime.date, today: datetime.date, framework: Framework | None = None
) -> Coverage | None:
    """The coverage of the framework that binds at *at* (or of *framework*); None where there is none.

    *today* decides which exemptions still hold: what is exempted is explained, not open.
    """
    framework = framework or repository.judged(at)
    if framework is None:
        return None
    survey = Survey(repository, at)
    instead = _instead(repository, framework, at)
    explained = {(e.rule, repository.identity(e.element)) for e in repository.exemptions.values() if holds(e, today)}
    cells = [
        *(_component(repository, framework, name, at, explained, instead) for name in framework.expected),
        *(_obligation(survey, framework, name, explained) for name in framework.obligations),
    ]
    return Coverage(framework.key, at, tuple(cells))


_JUDGING = ("CNF001", "CNF002", "CNF003", "SEC001", "SEC002")
"""The rules that report a gap; an exemption from any other one explains none."""


def _state(
    repository: Repository, key: str, found: Cell, explained: set[tuple[str, str]], offences: tuple[Offence, ...] = ()
) -> Cell:
    """What is shown: a gap may be explained, and nothing is called a gap while part of the repository could not be read.

    It is explained where the item is exempted, or every place that falls short of it.
    """
    if found is not Cell.GAP:
        return found
    if not repository.whole:
        return Cell.UNDETERMINED
    exempted = {name for rule, name in explained if rule in _JUDGING}
    every = bool(offences) and all(_names(offence) & exempted for offence in offences)
    return Cell.EXPLAINED if every or repository.identity(key) in exempted else found


def _names(offence: Offence) -> set[str]:
    """What an exemption may name to mean *offence*: its element, or the relation."""
    relation = offence.relation
    return {offence.element} | (
        {f"{relation.source}--{relation.verb}--{relation.target}", relation.id} if relation else set()
    )


def _instead(repository: Repository, framework: Framework, at: datetime.date) -> Mapping[str, tuple[str, ...]]:
    """Component → those that the law in force lets stand in for it (a merged system for its parts)."""
    return {
        asked.component: asked.or_
        for obligation in framework.obligations.values()
        if (asked := obligation.check.component_present) is not None
        and asked.or_
        and applies(repository, obligation, at) is not False
    }


def _component(
    repository: Repository,
    framework: Framework,
    name: str,
    at: datetime.date,
    explained: set[tuple[str, str]],
    instead: Mapping[str, tuple[str, ...]],
) -> CoverageCell:
    component = framework.components[name]
    key = framework.component_key(name)
    state = component_state(repository, framework, name, at)
    if state in (Cell.GAP, Cell.NOT_DESCRIBED):
        for other in instead.get(name, ()):
            found = component_state(repository, framework, other, at)
            if found in (Cell.MET, Cell.UNDETERMINED, Cell.PLANNED):
                key, state = framework.component_key(other), found
                break
    return CoverageCell(
        key=framework.component_key(name),
        space="component",
        number=name,
        name=component.name,
        strength=component.strength,
        state=_state(repository, key, state, explained),
        filled_by=tuple(relation.source for relation in repository.realizing(key)),
        citation=component.sources,
    )


def _obligation(survey: Survey, framework: Framework, name: str, explained: set[tuple[str, str]]) -> CoverageCell:
    repository, at = survey.repository, survey.at
    obligation = framework.obligations[name]
    key = f"{framework.key}:obligation/{name}"
    binding = applies(repository, obligation, at)
    verdict = judge(repository, framework, obligation, at, survey) if binding is not False else None
    state = verdict.state if verdict else Cell.NOT_APPLICABLE
    return CoverageCell(
        key=key,
        space="obligation",
        number=obligation.number or name,
        name=obligation.name,
        strength=obligation.confidence,
        state=_state(survey.repository, key, state, explained, verdict.offences if verdict else ()),
        filled_by=tuple(dict.fromkeys(offence.element for offence in verdict.offences)) if verdict else (),
        citation=(obligation.document,),
        verdict=verdict,
    )


def basis(repository: Repository, cell: CoverageCell, at: datetime.date) -> tuple[str, ...]:
    """The documents *cell* rests on, by key; none where only web pages are known.

    Of law only what may bind at *at* is cited; of a framework's diagram every version and draft that shows it.
    """
    documents = tuple(source for source in cell.citation if "://" not in source)
    if cell.strength != "law":
        return documents
    return tuple(key for key in documents if repository.in_force(key, at) is not False)
