"""SEC002: a whole has a lower security level than one of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.checks import PartMaximum
from ....model.findings import Argument
from ....model.frameworks import Obligation
from ....model.verdicts import Offence
from ...citation import citation, own_offences, severity, unmet
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SEC002",
    name="security-level-below-part",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "{property} của `{element}` là {value}, thấp hơn mức {highest} của bộ phận `{part}` ({article:{} }{type:{} }"
        "{document}).",
        "{property} of `{element}` is {value}, lower than {highest}, that of its part `{part}` ({article:{}, }{type:{} }"
        "{document}).",
    ),
    hint=Text(
        "Nâng mức của `{element}` lên ít nhất {highest}, hoặc xem lại mức của `{part}`.",
        "Raise `{element}` to at least {highest}, or review `{part}`.",
    ),
    what=Text(
        "Cấp độ của một hệ thống không được thấp hơn cấp độ cao nhất trong các bộ phận của nó, tính ở mọi bậc. Bộ phận đã "
        "dừng hoạt động hoặc chưa có không bị tính.",
        "A system's level is not below the highest of its parts, however deep. Parts that are retired or still to come do "
        "not count.",
    ),
    why=Text(
        "Hệ thống được bảo vệ theo cấp độ của nó; nếu ghi thấp hơn thì bộ phận quan trọng nhất bị bảo vệ dưới mức quy định.",
        "A system is protected by its own level; if that is too low, its most important part is under-protected.",
    ),
    example="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    security-level: 2
    composed-of: [kho-ho-so]
  kho-ho-so:
    kind: information-system
    name: {vi: Kho hồ sơ}
    security-level: 3
""",
    better="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    security-level: 3
    composed-of: [kho-ho-so]
  kho-ho-so:
    kind: information-system
    name: {vi: Kho hồ sơ}
    security-level: 3
""",
    source=Text(
        "Nghị định 85/2016/NĐ-CP: xác định cấp độ theo bộ phận có cấp độ cao nhất, theo nghĩa vụ của gói khung.",
        "Decree 85/2016/NĐ-CP: the level follows the highest of the parts, as the framework package reads it.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every whole that an obligation in force compares with its parts and that is below the highest of them."""
    for key, obligation, verdict in unmet(context, PartMaximum):
        compared = obligation.check.part_maximum
        assert compared is not None
        for offence in own_offences(context, verdict):
            yield _fault(context, key, obligation, offence, compared.property)


def _fault(context: Context, key: str, obligation: Obligation, offence: Offence, name: str) -> Fault:
    repository = context.repository
    arguments: dict[str, Argument] = {
        **citation(context, obligation),
        "property": repository.metamodel.properties[name].name,
        "element": offence.element,
        "part": offence.part,
        "value": offence.value,
        "highest": offence.expected,
    }
    home = repository.linked.get(repository.home_of(offence.part), repository)
    part = home.locus(offence.part.rpartition(":")[2], name)
    return Fault(
        INFO.code,
        repository.locus(offence.element, name),
        arguments,
        offence.element,
        key,
        offence.part,
        (("part", part),),
        severity(context, obligation),
    )


RULE = Rule(INFO, check)
