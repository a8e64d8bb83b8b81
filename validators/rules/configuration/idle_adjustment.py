"""CFG001: a severity is set for something that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="CFG001",
    name="idle-adjustment",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "Mục điều chỉnh mức cho {rules} không ứng với quy tắc, tệp hay phần tử nào của kho.",
        "The severity set for {rules} answers to no rule, file or element of this repository.",
    ),
    hint=Text(
        "Sửa mã quy tắc, mẫu đường dẫn hoặc mẫu mã phần tử; xem các quy tắc bằng `kientruc rules`.",
        "Correct the rule, the pattern of paths or the pattern of elements; `kientruc rules` lists the rules.",
    ),
    what=Text(
        "Mỗi mục của `check.severity` trong tệp kê khai nêu quy tắc có thật, và tệp, phần tử có trong kho.",
        "Every entry of `check.severity` in the manifest names rules that exist, and files and elements that are there.",
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
    for place in context.outcome.idle_adjustments:
        arguments: dict[str, Argument] = {"rules": adjustments[place].rules}
        where = repository.manifest_locus("check", "severity", place)
        yield Fault(INFO.code, where, arguments, field=",".join(adjustments[place].rules))


RULE = Rule(INFO, check, stage=Stage.WATCHES)
