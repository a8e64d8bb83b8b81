"""STR002: an element that nothing in the architecture mentions and that mentions nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.repository import Repository
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR002",
    name="isolated-element",
    severity=Severity.INFO,
    message=Text(
        "`{element}` ({name}) đứng riêng lẻ: không có quan hệ, cơ quan chủ quản hay phân loại nào.",
        "`{element}` ({name}) stands alone: it has no relation, owner or classification.",
    ),
    hint=Text(
        "Ghi cơ quan chủ quản hoặc quan hệ của phần tử; nếu không còn tồn tại thì ghi `until`.",
        "Add its owner or its relations; if it no longer exists, write `until`.",
    ),
    what=Text(
        "Mỗi phần tử nên gắn với phần còn lại của kiến trúc: có quan hệ, có cơ quan chủ quản, được phân loại, hoặc được "
        "truyền đi trong một trao đổi.",
        "Every element is tied to the rest: by a relation, an owner, a classification, or as what an exchange carries.",
    ),
    why=Text(
        "Phần tử đứng riêng lẻ không xuất hiện trong phân tích nào; thường là quan hệ chưa được mô tả hoặc mã bị viết nhầm.",
        "An isolated element appears in no analysis; usually its relations are not described yet or an id is misspelt.",
    ),
    example="""\
elements:
  kho-du-lieu:
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
""",
    better="""\
elements:
  kho-du-lieu:
    kind: data-object
    name: {vi: Kho dữ liệu dùng chung}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    source=Text("Thực hành mô hình hóa kiến trúc.", "Architecture modelling practice."),
)


def check(context: Context) -> Iterator[Fault]:
    """Every element that is no end of a relation, owns nothing, is owned by nobody, classified by nothing, carried by none."""
    repository = context.repository
    mentioned = _mentioned(repository)
    for key, element in repository.elements.items():
        if key not in mentioned and element.owner is None and not element.classified_as:
            where = repository.locus(key, part="key")
            yield Fault(INFO.code, where, {"element": key, "name": element.label}, key)


def _mentioned(repository: Repository) -> set[str]:
    """Whatever another element, a relation or a linked repository mentions; broken entries may have mentioned anything."""
    relations = list(repository.relations)
    if any(repository.id in {use.key for use in home.manifest.uses.values()} for home in repository.linked.values()):
        relations = list(repository.all_relations())
    found = {relation.source for relation in relations}
    found.update(relation.target for relation in relations)
    found.update(element.owner for element in repository.elements.values() if element.owner is not None)
    found.update(key for relation in relations if relation.facts.carries for key in relation.facts.carries)
    return found


RULE = Rule(INFO, check, needs_whole=True)
