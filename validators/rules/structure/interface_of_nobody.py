"""STR007: an interface that belongs to nothing and nobody."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.survey import in_effect
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR007",
    name="interface-of-nobody",
    severity=Severity.INFO,
    message=Text(
        "Giao diện `{element}` ({name}) chưa cho biết thuộc hệ thống, bộ phận hay cơ quan nào.",
        "The interface `{element}` ({name}) does not say which system, unit or agency it belongs to.",
    ),
    hint=Text(
        "Ghi `composed-of`, `aggregates` hoặc `assigned-to` ở phần tử cung cấp giao diện, hoặc ghi `owner` của giao diện.",
        "Write `composed-of`, `aggregates` or `assigned-to` at what offers the interface, or state its `owner`.",
    ),
    what=Text(
        "Mỗi giao diện nghiệp vụ, ứng dụng hoặc công nghệ (kể cả kênh giao tiếp) là một phần của phần tử cung cấp nó, được "
        "phần tử ấy thực hiện hoặc hiện thực hóa, hoặc có chủ quản.",
        "Every business, application or technology interface (channels, too) is part of what offers it, is performed or "
        "realized by it, or has an owner.",
    ),
    why=Text(
        "Giao diện không thuộc về ai thì khi hỏng không biết báo cho ai, và không rõ hệ thống nào đứng sau.",
        "If an interface belongs to nobody, nobody knows whom to call when it fails, nor which system stands behind it.",
    ),
    example="""\
elements:
  api-ho-so:
    kind: application-interface
    name: {vi: Giao diện tra cứu hồ sơ}
    serves: [nguoi-dan]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    composed-of: [api-ho-so]
  api-ho-so:
    kind: application-interface
    name: {vi: Giao diện tra cứu hồ sơ}
    serves: [nguoi-dan]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
""",
    source=Text(
        "ArchiMate 3.2, mục 8.2.4, 9.2.3 và 10.2.6: giao diện là điểm truy cập mà một cấu trúc cung cấp.",
        "ArchiMate 3.2, the interfaces of the business, application and technology layers: a point of access to a structure.",
    ),
)
_CONCEPTS = frozenset({"BusinessInterface", "ApplicationInterface", "TechnologyInterface"})
_OFFERED_BY = frozenset({"composed-of", "aggregates", "assigned-to", "realizes"})


def check(context: Context) -> Iterator[Fault]:
    """Every interface that exists and has no owner, where nothing is composed of it, aggregates, performs or realizes it.

    An interface that nothing mentions at all is STR002's.
    """
    repository = context.repository
    metamodel = repository.metamodel
    kinds = {kind for kind in metamodel.kinds if metamodel.concept(kind) in _CONCEPTS}
    interfaces = {
        key: element
        for key, element in repository.elements.items()
        if element.kind in kinds and element.owner is None and context.survey.exists(key, element)
    }
    if not interfaces:
        return
    mentioned: set[str] = set()
    for relation in repository.all_relations():
        mentioned.update((relation.source, relation.target, *relation.facts.carries))
        if relation.verb in _OFFERED_BY and relation.target in interfaces and in_effect(relation, context.as_of):
            del interfaces[relation.target]
    severity = Severity.WARNING if "relations" in repository.manifest.complete else None
    for key, element in interfaces.items():
        if key in mentioned or element.classified_as:
            where = repository.locus(key, part="key")
            yield Fault(INFO.code, where, {"element": key, "name": element.label}, key, severity=severity)


RULE = Rule(INFO, check, needs_whole=True)
