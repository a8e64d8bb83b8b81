"""CNF005: an exchange that should pass a platform is known only as a connection; its route has not been described."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.checks import PathThrough
from ....model.elements import Relation
from ....model.findings import Argument, Label
from ....model.source import Locus
from ...citation import judged
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF005",
    name="route-not-described",
    severity=Severity.INFO,
    message=Text(
        "Chưa mô tả `{element}` trao đổi với {targets} qua nền tảng nào.",
        "It is not described through which platform `{element}` exchanges data with {targets}.",
    ),
    hint=Text(
        "Khi biết đường đi, ghi từng chặng: từ hệ thống tới nền tảng trung gian, rồi từ nền tảng tới đích.",
        "Once the route is known, write each leg: from the system to the platform, and from there to the target.",
    ),
    what=Text(
        "Quan hệ ghi `derived` hoặc `inferred` cho biết có trao đổi, nhưng không cho biết trao đổi đi qua đâu. Đây không "
        "phải là vi phạm.",
        "A relation that is `derived` or `inferred` tells that there is an exchange, but not by which way. This is no "
        "offence.",
    ),
    why=Text(
        "Khi chưa biết đường đi thì chưa thể kết luận trao đổi có qua nền tảng trung gian theo quy định hay không.",
        "While the route is unknown, nobody can say whether the exchange passes the platform the law asks for.",
    ),
    example="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [{to: "national:csdl-dkdn", evidence: inferred}]
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
    flows-to: ["national:ndxp"]
""",
    source=Text(
        "Các nghĩa vụ về kết nối qua nền tảng trung gian của gói khung.",
        "The framework package's obligations on connecting through intermediary platforms.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """One finding for each element with such exchanges, at the first of them."""
    repository = context.repository
    found: dict[str, dict[int, Relation]] = {}
    for _, _, verdict in judged(context, PathThrough):
        for offence in verdict.unstated:
            if offence.relation is not None:  # two obligations may ask about the same relation
                found.setdefault(offence.element, {})[id(offence.relation)] = offence.relation
    for element, relations in found.items():
        first, *others = sorted(relations.values(), key=lambda r: repository.relation_locus(r).place())
        targets = dict.fromkeys(r.target if r.source == element else r.source for r in (first, *others))
        arguments: dict[str, Argument] = {
            "element": element,
            "targets": tuple(f"`{repository.as_written(target)}`" for target in targets),
        }
        related: tuple[tuple[Label, Locus], ...] = tuple(("target", repository.relation_locus(r)) for r in others)
        where = repository.relation_locus(first)
        yield Fault(INFO.code, where, arguments, element, "exchanges", related=related)


RULE = Rule(INFO, check, needs_whole=True)
