"""CON003: an element that is not on the list depends directly on a protected one."""

from __future__ import annotations

from collections.abc import Iterator

from ...reach import breaches, contracts_of
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import fault, part_names

INFO = RuleInfo(
    code="CON003",
    name="not-protected",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}”: `{element}` phụ thuộc trực tiếp vào `{target}`, nhưng chỉ {allowed} mới được phép.",
        "Contract “{contract}”: `{element}` depends directly on `{target}`, which only {allowed} may.",
    ),
    hint=Text(
        "Cho quan hệ đi qua phần tử được phép, hoặc bổ sung phần tử này vào `from` của cam kết.",
        "Lead the relation through an element that may, or add this one to the contract's `from`.",
    ),
    what=Text(
        "Cam kết kiểu `protected`: chỉ các phần ở `from` được phụ thuộc trực tiếp vào các phần ở `to`; mọi phần tử khác, kể cả của "
        "kho được liên kết, phải đi qua chúng. Các phần tử được bảo vệ được phụ thuộc lẫn nhau.",
        "A contract of type `protected`: only the parts under `from` may depend directly on those under `to`; all other elements, "
        "those of linked repositories too, have to go through them. Protected elements may depend on each other.",
    ),
    why=Text(
        "Khi chỉ một dịch vụ chạm vào dữ liệu thì quyền truy cập, nhật ký và chất lượng dữ liệu được quản lý ở một chỗ.",
        "Where one service alone touches the data, access, logs and quality are looked after in one place.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [ho-so]
  tra-cuu:
    kind: application-service
    name: {vi: Dịch vụ tra cứu hồ sơ}
    accesses: [ho-so]
  ho-so:
    kind: data-object
    name: {vi: Cơ sở dữ liệu hồ sơ}
contracts:
  chi-dich-vu-truy-cap:
    type: protected
    name: {vi: Chỉ dịch vụ tra cứu được truy cập cơ sở dữ liệu hồ sơ}
    parts:
      du-lieu: {elements: [ho-so]}
      dich-vu: {elements: [tra-cuu]}
    from: [dich-vu]
    to: [du-lieu]
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
  tra-cuu:
    kind: application-service
    name: {vi: Dịch vụ tra cứu hồ sơ}
    serves: [mot-cua]
    accesses: [ho-so]
  ho-so:
    kind: data-object
    name: {vi: Cơ sở dữ liệu hồ sơ}
contracts:
  chi-dich-vu-truy-cap:
    type: protected
    name: {vi: Chỉ dịch vụ tra cứu được truy cập cơ sở dữ liệu hồ sơ}
    parts:
      du-lieu: {elements: [ho-so]}
      dich-vu: {elements: [tra-cuu]}
    from: [dich-vu]
    to: [du-lieu]
""",
    source=Text(
        "Cam kết do kho tự nêu; cam kết kiểu protected của import-linter.",
        "A promise the repository makes itself; import-linter's contract type protected.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every element outside ``from`` that depends directly on a protected one."""
    for contract in contracts_of(context, "protected"):
        allowed = part_names(contract, contract.from_)
        for breach in breaches(context, contract):
            yield fault(context, INFO.code, contract, breach, {"allowed": allowed})


RULE = Rule(INFO, check)
