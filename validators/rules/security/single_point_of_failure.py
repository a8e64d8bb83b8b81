"""SEC005: many systems reach the national systems through one element only."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SEC005",
    name="single-point-of-failure",
    severity=Severity.INFO,
    message=Text(
        "{count} hệ thống chỉ kết nối được tới hệ thống quốc gia qua `{element}`: {systems}{more: … và {} hệ thống khác}.",
        "{count} systems reach the national systems through `{element}` only: {systems}{more: … and {} more}.",
    ),
    hint=Text(
        "Mô tả phương án dự phòng của `{element}`: thành phần dự phòng hoặc đường kết nối thứ hai được phép.",
        "Describe how `{element}` is backed up: a standby, or a second way that is allowed.",
    ),
    what=Text(
        "Nêu những phần tử mà nếu ngừng hoạt động thì từ 3 hệ thống trở lên của tỉnh mất kết nối tới mọi hệ "
        "thống quốc gia. Nền tảng tích hợp bắt buộc thường là một phần tử như vậy: đó không phải là vi phạm, "
        "nhưng cần dự phòng.",
        "Names what would cut off three or more systems of the province from every national system if it "
        "failed. A mandatory integration platform usually is such an element: no breach, but something to "
        "back up.",
    ),
    why=Text(
        "Quy định buộc đi qua một nền tảng thì nền tảng đó hỏng là dịch vụ công của cả tỉnh dừng.",
        "Where everything must pass one platform, the public services of the whole province stop with it.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
uses: {national: {repository: national-systems}}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp của tỉnh}
    flows-to: ["national:ndxp", mot-cua, cong-dvc, dat-dai]
  mot-cua: {kind: application-component, name: {vi: Một cửa}}
  cong-dvc: {kind: application-component, name: {vi: Cổng Dịch vụ công}}
  dat-dai: {kind: application-component, name: {vi: Đất đai}}
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
uses: {national: {repository: national-systems}}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp của tỉnh}
    flows-to: ["national:ndxp", mot-cua, cong-dvc, dat-dai]
  lgsp-du-phong:
    kind: application-component
    name: {vi: Nền tảng tích hợp dự phòng}
    flows-to: ["national:ndxp", mot-cua, cong-dvc, dat-dai]
  mot-cua: {kind: application-component, name: {vi: Một cửa}}
  cong-dvc: {kind: application-component, name: {vi: Cổng Dịch vụ công}}
  dat-dai: {kind: application-component, name: {vi: Đất đai}}
""",
    source=Text(
        "Thực hành bảo đảm hoạt động liên tục; thuật toán: cây trội (Lengauer và Tarjan, 1979).",
        "Continuity practice; computed by the dominator tree (Lengauer and Tarjan, 1979).",
    ),
)


LEAST = 3
_SHOWN = 5


def check(context: Context) -> Iterator[Fault]:
    """Every element of the repository behind which at least three systems lie on every way to a national system."""
    repository = context.repository
    survey = context.survey
    partners = survey.partners
    own = {key: found for key, found in partners.items() if key in repository.elements}
    gates = [key for key, found in own.items() if any(other not in repository.elements for other in found)]
    if len(own) <= LEAST or not gates:
        return
    from ....model.graph import behind

    edges = {key: [other for other in found if other in own] for key, found in own.items()}
    for key, reached in behind(gates, edges).items():
        systems = [other for other in reached if (repository.concept(other) or "").startswith("Application")]
        if len(systems) >= LEAST:
            arguments: dict[str, Argument] = {
                "element": key,
                "count": len(systems),
                "systems": tuple(systems[:_SHOWN]),
                "more": len(systems) - _SHOWN if len(systems) > _SHOWN else "",
            }
            yield Fault(INFO.code, repository.locus(key, part="key"), arguments, key, "exchanges")


RULE = Rule(INFO, check, needs_whole=True)
