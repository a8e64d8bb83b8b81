"""The integration view: who exchanges data with whom, and through which intermediary platform.

The intermediaries are not known to this tool: they are what the framework's obligations say exchanges must pass (Decree
47/2020/NĐ-CP, article 46, in the shipped package). Where the description does not tell the route, the picture says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model.elements import Relation
from ...model.exemptions import Selection
from ...model.obligations import route_is_stated
from ...model.views import Routes
from .context import Context
from .scene import Accent, Cluster, Edge, Entry, Heading, Node, Scene
from .style import ACCENTS
from .wording import word

MAXIMUM = 60


def integration(context: Context, head: Heading, selection: Selection) -> Scene:
    """The exchanges of the province's elements that *selection* means, intermediaries in the middle."""
    routes = context.views.routes
    every = context.views.exchanges(context.present(context.chosen(selection)))
    relations = _fitting(every, routes)
    columns = _columns(context, routes, relations)
    province, hubs_home, hubs_away, national = columns
    edges, slots = _fasten(tuple(_edge(context, routes, r) for r in relations), columns)
    nodes = (
        *(context.node(key) for key in (*province, *national)),
        *(_hub(context, key, slots) for key in (*hubs_home, *hubs_away)),
    )
    clusters = (
        *_by_owner(context, province),
        *((Cluster("national", word("national", context.language), "national", tuple(national)),) if national else ()),
    )
    notes = [word("empty", context.language)] * (not nodes)
    if not (hubs_home or hubs_away):
        notes.append(word("no-intermediary", context.language))
    if len(relations) < len(every):
        notes.append(word("exchanges-dropped", context.language, count=len(every) - len(relations)))
    if any(edge.accent == "unknown-route" for edge in edges):
        notes.append(word("route-note", context.language))
    return Scene(
        head=head,
        direction="LR",
        nodes=nodes,
        edges=edges,
        clusters=clusters,
        legend=_legend(context, nodes, edges),
        notes=tuple(notes),
        ranks=tuple(tuple(column) for column in (province, hubs_home, hubs_away, national) if column),
        held=len([column for column in columns if column]) > 1,
        loose=(tuple(column[0] for column in columns if column),),
        spacing=(0.16, 0.9),
    )


def _columns(context: Context, routes: Routes, relations: list[Relation]) -> tuple[list[str], ...]:
    """The province's systems by owner, its intermediaries, the national ones, the national systems; each from above.

    What is reached through an intermediary stands above what is not, so that the two kinds of arrow do not cross.
    """
    columns: tuple[list[str], ...] = ([], [], [], [])
    partners: dict[str, list[str]] = {}
    for r in relations:
        for key, other in ((r.source, r.target), (r.target, r.source)):
            partners.setdefault(key, []).append(other)
    for key in sorted(partners):
        columns[_column(context, routes, key)].append(key)

    def way(key: str) -> int:
        through = any(other in routes.via for other in partners[key])
        directly = any(context.home(other) != context.home(key) and other not in routes.via for other in partners[key])
        return (1 if directly else 0) if through else (2 if directly else 3)

    owners = {key: getattr(context.repository.element(key), "owner", None) or "" for key in columns[0]}
    first = {owner: min(way(key) for key in columns[0] if owners[key] == owner) for owner in set(owners.values())}
    columns[0].sort(key=lambda key: (first[owners[key]], owners[key], way(key), key))
    place = {key: i for i, key in enumerate(columns[0])}

    def height(key: str) -> float:
        found = [place[other] for other in partners[key] if other in place]
        return sum(found) / len(found) if found else 0.0

    columns[3].sort(key=lambda key: (way(key), height(key), key))
    return columns


def _fitting(relations: list[Relation], routes: Routes) -> list[Relation]:
    """As many of *relations* as :data:`MAXIMUM` boxes allow: those of the intermediaries first, then those across the border."""
    kept: set[int] = set()
    boxes: set[str] = set()

    def rank(number: int) -> tuple[bool, bool, int]:
        r = relations[number]
        return (not {r.source, r.target} & routes.via, not {r.source, r.target} & routes.destinations, number)

    for number in sorted(range(len(relations)), key=rank):
        ends = {relations[number].source, relations[number].target}
        if len(boxes | ends) <= MAXIMUM:
            boxes |= ends
            kept.add(number)
    return [r for number, r in enumerate(relations) if number in kept]


