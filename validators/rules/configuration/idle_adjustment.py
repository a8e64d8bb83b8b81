"""CFG001: a severity is set for something that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="CFG001",
    name="idle-adjustment",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "Mục điều chỉnh mức độ cho {rules} không có tác dụng: {reason}.",
        "The severity set for {rules} has no effect: {reason}.",
    ),
    hint=Text(
        "Sửa mã quy tắc, mẫu đường dẫn hoặc mẫu mã phần tử (danh sách quy tắc: `kientruc rules`); nếu cần ngoại lệ đối với quy "
        "định thì khai báo miễn trừ.",
        "Correct the rule, the pattern of paths or of elements (`kientruc rules` lists the rules); from a regulation only an "
        "exemption lets off.",
    ),
    what=Text(
        "Mỗi mục của `check.severity` trong tệp kê khai nêu quy tắc có thật, tệp và phần tử có trong kho; quy tắc của khung và pháp "
        "luật chỉ được nâng mức, không được hạ.",
        "Every entry of `check.severity` in the manifest names rules that exist, and files and elements that are there; rules "
        "of framework and law may be made stricter, never milder.",
    ),
    why=Text(
        "Một mã viết sai thì điều muốn tắt vẫn bật, điều muốn nâng mức vẫn như cũ, mà không ai biết.",
        "With one letter wrong, what was to be off is on, what was to be stricter is not, and nobody knows.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
check:
  severity:
    - {rules: [STR010X], severity: warning}
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
check:
  severity:
    - {rules: [STR001], severity: warning}
""",
    source=Text(
        "Quy ước của công cụ: cấu hình nào không có tác dụng thì báo.",
        "A convention of the tool: configuration without effect is reported.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """What the engine found without effect (:class:`~kientruc.validators.rule.Outcome`)."""
    repository = context.repository
    adjustments = repository.manifest.check.severity
    for place, reason in context.outcome.idle_adjustments:
        arguments: dict[str, Argument] = {"rules": adjustments[place].rules, "reason": Term(reason)}
        where = repository.manifest_locus("check", "severity", place)
        yield Fault(INFO.code, where, arguments, field=str(place), target=",".join(adjustments[place].rules))


RULE = Rule(INFO, check, stage=Stage.WATCHES)
