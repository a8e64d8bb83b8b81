"""STR012: a node that hosts, runs, serves nothing and is part of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.survey import in_effect
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR012",
    name="node-without-content",
    severity=Severity.INFO,
    message=Text(
        "`{element}` ({name}) chưa cho biết chứa, vận hành hoặc phục vụ hệ thống nào.",
        "`{element}` ({name}) does not say what it hosts, runs or serves.",
    ),
    hint=Text(
        "Ghi `serves`, `assigned-to` hoặc `composed-of` tới những gì chạy trên hạ tầng này; nếu không còn dùng thì ghi `until`.",
        "Write `serves`, `assigned-to` or `composed-of` to what runs on it; if it is no longer used, write `until`.",
    ),
    what=Text(
        "Mỗi nút, thiết bị, phần mềm hệ thống hoặc trung tâm dữ liệu chứa, vận hành, phục vụ, trao đổi với một phần tử, hoặc "
        "là một phần của hạ tầng lớn hơn.",
        "Every node, device, system software or data centre hosts, runs, serves or exchanges with something, or is part of "
        "a larger one.",
    ),
    why=Text(
        "Không biết gì chạy trên một hạ tầng thì không tính được hệ thống nào ngừng khi hạ tầng ấy gặp sự cố, cũng không rõ "
        "có cần duy trì nó hay không.",
        "Without knowing what runs on it nobody can tell which systems fail with it, or whether it is needed at all.",
    ),
    example="""\
elements:
  may-chu:
    kind: node
    name: {vi: Máy chủ ứng dụng}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    better="""\
elements:
  may-chu:
    kind: node
    name: {vi: Máy chủ ứng dụng}
    owner: so-tttt
    serves: [mot-cua]
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    source=Text(
        "ArchiMate 3.2, chương 10 (lớp công nghệ); Structurizr, kiểm tra `model.deploymentnode.empty`.",
        "ArchiMate 3.2, chapter 10 (technology layer); Structurizr's inspection `model.deploymentnode.empty`.",
    ),
)
_CONCEPTS = frozenset({"Node", "Device", "SystemSoftware"})
_DOES = frozenset(
    {"composed-of", "aggregates", "assigned-to", "realizes", "serves", "accesses", "flows-to", "triggers"}
)
_BELONGS = frozenset({"composed-of", "aggregates", "assigned-to", "realizes", "flows-to", "triggers"})
"""Verbs by which another element makes it a part, puts it to use or sends it something."""


def check(context: Context) -> Iterator[Fault]:
    """Every node that exists and has no such relation with an element; one that nothing mentions at all is STR002's."""
    repository = context.repository
    metamodel = repository.metamodel
    kinds = {kind for kind in metamodel.kinds if metamodel.concept(kind) in _CONCEPTS}
    nodes = {
        key: element
        for key, element in repository.elements.items()
        if element.kind in kinds and context.survey.exists(key, element)
    }
    if not nodes:
        return
    mentioned: set[str] = set()
    used: set[str] = set()
    for relation in repository.all_relations():
        source, verb, target = relation[:3]
        if source not in nodes and target not in nodes:
            continue
        mentioned.update((source, target))
        if "/" not in target and in_effect(relation, context.as_of):
            used.update(key for key, verbs in ((source, _DOES), (target, _BELONGS)) if verb in verbs)
    severity = Severity.WARNING if "relations" in repository.manifest.complete else None
    for key, element in nodes.items():
        if key not in used and (key in mentioned or element.owner or element.classified_as):
            where = repository.locus(key, part="key")
            yield Fault(INFO.code, where, {"element": key, "name": element.label}, key, severity=severity)


RULE = Rule(INFO, check, needs_whole=True)
