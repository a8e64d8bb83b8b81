"""STR001: a thing is, by way of its parts or of its special cases, a part or special case of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....model.elements import Relation
from ....model.findings import Argument, Label
from ....model.repository import Repository
from ....model.source import Locus
from ....model.vocabulary import CONTAINMENT_VERBS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR001",
    name="containment-cycle",
    severity=Severity.ERROR,
    message=Text(
        "Quan hệ `{verb}` khép thành vòng lặp: {chain}.",
        "The relation `{verb}` closes a cycle: {chain}.",
    ),
    hint=Text(
        "Bỏ một quan hệ trên vòng lặp: không phần tử nào có thể gián tiếp chứa hoặc chuyên biệt hóa chính nó.",
        "Remove one relation of the cycle: nothing can, even indirectly, contain or specialize itself.",
    ),
    what=Text(
        "`composed-of` và `aggregates` không được tạo thành vòng lặp; `specializes` cũng vậy.",
        "`composed-of` and `aggregates` must not form a cycle; nor must `specializes`.",
    ),
    why=Text(
        "Khi có vòng lặp thì không xác định được đâu là tổng thể, đâu là bộ phận; sơ đồ và cấp độ an toàn của tổng thể "
        "không tính được.",
        "In a cycle nobody can tell whole from part, and neither a diagram nor the level of the whole can be computed.",
    ),
    example="""\
elements:
  ha-tang:
    kind: node
    name: {vi: Hạ tầng dùng chung}
    composed-of: [trung-tam-du-lieu]
  trung-tam-du-lieu:
    kind: node
    name: {vi: Trung tâm dữ liệu}
    composed-of: [ha-tang]
""",
    better="""\
elements:
  ha-tang:
    kind: node
    name: {vi: Hạ tầng dùng chung}
    composed-of: [trung-tam-du-lieu]
  trung-tam-du-lieu:
    kind: node
    name: {vi: Trung tâm dữ liệu}
""",
    source=Text(
        "ArchiMate 3.2, mục 5.1.1, 5.1.2 và 5.4.1: quan hệ bộ phận - tổng thể và quan hệ chuyên biệt hóa là quan hệ thứ "
        "bậc.",
        "ArchiMate 3.2, 5.1.1, 5.1.2 and 5.4.1: whole-part and specialization relations are hierarchies.",
    ),
)
_FAMILIES = (CONTAINMENT_VERBS, frozenset({"specializes"}))


def check(context: Context) -> Iterator[Fault]:
    """One shortest cycle for each knot of things that contain (or specialize) each other.

    A thing that contains itself directly is STR004's.
    """
    repository = context.repository
    for verbs in _FAMILIES:
        relations = [r for r in repository.all_relations() if r.verb in verbs and r.source != r.target]
        if not _may_cycle(relations):
            continue  # so that the graph library, 0.2 s, is imported only where there is something to find
        between = {(relation.source, relation.target): relation for relation in reversed(relations)}
        own = {id(relation) for relation in repository.relations}  # their facts hold mappings, which cannot be hashed
        for cycle in context.graph(*sorted(verbs)).cycles():
            if len(cycle) > 1:
                ends = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
                on_cycle = [relation for pair in ends if id(relation := between[pair]) in own]
                if on_cycle:
                    yield _fault(repository, cycle, on_cycle)


def _fault(repository: Repository, cycle: tuple[str, ...], relations: list[Relation]) -> Fault:
    """The cycle at the relation that is written last: the one that closed it."""
    *others, last = sorted(relations, key=lambda relation: repository.relation_locus(relation).place())
    at = cycle.index(last.target)
    chain = (*cycle[at:], *cycle[:at], last.target)
    arguments: dict[str, Argument] = {"verb": last.verb, "chain": " → ".join(map(repository.as_written, chain))}
    related: tuple[tuple[Label, Locus], ...] = tuple(("cycle", repository.relation_locus(r)) for r in others)
    where = repository.relation_locus(last)
    return Fault(INFO.code, where, arguments, last.source, last.verb, last.target, related)


def _may_cycle(relations: Iterable[Relation]) -> bool:
    """Whether something is left when all that leads nowhere has been taken away (Kahn), in linear time."""
    wholes: dict[str, list[str]] = {}
    parts: dict[str, int] = {}
    for relation in relations:
        wholes.setdefault(relation.target, []).append(relation.source)
        parts[relation.source] = parts.get(relation.source, 0) + 1
    leaves = [key for key in wholes if key not in parts]
    while leaves:
        for whole in wholes.get(leaves.pop(), ()):
            parts[whole] -= 1
            if not parts[whole]:
                del parts[whole]
                leaves.append(whole)
    return bool(parts)


RULE = Rule(INFO, check)
