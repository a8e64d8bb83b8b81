"""CON005: a chain goes round the elements a contract leads it through."""

from __future__ import annotations

from collections.abc import Iterator

from ...reach import breaches, contracts_of
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import fault, part_names

INFO = RuleInfo(
    code="CON005",
    name="intermediary-bypassed",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}”: `{element}` kết nối tới `{target}` mà không qua {via}{chain: (chuỗi `{}`)}.",
        "Contract “{contract}”: `{element}` reaches `{target}` without passing {via}{chain: (chain `{}`)}.",
    ),
    hint=Text(
        "Cho liên kết này đi qua phần tử trung gian; nếu có lý do chính đáng, ghi quan hệ vào `ignore`.",
        "Lead this connection through the intermediary; list the relation under `ignore` if there is good reason.",
    ),
    what=Text(
        "Cam kết kiểu `must-pass-through`: mọi chuỗi quan hệ từ các phần ở `from` tới các phần ở `to` đều đi qua một phần tử của "
        "`via`. Luồng dữ liệu (`flows-to`) ràng buộc cả hai đầu nên được xét theo cả hai chiều.",
        "A contract of type `must-pass-through`: every chain of relations from the parts under `from` to those under `to` passes an "
        "element of `via`. A flow (`flows-to`) ties both of its ends, so it counts in both directions.",
    ),
    why=Text(
        "Một kết nối đi vòng qua nền tảng trung gian thì không được giám sát, không theo chuẩn chung, và ít ai biết là nó tồn tại.",
        "A connection round the intermediary is not watched, keeps to no common standard, and few know that it exists.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    flows-to: [csdl-qg]
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
  csdl-qg:
    kind: application-component
    name: {vi: Hệ thống quốc gia}
contracts:
  qua-lgsp:
    type: must-pass-through
    name: {vi: Kết nối tới hệ thống quốc gia phải qua LGSP}
    parts:
      he-thong: {elements: [mot-cua]}
      quoc-gia: {elements: [csdl-qg]}
      tich-hop: {elements: [lgsp]}
    from: [he-thong]
    to: [quoc-gia]
    via: [tich-hop]
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    flows-to: [lgsp]
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    flows-to: [csdl-qg]
  csdl-qg:
    kind: application-component
    name: {vi: Hệ thống quốc gia}
contracts:
  qua-lgsp:
    type: must-pass-through
    name: {vi: Kết nối tới hệ thống quốc gia phải qua LGSP}
    parts:
      he-thong: {elements: [mot-cua]}
      quoc-gia: {elements: [csdl-qg]}
      tich-hop: {elements: [lgsp]}
    from: [he-thong]
    to: [quoc-gia]
    via: [tich-hop]
""",
    source=Text(
        "Cam kết do kho tự nêu; cùng ý với Nghị định 47/2020/NĐ-CP về kết nối qua nền tảng trung gian (CNF003 xét nghĩa vụ đó).",
        "A promise the repository makes itself; of one mind with Decree 47/2020/NĐ-CP on intermediary platforms (which CNF003 judges).",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """The shortest chain from each element of ``from`` to one of ``to`` that passes none of ``via``."""
    for contract in contracts_of(context, "must-pass-through"):
        via = part_names(contract, contract.via)
        for breach in breaches(context, contract):
            yield fault(context, INFO.code, contract, breach, {"via": via})


RULE = Rule(INFO, check)
