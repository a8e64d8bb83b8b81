"""TIM003: a plateau holds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="TIM003",
    name="empty-plateau",
    severity=Severity.INFO,
    message=Text(
        "Giai đoạn kiến trúc `{element}` chưa có phần tử nào.",
        "The plateau `{element}` holds no element.",
    ),
    hint=Text(
        "Ghi các phần tử có ở giai đoạn này bằng `aggregates`, hoặc xóa giai đoạn.",
        "List what is there at that time with `aggregates`, or delete the plateau.",
    ),
    what=Text(
        "Mỗi giai đoạn kiến trúc (plateau) chứa hoặc liên quan đến ít nhất một phần tử.",
        "Every plateau holds at least one element, or is associated with one.",
    ),
    why=Text(
        "Giai đoạn rỗng không so sánh được với giai đoạn nào: không biết sẽ có gì, bỏ gì.",
        "An empty plateau can be compared with none: nobody can tell what comes and what goes.",
    ),
    example="""\
elements:
  muc-tieu-2025:
    kind: plateau
    name: {vi: Mục tiêu 2025}
""",
    better="""\
elements:
  muc-tieu-2025:
    kind: plateau
    name: {vi: Mục tiêu 2025}
    aggregates: [kho-du-lieu]
  kho-du-lieu:
    kind: application-component
    name: {vi: Kho dữ liệu dùng chung}
""",
    source=Text(
        "ArchiMate 3.2, mục 12.2.4: giai đoạn kiến trúc gồm các phần tử tồn tại trong một khoảng thời gian.",
        "ArchiMate 3.2, 12.2.4: a plateau consists of what exists during a limited time.",
    ),
)


_HOLDS = frozenset({"aggregates", "composed-of", "associated-with"})


def check(context: Context) -> Iterator[Fault]:
    """Every plateau of the repository with no part and no association, whoever wrote it."""
    repository = context.repository
    plateaus = [key for key, element in repository.elements.items() if repository.concept(key) == "Plateau"]
    if not plateaus:
        return
    holding = {end for r in repository.all_relations() if r.verb in _HOLDS for end in (r.source, r.target)}
    parts = {r.target for r in repository.all_relations() if r.verb in _HOLDS and r.verb != "associated-with"}
    wholes = {r.source for r in repository.all_relations() if r.verb in _HOLDS}
    for key in plateaus:
        if key not in holding or (key in parts and key not in wholes):
            arguments: dict[str, Argument] = {"element": key}
            yield Fault(INFO.code, repository.locus(key, part="key"), arguments, key, "aggregates")


RULE = Rule(INFO, check, needs_whole=True)
