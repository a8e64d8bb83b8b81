"""What follows from two relations, and what leads through junctions, against the slow and obvious way, on many small models."""

from __future__ import annotations

import random
from itertools import product

import pytest

from kientruc.model.vocabulary import VERBS, relation_matrix
from kientruc.validators.engine import run

STRENGTH = ["realizes", "assigned-to", "aggregates", "composed-of"]
DEPENDENCY = {"serves", "accesses", "influences"}
KINDS = {
    "node": "core",
    "application-component": "core",
    "business-service": "core",
    "requirement": "motivation",
    "goal": "motivation",
    "work-package": "roadmap",
    "grouping": "",
    "or-junction": "",
}
KINDS_OF_BUSINESS = ["business-process", "business-object", "business-event", "goal"]
SEEDS = range(60)


def random_model(rng, kinds, verbs, elements, relations):
    """Element → kind, and distinct (source, verb, target) without loops."""
    kind_of = {f"e{n}": rng.choice(kinds) for n in range(elements)}
    pairs = [(a, b) for a, b in product(kind_of, kind_of) if a != b]
    return kind_of, {(a, rng.choice(verbs), b) for a, b in rng.sample(pairs, relations)} | {
        (a, rng.choice(verbs), b) for a, b in rng.sample(pairs, relations // 3)
    }


def found(repository_of, kind_of, triples, code):
    lines = ["elements:"]
    for key, kind in kind_of.items():
        verbs = {verb: [b for a, v, b in sorted(triples) if (a, v) == (key, verb)] for verb in VERBS}
        written = "".join(f", {verb}: [{', '.join(targets)}]" for verb, targets in verbs.items() if targets)
        lines.append(f"  {key}: {{kind: {kind}, name: {{vi: Phần tử {key}}}{written}}}")
    report = run(repository_of("\n".join(lines) + "\n"), profile="strict")
    return {(f.element, f.field, f.target) for f in report.findings if f.code == code}


def follows(triple, triples, kind_of):
    """DR1 to DR4, tried on every element that may lie between."""
    source, verb, target = triple
    for between in kind_of.keys() - {source, target}:
        ends = {KINDS[kind_of[source]], KINDS[kind_of[target]]}
        if "" in ends | {KINDS[kind_of[between]]} or KINDS[kind_of[between]] not in ends:
            continue
        for s in STRENGTH:
            chains = [
                (s, t)
                for t in STRENGTH
                if {(source, s, between), (between, t, target)} <= triples and min(s, t, key=STRENGTH.index) == verb
            ]
            if chains:
                return True
            if verb in DEPENDENCY and (
                {(source, s, between), (between, verb, target)} <= triples
                or {(target, s, between), (source, verb, between)} <= triples
            ):
                return True
        if verb == "specializes" and {(source, verb, between), (between, verb, target)} <= triples:
            return True
    return False


def derivable(seed):
    rng = random.Random(seed)
    verbs = [*STRENGTH, *DEPENDENCY, "specializes", "associated-with", "flows-to"]
    kind_of, triples = random_model(rng, list(KINDS), sorted(verbs), 9, 30)
    return kind_of, triples, {each for each in triples if each[1] != "composed-of" and follows(each, triples, kind_of)}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_follows_is_what_the_rules_of_derivation_give(repository_of, seed):
    kind_of, triples, expected = derivable(seed)
    assert found(repository_of, kind_of, triples, "STR011") == expected


def reached(entry, triples, kind_of):
    """The elements that a relation into a junction leads to at last."""
    open_, ends, seen = [entry[2]], set(), set()
    while open_:
        key = open_.pop()
        if kind_of[key] != "or-junction":
            ends.add(key)
        elif key not in seen:
            seen.add(key)
            open_ += [b for a, _, b in triples if a == key]
    return ends


def misjoined(seed):
    rng = random.Random(seed)
    kinds = [*KINDS_OF_BUSINESS, "or-junction", "or-junction", "or-junction"]
    kind_of, triples = random_model(rng, kinds, ["triggers"], 10, 14)
    names = {kind: "".join(part.capitalize() for part in kind.split("-")) for kind in KINDS_OF_BUSINESS}
    expected = set()
    for entry in triples:
        if kind_of[entry[0]] != "or-junction" == kind_of[entry[2]]:
            ends = reached(entry, triples, kind_of) - {entry[0]}
            pairs = {(names[kind_of[entry[0]]], names[kind_of[end]]) for end in ends}
            if any("triggering" not in relation_matrix().get(pair, ()) for pair in pairs):
                expected.add(entry[0])
    return kind_of, triples, expected


@pytest.mark.parametrize("seed", SEEDS)
def test_who_must_not_be_joined_through_junctions(repository_of, seed):
    kind_of, triples, expected = misjoined(seed)
    assert {source for source, _, _ in found(repository_of, kind_of, triples, "MET007")} == expected


def test_the_random_models_are_not_idle():
    assert sum(len(derivable(seed)[2]) for seed in SEEDS) >= 60
    assert sum(len(misjoined(seed)[2]) for seed in SEEDS) >= 100
