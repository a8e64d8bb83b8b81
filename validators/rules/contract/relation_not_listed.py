"""CON007: a relation between parts is none of those a contract allows."""

from __future__ import annotations

from collections.abc import Iterator

from ...reach import breaches, contracts_of
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import fault

INFO = RuleInfo(
    code="CON007",
    name="relation-not-listed",
    severity=Severity.ERROR,
    message=Text(
        "Cam kết “{contract}” không có quan hệ `{verbs}` từ `{element}` tới `{target}` trong số các quan hệ được phép.",
        "Contract “{contract}” does not list `{verbs}` from `{element}` to `{target}` among the relations it allows.",
    ),
    hint=Text(
        "Bỏ quan hệ hoặc đổi nó thành quan hệ được phép; nếu quan hệ này đúng là cần, bổ sung nó vào `allowed`.",
        "Remove the relation or make it one that is allowed; add it to `allowed` if it is really needed.",
    ),
    what=Text(
        "Cam kết kiểu `allowed`: giữa các phần tử của các phần chỉ có những quan hệ được liệt kê, đúng chiều như được viết. `verbs` "
        "thu hẹp những quan hệ bị xét. Quan hệ với phần tử ngoài các phần không bị xét.",
        "A contract of type `allowed`: between elements of the parts there are only the relations listed, in the direction they are "
        "written. `verbs` narrows what is judged. Relations with elements outside the parts are not judged.",
    ),
    why=Text(
        "Khi mỗi loại quan hệ chỉ nối những loại phần tử đã thống nhất, sơ đồ của các cơ quan khác nhau mới ghép được với nhau.",
        "Only where each relation joins what was agreed upon do the diagrams of different agencies fit together.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    realizes: [cap-phep, tham-dinh]
  cap-phep:
    kind: business-service
    name: {vi: Dịch vụ cấp phép}
  tham-dinh:
    kind: business-process
    name: {vi: Quy trình thẩm định}
contracts:
  hien-thuc-hoa:
    type: allowed
    name: {vi: Hệ thống chỉ hiện thực hóa dịch vụ công}
    parts:
      he-thong: {layers: [application]}
      dich-vu: {kinds: [business-service]}
      quy-trinh: {kinds: [business-process]}
    verbs: [realizes]
    allowed:
      - {from: he-thong, to: dich-vu}
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    realizes: [cap-phep]
    serves: [tham-dinh]
  cap-phep:
    kind: business-service
    name: {vi: Dịch vụ cấp phép}
  tham-dinh:
    kind: business-process
    name: {vi: Quy trình thẩm định}
contracts:
  hien-thuc-hoa:
    type: allowed
    name: {vi: Hệ thống chỉ hiện thực hóa dịch vụ công}
    parts:
      he-thong: {layers: [application]}
      dich-vu: {kinds: [business-service]}
      quy-trinh: {kinds: [business-process]}
    verbs: [realizes]
    allowed:
      - {from: he-thong, to: dich-vu}
""",
    source=Text(
        "Cam kết do kho tự nêu; cùng ý với phép kiểm tra allowed-relationship của Bausteinsicht.",
        "A promise the repository makes itself; in the spirit of Bausteinsicht's check allowed-relationship.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every two elements of the parts with a relation between them that is not listed."""
    for contract in contracts_of(context, "allowed"):
        for breach in breaches(context, contract):
            verbs = tuple(dict.fromkeys(relation.verb for relation in breach.relations))
            yield fault(context, INFO.code, contract, breach, {"verbs": verbs})


RULE = Rule(INFO, check)
