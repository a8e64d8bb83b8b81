"""What each view shows, as a scene: nothing is drawn."""

from __future__ import annotations

import datetime

import pytest

from kientruc.exports.diagrams.grid import arrange
from kientruc.exports.diagrams.layered import MAXIMUM
from kientruc.exports.diagrams.registry import scene, views
from kientruc.exports.diagrams.scene import Scene


def node(picture: Scene, key: str):
    return next(node for node in picture.nodes if node.id == key)


def edge(picture: Scene, source: str, target: str):
    return next(edge for edge in picture.edges if (edge.source, edge.target) == (source, target))


def shown(picture: Scene) -> set[str]:
    """Keys that have a box or stand on a shelf."""
    return {n.id for n in picture.nodes} | {item.key for n in picture.nodes for item in n.items}


def test_views_are_the_built_in_ones_and_the_repositorys_own(sample):
    found = {view.id: view for view in views(sample)}
    assert list(found) == ["layered", "integration", "realization", "nen-tang", "quanh-cong"]
    assert [view.own for view in found.values()] == [False, False, False, True, True]
    assert found["quanh-cong"].element == "cong"
    assert all(view.name.vi and view.name.en for view in found.values())


def test_a_neighbourhood_of_nothing_is_no_view(repository_of):
    lines = [
        "views:",
        "  a: {name: {vi: A}, viewpoint: neighbourhood}",
        "  b: {name: {vi: B}, viewpoint: neighbourhood, select: {around: khong-co}}",
        "  integration: {name: {vi: Của kho}, viewpoint: integration}",
    ]
    found = {view.id: view for view in views(repository_of("\n".join([*lines, ""])))}
    assert list(found) == ["layered", "integration", "realization"]
    assert found["integration"].own


@pytest.mark.parametrize("view", ["khong-co", "neighbourhood"])
def test_an_unknown_view_or_a_neighbourhood_of_nothing_is_an_error(sample, at, view):
    with pytest.raises(KeyError):
        scene(sample, view, at)


def test_the_neighbourhood_of_an_unknown_element_is_an_error(sample, at):
    with pytest.raises(KeyError):
        scene(sample, "neighbourhood", at, element="khong-co")


def test_title_block_names_repository_view_date_version_and_framework(sample, at):
    vi, en = scene(sample, "layered", at).head, scene(sample, "layered", at, "en").head
    assert vi.subtitle == "Kiến trúc Chính quyền điện tử tỉnh Mẫu"
    assert vi.dateline == "Thời điểm: 10/8/2020  ·  Phiên bản 2.0  ·  Khung mẫu 1.0"
    assert en.dateline == "As of 10 August 2020  ·  Version 2.0  ·  Sample framework 1.0"
    assert (vi.title, en.title) == ("Tổng quan kiến trúc theo lớp", "Layered overview")


class TestLayered:
    def test_states_are_told_by_the_frame(self, sample, at):
        picture = scene(sample, "nen-tang", at)
        looks = {key: node(picture, key).look for key in ("lgsp", "mot-cua", "cu")}
        assert looks == {"lgsp": "current", "mot-cua": "planned", "cu": "retired"}
        assert [item.look for item in node(picture, "shelf:application").items] == ["unknown"]

    def test_what_begins_later_is_counted_not_drawn(self, sample, at):
        picture = scene(sample, "nen-tang", at)
        assert "mai-sau" not in shown(picture)
        assert "Không vẽ 1 phần tử bắt đầu sau thời điểm này." in picture.notes[0]
        assert "mai-sau" in shown(scene(sample, "nen-tang", datetime.date(2031, 1, 1)))

    def test_strokes_tell_the_evidence(self, sample, at):
        picture = scene(sample, "nen-tang", at)
        assert edge(picture, "lgsp", "cong").line == "solid"
        assert edge(picture, "lgsp", "mot-cua").line == "dashed"
        assert edge(picture, "cu", "mot-cua").line == "dotted"
        assert {e.sample for e in picture.legend if e.swatch == "line"} == {"solid", "dashed", "dotted"}

    def test_few_elements_in_many_layers_stand_in_bands(self, sample, at):
        picture = scene(sample, "layered", at)
        assert picture.direction == "TB"
        assert [c.id for c in picture.clusters] == [
            "layer:motivation", "layer:organisation", "layer:business", "layer:application", "layer:data",
            "layer:technology", "layer:security",
        ]  # fmt: skip
        assert edge(picture, "layer:application", "layer:business").label == "hiện thực hóa (1), phục vụ (1)"

    def test_a_province_fits_and_every_element_is_accounted_for(self, hue, at):
        picture = scene(hue, "layered", at)
        present = [key for key in hue.elements if hue.state(key, at) != "future"]
        assert len(picture.nodes) <= MAXIMUM < len(present)
        assert sum(n.count for n in picture.nodes) == len(present)
        collapsed = sum(n.count for n in picture.nodes if n.count > 1)
        assert f"{len(picture.nodes)} ô cho {len(present)} phần tử; {collapsed} phần tử" in picture.notes[0]

    def test_a_group_names_some_and_counts_the_rest(self, hue, at):
        groups = [n for n in scene(hue, "layered", at).nodes if n.count > 1]
        assert groups
        for group in groups:
            first, _, rest = group.note.partition("\n")
            told = len(first.split("; "))
            assert not rest or rest == f"và {group.count - told} phần tử khác"

    def test_an_empty_selection_says_so(self, repository_of, at):
        picture = scene(repository_of("elements: {}\n"), "layered", at)
        assert picture.nodes == ()
        assert picture.notes == ("Không có phần tử nào phù hợp.",)


