"""VIW005: a repository of some size that declares no view."""

from __future__ import annotations

from collections.abc import Iterator

from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

ENOUGH = 10
"""So many elements a reader still takes in without being shown a part."""

INFO = RuleInfo(
    code="VIW005",
    name="no-view",
    severity=Severity.INFO,
    message=Text(
        "Kho kiến trúc có {count} phần tử nhưng chưa khai báo khung nhìn nào.",
        "The repository has {count} elements and declares no view.",
    ),
    hint=Text(
        "Thêm vào `views` ít nhất một khung nhìn cho mỗi nhóm người đọc: lãnh đạo, kiến trúc sư, người kiểm tra.",
        "Add to `views` at least one view for each group of readers: leaders, architects, auditors.",
    ),
    what=Text(
        "Kho kiến trúc có từ 10 phần tử trở lên thì có khung nhìn riêng. Danh mục đơn vị hành chính không bị tính.",
        "A repository of 10 elements or more has views of its own. Lists of administrative units do not count.",
    ),
    why=Text(
        "Khung nhìn dựng sẵn cho thấy toàn bộ kiến trúc; mỗi người đọc lại cần đúng phần liên quan đến mình.",
        "The built-in views show the whole; every reader needs the part that concerns them.",
    ),
    example="elements:\n"
    + "".join(f"  he-thong-{n}: {{kind: node, name: {{vi: Máy chủ số {n}}}}}\n" for n in range(10)),
    better="elements:\n"
    + "".join(f"  he-thong-{n}: {{kind: node, name: {{vi: Máy chủ số {n}}}}}\n" for n in range(10))
    + "views:\n  may-chu:\n    name: {vi: Các máy chủ}\n    viewpoint: layered\n    select: {kinds: [node]}\n",
    source=Text(
        "ISO/IEC/IEEE 42010: bản mô tả kiến trúc gồm các khung nhìn; Structurizr, kiểm tra `views.empty`.",
        "ISO/IEC/IEEE 42010: an architecture description consists of views; Structurizr's inspection `views.empty`.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """The repository, where it has no view and enough to be shown."""
    repository = context.repository
    if repository.views:
        return
    places = {kind for kind in repository.metamodel.kinds if repository.metamodel.concept(kind) == "Location"}
    count = sum(element.kind not in places for element in repository.elements.values())
    if count >= ENOUGH:
        yield Fault(INFO.code, repository.manifest_locus("id"), {"count": count}, field="views")


RULE = Rule(INFO, check, needs_whole=True)
