"""What an SVG says besides its drawing: titles for pointers and screen readers, the language, and no trace of the renderer."""

from __future__ import annotations

import re

from .labels import escape
from .scene import Scene

_GENERATED = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_ROOT_TITLE = re.compile(r"<title>kientruc</title>")
_NODE_TITLE = re.compile(r"<title>n(\d+)</title>")
_OTHER_TITLE = re.compile(r"<title>(?:cluster_\w+|n\d+[:\w]*&#45;&gt;n\d+[:\w]*)</title>\n?")


def annotate(svg: str, scene: Scene) -> str:
    """*svg*, drawn from *scene*, with full names and ids as titles; the renderer's own names and comments are gone.

    Only text between the renderer's own tags is replaced: whatever a model says stands there escaped and on one line.
    """
    titles = [node.title or node.label for node in scene.nodes]

    def named(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"<title>{escape(titles[number])}</title>" if number < len(titles) else ""

    svg = _GENERATED.sub("", svg)
    svg = _OTHER_TITLE.sub("", svg)
    svg = _NODE_TITLE.sub(named, svg)
    svg = _ROOT_TITLE.sub(f"<title>{escape(scene.title)}</title>\n<desc>{escape(scene.dateline)}</desc>", svg, count=1)
    return svg.replace("<svg ", f'<svg role="img" lang="{scene.language}" xml:lang="{scene.language}" ', 1)
