"""REF001: a relation points at something that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.ids import nearest
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="REF001",
    name="unknown-target",
    severity=Severity.ERROR,
    message=Text(
        "Quan hệ `{verb}` của `{element}` trỏ tới `{target}`, nhưng không có phần tử nào mang mã này.",
        "The relation `{verb}` of `{element}` points at `{target}`, but no element has this id.",
    ),
    hint=Text(
        "Sửa lại mã đích{nearest: (có phải `{}`?)}, hoặc khai báo phần tử còn thiếu.",
        "Correct the target{nearest: (did you mean `{}`?)}, or declare the missing element.",
    ),
    what=Text(
        "Mỗi quan hệ phải trỏ tới một phần tử hoặc một quan hệ có mã đã khai báo, trong kho này hoặc trong kho được liên kết.",
        "Every relation points at an element, or at a relation with an id, that is declared here or in a linked repository.",
    ),
    why=Text(
        "Một liên kết bị đứt làm cho sơ đồ, phân tích tác động và kiểm tra tuân thủ đều sai mà không ai nhận ra.",
        "A broken link silently falsifies diagrams, impact analysis and conformance.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [cong-dvcc]
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [cong-dvc]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
""",
    source=Text(
        "Tính toàn vẹn tham chiếu; ArchiMate 3.2, mục 4.1 (mỗi quan hệ có đúng hai đầu).",
        "Referential integrity; ArchiMate 3.2, 4.1 (a relationship has exactly two ends).",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every relation of the repository whose target is not there, unless its package could not be read."""
    repository = context.repository
    elements, relation_ids, broken = repository.elements, repository.relation_ids, repository.broken
    for relation in repository.relations:
        target = relation.target
        if target in elements or target in relation_ids or target in broken:
            continue
        if ":" in target and (repository.element(target) is not None or _elsewhere(context, target)):
            continue
        where = repository.relation_locus(relation)
        yield Fault(
            INFO.code,
            where,
            {
                "verb": relation.verb,
                "element": relation.source,
                "target": target,
                "nearest": nearest(target, elements) if ":" not in target else "",
            },
            relation.source,
            relation.verb,
            target,
        )


def _elsewhere(context: Context, target: str) -> bool:
    """Whether *target* is another rule's business: a framework item (REF004) or in a package that was not found (REF007)."""
    package, _, name = target.partition(":")
    return (
        "/" in name
        or package in context.repository.unavailable
        or ("@" not in package and package not in context.repository.linked)
    )


RULE = Rule(INFO, check)
