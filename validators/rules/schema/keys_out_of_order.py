"""SCH008: the keys of an element do not stand in the usual order."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.source import Document, Locus, Mapping
from ...fixes.lines import in_order
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH008",
    name="keys-out-of-order",
    severity=Severity.INFO,
    message=Text(
        "Trong `{element}`, khóa `{key}` đứng sau `{before}`.",
        "In `{element}` the key `{key}` stands behind `{before}`.",
    ),
    hint=Text(
        "Xếp theo thứ tự: `kind`, `name`, `short-name`; rồi `documentation`, `owner`; rồi thuộc tính, thời gian và quan hệ; "
        "cuối cùng là `evidence`, `sources`.",
        "Put them in this order: `kind`, `name`, `short-name`; then `documentation`, `owner`; then properties, dates and "
        "relations; last `evidence`, `sources`.",
    ),
    what=Text(
        "Phần tử nào cũng viết theo một thứ tự: là gì, mô tả và chủ quản, các dữ kiện, căn cứ. Trong mỗi nhóm thì tùy người viết.",
        "Every element is written in one order: what it is, its description and owner, the facts, their evidence. Within each "
        "of these groups the order is free.",
    ),
    why=Text(
        "Thứ tự thống nhất thì đọc nhanh hơn, và so sánh hai phiên bản chỉ hiện đúng điều đã đổi.",
        "One order reads faster, and a comparison of two versions shows only what was changed.",
    ),
    example="""\
elements:
  so-tttt:
    name: {vi: Sở Thông tin và Truyền thông}
    kind: business-actor
""",
    better="""\
elements:
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    source=Text(
        "Quy ước của kho kiến trúc, theo các kho có sẵn.",
        "A convention of the repositories, as the shipped ones are written.",
    ),
    fix="safe",
)
_RANKS = {"kind": 0, "name": 1, "short-name": 2, "documentation": 3, "owner": 3, "evidence": 5, "sources": 6}
_FACTS = 4
"""The rank of everything else: classifications, properties, dates and verbs."""


def check(context: Context) -> Iterator[Fault]:
    """Every element one of whose keys should stand before an earlier one; once each. Of a table the columns are free."""
    ranks = _RANKS
    origin = context.repository.origin
    for document in context.repository.files:
        elements = None if document.columns else document.root.get("elements")
        for name, element in elements.items() if isinstance(elements, Mapping) else ():
            if origin.get(name) is not document:
                continue  # the id is taken, which is a finding of its own
            highest, before = 0, ""
            for key in element if isinstance(element, Mapping) else ():
                rank = ranks.get(key, _FACTS)
                if rank < highest:
                    yield _fault(document, name, key, before)
                    break
                if rank > highest:
                    highest, before = rank, key


def _fault(document: Document, element: str, key: str, before: str) -> Fault:
    where = Locus(document, ("elements", element, key), "key")
    return Fault(INFO.code, where, {"element": element, "key": key, "before": before}, element)


def fix(_: Context, fault: Fault) -> Fix:
    """The keys with their lines and the comments above them, group by group; within a group they stay as they stand."""
    route = fault.where.route[:-1]
    return Fix(in_order(fault.where.document, route, lambda key: _RANKS.get(key, _FACTS)))


RULE = Rule(INFO, check, fix=fix)
