"""CNF001: a component the framework expects is stated to be absent, or is missing where components are declared complete."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ....model.checks import ComponentPresent
from ....model.findings import Argument
from ....model.frameworks import Component
from ....model.lifecycle import reached
from ....model.source import Locus, Route
from ....model.verdicts import Cell
from ...citation import cited, judged
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF001",
    name="expected-component-missing",
    severity=Severity.WARNING,
    governed=True,
    message=Text(
        "Còn thiếu thành phần khung “{name}” (`{component}`){absent:: kho kiến trúc ghi rõ là không có}{citation: ({})}.",
        "The framework component “{name}” (`{component}`) is missing{absent:: the repository itself says so}{citation: ({})}.",
    ),
    hint=Text(
        "Khi đã có, ghi `realizes` tới `{component}` ở phần tử tương ứng; nếu chưa, đưa vào lộ trình (`planned`) hoặc khai "
        "báo miễn trừ kèm lý do.",
        "Where it exists, let its element say `realizes` `{component}`; otherwise put it on the roadmap (`planned`) or "
        "declare an exemption with its reason.",
    ),
    what=Text(
        "Mỗi thành phần mà khung hoặc pháp luật nêu cho cấp tỉnh phải có phần tử hiện thực hóa. Thành phần không được nhắc tới chỉ "
        "là “chưa mô tả”; chỉ khi kho kiến trúc ghi `absent` hoặc `complete: [components]` mới là còn thiếu.",
        "Each component the framework or the law names for a province is realized by an element. One that is not mentioned is "
        "merely not described; it is missing only where the repository says `absent` or `complete: [components]`.",
    ),
    why=Text(
        "Người đứng đầu cần biết tỉnh thật sự còn thiếu gì so với khung, tách khỏi những gì chưa kịp mô tả.",
        "Those in charge need to know what the province really lacks, apart from what nobody has described yet.",
    ),
    example="""\
# kientruc.yaml
absent:
  - {item: "vneaf:component/ioc", reason: {vi: Chưa thành lập trung tâm.}}
""",
    better="""\
elements:
  ioc:
    kind: platform
    name: {vi: "Trung tâm giám sát, điều hành thông minh"}
    planned: 2021
    realizes: ["vneaf:component/ioc"]
""",
    source=Text(
        "Danh sách thành phần của khung, kèm mức độ: pháp luật (lỗi), khung (cảnh báo), dự thảo và ví dụ (thông tin).",
        "The framework's components with their strength: law (error), framework (warning), draft and example (info).",
    ),
)
_SEVERITY = {"law": Severity.ERROR, "framework": Severity.WARNING}


def check(context: Context) -> Iterator[Fault]:
    """Every component that is a gap, unless an obligation that is due says so with its article (CNF002).

    The severity is that of the component's strength; a component whose dates are unknown, or for which the law still gives time,
    is never more than information.
    """
    repository, coverage = context.repository, context.coverage
    framework = context.framework
    if framework is None or coverage is None:
        return
    asked = {
        framework.component_key(check.component): verdict.state
        for _, obligation, verdict in judged(context, ComponentPresent)
        if (check := obligation.check.component_present) is not None
    }
    for cell in coverage.of("component"):
        if cell.state not in (Cell.GAP, Cell.EXPLAINED) or asked.get(cell.key) is Cell.GAP:
            continue  # one that is explained is exempted by name, in the engine
        component = framework.components[cell.number]
        stated = repository.absent.get(repository.identity(cell.key))
        key = repository.as_claimed(cell.key)
        declared = repository.manifest.complete
        route: Route = ("complete", declared.index("components")) if stated is None else ("absent", stated, "item")
        arguments: dict[str, Argument] = {
            "component": repository.as_written(key),
            "name": component.name,
            "absent": "" if stated is None else key,
            "citation": cited(context, cell),
        }
        sure = _is_expected(component, context.as_of) and asked.get(cell.key) is not Cell.NOT_DUE
        severity = _SEVERITY.get(component.strength, Severity.INFO) if sure else Severity.INFO
        where = Locus(repository.manifest_file, route)
        yield Fault(INFO.code, where, arguments, key, "component", severity=severity)


def _is_expected(component: Component, at: datetime.date) -> bool:
    """Whether the dates say for certain that *component* is expected at *at*."""
    begun = component.valid_from is None or reached(component.valid_from, at)
    return bool(begun) and (component.valid_until is None or reached(component.valid_until, at) is False)


RULE = Rule(INFO, check, needs_whole=True)
