"""EXM001: an exemption has run out."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.lifecycle import interval
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="EXM001",
    name="expired-exemption",
    severity=Severity.WARNING,
    governed=True,
    message=Text(
        "Miễn trừ `{exemption}` (quy tắc {rule}, phần tử `{element}`) đã hết hạn ngày {until}.",
        "The exemption `{exemption}` (rule {rule}, element `{element}`) ended on {until}.",
    ),
    hint=Text(
        "Khắc phục rồi xóa miễn trừ, hoặc trình phê duyệt lại với thời hạn mới.",
        "Mend what it was for and delete it, or have it approved again with a new end.",
    ),
    what=Text(
        "Mỗi miễn trừ có ngày hết hạn (`until`); từ sau ngày đó, phát hiện được báo lại như thường.",
        "Every exemption has an end (`until`); after that day its findings count again.",
    ),
    why=Text(
        "Miễn trừ là lời hẹn có thời hạn; hết hạn mà không ai xem lại thì ngoại lệ thành lệ thường.",
        "An exemption is a promise with a date; if nobody looks again, the exception becomes the rule.",
    ),
    example="""\
elements:
  kho-cu:
    kind: data-object
    name: {vi: Kho dữ liệu cũ}
exemptions:
  mien-tru-kho-cu:
    rule: STR002
    element: kho-cu
    reason: {vi: Đang khảo sát.}
    approver: {vi: Giám đốc Sở Thông tin và Truyền thông}
    until: 2019-12-31
""",
    better="""\
elements:
  kho-cu:
    kind: data-object
    name: {vi: Kho dữ liệu cũ}
exemptions:
  mien-tru-kho-cu:
    rule: STR002
    element: kho-cu
    reason: {vi: Đang khảo sát.}
    approver: {vi: Giám đốc Sở Thông tin và Truyền thông}
    until: 2099-12-31
""",
    source=Text(
        "Nguyên tắc “tuân thủ hoặc giải trình”, có thời hạn.",
        "The principle of “comply or explain”, for a limited time.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every exemption whose last day is before today; a year or month means its last day."""
    repository = context.repository
    for name, exemption in repository.exemptions.items():
        days = interval(exemption.until)
        if days is not None and days.last < context.today:
            arguments: dict[str, Argument] = {
                "exemption": name,
                "rule": exemption.rule,
                "element": exemption.element,
                "until": days.last,
            }
            yield Fault(INFO.code, repository.locus(name, "until"), arguments, name, "until")


RULE = Rule(INFO, check, stage=Stage.WATCHES)
