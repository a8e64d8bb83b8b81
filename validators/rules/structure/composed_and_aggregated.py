"""STR008: a whole both is composed of a part and aggregates it."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import Relation
from ....model.survey import in_effect
from ....model.vocabulary import CONTAINMENT_VERBS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR008",
    name="composed-and-aggregated",
    severity=Severity.WARNING,
    message=Text(
        "`{element}` vừa gồm có (`composed-of`) vừa tập hợp (`aggregates`) `{part}`.",
        "`{element}` both is composed of and aggregates `{part}`.",
    ),
    hint=Text(
        "Giữ một quan hệ: `composed-of` nếu bộ phận chỉ thuộc tổng thể này, `aggregates` nếu được dùng chung.",
        "Keep one: `composed-of` if the part belongs to this whole only, `aggregates` if it is shared.",
    ),
    what=Text(
        "Giữa hai phần tử chỉ có một trong hai quan hệ tổng thể - bộ phận có hiệu lực vào cùng một thời điểm.",
        "Between two elements only one of the two whole-part relations is in effect at a time.",
    ),
    why=Text(
        "Hợp thành nghĩa là bộ phận không tồn tại ngoài tổng thể, tập hợp thì có thể; cả hai cùng lúc là mâu thuẫn.",
        "A composed part does not exist outside its whole, an aggregated one may; both at once contradict each other.",
    ),
    example="""\
elements:
  cong-tinh:
    kind: application-component
    name: {vi: Cổng thông tin điện tử tỉnh}
    composed-of: [dang-nhap]
    aggregates: [dang-nhap]
  dang-nhap:
    kind: application-component
    name: {vi: Đăng nhập một lần}
""",
    better="""\
elements:
  cong-tinh:
    kind: application-component
    name: {vi: Cổng thông tin điện tử tỉnh}
    aggregates: [dang-nhap]
  dang-nhap:
    kind: application-component
    name: {vi: Đăng nhập một lần}
""",
    source=Text(
        "ArchiMate 3.2, mục 5.1.1 (hợp thành) và 5.1.2 (tập hợp); YarraMate, chẩn đoán YM501.",
        "ArchiMate 3.2, 5.1.1 (composition) and 5.1.2 (aggregation); YarraMate's diagnostic YM501.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every pair of a whole and a part with both verbs in effect, at the one that is written later."""
    repository, at = context.repository, context.as_of
    first: dict[tuple[str, str], Relation] = {}
    said: set[tuple[str, str]] = set()
    for relation in repository.relations:
        if relation.verb not in CONTAINMENT_VERBS or not in_effect(relation, at):
            continue
        pair = (relation.source, relation.target)
        earlier = first.setdefault(pair, relation)
        if earlier.verb != relation.verb and pair not in said:
            said.add(pair)
            where, other = repository.relation_locus(relation), repository.relation_locus(earlier)
            arguments = {"element": pair[0], "part": pair[1]}
            yield Fault(INFO.code, where, arguments, *_ends(relation), (("first", other),))


def _ends(relation: Relation) -> tuple[str, str, str]:
    return relation.source, relation.verb, relation.target


RULE = Rule(INFO, check)
