"""CNF006: a component the framework expects is not described yet; an entry of the to-do list, not a fault."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.checks import PathThrough
from ....model.findings import Argument
from ....model.frameworks import Component, Framework
from ....model.repository import Repository
from ....model.source import Locus
from ....model.verdicts import Cell
from ...citation import cited
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF006",
    name="component-not-described",
    severity=Severity.INFO,
    message=Text(
        "Chưa mô tả “{name}”: {law:pháp luật yêu cầu}{framework:khung có nêu}{draft:dự thảo của khung có nêu}"
        "{example:kiến trúc của các tỉnh thường có}{citation: ({})}.",
        "Not described yet: “{name}”, {law:required by law}{framework:named by the framework}"
        "{draft:named in a draft of the framework}{example:usual in the architectures of provinces}{citation: ({})}.",
    ),
    hint=Text(
        "Đã có thì thêm vào thư mục `{folder}/` một phần tử{kinds: loại {}} và ghi `realizes` tới `{component}`; chắc chắn "
        "không có thì ghi vào `absent`; chưa rõ thì để lại sau: chưa mô tả không có nghĩa là còn thiếu.",
        "If it exists, add an element{kinds: of the kind {}} to the folder `{folder}/` and let it say `realizes` "
        "`{component}`; if it surely does not, say so under `absent`; if unsure, leave it: not described is not missing.",
    ),
    what=Text(
        "Danh sách việc nên làm: mỗi thành phần mà khung nêu cho cấp tỉnh, còn áp dụng tại ngày xét và chưa được nhắc tới "
        "trong kho kiến trúc. Thành phần đã có kế hoạch, đã ghi `absent` hoặc đã được miễn trừ không nằm trong danh sách.",
        "A list of things to do: each component the framework names for a province, applicable on the day, that the "
        "repository does not mention. One that is planned, stated to be absent or exempted is not on the list.",
    ),
    why=Text(
        "Người bắt đầu mô tả cần biết nên viết gì tiếp theo; người đọc cần biết bản mô tả chưa nói tới những gì.",
        "Who begins to describe needs to know what to write next; who reads, what the description does not speak of.",
    ),
    example="""\
# kientruc.yaml
conforms-to: {framework: vneaf, version: "2.0"}
uses: {khung: {framework: vneaf, version: "2.0"}}
""",
    better="""\
# application/nen-tang.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu của tỉnh"}
    realizes: ["khung:component/lgsp"]
""",
    source=Text(
        "Danh sách thành phần của khung mà kho kiến trúc tuân theo, kèm mức độ và văn bản.",
        "The components of the framework the repository conforms to, with their strength and documents.",
    ),
)
_KINDS_SHOWN = 3


def check(context: Context) -> Iterator[Fault]:
    """One finding for each component that is not described, at ``conforms-to``."""
    repository, coverage, framework = context.repository, context.coverage, context.framework
    if framework is None or coverage is None or _describes_no_province(repository, framework):
        return
    where = Locus(repository.manifest_file, ("conforms-to",))
    for cell in coverage.of("component"):
        if cell.state is Cell.NOT_DESCRIBED:
            component = framework.components[cell.number]
            key = repository.as_claimed(cell.key)
            arguments: dict[str, Argument] = {
                "name": component.name,
                "component": key,
                "citation": cited(context, cell),
                **dict.fromkeys(("law", "framework", "draft", "example"), ""),
                component.strength: key,
                **_what_to_write(repository, component),
            }
            yield Fault(INFO.code, where, arguments, key, "component")


def _describes_no_province(repository: Repository, framework: Framework) -> bool:
    """Whether *repository* is what the framework itself stands on (its law, the national systems), or a table of places."""
    paths = (obligation.check.asked for obligation in framework.obligations.values())
    ground = {path.to.repository for path in paths if isinstance(path, PathThrough)}
    ground |= {repository.home_of(o.document) for o in framework.obligations.values() if ":" in o.document}
    if framework.document is not None:
        ground.add(repository.home_of(framework.document))
    concepts = {repository.concept(key) for key in repository.elements}
    return repository.id in ground or concepts == {"Location"}


def _what_to_write(repository: Repository, component: Component) -> dict[str, Argument]:
    """``folder`` and ``kinds``: a province keeps each layer in a folder of that name; the framework's own kinds come first."""
    metamodel = repository.metamodel
    kinds = [kind for kind in component.kinds if kind in metamodel.profile] or list(component.kinds)
    shown = kinds[:_KINDS_SHOWN]
    return {
        "folder": metamodel.layer(kinds[0]) if kinds else "application",
        "kinds": Text(
            _one_of([f"`{kind}` ({metamodel.name(kind).best('vi')})" for kind in shown], "hoặc"),
            _one_of([f"`{kind}` ({metamodel.name(kind).best('en')})" for kind in shown], "or"),
        ),
    }


def _one_of(names: list[str], conjunction: str) -> str:
    """``a, b hoặc c``."""
    return f" {conjunction} ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])


RULE = Rule(INFO, check, needs_whole=True)
