"""MET001: two elements are joined by a relation that ArchiMate does not allow between their kinds."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.metamodel import RELATIONSHIP
from ....model.repository import Repository
from ....model.vocabulary import concepts
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="MET001",
    name="relation-not-allowed",
    severity=Severity.ERROR,
    message=Text(
        "Quan hệ `{verb}` từ `{element}` ({source_kind}) tới `{target}` ({target_kind}) không được ArchiMate cho phép.",
        "ArchiMate does not allow the relation `{verb}` from `{element}` ({source_kind}) to `{target}` ({target_kind}).",
    ),
    hint=Text(
        "{opposite:Viết quan hệ ở `{}`, vì chiều ngược lại được phép. }Chọn quan hệ được phép theo chiều này"
        "{allowed:: {}}, hoặc xem lại loại của hai phần tử.",
        "{opposite:Write the relation at `{}`: the opposite direction is allowed. }Choose a relation allowed in this "
        "direction{allowed:: {}}, or review the kinds of the two elements.",
    ),
    what=Text(
        "Với mỗi cặp loại phần tử, ArchiMate chỉ cho phép một số quan hệ; loại của khung theo khái niệm mà nó thu hẹp.",
        "For each pair of kinds ArchiMate allows certain relations; a framework's kind follows the concept it narrows.",
    ),
    why=Text(
        "Quan hệ viết sai loại hoặc ngược chiều làm cho phân tích tác động và kiểm tra tuân thủ đi sai đường.",
        "A relation of the wrong type or direction leads impact analysis and conformance checks astray.",
    ),
    example="""\
elements:
  ho-so:
    kind: data-object
    name: {vi: Hồ sơ thủ tục hành chính}
    accesses: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
""",
    better="""\
elements:
  ho-so:
    kind: data-object
    name: {vi: Hồ sơ thủ tục hành chính}
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [ho-so]
""",
    source=Text(
        "ArchiMate 3.2 (The Open Group, C226), phụ lục B: bảng quan hệ.",
        "ArchiMate 3.2 (The Open Group, C226), appendix B: relationship tables.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every relation between two ends that exist and whose concepts the matrix does not join by this verb.

    Framework items are no concepts (MET002 judges them), and a relation of a thing to itself is STR004's.
    """
    repository = context.repository
    metamodel = repository.metamodel
    concepts_of = _Concepts(repository)
    fine: set[tuple[str | None, str, str | None]] = set()
    for relation in repository.relations:
        source, verb, target = relation.source, relation.verb, relation.target
        joined = concepts_of[source], verb, concepts_of[target]
        if joined in fine:
            continue
        one, _, other = joined
        if one is None or other is None or metamodel.allows(one, verb, other):
            fine.add(joined)
        elif source != target:
            arguments: dict[str, Argument] = {
                "element": source,
                "verb": verb,
                "target": target,
                "source_kind": _kind(repository, source),
                "target_kind": _kind(repository, target),
                "allowed": metamodel.allowed_verbs(one, other),
                "opposite": target if metamodel.allows(other, verb, one) else "",
            }
            yield Fault(INFO.code, repository.relation_locus(relation), arguments, source, verb, target)


class _Concepts(dict[str, str | None]):
    """Key → concept: the repository's own at once, because a call for each of 500,000 ends would take half a second."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        elements = repository.elements
        by_kind = {kind: repository.metamodel.concept(kind) for kind in {element.kind for element in elements.values()}}
        super().__init__(dict.fromkeys(repository.relation_ids, RELATIONSHIP))
        self.update((key, by_kind[element.kind]) for key, element in elements.items())

    def __missing__(self, key: str) -> str | None:
        return self.setdefault(key, self.repository.concept(key))


def _kind(repository: Repository, key: str) -> Text:
    return repository.kind_name(key) if repository.element(key) else concepts()["relationship"].name


RULE = Rule(INFO, check)
