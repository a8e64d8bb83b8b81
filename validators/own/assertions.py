"""What a declarative rule finds: the selected elements for which its assertion does not hold, at the smallest thing to change."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ...model.elements import Element, written
from ...model.ownrules import Assertion, OnlyWith, OwnRule, PropertyAsked, RelationAsked, RelationPropertyAsked
from ...model.patterns import matches
from ...model.source import Locus
from ...model.text import Text
from .ground import FREE, End, Found, Ground, value_of, wrong_value


class Miss(NamedTuple):
    """One element for which a rule does not hold, and what is wrong with it."""

    element: str
    where: Locus
    field: str = ""
    target: str = ""
    value: str = ""


def misses(ground: Ground, rule: OwnRule) -> Iterator[Miss]:
    """What *rule* (a sound one with an assertion) finds, each thing once."""
    asked = rule.assert_
    if asked is None:
        return
    seen: set[tuple[str, str, str]] = set()
    for miss in _misses(ground, rule, asked):
        identity = (miss.element, miss.field, miss.target)
        if identity not in seen:
            seen.add(identity)
            yield miss


def _misses(ground: Ground, rule: OwnRule, asked: Assertion) -> Iterator[Miss]:
    chosen = ground.chosen(rule.select)
    if asked.max_depth is not None:
        yield from _too_deep(ground, dict(chosen), asked.max_depth)
        return
    codes = frozenset(ground.repository.identity(ground.key(code)) for code in asked.classified or ())
    for key, element in chosen:
        if asked.none:
            yield Miss(key, ground.repository.locus(key, part="key"))
        elif asked.stated is not None:
            yield from _unstated(ground, key, element, asked.stated)
        elif asked.property is not None:
            yield from _property(ground, key, element, asked.property)
        elif asked.relation is not None:
            yield from _count(ground, key, asked.relation)
        elif asked.relations_only is not None:
            yield from _others(ground, key, asked.relations_only)
        elif asked.relation_property is not None:
            yield from _relation_property(ground, key, asked.relation_property)
        elif asked.name is not None:
            yield from _name(ground, key, element, asked.name)
        elif not ground.classified(element, codes):
            yield at_field(ground, key, "classified-as")


def at_field(ground: Ground, key: str, field: str, value: str = "") -> Miss:
    """A miss at what *key* says under *field*; at the element itself where it says nothing."""
    route = (
        tuple(field.split(".", 1)) if field.startswith((FREE, "name.", "short-name.", "documentation.")) else (field,)
    )
    repository = ground.repository
    node = repository.locus(key).document.node(("elements", key, *route))
    where = repository.locus(key, part="key") if node is None else repository.locus(key, *route)
    return Miss(key, where, field, value=value)


def _unstated(ground: Ground, key: str, element: Element, fields: tuple[str, ...]) -> Iterator[Miss]:
    return (at_field(ground, key, field) for field in fields if not states(element, field))


def states(element: Element, field: str) -> bool:
    """Whether *element* says anything under *field*, a key of the model files or ``name.en``."""
    if field in element.values or field.startswith(FREE):
        return value_of(element, field) is not None
    name, _, language = field.partition(".")
    said = getattr(element, name.replace("-", "_"), None)
    if isinstance(said, Text):
        return bool((getattr(said, language) if language else said.best("vi")) or "")
    return bool(said)


def _property(ground: Ground, key: str, element: Element, asked: PropertyAsked) -> Iterator[Miss]:
    value = value_of(element, asked.name)
    if value is None:
        if asked.required:
            yield at_field(ground, key, asked.name)
    elif wrong := wrong_value(asked, value):
        yield at_field(ground, key, asked.name, wrong)


def _count(ground: Ground, key: str, asked: RelationAsked) -> Iterator[Miss]:
    """Too few relations are a miss of the element; of too many, each that is one too many."""
    ends = ground.ends(key, asked.verbs, asked.direction, asked.with_)
    if asked.at_least is not None and len(ends) < asked.at_least:
        where = ground.repository.locus(key, part="key")
        yield Miss(key, where, ",".join(asked.verbs) or "relations", value=str(len(ends)))
    if asked.at_most is not None:
        yield from (_at_relation(ground, key, end, str(len(ends))) for end in ends[asked.at_most :])


def _at_relation(ground: Ground, key: str, end: End, value: str = "", field: str = "") -> Miss:
    """A miss at a relation of *key*; at the element itself where somebody else wrote the relation."""
    repository, relation = ground.repository, end.relation
    ours = relation.source in repository.elements or relation.id in repository.relation_ids
    where = repository.relation_locus(relation) if ours else repository.locus(key, part="key")
    if ours and field and where.document.node((*where.route, field)) is not None:
        where = where._replace(route=(*where.route, field))
    name = relation.verb if end.out else f"{relation.verb}-from"
    return Miss(key, where, name, relation.facts.id or end.other, value)


def _others(ground: Ground, key: str, asked: OnlyWith) -> Iterator[Miss]:
    members = ground.members(asked.with_)
    ends = ground.ends(key, asked.verbs, asked.direction)
    return (_at_relation(ground, key, end) for end in ends if end.other not in members)


def _relation_property(ground: Ground, key: str, asked: RelationPropertyAsked) -> Iterator[Miss]:
    for end in ground.ends(key, asked.verbs, asked.direction, asked.with_):
        facts, free = end.relation.facts, asked.name.startswith(FREE)
        value = facts.properties.get(asked.name[len(FREE) :]) if free else facts.values.get(asked.name)
        if value is None:
            if asked.required:
                yield _at_relation(ground, key, end)
        elif wrong := wrong_value(asked, value):
            yield _at_relation(ground, key, end, wrong, asked.name)


def _name(ground: Ground, key: str, element: Element, asked: Text) -> Iterator[Miss]:
    for language, pattern, name in (("vi", asked.vi, element.name.vi), ("en", asked.en, element.name.en)):
        if pattern is not None and name is not None and not matches(pattern, unicodedata.normalize("NFC", name)):
            yield at_field(ground, key, f"name.{language}", written(name))


def _too_deep(ground: Ground, chosen: dict[str, Element], most: int) -> Iterator[Miss]:
    """The selected elements that lie too deep, without those that only follow from a selected whole that does."""
    levels = ground.levels
    deep = {key for key in chosen if levels.get(key, 0) > most}
    for key in chosen:
        if key in deep:
            wholes = ground.ends(key, ("composed-of", "aggregates"), "in")
            if not any(end.other in deep for end in wholes):
                yield Miss(key, ground.repository.locus(key, part="key"), "max-depth", value=str(levels[key]))


__all__ = ["Found", "Miss", "at_field", "misses", "states"]
