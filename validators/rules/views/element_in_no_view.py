"""VIW001: an element that stands in none of the repository's views."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Element
from ....model.repository import Repository
from ....model.vocabulary import JUNCTIONS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="VIW001",
    name="element-in-no-view",
    severity=Severity.INFO,
    message=Text(
        "`{element}` ({name}) không có trong khung nhìn nào của kho kiến trúc.",
        "`{element}` ({name}) stands in none of the repository's views.",
    ),
    hint=Text(
        "Mở rộng `select` của một khung nhìn, thêm khung nhìn cho phần này của kiến trúc, hoặc bỏ phần tử nếu không ai cần đến.",
        "Widen the `select` of a view, add a view for this part of the architecture, or remove what nobody needs.",
    ),
    what=Text(
        "Khi kho kiến trúc có khung nhìn riêng, mỗi phần tử đang có hoặc đã được lên kế hoạch đều xuất hiện trong ít nhất một "
        "khung nhìn. Nút nối và phần tử đứng riêng lẻ (STR002) không bị tính.",
        "Where a repository has views of its own, every element that is there or planned appears in at least one of them. "
        "Junctions and isolated elements (STR002) do not count.",
    ),
    why=Text(
        "Điều không có trong khung nhìn nào thì người đọc không thấy: hoặc khung nhìn còn thiếu, hoặc phần tử là thừa.",
        "What no view shows no reader sees: either a view is missing, or the element is not needed.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [ho-so]
  ho-so:
    kind: data-object
    name: {vi: Hồ sơ thủ tục hành chính}
views:
  ung-dung:
    name: {vi: Các ứng dụng}
    viewpoint: layered
    select: {layers: [application]}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [ho-so]
  ho-so:
    kind: data-object
    name: {vi: Hồ sơ thủ tục hành chính}
views:
  ung-dung:
    name: {vi: Các ứng dụng và dữ liệu}
    viewpoint: layered
    select: {layers: [application, data]}
""",
    source=Text(
        "Archi, bộ kiểm tra phần tử không dùng (UnusedElementsChecker); Structurizr, kiểm tra `model.element.noview`.",
        "Archi's unused elements checker; Structurizr's inspection `model.element.noview`.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every element that exists or is planned at the date and that no view shows."""
    repository = context.repository
    if not repository.views:
        return
    shown = {key for view in context.views.shown.values() for key in view.elements}
    unseen = [key for key in repository.elements if key not in shown]
    tied = _tied(repository) if unseen else frozenset()
    for key in unseen:
        element = repository.elements[key]
        if element.kind in JUNCTIONS or not (key in tied or element.owner or element.classified_as):
            continue
        if context.survey.exists(key, element):
            yield _fault(repository, key, element)


def _fault(repository: Repository, key: str, element: Element) -> Fault:
    return Fault(INFO.code, repository.locus(key, part="key"), {"element": key, "name": element.label}, key)


def _tied(repository: Repository) -> frozenset[str]:
    """What a relation or an owner mentions; of anything else STR002 speaks."""
    relations = repository.relations
    return frozenset(
        key
        for keys in (
            (relation.source for relation in relations),
            (relation.target for relation in relations),
            (element.owner for element in repository.elements.values() if element.owner),
            (key for relation in relations for key in relation.facts.carries),
        )
        for key in keys
    )


RULE = Rule(INFO, check, needs_whole=True)
