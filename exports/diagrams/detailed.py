"""A layered picture of few relations: every one is an arrow; elements that take part in none stand together on a shelf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.elements import Relation
from .context import Context
from .scene import Cluster, Edge, Entry, Heading, Node, Scene
from .wording import elements, word

COLUMNS = 2
_ACROSS = (
    "physical",
    "technology",
    "data",
    "security",
    "application",
    "business",
    "organisation",
    "strategy",
    "motivation",
    "roadmap",
    "other",
)
"""Layers from left to right: what supports stands left of what it supports."""


def detailed(
    context: Context, head: Heading, keys: Sequence[str], relations: Iterable[Relation], notes: tuple[str, ...]
) -> Scene:
    """The elements *keys* in frames by layer, supporters left of what they support, with *relations* as arrows."""
    pairs: dict[tuple[str, str], list[Relation]] = {}
    for r in relations:
        if r.source != r.target:
            pairs.setdefault((r.source, r.target), []).append(r)
    position = {key: _ACROSS.index(context.tone(key)) for key in keys}
    joined = {key for pair in pairs for key in pair}
    nodes = [context.node(key, owner=True) for key in keys if key in joined]
    clusters = []
    for layer in _ACROSS:
        members = [key for key in keys if context.tone(key) == layer]
        inside = [key for key in members if key in joined]
        if len(inside) < len(members):
            shelf = _shelf(context, layer, [key for key in members if key not in joined])
            nodes.append(shelf)
            inside.append(shelf.id)
        if inside:
            note = elements(len(members), context.language)
            clusters.append(Cluster(f"layer:{layer}", context.layer_name(layer), layer, tuple(inside), note=note))
    edges = tuple(
        Edge(a, b, context.told(rs), context.best_line(rs), count=len(rs), backward=position[a] > position[b])
        for (a, b), rs in pairs.items()
    )
    return Scene(
        head=head,
        direction="LR",
        nodes=tuple(nodes),
        edges=edges,
        clusters=tuple(clusters),
        legend=_legend(context, nodes, edges),
        notes=notes,
        blocks=tuple(cluster.nodes for cluster in clusters),
        spacing=(0.16, 0.7),
    )


def _shelf(context: Context, layer: str, keys: list[str]) -> Node:
    return Node(
        id=f"shelf:{layer}",
        label=word("unrelated", context.language, count=len(keys)),
        tone=layer,
        items=tuple(context.item(key) for key in keys),
        columns=min(COLUMNS, len(keys)),
    )


def _legend(context: Context, nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Entry, ...]:
    looks = [look for node in nodes for look in ((i.look for i in node.items) if node.items else (node.look,))]
    return (*context.line_entries(edge.line for edge in edges), *context.look_entries(looks))
