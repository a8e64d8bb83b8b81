"""REF001: a relation points at something that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Relation
from ....model.findings import Argument
from ....model.repository import Repository
from ...fixes.words import renamed_or_proposed
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import elsewhere, framework_reference, names_of, proposal, reference, said_already, target_locus

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
    fix="safe or unsafe",
)


def check(context: Context) -> Iterator[Fault]:
    """Every relation of the repository whose target is not there, unless another finding says why."""
    repository = context.repository
    elements, relation_ids = repository.elements, repository.relation_ids
    for relation in repository.relations:
        target = relation[2]
        if target in elements or target in relation_ids or ("/" in target and ":" in target):
            continue  # framework items are REF004's
        if (":" in target and repository.element(target) is not None) or said_already(repository, target):
            continue
        yield _fault(repository, relation)


def _fault(repository: Repository, relation: Relation) -> Fault:
    where, target = target_locus(repository, relation), relation.target
    written = reference(where, target)
    arguments: dict[str, Argument] = {
        "verb": relation.verb,
        "element": relation.source,
        "target": written,
        "nearest": elsewhere(repository, target)
        or framework_reference(repository, target)
        or proposal(written, names_of(repository, target)),
    }
    return Fault(INFO.code, where, arguments, relation.source, relation.verb, target)


RULE = Rule(INFO, check, needs_files=True, fix=renamed_or_proposed)
