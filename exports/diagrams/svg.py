"""What an SVG says besides its drawing: titles for pointers and screen readers, the language, and no trace of the renderer."""

from __future__ import annotations

import re

from .labels import escape
from .scene import Edge, Scene, every_frame

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_ROOT_TITLE = re.compile(r"<title>kientruc</title>")
_NODE_TITLE = re.compile(r"<title>n(\d+)</title>")
_EDGE_TITLE = re.compile(r'(<g id="edge(\d+)" class="edge">\s*)<title>[^<]*</title>')
_FRAME_TITLE = re.compile(r"<title>cluster_\w+</title>\n?")
_LINK_GROUP = re.compile(r'<g id="a_(el[^"]*)">')
_NODE_GROUP = re.compile(r'<g id="(el[^"]*)" class="node">')


def annotate(svg: str, scene: Scene) -> str:
    """*svg*, drawn from *scene*, with full names and ids as titles; the renderer's own names and comments are gone.

    Only what stands between the renderer's own tags is replaced: whatever a model says stands there escaped and on one line.
    """
    names = {frame.id: frame.label for frame in every_frame(scene.clusters)}
    names |= {node.id: node.label or node.title for node in scene.nodes}
    titles = [node.title or node.label for node in scene.nodes]
    known = set(_NODE_GROUP.findall(svg))

    def identified(match: re.Match[str]) -> str:
        """The group around a shelf's item gets the item's id, where nothing in the picture has it yet."""
        if match[1] in known:
            return "<g>"
        known.add(match[1])
        return f'<g id="{match[1]}" class="item">'

    svg = _COMMENT.sub("", svg)
    svg = _FRAME_TITLE.sub("", svg)
    svg = _LINK_GROUP.sub(identified, svg)
    svg = _EDGE_TITLE.sub(lambda m: f"{m[1]}<title>{escape(_told(scene.edges[int(m[2])], names))}</title>", svg)
    svg = _NODE_TITLE.sub(lambda m: f"<title>{escape(titles[int(m[1])])}</title>", svg)
    head = f"<title>{escape(scene.head.title)}</title>\n<desc>{escape(scene.head.dateline)}</desc>"
    svg = _ROOT_TITLE.sub(lambda _: head, svg, count=1)
    language = scene.head.language
    return svg.replace("<svg ", f'<svg role="img" lang="{language}" xml:lang="{language}" ', 1)


def _told(edge: Edge, names: dict[str, str]) -> str:
    """``LGSP → Cổng Dịch vụ công: phục vụ``."""
    way = f"{names.get(edge.source, edge.source)} → {names.get(edge.target, edge.target)}"
    return f"{way}: {edge.label}" if edge.label else way
