"""The layered overview: one band a layer, as in the framework's own overall diagram, direction left and security right.

A province has hundreds of elements; a picture holds sixty. Kinds with many elements become one box with their number, and
where even the arrows would cover the boxes, all relations between two layers become one arrow that counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...model.elements import Relation
from ...model.exemptions import Selection
from .boxes import NOTE_WRAP
from .context import Context
from .detailed import detailed
from .grid import Grid, arrange
from .labels import room
from .scene import Cluster, Edge, Entry, Heading, Node, Scene
from .wording import elements, word

MAXIMUM = 60
MAXIMUM_ARROWS = 28
SIDE_BY_SIDE = 3
TITLED = 40
"""So many names stand in the title of a group's box."""
JOINED = 0.6
"""Where fewer of the elements take part in a relation, arrows one by one would tell less than bands do."""
_FIRST_OPENED = ("application", "technology", "security", "data", "business", "organisation")
"""Where room is short, the kinds of these layers are drawn one by one first."""
_MINOR = frozenset({"associated-with", "influences"})
_INSIDE = frozenset({"composed-of", "aggregates"})


@dataclass(frozen=True)
class _Group:
    """The elements of one kind in one layer."""

    layer: str
    kind: str
    keys: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"group:{self.layer}/{self.kind}"


def layered(context: Context, head: Heading, select: Selection) -> Scene:
    """The elements *select* means: relation by relation where they are few, in bands of at most :data:`MAXIMUM` boxes else."""
    every = context.chosen(select)
    keys = context.present(every)
    future = len(every) - len(keys)
    chosen = set(keys)
    known = [r for r in context.relations if r.source in chosen and r.target in chosen]
    shown = [r for r in known if r.verb not in _MINOR | _INSIDE]
    joined = {key for r in shown if r.source != r.target for key in (r.source, r.target)}
    layers = {context.tone(key) for key in keys}
    few = len(layers) <= SIDE_BY_SIDE and len(shown) <= MAXIMUM_ARROWS
    if joined and few and len(keys) <= min(MAXIMUM, len(joined) / JOINED):
        dropped = _dropped(context, [r for r in known if r.verb in _MINOR | _INSIDE], 0)
        return detailed(context, head, keys, shown, (_counted(context, (), len(keys), future), *dropped))
    groups = _groups(context, keys)
    opened = _open(groups)
    bands: dict[str, list[Node]] = {}
    for group in groups:
        bands.setdefault(group.layer, []).extend(_boxes(context, group, opened=group in opened))
    grid = arrange({layer: [node.id for node in band] for layer, band in bands.items()})
    edges, left_out = _between_layers(context, known, {key: g.layer for g in groups for key in g.keys}, grid)
    drawn = tuple(node for band in bands.values() for node in band)
    return Scene(
        head=head,
        direction="TB",
        nodes=drawn,
        edges=edges,
        clusters=_frames(context, grid, groups),
        legend=_legend(context, drawn, edges),
        notes=(_counted(context, drawn, len(keys), future), *left_out),
        ranks=grid.ranks,
        chains=grid.chains,
        spacing=(0.14, 0.13),
    )


def _groups(context: Context, keys: Iterable[str]) -> list[_Group]:
    found: dict[tuple[str, str], list[str]] = {}
    for key in keys:
        element = context.repository.element(key)
        assert element is not None
        found.setdefault((context.tone(key), element.kind), []).append(key)
    return [_Group(layer, kind, tuple(members)) for (layer, kind), members in found.items()]


def _open(groups: list[_Group]) -> set[_Group]:
    """The groups whose elements are drawn one by one: the small ones first, as far as the picture holds them."""
    opened: set[_Group] = set()
    boxes = len(groups)

    def order(group: _Group) -> tuple[int, int, str]:
        rank = _FIRST_OPENED.index(group.layer) if group.layer in _FIRST_OPENED else len(_FIRST_OPENED)
        return (rank * 4 + len(group.keys), len(group.keys), group.id)

    for group in sorted(groups, key=order):
        if boxes + len(group.keys) - 1 <= MAXIMUM:
            opened.add(group)
            boxes += len(group.keys) - 1
    return opened


