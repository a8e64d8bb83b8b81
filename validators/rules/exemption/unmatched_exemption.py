"""EXM002: an exemption lets nothing through, because its rule does not exist or finds nothing there."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="EXM002",
    name="unmatched-exemption",
    severity=Severity.WARNING,
    governed=True,
    message=Text(
        "Miễn trừ `{exemption}` (quy tắc {rule}, phần tử `{element}`) không có tác dụng: {reason}.",
        "The exemption `{exemption}` (rule {rule}, element `{element}`) has no effect: {reason}.",
    ),
    hint=Text(
        "Xóa miễn trừ nếu vấn đề đã được khắc phục, hoặc sửa lại mã quy tắc, mã phần tử.",
        "Delete it if the matter has been mended, or correct its rule or element.",
    ),
    what=Text(
        "Mỗi miễn trừ còn hạn phải ứng với ít nhất một phát hiện.",
        "Every exemption in force lets at least one finding through.",
    ),
    why=Text(
        "Miễn trừ thừa làm người đọc tưởng vẫn còn vấn đề, và có thể che một lỗi phát sinh sau này.",
        "A needless exemption tells readers of a problem that is gone, and may hide the next one.",
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
    rule: STR002
    element: kho-du-lieu
    reason: {vi: Đang khảo sát.}
    approver: {vi: Chủ tịch Ủy ban nhân dân tỉnh}
    until: 2099-12-31
""",
    better="""\
elements:
  kho-du-lieu:
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
exemptions:
  mien-tru-kho:
    rule: STR002
    element: kho-du-lieu
    reason: {vi: Đang khảo sát.}
    approver: {vi: Chủ tịch Ủy ban nhân dân tỉnh}
    until: 2099-12-31
""",
    source=Text(
        "Nguyên tắc “tuân thủ hoặc giải trình”: giải trình phải gắn với một vấn đề có thật.",
        "The principle of “comply or explain”: an explanation belongs to a real matter.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """What the engine found without effect (:class:`~kientruc.validators.rule.Outcome`)."""
    repository = context.repository
    for names, key, reason in (
        (context.outcome.unknown_rules, "rule", "no-such-rule"),
        (context.outcome.idle, "element", "nothing-to-exempt"),
    ):
        for name in names:
            exemption = repository.exemptions[name]
            arguments: dict[str, Argument] = {
                "exemption": name,
                "rule": exemption.rule,
                "element": exemption.element,
                "reason": Term(reason),
            }
            yield Fault(INFO.code, repository.locus(name, key), arguments, name, key)


RULE = Rule(INFO, check, needs_whole=True, stage=Stage.WATCHES)
