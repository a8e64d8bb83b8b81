"""STR003: an element in use depends on one that is not: planned, retired, or still to come."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from ....model.elements import Relation
from ....model.findings import Argument, Term
from ....model.lifecycle import State, reached
from ....model.repository import Repository
from ....model.survey import in_effect, undated
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR003",
    name="depends-on-inactive",
    severity=Severity.WARNING,
    message=Text(
        "Ngày {as_of}, `{dependent}` đang hoạt động nhưng phụ thuộc vào `{element}` {state} (quan hệ `{verb}`).",
        "On {as_of} `{dependent}` is in use but depends on `{element}`, which is {state} (relation `{verb}`).",
    ),
    hint=Text(
        "Ghi `since` hoặc `until` cho quan hệ này, sửa các mốc thời gian, hoặc nối sang phần tử thay thế.",
        "Give the relation a `since` or `until`, correct the dates, or lead it to what takes the element's place.",
    ),
    what=Text(
        "Một phần tử đang hoạt động không dựa vào phần tử mới có trong kế hoạch, chưa có hoặc đã dừng hoạt động. Trạng thái "
        "chưa rõ không bị tính; quan hệ đã kết thúc hoặc chưa bắt đầu cũng không.",
        "What is in use does not rest on what is only planned, not there yet or retired. An unknown state does not count; "
        "nor does a relation that has ended or not begun.",
    ),
    why=Text(
        "Kiến trúc hiện tại và kiến trúc mục tiêu bị lẫn vào nhau thì lộ trình không còn dùng được.",
        "Where today's and the target architecture are mixed up, the roadmap is of no use.",
    ),
    example="""\
elements:
  lgsp-cu:
    kind: application-component
    name: {vi: Nền tảng tích hợp cũ}
    since: 2015
    until: 2019-06-30
    serves: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    since: 2017
""",
    better="""\
elements:
  lgsp-cu:
    kind: application-component
    name: {vi: Nền tảng tích hợp cũ}
    since: 2015
    until: 2019-06-30
    serves: [{to: mot-cua, until: 2019-06-30}]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    since: 2017
""",
    source=Text(
        "ArchiMate 3.2, mục 5.7: phụ thuộc suy ra từ quan hệ; mục 12.2.4: giai đoạn kiến trúc.",
        "ArchiMate 3.2, 5.7: dependency derived from relations; 12.2.4: plateau.",
    ),
)
_NOT_IN_USE = frozenset({State.PLANNED, State.RETIRED, State.FUTURE})
_TARGET_DEPENDS = frozenset({"serves", "realizes", "assigned-to", "flows-to"})
_SOURCE_DEPENDS = frozenset({"accesses", "specializes", "flows-to", "composed-of"})
_REPLACEABLE = frozenset({"realizes", "assigned-to"})
"""One of several may be enough: what a current element realizes or performs does not hang on the old one."""


def check(context: Context) -> Iterator[Fault]:
    """Every relation in force by which a current element depends on an inactive one."""
    repository, at = context.repository, context.as_of
    states = _inactive(context)
    if not states:
        return
    touching = [r for r in repository.relations if (r.source in states or r.target in states) and _holds(r, at)]
    replaced = _supported(context, {r.target for r in touching if r.verb in _REPLACEABLE}, states)
    for relation in touching:
        source, verb, target = relation.source, relation.verb, relation.target
        if verb in _TARGET_DEPENDS and source in states and not (verb in _REPLACEABLE and target in replaced):
            inactive, dependent = source, target
        elif verb in _SOURCE_DEPENDS and target in states:
            inactive, dependent = target, source
        else:
            continue
        if verb == "composed-of" and states[inactive] is not State.RETIRED:
            continue  # a whole may well be waiting for a part
        if dependent in repository.elements and repository.state(dependent, at) is State.CURRENT:
            yield _fault(context, relation, inactive, dependent, states[inactive])


def _holds(relation: Relation, at: datetime.date) -> bool:
    """Whether *relation* is known to hold at *at*: a beginning that nobody knows proves nothing."""
    since = relation.facts.since
    return in_effect(relation, at) and (since is None or reached(since, at) is True)


def _fault(context: Context, relation: Relation, inactive: str, dependent: str, state: State) -> Fault:
    repository = context.repository
    arguments: dict[str, Argument] = {
        "as_of": context.as_of,
        "dependent": dependent,
        "element": inactive,
        "state": Term(f"state-{state}"),
        "verb": relation.verb,
    }
    home = repository.linked.get(repository.home_of(inactive), repository)
    declared = home.locus(inactive.rpartition(":")[2], part="key")
    # what is still to come says itself whom it will serve: that is a plan written without its date, hardly a fault
    foretold = state is not State.RETIRED and inactive == relation.source
    severity = Severity.INFO if foretold or relation.facts.evidence == "inferred" else None
    return Fault(
        INFO.code,
        repository.relation_locus(relation),
        arguments,
        relation.source,
        relation.verb,
        relation.target,
        (("declared", declared),),
        severity,
    )


def _inactive(context: Context) -> dict[str, State]:
    """The elements that are planned, retired or future at the date; only what has dates can be."""
    repository = context.repository
    dated = (key for key, element in repository.everything() if not undated(element))
    found = ((key, repository.state(key, context.as_of)) for key in dated)
    return {key: state for key, state in found if state in _NOT_IN_USE}


def _supported(context: Context, keys: Collection[str], inactive: Collection[str]) -> set[str]:
    """Those of *keys* that something else, not *inactive*, realizes or performs."""
    if not keys:
        return set()
    repository: Repository = context.repository
    return {
        relation.target
        for relation in repository.relations
        if relation.verb in _REPLACEABLE and relation.target in keys and relation.source not in inactive
    }


RULE = Rule(INFO, check)
