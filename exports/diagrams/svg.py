"""What an SVG says besides its drawing: titles for pointers and screen readers, the language, and no trace of the renderer."""

from __future__ import annotations

import re

from .labels import escape
from .scene import Scene

_GENERATED = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_ROOT_TITLE = re.compile(r"<title>kientruc</title>")
_NODE_TITLE = re.compile(r"<title>n(\d+)</title>")
_LINK_GROUP = re.compile(r'<g id="a_(el[^"]*)">')
_NODE_GROUP = re.compile(r'<g id="(el[^"]*)" class="node">')
_OTHER_TITLE = re.compile(r"<title>(?:cluster_\w+|n\d+[:\w]*&#45;&gt;n\d+[:\w]*)</title>\n?")


def annotate(svg: str, scene: Scene) -> str:
    """*svg*, drawn from *scene*, with full names and ids as titles; the renderer's own names and comments are gone.

    Only text between the renderer's own tags is replaced: whatever a model says stands there escaped and on one line.
    """
    titles = [node.title or node.label for node in scene.nodes]

    def named(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"<title>{escape(titles[number])}</title>" if number < len(titles) else ""

    known = set(_NODE_GROUP.findall(svg))

    def identified(match: re.Match[str]) -> str:
        """The group around a shelf's item gets the item's id, where nothing has it yet; a box's own group has it already."""
        if match[1] in known or match[1].startswith("el&#45;shelf"):
            return "<g>"
        known.add(match[1])
        return f'<g id="{match[1]}" class="item">'

    svg = _LINK_GROUP.sub(identified, svg)
    svg = _GENERATED.sub("", svg)
    svg = _OTHER_TITLE.sub("", svg)
    svg = _NODE_TITLE.sub(named, svg)
    svg = _ROOT_TITLE.sub(
        f"<title>{escape(scene.head.title)}</title>\n<desc>{escape(scene.head.dateline)}</desc>", svg, count=1
    )
    return svg.replace("<svg ", f'<svg role="img" lang="{scene.head.language}" xml:lang="{scene.head.language}" ', 1)
