"""CON004: elements of parts that promise to be independent depend on each other."""

from __future__ import annotations

from collections.abc import Iterator

from ...reach import breaches, contracts_of
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import fault, one_way

INFO = RuleInfo(
    code="CON004",
    name="not-independent",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}”: `{element}` phụ thuộc vào `{target}` của phần khác{chain:, qua chuỗi `{}`}.",
        "Contract “{contract}”: `{element}` depends on `{target}` of another part{chain:, by the chain `{}`}.",
    ),
    hint=Text(
        "Bỏ quan hệ, hoặc cho hai phần trao đổi qua nền tảng dùng chung và nêu nền tảng đó ở `via`.",
        "Remove the relation, or let the two parts exchange through a shared platform and name it under `via`.",
    ),
    what=Text(
        "Cam kết kiểu `independence`: các phần không phụ thuộc vào nhau, dù trực tiếp hay qua chuỗi quan hệ, trừ chuỗi đi qua các "
        "phần nêu ở `via`. `each: owner` tách một phần theo cơ quan chủ quản; phần tử chưa ghi chủ quản không bị xét.",
        "A contract of type `independence`: parts do not depend on each other, neither directly nor along a chain, except through "
        "the parts under `via`. `each: owner` makes a part of every owner's elements; elements without an owner are not judged.",
    ),
    why=Text(
        "Hai hệ thống của hai cơ quan nối thẳng với nhau thì không bên nào thay đổi được nếu thiếu bên kia; bao nhiêu cặp là bấy "
        "nhiêu kết nối phải duy trì.",
        "Two agencies' systems tied to each other cannot change without one another, and every pair is one more connection to keep.",
    ),
    example="""\
elements:
  so-yte:
    kind: business-actor
    name: {vi: Sở Y tế}
  so-gddt:
    kind: business-actor
    name: {vi: Sở Giáo dục và Đào tạo}
  ho-so-suc-khoe:
    kind: application-component
    name: {vi: Hồ sơ sức khỏe điện tử}
    owner: so-yte
  truong-hoc:
    kind: application-component
    name: {vi: Quản lý trường học}
    owner: so-gddt
    flows-to: [ho-so-suc-khoe]
contracts:
  cac-nganh-doc-lap:
    type: independence
    name: {vi: Hệ thống của các sở độc lập với nhau}
    parts:
      he-thong: {layers: [application], each: owner}
""",
    better="""\
elements:
  so-yte:
    kind: business-actor
    name: {vi: Sở Y tế}
  so-gddt:
    kind: business-actor
    name: {vi: Sở Giáo dục và Đào tạo}
  ho-so-suc-khoe:
    kind: application-component
    name: {vi: Hồ sơ sức khỏe điện tử}
    owner: so-yte
    flows-to: [lgsp]
  truong-hoc:
    kind: application-component
    name: {vi: Quản lý trường học}
    owner: so-gddt
    flows-to: [lgsp]
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
contracts:
  cac-nganh-doc-lap:
    type: independence
    name: {vi: Hệ thống của các sở độc lập với nhau}
    parts:
      he-thong: {layers: [application], each: owner}
      tich-hop: {elements: [lgsp]}
    via: [tich-hop]
""",
    source=Text(
        "Cam kết do kho tự nêu; cam kết kiểu independence của import-linter.",
        "A promise the repository makes itself; import-linter's contract type independence.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """The shortest chain from each element to one of another part, for every way out."""
    for contract in contracts_of(context, "independence"):
        for breach in one_way(breaches(context, contract)):
            yield fault(context, INFO.code, contract, breach, {})


RULE = Rule(INFO, check)
