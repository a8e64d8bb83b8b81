"""The proof that a framework package makes sense: what could never work is named before anybody is judged by it.

An obligation that no model could satisfy, one that none could fail, or a component that no kind may realize would be worse
than none.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

from .checks import (
    ComponentAbsent,
    ComponentPresent,
    ExchangeProperty,
    ExchangeWith,
    Listed,
    Manual,
    PathThrough,
    PropertyIn,
    PropertyMatches,
    PropertyRange,
    RelationRequired,
    Selector,
)
from .frameworks import Crosswalk, Framework, Obligation, PreferredTerm
from .ids import parent_code
from .metamodel import Metamodel
from .vocabulary import LAYERS, VERBS, concepts

_ALWAYS_THERE = ("owner", "documentation", "sources", "since")


def unsound(framework: Framework) -> Iterator[tuple[str, str, str, str]]:
    """(section, name, problem, subject) of every item of *framework* that could never work."""
    metamodel = Metamodel(framework)
    known_kinds = set(metamodel.kinds)
    for name, kind in framework.kinds.items():
        if kind.narrows not in concepts():
            yield "kinds", name, "unknown-kind", kind.narrows
        if kind.layer is not None and kind.layer not in LAYERS:
            yield "kinds", name, "unknown-layer", kind.layer
        for key in sorted({*kind.properties, *kind.required} - {*framework.properties, *_ALWAYS_THERE}):
            yield "kinds", name, "unknown-property", key
    for section, table in (
        ("properties", framework.properties),
        ("relation-properties", framework.relation_properties),
    ):
        for name, item in table.items():
            if _empty_range(item.minimum, item.maximum):
                yield section, name, "empty-range", f"{item.minimum:g}–{item.maximum:g}"
            if item.pattern is not None and not _compiles(item.pattern):
                yield section, name, "bad-pattern", item.pattern
    for name, code in framework.codes.items():
        if code.model not in framework.models:
            yield "codes", name, "unknown-model", code.model
        above = parent_code(name)
        if above and above not in framework.codes and above not in framework.models:
            yield "codes", name, "no-parent", above
    for name, component in framework.components.items():
        for key in component.kinds:
            if key not in known_kinds:
                yield "components", name, "unknown-kind", key
        if component.model is not None and component.model not in framework.models:
            yield "components", name, "unknown-model", component.model
    for name, obligation in framework.obligations.items():
        for problem, subject in _unmeetable(framework, metamodel, obligation):
            yield "obligations", name, problem, subject
    yield from _crosswalk(framework)
    yield from _terms(framework)


def _terms(framework: Framework) -> Iterator[tuple[str, str, str, str]]:
    """The terms that could never be asked for, and those nobody could use without being asked again."""
    for name, term in framework.terms.items():
        if not term.instead_of or (term.since is None and term.document is None):
            yield "terms", name, "cannot-fail", ""
        for old in term.instead_of:
            words = re.findall(r"\w+", old.casefold())
            if not words:
                yield "terms", name, "cannot-fail", old
            elif any(f" {' '.join(words)} " in f" {' '.join(said)} " for said in _said(term)):
                yield "terms", name, "says-the-old-word", old


def _said(term: PreferredTerm) -> Iterator[list[str]]:
    """The preferred words in each language."""
    for text in (term.preferred.vi, term.preferred.en):
        yield re.findall(r"\w+", (text or "").casefold())


_ENDS: dict[str, tuple[range, range]] = {
    "kept": (range(1, 2), range(1, 2)),
    "renamed": (range(1, 2), range(1, 2)),
    "changed": (range(1, 2), range(1, 2)),
    "split": (range(1, 2), range(2, 1_000)),
    "merged": (range(2, 1_000), range(1, 2)),
    "added": (range(1), range(1, 1_000)),
    "withdrawn": (range(1, 1_000), range(1)),
}


_ONE_TO_ONE = frozenset({"kept", "renamed", "changed"})


def _crosswalk(framework: Framework) -> Iterator[tuple[str, str, str, str]]:
    """What cannot be true of a crosswalk: it leads from a version this one replaces to this one, item by item of one kind."""
    taken: dict[str, str] = {}
    for name, entry in framework.crosswalk.items():
        if not _ends_fit(entry):
            yield "crosswalk", name, "wrong-ends", entry.change
        for key in entry.to:
            if not key.startswith(f"{framework.key}:"):
                yield "crosswalk", name, "to-another-package", key
        for key in entry.from_:
            if key.partition(":")[0] not in framework.replaces:
                yield "crosswalk", name, "from-no-older-version", key
        if len({_space(key) for key in (*entry.from_, *entry.to)}) > 1:
            yield "crosswalk", name, "of-different-kinds", entry.change
        if entry.change in _ONE_TO_ONE:
            for key in (*entry.from_, *entry.to):
                if key in taken:
                    yield "crosswalk", name, "told-twice", f"{key} ({taken[key]})"
                taken[key] = name


def _space(key: str) -> str:
    """``component`` of ``vneaf@2.0:component/lgsp``."""
    return key.rpartition(":")[2].partition("/")[0]


def _ends_fit(entry: Crosswalk) -> bool:
    """Whether *entry* names as many older and newer items as its kind of change has."""
    before, after = _ENDS[entry.change]
    return len(entry.from_) in before and len(entry.to) in after


def _unmeetable(framework: Framework, metamodel: Metamodel, obligation: Obligation) -> Iterator[tuple[str, str]]:
    """Why no model could meet *obligation*, or none could fail it."""
    check = obligation.check.asked
    for field in check.__slots__:
        value = getattr(check, field)
        if isinstance(value, Selector):
            yield from _selector(framework, metamodel, value)
    match check:
        case ComponentPresent(component=component, or_=others):
            yield from (("unknown-component", key) for key in (component, *others) if key not in framework.components)
        case ComponentAbsent(component=component):
            if component not in framework.components:
                yield "unknown-component", component
        case PathThrough():
            yield from _path(framework, check)
        case ExchangeProperty():
            yield from _relation_property(framework, check)
        case Listed(list_=()):
            yield "no-possible-value", ""
        case RelationRequired(verbs=verbs):
            yield from (("unknown-verb", verb) for verb in verbs if verb not in VERBS)
        case ExchangeWith() | Manual() | Listed():
            pass
        case _ if hasattr(check, "property"):
            yield from _property(framework, metamodel, check)


def _path(framework: Framework, check: PathThrough) -> Iterator[tuple[str, str]]:
    if not check.via:
        yield "no-intermediary", ""
    if check.to.repository is None and check.from_.repository is None:
        yield "cannot-fail", "path-through"  # who keeps to its own repository passes no platform on the way out of it
    for key in check.via:
        package, _, item = key.partition(":")
        if package == framework.key and framework.item(item) is None:
            yield "unknown-component", item


def _relation_property(framework: Framework, check: ExchangeProperty) -> Iterator[tuple[str, str]]:
    if check.property not in framework.relation_properties:
        yield "unknown-property", check.property
    if check.pattern is not None and not _compiles(check.pattern):
        yield "bad-pattern", check.pattern


def _property(framework: Framework, metamodel: Metamodel, check: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with the property that *check* (any check with ``of`` and ``property``) asks about."""
    declared = framework.properties.get(check.property)
    if declared is None:
        yield "unknown-property", check.property
        return
    for kind in check.of.kinds:
        if kind in framework.kinds and check.property not in metamodel.properties_of(kind):
            yield "property-does-not-apply", kind
    match check:
        case PropertyRange(minimum=low, maximum=high):
            if _implied(low, declared.minimum) and _implied(high, declared.maximum, above=True):
                yield "cannot-fail", check.property
            low = max((x for x in (low, declared.minimum) if x is not None), default=None)
            high = min((x for x in (high, declared.maximum) if x is not None), default=None)
            if _empty_range(low, high):
                yield "empty-range", f"{low:g}–{high:g}"
        case PropertyMatches(pattern=pattern):
            if not _compiles(pattern):
                yield "bad-pattern", pattern
        case PropertyIn(values=values):
            if not values or (declared.values and not set(values) & set(declared.values)):
                yield "no-possible-value", ", ".join(values)


def _implied(asked: float | None, declared: float | None, *, above: bool = False) -> bool:
    """Whether every value the profile lets pass keeps to the bound *asked*, too."""
    if asked is None:
        return True
    return declared is not None and (declared <= asked if above else declared >= asked)


def _selector(framework: Framework, metamodel: Metamodel, selector: Selector) -> Iterator[tuple[str, str]]:
    for kind in selector.kinds:
        if metamodel.concept(kind) is None:
            yield "unknown-kind", kind
    for layer in selector.layers:
        if layer not in LAYERS:
            yield "unknown-layer", layer
    if selector.component is not None and selector.component not in framework.components:
        yield "unknown-component", selector.component
    for condition in selector.where:
        if condition.property not in framework.properties:
            yield "unknown-property", condition.property
        if not condition.values and condition.minimum is None and condition.maximum is None:
            yield "no-possible-value", condition.property
        if _empty_range(condition.minimum, condition.maximum):
            yield "empty-range", f"{condition.minimum:g}–{condition.maximum:g}"


def _empty_range(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and not low <= high  # so that nan is refused, too


def _compiles(pattern: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what a later Python will read differently is no pattern for a law
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning):
        return False
    return True
