"""SEC001: a system that must have a security level has none, where the repository says that all levels are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.checks import PropertyRequired
from ...citation import citation, own_offences, severity, unmet
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SEC001",
    name="security-level-missing",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "`{element}` ({name}) chưa ghi cấp độ an toàn hệ thống thông tin ({article:{} }{type:{} }{document}).",
        "`{element}` ({name}) states no information system security level ({article:{}, }{type:{} }{document}).",
    ),
    hint=Text(
        "Ghi `security-level` từ 1 đến 5 theo quyết định phê duyệt cấp độ; nếu chưa được phê duyệt, bỏ `security-level` khỏi "
        "`complete`.",
        "Record `security-level`, 1 to 5, by the decision that approved it; where there is none yet, take "
        "`security-level` out of `complete`.",
    ),
    what=Text(
        "Khi kho kiến trúc ghi `complete: [security-level]`, mọi hệ thống thuộc diện phải xác định cấp độ đều phải ghi cấp độ.",
        "Where a repository says `complete: [security-level]`, every system that must be graded has its level recorded.",
    ),
    why=Text(
        "Cấp độ quyết định phương án bảo vệ và cơ quan thẩm định; thiếu cấp độ thì không biết phải bảo vệ tới đâu.",
        "The level decides the protective measures and who appraises them; without it nobody knows what is due.",
    ),
    example="""\
# kientruc.yaml ghi complete: [security-level]
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
""",
    better="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    security-level: 3
""",
    source=Text(
        "Luật An toàn thông tin mạng 86/2015/QH13, Điều 21; Nghị định 85/2016/NĐ-CP.",
        "Law on Cyberinformation Security 86/2015/QH13, Article 21; Decree 85/2016/NĐ-CP.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every element that an obligation in force asks for its level and that states none."""
    repository = context.repository
    for key, obligation, verdict in unmet(context, PropertyRequired):
        required = obligation.check.property_required
        if required is None or required.property != "security-level":
            continue
        grade = severity(context, obligation)
        for offence in own_offences(context, verdict):
            name = offence.element
            arguments = citation(context, obligation) | {"element": name, "name": repository.label(name)}
            yield Fault(INFO.code, repository.locus(name, part="key"), arguments, name, key, severity=grade)


RULE = Rule(INFO, check, needs_whole=True)
