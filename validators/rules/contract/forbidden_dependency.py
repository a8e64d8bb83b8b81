"""CON002: an element depends on one that a contract keeps it from."""

from __future__ import annotations

from collections.abc import Iterator

from ...reach import breaches, contracts_of
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import fault

INFO = RuleInfo(
    code="CON002",
    name="forbidden-dependency",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}” không cho phép `{element}` phụ thuộc vào `{target}`{chain: (chuỗi `{}`)}.",
        "Contract “{contract}” does not let `{element}` depend on `{target}`{chain: (chain `{}`)}.",
    ),
    hint=Text(
        "Bỏ quan hệ này hoặc cho nó đi qua phần tử trung gian mà cam kết thừa nhận; nếu có lý do chính đáng, ghi quan hệ vào "
        "`ignore`.",
        "Remove the relation, or lead it through an intermediary the contract accepts; list it under `ignore` if there is good "
        "reason.",
    ),
    what=Text(
        "Cam kết kiểu `forbidden` nêu những phần (`from`) không được phụ thuộc vào những phần khác (`to`), dù trực tiếp hay qua "
        "chuỗi quan hệ; `indirect: false` chỉ xét quan hệ trực tiếp. Luồng dữ liệu (`flows-to`) ràng buộc cả hai đầu.",
        "A contract of type `forbidden` names parts (`from`) that must not depend on others (`to`), neither directly nor along a "
        "chain; `indirect: false` asks for single relations only. A flow (`flows-to`) ties both of its ends.",
    ),
    why=Text(
        "Cổng đọc thẳng cơ sở dữ liệu thì mọi thay đổi của cơ sở dữ liệu đều làm hỏng cổng, và không nơi nào kiểm soát được truy cập.",
        "A portal that reads a database directly breaks with every change of the database, and nothing controls the access.",
    ),
    example="""\
elements:
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    accesses: [ho-so]
  ho-so:
    kind: data-object
    name: {vi: Cơ sở dữ liệu hồ sơ}
contracts:
  cong-khong-truy-cap-thang:
    type: forbidden
    name: {vi: Cổng không truy cập thẳng cơ sở dữ liệu}
    parts:
      cong: {elements: [cong-dvc]}
      du-lieu: {layers: [data]}
    from: [cong]
    to: [du-lieu]
    indirect: false
""",
    better="""\
elements:
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
  tra-cuu:
    kind: application-service
    name: {vi: Dịch vụ tra cứu hồ sơ}
    serves: [cong-dvc]
    accesses: [ho-so]
  ho-so:
    kind: data-object
    name: {vi: Cơ sở dữ liệu hồ sơ}
contracts:
  cong-khong-truy-cap-thang:
    type: forbidden
    name: {vi: Cổng không truy cập thẳng cơ sở dữ liệu}
    parts:
      cong: {elements: [cong-dvc]}
      du-lieu: {layers: [data]}
    from: [cong]
    to: [du-lieu]
    indirect: false
""",
    source=Text(
        "Cam kết do kho tự nêu; cam kết kiểu forbidden của import-linter.",
        "A promise the repository makes itself; import-linter's contract type forbidden.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """The shortest chain from each element of ``from`` to one of ``to``, for every way out."""
    for contract in contracts_of(context, "forbidden"):
        for breach in breaches(context, contract):
            yield fault(context, INFO.code, contract, breach, {})


RULE = Rule(INFO, check)
