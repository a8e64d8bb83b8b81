"""CON001: an element of a lower layer depends on one of a higher layer."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...reach import breaches, contracts_of, parts_of
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import fault, part_name

INFO = RuleInfo(
    code="CON001",
    name="layer-broken",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}”: `{element}` thuộc lớp dưới ({lower}) mà phụ thuộc vào `{target}` ở lớp trên ({upper})"
        "{chain:, qua chuỗi `{}`}.",
        "Contract “{contract}”: `{element}` belongs to a lower layer ({lower}) yet depends on `{target}` in a higher one "
        "({upper}){chain:, by the chain `{}`}.",
    ),
    hint=Text(
        "Bỏ hoặc đảo chiều quan hệ, hoặc chuyển phần tử sang đúng lớp; nếu có lý do chính đáng, ghi quan hệ vào `ignore`.",
        "Remove or turn the relation, or move the element to the right layer; list the relation under `ignore` if there is "
        "good reason.",
    ),
    what=Text(
        "Cam kết kiểu `layers` xếp các phần từ trên xuống dưới: phần trên được phụ thuộc vào phần dưới, phần dưới không được phụ "
        "thuộc vào phần trên, dù trực tiếp hay qua chuỗi quan hệ. Quan hệ được đọc theo chiều phụ thuộc: phần tử được phục vụ "
        "phụ thuộc vào phần tử phục vụ.",
        "A contract of type `layers` orders parts from top to bottom: the upper may depend on the lower, the lower never on the "
        "upper, neither directly nor along a chain. Relations are read as dependencies: what is served depends on what serves.",
    ),
    why=Text(
        "Hạ tầng phụ thuộc ngược vào ứng dụng thì không thể nâng cấp hay thay ứng dụng mà không đụng đến hạ tầng dùng chung.",
        "Infrastructure that depends on applications cannot be shared, and no application can be replaced without touching it.",
    ),
    example="""\
elements:
  may-chu:
    kind: node
    name: {vi: Cụm máy chủ}
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    serves: [may-chu]
contracts:
  phan-tang:
    type: layers
    name: {vi: Hạ tầng không phụ thuộc vào ứng dụng}
    parts:
      ung-dung: {layers: [application]}
      ha-tang: {layers: [technology]}
    layers: [ung-dung, ha-tang]
""",
    better="""\
elements:
  may-chu:
    kind: node
    name: {vi: Cụm máy chủ}
    serves: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
contracts:
  phan-tang:
    type: layers
    name: {vi: Hạ tầng không phụ thuộc vào ứng dụng}
    parts:
      ung-dung: {layers: [application]}
      ha-tang: {layers: [technology]}
    layers: [ung-dung, ha-tang]
""",
    source=Text(
        "ArchiMate 3.2, mục 3.3 (các lớp) và chương 5 (chiều phụ thuộc); cam kết kiểu layers của import-linter.",
        "ArchiMate 3.2, 3.3 (layers) and chapter 5 (what depends on what); import-linter's contract type layers.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """The shortest chain from each element of a lower layer up to a higher one."""
    for contract in contracts_of(context, "layers"):
        layer = {
            key: part_name(contract, name)
            for name, keys in parts_of(context.repository, contract).items()
            for key in keys
        }
        for breach in breaches(context, contract):
            between: dict[str, Argument] = {"lower": layer[breach.keys[0]], "upper": layer[breach.keys[-1]]}
            yield fault(context, INFO.code, contract, breach, between)


RULE = Rule(INFO, check)
