"""Contracts say what a patient person would find who follows every chain of relations by hand."""

from __future__ import annotations

import datetime
import inspect
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientruc.exports.findings.terms import TERMS
from kientruc.model import contract_form, membership
from kientruc.model.contract_form import FORMS
from kientruc.model.contracts import DEPENDENT, Allowed, Contract, ContractType, Part
from kientruc.model.elements import NO_FACTS, Element, Relation, RelationFacts
from kientruc.model.survey import Survey
from kientruc.model.text import Text
from kientruc.model.vocabulary import VERBS
from kientruc.validators.engine import run
from kientruc.validators.reach import Promise
from kientruc.validators.registry import RULES
from kientruc.validators.rules.contract import idle_contract

AT = datetime.date(2020, 8, 10)
KEYS = "abcdef"
DEPENDS_ON_TARGET = {"composed-of", "accesses", "specializes", "aggregates"}
DEPENDS_ON_SOURCE = {"assigned-to", "realizes", "serves", "influences", "triggers"}
NAMED_ONLY = {"aggregates", "associated-with"}
ENDED = RelationFacts(until="2019")


class World(NamedTuple):
    """A small architecture and the part of each element (``""``: none)."""

    relations: list[Relation]
    part: dict[str, str]
    retired: set[str]


@st.composite
def worlds(draw) -> World:
    verbs = draw(st.sampled_from([("serves", "accesses"), ("flows-to", "serves"), tuple(VERBS)]))
    relation = st.builds(
        Relation,
        st.sampled_from(KEYS),
        st.sampled_from(verbs),
        st.sampled_from(KEYS),
        st.sampled_from([NO_FACTS, NO_FACTS, NO_FACTS, NO_FACTS, ENDED]),
        st.integers(0, 3),
    )
    return World(
        draw(st.lists(relation, min_size=3, max_size=12)),
        {key: draw(st.sampled_from(["x", "y", "z", ""])) for key in KEYS},
        draw(st.sets(st.sampled_from(KEYS), max_size=1)),
    )


def contract(kind: str, world: World, **keys: object) -> Contract:
    parts = {name: Part(elements=tuple(k for k in KEYS if world.part[k] == name) or ("nobody",)) for name in "xyz"}
    return Contract(id="thu", type=kind, name=Text("Thử"), parts=parts, **keys)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    from kientruc.model.loader import load

    folder = tmp_path_factory.mktemp("kho")
    (folder / "kientruc.yaml").write_text(
        'id: kho\nname: {vi: Kho}\nversion: "1"\nas-of: 2020-08-10\n', encoding="utf-8"
    )
    return load(folder)


def found(base, world: World, promised: Contract):
    elements = {
        key: Element(id=key, kind="node", name=Text(key), until="2019" if key in world.retired else None)
        for key in KEYS
    }
    repository = replace(base, elements=elements, relations=tuple(world.relations))
    return Promise(Survey(repository, AT), promised).breaches()


def arcs(world: World, promised: Contract) -> set[tuple[str, str]]:
    """Who depends on whom, by the table of docs/contracts.md."""
    ordered = promised.type in ("layers", "acyclic")
    result = set()
    for source, verb, target, facts, _ in world.relations:
        counted = verb in promised.verbs if promised.verbs else verb not in NAMED_ONLY
        name = f"{source}--{verb}--{target}"
        gone = facts is ENDED or {source, target} & world.retired
        undecided = verb not in DEPENDS_ON_TARGET | DEPENDS_ON_SOURCE
        if not counted or gone or source == target or name in promised.ignore or (ordered and undecided):
            continue
        if verb in DEPENDS_ON_TARGET or undecided or promised.both_ways:
            result.add((source, target))
        if verb in DEPENDS_ON_SOURCE or undecided or promised.both_ways:
            result.add((target, source))
    return result


