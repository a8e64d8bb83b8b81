"""CNF003: an exchange goes past the platform it must pass, and the repository itself says that it is direct."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.checks import PathThrough
from ....model.findings import Argument
from ....model.frameworks import Obligation
from ....model.verdicts import Offence
from ...citation import citation, severity, spelled, unmet
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF003",
    name="platform-bypassed",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "`{source}` trao đổi trực tiếp với `{target}`, không qua {via} ({article:{} }{type:{} }{document}).",
        "`{source}` exchanges data with `{target}` directly, bypassing {via} ({article:{}, }{type:{} }{document}).",
    ),
    hint=Text(
        "Quy định: {law} Nối qua nền tảng trung gian; nếu chưa biết đường đi thật sự, ghi `evidence: inferred`.",
        "The rule: {law} Connect through the platform; where the real route is not known, say `evidence: inferred`.",
    ),
    what=Text(
        "Trao đổi với các hệ thống mà quy định nêu phải đi qua nền tảng trung gian. Quan hệ ghi `derived` hoặc `inferred` chỉ "
        "cho biết hai hệ thống có kết nối, nên không bị coi là đi trực tiếp.",
        "Exchanges with the systems an obligation names pass an intermediary platform. A relation that is `derived` or "
        "`inferred` only says that two systems are connected, so it is not held to be direct.",
    ),
    why=Text(
        "Kết nối trực tiếp từng đôi một khó giám sát, khó bảo vệ và phải làm lại khi hệ thống quốc gia thay đổi.",
        "Direct connections are hard to monitor and protect, and are built anew whenever a national system changes.",
    ),
    example="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [{to: "national:csdl-dkdn", evidence: sourced}]
""",
    better="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    flows-to: [lgsp]
  lgsp:
    kind: platform
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh"}
    realizes: ["vneaf:component/lgsp"]
    flows-to: [{to: "national:ndxp", evidence: sourced}]
""",
    source=Text(
        "Nghị định 47/2020/NĐ-CP, Điều 46 (kết nối qua nền tảng trung gian), theo nghĩa vụ của gói khung.",
        "Decree 47/2020/NĐ-CP, Article 46 (connection through intermediary platforms), as the framework package reads it.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every relation that is stated to be direct, once for each obligation it does not meet."""
    for key, obligation, verdict in unmet(context, PathThrough):
        path = obligation.check.path_through
        assert path is not None
        via = _names(context, path.via)
        for offence in verdict.offences:
            yield _fault(context, key, obligation, offence, via)


def _fault(context: Context, key: str, obligation: Obligation, offence: Offence, via: Text) -> Fault:
    relation = offence.relation
    assert relation is not None
    arguments: dict[str, Argument] = {
        **citation(context, obligation),
        "source": relation.source,
        "target": relation.target,
        "via": via,
    }
    where = context.repository.relation_locus(relation)
    grade = severity(context, obligation)
    return Fault(INFO.code, where, arguments, offence.element, key, spelled(relation), severity=grade)


def _names(context: Context, keys: tuple[str, ...]) -> Text:
    """The platforms by name, ``LGSP hoặc NDXP``."""
    labels = [context.repository.label(key) for key in keys]
    return Text(" hoặc ".join(label.best("vi") for label in labels), " or ".join(label.best("en") for label in labels))


RULE = Rule(INFO, check, needs_whole=True)
