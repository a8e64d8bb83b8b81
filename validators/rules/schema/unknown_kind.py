"""SCH004: an element is of a kind that neither the framework nor ArchiMate has."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.ids import nearest
from ....model.repository import Repository
from ....model.source import Locus
from ...fixes.words import proposed
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH004",
    name="unknown-kind",
    severity=Severity.ERROR,
    message=Text(
        "`{item}` nêu loại phần tử `{kind}`, nhưng khung và ArchiMate không có loại này.",
        "`{item}` names the kind `{kind}`, which neither the framework nor ArchiMate has.",
    ),
    hint=Text(
        "Sửa tên loại{nearest: (có phải `{}`?)}, hoặc chọn một loại của khung hay của ArchiMate.",
        "Correct the kind{nearest: (did you mean `{}`?)}, or choose one of the framework or of ArchiMate.",
    ),
    what=Text(
        "Loại của phần tử là một loại mà khung khai báo hoặc một khái niệm ArchiMate viết thường có gạch nối.",
        "The kind of an element is one the framework declares, or an ArchiMate concept in lower case with hyphens.",
    ),
    why=Text(
        "Không biết loại thì không biết phần tử thuộc lớp nào, được có quan hệ gì và phải có thuộc tính gì.",
        "Without a known kind, the layer of the element, its relations and its properties cannot be judged.",
    ),
    example="""\
elements:
  lgsp:
    kind: aplication-component
    name: {vi: Nền tảng tích hợp}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "ArchiMate 3.2, mục 3 (các khái niệm của ngôn ngữ); hồ sơ loại phần tử của khung.",
        "ArchiMate 3.2, chapter 3 (the concepts of the language); the framework's profile of kinds.",
    ),
    fix="unsafe",
)


def check(context: Context) -> Iterator[Fault]:
    """Every unknown kind of elements, tables and views; none where the framework that may declare it was not found."""
    repository = context.repository
    if repository.framework is None and (repository.manifest.conforms_to is not None or not repository.whole):
        return
    known = frozenset(repository.metamodel.kinds)
    for item, kind, where in _written(repository, known):
        arguments: dict[str, Argument] = {"item": item, "kind": kind, "nearest": nearest(kind, known)}
        yield Fault(INFO.code, where, arguments, item, "kind", kind)


def _written(repository: Repository, known: frozenset[str]) -> Iterator[tuple[str, str, Locus]]:
    """(item, kind, place) of everything with a kind that is not *known*. A table's kind is one fault, not one a row."""
    tables = {table.file: table.kind for table in repository.manifest.tables}
    for number, table in enumerate(repository.manifest.tables):
        if table.kind not in known:
            yield table.file, table.kind, Locus(repository.manifest_file, ("tables", number, "kind"))
    for key, element in repository.elements.items():
        if element.kind not in known and tables.get(repository.origin[key].path) != element.kind:
            yield key, element.kind, repository.locus(key, "kind")
    for name, view in repository.views.items():
        for number, kind in enumerate(view.select.kinds):
            if kind not in known:
                yield name, kind, repository.locus(name, "select", "kinds", number)


RULE = Rule(INFO, check, fix=proposed)
