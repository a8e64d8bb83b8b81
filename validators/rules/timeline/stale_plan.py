"""TIM002: something has been only planned for years."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.lifecycle import interval
from ...dates import day
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="TIM002",
    name="stale-plan",
    severity=Severity.INFO,
    message=Text(
        "`{element}` có trong kế hoạch từ {planned}, sau {years} năm vẫn chưa rõ đã có hay chưa.",
        "`{element}` has been planned since {planned}; after {years} years nothing says whether it is there.",
    ),
    hint=Text(
        "Đã có thì ghi `since`; không làm nữa thì ghi `until`; còn làm thì cập nhật `planned` theo kế hoạch mới.",
        "If it is there, state `since`; if it was dropped, `until`; if it is still to come, `planned` of the new plan.",
    ),
    what=Text(
        "Phần tử chỉ có `planned` mà kế hoạch đã quá 5 năm tính đến ngày xét thì cần xem lại.",
        "An element that only states `planned` is looked at again when the plan is older than five years at "
        "the date judged.",
    ),
    why=Text(
        "Kế hoạch cũ không ai cập nhật làm kiến trúc mục tiêu lẫn với những việc đã xong hoặc đã bỏ.",
        "A plan that nobody updates mixes the target with what is long done or dropped.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
# file: model.yaml
elements:
  kho-du-lieu:
    kind: application-component
    name: {vi: Kho dữ liệu dùng chung}
    planned: 2013-06-01
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
# file: model.yaml
elements:
  kho-du-lieu:
    kind: application-component
    name: {vi: Kho dữ liệu dùng chung}
    planned: 2013-06-01
    since: 2018
""",
    source=Text(
        "Quy ước của công cụ: 5 năm là thời hạn của một kế hoạch trung hạn.",
        "A convention of the tool: five years is the span of a medium-term plan.",
    ),
)


YEARS = 5


def check(context: Context) -> Iterator[Fault]:
    """Every element that says nothing but a plan whose last possible day lies more than five years back."""
    repository, at = context.repository, context.as_of
    for key, element in repository.elements.items():
        if element.planned is None or element.since is not None or element.until is not None:
            continue
        days = interval(element.planned)
        if days is None:
            continue
        years = at.year - days.last.year - ((at.month, at.day) < (days.last.month, days.last.day))
        if years >= YEARS:
            arguments: dict[str, Argument] = {"element": key, "planned": day(element.planned), "years": years}
            yield Fault(INFO.code, repository.locus(key, "planned"), arguments, key, "planned")


RULE = Rule(INFO, check)
