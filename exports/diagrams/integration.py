"""The integration view: who exchanges data with whom, and through which intermediary platform.

The intermediaries are not known to this tool: they are what the framework's obligations say exchanges must pass (Decree
47/2020/NĐ-CP, article 46, in the shipped package). Where the description does not tell the route, the picture says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...model.elements import Relation
from ...model.exemptions import Selection
from ...model.frameworks import PathThrough
from ...model.lifecycle import State
from ...model.obligations import applies, route_is_stated, select
from ...model.vocabulary import EXCHANGE_VERBS
from .context import Context
from .scene import Accent, Cluster, Edge, Entry, Node, Scene
from .style import ACCENTS
from .wording import word

MAXIMUM = 60


@dataclass(frozen=True)
class _Routes:
    """What the obligations in force say: the intermediaries, and the systems that are to be reached through them."""

    via: frozenset[str]
    destinations: frozenset[str]


def integration(context: Context, view_id: str, title: str, selection: Selection) -> Scene:
    """The exchanges of the province's elements that *selection* means, intermediaries in the middle."""
    routes = _routes(context)
    relations = _exchanges(context, routes, set(context.present(context.chosen(selection))))
    keys = list(dict.fromkeys(key for r in relations for key in (r.source, r.target)))
    keys.sort(key=lambda key: (context.repository.home_of(key) != context.repository.id, key))
    hubs_home = [key for key in keys if key in routes.via and context.home(key)]
    hubs_away = [key for key in keys if key in routes.via and not context.home(key)]
    province = [key for key in keys if context.home(key) and key not in routes.via]
    national = [key for key in keys if not context.home(key) and key not in routes.via]
    edges, slots = _fasten(tuple(_edge(context, routes, r) for r in relations), routes.via)
    nodes = (
        *(context.node(key) for key in (*province, *national)),
        *(_hub(context, key, slots) for key in (*hubs_home, *hubs_away)),
    )
    clusters = (
        *_by_owner(context, province),
        *(
            Cluster(f"hub:{side}", word(f"hub-{side}", context.language), "hub", tuple(hubs))
            for side, hubs in (("home", hubs_home), ("away", hubs_away))
            if hubs
        ),
        *((Cluster("national", word("national", context.language), "national", tuple(national)),) if national else ()),
    )
    notes = [word("empty", context.language)] * (not nodes)
    if not (hubs_home or hubs_away):
        notes.append(word("no-intermediary", context.language))
    if any(edge.accent == "unknown-route" for edge in edges):
        notes.append(word("route-note", context.language))
    return Scene(
        id=view_id,
        title=title,
        subtitle=context.subtitle,
        dateline=context.dateline,
        language=context.language,
        direction="LR",
        nodes=nodes,
        edges=edges,
        clusters=clusters,
        legend=_legend(context, nodes, edges),
        notes=tuple(notes),
        ranks=tuple(tuple(column) for column in (province, hubs_home, hubs_away, national) if column),
        chains=_spine(province, hubs_home, hubs_away, national),
        ordered=False,
        spacing=(0.16, 0.9),
    )


def _spine(*columns: list[str]) -> tuple[tuple[str, ...], ...]:
    """One box of each column after the other, so that the columns keep their order whatever the arrows say."""
    spine = tuple(column[len(column) // 2] for column in columns if column)
    return (spine,) if len(spine) > 1 else ()


def _routes(context: Context) -> _Routes:
    repository = context.repository
    framework = repository.framework
    via: set[str] = set()
    destinations: set[str] = set()
    for obligation in framework.obligations.values() if framework else ():
        check = obligation.check.asked
        if (
            framework is None
            or not isinstance(check, PathThrough)
            or applies(repository, obligation, context.at) is False
        ):
            continue
        destinations.update(select(repository, framework, check.to, context.at))
        for key in check.via:
            component = key.startswith(framework.key + ":component/")
            via.update((r.source for r in repository.realizations.get(key, ())) if component else (key,))
    return _Routes(frozenset(via), frozenset(destinations - via))


def _exchanges(context: Context, routes: _Routes, chosen: set[str]) -> list[Relation]:
    """Every exchange with an intermediary or across the border, and the province's own flows; of elements that are chosen."""
    repository = context.repository
    found = []
    for r in context.relations:
        ends = (r.source, r.target)
        home = [key for key in ends if context.home(key)]
        if r.verb not in EXCHANGE_VERBS or any(repository.element(key) is None for key in ends):
            continue
        if any(key not in chosen and key not in routes.via for key in home):
            continue
        if any(repository.state(key, context.at) is State.FUTURE for key in ends):
            continue
        crosses = len(home) == 1
        through = any(key in routes.via for key in ends) and any(
            key in chosen or key in routes.via or key in routes.destinations for key in ends
        )
        if crosses or through or (home and r.verb == "flows-to"):
            found.append(r)
    return found[: MAXIMUM * 2]


def _edge(context: Context, routes: _Routes, relation: Relation) -> Edge:
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
        title=f"{context.label(relation.source)} → {context.label(relation.target)}",
    )


def _column(context: Context, routes: _Routes, key: str) -> int:
    return (1 if key in routes.via else 0) if context.home(key) else (2 if key in routes.via else 3)


def _told(context: Context, relation: Relation) -> str:
    """What an exchange carries, and by which standard; its verb where neither is described."""
    carried = ", ".join(context.label(key) for key in relation.facts.carries)
    standard = str(relation.facts.values.get("standard", ""))
    told = " · ".join(part for part in (carried, standard) if part)
    if not told and relation.verb == "flows-to":
        return context.say(relation.facts.name)
    return told or context.phrase(relation)


def _fasten(edges: tuple[Edge, ...], hubs: frozenset[str]) -> tuple[tuple[Edge, ...], dict[str, tuple[int, int]]]:
    """Each arrow at a place of its own on the intermediaries it meets; and how many places each has, left and right."""
    used: dict[str, tuple[int, int]] = {}

    def place(hub: str, *, right: bool) -> int | None:
        if hub not in hubs:
            return None
        west, east = used.get(hub, (0, 0))
        used[hub] = (west, east + 1) if right else (west + 1, east)
        return east if right else west

    fastened = tuple(
        replace(e, slots=(place(e.source, right=not e.backward), place(e.target, right=e.backward))) if e.ranked else e
        for e in edges
    )
    return fastened, used


def _hub(context: Context, key: str, slots: dict[str, tuple[int, int]]) -> Node:
    return replace(context.node(key), tone="hub", emphasis=True, slots=slots.get(key, (1, 1)))


def _by_owner(context: Context, keys: Iterable[str]) -> tuple[Cluster, ...]:
    owners: dict[str, list[str]] = {}
    for key in keys:
        element = context.repository.element(key)
        owners.setdefault((element.owner if element else None) or "", []).append(key)
    known = sorted((owner for owner in owners if owner), key=lambda owner: (-len(owners[owner]), owner))
    return tuple(
        Cluster(
            f"owner:{owner}",
            context.label(owner) if owner else word("no-owner", context.language),
            "organisation" if owner else "other",
            tuple(owners[owner]),
        )
        for owner in (*known, *([""] if "" in owners else []))
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
