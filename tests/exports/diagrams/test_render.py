"""The program that draws: which one, what happens without it, and what it complains about."""

from __future__ import annotations

import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientruc.exports.diagrams import render as module
from kientruc.exports.diagrams.dot import to_dot
from kientruc.exports.diagrams.labels import clean
from kientruc.exports.diagrams.render import RendererMissing, RendererWarning, RenderFailed, find, render
from kientruc.exports.diagrams.scene import Cluster, Edge, Entry, Heading, Item, Node, Scene

DOT = "digraph { a -> b }"


@pytest.fixture
def nothing_installed(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))


def test_dot_needs_no_program(nothing_installed):
    assert render(DOT, "dot") == DOT.encode()


@pytest.mark.parametrize("renderer", ["auto", "dot", "graphviz-pure", "none"])
def test_a_missing_program_is_said_in_both_languages(nothing_installed, renderer):
    with pytest.raises(RendererMissing) as caught:
        render(DOT, "svg", renderer)
    assert caught.value.reason.vi
    assert caught.value.reason.en == str(caught.value)


def test_none_is_none_even_where_a_program_is():
    with pytest.raises(RendererMissing):
        render(DOT, "png", "none")


def test_auto_prefers_the_program_that_came_with_us():
    assert find("auto").stem == "graphviz-pure"


@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz on this machine")
def test_a_graphviz_of_the_machine_draws_too():
    assert b"<svg" in render(DOT, "svg", "dot")


def test_a_graphviz_on_the_path_is_found(nothing_installed, tmp_path):
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert find("auto") == program


def test_broken_input_is_a_failure():
    with pytest.raises(RenderFailed):
        render("digraph {", "svg")


def test_a_complaint_becomes_a_warning():
    with pytest.warns(RendererWarning, match="nosuchshape"):
        render("digraph { a [shape=nosuchshape] }", "svg")


def script(tmp_path: Path, text: str) -> Path:
    program = tmp_path / "graphviz-pure"
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)
    return program


def test_a_program_that_hangs_is_stopped(nothing_installed, tmp_path, monkeypatch):
    script(tmp_path, "exec /bin/sleep 60")
    monkeypatch.setattr(module, "TIMEOUT", 0.2)
    with pytest.raises(RenderFailed):
        render(DOT, "svg", "graphviz-pure")


def test_the_program_sees_neither_our_files_nor_our_environment(nothing_installed, tmp_path, monkeypatch):
    script(tmp_path, 'echo "$SECRET:$GVBINDIR:$(/bin/ls)"')
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("GVBINDIR", "y")
    assert render(DOT, "svg") == b"::\n"


def labels(text: str) -> Scene:
    """*text* in every place a scene has for text."""
    head = Heading("v", text, text, text, "vi")
    item = Item("i", text, text, "data")
    nodes = (
        Node("a", text, kind=text, title=text, note=text),
        Node("s", text, items=(item,), note=text),
        Node("h", text, kind=text, tone="hub", emphasis=True, slots=(1, 1)),
        Node("m", text, mark="gap", note=text, wide=True),
        Node("g", text, note=text, count=3),
    )
    edges = (Edge("a", "s", text), Edge("s", "m", text))
    frames = (Cluster("f", text, "data", ("a",), note=text),)
    return Scene(head, "LR", nodes, edges, frames, (Entry("fill", "data", text),), (text,))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60).filter(lambda t: any(c.isalnum() for c in clean(t))))
def test_what_is_drawn_is_what_was_written(text):
    svg = render(to_dot(labels(text)), "svg").decode()
    root = ET.fromstring(svg)
    drawn = ["".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")]
    words = "".join("".join(drawn).split())
    wanted = "".join(clean(text).split())
    assert words.count(wanted) >= 15, (drawn, wanted)


@pytest.mark.parametrize(
    "text",
    [
        '<IMG SRC="/etc/passwd"/>', "</TD></TR></TABLE>", "\\N\\G\\L", 'x", shape=none, image="/etc/passwd', "&lt;b&gt; &#65; &amp;",
        "javascript:alert(1)", "a\x00b", "n0 -> n1; }", "\\", '"', "]]>", "<!-- -->", "A&B", "đường\u202eng", "\ud800",
    ],
)  # fmt: skip
def test_what_looks_like_syntax_is_text(text):
    test_what_is_drawn_is_what_was_written.hypothesis.inner_test(text + " x")
