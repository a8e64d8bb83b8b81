"""What is wrong with an own rule before it is ever run: it names what does not exist, can never fail, or can never be met.

A rule that cannot fail proves nothing, and one that cannot be met is a trap (yarrasys/yarramate#382); both are refused when loaded.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ...model.frameworks import Property
from ...model.ids import nearest
from ...model.ownrules import (
    OWN_CODE,
    Assertion,
    Meant,
    OnlyWith,
    OwnRule,
    PropertyAsked,
    RelationAsked,
    RelationPropertyAsked,
    Stating,
)
from ...model.patterns import PatternError, compiled, matches, takes_anything
from ...model.repository import Repository
from ...model.source import Route
from ...model.text import Text
from ...model.vocabulary import LAYERS, VERBS
from .ground import FREE

SLOTS = frozenset({"element", "name", "kind", "field", "target", "value"})
"""What a message may speak of."""
FIELDS = (
    "short-name",
    "documentation",
    "owner",
    "classified-as",
    "planned",
    "since",
    "until",
    "evidence",
    "sources",
    "name.vi",
    "name.en",
    "documentation.vi",
    "documentation.en",
)
"""What ``stated`` may ask for, besides properties."""
SLOT = re.compile(r"\{(\w+)(?::(?:[^{}]|\{\})*)?\}")
_ASKING = PropertyAsked | RelationPropertyAsked | Stating


class Problem(NamedTuple):
    """What is wrong (a term), where below the rule, with which word, and the word that may have been meant."""

    route: Route
    term: str
    value: str = ""
    nearest: str = ""


def problems(
    repository: Repository, rule: OwnRule, taken: Collection[str], groups: Collection[str]
) -> Iterator[Problem]:
    """Everything that is wrong with *rule*; *taken* are codes of other rules, *groups* the tool's own."""
    if not re.fullmatch(OWN_CODE, rule.code):
        yield Problem(("code",), "own-code-form", rule.code)
    elif rule.code in taken or rule.code[:3] in groups:
        yield Problem(("code",), "own-code-taken", rule.code)
    asked = [
        name for name, value in (("assert", rule.assert_), ("sparql", rule.sparql), ("shacl", rule.shacl)) if value
    ]
    if len(asked) != 1:
        yield Problem((asked[1],) if asked else (), "own-one-of-three")
    if rule.select is not None and rule.assert_ is None:
        yield Problem(("select",), "own-select-alone")
    if rule.file is not None and rule.id not in repository.queries:
        yield Problem((asked[0],), "own-no-file", rule.file)
    for key in ("message", "hint"):
        yield from _slots(getattr(rule, key), (key,))
    yield from _Words(repository).rule(rule)


def _slots(text: Text | None, route: Route) -> Iterator[Problem]:
    for language, template in (("vi", text.vi), ("en", text.en)) if text else ():
        for match in SLOT.finditer(template or ""):
            if match[1] not in SLOTS:
                near = nearest(match[1], SLOTS)
                yield Problem((*route, language), "own-unknown-slot", match[1], near)
        if set("{}") & set(SLOT.sub("", template or "")):
            yield Problem((*route, language), "own-stray-brace")


