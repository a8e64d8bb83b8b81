"""EVD002: an element or view is not described in words."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.lifecycle import State
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...texts import Doubts

INFO = RuleInfo(
    code="EVD002",
    name="missing-documentation",
    severity=Severity.INFO,
    message=Text(
        "`{element}` chưa có phần mô tả bằng lời (`{key}`).",
        "`{element}` is not described in words (`{key}`).",
    ),
    hint=Text(
        "Ghi `{key}`: một, hai câu cho biết đó là gì, phục vụ ai.",
        "Write `{key}`: a sentence or two on what it is and whom it serves.",
    ),
    what=Text(
        "Mỗi phần tử có `documentation`, mỗi khung nhìn có `description`. Cơ quan, người sử dụng, địa bàn, nút nối và nhóm "
        "không cần mô tả: tên gọi của chúng đã nói đủ. Phần tử đã dừng hoạt động cũng vậy.",
        "Every element has a `documentation`, every view a `description`. Organisations, users, places, junctions and groupings are not "
        "asked for one: their names say it all. Nor are elements that are retired.",
    ),
    why=Text(
        "Tên gọi không cho biết hệ thống làm gì; người đọc sau này phải hỏi lại từ đầu.",
        "A name does not say what a system does; whoever reads it later must ask all over again.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    documentation: {vi: Nối các hệ thống của tỉnh với nhau và với hệ thống của trung ương.}
""",
    source=Text(
        "Quy ước của kho kiến trúc; Structurizr (model.*.description); Archi, issue 1138.",
        "A convention of the repository; Structurizr (model.*.description); Archi, issue 1138.",
    ),
)
_SAID_BY_THE_NAME = frozenset(
    {"BusinessActor", "BusinessCollaboration", "BusinessRole", "Location", "Junction", "Grouping"}
)


def check(context: Context) -> Iterator[Fault]:
    """Every element of a kind that needs one, and every view, without a description."""
    repository, at = context.repository, context.as_of
    doubts = Doubts(repository)
    concept = repository.metamodel.concept
    for key, element in repository.elements.items():
        if _empty(element.documentation) and concept(element.kind) not in _SAID_BY_THE_NAME:
            if element.until is not None and repository.state(key, at) is State.RETIRED:
                continue
            if not doubts.about(key):
                yield _fault(context, key, "documentation")
    for key, view in repository.views.items():
        if _empty(view.description) and not doubts.about(key):
            yield _fault(context, key, "description")


def _empty(text: Text | None) -> bool:
    return text is None or not ((text.vi or "").strip() or (text.en or "").strip())


def _fault(context: Context, entry: str, key: str) -> Fault:
    arguments: dict[str, Argument] = {"element": entry, "key": key}
    return Fault(INFO.code, context.repository.locus(entry, part="key"), arguments, entry, key)


RULE = Rule(INFO, check, needs_whole=True)
