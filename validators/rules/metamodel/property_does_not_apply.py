"""MET004: an element states a property of the framework that does not belong to its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="MET004",
    name="property-does-not-apply",
    severity=Severity.WARNING,
    message=Text(
        "Thuộc tính `{key}` ({name}) không áp dụng cho `{element}`, vì phần tử này thuộc loại {kind}.",
        "The property `{key}` ({name}) does not apply to `{element}`, which is of the kind {kind}.",
    ),
    hint=Text(
        "Bỏ thuộc tính này, hoặc đổi loại của phần tử{kinds: sang một trong các loại có thuộc tính đó: {}}.",
        "Remove the property, or change the element's kind{kinds: to one that has the property: {}}.",
    ),
    what=Text(
        "Khung quy định mỗi loại phần tử được ghi những thuộc tính nào.",
        "The framework says which properties an element of each kind may state.",
    ),
    why=Text(
        "Thuộc tính ghi nhầm chỗ không được quy định nào xét tới, nên người đọc tưởng đã kê khai đủ.",
        "A property in the wrong place is looked at by no obligation, so a reader believes that it was declared.",
    ),
    example="""\
elements:
  so-tttt:
    kind: agency
    name: {vi: Sở Thông tin và Truyền thông}
    security-level: 3
""",
    better="""\
elements:
  lgsp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu"}
    security-level: 3
""",
    source=Text("Hồ sơ loại phần tử của gói khung (`properties`).", "The framework package's profile (`properties`)."),
)


def check(context: Context) -> Iterator[Fault]:
    """Every property of an element of a profile kind that the kind does not list; plain ArchiMate kinds may have all."""
    repository = context.repository
    metamodel = repository.metamodel
    applying = {kind: frozenset(item.properties) | frozenset(item.required) for kind, item in metamodel.profile.items()}
    for key, element in repository.elements.items():
        if not element.values or element.kind not in applying or element.values.keys() <= applying[element.kind]:
            continue
        for name in element.values:
            if name not in applying[element.kind]:
                arguments: dict[str, Argument] = {
                    "element": key,
                    "key": name,
                    "name": metamodel.properties[name].name,
                    "kind": repository.kind_name(key),
                    "kinds": tuple(kind for kind, item in metamodel.profile.items() if name in item.properties),
                }
                yield Fault(INFO.code, repository.locus(key, name, part="key"), arguments, key, name)


RULE = Rule(INFO, check)