def _boxes(context: Context, group: _Group, *, opened: bool) -> list[Node]:
    if opened:
        return [context.node(key, owner=True) for key in group.keys]
    kind = context.say(context.repository.kind_name(group.keys[0]))
    names = [context.label(key) for key in group.keys]
    told = 2 if room("; ".join(names[:2])) <= NOTE_WRAP else 1
    note = "; ".join(names[:told])
    if told < len(names):
        note += "\n" + word("more", context.language, count=len(names) - told)
    title = "; ".join(context.full_name(key) for key in group.keys[:TITLED])
    if len(names) > TITLED:
        title += "; " + word("more", context.language, count=len(names) - TITLED)
    label = f"{kind} ({len(names)})"
    return [Node(id=group.id, label=label, tone=group.layer, title=title, note=note, count=len(names))]


def _between_layers(
    context: Context, known: list[Relation], layer_of: dict[str, str], grid: Grid
) -> tuple[tuple[Edge, ...], tuple[str, ...]]:
    pairs: dict[tuple[str, str], list[Relation]] = {}
    for r in known:
        a, b = layer_of[r.source], layer_of[r.target]
        if a != b and r.verb not in _MINOR | _INSIDE:
            pairs.setdefault((a, b), []).append(r)
    edges, far = [], []
    for (a, b), relations in pairs.items():
        told = context.told(relations)
        gates = grid.gates(a, b)
        if gates is None:
            far.append(f"{context.layer_name(a)} → {context.layer_name(b)}: {told}")
            continue
        first, second, backward = gates
        edges.append(
            Edge(
                f"layer:{a}",
                f"layer:{b}",
                told,
                context.best_line(relations),
                count=len(relations),
                fastened=(first, second),
                backward=backward,
            )
        )
    minor = [r for r in known if r.verb in _MINOR | _INSIDE and layer_of[r.source] != layer_of[r.target]]
    within = sum(layer_of[r.source] == layer_of[r.target] for r in known)
    aggregated = [word("edges-aggregated", context.language)] if edges else []
    notes = [*aggregated, *_dropped(context, minor, within)]
    if far:
        notes.insert(len(aggregated), word("far", context.language, list="; ".join(far)))
    return tuple(edges), tuple(notes)


def _dropped(context: Context, minor: list[Relation], within: int) -> tuple[str, ...]:
    parts = [context.verb_counts(minor)] if minor else []
    if within:
        parts.append(word("within", context.language, count=within))
    return (word("edges-dropped", context.language, list="; ".join(parts)),) if parts else ()


def _counted(context: Context, drawn: tuple[Node, ...], total: int, future: int) -> str:
    collapsed = sum(node.count for node in drawn if node.count > 1)
    if not total:
        text = word("empty", context.language)
    elif collapsed:
        text = word("collapsed", context.language, boxes=len(drawn), total=total, collapsed=collapsed)
    else:
        text = word("all-drawn", context.language, total=total)
    return text + (" " + word("future", context.language, count=future) if future else "")


def _frames(context: Context, grid: Grid, groups: list[_Group]) -> tuple[Cluster, ...]:
    sizes: dict[str, int] = {}
    for group in groups:
        sizes[group.layer] = sizes.get(group.layer, 0) + len(group.keys)
    return tuple(
        Cluster(
            f"layer:{layer}",
            context.layer_name(layer),
            layer,
            tuple(keys),
            note=elements(sizes[layer], context.language),
        )
        for layer, keys in grid.members.items()
    )


def _legend(context: Context, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> tuple[Entry, ...]:
    stack = (Entry("stack", "", word("stack", context.language)),) if any(n.count > 1 for n in nodes) else ()
    return (
        *context.line_entries(edge.line for edge in edges),
        *context.look_entries(node.look for node in nodes),
        *stack,
    )
