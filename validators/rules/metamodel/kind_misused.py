"""MET002: a framework item is the target of a relation it cannot have, or of a kind that may not realize it."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.frameworks import Component, Principle
from ....model.metamodel import Metamodel
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="MET002",
    name="kind-misused",
    severity=Severity.ERROR,
    message=Text(
        "`{element}` ({kind}) {allowed:không thuộc loại được phép hiện thực hóa thành phần khung}"
        "{verb:không được có quan hệ `{}` tới mục của khung} “{item}”.",
        "`{element}` ({kind}) {allowed:is not of a kind that may realize the framework component}"
        "{verb:may not have the relation `{}` to the framework item} “{item}”.",
    ),
    hint=Text(
        "{allowed:Đổi sang một trong các loại: {}; hoặc bỏ quan hệ này.}"
        "{verb:Dùng `realizes` cho thành phần khung, `classified-as` cho mã của mô hình tham chiếu.}",
        "{allowed:Change it to one of the kinds: {}; or remove this relation.}"
        "{verb:Use `realizes` for a framework component, `classified-as` for a code of a reference model.}",
    ),
    what=Text(
        "Phần tử chỉ gắn với thành phần khung bằng `realizes`, và phải thuộc loại mà khung cho phép hiện thực hóa thành "
        "phần đó; với nguyên tắc của khung thì bằng `realizes` hoặc `associated-with`.",
        "An element joins a framework component by `realizes` only, and is of a kind the framework lets realize it; a "
        "principle of the framework by `realizes` or `associated-with`.",
    ),
    why=Text(
        "Nếu một tập dữ liệu được tính là nền tảng, bảng mức độ đáp ứng khung sẽ sai.",
        "If a dataset passes for a platform, the coverage of the framework is wrong.",
    ),
    example="""\
elements:
  du-lieu-dung-chung:
    kind: dataset
    name: {vi: Dữ liệu dùng chung}
    realizes: ["vneaf:component/lgsp"]
""",
    better="""\
elements:
  lgsp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu"}
    realizes: ["vneaf:component/lgsp"]
""",
    source=Text(
        "Danh sách thành phần của gói khung (`kinds` của từng thành phần).",
        "The framework package's list of components (`kinds` of each).",
    ),
)

_OF_PRINCIPLES = frozenset({"associated-with", "realizes"})


def check(context: Context) -> Iterator[Fault]:
    """Every relation to an item of a framework but ``realizes`` to a component from one of its kinds."""
    repository = context.repository
    for relation in repository.relations:
        if "/" not in relation.target:
            continue
        element, item = repository.elements.get(relation.source), repository.framework_item(relation.target)
        if element is None or item is None:
            continue
        if isinstance(item, Principle) and relation.verb in _OF_PRINCIPLES:
            continue
        allowed: Text | str = ""
        verb = relation.verb
        if verb == "realizes" and isinstance(item, Component):
            if not item.kinds or element.kind in item.kinds:
                continue
            allowed, verb = _names(repository.metamodel, item.kinds), ""
        arguments: dict[str, Argument] = {
            "element": relation.source,
            "kind": repository.kind_name(relation.source),
            "item": repository.label(relation.target),
            "allowed": allowed,
            "verb": verb,
        }
        where = repository.relation_locus(relation)
        yield Fault(INFO.code, where, arguments, relation.source, relation.verb, relation.target)


def _names(metamodel: Metamodel, kinds: tuple[str, ...]) -> Text:
    """The names of *kinds* as people call them, each with the word to write."""
    names = [(metamodel.name(kind), kind) for kind in kinds]
    return Text(
        ", ".join(f"{name.best('vi')} (`{kind}`)" for name, kind in names),
        ", ".join(f"{name.best('en')} (`{kind}`)" for name, kind in names),
    )


RULE = Rule(INFO, check)
