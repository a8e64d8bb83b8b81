"""CNF004: the framework a repository claims to follow does not bind at the date that is judged."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.lifecycle import interval
from ....model.repository import Repository
from ....model.source import Locus
from ...citation import document_type
from ...dates import day
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF004",
    name="framework-not-in-force",
    severity=Severity.WARNING,
    governed=True,
    message=Text(
        "Ngày {as_of}, khung “{framework}” không có hiệu lực: {type:{} }{document} {ended:hết hiệu lực từ {}}"
        "{begins:chỉ có hiệu lực từ {}}{successor:, được thay thế bởi {}}{judged:. Kho được xét theo “{}”}.",
        "On {as_of} the framework “{framework}” is not in force: {type:{} }{document} {ended:ended on {}}"
        "{begins:takes effect only on {}}{successor:, replaced by {}}{judged:. What is judged by is “{}”}.",
    ),
    hint=Text(
        "Chuyển sang khung đang có hiệu lực ở `conforms-to`, hoặc sửa ngày `as-of` của bản mô tả.",
        "Change `conforms-to` to the framework in force, or correct the description's `as-of` date.",
    ),
    what=Text(
        "Khung nêu ở `conforms-to` phải có hiệu lực tại ngày mà kiến trúc được xét. Nếu không, kho được xét theo phiên bản "
        "trước hoặc sau của khung đang có hiệu lực ngày ấy; thành phần được giữ lại hoặc chỉ đổi tên thì vẫn được tính.",
        "The framework under `conforms-to` is in force on the date the architecture is judged for. Where it is not, the earlier "
        "or later version in force that day is judged by; a component that was kept or only renamed still counts.",
    ),
    why=Text(
        "Tuân thủ một khung đã hết hiệu lực không phải là tuân thủ quy định hiện hành.",
        "To conform to a framework that has ended is not to conform to the rules of the day.",
    ),
    example="""\
# kientruc.yaml
as-of: 2024-01-01
conforms-to: {framework: vneaf, version: "2.0"}
""",
    better="""\
# kientruc.yaml
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
""",
    source=Text(
        "Quyết định 2323/QĐ-BTTTT và các quyết định thay thế, theo danh mục văn bản.",
        "Decision 2323/QĐ-BTTTT and the decisions that replaced it, by the register of documents.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """The claimed framework, where the dates of its document say for certain that it does not bind."""
    repository, at = context.repository, context.as_of
    framework = repository.framework
    if framework is None or framework.document is None or repository.in_force(framework.document, at) is not False:
        return
    document = repository.document(framework.document)
    assert document is not None
    ends = repository.end_of_force(framework.document)
    ended = ends is not None and (days := interval(ends)) is not None and days.last <= at
    arguments: dict[str, Argument] = {
        "as_of": at,
        "framework": framework.name,
        "type": document_type(document),
        "document": document.label,
        "ended": day(ends) if ended and ends else "",
        "begins": "" if ended or not document.begins else day(document.begins),
        "judged": judged.name if (judged := context.framework) and judged is not framework else "",
        "successor": _successor(repository, framework.document) if ended else "",
    }
    where = Locus(repository.manifest_file, ("conforms-to",))
    yield Fault(INFO.code, where, arguments, framework.key, "conforms-to")


def _successor(repository: Repository, key: str) -> Text | str:
    """The documents that replace *key*, by number or title."""
    labels = [repository.label(name) for name in repository.replaced_by(key)]
    if not labels:
        return ""
    return Text(", ".join(label.best("vi") for label in labels), ", ".join(label.best("en") for label in labels))


RULE = Rule(INFO, check)