class _Words:
    """The words of one repository that a rule may use."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.metamodel = repository.metamodel
        claim = repository.manifest.conforms_to
        self.unsure = claim is not None and repository.framework is None
        """Whether the profile could not be read: what is unknown may well stand there."""

    def rule(self, rule: OwnRule) -> Iterator[Problem]:
        if rule.select is not None:
            yield from self.meant(rule.select, ("select",))
            if rule.select.relation is not None:
                yield from self.relation(rule.select.relation, ("select", "relation"))
        if rule.assert_ is not None:
            yield from self.assertion(rule.assert_, rule.select, ("assert",))

    def meant(self, meant: Meant, route: Route) -> Iterator[Problem]:
        """What is wrong with a selection."""
        words = list(self.unknown(meant.kinds, self.metamodel.kinds, (*route, "kinds"), "own-unknown-kind"))
        words += self.unknown(meant.layers, LAYERS, (*route, "layers"), "own-unknown-layer", sure=True)
        yield from words
        layers = {self.metamodel.layer(kind) for kind in meant.kinds}
        if not words and layers and meant.layers and not layers & {*meant.layers} and not self.unsure:
            yield Problem((*route, "layers"), "own-selects-nothing")
        for key in ("owner", "component"):
            reference = getattr(meant, key)
            if reference is not None and not self.known(key, reference):
                yield Problem((*route, key), "own-unknown-reference", reference)
        for key in ("elements", "classified-as"):
            for number, reference in enumerate(getattr(meant, key.replace("-", "_"))):
                if not self.known(key, reference):
                    yield Problem((*route, key, number), "own-unknown-reference", reference)
        if meant.repository is not None and not self.home(meant.repository):
            yield Problem((*route, "repository"), "own-unknown-repository", meant.repository)
        for number, condition in enumerate(meant.where):
            yield from self.condition(condition, meant.kinds, (*route, "where", number))

    def known(self, key: str, reference: str) -> bool:
        """Whether *reference* names something; what a repository that was not found would say is not known to be wrong."""
        repository = self.repository
        prefix, colon, rest = reference.partition(":")
        use = repository.manifest.uses.get(prefix) if colon else None
        if colon and (use is None or (use.key not in repository.linked and use.key not in repository.frameworks)):
            return use is not None
        full = f"{use.key}:{rest}" if use is not None else reference
        if key == "component":
            framework = repository.framework
            if not colon and framework is not None:
                return rest in framework.components or reference in framework.components
            return repository.framework_item(full) is not None or (not colon and self.unsure)
        if key == "classified-as":
            return repository.framework_item(full) is not None
        return repository.element(full) is not None or full in repository.broken

    def home(self, name: str) -> bool:
        repository = self.repository
        use = repository.manifest.uses.get(name)
        return name == repository.id or name in repository.linked or use is not None

    def condition(self, asked: Stating, kinds: tuple[str, ...], route: Route) -> Iterator[Problem]:
        """What is wrong with one thing an element must say to be meant."""
        yield from self.value(asked, asked.property, (*route, "property"), route, kinds, never="own-selects-nothing")
        if not asked.stated and _asks(asked):
            yield Problem(route, "own-selects-nothing")

    def relation(self, asked: RelationAsked | OnlyWith | RelationPropertyAsked, route: Route) -> Iterator[Problem]:
        yield from self.unknown(asked.verbs, VERBS, (*route, "verbs"), "own-unknown-verb", sure=True)
        if asked.with_ is not None:
            yield from self.meant(asked.with_, (*route, "with"))

    def assertion(self, asked: Assertion, select: Meant | None, route: Route) -> Iterator[Problem]:
        """What is wrong with what must hold."""
        given = [name for name in asked.__slots__ if getattr(asked, name) is not None]
        if len(given) != 1:
            yield Problem(route, "own-one-assertion")
            return
        kinds = select.kinds if select is not None else ()
        if asked.property is not None:
            yield from self.asked(asked.property, (*route, "property"), kinds)
        elif asked.relation_property is not None:
            yield from self.relation(asked.relation_property, (*route, "relation-property"))
            yield from self.asked(asked.relation_property, (*route, "relation-property"), ())
        elif asked.relation is not None:
            yield from self.count(asked.relation, (*route, "relation"))
        elif asked.relations_only is not None:
            yield from self.relation(asked.relations_only, (*route, "relations-only"))
            if asked.relations_only.with_ == Meant():
                yield Problem((*route, "relations-only", "with"), "own-never-fails")
        elif asked.stated is not None:
            yield from self.unknown(
                asked.stated, (*FIELDS, *self.metamodel.properties), (*route, "stated"), "own-unknown-field", free=True
            )
            if not asked.stated:
                yield Problem((*route, "stated"), "own-never-fails")
        elif asked.name is not None:
            yield from self.names(asked.name, (*route, "name"))
        elif asked.classified is not None:
            for number, code in enumerate(asked.classified):
                if not self.known("classified-as", code):
                    yield Problem((*route, "classified", number), "own-unknown-reference", code)
            if not asked.classified:
                yield Problem((*route, "classified"), "own-never-met")
        elif asked.max_depth is not None and asked.max_depth < 0:
            yield Problem((*route, "max-depth"), "own-never-met")
        elif asked.none is False:
            yield Problem((*route, "none"), "own-never-fails")

    def count(self, asked: RelationAsked, route: Route) -> Iterator[Problem]:
        yield from self.relation(asked, route)
        low, high = asked.at_least, asked.at_most
        if (low is None or low <= 0) and high is None:
            yield Problem(route, "own-never-fails")
        elif high is not None and high < max(low or 0, 0):
            yield Problem((*route, "at-most"), "own-never-met")

    def names(self, asked: Text, route: Route) -> Iterator[Problem]:
        patterns = [(language, text) for language, text in (("vi", asked.vi), ("en", asked.en)) if text]
        if not patterns:
            yield Problem(route, "own-never-fails")
        for language, pattern in patterns:
            yield from _pattern(pattern, (*route, language))

    def asked(
        self, asked: PropertyAsked | RelationPropertyAsked, route: Route, kinds: tuple[str, ...]
    ) -> Iterator[Problem]:
        """What is wrong with what a property must be."""
        found = list(self.value(asked, asked.name, (*route, "name"), route, kinds, never="own-never-met"))
        yield from found
        declared = self.declared(asked, asked.name)
        if not found and not asked.required and (not _asks(asked) or _as_wide(asked, declared)):
            yield Problem(route, "own-never-fails")

    def declared(self, asked: _ASKING, name: str) -> Property | None:
        table = (
            self.metamodel.relation_properties
            if isinstance(asked, RelationPropertyAsked)
            else self.metamodel.properties
        )
        return table.get(name)

    def value(
        self, asked: _ASKING, name: str, named: Route, route: Route, kinds: tuple[str, ...], *, never: str
    ) -> Iterator[Problem]:
        """The property exists and applies to one of *kinds*, and some value of it can be as *asked*."""
        of_relations = isinstance(asked, RelationPropertyAsked)
        table = self.metamodel.relation_properties if of_relations else self.metamodel.properties
        declared = table.get(name)
        if declared is None:
            if not name.startswith(FREE) and not self.unsure:
                yield Problem(named, "own-unknown-property", name, nearest(name, table))
            return
        if kinds and not of_relations and not any(name in self.metamodel.properties_of(kind) for kind in kinds):
            yield Problem(named, "own-does-not-apply", name)
        if asked.pattern is not None:
            yield from _pattern(asked.pattern, (*route, "pattern"))
        yield from _possible(asked, declared, route, never)

    def unknown(
        self,
        words: Iterable[str],
        known: Collection[str],
        route: Route,
        term: str,
        *,
        sure: bool = False,
        free: bool = False,
    ) -> Iterator[Problem]:
        for number, word in enumerate(words):
            if word not in known and not (free and word.startswith(FREE)) and (sure or not self.unsure):
                yield Problem((*route, number), term, word, nearest(word, known))


def _asks(asked: _ASKING) -> bool:
    return bool(asked.values) or any(x is not None for x in (asked.minimum, asked.maximum, asked.pattern))


def _pattern(pattern: str, route: Route) -> Iterator[Problem]:
    try:
        compiled(pattern)
    except PatternError as error:
        yield Problem(route, f"own-{error}", pattern)
        return
    if takes_anything(pattern):
        yield Problem(route, "own-never-fails", pattern)


def _possible(asked: _ASKING, declared: Property, route: Route, never: str) -> Iterator[Problem]:
    """Whether a value that the property may have can be as *asked*."""
    low, high = asked.minimum, asked.maximum
    if low is not None and high is not None and low > high:
        yield Problem((*route, "maximum"), never)
        return
    if (low is not None or high is not None) and declared.type not in ("integer", "number"):
        yield Problem((*route, "minimum" if low is not None else "maximum"), "own-no-number")
        return
    if (high is not None and declared.minimum is not None and high < declared.minimum) or (
        low is not None and declared.maximum is not None and low > declared.maximum
    ):
        yield Problem((*route, "minimum" if low is not None else "maximum"), never)
    for number, value in enumerate(asked.values):
        if declared.values and value not in declared.values:
            yield Problem((*route, "values", number), "own-unknown-value", value, nearest(value, declared.values))
    if asked.pattern is not None and declared.values and not any(_matches(asked.pattern, v) for v in declared.values):
        yield Problem((*route, "pattern"), never, asked.pattern)


def _matches(pattern: str, value: str) -> bool:
    try:
        return matches(pattern, value)
    except PatternError:
        return True


def _as_wide(asked: PropertyAsked | RelationPropertyAsked, declared: Property | None) -> bool:
    """Whether every value that the property may have is as *asked*."""
    if declared is None or asked.pattern is not None:
        return False
    if asked.values:
        return bool(declared.values) and {*declared.values} <= {*asked.values}
    low = asked.minimum is None or (declared.minimum is not None and asked.minimum <= declared.minimum)
    high = asked.maximum is None or (declared.maximum is not None and asked.maximum >= declared.maximum)
    return low and high
