"""EXM003: whoever is let off approved it."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...approval import self_approved
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="EXM003",
    name="self-approved-exemption",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "Người phê duyệt miễn trừ `{exemption}` là “{approver}”, chính là bên được miễn trừ (phần tử `{element}`).",
        "The exemption `{exemption}` was approved by “{approver}”, which is the party let off (element `{element}`).",
    ),
    hint=Text(
        "Trình cấp có thẩm quyền khác phê duyệt, rồi ghi cấp đó vào `approver`.",
        "Have another authority approve it, and record that one as `approver`.",
    ),
    what=Text(
        "Người phê duyệt miễn trừ không được là cơ quan chủ quản của phần tử được miễn trừ, hay chính phần tử đó.",
        "The approver of an exemption is neither the owner of the element that is exempted nor that element itself.",
    ),
    why=Text(
        "Tự miễn trừ cho mình thì việc kiểm tra không còn ý nghĩa.",
        "If anyone may let themselves off, checking is pointless.",
    ),
    example="""\
elements:
  kho-du-lieu:
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
exemptions:
  mien-tru-kho:
    rule: CNF002
    element: kho-du-lieu
    reason: {vi: Đang khảo sát.}
    approver: {vi: Sở Thông tin và Truyền thông}
    until: 2099-12-31
""",
    better="""\
elements:
  kho-du-lieu:
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
exemptions:
  mien-tru-kho:
    rule: CNF002
    element: kho-du-lieu
    reason: {vi: Đang khảo sát.}
    approver: {vi: Chủ tịch Ủy ban nhân dân tỉnh}
    until: 2099-12-31
""",
    source=Text(
        "Nguyên tắc không tự phê duyệt cho chính mình trong quản lý nhà nước.",
        "The principle that nobody approves their own case.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every exemption that was approved by whom it lets off; it has no effect."""
    repository = context.repository
    for name, exemption in repository.exemptions.items():
        if self_approved(repository, exemption):
            arguments: dict[str, Argument] = {
                "exemption": name,
                "approver": exemption.approver,
                "element": exemption.element,
            }
            yield Fault(INFO.code, repository.locus(name, "approver"), arguments, name, "approver")


RULE = Rule(INFO, check, stage=Stage.WATCHES)
