"""VIW003: a view selects something that its viewpoint can never show."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="VIW003",
    name="kind-outside-viewpoint",
    severity=Severity.WARNING,
    message=Text(
        "Khung nhìn `{view}` chọn `{value}` ở `{field}`, nhưng góc nhìn `{viewpoint}` không bao giờ thể hiện điều đó.",
        "The view `{view}` selects `{value}` under `{field}`, which the viewpoint `{viewpoint}` never shows.",
    ),
    hint=Text(
        "Bỏ giá trị này khỏi `select`, hoặc đổi `viewpoint` (`layered` thể hiện mọi loại phần tử).",
        "Remove the value from `select`, or change the `viewpoint` (`layered` shows every kind).",
    ),
    what=Text(
        "Góc nhìn `integration` chỉ thể hiện những loại phần tử có thể trao đổi dữ liệu; `realization` chỉ thể hiện những "
        "loại được hiện thực hóa một thành phần mà khung yêu cầu ở tỉnh. `select` chỉ nêu những loại, lớp và thành phần đó.",
        "The viewpoint `integration` shows only kinds that can exchange data; `realization` only kinds that may realize a "
        "component the framework asks of a province. `select` names only such kinds, layers and components.",
    ),
    why=Text(
        "Người viết tưởng rằng khung nhìn có phần đó, còn sơ đồ thì không bao giờ vẽ ra.",
        "The author believes that the view covers this part, and the diagram never draws it.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    flows-to: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
views:
  tich-hop:
    name: {vi: Tích hợp}
    viewpoint: integration
    select: {kinds: [application-component, goal]}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    flows-to: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
views:
  tich-hop:
    name: {vi: Tích hợp}
    viewpoint: integration
    select: {kinds: [application-component]}
""",
    source=Text(
        "ArchiMate 3.2, chương 13 (khung nhìn và góc nhìn); bộ kiểm tra góc nhìn của Archi (ViewpointChecker).",
        "ArchiMate 3.2, chapter 13 (architecture views and viewpoints); Archi's viewpoint checker.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every kind, layer and component in the selection of a view that its viewpoint leaves out."""
    repository = context.repository
    claim = repository.manifest.conforms_to
    if claim is not None and repository.framework is None:
        return  # what the kinds are was not found, which is a finding of its own
    for name, view in repository.views.items():
        for field, number, value in context.views.impossible(view):
            route = ("select", field, number) if number >= 0 else ("select", field)
            arguments: dict[str, Argument] = {
                "view": name,
                "field": field,
                "value": value,
                "viewpoint": view.viewpoint,
            }
            yield Fault(INFO.code, repository.locus(name, *route), arguments, name, field, value)


RULE = Rule(INFO, check)
