"""TIM001: something ends before it begins, or was planned only after it had begun."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.elements import NO_FACTS, Element, RelationFacts
from ....model.findings import Argument
from ....model.source import Locus
from ...citation import spelled
from ...dates import day, surely_before
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="TIM001",
    name="dates-out-of-order",
    severity=Severity.WARNING,
    message=Text(
        "`{item}` ghi `{later}` là {later_date}, sớm hơn `{earlier}` là {earlier_date}.",
        "`{item}` states `{later}` as {later_date}, which is before `{earlier}`, {earlier_date}.",
    ),
    hint=Text(
        "Đối chiếu với nguồn rồi sửa mốc thời gian bị sai; mốc nào chưa biết thì bỏ đi.",
        "Compare with the source and correct the wrong date; leave out one that is not known.",
    ),
    what=Text(
        "Phần tử, quan hệ và miễn trừ kết thúc không sớm hơn ngày bắt đầu; ngày có kế hoạch (`planned`) không muộn hơn ngày "
        "bắt đầu hay kết thúc. Năm hoặc tháng chỉ bị tính khi mọi ngày trong đó đều trái thứ tự.",
        "Elements, relations and exemptions do not end before they begin; a date of planning is not later than the beginning "
        "or the end. A year or a month counts only where every day in it would be out of order.",
    ),
    why=Text(
        "Mốc thời gian trái thứ tự làm cho trạng thái tại ngày xét và lộ trình đều sai.",
        "Dates out of order falsify the state at a date and the roadmap.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    since: 2017
    until: 2015-06-30
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa điện tử}
    since: 2015
    until: 2017-06-30
""",
    source=Text(
        "Ngữ pháp tệp mô hình, mục “Time”; ArchiMate 3.2, mục 12.2.4: giai đoạn kiến trúc.",
        "Grammar of the model files, “Time”; ArchiMate 3.2, 12.2.4: plateau.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every pair of written dates that cannot both be right, at the one that comes too early."""
    repository = context.repository
    for key, element in repository.elements.items():
        if element.until is None and element.planned is None:
            continue  # one date alone contradicts nothing; most elements say no more
        for earlier, later in _contradictions(element):
            yield _fault(key, element, earlier, later, repository.locus(key, later))
    for relation in repository.relations:
        facts = relation[3]
        if facts is NO_FACTS or (facts.until is None and facts.planned is None):
            continue
        for earlier, later in _contradictions(facts):
            where = repository.relation_locus(relation)
            where = where._replace(route=(*where.route, later))
            yield _fault(spelled(relation), facts, earlier, later, where)
    for name, exemption in repository.exemptions.items():
        if surely_before(exemption.until, exemption.from_):
            yield _said(name, ("from", exemption.from_), ("until", exemption.until), repository.locus(name, "until"))


def _contradictions(dated: Element | RelationFacts) -> Iterator[tuple[str, str]]:
    """(earlier, later) of the fields of *dated* that are in the wrong order; at most one for each date."""
    if surely_before(dated.until, dated.since):
        yield "since", "until"
    elif dated.since is None and surely_before(dated.until, dated.planned):
        yield "planned", "until"
    if surely_before(dated.since, dated.planned):
        yield "planned", "since"


def _fault(item: str, dated: Element | RelationFacts, earlier: str, later: str, where: Locus) -> Fault:
    return _said(item, (earlier, getattr(dated, earlier)), (later, getattr(dated, later)), where)


def _said(item: str, earlier: tuple[str, str | None], later: tuple[str, str | None], where: Locus) -> Fault:
    arguments: dict[str, Argument] = {
        "item": item,
        "earlier": earlier[0],
        "earlier_date": day(earlier[1] or ""),
        "later": later[0],
        "later_date": day(later[1] or ""),
    }
    return Fault(INFO.code, where, arguments, item, later[0])


RULE = Rule(INFO, check)
