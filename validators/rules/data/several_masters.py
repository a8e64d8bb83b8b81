"""DAT001: two systems write the same data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....model.checks import SingleSource
from ....model.elements import Relation
from ....model.findings import Argument, Label
from ....model.source import Locus
from ....model.survey import Survey
from ...citation import judged
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="DAT001",
    name="several-masters",
    severity=Severity.WARNING,
    message=Text(
        "Dữ liệu `{element}` do nhiều hệ thống cùng ghi: {writers}.",
        "The data `{element}` is written by several systems: {writers}.",
    ),
    hint=Text(
        "Chọn một hệ thống làm nguồn gốc của dữ liệu; các hệ thống khác ghi `access: read`, hoặc gửi thay "
        "đổi qua hệ thống đó.",
        "Choose one system as the source of the data; let the others say `access: read`, or send their "
        "changes through that one.",
    ),
    what=Text(
        "Mỗi dữ liệu của kho do một hệ thống ghi (`access: write` hoặc `read-write`). Các bộ phận của cùng "
        "một hệ thống tính là một; hệ thống đã dừng hoặc chưa có thì không tính. Dữ liệu mà một nghĩa vụ "
        "đang có hiệu lực đã xét thì do CNF002 nêu.",
        "Every piece of data of the repository is written (`access: write` or `read-write`) by one system. "
        "Parts of one system count as one; systems that are retired or still to come do not count. Data that "
        "an obligation in force judges is told by CNF002.",
    ),
    why=Text(
        "Hai nơi cùng ghi thì nơi nào cũng coi là mình đúng: dữ liệu lệch nhau mà không ai biết phải tin bên nào.",
        "Where two write, both are right and neither is: the copies drift apart, and nobody knows which one "
        "to believe.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [{to: ho-so, access: read-write}]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    accesses: [{to: ho-so, access: write}]
  ho-so:
    kind: data-object
    name: {vi: Hồ sơ thủ tục hành chính}
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    accesses: [{to: ho-so, access: read-write}]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    accesses: [{to: ho-so, access: read}]
  ho-so:
    kind: data-object
    name: {vi: Hồ sơ thủ tục hành chính}
""",
    source=Text(
        "Nguyên tắc một nguồn dữ liệu gốc trong quản trị dữ liệu; đối với cơ sở dữ liệu nhà nước xem nghĩa "
        "vụ về dữ liệu của gói khung.",
        "The principle of one master for each piece of data; for state databases see the obligations on data "
        "in the framework package.",
    ),
)


_WRITES = frozenset({"write", "read-write"})


def check(context: Context) -> Iterator[Fault]:
    """Every data element of the repository with two or more writers that are not parts of one system."""
    repository = context.repository
    survey = context.survey
    writing: dict[str, dict[str, Relation]] = {}
    for relation in survey.relations.get("accesses", ()):
        if relation.facts.access in _WRITES and relation.target in repository.elements:
            writing.setdefault(relation.target, {}).setdefault(relation.source, relation)
    several = {key: found for key, found in writing.items() if len(found) > 1}
    if not several:
        return
    told = {offence.element for _, _, verdict in judged(context, SingleSource) for offence in verdict.offences}
    wholes = _wholes(survey)
    for key, found in several.items():
        systems = {_top(writer, wholes): relation for writer, relation in reversed(found.items())}
        if len(systems) > 1 and key not in told:
            yield _fault(context, key, tuple(sorted(found)), [found[writer] for writer in found])


def _fault(context: Context, key: str, writers: tuple[str, ...], relations: list[Relation]) -> Fault:
    """At the last writer that this repository speaks of; at the data where others write it."""
    repository = context.repository
    own = [relation for relation in relations if relation.source in repository.elements]
    where = repository.relation_locus(own[-1]) if own else repository.locus(key, part="key")
    arguments: dict[str, Argument] = {"element": key, "writers": writers}
    related: tuple[tuple[Label, Locus], ...] = tuple(("first", repository.relation_locus(r)) for r in own[:-1])
    return Fault(INFO.code, where, arguments, key, "accesses", related=related)


def _wholes(survey: Survey) -> Mapping[str, str]:
    return {relation.target: relation.source for relation in survey.relations.get("composed-of", ())}


def _top(key: str, wholes: Mapping[str, str]) -> str:
    """The outermost whole of *key*; a circle, a fault of its own, ends where it closes."""
    seen = {key}
    while key in wholes and wholes[key] not in seen:
        key = wholes[key]
        seen.add(key)
    return key


RULE = Rule(INFO, check)
