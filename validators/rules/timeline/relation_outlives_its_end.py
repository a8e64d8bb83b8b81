"""TIM005: a relation is stated for a time when one of its ends is not there."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import NO_FACTS, Element, Relation
from ....model.findings import Argument, Label
from ....model.lifecycle import State
from ....model.source import Locus
from ....model.survey import in_effect
from ...citation import spelled
from ...dates import day, surely_before
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="TIM005",
    name="relation-outlives-its-end",
    severity=Severity.WARNING,
    message=Text(
        "Quan hệ `{item}` ghi {field} {date}, nhưng `{element}` ghi {other} {other_date}.",
        "The relation `{item}` states {field} {date}, but `{element}` states {other} {other_date}.",
    ),
    hint=Text(
        "Sửa ngày của quan hệ cho nằm trong thời gian tồn tại của `{element}`, hoặc sửa ngày của phần tử.",
        "Bring the dates of the relation within those of `{element}`, or correct the dates of the element.",
    ),
    what=Text(
        "Quan hệ có ghi ngày thì nằm trong thời gian tồn tại của cả hai đầu.",
        "A relation that states dates lies within the time of both its ends.",
    ),
    why=Text(
        "Quan hệ với thứ chưa có hoặc đã bỏ làm sai kết quả xét tại một ngày.",
        "A relation with what is not there yet, or no longer, falsifies every answer about a date.",
    ),
    example="""\
elements:
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    since: 2019
    serves: [{to: nguoi-dan, since: 2016}]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
""",
    better="""\
elements:
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    since: 2019
    serves: [{to: nguoi-dan, since: 2020}]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
""",
    source=Text(
        "ArchiMate 3.2, mục 12.2.4: cái gì tồn tại trong một giai đoạn thì các quan hệ của nó cũng vậy.",
        "ArchiMate 3.2, 12.2.4: what exists during a time, and its relations with it.",
    ),
)


_Contradiction = tuple[str, str]
"""A field of the relation and the field of its end that it contradicts."""


def check(context: Context) -> Iterator[Fault]:
    """Every stated date of a relation that surely lies outside the stated time of one of its ends."""
    repository = context.repository
    for relation in repository.relations:
        facts = relation[3]
        if facts is NO_FACTS or (facts.since is None and facts.until is None):
            continue
        for key in dict.fromkeys((relation.source, relation.target)):
            element = repository.element(key)
            if element is not None and not _told_elsewhere(context, relation, key):
                for field, other in _contradictions(relation, element):
                    yield _fault(context, relation, key, element, field, other)


def _contradictions(relation: Relation, element: Element) -> Iterator[_Contradiction]:
    facts = relation.facts
    if surely_before(facts.since, element.since):
        yield "since", "since"
    elif surely_before(element.until, facts.since):
        yield "since", "until"
    if surely_before(element.until, facts.until):
        yield "until", "until"
    elif surely_before(facts.until, element.since):
        yield "until", "since"


def _told_elsewhere(context: Context, relation: Relation, key: str) -> bool:
    """Whether the relation holds at the date although its end is gone: that is what depends-on-inactive is about."""
    return in_effect(relation, context.as_of) and context.repository.state(key, context.as_of) is State.RETIRED


def _fault(context: Context, relation: Relation, key: str, element: Element, field: str, other: str) -> Fault:
    repository = context.repository
    item = spelled(relation)
    arguments: dict[str, Argument] = {
        "item": item,
        "field": field,
        "date": day(getattr(relation.facts, field)),
        "element": key,
        "other": other,
        "other_date": day(getattr(element, other)),
    }
    where = repository.relation_locus(relation)
    home = repository.linked.get(repository.home_of(key), repository)
    related: tuple[tuple[Label, Locus], ...] = (("declared", home.locus(key.rpartition(":")[2], other)),)
    return Fault(
        INFO.code, where._replace(route=(*where.route, field)), arguments, item, f"{field}-{other}", key, related
    )


RULE = Rule(INFO, check)
