"""What a view shows: elements and relations, at a date; and what its viewpoint can never show."""

from __future__ import annotations

import datetime

import pytest

from kientruc.model.exemptions import Selection
from kientruc.model.graph import Graph
from kientruc.model.views import Views

DAY = datetime.date(2020, 8, 10)
MANIFEST = """\
id: tinh-thu
name: {vi: Tỉnh thử}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung-thu, version: "1.0"}
uses: {k: {framework: khung-thu, version: "1.0", path: khung}}
"""
FRAMEWORK = {
    "khung/framework.yaml": 'id: khung-thu\nversion: "1.0"\nrevision: "1"\nname: {vi: Khung thử}\n',
    "khung/components.yaml": """\
components:
  lgsp: {name: {vi: LGSP}, strength: law, kinds: [application-component]}
  kho-quoc-gia: {name: {vi: Kho của trung ương}, strength: law, level: nation}
""",
}
MODEL = """\
elements:
  a: {kind: application-component, name: {vi: A}, serves: [b], realizes: ["k:component/lgsp"], owner: so}
  b: {kind: application-component, name: {vi: B}, flows-to: [c], composed-of: [{to: d, until: 2019}]}
  c: {kind: application-component, name: {vi: C}, serves: [d], flows-to: [{to: a, since: 2030}]}
  d: {kind: data-object, name: {vi: D}}
  e: {kind: application-component, name: {vi: E}, since: 2030, serves: [a]}
  so: {kind: business-actor, name: {vi: Sở}}
  xa: {kind: goal, name: {vi: Xa}}
views:
"""


@pytest.fixture
def views(repository_of):
    def build(*lines, at=DAY):
        text = MODEL + "".join(f"  {line}\n" for line in lines)
        repository = repository_of({"model.yaml": text, "kientruc.yaml": MANIFEST, **FRAMEWORK})
        assert repository.faults == ()
        return Views(repository, at)

    return build


def named(relations):
    return [relation.id for relation in relations]


def test_a_layered_view_shows_what_it_selects_with_all_relations_between(views):
    (shown,) = views("v: {name: {vi: V}, viewpoint: layered, select: {layers: [application, data]}}").shown.values()
    assert shown.elements == ("a", "b", "c", "d")
    assert named(shown.relations) == ["a--serves--b", "b--flows-to--c", "c--serves--d"]


def test_what_begins_later_is_shown_when_it_has_come(views):
    line = "v: {name: {vi: V}, viewpoint: layered, select: {layers: [application]}}"
    (shown,) = views(line, at=datetime.date(2031, 1, 1)).shown.values()
    assert shown.elements == ("a", "b", "c", "e")
    assert "c--flows-to--a" in named(shown.relations)


def test_several_keys_narrow_together(views):
    known = views("v: {name: {vi: V}, viewpoint: layered}")
    assert known.chosen(Selection(kinds=("application-component",), owner="so")) == ("a",)
    assert known.chosen(Selection(elements=("d", "a", "b"), layers=("application",))) == ("a", "b")
    assert known.chosen(Selection(around="b", depth=1, kinds=("data-object",))) == ("d",)
    assert known.chosen(Selection(component="khung-thu@1.0:component/lgsp")) == ("a",)
    assert known.chosen(Selection(kinds=("goal",), layers=("data",))) == ()


def test_a_neighbourhood_leaves_out_relations_among_the_outermost(views):
    (shown,) = views("v: {name: {vi: V}, viewpoint: neighbourhood, select: {around: b}}").shown.values()
    assert shown.elements == ("b", "a", "c", "d")
    assert named(shown.relations) == ["a--serves--b", "b--flows-to--c"]


def test_a_neighbourhood_is_narrowed_like_any_selection(views):
    line = "v: {name: {vi: V}, viewpoint: neighbourhood, select: {around: b, depth: 2, layers: [data]}}"
    (shown,) = views(line).shown.values()
    assert shown.elements == ("b", "d")
    assert shown.relations == ()


def test_a_neighbourhood_of_a_component_shows_who_realizes_it(views):
    line = 'v: {name: {vi: V}, viewpoint: neighbourhood, select: {around: "k:component/lgsp"}}'
    (shown,) = views(line).shown.values()
    assert shown.elements == ("a",)
    assert named(shown.relations) == ["a--realizes--khung-thu@1.0:component/lgsp"]


def test_an_integration_view_shows_flows_and_no_service_inside(views):
    (shown,) = views("v: {name: {vi: V}, viewpoint: integration}").shown.values()
    assert shown.elements == ("b", "c")
    assert named(shown.relations) == ["b--flows-to--c"]


def test_a_realization_view_shows_who_realizes_what_is_expected(views):
    lines = [
        "v: {name: {vi: V}, viewpoint: realization}",
        'w: {name: {vi: W}, viewpoint: realization, select: {component: "k:component/kho-quoc-gia"}}',
    ]
    shown = views(*lines).shown
    assert (shown["v"].elements, named(shown["v"].relations)) == (
        ("a",),
        ["a--realizes--khung-thu@1.0:component/lgsp"],
    )
    assert shown["w"] == ((), ())


def test_what_is_near_is_what_the_graph_reaches(views):
    known = views("v: {name: {vi: V}, viewpoint: layered}")
    graph = Graph(known.repository)
    for key in (*known.repository.elements, "khong-co"):
        for depth in (1, 2, 5):
            assert list(known.near(key, depth).items()) == list(graph.reach(key, "both", depth).items())


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("viewpoint: integration, select: {kinds: [goal, data-object, grouping]}", [("kinds", 0, "goal")]),
        ("viewpoint: integration, select: {layers: [data, motivation]}", [("layers", 1, "motivation")]),
        ("viewpoint: realization, select: {kinds: [data-object]}", [("kinds", 0, "data-object")]),
        ("viewpoint: realization, select: {layers: [business]}", [("layers", 0, "business")]),
        (
            'viewpoint: realization, select: {component: "k:component/kho-quoc-gia", kinds: [goal]}',
            [("component", -1, "khung-thu@1.0:component/kho-quoc-gia")],
        ),
        ('viewpoint: integration, select: {component: "k:component/lgsp"}', []),
        ("viewpoint: layered, select: {kinds: [goal], layers: [motivation]}", []),
        ("viewpoint: neighbourhood, select: {around: a, kinds: [goal]}", []),
    ],
)
def test_what_a_viewpoint_can_never_show(views, view, expected):
    known = views(f"v: {{name: {{vi: V}}, {view}}}")
    assert list(known.impossible(known.repository.views["v"])) == expected
