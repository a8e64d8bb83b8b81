"""What Archi's validator would say of real models, counted a second time straight from their XML: duplicates, unused, invalid.

The adapter here is neutral: it copies elements, relations and what each diagram shows into model files, and judges nothing. The
counts below it read the same XML another way and know nothing of our rules; only the relationship table is shared knowledge, and
they take it from the facts, not from the package.
"""

from __future__ import annotations

import csv
import functools
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.model.vocabulary import VERBS
from kientruc.validators.engine import run

SHARED = Path(__file__).parents[3] / "shared"
MODELS = SHARED / "interop/models"
MATRIX = SHARED / "facts/archimate-3.2-relations.csv"
FILES = sorted(path for path in MODELS.glob("*") if path.suffix in {".xml", ".archimate"}) if MATRIX.exists() else []
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
VERB_OF = {relation.capitalize(): verb for verb, relation in VERBS.items()}
AT_LEAST = {"elements": 4700, "relations": 6200, "duplicates": 400, "unused": 350, "invalid": 12}
"""So that an adapter that reads nothing does not agree with a count that finds nothing."""

pytestmark = pytest.mark.skipif(not FILES, reason="the sample models are not here")


class Foreign(NamedTuple):
    """A foreign model: element → (kind, name), relation → (verb, source, target), view → the elements it shows."""

    elements: dict[str, tuple[str, str]]
    relations: dict[str, tuple[str, str, str]]
    views: dict[str, list[str]]


def local(node: ET.Element) -> str:
    """The name of *node*'s tag or type without its namespace."""
    return node.get(TYPE, node.tag).rpartition(":")[2].rpartition("}")[2]


def kind_of(node: ET.Element) -> str:
    """The kind as model files write it; Archi has one junction with a type, the exchange format two."""
    name = local(node)
    if name == "Junction":
        name = "OrJunction" if node.get("type") == "or" else "AndJunction"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def read_archi(root: ET.Element) -> Foreign:
    found = Foreign({}, {}, {})
    for node in root.iter("element"):
        key, name = node.attrib["id"], local(node)
        if name.endswith("Relationship"):
            verb = VERB_OF[name.removesuffix("Relationship")]
            found.relations[key] = (verb, node.attrib["source"], node.attrib["target"])
        elif name in {"ArchimateDiagramModel", "SketchModel", "CanvasModel"}:
            found.views[key] = [
                child.attrib["archimateElement"] for child in node.iter("child") if "archimateElement" in child.attrib
            ]
        else:
            found.elements[key] = (kind_of(node), node.get("name", ""))
    return found


def read_exchange(root: ET.Element) -> Foreign:
    space = root.tag.partition("}")[0] + "}"
    found = Foreign({}, {}, {})
    for node in root.iter(space + "element"):
        name = node.findtext(space + "name") or ""
        found.elements[node.attrib["identifier"]] = (kind_of(node), name)
    for node in root.iter(space + "relationship"):
        found.relations[node.attrib["identifier"]] = (
            VERB_OF[local(node)],
            node.attrib["source"],
            node.attrib["target"],
        )
    for view in root.iter(space + "view"):
        shown = [node.attrib["elementRef"] for node in view.iter(space + "node") if "elementRef" in node.attrib]
        found.views[view.attrib["identifier"]] = shown
    return found


def files_of(model: Foreign) -> tuple[dict[str, str], dict[str, str]]:
    """*model* as model files, and our id → the foreign one. A view that shows nothing would select everything, and is left out."""
    ours = {key: f"pt-{number}" for number, key in enumerate(model.elements)}
    ours |= {key: f"qh-{number}" for number, key in enumerate(model.relations)}
    lines = ["elements:"]
    for key, (kind, name) in model.elements.items():
        lines.append(f"  {ours[key]}: {{kind: {kind}, name: {{vi: {json.dumps(name or key, ensure_ascii=False)}}}}}")
    lines += ["relations:"] * bool(model.relations)
    for key, (verb, source, target) in model.relations.items():
        lines.append(f"  {ours[key]}: {{source: {ours[source]}, verb: {verb}, target: {ours[target]}}}")
    lines.append("views:")
    for number, shown in enumerate(model.views.values()):
        if shown:
            keys = ", ".join(dict.fromkeys(ours[key] for key in shown))
            lines.append(
                f"  kn-{number}: {{name: {{vi: Sơ đồ {number}}}, viewpoint: layered, select: {{elements: [{keys}]}}}}"
            )
    return {"model.yaml": "\n".join(lines) + "\n"}, {own: key for key, own in ours.items()}


class Counted(NamedTuple):
    """What a second look at the XML finds: how many repeat an earlier name, and the ids of the others."""

    elements: int
    relations: int
    duplicates: int
    unused: frozenset[str]
    isolated: frozenset[str]
    invalid: frozenset[str]


@functools.cache
def matrix() -> dict[tuple[str, str], list[str]]:
    with MATRIX.open(encoding="utf-8") as table:
        return {(row["source"], row["target"]): row["relations"].split() for row in csv.DictReader(table)}


