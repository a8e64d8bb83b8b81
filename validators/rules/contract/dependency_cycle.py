"""CON006: elements or parts depend on each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from ...reach import breaches, contracts_of
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import cycle_fault

INFO = RuleInfo(
    code="CON006",
    name="dependency-cycle",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}” không cho phép phụ thuộc vòng: `{chain}`.",
        "Contract “{contract}” forbids circular dependencies: `{chain}`.",
    ),
    hint=Text(
        "Bỏ hoặc đảo chiều một quan hệ trên vòng, hoặc tách phần dùng chung thành một phần tử riêng.",
        "Remove or turn a relation of the circle, or make an element of its own of what they share.",
    ),
    what=Text(
        "Cam kết kiểu `acyclic`: các phần tử của các phần không phụ thuộc vòng vào nhau; với `between: parts`, các phần không phụ "
        "thuộc vòng vào nhau. Chỉ những quan hệ nói rõ bên nào phụ thuộc bên nào mới được xét; luồng dữ liệu thì không.",
        "A contract of type `acyclic`: the elements of the parts do not depend on each other in a circle; with `between: parts` the "
        "parts do not. Only relations that say who depends on whom count; flows do not.",
    ),
    why=Text(
        "Các nền tảng phụ thuộc vòng thì không triển khai, nâng cấp hay khôi phục được từng nền tảng một.",
        "Platforms that depend on each other in a circle cannot be deployed, upgraded or restored one by one.",
    ),
    example="""\
elements:
  dinh-danh:
    kind: application-component
    name: {vi: Nền tảng định danh}
    serves: [lgsp]
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [dinh-danh]
contracts:
  khong-vong:
    type: acyclic
    name: {vi: Các nền tảng không phụ thuộc vòng}
    parts:
      nen-tang: {layers: [application]}
""",
    better="""\
elements:
  dinh-danh:
    kind: application-component
    name: {vi: Nền tảng định danh}
    serves: [lgsp]
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
contracts:
  khong-vong:
    type: acyclic
    name: {vi: Các nền tảng không phụ thuộc vòng}
    parts:
      nen-tang: {layers: [application]}
""",
    source=Text(
        "Cam kết do kho tự nêu; cam kết kiểu acyclic siblings của import-linter.",
        "A promise the repository makes itself; import-linter's contract type acyclic siblings.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """One shortest cycle for each knot of elements, or of parts, that depend on each other."""
    for contract in contracts_of(context, "acyclic"):
        for breach in breaches(context, contract):
            yield cycle_fault(context, INFO.code, contract, breach)


RULE = Rule(INFO, check)
