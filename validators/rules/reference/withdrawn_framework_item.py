"""REF005: a relation or a classification rests on a framework item that no longer counts at the date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from ....model.findings import Argument
from ....model.frameworks import Code, Component
from ....model.lifecycle import State, reached
from ....model.repository import Repository
from ....model.source import Locus
from ...dates import day
from ...fixes.words import rewritten, written
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text
from ._shared import reference, target_locus

INFO = RuleInfo(
    code="REF005",
    name="withdrawn-framework-item",
    severity=Severity.WARNING,
    governed=True,
    message=Text(
        "`{element}` nêu `{target}` ở `{field}`, nhưng mục này của khung không còn dùng từ {date}.",
        "`{element}` names `{target}` under `{field}`, but the framework has not used this item since {date}.",
    ),
    hint=Text(
        "Thay bằng mục mà khung đang dùng, hoặc ghi `until` nếu phần tử cũng đã dừng hoạt động.",
        "Name the item the framework uses now, or give the element an `until` if it has ended too.",
    ),
    what=Text(
        "Phần tử đang hoạt động gắn với thành phần khung và mã còn được dùng tại ngày xét.",
        "What is in use is linked to components and codes that still count at the date.",
    ),
    why=Text(
        "Mã và thành phần đã bỏ không được tính khi xét sự phù hợp với khung hiện hành.",
        "Withdrawn codes and components do not count towards conformance with the framework in force.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
uses:
  khung: {framework: khung-mau, version: "1.0", path: khung}
# file: khung/framework.yaml
id: khung-mau
version: "1.0"
revision: "1"
name: {vi: Khung mẫu}
# file: khung/codes.yaml
models:
  ARM: {name: {vi: Mô hình tham chiếu ứng dụng}, status: official}
codes:
  ARM001: {model: ARM, name: {vi: Mã cũ}, status: official, withdrawn: 2019-12-31}
  ARM002: {model: ARM, name: {vi: Mã mới}, status: official}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    classified-as: ["khung:code/ARM001"]
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
uses:
  khung: {framework: khung-mau, version: "1.0", path: khung}
# file: khung/framework.yaml
id: khung-mau
version: "1.0"
revision: "1"
name: {vi: Khung mẫu}
# file: khung/codes.yaml
models:
  ARM: {name: {vi: Mô hình tham chiếu ứng dụng}, status: official}
codes:
  ARM001: {model: ARM, name: {vi: Mã cũ}, status: official, withdrawn: 2019-12-31}
  ARM002: {model: ARM, name: {vi: Mã mới}, status: official}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    classified-as: ["khung:code/ARM002"]
""",
    source=Text(
        "Ngữ pháp gói khung (`withdrawn`, `valid-until`).",
        "Grammar of framework packages (`withdrawn`, `valid-until`).",
    ),
    fix="safe",
)


def check(context: Context) -> Iterator[Fault]:
    """Every target and classification of an element still in use that the framework has withdrawn by the date."""
    repository, at = context.repository, context.as_of
    ended = _ended(repository, at)
    if not ended:
        return
    for element, field, where, key in _references(repository, ended):
        state = repository.state(element, at)
        if state is not State.RETIRED:
            arguments: dict[str, Argument] = {
                "element": element,
                "field": field,
                "target": reference(where, key),
                "date": ended[key],
            }
            severity = None if state is State.CURRENT else Severity.INFO
            yield Fault(INFO.code, where, arguments, element, field, key, severity=severity)


def _references(repository: Repository, ended: Mapping[str, Argument]) -> Iterator[tuple[str, str, Locus, str]]:
    """(element, field, place, key) of every reference to one of *ended*."""
    for relation in repository.relations:
        if relation[2] in ended:
            yield relation.source, relation.verb, target_locus(repository, relation), relation.target
    for element, described in repository.elements.items():
        for number, key in enumerate(described.classified_as):
            if key in ended:
                yield element, "classified-as", repository.locus(element, "classified-as", number), key


def _ended(repository: Repository, at: datetime.date) -> dict[str, Argument]:
    """Every framework item that no longer counts at *at*, with the date as far as it is known."""
    found: dict[str, Argument] = {}
    for framework in repository.frameworks.values():
        items: tuple[tuple[str, Mapping[str, Code | Component]], ...] = (
            ("code", framework.codes),
            ("component", framework.components),
        )
        for space, table in items:
            for name, item in table.items():
                date = item.withdrawn if isinstance(item, Code) else item.valid_until
                if date is not None and reached(date, at):
                    found[f"{framework.key}:{space}/{name}"] = day(date)
    return found


def fix(context: Context, fault: Fault) -> Fix | None:
    """The one item that the newer version's crosswalk puts in its place, where the manifest has a prefix for that version."""
    repository = context.repository
    key = _successor(context, fault.target)
    package, _, name = key.partition(":")
    if not key or package not in repository.prefixes:
        return None
    beside = fault.where.document.node(fault.where.route[:-1])
    new = f"{repository.prefixes[package]}:{name}"
    edit = rewritten(fault.where, written(fault.where), new)
    return Fix((edit,)) if edit and not (isinstance(beside, list) and new in beside) else None


def _successor(context: Context, key: str) -> str:
    """What *key* is called now, by the crosswalks that say ``kept`` or ``renamed``, one to one; ``""`` where none says so."""
    steps = {
        entry.from_[0]: entry.to[0]
        for framework in context.repository.frameworks.values()
        for entry in framework.crosswalk.values()
        if entry.change in {"kept", "renamed"} and len(entry.from_) == len(entry.to) == 1
    }
    ended, seen = _ended(context.repository, context.as_of), {key}
    while key in ended:
        key = steps.get(key, "")
        if key in seen:
            return ""
        seen.add(key)
    return key


RULE = Rule(INFO, check, fix=fix)
