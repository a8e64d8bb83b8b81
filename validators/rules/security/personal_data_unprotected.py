"""SEC004: a system handles personal data and is not described as one that protects it."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Label, Term
from ....model.source import Locus
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SEC004",
    name="personal-data-unprotected",
    severity=Severity.WARNING,
    message=Text(
        "`{element}` xử lý dữ liệu cá nhân `{data}`, nhưng {problem}.",
        "`{element}` handles the personal data `{data}`, but {problem}.",
    ),
    hint=Text(
        "Xác định lại cấp độ và phương án bảo đảm an toàn của hệ thống có tính đến dữ liệu cá nhân, rồi ghi "
        "đúng vào kho.",
        "Review the level and the protective measures of the system with the personal data in mind, and state them.",
    ),
    what=Text(
        "Hệ thống truy cập dữ liệu ghi `personal-data: true` thì không được ghi `personal-data: false`, phải có cấp độ an toàn từ 2 "
        "trở lên, và đã triển khai phương án bảo đảm an toàn. Chưa ghi cấp độ là chưa mô tả, chỉ là thông "
        "tin.",
        "A system that accesses data with `personal-data: true` does not state `personal-data: false`, has security "
        "level 2 or higher, and its protective measures have been started. A level that is not stated is not "
        "described, and only information.",
    ),
    why=Text(
        "Dữ liệu cá nhân lộ từ hệ thống yếu nhất có nó, chứ không phải từ cơ sở dữ liệu được bảo vệ tốt nhất.",
        "Personal data leaks from the weakest system that has it, not from the best protected database.",
    ),
    example="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    protection-status: not-started
    security-level: 2
    accesses: [ho-so]
  ho-so:
    kind: dataset
    name: {vi: Hồ sơ công dân}
    personal-data: true
""",
    better="""\
elements:
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    protection-status: complete
    security-level: 2
    accesses: [ho-so]
  ho-so:
    kind: dataset
    name: {vi: Hồ sơ công dân}
    personal-data: true
""",
    source=Text(
        "Nghị định 85/2016/NĐ-CP, Điều 7 và 8: thông tin riêng, thông tin cá nhân là một tiêu chí của cấp "
        "độ, từ cấp độ 2.",
        "Decree 85/2016/NĐ-CP, Articles 7 and 8: private and personal information is a criterion of the "
        "level, from level 2 on.",
    ),
)


LEAST = 2


def check(context: Context) -> Iterator[Fault]:
    """Every system of the repository that accesses, or states to hold, personal data, with the first thing that is amiss."""
    repository = context.repository
    survey = context.survey
    handled: dict[str, str] = {}
    for relation in survey.relations.get("accesses", ()):
        data = repository.element(relation.target)
        if data is not None and data.values.get("personal-data") is True and relation.source in survey.systems:
            handled.setdefault(relation.source, relation.target)
    for key, data_key in handled.items():
        if key not in repository.elements:
            continue
        problem, field = _problem(context, key)
        if problem:
            arguments: dict[str, Argument] = {"element": key, "data": data_key, "problem": Term(problem)}
            where = repository.locus(key, field) if field else repository.locus(key, part="key")
            home = repository.linked.get(repository.home_of(data_key), repository)
            declared = home.locus(data_key.rpartition(":")[2], "personal-data")
            related: tuple[tuple[Label, Locus], ...] = (("declared", declared),)
            severity = None if field else Severity.INFO
            yield Fault(INFO.code, where, arguments, key, field or "security-level", "", related, severity)


def _problem(context: Context, key: str) -> tuple[str, str]:
    """What is amiss (a term) and the field that says so; no field where it is what is not said."""
    element = context.repository.elements[key]
    values = element.values
    level = values.get("security-level")
    if values.get("personal-data") is False:
        return "says-no-personal-data", "personal-data"
    if isinstance(level, int) and level < LEAST:
        return "level-too-low-for-personal-data", "security-level"
    if values.get("protection-status") == "not-started":
        return "protection-not-started", "protection-status"
    levelled = "security-level" in context.repository.metamodel.properties_of(element.kind)
    return ("level-not-described", "") if level is None and levelled else ("", "")


RULE = Rule(INFO, check)
