"""STR005: an element is composed into more than one whole."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Relation
from ....model.findings import Argument
from ....model.lifecycle import State, reached
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR005",
    name="several-wholes",
    severity=Severity.WARNING,
    message=Text(
        "`{part}` đã là bộ phận của `{first}` nên không thể đồng thời là bộ phận (`composed-of`) của `{element}`.",
        "`{part}` is already a part of `{first}`, so it cannot be a part (`composed-of`) of `{element}` as well.",
    ),
    hint=Text(
        "Giữ `composed-of` ở một tổng thể; với tổng thể còn lại, dùng `aggregates` nếu phần tử được dùng chung.",
        "Keep `composed-of` at one whole; for the other use `aggregates`, if the part is shared.",
    ),
    what=Text(
        "Một bộ phận chỉ thuộc một tổng thể theo `composed-of`; `aggregates` thì không giới hạn. Tổng thể đã dừng hoạt động "
        "và quan hệ đã kết thúc không bị tính.",
        "A part belongs to one whole by `composed-of`; `aggregates` has no such limit. Retired wholes and relations that "
        "have ended do not count.",
    ),
    why=Text(
        "Nếu một phần tử nằm trong hai tổng thể thì không rõ ai chịu trách nhiệm, và khi thống kê sẽ bị tính hai lần.",
        "An element in two wholes has no clear responsibility, and statistics count it twice.",
    ),
    example="""\
elements:
  cong-tinh:
    kind: application-component
    name: {vi: Cổng thông tin điện tử tỉnh}
    composed-of: [dang-nhap]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    composed-of: [dang-nhap]
  dang-nhap:
    kind: application-component
    name: {vi: Đăng nhập một lần}
""",
    better="""\
elements:
  cong-tinh:
    kind: application-component
    name: {vi: Cổng thông tin điện tử tỉnh}
    aggregates: [dang-nhap]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    aggregates: [dang-nhap]
  dang-nhap:
    kind: application-component
    name: {vi: Đăng nhập một lần}
""",
    source=Text(
        "ArchiMate 3.2, mục 5.1.1 (hợp thành) và 5.1.2 (tập hợp).",
        "ArchiMate 3.2, 5.1.1 (composition) and 5.1.2 (aggregation).",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every composition of a part that another whole, written before, is composed of."""
    repository, at = context.repository, context.as_of
    first: dict[str, Relation] = {}
    for relation in repository.relations:
        if relation.verb != "composed-of" or relation.source == relation.target:
            continue
        if relation.facts.until is not None and reached(relation.facts.until, at):
            continue
        whole = repository.elements.get(relation.source)
        if whole is not None and whole.until is not None and repository.state(relation.source, at) is State.RETIRED:
            continue
        earlier = first.setdefault(relation.target, relation)
        if earlier.source != relation.source:
            arguments: dict[str, Argument] = {
                "part": relation.target,
                "first": earlier.source,
                "element": relation.source,
            }
            where, other = repository.relation_locus(relation), repository.relation_locus(earlier)
            yield Fault(
                INFO.code, where, arguments, relation.source, relation.verb, relation.target, (("first", other),)
            )


RULE = Rule(INFO, check)
