"""MET005: the relations that meet in a junction are not all of one type."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Relation
from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="MET005",
    name="junction-mixed-relations",
    severity=Severity.ERROR,
    message=Text(
        "Nút nối `{element}` nối các quan hệ khác loại nhau: {verbs}.",
        "The junction `{element}` joins relations of different types: {verbs}.",
    ),
    hint=Text(
        "Dùng cùng một loại quan hệ ở mọi đầu của nút nối, hoặc tách thành nhiều nút nối.",
        "Use one type of relation at every end of the junction, or split it into several.",
    ),
    what=Text(
        "Nút nối (VÀ, HOẶC) chỉ nối các quan hệ cùng một loại.",
        "A junction (and, or) connects relations of one type only.",
    ),
    why=Text(
        "Nút nối là cách viết một quan hệ có nhiều đầu; nếu các đầu khác loại thì không rõ đó là quan hệ gì.",
        "A junction writes one relation with many ends; if the ends differ in type, nobody knows which relation it is.",
    ),
    example="""\
elements:
  tiep-nhan:
    kind: business-process
    name: {vi: Tiếp nhận hồ sơ}
    triggers: [re-nhanh]
  re-nhanh:
    kind: or-junction
    name: {vi: Rẽ nhánh}
    flows-to: [tham-dinh]
  tham-dinh:
    kind: business-process
    name: {vi: Thẩm định hồ sơ}
""",
    better="""\
elements:
  tiep-nhan:
    kind: business-process
    name: {vi: Tiếp nhận hồ sơ}
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
        "ArchiMate 3.2, mục 5.5.1 (nút nối); bộ kiểm tra nút nối của Archi.",
        "ArchiMate 3.2, 5.5.1 (junction); Archi's junctions checker.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Each junction with more than one verb, at the first relation that differs from its first one."""
    repository = context.repository
    kinds = {element.kind for element in repository.elements.values()}
    junction_kinds = {kind for kind in kinds if repository.metamodel.concept(kind) == "Junction"}
    if not junction_kinds:
        return
    meeting: dict[str, list[Relation]] = {
        key: [] for key, element in repository.elements.items() if element.kind in junction_kinds
    }
    for relation in repository.relations:
        for key in {relation.source, relation.target} & meeting.keys():
            meeting[key].append(relation)
    for key, relations in meeting.items():
        verbs = tuple(dict.fromkeys(relation.verb for relation in relations))
        if len(verbs) > 1:
            different = next(relation for relation in relations if relation.verb == verbs[1])
            first = repository.relation_locus(relations[0])
            where = repository.relation_locus(different)
            arguments: dict[str, Argument] = {"element": key, "verbs": verbs}
            yield Fault(INFO.code, where, arguments, key, related=(("first", first),))


RULE = Rule(INFO, check)
