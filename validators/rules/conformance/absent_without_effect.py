"""CNF008: the manifest says that something is absent that nobody asks of this repository."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ....model.frameworks import Component
from ....model.lineage import family
from ....model.repository import Repository
from ....model.source import Locus
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF008",
    name="absent-without-effect",
    severity=Severity.WARNING,
    message=Text(
        "Khai báo không có `{item}` ở `absent` không có tác dụng: {problem}.",
        "The statement under `absent` that there is no `{item}` has no effect: {problem}.",
    ),
    hint=Text(
        "Nêu thành phần của khung ở `conforms-to` (tiền tố:component/mã); nghĩa vụ không áp dụng được thì lập miễn trừ.",
        "Name a component of the framework under `conforms-to` (prefix:component/id); for an obligation that cannot be met, "
        "write an exemption.",
    ),
    what=Text(
        "Mỗi mục của `absent` nêu một thành phần mà khung ở `conforms-to` nêu cho tỉnh. Mã, mô hình tham chiếu, nghĩa vụ và "
        "thành phần của khung khác không thể khai báo là không có.",
        "Every entry of `absent` names a component that the framework under `conforms-to` asks of a province. Codes, reference "
        "models, obligations and the components of other frameworks cannot be stated to be absent.",
    ),
    why=Text(
        "Người viết tưởng đã khai báo một điều, nhưng không báo cáo nào tính tới điều đó.",
        "Its author believes to have stated something, which no report takes into account.",
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
  - {item: "vneaf:code/ARM", reason: {vi: Chưa dùng.}}
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
""",
    source=Text(
        "Ngữ pháp tệp mô hình (`absent`).",
        "Grammar of the model files (`absent`).",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every statement of absence that changes nothing; unknown items are another rule's fault."""
    repository = context.repository
    if repository.manifest.conforms_to is not None and repository.framework is None:
        return  # nobody knows what the framework that was not found asks for
    expected = frozenset(_expected(repository)) if repository.manifest.absent else frozenset()
    for number, absence in enumerate(repository.manifest.absent):
        problem = _problem(repository, absence.item, expected)
        if problem:
            arguments: dict[str, Argument] = {"item": absence.item, "problem": Term(problem)}
            where = Locus(repository.manifest_file, ("absent", number, "item"))
            yield Fault(INFO.code, where, arguments, absence.item, "absent")


def _expected(repository: Repository) -> Iterator[str]:
    """What any version of the claimed framework asks of a province; which of them is judged depends on the date."""
    claim = repository.manifest.conforms_to
    for key in family(claim.key, repository.frameworks) if claim else ():
        framework = repository.frameworks[key]
        yield from (repository.identity(framework.component_key(name)) for name in framework.expected)


def _problem(repository: Repository, key: str, expected: frozenset[str]) -> str:
    """Why the absence of the item *key* has no effect; ``""`` where it has one, or where there is no such item."""
    item = repository.framework_item(key)
    if item is None or repository.identity(key) in expected:
        return ""
    if not isinstance(item, Component):
        return "absent-no-component"
    if repository.framework is None:
        return "absent-no-claim"
    return "absent-of-the-nation" if item.level == "nation" else "absent-other-framework"


RULE = Rule(INFO, check)
