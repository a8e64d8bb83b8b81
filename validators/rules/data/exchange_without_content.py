"""DAT003: an exchange does not say what it carries."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="DAT003",
    name="exchange-without-content",
    severity=Severity.INFO,
    message=Text(
        "Chưa mô tả `{source}` chuyển dữ liệu gì đến `{target}`.",
        "What flows from `{source}` to `{target}` is not described.",
    ),
    hint=Text(
        "Ghi dữ liệu được chuyển ở `carries` của quan hệ, hoặc đặt tên cho luồng bằng `name`.",
        "Say what is carried under `carries` of the relation, or give the flow a `name`.",
    ),
    what=Text(
        "Mỗi `flows-to` giữa hai hệ thống nêu dữ liệu được chuyển (`carries`) hoặc có tên. Quan hệ ghi "
        "`derived` hoặc `inferred` chỉ cho biết có kết nối nên không bị nêu.",
        "Every `flows-to` between two systems says what it carries (`carries`) or has a name. Relations that "
        "are `derived` or `inferred` only say that there is a connection, and are passed over.",
    ),
    why=Text(
        "Biết hai hệ thống nối với nhau mà không biết chuyển gì thì không đánh giá được tác động, bảo mật "
        "hay trùng lặp.",
        "If only the connection is known and not what passes, neither impact nor protection nor duplication "
        "can be judged.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    flows-to: [cong-dvc]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    flows-to: [{to: cong-dvc, carries: [trang-thai-ho-so]}]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
  trang-thai-ho-so:
    kind: data-object
    name: {vi: Trạng thái xử lý hồ sơ}
""",
    source=Text(
        "ArchiMate 3.2, mục 5.3.2: quan hệ luồng nên nêu cái được chuyển.",
        "ArchiMate 3.2, 5.3.2: a flow says what is transferred.",
    ),
)


_ONLY_CONNECTED = frozenset({"derived", "inferred"})


def check(context: Context) -> Iterator[Fault]:
    """Every flow in effect that leads from a system of the repository to a system and says nothing of its content."""
    repository = context.repository
    survey = context.survey
    systems = survey.systems
    for relation in survey.relations.get("flows-to", ()):
        facts = relation.facts
        if facts.carries or facts.name is not None or facts.evidence in _ONLY_CONNECTED:
            continue
        if relation.source in repository.elements and relation.source in systems and relation.target in systems:
            arguments: dict[str, Argument] = {"source": relation.source, "target": relation.target}
            target = facts.id or relation.target
            where = repository.relation_locus(relation)
            yield Fault(INFO.code, where, arguments, relation.source, relation.verb, target)


RULE = Rule(INFO, check)
