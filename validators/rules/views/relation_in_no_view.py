"""VIW002: a relation that no view shows, although each of its ends stands in one."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.survey import in_effect
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="VIW002",
    name="relation-in-no-view",
    severity=Severity.INFO,
    message=Text(
        "Quan hệ `{verb}` từ `{element}` tới `{target}` không có trong khung nhìn nào, dù cả hai đầu đều có.",
        "No view shows the relation `{verb}` from `{element}` to `{target}`, although both ends stand in one.",
    ),
    hint=Text(
        "Đưa hai đầu của quan hệ vào cùng một khung nhìn, hoặc bỏ quan hệ nếu không ai cần đến.",
        "Bring both ends of the relation into one view, or remove the relation if nobody needs it.",
    ),
    what=Text(
        "Một quan hệ đang có hiệu lực, có hai đầu đều xuất hiện trong các khung nhìn, thì chính nó cũng xuất hiện trong một "
        "khung nhìn.",
        "A relation in effect, both ends of which stand in views, stands in a view itself.",
    ),
    why=Text(
        "Người đọc thấy hai phần tử mà không thấy chúng liên quan với nhau, nên dễ kết luận sai về phụ thuộc.",
        "Readers see both elements but not that they are related, and draw wrong conclusions on what depends on what.",
    ),
    example="""\
elements:
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
  du-lieu:
    name: {vi: Dữ liệu}
    viewpoint: layered
    select: {layers: [data]}
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [ho-so]
  ho-so:
    kind: data-object
    name: {vi: Hồ sơ thủ tục hành chính}
views:
  ung-dung-du-lieu:
    name: {vi: Các ứng dụng và dữ liệu}
    viewpoint: layered
    select: {layers: [application, data]}
""",
    source=Text(
        "Archi, bộ kiểm tra quan hệ không dùng (UnusedRelationsChecker).",
        "Archi's unused relations checker.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every relation in effect between two elements that views show, but that is itself in none; once for equal ones.

    What stands in no view is VIW001's, and a thing related to itself STR004's.
    """
    repository = context.repository
    views = context.views.shown.values()
    elements = {key for view in views for key in view.elements}
    shown = {id(relation) for view in views for relation in view.relations}
    said: set[tuple[str, str, str]] = set()
    for relation in repository.relations:
        source, verb, target = relation[:3]
        if id(relation) in shown or source not in elements or target not in elements or source == target:
            continue
        if (source, verb, target) not in said and in_effect(relation, context.as_of):
            said.add((source, verb, target))
            arguments = {"element": source, "verb": verb, "target": target}
            yield Fault(INFO.code, repository.relation_locus(relation), arguments, source, verb, target)


RULE = Rule(INFO, check, needs_whole=True)