class TestGrid:
    def test_rows_are_full_and_bands_do_not_mix(self):
        grid = arrange({"business": ["b1", "b2"], "application": [f"a{i}" for i in range(7)], "security": ["s"]})
        assert len({len(row) for row in grid.rows}) == 1
        assert [key for row in grid.rows for key in row if not key.startswith("blank:")] == [
            "b1", "b2", *(f"a{i}" for i in range(7)),
        ]  # fmt: skip
        assert len(grid.side) == len(grid.rows)

    def test_an_arrow_between_neighbours_joins_cells_of_one_column(self):
        grid = arrange({"business": ["b1", "b2"], "application": ["a1", "a2"], "technology": ["t1", "t2"]})
        upper, lower, backward = grid.gates("business", "application")
        assert not backward
        column = next(c for c in grid.chains if upper in c)
        assert column.index(lower) == column.index(upper) + 1
        assert grid.gates("application", "business")[2]
        assert grid.gates("business", "technology") is None

    def test_security_alone_is_a_column(self):
        grid = arrange({"security": ["s1", "s2"]})
        assert grid.ranks == (("s1",), ("s2",))


class TestIntegration:
    def test_intermediaries_come_from_the_obligations(self, sample, at):
        picture = scene(sample, "integration", at)
        assert [n.id for n in picture.nodes if n.tone == "hub"] == ["lgsp", "quoc-gia:ndxp"]

    def test_routes_are_told_apart(self, sample, at):
        picture = scene(sample, "integration", at)
        assert edge(picture, "cong", "quoc-gia:cong-qg").accent == "unknown-route"
        assert edge(picture, "cong", "quoc-gia:csdl-dan-cu").accent == "direct"
        assert edge(picture, "quoc-gia:ndxp", "quoc-gia:csdl-dan-cu").accent == "planned"
        assert edge(picture, "lgsp", "quoc-gia:ndxp").accent == "plain"
        legend = {entry.text for entry in picture.legend}
        assert {"Chưa rõ tuyến kết nối", "Kết nối không qua nền tảng trung gian", "Kết nối dự kiến"} <= legend

    def test_arrows_say_what_they_carry_or_their_verb(self, sample, at):
        picture = scene(sample, "integration", at)
        assert edge(picture, "lgsp", "quoc-gia:ndxp").label == "Hồ sơ thủ tục hành chính"
        assert edge(picture, "lgsp", "cong").label == "phục vụ"
        assert edge(picture, "quoc-gia:ndxp", "quoc-gia:csdl-dan-cu").both

    def test_systems_stand_by_owner(self, sample, at):
        frames = {c.label: c.nodes for c in scene(sample, "integration", at).clusters}
        assert frames["Sở TT&TT"] == ("cong",)
        assert frames["Chưa mô tả chủ quản"] == ("mot-cua",)

    def test_every_arrow_has_a_place_of_its_own_on_an_intermediary(self, hue, at):
        picture = scene(hue, "integration", at)
        places = [
            (end, slot, e.backward == (end == e.target))
            for e in picture.edges
            for end, slot in zip((e.source, e.target), e.slots, strict=True)
            if slot is not None
        ]
        assert len(places) == len(set(places)) > 5

    def test_what_does_not_fit_is_counted(self, repository_of, at):
        lines = [
            f"  e{i}: {{kind: application-component, name: {{vi: Hệ thống {i}}}, flows-to: [e{i + 1}]}}"
            for i in range(80)
        ]
        lines.append("  e80: {kind: application-component, name: {vi: Hệ thống 80}}")
        picture = scene(repository_of("\n".join(["elements:", *lines, ""])), "integration", at)
        assert (len(picture.nodes), len(picture.edges)) == (60, 59)
        assert "Không vẽ 21 kết nối khác." in picture.notes