def paths(start: str, ways: set[tuple[str, str]], shut: set[str]) -> Iterator[tuple[str, ...]]:
    """Every way from *start* that visits nothing twice and passes nothing of *shut*, which it may end at."""
    stack = [(start,)]
    while stack:
        path = stack.pop()
        if len(path) > 1:
            yield path
        if len(path) == 1 or path[-1] not in shut:
            stack += [(*path, b) for a, b in ways if a == path[-1] and b not in path]


def expected(world: World, promised: Contract, sources, targets, closed, counts) -> dict[tuple[str, str], int]:
    """(source, target) → length of the shortest chain, of the best chain for each way out of each source."""
    ways = arcs(world, promised)
    ends: dict[tuple[str, str], int] = {}
    for source in sources:
        out: dict[str, tuple[int, str]] = {}
        for path in paths(source, ways, closed):
            if path[-1] in targets and counts(source, path[-1]):
                out[path[1]] = min(out.get(path[1], (99, "")), (len(path), path[-1]))
        for length, target in out.values():
            ends[source, target] = min(ends.get((source, target), 99), length)
    return ends


def agree(world: World, promised: Contract, chains, sources, targets, via, counts) -> None:
    closed = set(sources) | set(targets) | via
    lengths = {(chain.keys[0], chain.keys[-1]): len(chain.keys) for chain in chains}
    assert len(lengths) == len(chains)
    assert lengths == expected(world, promised, sources, targets, closed, counts)
    ways = arcs(world, promised)
    for chain in chains:
        assert len(chain.relations) == len(chain.keys) - 1
        for one, other, relation in zip(chain.keys, chain.keys[1:], chain.relations, strict=False):
            assert (one, other) in ways
            assert {one, other} == {relation.source, relation.target}
    anywhere = any(  # whatever lies between, but for what may be passed through
        path[-1] in targets and counts(source, path[-1]) for source in sources for path in paths(source, ways, via)
    )
    assert bool(chains) is anywhere


def of(world: World, *names: str) -> set[str]:
    return {key for key in KEYS if world.part[key] in names and key not in world.retired}


@pytest.mark.parametrize("both", [None, "true"])
@given(world=worlds())
def test_forbidden(base, both, world):
    promised = contract("forbidden", world, from_=("x",), to=("y",), both_ways=both)
    agree(world, promised, found(base, world, promised), of(world, "x"), of(world, "y"), set(), lambda *_: True)


@given(world=worlds(), ignored=st.lists(st.integers(0, 2), max_size=2))
def test_what_is_ignored_is_let_off(base, world, ignored):
    names = tuple("--".join(world.relations[number][:3]) for number in ignored)
    promised = contract("forbidden", world, from_=("x", "z"), to=("y",), ignore=names)
    agree(world, promised, found(base, world, promised), of(world, "x", "z"), of(world, "y"), set(), lambda *_: True)


@given(world=worlds())
def test_must_pass_through(base, world):
    promised = contract("must-pass-through", world, from_=("x",), to=("y",), via=("z",))
    agree(
        world, promised, found(base, world, promised), of(world, "x"), of(world, "y"), of(world, "z"), lambda *_: True
    )


@given(world=worlds())
def test_independence(base, world):
    promised = contract("independence", world)
    everyone = of(world, "x", "y", "z")

    def counts(one, other):
        return world.part[one] != world.part[other]

    agree(world, promised, found(base, world, promised), everyone, everyone, set(), counts)


@given(world=worlds())
def test_independence_but_through_a_platform(base, world):
    promised = contract("independence", world, via=("z",))
    everyone = of(world, "x", "y")

    def counts(one, other):
        return world.part[one] != world.part[other]

    agree(world, promised, found(base, world, promised), everyone, everyone, of(world, "z"), counts)


@given(world=worlds())
def test_layers(base, world):
    promised = contract("layers", world, layers=("x", "y", "z"))
    everyone = of(world, "x", "y", "z")

    def counts(one, other):
        return world.part[one] > world.part[other]

    agree(world, promised, found(base, world, promised), everyone, everyone, set(), counts)


