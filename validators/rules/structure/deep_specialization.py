"""STR009: a special case of a special case, and so on, more than three deep."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Relation
from ....model.findings import Label
from ....model.source import Locus
from ....model.survey import in_effect
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

DEEPEST = 3

INFO = RuleInfo(
    code="STR009",
    name="deep-specialization",
    severity=Severity.INFO,
    message=Text(
        "Chuỗi chuyên biệt hóa dài hơn {deepest} bậc: {chain}.",
        "The chain of specializations is more than {deepest} deep: {chain}.",
    ),
    hint=Text(
        "Bỏ bớt một bậc trung gian, hoặc diễn đạt sự khác nhau bằng thuộc tính hay phân loại (`classified-as`).",
        "Drop a step in between, or tell the difference by a property or a classification (`classified-as`).",
    ),
    what=Text(
        "Quan hệ `specializes` không nối tiếp nhau quá ba bậc.",
        "The relation `specializes` does not lead on for more than three steps.",
    ),
    why=Text(
        "Cây phân loại quá sâu thì khó đọc, và ít ai nhớ được một phần tử thừa hưởng gì từ các bậc trên.",
        "A deep tree of kinds is hard to read, and hardly anybody knows what a thing inherits from above.",
    ),
    example="""\
elements:
  he-thong: {kind: application-component, name: {vi: Hệ thống thông tin}}
  nen-tang: {kind: application-component, name: {vi: Nền tảng}, specializes: [he-thong]}
  nen-tang-chung: {kind: application-component, name: {vi: Nền tảng dùng chung}, specializes: [nen-tang]}
  nen-tang-tinh: {kind: application-component, name: {vi: Nền tảng cấp tỉnh}, specializes: [nen-tang-chung]}
  lgsp: {kind: application-component, name: {vi: LGSP}, specializes: [nen-tang-tinh]}
""",
    better="""\
elements:
  he-thong: {kind: application-component, name: {vi: Hệ thống thông tin}}
  nen-tang: {kind: application-component, name: {vi: Nền tảng}, specializes: [he-thong]}
  lgsp: {kind: application-component, name: {vi: LGSP}, specializes: [nen-tang]}
""",
    source=Text(
        "Linked.Archi, quy tắc về chuỗi chuyên biệt hóa sâu; ArchiMate 3.2, mục 5.4.1 (chuyên biệt hóa).",
        "Linked.Archi's rule on deep specialization; ArchiMate 3.2, 5.4.1 (specialization).",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Each element that is the first of a chain to lie too deep; cycles are STR001's."""
    repository, at = context.repository, context.as_of
    above: dict[str, list[Relation]] = {}
    for relation in repository.all_relations():
        if relation.verb == "specializes" and in_effect(relation, at):
            above.setdefault(relation.source, []).append(relation)
    highest = _highest(above)
    for key in highest:
        if highest[key][0] != DEEPEST + 1 or key not in repository.elements:
            continue
        chain = [highest[key][1]]
        while following := highest.get(chain[-1].target):
            chain.append(following[1])
        where, *others = (repository.relation_locus(r) for r in chain if r.source in repository.elements)
        keys = [key, *(relation.target for relation in chain)]
        shown = " → ".join(repository.as_written(each) for each in keys)
        related: tuple[tuple[Label, Locus], ...] = tuple(("chain", other) for other in others)
        yield Fault(INFO.code, where, {"deepest": DEEPEST, "chain": shown}, key, "specializes", related=related)


def _highest(above: dict[str, list[Relation]]) -> dict[str, tuple[int, Relation]]:
    """Special case → how many steps lead up from it at most, and the first of them; none where they lead round in a circle."""
    below: dict[str, list[Relation]] = {}
    waiting: dict[str, int] = {}
    for key, relations in above.items():
        waiting[key] = len(relations)
        for relation in relations:
            below.setdefault(relation.target, []).append(relation)
    found: dict[str, tuple[int, Relation]] = {}
    ready = [key for key in below if key not in above]
    for key in ready:  # grows while it is read: the general before the special
        height = found[key][0] if key in found else 0
        for relation in below.get(key, ()):
            if height + 1 > found.get(relation.source, (0,))[0]:
                found[relation.source] = (height + 1, relation)
            waiting[relation.source] -= 1
            if not waiting[relation.source]:
                ready.append(relation.source)
    return {key: value for key, value in found.items() if not waiting[key]}


RULE = Rule(INFO, check)
