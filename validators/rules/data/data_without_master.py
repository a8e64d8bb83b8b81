"""DAT002: data is read that nobody is said to write, keep or provide."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Label
from ....model.source import Locus
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="DAT002",
    name="data-without-master",
    severity=Severity.INFO,
    message=Text(
        "Có hệ thống đọc dữ liệu `{element}`, nhưng chưa mô tả hệ thống nào ghi hay cơ quan nào chủ quản dữ liệu này.",
        "The data `{element}` is read, but no system is described that writes it, and no owner.",
    ),
    hint=Text(
        "Ghi hệ thống cập nhật dữ liệu (`accesses` với `access: write`), hoặc cơ quan chủ quản (`owner`).",
        "Say which system keeps it (`accesses` with `access: write`), or who owns it (`owner`).",
    ),
    what=Text(
        "Dữ liệu được đọc thì có nơi ghi: một hệ thống, một cơ quan chủ quản, một dữ liệu lớn hơn chứa nó, "
        "hoặc một trao đổi mang nó tới. Không nêu là chưa mô tả, không phải là thiếu.",
        "Data that is read comes from somewhere: a system that writes it, an owner, a larger body of data, "
        "an exchange that carries it. Where nothing is said it is not described, which is no gap.",
    ),
    why=Text(
        "Không biết dữ liệu do ai cập nhật thì không biết hỏi ai khi dữ liệu sai.",
        "If nobody is known to keep it, nobody can be asked when it is wrong.",
    ),
    example="""\
elements:
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    accesses: [{to: danh-muc-thu-tuc, access: read}]
  danh-muc-thu-tuc:
    kind: data-object
    name: {vi: Danh mục thủ tục hành chính}
""",
    better="""\
elements:
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    accesses: [{to: danh-muc-thu-tuc, access: read}]
  kiem-soat-thu-tuc:
    kind: application-component
    name: {vi: Hệ thống kiểm soát thủ tục hành chính}
    accesses: [{to: danh-muc-thu-tuc, access: write}]
  danh-muc-thu-tuc:
    kind: data-object
    name: {vi: Danh mục thủ tục hành chính}
""",
    source=Text(
        "Thực hành quản trị dữ liệu: mỗi dữ liệu có nơi chịu trách nhiệm.",
        "Data management practice: every piece of data has somebody responsible.",
    ),
)


_WHOLES = ("composed-of", "aggregates", "realizes")


def check(context: Context) -> Iterator[Fault]:
    """Every data element of the repository that is surely read and of which nobody is said to be the source."""
    repository = context.repository
    survey = context.survey
    readers: dict[str, Locus] = {}
    written: set[str] = set()
    for relation in survey.relations.get("accesses", ()):
        if relation.facts.access != "read":
            written.add(relation.target)  # what does not say how it accesses may well write
        elif relation.target in repository.elements and relation.source in repository.elements:
            readers.setdefault(relation.target, repository.relation_locus(relation))
    if not readers:
        return
    written.update(relation.target for verb in _WHOLES for relation in survey.relations.get(verb, ()))
    for relations in survey.relations.values():
        written.update(key for relation in relations for key in relation.facts.carries)
    for key, reader in readers.items():
        if key not in written and repository.elements[key].owner is None:
            arguments: dict[str, Argument] = {"element": key}
            related: tuple[tuple[Label, Locus], ...] = (("first", reader),)
            yield Fault(INFO.code, repository.locus(key, part="key"), arguments, key, "accesses", related=related)


RULE = Rule(INFO, check, needs_whole=True)
