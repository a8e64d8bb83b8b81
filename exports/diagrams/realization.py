"""The realization view: what the framework expects, row by row, and the province's elements that make it real.

States are told by sign, word and colour. *Not described* is never shown as a gap (docs/model-files.md, Time).
"""

from __future__ import annotations

from ...model.coverage import CoverageCell, coverage
from ...model.elements import Relation
from ...model.exemptions import Selection
from .context import Context, best
from .scene import Cluster, Edge, Entry, Heading, Node, Scene
from .wording import MARKS, STRENGTHS, elements, word

SHOWN = 6
COLUMNS = 3
_TONES = {"law": "framework", "framework": "framework", "draft": "other", "example": "other"}


def realization(context: Context, head: Heading, selection: Selection) -> Scene:
    """Every expected component, or the one *selection* names, with the elements *selection* means on a shelf beside it."""
    # The picture speaks of the date alone, so exemptions are judged at that date too.
    matrix = coverage(context.repository, context.at, context.at)
    cells = [c for c in matrix.of("component") if context.views.expects(selection, c.key)] if matrix else []
    chosen = set(context.chosen(selection))
    nodes: list[Node] = []
    edges: list[Edge] = []
    groups: dict[str, list[str]] = {}
    for cell in cells:
        nodes.append(_component(context, cell))
        groups.setdefault(cell.strength, []).append(cell.key)
        shelf = _filled_by(context, cell.key, chosen)
        if shelf:
            nodes.append(shelf)
            edges.append(Edge(shelf.id, cell.key, line=best(i.line for i in shelf.items), backward=True))
    order = [strength for strength in STRENGTHS if strength in groups]
    rows = tuple(key for strength in order for key in groups[strength])
    clusters = tuple(
        Cluster(
            f"strength:{s}", context.say(STRENGTHS[s]), _TONES[s], tuple(groups[s]), note=_summary(context, cells, s)
        )
        for s in order
    )
    return Scene(
        head=head,
        direction="LR",
        nodes=tuple(nodes),
        edges=tuple(edges),
        clusters=clusters,
        legend=_legend(context, nodes),
        notes=(word("absent-is-not-missing" if cells else "empty" if matrix else "no-framework", context.language),),
        ranks=(rows, tuple(f"shelf:{key}" for key in rows)) if rows else (),
        chains=tuple((key, f"shelf:{key}") for key in rows),
        spacing=(0.14, 0.7),
    )


def _component(context: Context, cell: CoverageCell) -> Node:
    return Node(
        id=cell.key,
        label=context.say(cell.name),
        tone="framework",
        title=f"{context.say(cell.name)} · {cell.key}",
        mark=cell.state.value,
        note=context.say(MARKS[cell.state.value]),
        wide=True,
    )


def _filled_by(context: Context, component: str, chosen: set[str]) -> Node | None:
    """The shelf of *component*: of its elements those that are *chosen* and there at the date; the others are counted."""
    every = context.repository.realizing(component)
    relations = context.views.filling(component, chosen)
    present = set(context.present(r.source for r in relations))
    shown = [r for r in relations if r.source in present]
    elsewhere = len({r.source for r in every} - chosen)
    return _shelf(context, component, shown, future=len(relations) - len(shown), elsewhere=elsewhere)


def _shelf(context: Context, component: str, relations: list[Relation], *, future: int, elsewhere: int) -> Node | None:
    if not relations and not future and not elsewhere:
        return None
    items = tuple(context.item(r.source, context.line(r)) for r in relations)
    rest = len(items) - SHOWN
    shown = items if rest <= 1 else items[:SHOWN]
    notes = [word("more", context.language, count=rest)] if rest > 1 else []
    notes += [word("later", context.language, count=future)] if future else []
    notes += [word("elsewhere", context.language, count=elsewhere)] if elsewhere else []
    return Node(
        id=f"shelf:{component}",
        label="",
        tone="other",
        title=elements(len(items), context.language),
        items=shown,
        columns=COLUMNS,
        note="; ".join(notes),
    )


def _summary(context: Context, cells: list[CoverageCell], strength: str) -> str:
    """``5/8 đáp ứng``: how many of the components that apply are met."""
    asked = [c for c in cells if c.strength == strength and c.state.value != "not-applicable"]
    met = sum(c.state.value == "met" for c in asked)
    return word("met-of", context.language, met=met, asked=len(asked))


def _legend(context: Context, nodes: list[Node]) -> tuple[Entry, ...]:
    items = [item for node in nodes for item in node.items]
    return (
        *context.mark_entries(node.mark for node in nodes),
        *context.layer_entries(item.tone for item in items),
        *context.line_entries(best(i.line for i in node.items) for node in nodes if node.items),
        *context.look_entries(item.look for item in items),
    )
