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
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
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


RULE = Rule(INFO, check)