class TestRealization:
    def test_every_component_with_its_state(self, sample, at):
        picture = scene(sample, "realization", at)
        marks = {n.id.rpartition("/")[2]: n.mark for n in picture.nodes if n.mark}
        assert marks == {
            "lgsp": "met", "ioc": "gap", "kho": "undetermined", "cong": "met", "danh-muc": "not-described",
            "ve-sau": "not-applicable",
        }  # fmt: skip
        assert {n.note for n in picture.nodes if n.mark in ("gap", "not-described")} == {"Còn thiếu", "Chưa mô tả"}

    def test_groups_follow_the_strength_and_count_what_applies(self, sample, at):
        frames = [(c.label, c.note) for c in scene(sample, "realization", at).clusters]
        assert frames == [
            ("Do pháp luật yêu cầu", "đáp ứng 1/2"),
            ("Do khung kiến trúc nêu", "đáp ứng 1/2"),
            ("Theo dự thảo", "đáp ứng 0/0"),
            ("Chỉ thấy ở kiến trúc của các tỉnh", "đáp ứng 0/1"),
        ]

    def test_later_elements_are_only_counted(self, sample, at):
        shelf = node(scene(sample, "realization", at), "shelf:khung-mau@1.0:component/lgsp")
        assert [item.key for item in shelf.items] == ["lgsp"]
        assert shelf.note == "1 phần tử bắt đầu sau thời điểm này"

    def test_without_a_framework_it_says_so(self, repository_of, at):
        picture = scene(repository_of("elements: {}\n"), "realization", at)
        assert picture.nodes == ()
        assert "Kho chưa khai báo khung kiến trúc" in picture.notes[0]


class TestNeighbourhood:
    def test_verbs_are_words_of_the_language(self, sample, at):
        vi = {e.label for e in scene(sample, "quanh-cong", at).edges}
        en = {e.label for e in scene(sample, "quanh-cong", at, "en").edges}
        assert {"phục vụ", "hiện thực hóa", "đọc và ghi", "chuyển dữ liệu đến"} <= vi
        assert {"serves", "realizes", "reads and writes", "flows to"} <= en

    def test_it_shows_every_neighbour_once_a_relation(self, sample, at):
        picture = scene(sample, "neighbourhood", at, element="cong")
        assert shown(picture) == {
            "cong", "lgsp", "may-chu", "tuong-lua", "tthc", "ho-so", "quoc-gia:cong-qg", "quoc-gia:csdl-dan-cu",
            "khung-mau@1.0:component/cong",
        }  # fmt: skip
        assert node(picture, "cong").emphasis

    def test_many_neighbours_of_one_kind_share_a_shelf(self, repository_of, at):
        lines = [f"  a{i}: {{kind: application-component, name: {{vi: Phần mềm {i}}}}}" for i in range(20)]
        targets = ", ".join(f"a{i}" for i in range(20))
        centre = f"  tam: {{kind: application-component, name: {{vi: Tâm}}, serves: [{targets}]}}"
        picture = scene(repository_of("\n".join(["elements:", centre, *lines, ""])), "neighbourhood", at, element="tam")
        shelf = picture.nodes[1]
        assert len(picture.edges) == 1
        assert (len(shelf.items), shelf.note) == (12, "và 8 phần tử khác")

    def test_two_steps_reach_farther(self, sample, at):
        near, far = (shown(scene(sample, "neighbourhood", at, element="cong", depth=d)) for d in (1, 2))
        assert "quoc-gia:ndxp" in far - near

    def test_a_framework_component_may_be_the_centre(self, sample, at):
        picture = scene(sample, "neighbourhood", at, element="khung-mau@1.0:component/lgsp")
        assert shown(picture) == {"khung-mau@1.0:component/lgsp", "lgsp"}