@functools.cache
def count(path: Path) -> Counted:
    """Duplicates by (type, name), elements no diagram object refers to, relations the table has not; from the XML alone."""
    nodes = [(node, dict(node.attrib)) for node in ET.parse(path).getroot().iter()]
    typed = {}
    for node, attributes in nodes:
        key = attributes.get("id") or attributes.get("identifier")
        if (
            key
            and TYPE in attributes
            and node.tag.endswith(("element", "relationship"))
            and "viewRef" not in attributes
        ):
            typed[key] = (attributes[TYPE].replace("archimate:", ""), node)
    joins = {key: (kind, node) for key, (kind, node) in typed.items() if "source" in node.attrib}
    things = {key: kind for key, (kind, _) in typed.items() if key not in joins and "Diagram" not in kind}
    plain = {key for key, kind in things.items() if not kind.endswith("Junction")}
    names = Counter((things[key], name) for key in plain if (name := name_in(typed[key][1])))
    referred = {attributes.get("archimateElement") or attributes.get("elementRef") for _, attributes in nodes}
    ends = {node.attrib[end] for _, node in joins.values() for end in ("source", "target")}
    invalid = set()
    for key, (kind, node) in joins.items():
        one, other = node.attrib["source"], node.attrib["target"]
        allowed = matrix().get((concept(one, things), concept(other, things)), [])
        if one != other and kind.replace("Relationship", "").lower() not in allowed:
            invalid.add(key)
    return Counted(
        elements=len(things),
        relations=len(joins),
        duplicates=sum(names.values()) - len(names),
        unused=frozenset(plain - referred),
        isolated=frozenset(things.keys() - ends),
        invalid=frozenset(invalid),
    )


def name_in(node: ET.Element) -> str:
    """The name as people compare it: Archi keeps it in an attribute, the exchange format in a child."""
    texts = [child.text or "" for child in node if child.tag.endswith("}name")]
    return " ".join((node.get("name") or next(iter(texts), "")).lower().split())


def concept(key: str, things: dict[str, str]) -> str:
    kind = things.get(key, "Relationship")
    return "Junction" if kind.endswith("Junction") else kind


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """``judged(path)`` → rule code → the foreign ids it speaks of, as often as it does; each model is checked once."""
    from kientruc.model.loader import load

    @functools.cache
    def judge(path: Path) -> dict[str, Counter[str]]:
        root = ET.parse(path).getroot()
        model = read_archi(root) if path.suffix == ".archimate" else read_exchange(root)
        assert (len(model.elements), len(model.relations)) == (count(path).elements, count(path).relations)
        files, foreign = files_of(model)
        folder = tmp_path_factory.mktemp(path.stem)
        files["kientruc.yaml"] = (
            f'id: {path.stem.replace(".", "-")}\nname: {{vi: Mẫu}}\nversion: "1.0"\nas-of: 2024-01-01\n'
        )
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        repository = load(folder)
        assert repository.whole, [fault.code for fault in repository.faults][:3]
        report = run(repository, profile="strict", today=repository.manifest.as_of)
        found: dict[str, Counter[str]] = {}
        for finding in report.findings:
            found.setdefault(finding.code, Counter())[foreign.get(finding.element, finding.element)] += 1
        found["relations"] = Counter(
            key
            for finding in report.findings
            if finding.code == "MET001"
            for key in [f"{foreign.get(finding.element)} {finding.field} {foreign.get(finding.target)}"]
        )
        found["junctions"] = Counter(key for key, (kind, _) in model.elements.items() if kind.endswith("-junction"))
        return found

    return judge


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_duplicates_agree(judged, path):
    found = judged(path).get("IDN002", Counter()) - judged(path)["junctions"]  # Archi does not compare junctions
    assert found.total() == count(path).duplicates


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_unused_elements_agree(judged, path):
    """An element that no diagram shows is VIW001's, or where nothing mentions it at all STR002's: one finding each."""
    found = judged(path)
    unseen, alone = set(found.get("VIW001", ())), set(found.get("STR002", ()))
    assert unseen == count(path).unused - count(path).isolated
    assert alone == count(path).isolated
    assert not unseen & alone


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_invalid_relations_agree(judged, path):
    root = ET.parse(path).getroot()
    model = read_archi(root) if path.suffix == ".archimate" else read_exchange(root)
    invalid = Counter("{1} {0} {2}".format(*model.relations[key]) for key in count(path).invalid)
    assert judged(path)["relations"] == invalid


def test_there_was_something_to_agree_on():
    assert len(FILES) >= 7
    counts = [count(path) for path in FILES]
    totals = {
        "elements": sum(each.elements for each in counts),
        "relations": sum(each.relations for each in counts),
        "duplicates": sum(each.duplicates for each in counts),
        "unused": sum(len(each.unused) for each in counts),
        "invalid": sum(len(each.invalid) for each in counts),
    }
    assert all(totals[name] >= least for name, least in AT_LEAST.items()), totals
