"""IDN005: the same relation is written twice without an id to tell them apart."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Relation
from ....model.findings import Argument, Label
from ....model.source import Locus
from ...fixes.lines import without_item
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="IDN005",
    name="duplicate-relation",
    severity=Severity.ERROR,
    message=Text(
        "Quan hệ `{verb}` từ `{element}` tới `{target}` được viết hai lần.",
        "The relation `{verb}` from `{element}` to `{target}` is written twice.",
    ),
    hint=Text(
        "Xóa một quan hệ; nếu là hai quan hệ khác nhau thì ghi `id` cho quan hệ thứ hai.",
        "Delete one of them; if they are different relations, give the second one an `id`.",
    ),
    what=Text(
        "Hai phần tử có tối đa một quan hệ cùng loại không mang mã riêng.",
        "Two elements have at most one relation of a kind that has no id of its own.",
    ),
    why=Text(
        "Mã mặc định của quan hệ ghép từ hai đầu và loại quan hệ, nên hai quan hệ giống hệt nhau sẽ trùng mã.",
        "A relation's default id is made of its ends and its verb, so two identical ones would share it.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [cong-dvc, cong-dvc]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    serves: [cong-dvc]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
""",
    source=Text(
        "Ngữ pháp tệp mô hình, mục “Relations”.",
        "Grammar of the model files, “Relations”.",
    ),
    fix="unsafe",
)


def check(context: Context) -> Iterator[Fault]:
    """Every relation without an id whose source, verb and target an earlier one without an id has too."""
    repository = context.repository
    seen: dict[str, Relation] = {}
    source = verb = ""
    for relation in repository.relations:
        if relation[3].id is not None:
            continue
        if (
            relation[0] != source or relation[1] != verb
        ):  # without an id it stands in the one list of its source and verb
            source, verb = relation[0], relation[1]
            seen = {}
        first = seen.setdefault(relation[2], relation)
        if first is not relation:
            where = repository.relation_locus(relation)
            written = where.document.node(where.route)
            arguments: dict[str, Argument] = {
                "element": relation.source,
                "verb": relation.verb,
                "target": written if isinstance(written, str) else relation.target,
            }
            related: tuple[tuple[Label, Locus], ...] = (("first", repository.relation_locus(first)),)
            yield Fault(INFO.code, where, arguments, relation.source, relation.verb, relation.target, related)


def fix(_: Context, fault: Fault) -> Fix | None:
    """The second one taken out, where it says nothing that the first does not say."""
    second, first = fault.where, fault.related[0][1]
    same = second.document.node(second.route) == first.document.node(first.route)
    edit = without_item(second.document, second.route) if same and not second.document.columns else None
    return Fix((edit,), safe=False) if edit else None


RULE = Rule(INFO, check, fix=fix)
