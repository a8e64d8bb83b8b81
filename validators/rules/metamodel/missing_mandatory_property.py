"""MET003: an element lacks what the framework requires of every element of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Element
from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="MET003",
    name="missing-mandatory-property",
    severity=Severity.ERROR,
    message=Text(
        "`{element}` ({kind}) thiếu `{key}`{name: ({})}, nội dung bắt buộc đối với loại này.",
        "`{element}` ({kind}) lacks `{key}`{name: ({})}, which is mandatory for its kind.",
    ),
    hint=Text(
        "Bổ sung `{key}` theo tài liệu; nếu chưa có tài liệu thì xác minh trước, không phỏng đoán.",
        "Add `{key}` from a document; where there is none, find out first rather than guess.",
    ),
    what=Text(
        "Khung có thể quy định một số nội dung bắt buộc cho từng loại phần tử: cơ quan chủ quản, mô tả, nguồn, thời điểm "
        "bắt đầu hoặc một thuộc tính của khung.",
        "A framework may make some facts mandatory for a kind: owner, documentation, sources, start date or a property.",
    ),
    why=Text(
        "Thiếu nội dung bắt buộc thì không thể đối chiếu phần tử với quy định, cũng không biết ai chịu trách nhiệm.",
        "Without its mandatory facts an element cannot be held against the rules, nor its owner be asked.",
    ),
    example="""\
# loại `platform` của khung bắt buộc ghi `owner`
elements:
  lgsp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu"}
""",
    better="""\
elements:
  lgsp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu"}
    owner: so-tttt
  so-tttt:
    kind: agency
    name: {vi: Sở Thông tin và Truyền thông}
""",
    source=Text("Hồ sơ loại phần tử của gói khung (`required`).", "The framework package's profile (`required`)."),
)
_FIELDS = ("owner", "documentation", "sources", "since")


def check(context: Context) -> Iterator[Fault]:
    """Every element of a profile kind that has not written what the kind requires."""
    repository = context.repository
    required = {kind: item.required for kind, item in repository.metamodel.profile.items() if item.required}
    if not required:
        return
    properties = repository.metamodel.properties
    for key, element in repository.elements.items():
        for name in required.get(element.kind, ()):
            if _stated(element, name) or repository.origin[key].node(("elements", key, name)) is not None:
                continue  # what is written but could not be understood is a finding of the parser already
            arguments: dict[str, Argument] = {
                "element": key,
                "kind": repository.kind_name(key),
                "key": name,
                "name": properties[name].name if name in properties else "",
            }
            yield Fault(INFO.code, repository.locus(key, part="key"), arguments, key, name)


def _stated(element: Element, name: str) -> bool:
    return bool(getattr(element, name)) if name in _FIELDS else name in element.values


RULE = Rule(INFO, check)
