"""CNF007: the manifest says that a component is absent, and an element that exists realizes it."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Relation
from ....model.findings import Argument, Label
from ....model.lifecycle import State
from ....model.source import Locus
from ....model.survey import in_effect
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF007",
    name="absent-yet-realized",
    severity=Severity.WARNING,
    message=Text(
        "Kho kiến trúc khai báo không có `{component}` ({name}), nhưng `{elements}` đang hiện thực hóa thành phần này.",
        "The repository says that `{component}` ({name}) is absent, but `{elements}` realizes it.",
    ),
    hint=Text(
        "Bỏ mục này khỏi `absent`, hoặc bỏ `realizes` của phần tử; nếu phần tử chưa hoạt động, ghi `planned`.",
        "Take the entry out of `absent`, or the `realizes` off the element; if that is not in use yet, give it `planned`.",
    ),
    what=Text(
        "Thành phần khung được khai báo là không có (`absent`) thì không phần tử nào đang tồn tại hiện thực hóa nó.",
        "A framework component that is stated to be `absent` is realized by no element that exists.",
    ),
    why=Text(
        "Hai điều trái nhau thì có một điều chưa đúng; khi đối chiếu với khung, công cụ tính theo phần tử và bỏ qua khai báo.",
        "Of two contradictory statements one is wrong; the coverage believes the element and ignores the statement.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
uses:
  vneaf: {framework: vneaf, version: "2.0"}
absent:
  - {item: "vneaf:component/lgsp", reason: {vi: Chưa xây dựng.}}
# file: model.yaml
elements:
  lgsp:
    kind: platform
    name: {vi: Nền tảng tích hợp}
    realizes: ["vneaf:component/lgsp"]
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
uses:
  vneaf: {framework: vneaf, version: "2.0"}
absent:
  - {item: "vneaf:component/lgsp", reason: {vi: Chưa xây dựng.}}
# file: model.yaml
elements:
  lgsp:
    kind: platform
    name: {vi: Nền tảng tích hợp}
    planned: 2020
    realizes: ["vneaf:component/lgsp"]
""",
    source=Text(
        "Ngữ pháp tệp mô hình: không có khác với chưa mô tả.",
        "Grammar of the model files: absent is not missing.",
    ),
)
Related = tuple[tuple[Label, Locus], ...]


def check(context: Context) -> Iterator[Fault]:
    """Every statement of absence against which an element in use speaks."""
    repository = context.repository
    for number, absence in enumerate(repository.manifest.absent):
        found = [r for r in repository.realizing(absence.item) if _speaks(context, r)]
        if found:
            arguments: dict[str, Argument] = {
                "component": absence.item,
                "name": repository.label(absence.item),
                "elements": tuple(relation.source for relation in found),
            }
            where = Locus(repository.manifest_file, ("absent", number, "item"))
            related: Related = tuple(("declared", repository.relation_locus(relation)) for relation in found)
            yield Fault(INFO.code, where, arguments, absence.item, "absent", related=related)


def _speaks(context: Context, relation: Relation) -> bool:
    """Whether *relation* says of something in use that it realizes the component now."""
    current = context.repository.state(relation.source, context.as_of) is State.CURRENT
    return current and in_effect(relation, context.as_of)


RULE = Rule(INFO, check)
