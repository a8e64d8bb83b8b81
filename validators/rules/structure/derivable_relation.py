"""STR011: a relation that says nothing but what follows from two others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ....model.elements import NO_FACTS, Relation, RelationFacts
from ....model.findings import Argument, Label
from ....model.repository import Repository
from ....model.source import Locus
from ....model.survey import in_effect
from ....model.vocabulary import concepts
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR011",
    name="derivable-relation",
    severity=Severity.INFO,
    message=Text(
        "Quan hệ `{verb}` từ `{element}` tới `{target}` đã suy ra được từ hai quan hệ khác, qua `{via}`.",
        "The relation `{verb}` from `{element}` to `{target}` follows from two others, by way of `{via}`.",
    ),
    hint=Text(
        "Bỏ quan hệ này, hoặc ghi điều riêng mà nó cho biết (`carries`, `since`, `sources`…).",
        "Remove it, or write what it says of its own (`carries`, `since`, `sources`…).",
    ),
    what=Text(
        "Quan hệ không mang thông tin riêng thì không lặp lại điều chắc chắn suy ra được: chuỗi hai quan hệ cấu trúc cho quan "
        "hệ yếu hơn trong hai; bộ phận phục vụ, truy cập hoặc được phục vụ thì tổng thể cũng vậy.",
        "A relation without facts of its own does not repeat what surely follows: two structural relations in a row give the "
        "weaker of the two; what a part serves, accesses or is served by, its whole does.",
    ),
    why=Text(
        "Điều viết hai lần sẽ lệch nhau: khi quan hệ chi tiết thay đổi, quan hệ tóm tắt vẫn còn đó và sai.",
        "What is written twice drifts apart: when the detailed relation changes, the summary stays and is wrong.",
    ),
    example="""\
elements:
  cong-tinh:
    kind: application-component
    name: {vi: Cổng thông tin điện tử tỉnh}
    composed-of: [cong-dvc]
    serves: [nguoi-dan]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    serves: [nguoi-dan]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
""",
    better="""\
elements:
  cong-tinh:
    kind: application-component
    name: {vi: Cổng thông tin điện tử tỉnh}
    composed-of: [cong-dvc]
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công}
    serves: [nguoi-dan]
  nguoi-dan:
    kind: business-actor
    name: {vi: Người dân}