@pytest.mark.parametrize("kind", ["forbidden", "layers", "independence"])
@given(world=worlds())
def test_without_chains_only_single_relations_count(base, kind, world):
    keys = {"forbidden": {"from_": ("x",), "to": ("y",)}, "layers": {"layers": ("x", "y", "z")}, "independence": {}}[
        kind
    ]
    promised = contract(kind, world, indirect="false", **keys)
    wanted = {
        "forbidden": lambda a, b: (a, b) == ("x", "y"),
        "layers": lambda a, b: a > b > "",
        "independence": lambda a, b: a != b and a and b,
    }[kind]
    single = {(a, b) for a, b in arcs(world, promised) if wanted(world.part[a], world.part[b])}
    chains = found(base, world, promised)
    assert {chain.keys for chain in chains} == single
    assert all(len(chain.relations) == 1 for chain in chains)


@given(world=worlds())
def test_protected(base, world):
    promised = contract("protected", world, from_=("x",), to=("y",))
    wanted = {(a, b) for a, b in arcs(world, promised) if world.part[b] == "y" and world.part[a] not in ("x", "y")}
    assert {chain.keys for chain in found(base, world, promised)} == wanted


@pytest.mark.parametrize("verbs", [(), ("serves",)])
@given(world=worlds())
def test_allowed(base, verbs, world):
    entries = (Allowed("x", "y", ("serves", "accesses")), Allowed("y", "y"))
    promised = contract("allowed", world, allowed=entries, verbs=verbs)
    wanted = set()
    for source, verb, target, facts, _ in world.relations:
        ends = (world.part[source], world.part[target])
        listed = (ends == ("x", "y") and verb in ("serves", "accesses")) or ends == ("y", "y")
        there = facts is not ENDED and not {source, target} & world.retired and source != target
        if "" not in ends and not listed and there and (not verbs or verb in verbs):
            wanted.add((source, target))
    assert {chain.keys for chain in found(base, world, promised)} == wanted


def knots(keys: set[str], ways: set[tuple[str, str]]) -> set[frozenset[str]]:
    """The sets of keys that come to each other."""
    comes = {key: {path[-1] for path in paths(key, ways, set())} | {key} for key in keys}
    sets = {frozenset(other for other in keys if other in comes[key] and key in comes[other]) for key in keys}
    return {knot for knot in sets if len(knot) > 1}


def round_trip(start: str, ways: set[tuple[str, str]]) -> int:
    return min(len(path) + 1 for path in paths(start, ways, set()) if (path[-1], start) in ways)


@pytest.mark.parametrize("between", [None, "parts"])
@given(world=worlds())
def test_acyclic(base, between, world):
    promised = contract("acyclic", world, between=between)
    members = of(world, "x", "y", "z")
    name = (lambda key: world.part[key]) if between else (lambda key: key)
    ways = {(name(a), name(b)) for a, b in arcs(world, promised) if {a, b} <= members and name(a) != name(b)}
    keys = {name(key) for key in members}
    chains = found(base, world, promised)
    assert [min(knot) for knot in sorted(knots(keys, ways), key=min)] == [chain.keys[0] for chain in chains]
    for chain in chains:
        assert chain.keys[0] == chain.keys[-1] == min(chain.keys)
        assert all(pair in ways for pair in zip(chain.keys, chain.keys[1:], strict=False))
        assert len(chain.keys) == round_trip(chain.keys[0], ways)
        assert len(chain.relations) == len(chain.keys) - 1


@pytest.mark.parametrize(("kind", "keys"), [("independence", {}), ("layers", {"layers": ("y", "x", "z")})])
def test_one_of_its_own_nearer_by_hides_nobody(base, kind, keys):
    """a → b → c of its own part, and a → b → d → e of another."""
    served = [("b", "a"), ("c", "b"), ("d", "b"), ("e", "d")]
    relations = [Relation(one, "serves", other) for one, other in served]
    world = World(relations, {"a": "x", "c": "x", "e": "y", "f": "z", "b": "", "d": ""}, set())
    assert [chain.keys for chain in found(base, world, contract(kind, world, **keys))] == [("a", "b", "d", "e")]


