"""EXM004: an exemption is about to run out."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.exemptions import holds
from ....model.findings import Argument
from ....model.lifecycle import interval
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="EXM004",
    name="exemption-about-to-expire",
    severity=Severity.INFO,
    governed=True,
    message=Text(
        "Miễn trừ `{exemption}` (quy tắc {rule}, phần tử `{element}`) còn {days} ngày là hết hạn (ngày {until}).",
        "The exemption `{exemption}` (rule {rule}, element `{element}`) ends on {until}, {days} day(s) from now.",
    ),
    hint=Text(
        "Khắc phục trước hạn, hoặc trình phê duyệt lại từ bây giờ.",
        "Mend what it is for in time, or have it approved again now.",
    ),
    what=Text(
        "Miễn trừ sắp hết hạn được nhắc trước, mặc định 30 ngày (`check.warn-before` trong tệp kê khai).",
        "An exemption that is about to end is spoken of before, by default 30 days (`check.warn-before` in the manifest).",
    ),
    why=Text(
        "Trình lại một miễn trừ cần thời gian; biết trước thì việc kiểm tra không bỗng dưng thất bại.",
        "Approval takes time; who knows in advance is not surprised by a check that fails.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
check: {warn-before: 3660}
# file: model.yaml
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
    until: 2029-12-31
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
check: {warn-before: 30}
# file: model.yaml
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
    until: 2029-12-31
""",
    source=Text(
        "Nguyên tắc “tuân thủ hoặc giải trình”, có thời hạn.",
        "The principle of “comply or explain”, for a limited time.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every exemption in force whose last day is today or one of the next days that the manifest asks for."""
    repository = context.repository
    for name, exemption in repository.exemptions.items():
        days = interval(exemption.until)
        if days is None or not holds(exemption, context.today):
            continue
        left = (days.last - context.today).days
        if left <= repository.manifest.check.warn_before:
            arguments: dict[str, Argument] = {
                "exemption": name,
                "rule": exemption.rule,
                "element": exemption.element,
                "days": left,
                "until": days.last,
            }
            yield Fault(INFO.code, repository.locus(name, "until"), arguments, name, "until")


RULE = Rule(INFO, check, stage=Stage.WATCHES)