""",
    source=Text(
        "ArchiMate 3.2, mục 5.7 và phụ lục B.2: các quy tắc suy diễn chắc chắn DR1 đến DR4.",
        "ArchiMate 3.2, 5.7 and appendix B.2: the rules DR1 to DR4 of certain derivation.",
    ),
)
_STRENGTH = {"realizes": 0, "assigned-to": 1, "aggregates": 2, "composed-of": 3}
"""The structural relations, the weakest first (appendix B.2.2)."""
_WEAKEST = {
    verb: [
        (one, other) for one in _STRENGTH for other in _STRENGTH if verb == min(one, other, key=_STRENGTH.__getitem__)
    ]
    for verb in _STRENGTH
}
"""Structural relation → the pairs of which it is the weaker."""
_DEPENDENCIES = ("serves", "accesses", "influences")
"""Without association: that two things have something to do with each other is said of these two, not of their parts."""
_NOT_DERIVED = frozenset({None, "Grouping", "Junction", "Relationship"})
_UNSURE = frozenset({"derived", "inferred"})
_DOMAINS = frozenset({"motivation", "strategy", "roadmap"})
"""Beside the core, whose layers are one domain (appendix B.4)."""
_Legs = dict[tuple[str, str], Relation]
_Pair = tuple[str, Relation, Relation]


_Ends = dict[str, dict[str, set[str]]]


class _Known(NamedTuple):
    """The relations from which others may follow, by verb and ends; and by verb (``""``: any structural one) who is at an end.

    Two sets are always met by walking the smaller one, so the work is bounded by the lower degree of the two ends.
    """

    legs: dict[str, _Legs]
    onto: _Ends
    from_: _Ends


def check(context: Context) -> Iterator[Fault]:
    """Every relation without facts that DR1 to DR4 derive from two that are in effect and taken at their word."""
    repository = context.repository
    known = _known(context)
    if not known.from_[""] and not known.legs["specializes"]:
        return
    said: set[tuple[str, str, str]] = set()
    ends = {end for relation in repository.relations for end in relation[:3:2]} if repository.relation_ids else set()
    for relation in repository.relations:
        triple = relation[:3]
        if triple[1] == "composed-of":  # a part of a part that is a part, too, has two wholes: STR005
            continue
        if triple not in said and _says_nothing(relation) and relation.facts.id not in ends:
            pair = _derivation(context, known, relation)
            if pair is not None:
                said.add(triple)
                yield _fault(repository, relation, pair)


def _says_nothing(relation: Relation) -> bool:
    """Whether *relation* has no facts but, where it stands on its own, its id."""
    facts = relation.facts
    return facts is NO_FACTS or (facts.evidence is None and facts == RelationFacts(id=facts.id))


def _known(context: Context) -> _Known:
    verbs = (*_STRENGTH, *_DEPENDENCIES, "specializes")
    legs: dict[str, _Legs] = {verb: {} for verb in verbs}
    onto: _Ends = {verb: {} for verb in ("", *verbs)}
    from_: _Ends = {verb: {} for verb in ("", *verbs)}
    for relation in context.repository.relations:
        source, verb, target = relation[:3]
        if verb in legs and _sure(context, relation):
            legs[verb][source, target] = relation
            family = "" if verb in _STRENGTH else verb
            onto[family].setdefault(target, set()).add(source)
            from_[family].setdefault(source, set()).add(target)
    return _Known(legs, onto, from_)


def _sure(context: Context, relation: Relation) -> bool:
    facts = relation.facts
    return facts is NO_FACTS or (facts.evidence not in _UNSURE and in_effect(relation, context.as_of))


def _derivation(context: Context, known: _Known, relation: Relation) -> _Pair | None:
    """The two relations that *relation* follows from, with what lies between; the first by its id."""
    candidates = (pair for pair in _candidates(known, relation) if _joins(context, relation, pair[0]))
    return min(candidates, key=lambda pair: (pair[0], pair[1].verb, pair[2].verb), default=None)


def _candidates(known: _Known, relation: Relation) -> Iterator[_Pair]:
    source, verb, target = relation[:3]
    none: set[str] = set()
    inside = known.from_[""]
    if verb in _STRENGTH:
        for between in inside.get(source, none) & known.onto[""].get(target, none):
            for one, other in _WEAKEST[verb]:
                first, second = known.legs[one].get((source, between)), known.legs[other].get((between, target))
                if first is not None and second is not None:
                    yield between, first, second  # DR2
    elif verb in _DEPENDENCIES:
        for between in inside.get(source, none) & known.onto[verb].get(target, none):
            yield between, _strongest(known, source, between), known.legs[verb][between, target]  # DR3
        for between in inside.get(target, none) & known.from_[verb].get(source, none):
            yield between, _strongest(known, target, between), known.legs[verb][source, between]  # DR4
    elif verb == "specializes":
        for between in known.from_[verb].get(source, none) & known.onto[verb].get(target, none):
            yield between, known.legs[verb][source, between], known.legs[verb][between, target]  # DR1


def _strongest(known: _Known, source: str, target: str) -> Relation:
    verbs = [verb for verb in _STRENGTH if (source, target) in known.legs[verb]]
    return known.legs[max(verbs, key=_STRENGTH.__getitem__)][source, target]


def _joins(context: Context, relation: Relation, between: str) -> bool:
    """Whether derivation passes *between*: it exists, no grouping or junction, nothing of a third domain (appendix B.1, B.4)."""
    repository, keys = context.repository, (relation.source, between, relation.target)
    concepts_of = [repository.concept(key) for key in keys]
    if len(set(keys)) < len(keys) or any(concept in _NOT_DERIVED for concept in concepts_of):
        return False
    first, middle, last = (_domain(concept or "") for concept in concepts_of)
    element = repository.element(between)
    return middle in (first, last) and element is not None and context.survey.exists(between, element)


@cache
def _domain(concept: str) -> str:
    layer = next((each.layer for each in concepts().values() if each.concept == concept), "")
    return layer if layer in _DOMAINS else "core"


def _fault(repository: Repository, relation: Relation, pair: _Pair) -> Fault:
    source, verb, target = relation[:3]
    via, legs = pair[0], pair[1:]
    arguments: dict[str, Argument] = {"element": source, "verb": verb, "target": target, "via": via}
    related: tuple[tuple[Label, Locus], ...] = tuple(("chain", repository.relation_locus(each)) for each in legs)
    return Fault(INFO.code, repository.relation_locus(relation), arguments, source, verb, target, related)


RULE = Rule(INFO, check)
