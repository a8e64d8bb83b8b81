"""The neighbourhood of one element: who points at it on the left, what it points at on the right, verbs on the arrows."""

from __future__ import annotations

from ...model.elements import Relation
from ...model.exemptions import Selection
from .context import Context, best
from .scene import Edge, Entry, Heading, Node, Scene
from .wording import word

SINGLE = 3
"""Up to so many neighbours of one verb and kind are boxes of their own; more stand on one shelf."""
SHOWN = 12
MAXIMUM = 60
"""Of several steps, so many elements are drawn, the nearest first."""
COLUMNS = 2


def neighbourhood(context: Context, head: Heading, centre: str, selection: Selection) -> Scene:
    """Everything within the selection's ``depth`` steps of *centre*, as far as the rest of *selection* does not narrow it.

    Raises:
        KeyError: there is no element *centre*.
    """
    repository = context.repository
    if repository.element(centre) is None and repository.framework_item(centre) is None:
        raise KeyError(centre)
    depth = selection.depth
    distances = context.views.around(centre, selection)
    present = [key for key in distances if key == centre or context.present((key,))]
    near = present[:MAXIMUM] if depth > 1 else present
    relations = list(context.views.along(near, distances, depth))
    pictured = _direct if depth == 1 else _wide
    nodes, edges = pictured(context, centre, relations)
    future = len(distances) - len(present)
    notes = [word("depth", context.language, depth=depth) + "."] if depth > 1 else []
    notes += [word("too-far", context.language, count=len(present) - len(near))] if len(near) < len(present) else []
    notes += [word("future", context.language, count=future)] if future else []
    return Scene(
        head=head,
        direction="LR",
        nodes=nodes,
        edges=edges,
        legend=_legend(context, nodes, edges),
        notes=tuple(notes),
        spacing=(0.2, 0.9),
    )


def _centre(context: Context, key: str) -> Node:
    node = context.node(key, owner=True)
    return Node(
        id=key,
        label=node.label,
        kind=node.kind,
        tone=node.tone,
        title=node.title,
        look=node.look,
        note=node.note,
        emphasis=True,
    )


def _direct(context: Context, centre: str, relations: list[Relation]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """One step: neighbours of the same verb, direction and layer share one arrow."""
    groups: dict[tuple[bool, str, str], list[Relation]] = {}
    for r in relations:
        away = r.source == centre
        other = r.target if away else r.source
        groups.setdefault((away, context.phrase(r), context.tone(other)), []).append(r)
    nodes, drawn = [_centre(context, centre)], {centre}
    edges: list[Edge] = []
    for (away, phrase, tone), members in sorted(groups.items(), key=lambda group: (group[0][0], group[0][1:])):
        others = [(r.target if away else r.source, r) for r in members]
        single = len(members) <= SINGLE and not any(other in drawn for other, _ in others)
        if single:
            nodes += (context.node(other) for other, _ in others)
            drawn.update(other for other, _ in others)
            targets = [(other, context.line(r)) for other, r in others]
        else:
            shelf = _shelf(context, f"shelf:{'out' if away else 'in'}/{phrase}/{tone}", tone, others)
            nodes.append(shelf)
            targets = [(shelf.id, best(i.line for i in shelf.items))]
        edges += (Edge(*((centre, key) if away else (key, centre)), phrase, line=line) for key, line in targets)
    return tuple(nodes), tuple(edges)


def _shelf(context: Context, name: str, tone: str, others: list[tuple[str, Relation]]) -> Node:
    items = tuple(context.item(other, context.line(r)) for other, r in others)
    rest = len(items) - SHOWN
    return Node(
        id=name,
        label=f"{context.layer_name(tone)} ({len(items)})",
        tone=tone,
        items=items if rest <= 1 else items[:SHOWN],
        columns=1 if len(items) <= SINGLE else COLUMNS,
        note=word("more", context.language, count=rest) if rest > 1 else "",
    )


def _wide(context: Context, centre: str, relations: list[Relation]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Several steps: every element is a box, every relation an arrow."""
    keys = dict.fromkeys((centre, *(key for r in relations for key in (r.source, r.target))))
    nodes = tuple(_centre(context, key) if key == centre else context.node(key) for key in keys)
    edges = tuple(Edge(r.source, r.target, context.phrase(r), line=context.line(r)) for r in relations)
    return nodes, edges


def _legend(context: Context, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> tuple[Entry, ...]:
    items = [item for node in nodes for item in node.items]
    return (
        *context.layer_entries([*(n.tone for n in nodes), *(i.tone for i in items)]),
        *context.line_entries([*(edge.line for edge in edges)]),
        *context.look_entries([*(n.look for n in nodes if not n.items), *(i.look for i in items)]),
    )
