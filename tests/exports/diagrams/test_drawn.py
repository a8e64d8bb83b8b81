"""The drawn pictures: complete, well-formed, legible, the same every time; a complaint of the renderer is an error here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kientruc.exports.diagrams.dot import to_dot
from kientruc.exports.diagrams.registry import scene, views, write
from kientruc.exports.diagrams.render import render
from kientruc.exports.diagrams.scene import Node, Scene
from kientruc.exports.diagrams.svg import annotate

SAMPLE = Path(__file__).parents[2] / "golden/diagrams/tinh-mau"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
BUILT_IN = ("layered", "integration", "realization", "nen-tang", "quanh-cong")
HUE = ("layered", "integration", "realization", "tong-quan", "quanh-hue-s", "quanh-hueioc", "dich-vu-do-thi-thong-minh")
SCREEN = 3.2
"""How much longer than wide (or wider than long) a picture may be before it fits no sheet."""

# Widths of Arial in thousandths of the type size (Adobe's Helvetica metrics, which it shares), for " " to "~".
WIDTHS = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]  # fmt: skip


def width(text: str, size: float, *, bold: bool) -> float:
    """How wide *text* is in Arial: a letter with marks is as wide as without, horned ơ and ư a little wider."""
    total = 0.0
    for c in text:
        base = unicodedata.normalize("NFD", c)
        letter = {"đ": "d", "Đ": "D"}.get(base[0], base[0])
        total += (WIDTHS[ord(letter) - 32] if " " <= letter <= "~" else 600) + 90 * ("\u031b" in base)
    return total * size / 1000 * (1.07 if bold else 1)


def numbers(element: ET.Element) -> list[tuple[float, float]]:
    text = element.get("d") or element.get("points") or ""
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", text)]


def overflows(svg: str) -> list[str]:
    """The texts that do not fit the outermost shape of their own group (box, shelf item or frame)."""
    found = []
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if group.get("class") not in ("node", "item", "cluster"):
            continue
        shapes = [s for s in group.iter() if s.tag in (f"{SVG}path", f"{SVG}polygon")]
        points = [point for shape in shapes for point in numbers(shape)]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        for text in group.iter(f"{SVG}text"):
            words, size = "".join(text.itertext()), float(text.get("font-size", "0"))
            x, y = float(text.get("x", "0")), float(text.get("y", "0"))
            end = x + width(words, size, bold=text.get("font-weight") == "bold")
            if x < left or end > right or y - size * 0.8 < top - 0.5 or y > bottom + 0.5:
                found.append(f"{words}: {x:.0f}–{end:.0f} in {left:.0f}–{right:.0f}")
    return found


def drawn(repository, view, at, language="vi", **keywords) -> str:
    return write(repository, view, at, "svg", language, **keywords).content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("view", BUILT_IN)
def test_every_label_is_there_and_fits_its_box(sample, at, words_of, view, language):
    picture, svg = scene(sample, view, at, language), drawn(sample, view, at, language)
    words = words_of(svg)
    labels = [
        picture.head.title, picture.head.subtitle, *(n.label for n in picture.nodes), *(c.label for c in picture.clusters),
        *(i.label for n in picture.nodes for i in n.items), *(e.label for e in picture.edges), *(e.text for e in picture.legend),
        *picture.notes,
    ]  # fmt: skip
    assert [label for label in labels if "".join(label.split()) not in words] == []
    assert overflows(svg) == []


def test_the_views_are_all_here(sample, hue):
    assert {view.id for view in views(sample)} == set(BUILT_IN)
    assert set(HUE) <= {view.id for view in views(hue)}


@pytest.mark.parametrize("view", HUE)
def test_the_shipped_province_is_legible(hue, at, view):
    picture, svg = scene(hue, view, at), drawn(hue, view, at)
    assert overflows(svg) == []
    assert len(picture.nodes) <= 60
    box = [float(n) for n in re.search(r'viewBox="([^"]*)"', svg)[1].split()]
    assert 1 / SCREEN < box[2] / box[3] < SCREEN
    assert max(box) < 2400, "more than two A3 sheets at full size"
    assert picture.legend
    assert "10/8/2020" in svg


def test_sixty_boxes_stay_on_the_sheet(repository_of, at):
    kinds = ["application-component", "business-service", "data-object", "node", "goal"]
    lines = [f"  e{i}: {{kind: {kinds[i % 5]}, name: {{vi: Hệ thống quản lý số {i}}}}}" for i in range(60)]
    svg = drawn(repository_of("elements:\n" + "\n".join(lines) + "\n"), "layered", at)
    box = [float(n) for n in re.search(r'viewBox="([^"]*)"', svg)[1].split()]
    assert overflows(svg) == []
    assert max(box) < 1800
    assert 0.5 < box[2] / box[3] < 2


@pytest.mark.parametrize("view", ["layered", "integration", "realization"])
def test_an_empty_repository_can_be_drawn(repository_of, at, view):
    svg = drawn(repository_of("elements: {}\n"), view, at)
    assert "Ghi chú" in svg


def test_ids_are_stable_and_titles_are_names_with_ids(sample, at):
    root = ET.fromstring(drawn(sample, "nen-tang", at))
    groups = {g.get("id"): g for g in root.iter(f"{SVG}g")}
    assert groups["el-lgsp"].findtext(f"{SVG}title") == "Nền tảng tích hợp, chia sẻ dữ liệu tỉnh (LGSP) · lgsp"
    link = groups["el-khong-ro"].find(f"{SVG}a")
    assert link is not None
    assert link.get(f"{XLINK}title") == "Kho dữ liệu số · khong-ro"
    assert root.findtext(f"{SVG}g/{SVG}title") == "Các nền tảng"
    assert root.get("lang") == "vi"
    arrows = {g.findtext(f"{SVG}title") for g in root.iter(f"{SVG}g") if g.get("class") == "edge"}
    assert arrows == {"LGSP → Cổng Dịch vụ công tỉnh Mẫu: phục vụ", "LGSP → Hệ thống một cửa điện tử: phục vụ",
                      "Phần mềm cũ → Hệ thống một cửa điện tử: phục vụ"}  # fmt: skip
    ids = [g.get("id") for g in root.iter(f"{SVG}g") if g.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("view", ["layered", "integration", "realization", "dich-vu-do-thi-thong-minh"])
def test_an_svg_links_nowhere_and_names_no_program(hue, at, view):
    svg = drawn(hue, view, at)
    root = ET.fromstring(svg)
    assert not [e for e in root.iter() if e.get(f"{XLINK}href") or e.get("href") or e.tag == f"{SVG}image"]
    assert "graphviz" not in svg.lower()
    assert not re.search(r"<title>[nb]\d|<title>(?:cluster|comb)_", svg)


def test_png_is_a_png_of_useful_size(sample, at):
    content = write(sample, "realization", at, "png").content
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(content[16:20], "big") > 1000


def test_file_names(sample, at):
    assert write(sample, "layered", at, "dot", "en").path == "diagrams/layered.en.dot"
    around = write(sample, "neighbourhood", at, "dot", element="quoc-gia:ndxp")
    assert around.path == "diagrams/neighbourhood-quoc-gia--ndxp.vi.dot"


ONCE = """
import sys, datetime, hashlib
from pathlib import Path
from kientruc.exports.diagrams.registry import write
from kientruc.model.loader import load
repository = load(Path(sys.argv[1]))
for view in ("layered", "integration", "realization", "nen-tang", "quanh-cong"):
    for kind in ("dot", "svg", "png"):
        print(hashlib.sha256(write(repository, view, datetime.date(2020, 8, 10), kind).content).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_hash_seed_or_the_place(tmp_path):
    runs = set()
    for seed in ("0", "1"):
        place = tmp_path / seed
        place.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        command = [sys.executable, "-c", ONCE, str(SAMPLE)]
        runs.add(subprocess.run(command, env=environment, cwd=place, capture_output=True, check=True).stdout)
    assert len(runs) == 1
    assert len(next(iter(runs)).splitlines()) == 15


def test_annotating_touches_no_text_of_the_model(context):
    wicked = '\\N\\G <title>n0</title> <!-- x --> n0->n1 <g id="a_el-x">'
    picture = Scene(context.heading("v", wicked), "LR", (Node("x", wicked, title=wicked),))
    svg = annotate(render(to_dot(picture), "svg").decode(), picture)
    root = ET.fromstring(svg)
    texts = "".join("".join("".join(t.itertext()) for t in root.iter(f"{SVG}text")).split())
    assert "".join(wicked.split()) in texts
    group = next(g for g in root.iter(f"{SVG}g") if g.get("id") == "el-x")
    assert group.findtext(f"{SVG}title") == wicked
