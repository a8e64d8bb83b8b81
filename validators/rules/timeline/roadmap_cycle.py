"""TIM004: steps of the roadmap wait for each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from ....model.elements import Relation
from ....model.findings import Argument, Label
from ....model.source import Locus
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="TIM004",
    name="roadmap-cycle",
    severity=Severity.ERROR,
    message=Text(
        "Các bước trong lộ trình chờ nhau thành vòng: {cycle}.",
        "Steps of the roadmap wait for each other in a circle: {cycle}.",
    ),
    hint=Text(
        "Bỏ hoặc đổi chiều một trong các quan hệ `triggers`, `flows-to` của vòng này.",
        "Delete or turn round one of the relations `triggers`, `flows-to` in it.",
    ),
    what=Text(
        "Nhiệm vụ, dự án, giai đoạn, sự kiện, sản phẩm của lộ trình nối nhau theo thứ tự trước sau "
        "(`triggers`, `flows-to`), không thành vòng.",
        "Work packages, plateaus, events and deliverables follow each other (`triggers`, `flows-to`) and "
        "never in a circle.",
    ),
    why=Text(
        "Trong một vòng không bước nào làm được trước, nên không lập được tiến độ.",
        "In a circle no step can be the first, so no schedule can be made.",
    ),
    example="""\
elements:
  xay-kho:
    kind: work-package
    name: {vi: Xây dựng kho dữ liệu}
    triggers: [ket-noi]
  ket-noi:
    kind: work-package
    name: {vi: Kết nối các hệ thống}
    triggers: [xay-kho]
""",
    better="""\
elements:
  xay-kho:
    kind: work-package
    name: {vi: Xây dựng kho dữ liệu}
    triggers: [ket-noi]
  ket-noi:
    kind: work-package
    name: {vi: Kết nối các hệ thống}
""",
    source=Text(
        "ArchiMate 3.2, mục 12: quan hệ kích hoạt giữa các bước là quan hệ thời gian.",
        "ArchiMate 3.2, chapter 12: triggering between steps is temporal.",
    ),
)


_STEPS = frozenset({"WorkPackage", "Plateau", "ImplementationEvent", "Deliverable"})
_ORDER = frozenset({"triggers", "flows-to"})


def check(context: Context) -> Iterator[Fault]:
    """One finding a circle, at the relation that closes it; a relation told of is left out before the next is looked for."""
    repository = context.repository
    following: dict[str, dict[str, Relation]] = {}
    for relation in repository.relations:
        source, verb, target = relation[:3]
        if verb in _ORDER and source != target and {repository.concept(source), repository.concept(target)} <= _STEPS:
            following.setdefault(source, {}).setdefault(target, relation)
    while cycle := _cycle(following):
        relations = [following[source][target] for source, target in pairwise(cycle)]
        closing = max(relations, key=_written_at)
        arguments: dict[str, Argument] = {"cycle": " → ".join(map(repository.as_written, cycle))}
        related: tuple[tuple[Label, Locus], ...] = tuple(
            ("cycle", repository.relation_locus(r)) for r in relations if r is not closing
        )
        where = repository.relation_locus(closing)
        yield Fault(INFO.code, where, arguments, closing.source, closing.verb, closing.target, related)
        del following[closing.source][closing.target]


def _cycle(following: dict[str, dict[str, Relation]]) -> list[str]:
    """A circle, first and last key the same and the smallest; empty where there is none."""
    try:
        TopologicalSorter(following).prepare()
    except CycleError as error:
        keys: list[str] = list(reversed(error.args[1]))[:-1]
        if keys[1 % len(keys)] not in following[keys[0]]:
            keys.reverse()
        first = keys.index(min(keys))
        return [*keys[first:], *keys[:first], keys[first]]
    return []


def _written_at(relation: Relation) -> tuple[str, str, str]:
    return (relation.source, relation.verb, relation.target)


RULE = Rule(INFO, check)
