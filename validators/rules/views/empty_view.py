"""VIW004: a view that selects nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.exemptions import View
from ....model.repository import Repository
from ....model.vocabulary import EXCHANGE_VERBS, LAYERS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="VIW004",
    name="empty-view",
    severity=Severity.WARNING,
    message=Text(
        "Khung nhìn `{view}` ({name}) không thể hiện phần tử nào.",
        "The view `{view}` ({name}) shows no element.",
    ),
    hint=Text(
        "Kiểm tra `select`: nhiều khóa cùng lúc thì thu hẹp lẫn nhau; nếu không còn cần thì bỏ khung nhìn.",
        "Look at `select`: several keys narrow together; if the view is no longer needed, remove it.",
    ),
    what=Text(
        "Mỗi khung nhìn chọn được ít nhất một phần tử (góc nhìn `integration`: ít nhất một trao đổi dữ liệu; `realization`: "
        "ít nhất một thành phần khung). Phần tử chưa có vào ngày xét vẫn được tính.",
        "Every view selects at least one element (`integration`: at least one exchange; `realization`: at least one "
        "framework component). What does not exist yet on the date counts, too.",
    ),
    why=Text(
        "Sơ đồ trống không nói gì với người đọc; thường là do mã, loại hoặc chủ quản trong `select` đã đổi.",
        "An empty diagram tells nothing; usually an id, kind or owner named in `select` has changed.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
views:
  du-lieu:
    name: {vi: Dữ liệu dùng chung}
    viewpoint: layered
    select: {layers: [data]}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
views:
  ung-dung:
    name: {vi: Ứng dụng dùng chung}
    viewpoint: layered
    select: {layers: [application]}
""",
    source=Text(
        "Archi, bộ kiểm tra khung nhìn trống (EmptyViewsChecker); Structurizr, kiểm tra `views.view.empty`.",
        "Archi's empty views checker; Structurizr's inspection `views.view.empty`.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every view that shows nothing, unless another finding says why, or there is nothing in the repository to be shown."""
    repository = context.repository
    if not repository.elements:
        return
    for name, view in repository.views.items():
        if not _said_already(context, view) and _is_empty(context, view):
            where = repository.locus(name, *(("select",) if view.select != type(view.select)() else ()), part="key")
            yield Fault(INFO.code, where, {"view": name, "name": view.name}, name)


def _is_empty(context: Context, view: View) -> bool:
    """Whether *view* has nothing to show, at this date or another."""
    views, repository = context.views, context.repository
    if view.viewpoint == "neighbourhood":
        return False  # its middle at least
    if views.shown[view.id].elements:
        return False
    chosen = views.chosen(view.select)
    if view.viewpoint == "realization" and not views.rows(view.select):
        return True
    if not chosen or view.viewpoint != "integration":
        return not chosen
    inside = set(chosen)
    return not any(
        relation.verb in EXCHANGE_VERBS and (relation.source in inside or relation.target in inside)
        for relation in repository.relations
        if relation.facts.since or relation.facts.planned or relation.facts.until
    )


def _said_already(context: Context, view: View) -> bool:
    """Whether the selection names what does not exist, or what the viewpoint never shows: VIW003, REF004, REF008, SCH004."""
    repository, select = context.repository, view.select
    keys = [*select.elements, *filter(None, (select.owner, select.around))]
    return (
        not _framework_is_known(repository)
        or any(repository.element(key) is None for key in keys)
        or (select.component is not None and repository.framework_item(select.component) is None)
        or any(repository.metamodel.concept(kind) is None for kind in select.kinds)
        or any(layer not in LAYERS for layer in select.layers)
        or next(context.views.impossible(view), None) is not None
    )


def _framework_is_known(repository: Repository) -> bool:
    return repository.manifest.conforms_to is None or repository.framework is not None


RULE = Rule(INFO, check, needs_whole=True)
