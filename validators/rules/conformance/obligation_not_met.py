"""CNF002: something the law or the framework obliges to is not met, by what the repository itself says."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.checks import (
    ComponentAbsent,
    ComponentPresent,
    ExchangeProperty,
    ExchangeWith,
    Listed,
    OwnerPresent,
    PropertyIn,
    PropertyMatches,
    PropertyRange,
    PropertyRequired,
    RelationRequired,
    SingleSource,
)
from ....model.findings import Argument, Term
from ....model.frameworks import Obligation
from ....model.source import Locus, Route
from ....model.verdicts import Offence
from ...citation import citation, own_offences, severity, spelled, unmet
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF002",
    name="obligation-not-met",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "`{element}` chưa đáp ứng “{obligation}”{missing:: chưa có {}}{value:: đang ghi `{}`}{expected:, trong khi yêu cầu "
        "là {}} ({article:{} }{type:{} }{document}).",
        "`{element}` does not meet “{obligation}”{missing:: {} is missing}{value:: it says `{}`}{expected:, where {} is "
        "asked for} ({article:{}, }{type:{} }{document}).",
    ),
    hint=Text(
        "Quy định: {law} Cập nhật mô tả theo thực tế, hoặc khai báo miễn trừ kèm căn cứ và thời hạn.",
        "The rule: {law} Update the description to the facts, or declare an exemption with its basis and end.",
    ),
    what=Text(
        "Các nghĩa vụ mà khung trích từ văn bản: thành phần phải có, cơ quan chủ quản, thuộc tính bắt buộc hoặc trong khoảng "
        "cho phép, kết nối bắt buộc. Chỉ xét văn bản có thể đang có hiệu lực tại ngày xét.",
        "The obligations the framework takes from documents: components, owners, properties stated or within bounds, "
        "exchanges. Only documents that may be in force at the date are judged.",
    ),
    why=Text(
        "Mỗi phát hiện dẫn điều và văn bản, nên cơ quan chủ quản biết phải làm theo quy định nào.",
        "Each finding cites article and document, so the owner knows which rule to follow.",
    ),
    example="""\
elements:
  cong-dvc:
    kind: portal
    name: {vi: Cổng Dịch vụ công của tỉnh}
    realizes: ["vneaf:component/public-service-portal"]
    security-level: 2
""",
    better="""\
elements:
  cong-dvc:
    kind: portal
    name: {vi: Cổng Dịch vụ công của tỉnh}
    realizes: ["vneaf:component/public-service-portal"]
    security-level: 3
""",
    source=Text(
        "Các nghĩa vụ của gói khung; mỗi nghĩa vụ ghi văn bản, điều, thời gian hiệu lực và mức độ chắc chắn.",
        "The obligations of the framework package, each with document, article, dates of force and confidence.",
    ),
)
_CHECKS = (
    ComponentPresent,
    ComponentAbsent,
    PropertyRange,
    PropertyMatches,
    PropertyIn,
    OwnerPresent,
    ExchangeWith,
    ExchangeProperty,
    Listed,
    RelationRequired,
    SingleSource,
    PropertyRequired,
)
_MISSING = {
    "owner": "missing-owner",
    "exchanges": "missing-exchange",
    "relations": "missing-relation",
    "list": "missing-entry",
    "writers": "missing-single-writer",
}
"""What an offence that is no property lacks → the term for it."""


def check(context: Context) -> Iterator[Fault]:
    """One finding for each offence; a missing security level is SEC001's."""
    for key, obligation, verdict in unmet(context, *_CHECKS):
        asked = obligation.check.asked
        if isinstance(asked, ComponentPresent):
            yield _component(context, key, obligation, asked)
        elif not (isinstance(asked, PropertyRequired) and asked.property == "security-level"):
            for offence in own_offences(context, verdict):
                yield _offence(context, key, obligation, offence)


def _component(context: Context, key: str, obligation: Obligation, asked: ComponentPresent) -> Fault:
    """A component that must be there and is not: at the statement that it is absent, or that all were described."""
    repository, framework = context.repository, context.framework
    assert framework is not None
    keys = [repository.identity(framework.component_key(name)) for name in (asked.component, *asked.or_)]
    stated = next((repository.absent[name] for name in keys if name in repository.absent), None)
    route: Route = (
        ("complete", repository.manifest.complete.index("components")) if stated is None else ("absent", stated, "item")
    )
    arguments = _arguments(context, obligation, repository.id)
    arguments["missing"] = framework.components[asked.component].name
    component = repository.as_claimed(framework.component_key(asked.component))
    where = Locus(repository.manifest_file, route)
    return Fault(INFO.code, where, arguments, component, key, severity=severity(context, obligation))


def _offence(context: Context, key: str, obligation: Obligation, offence: Offence) -> Fault:
    """An element that says too little or the wrong thing: at the value or relation, or at its key where nothing is said."""
    repository = context.repository
    arguments = _arguments(context, obligation, offence.element)
    metamodel = repository.metamodel
    declared = metamodel.properties.get(offence.part) or metamodel.relation_properties.get(offence.part)
    if offence.value and offence.expected:
        arguments |= {"value": offence.value, "expected": offence.expected}
    elif declared is not None:
        arguments["missing"] = declared.name
    elif offence.part in _MISSING:
        arguments["missing"] = Term(_MISSING[offence.part])
    target = ""
    if offence.relation is not None:
        where, target = repository.relation_locus(offence.relation), spelled(offence.relation)
    elif offence.value and declared is not None:
        where = repository.locus(offence.element, offence.part)
    else:
        where = repository.locus(offence.element, part="key")
    grade = severity(context, obligation)
    return Fault(INFO.code, where, arguments, offence.element, key, target, severity=grade)


def _arguments(context: Context, obligation: Obligation, element: str) -> dict[str, Argument]:
    nothing: dict[str, Argument] = {"missing": "", "value": "", "expected": ""}
    return nothing | citation(context, obligation) | {"element": element}


RULE = Rule(INFO, check, needs_whole=True)
