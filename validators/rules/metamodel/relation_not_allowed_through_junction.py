"""MET007: a relation that leads through junctions from one element to another, between which ArchiMate does not allow it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from ....model.elements import Relation
from ....model.findings import Argument, Label
from ....model.repository import Repository
from ....model.source import Locus
from ....model.vocabulary import JUNCTIONS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="MET007",
    name="relation-not-allowed-through-junction",
    severity=Severity.ERROR,
    message=Text(
        "Qua nút nối, quan hệ `{verb}` đi từ `{element}` ({source_kind}) tới `{target}` ({target_kind}), nhưng ArchiMate không "
        "cho phép quan hệ này: {chain}.",
        "By way of a junction the relation `{verb}` leads from `{element}` ({source_kind}) to `{target}` ({target_kind}), "
        "which ArchiMate does not allow: {chain}.",
    ),
    hint=Text(
        "Tách nút nối để chỉ nối những đầu được phép, hoặc chọn quan hệ được phép giữa mọi đầu.",
        "Split the junction so that it joins only ends that may be joined, or choose a relation allowed between all of them.",
    ),
    what=Text(
        "Một quan hệ chỉ đi qua nút nối, hay một chuỗi nút nối, khi được phép viết thẳng giữa từng đầu vào và từng đầu ra.",
        "A relation leads through a junction, or a chain of them, only where it may join each source and each target directly.",
    ),
    why=Text(
        "Nút nối là cách viết một quan hệ có nhiều đầu; nếu không xét, một quan hệ sai sẽ lọt qua chỉ vì được viết vòng.",
        "A junction writes one relation with many ends; unchecked, a forbidden relation slips through by a detour.",
    ),
    example="""\
elements:
  tiep-nhan:
    kind: business-process
    name: {vi: Tiếp nhận hồ sơ}
    triggers: [re-nhanh]
  re-nhanh:
    kind: or-junction
    name: {vi: Rẽ nhánh}
    triggers: [tham-dinh, ho-so]
  tham-dinh:
    kind: business-process
    name: {vi: Thẩm định hồ sơ}
  ho-so:
    kind: business-object
    name: {vi: Hồ sơ}
""",
    better="""\
elements:
  tiep-nhan:
    kind: business-process
    name: {vi: Tiếp nhận hồ sơ}
    triggers: [re-nhanh]
    accesses: [ho-so]
  re-nhanh:
    kind: or-junction
    name: {vi: Rẽ nhánh}
    triggers: [tham-dinh, tra-lai]
  tham-dinh:
    kind: business-process
    name: {vi: Thẩm định hồ sơ}
  tra-lai:
    kind: business-process
    name: {vi: Trả lại hồ sơ}
  ho-so:
    kind: business-object
    name: {vi: Hồ sơ}
""",
    source=Text(
        "ArchiMate 3.2 (The Open Group, C226), mục 5.5.1: nút nối; phụ lục B: bảng quan hệ.",
        "ArchiMate 3.2 (The Open Group, C226), 5.5.1: junction; appendix B: relationship tables.",
    ),
)


class _Junctions:
    """What leads into junctions and out of them, over junctions of other junctions, with keys as seen from the repository."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.keys = {key for key, element in repository.elements.items() if element.kind in JUNCTIONS}
        self.into: list[Relation] = []
        self.out: dict[str, list[Relation]] = {}
        self.verbs: dict[str, set[str]] = {}
        for relation in repository.relations if self.keys else ():
            leaves, enters = relation.source in self.keys, relation.target in self.keys
            if leaves:
                self.out.setdefault(relation.source, []).append(relation)
                self.verbs.setdefault(relation.source, set()).add(relation.verb)
            if enters:
                self.verbs.setdefault(relation.target, set()).add(relation.verb)
                if not leaves:
                    self.into.append(relation)

    def ends(self) -> Mapping[str, set[str]]:
        """Junction → the concepts of all elements it leads to, at last; in time linear in the relations, cycles or not."""
        found: dict[str, set[str]] = {key: set() for key in self.keys}
        before: dict[str, list[str]] = {}
        for key, relations in self.out.items():
            for relation in relations:
                if relation.target in self.keys:
                    before.setdefault(relation.target, []).append(key)
                else:
                    found[key].update(filter(None, (self.repository.concept(relation.target),)))
        changed = deque(key for key, concepts in found.items() if concepts)
        while changed:
            key = changed.popleft()
            for other in before.get(key, ()):
                if not found[key] <= found[other]:
                    found[other] |= found[key]
                    changed.append(other)
        return found

    def mixed(self, chain: tuple[Relation, ...]) -> bool:
        """Whether a junction on the way joins relations of several types, which is MET005's."""
        return any(len(self.verbs[relation.source]) > 1 for relation in chain[1:])

    def ways(self, entry: Relation, forbidden: frozenset[str]) -> Iterator[tuple[Relation, ...]]:
        """A shortest chain from *entry* to each element of a *forbidden* concept, the nearest first."""
        reached = {entry.target}
        ways: deque[tuple[Relation, ...]] = deque([(entry,)])
        while ways:
            way = ways.popleft()
            for relation in self.out.get(way[-1].target, ()):
                if relation.target in reached:
                    continue
                if relation.target in self.keys:
                    reached.add(relation.target)
                    ways.append((*way, relation))
                elif self.repository.concept(relation.target) in forbidden:
                    reached.add(relation.target)
                    yield (*way, relation)


def check(context: Context) -> Iterator[Fault]:
    """For each relation into a junction the nearest element it must not lead to, at the relation, with the way."""
    repository = context.repository
    junctions = _Junctions(repository)
    ends = junctions.ends() if junctions.into else {}
    said: set[tuple[str, str, str]] = set()
    for entry in junctions.into:
        source = repository.concept(entry.source)
        if source is None:
            continue
        allows = repository.metamodel.allows
        forbidden = frozenset(end for end in ends[entry.target] if not allows(source, entry.verb, end))
        ways = junctions.ways(entry, forbidden) if forbidden else iter(())
        for way in ways:
            triple = (entry.source, entry.verb, way[-1].target)
            if way[-1].target != entry.source and not junctions.mixed(way) and triple not in said:
                said.add(triple)
                yield _fault(repository, way)
                break


def _fault(repository: Repository, way: tuple[Relation, ...]) -> Fault:
    entry, *others = way
    source, target = entry.source, way[-1].target
    keys = (source, *(relation.target for relation in way))
    arguments: dict[str, Argument] = {
        "element": source,
        "verb": entry.verb,
        "target": target,
        "source_kind": repository.kind_name(source),
        "target_kind": repository.kind_name(target),
        "chain": " → ".join(repository.as_written(key) for key in keys),
    }
    related: tuple[tuple[Label, Locus], ...] = tuple(
        ("chain", repository.relation_locus(relation)) for relation in others
    )
    return Fault(INFO.code, repository.relation_locus(entry), arguments, source, entry.verb, target, related)


RULE = Rule(INFO, check)
