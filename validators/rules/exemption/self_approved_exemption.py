"""EXM003: whoever is let off approved it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ....model.elements import Element
from ....model.exemptions import Exemption
from ....model.findings import Argument
from ....model.repository import Repository
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="EXM003",
    name="self-approved-exemption",
    severity=Severity.ERROR,
    message=Text(
        "Miễn trừ `{exemption}` do chính “{approver}” phê duyệt, là bên được miễn trừ (phần tử `{element}`).",
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
    """Every exemption whose approver bears a name of the element it is for, or of that element's owner."""
    repository = context.repository
    for name, exemption in repository.exemptions.items():
        approvers = _names(exemption.approver)
        for element in _parties(repository, exemption):
            if approvers & (_names(element.name) | _names(element.short_name)):
                arguments: dict[str, Argument] = {
                    "exemption": name,
                    "approver": exemption.approver,
                    "element": exemption.element,
                }
                where = repository.locus(name, "approver")
                yield Fault(INFO.code, where, arguments, name, "approver")
                break


def _parties(repository: Repository, exemption: Exemption) -> Iterator[Element]:
    """The element that is exempted (of a relation, both ends), and its owner."""
    relation = repository.relation_ids.get(exemption.element)
    named = (relation.source, relation.target) if relation else exemption.element.split("--")  # source--verb--target
    for key in named:
        element = repository.element(key)
        if element is not None:
            yield element
            owner = repository.element(element.owner) if element.owner else None
            if owner is not None:
                yield owner


def _names(text: Text | None) -> set[str]:
    """What *text* says in either language, without the differences of writing that people do not see."""
    written = (text.vi, text.en) if text else ()
    return {" ".join(unicodedata.normalize("NFC", name).casefold().split()) for name in written if name}


RULE = Rule(INFO, check, last=True)
