"""STR004: an element is related to itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR004",
    name="self-relation",
    severity=Severity.ERROR,
    message=Text(
        "`{element}` có quan hệ `{verb}` tới chính nó.",
        "`{element}` has the relation `{verb}` to itself.",
    ),
    hint=Text(
        "Sửa lại mã đích, hoặc bỏ quan hệ này.",
        "Correct the target, or remove the relation.",
    ),
    what=Text(
        "Không phần tử nào chứa, phục vụ, hiện thực hóa hay gửi dữ liệu cho chính nó; chỉ `associated-with` là được phép.",
        "Nothing contains, serves, realizes or sends data to itself; only `associated-with` may do so.",
    ),
    why=Text(
        "Thường là mã đích bị chép nhầm, nên mối liên kết thật sự chưa được mô tả.",
        "Usually the target was copied by mistake, and the real connection is missing.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [lgsp]
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
""",
    source=Text(
        "ArchiMate 3.2, mục 5: ý nghĩa của các quan hệ.", "ArchiMate 3.2, 5: the meaning of the relationships."
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every relation whose two ends are the same, but associations."""
    repository = context.repository
    for relation in repository.relations:
        if relation.source == relation.target and relation.verb != "associated-with":
            key, verb = relation.source, relation.verb
            arguments = {"element": key, "verb": verb}
            yield Fault(INFO.code, repository.relation_locus(relation), arguments, key, verb, key)


RULE = Rule(INFO, check)