def _edge(context: Context, routes: Routes, relation: Relation) -> Edge:
    accent: Accent = "plain"
    line = context.line(relation)
    crosses = context.home(relation.source) != context.home(relation.target)
    ends = {relation.source, relation.target}
    if crosses and not ends & routes.via and ends & routes.destinations:
        accent = "direct" if route_is_stated(relation) else "unknown-route"
    elif context.relation_look(relation) == "planned":
        accent = "planned"
    line = "dotted" if accent == "unknown-route" else line
    backward = _column(context, routes, relation.source) > _column(context, routes, relation.target)
    return Edge(
        relation.source,
        relation.target,
        _told(context, relation),
        line=line,
        accent=accent,
        backward=backward,
        both=relation.facts.access == "read-write",
        ranked=_column(context, routes, relation.source) != _column(context, routes, relation.target),
    )


def _column(context: Context, routes: Routes, key: str) -> int:
    return (1 if key in routes.via else 0) if context.home(key) else (2 if key in routes.via else 3)


def _told(context: Context, relation: Relation) -> str:
    """What an exchange carries, and by which standard; its verb where neither is described."""
    carried = ", ".join(context.label(key) for key in relation.facts.carries)
    standard = str(relation.facts.values.get("standard", ""))
    told = " · ".join(part for part in (carried, standard) if part)
    if not told and relation.verb == "flows-to":
        return context.say(relation.facts.name)
    return told or context.phrase(relation)


def _fasten(
    edges: tuple[Edge, ...], columns: tuple[list[str], ...]
) -> tuple[tuple[Edge, ...], dict[str, tuple[int, int]]]:
    """Each arrow at a place of its own on the intermediaries it meets, in the order of the columns; and how many there are."""
    rows = {key: i for column in columns for i, key in enumerate(column)}
    hubs = {*columns[1], *columns[2]}
    used: dict[str, tuple[int, int]] = {}
    places: dict[tuple[int, str], int] = {}
    for number, e in sorted(enumerate(edges), key=lambda pair: rows[pair[1].source] + rows[pair[1].target]):
        for hub, right in ((e.source, not e.backward), (e.target, e.backward)):
            if hub in hubs and e.ranked:
                west, east = used.get(hub, (0, 0))
                used[hub] = (west, east + 1) if right else (west + 1, east)
                places[number, hub] = east if right else west
    fastened = tuple(
        replace(e, slots=(places.get((i, e.source)), places.get((i, e.target)))) for i, e in enumerate(edges)
    )
    return fastened, used


def _hub(context: Context, key: str, slots: dict[str, tuple[int, int]]) -> Node:
    kind = word("hub-home" if context.home(key) else "hub-away", context.language)
    return replace(context.node(key), kind=kind, tone="hub", emphasis=True, slots=slots.get(key, (1, 1)))


def _by_owner(context: Context, keys: Iterable[str]) -> tuple[Cluster, ...]:
    owners: dict[str, list[str]] = {}
    for key in keys:
        element = context.repository.element(key)
        owners.setdefault((element.owner if element else None) or "", []).append(key)
    return tuple(
        Cluster(
            f"owner:{owner}",
            context.label(owner) if owner else word("no-owner", context.language),
            "organisation" if owner else "other",
            tuple(members),
        )
        for owner, members in owners.items()
    )


def _legend(context: Context, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> tuple[Entry, ...]:
    accents = {edge.accent for edge in edges}
    special = tuple(
        Entry("line", f"{line} {ACCENTS[accent]}", word(text, context.language))
        for accent, line, text in (
            ("unknown-route", "dotted", "unknown-route"),
            ("direct", "solid", "direct"),
            ("planned", "dashed", "planned-edge"),
        )
        if accent in accents
    )
    return (
        *context.layer_entries(node.tone for node in nodes),
        *context.line_entries(edge.line for edge in edges if edge.accent != "unknown-route"),
        *special,
        *context.look_entries(node.look for node in nodes),
    )
