"""REF004: a reference into a framework names no component, code or obligation of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....model.findings import Argument
from ....model.repository import Repository
from ....model.source import Locus
from ...fixes.words import proposed
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ._shared import framework_reference, proposal, reference, said_already, target_locus

INFO = RuleInfo(
    code="REF004",
    name="unknown-framework-item",
    severity=Severity.ERROR,
    message=Text(
        "`{item}` nêu `{target}` ở `{field}`, nhưng khung không có mục này.",
        "`{item}` names `{target}` under `{field}`, but the framework has no such item.",
    ),
    hint=Text(
        "Sửa mã{nearest: (có phải `{}`?)}; thành phần khung viết `component/…`, mã viết `code/…`, nghĩa vụ viết "
        "`obligation/…`.",
        "Correct the id{nearest: (did you mean `{}`?)}; components are written `component/…`, codes `code/…`, "
        "obligations `obligation/…`.",
    ),
    what=Text(
        "Mỗi tham chiếu tới khung chỉ đúng một thành phần khung, một mã của mô hình tham chiếu hoặc một nghĩa vụ có trong "
        "phiên bản khung đó.",
        "Every reference into a framework names a component, a reference-model code or an obligation of that version.",
    ),
    why=Text(
        "Viết sai một chữ thì hệ thống đã có vẫn bị tính là còn thiếu trong khung.",
        "One wrong letter, and a system that exists counts as missing from the framework.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
uses:
  vneaf: {framework: vneaf, version: "2.0"}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    realizes: ["vneaf:component/lgps"]
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
uses:
  vneaf: {framework: vneaf, version: "2.0"}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    realizes: ["vneaf:component/lgsp"]
""",
    source=Text(
        "Toàn vẹn tham chiếu; ngữ pháp gói khung.",
        "Referential integrity; grammar of framework packages.",
    ),
    fix="unsafe",
)


def check(context: Context) -> Iterator[Fault]:
    """Every reference with a ``/`` that names nothing, in targets, classifications, absences and exemptions."""
    repository = context.repository
    fine: dict[str, bool] = {}
    for item, field, where, key in _references(repository, fine):
        if key not in fine:
            fine[key] = repository.framework_item(key) is not None or said_already(repository, key)
        if not fine[key]:
            written = reference(where, key)
            arguments: dict[str, Argument] = {
                "item": item,
                "field": field,
                "target": written,
                "nearest": _proposal(repository, written, key),
            }
            yield Fault(INFO.code, where, arguments, item, field, key)


def _references(repository: Repository, fine: Mapping[str, bool]) -> Iterator[tuple[str, str, Locus, str]]:
    """(item, field, place, key) of every reference into a framework that is not known to be *fine*."""
    for relation in repository.relations:
        key = relation[2]
        if "/" in key and ":" in key and not fine.get(key):
            yield relation.source, relation.verb, target_locus(repository, relation), key
    for item, element in repository.elements.items():
        for number, key in enumerate(element.classified_as):
            if ":code/" in key and not fine.get(key):
                yield item, "classified-as", repository.locus(item, "classified-as", number), key
    for index, absence in enumerate(repository.manifest.absent):
        if not fine.get(absence.item):
            yield repository.id, "absent", Locus(repository.manifest_file, ("absent", index, "item")), absence.item
    for item, exemption in repository.exemptions.items():
        if "/" in exemption.element and not fine.get(exemption.element):
            yield item, "element", repository.locus(item, "element"), exemption.element


def _proposal(repository: Repository, written: str, key: str) -> str:
    package, _, name = key.partition(":")
    framework, space = repository.frameworks.get(package), f"{name.partition('/')[0]}/"
    names = [item.removeprefix(space) for item in framework.names() if item.startswith(space)] if framework else []
    return framework_reference(repository, key) or proposal(written, names)


RULE = Rule(INFO, check, fix=proposed)