@settings(max_examples=25)
@given(world=worlds(), seed=st.integers())
def test_the_order_of_the_files_changes_nothing(base, world, seed):
    shuffled = world._replace(relations=random.Random(seed).sample(world.relations, len(world.relations)))
    for kind, keys in (
        ("independence", {}),
        ("layers", {"layers": ("x", "y", "z")}),
        ("acyclic", {}),
        ("allowed", {"allowed": (Allowed("x", "y"),)}),
    ):
        promised = contract(kind, world, **keys)
        one, other = found(base, world, promised), found(base, shuffled, promised)
        assert [c.keys for c in one] == [c.keys for c in other]


def test_every_type_has_a_form_and_every_verb_a_direction():
    assert set(FORMS) == set(get_args(ContractType))
    assert set(DEPENDENT) == set(VERBS)


def test_every_problem_has_words():
    modules = (contract_form, membership, idle_contract)
    used = {word for module in modules for word in re.findall(r'"(contract-[a-z-]+)"', inspect.getsource(module))}
    used |= {"contract-unknown-kind", "contract-unknown-layer"}  # written as one pattern
    assert len(used) >= 18
    assert used <= TERMS.keys()
    assert {term for term in TERMS if term.startswith("contract-")} == used


def test_the_findings_of_a_contract_are_distinct_and_have_its_severity(repository_of):
    repository = repository_of("""\
elements:
  mot: {kind: node, name: {vi: Một}, serves: [giua], flows-to: [ba]}
  hai: {kind: node, name: {vi: Hai}, serves: [giua, ba]}
  giua: {kind: node, name: {vi: Giữa}, serves: [ba]}
  ba: {kind: node, name: {vi: Ba}}
contracts:
  cam:
    type: forbidden
    name: {vi: Ba không dựa vào một và hai}
    severity: warning
    parts: {tren: {elements: [ba]}, duoi: {elements: [mot, hai]}}
    from: [tren]
    to: [duoi]
""")
    findings = run(repository, today=AT, only=["CON"]).findings
    assert [(f.code, f.element, f.field, f.target, f.severity.name) for f in findings] == [
        ("CON002", "ba", "cam", "mot", "WARNING"),
        ("CON002", "ba", "cam", "hai", "WARNING"),
    ]
    assert len({f.fingerprint for f in findings}) == 2
    assert [[r.label for r in f.related] for f in findings] == [["contract"], ["contract"]]


def test_the_rules_are_registered():
    assert [rule.info.code for rule in RULES if rule.info.group == "CON"] == [f"CON00{n}" for n in range(1, 9)]


DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"contracts.md": ("source", "target", "either"), "cam-ket-kien-truc.md": ("nguồn", "đích", "cả hai")}


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_the_pages_are_contracts_that_hold(page, repository_of):
    text = (DOCS / page).read_text(encoding="utf-8")
    files = dict(re.findall(r"^```yaml\n# file: (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    repository = repository_of(files)
    assert {contract.type for contract in repository.contracts.values()} == set(FORMS)
    assert not repository.faults
    assert not run(repository, today=AT, only=["CON"]).findings


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_of_the_pages_are_true(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    words = dict(zip(("source", "target", "either"), PAGES[page], strict=True))
    for verb, end in DEPENDENT.items():
        (row,) = re.findall(rf"^\| `{verb}` \| (.*?) \|", text, re.MULTILINE)
        assert words[end] in row
        assert ("," in row) is (verb in NAMED_ONLY)
    for number, (kind, form) in enumerate(FORMS.items(), 1):
        (row,) = re.findall(rf"^\| `{kind}` \| .*? \| (.*) \| CON00{number} \|$", text, re.MULTILINE)
        assert tuple(tuple(re.findall(r"`([a-z-]+)`", cell)) for cell in row.split(" | ")) == (form.needed, form.taken)
