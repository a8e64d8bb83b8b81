"""CNF002: something the law or the framework obliges to is not met, by what the repository itself says."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ....model.frameworks import (
    ComponentPresent,
    ExchangeWith,
    Obligation,
    OwnerPresent,
    PropertyIn,
    PropertyMatches,
    PropertyRange,
    PropertyRequired,
)
from ....model.obligations import Offence
from ....model.source import Locus, Route
from ...citation import citation, own_offences, severity, unmet
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF002",
    name="obligation-not-met",
    severity=Severity.ERROR,
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
_CHECKS = (ComponentPresent, PropertyRange, PropertyMatches, PropertyIn, OwnerPresent, ExchangeWith, PropertyRequired)


def check(context: Context) -> Iterator[Fault]:
    """One finding for each offence; a missing security level is SEC001's."""
    for key, obligation, verdict in unmet(context, *_CHECKS):
        asked = obligation.check.asked
        if isinstance(asked, ComponentPresent):
            yield _component(context, key, obligation, asked.component)
        elif not (isinstance(asked, PropertyRequired) and asked.property == "security-level"):
            for offence in own_offences(context, verdict):
                yield _offence(context, key, obligation, offence)


def _component(context: Context, key: str, obligation: Obligation, name: str) -> Fault:
    """A component that must be there and is not: at the statement that it is absent, or that all were described."""
    repository = context.repository
    framework = repository.framework
    assert framework is not None
    component = framework.component_key(name)
    absent = [absence.item for absence in repository.manifest.absent]
    if component in absent:
        route: Route = ("absent", absent.index(component), "item")
    else:
        route = ("complete", repository.manifest.complete.index("components"))
    arguments = _arguments(context, obligation, repository.id)
    arguments["missing"] = framework.components[name].name
    where = Locus(repository.manifest_file, route)
    return Fault(INFO.code, where, arguments, component, key, severity=severity(context, obligation))


def _offence(context: Context, key: str, obligation: Obligation, offence: Offence) -> Fault:
    """An element that says too little or the wrong thing: at the value, or at its key where nothing is said."""
    repository = context.repository
    arguments = _arguments(context, obligation, offence.element)
    properties = repository.metamodel.properties
    if offence.value:
        arguments |= {"value": offence.value, "expected": offence.expected}
    elif offence.part in properties:
        arguments["missing"] = properties[offence.part].name
    else:
        arguments["missing"] = Term("missing-exchange" if offence.part == "exchanges" else "missing-owner")
    where = (
        repository.locus(offence.element, offence.part)
        if offence.value
        else repository.locus(offence.element, part="key")
    )
    return Fault(INFO.code, where, arguments, offence.element, key, severity=severity(context, obligation))


def _arguments(context: Context, obligation: Obligation, element: str) -> dict[str, Argument]:
    nothing: dict[str, Argument] = {"missing": "", "value": "", "expected": ""}
    return nothing | citation(context, obligation) | {"element": element}


RULE = Rule(INFO, check, needs_whole=True)
