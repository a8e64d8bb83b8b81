"""SEC003: what a system runs on has a lower security level than the system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....model.findings import Argument, Label
from ....model.source import Locus
from ....model.survey import Survey
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SEC003",
    name="host-below-hosted",
    severity=Severity.WARNING,
    message=Text(
        "Cấp độ của `{element}` là {value}, thấp hơn cấp độ {highest} của `{hosted}` đặt trên đó{chain: (qua {})}.",
        "The level of `{element}` is {value}, below {highest}, that of `{hosted}`, which runs on it{chain: "
        "(through {})}.",
    ),
    hint=Text(
        "Nâng cấp độ của `{element}` lên {highest}, chuyển `{hosted}` sang hạ tầng đủ cấp độ, hoặc xem lại "
        "cấp độ đã ghi.",
        "Raise `{element}` to {highest}, move `{hosted}` to where the level is met, or review the levels stated.",
    ),
    what=Text(
        "Hạ tầng (máy chủ, trung tâm dữ liệu, phần mềm hệ thống) mà một hệ thống đặt trên đó, trực tiếp hoặc "
        "qua các lớp trung gian chưa ghi cấp độ, không ghi cấp độ thấp hơn hệ thống. Cấp độ chưa ghi là chưa mô tả.",
        "Infrastructure (node, data centre, system software) on which a system runs, directly or through "
        "layers that state no level, states no lower level than the system. A level that is not stated is "
        "not described.",
    ),
    why=Text(
        "Hệ thống chỉ an toàn bằng nơi đặt nó: phương án bảo vệ của hạ tầng theo cấp độ thấp hơn thì hệ "
        "thống không được bảo vệ đủ.",
        "A system is only as safe as what it runs on: if that is protected for a lower level, the system is "
        "not protected.",
    ),
    example="""\
elements:
  trung-tam-du-lieu:
    kind: data-centre
    name: {vi: Trung tâm dữ liệu tỉnh}
    security-level: 2
    serves: [mot-cua]
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    security-level: 3
""",
    better="""\
elements:
  trung-tam-du-lieu:
    kind: data-centre
    name: {vi: Trung tâm dữ liệu tỉnh}
    security-level: 3
    serves: [mot-cua]
  mot-cua:
    kind: information-system
    name: {vi: Hệ thống một cửa điện tử}
    security-level: 3
""",
    source=Text(
        "Nghị định 85/2016/NĐ-CP quy định cấp độ của từng hệ thống; việc hạ tầng không thấp hơn hệ thống đặt "
        "trên đó là suy luận của công cụ.",
        "Decree 85/2016/NĐ-CP gives every system a level; that infrastructure is not below what runs on it "
        "is the tool's inference.",
    ),
)


LEVEL = "security-level"
_HOSTS = ("assigned-to", "serves", "realizes")
_GROUND = frozenset({"Node", "Device", "SystemSoftware"})
_ON_IT = (*sorted(_GROUND), "Artifact", "ApplicationComponent", "ApplicationCollaboration", "DataObject")
_Demand = tuple[int, str, tuple[str, ...]]
"""The highest level demanded, the element that demands it, and the way to it over elements that state none."""


def check(context: Context) -> Iterator[Fault]:
    """Every piece of infrastructure of the repository that states a lower level than something on it."""
    repository = context.repository
    survey = context.survey
    on_it = _hosted(context, survey)
    demands: dict[str, _Demand] = {}
    for key in on_it:
        level = _level(context, key)
        if level is None or key not in repository.elements:
            continue
        highest, hosted, way = _demand(context, key, on_it, demands)
        if level < highest:
            arguments: dict[str, Argument] = {
                "element": key,
                "value": level,
                "highest": highest,
                "hosted": hosted,
                "chain": way,
            }
            home = repository.linked.get(repository.home_of(hosted), repository)
            related: tuple[tuple[Label, Locus], ...] = (("declared", home.locus(hosted.rpartition(":")[2], LEVEL)),)
            yield Fault(INFO.code, repository.locus(key, LEVEL), arguments, key, LEVEL, hosted, related)


def _level(context: Context, key: str) -> int | None:
    element = context.repository.element(key)
    value = element.values.get(LEVEL) if element else None
    return value if isinstance(value, int) else None


def _hosted(context: Context, survey: Survey) -> Mapping[str, list[str]]:
    """Infrastructure → what runs on it."""
    concept = context.repository.concept
    found: dict[str, list[str]] = {}
    for verb in _HOSTS:
        for relation in survey.relations.get(verb, ()):
            if concept(relation.source) in _GROUND and concept(relation.target) in _ON_IT:
                found.setdefault(relation.source, []).append(relation.target)
    return found


def _demand(context: Context, host: str, on_it: Mapping[str, list[str]], demands: dict[str, _Demand]) -> _Demand:
    """What the elements on *host* demand of it; what states no level hands on what is on itself. A circle is gone round once."""
    waiting = [host]
    demands.setdefault(host, (0, "", ()))
    order: list[str] = []
    while waiting:
        key = waiting.pop()
        order.append(key)
        for above in on_it.get(key, ()):
            if _level(context, above) is None and above not in demands:
                demands[above] = (0, "", ())
                waiting.append(above)
    for key in reversed(order):
        for above in on_it.get(key, ()):
            level = _level(context, above)
            demand = (level, above, ()) if level is not None else _through(above, demands[above])
            if demand[0] > demands[key][0]:
                demands[key] = demand
    return demands[host]


def _through(key: str, demand: _Demand) -> _Demand:
    return demand[0], demand[1], (key, *demand[2])


RULE = Rule(INFO, check)
