"""STR013: a junction that joins nothing: no way in, no way out, or one of each."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.lifecycle import reached
from ....model.vocabulary import JUNCTIONS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

FEWEST = 3
"""Two relations that meet are one relation with a detour."""

INFO = RuleInfo(
    code="STR013",
    name="one-sided-junction",
    severity=Severity.WARNING,
    message=Text(
        "Nút nối `{element}` không nối được gì: {incoming} quan hệ vào, {outgoing} quan hệ ra.",
        "The junction `{element}` joins nothing: {incoming} relations in, {outgoing} out.",
    ),
    hint=Text(
        "Thêm quan hệ còn thiếu, hoặc bỏ nút nối và viết thẳng quan hệ giữa hai phần tử.",
        "Add the missing relation, or drop the junction and write the relation between the two elements.",
    ),
    what=Text(
        "Nút nối có ít nhất một quan hệ vào, ít nhất một quan hệ ra, và tổng cộng từ ba quan hệ trở lên. Quan hệ "
        "`associated-with` tính cho cả hai phía.",
        "A junction has at least one relation in, one out, and three in all. `associated-with` counts for either side.",
    ),
    why=Text(
        "Nút nối viết một quan hệ có nhiều đầu; thiếu một phía thì quan hệ ấy không đi từ đâu hoặc không tới đâu.",
        "A junction writes one relation with many ends; without one side it comes from nowhere or leads nowhere.",
    ),
    example="""\
elements:
  tiep-nhan:
    kind: business-process
    name: {vi: Tiếp nhận hồ sơ}
    triggers: [re-nhanh]
  bo-sung:
    kind: business-process
    name: {vi: Bổ sung hồ sơ}
    triggers: [re-nhanh]
  re-nhanh:
    kind: or-junction
    name: {vi: Rẽ nhánh}
""",
    better="""\
elements:
  tiep-nhan:
    kind: business-process
    name: {vi: Tiếp nhận hồ sơ}
    triggers: [re-nhanh]
  bo-sung:
    kind: business-process
    name: {vi: Bổ sung hồ sơ}
    triggers: [re-nhanh]
  re-nhanh:
    kind: or-junction
    name: {vi: Rẽ nhánh}
    triggers: [tham-dinh]
  tham-dinh:
    kind: business-process
    name: {vi: Thẩm định hồ sơ}
""",
    source=Text(
        "ArchiMate 3.2, mục 5.5.1: nút nối nối hai hoặc nhiều quan hệ cùng loại.",
        "ArchiMate 3.2, 5.5.1: a junction connects two or more relationships of the same type.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every junction that exists and has relations, but not on both sides or only one on each; one without any is STR002's."""
    repository, at = context.repository, context.as_of
    sides = {
        key: [0, 0, 0]
        for key, element in repository.elements.items()
        if element.kind in JUNCTIONS and context.survey.exists(key, element)
    }
    if not sides:
        return
    for relation in repository.all_relations():
        if (relation.source not in sides and relation.target not in sides) or reached(relation.facts.until, at):
            continue
        both_ways = relation.verb == "associated-with"
        for key, side in ((relation.target, 0), (relation.source, 1)):
            if key in sides:
                sides[key][2 if both_ways else side] += 1
    for key, (incoming, outgoing, free) in sides.items():
        total = incoming + outgoing + free
        if total and (incoming + free == 0 or outgoing + free == 0 or total < FEWEST):
            arguments: dict[str, Argument] = {"element": key, "incoming": incoming + free, "outgoing": outgoing + free}
            yield Fault(INFO.code, repository.locus(key, part="key"), arguments, key)


RULE = Rule(INFO, check, needs_whole=True)
