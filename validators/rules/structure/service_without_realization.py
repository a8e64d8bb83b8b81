"""STR010: a service that nothing is said to provide."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.survey import in_effect
from ....model.vocabulary import CONTAINMENT_VERBS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR010",
    name="service-without-realization",
    severity=Severity.INFO,
    message=Text(
        "Dịch vụ `{element}` ({name}) chưa cho biết được cung cấp bằng quy trình hay hệ thống nào.",
        "The service `{element}` ({name}) does not say by which process or system it is provided.",
    ),
    hint=Text(
        "Ghi `realizes` ở quy trình hoặc hệ thống cung cấp dịch vụ, hoặc `assigned-to` ở bộ phận thực hiện.",
        "Write `realizes` at the process or system that provides it, or `assigned-to` at the unit that performs it.",
    ),
    what=Text(
        "Mỗi dịch vụ (nghiệp vụ, ứng dụng, công nghệ; kể cả dịch vụ công) được một phần tử hiện thực hóa, thực hiện hoặc "
        "phục vụ, gồm các dịch vụ khác, hoặc là một phần hay trường hợp riêng của một dịch vụ.",
        "Every service (business, application, technology; public services, too) is realized, performed or supported by "
        "something, consists of other services, or is a part or a special case of one.",
    ),
    why=Text(
        "Dịch vụ không có gì đứng sau chỉ là lời hứa: không biết đầu tư vào đâu để dịch vụ tốt lên, và dừng hệ thống nào thì "
        "dịch vụ ngừng theo.",
        "A service with nothing behind it is only a promise: nobody knows what to invest in, or which system it falls with.",
    ),
    example="""\
elements:
  cap-phep:
    kind: business-service
    name: {vi: Cấp phép xây dựng}
    serves: [nguoi-dan]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
""",
    better="""\
elements:
  cap-phep:
    kind: business-service
    name: {vi: Cấp phép xây dựng}
    serves: [nguoi-dan]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    realizes: [cap-phep]
""",
    source=Text(
        "ArchiMate 3.2, mục 4.2 và 5.1.4: dịch vụ do hành vi bên trong hiện thực hóa; Linked.Archi, quy tắc về dịch vụ.",
        "ArchiMate 3.2, 4.2 and 5.1.4: internal behaviour realizes a service; Linked.Archi's rule on services.",
    ),
)
_CONCEPTS = frozenset({"BusinessService", "ApplicationService", "TechnologyService"})
_PROVIDE = frozenset({"realizes", "assigned-to", "serves"})


def check(context: Context) -> Iterator[Fault]:
    """Every service that exists and is tied to something, but to nothing that provides it."""
    repository = context.repository
    metamodel = repository.metamodel
    kinds = {kind for kind in metamodel.kinds if metamodel.concept(kind) in _CONCEPTS}
    services = {
        key: element
        for key, element in repository.elements.items()
        if element.kind in kinds and context.survey.exists(key, element)
    }
    if not services:
        return
    provided: set[str] = set()
    mentioned: set[str] = set()
    for relation in repository.all_relations():
        source, verb, target = relation[:3]
        one, other = source in services, target in services
        if not one and not other:
            continue
        mentioned.update((source, target))
        if not in_effect(relation, context.as_of):
            continue
        if other and verb in _PROVIDE:
            provided.add(target)
        elif one and (verb in CONTAINMENT_VERBS or verb == "specializes") and repository.concept(target) in _CONCEPTS:
            provided.update((source, target))
    severity = Severity.WARNING if "relations" in repository.manifest.complete else None
    for key, element in services.items():
        if key not in provided and (key in mentioned or element.owner or element.classified_as):
            where = repository.locus(key, part="key")
            yield Fault(INFO.code, where, {"element": key, "name": element.label}, key, severity=severity)


RULE = Rule(INFO, check, needs_whole=True)
