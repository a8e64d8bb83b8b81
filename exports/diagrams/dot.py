"""Scene → DOT text. Node names are ``n0``, ``n1`` …: nothing a model says ever becomes syntax."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .boxes import BOX_HEIGHT, BOX_WIDTH, SLOT, STACK, band_label, box, box_width, title_table
from .labels import quote, wrap
from .legend import legend_table
from .scene import Cluster, Edge, Scene, every_frame
from .style import ACCENTS, BAND_SIZE, EDGE_SIZE, FONT, INK, LOOKS, MARKS, NAME_SIZE, PAPER, TONES

EDGE_WRAP = 24


def to_dot(scene: Scene) -> str:
    """*scene* as DOT text, the same for the same scene, down to the byte."""
    return "\n".join(_Writer(scene).lines()) + "\n"


class _Writer:
    """One scene being written: it remembers which DOT name each box was given."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        blanks = dict.fromkeys(i for rank in (*scene.ranks, *scene.chains) for i in rank)
        drawn = {node.id: node for node in scene.nodes}
        self.blanks = [i for i in blanks if i not in drawn]
        self.nodes = drawn
        self.names = {key: f"n{i}" for i, key in enumerate((*drawn, *self.blanks))}
        self.order = {key: (i, j) for i, rank in enumerate(scene.ranks) for j, key in enumerate(rank)}
        columns = scene.ranks if scene.held else ()
        self.combs = dict(zip(("comb_w", "comb_e"), (columns[0], columns[-1]), strict=True)) if columns else {}
        self.groups = {key: comb for comb, column in self.combs.items() for key in column}
        self.frames = {frame.id: f"cluster_{i}" for i, frame in enumerate(every_frame(scene.clusters))}
        self.inside = {frame.id: [*_members(frame)] for frame in every_frame(scene.clusters)}

    def lines(self) -> Iterator[str]:
        yield "digraph kientruc {"
        yield from self._defaults()
        yield from self._inside()
        yield from self._order()
        for number, edge in enumerate(self.scene.edges):
            yield from self._edge(number, edge)
        yield "}"

    def _defaults(self) -> Iterator[str]:
        scene = self.scene
        across, along = scene.spacing
        yield (
            f'  graph [rankdir={scene.direction}, fontname="{FONT}", fontsize={BAND_SIZE:g}, bgcolor="{PAPER}", pad=0.35,'
            f" nodesep={across:g}, ranksep={along:g}, compound=true, newrank=true, outputorder=edgesfirst,"
            f" splines=spline, labelloc=b, labeljust=l, label=<{legend_table(scene)}>];"
        )
        yield (
            f'  node [shape=box, style="filled,rounded", fontname="{FONT}", fontsize={NAME_SIZE:g}, width={BOX_WIDTH:g},'
            f' height={BOX_HEIGHT:g}, margin="0.1,0.06", penwidth=1];'
        )
        yield (
            f'  edge [fontname="{FONT}", fontsize={EDGE_SIZE:g}, color="{ACCENTS["plain"]}", fontcolor="{INK}",'
            " penwidth=1.1, arrowsize=0.65];"
        )

    def _inside(self) -> Iterator[str]:
        scene = self.scene
        yield "  subgraph cluster_all {"
        yield f"    peripheries=0; labelloc=t; labeljust=l; label=<{title_table(scene)}>;"
        framed = {key for members in self.inside.values() for key in members}
        for frame in scene.clusters:
            yield from self._cluster(frame, "    ")
        for i in range(len(scene.blocks) - 1):
            yield f"    b{i} [style=invis, shape=point, width=0, height=0];"
        for key in self.names:
            if key not in framed:
                yield "    " + self._node(key)
        for rank in scene.ranks:
            yield f"    {{ rank=same; {' '.join(self.names[key] + ';' for key in rank)} }}"
        yield "  }"

    def _order(self) -> Iterator[str]:
        """Edges that nobody sees: they say what stands beside and what below what."""
        scene = self.scene
        for rank in scene.ranks:
            # Across the picture Graphviz counts the boxes of a rank from below.
            yield from self._chain(rank if scene.direction == "TB" else rank[::-1], "")
        for chain in scene.chains:
            yield from self._chain(chain, ", weight=1000")  # more than a frame's own pull to be small (128)
        for chain in scene.loose:
            yield from self._chain(chain, ", weight=0")
        for comb, column in self.combs.items():
            yield from self._comb(comb, column, before=comb == "comb_w")
        yield from self._blocks()

    def _cluster(self, frame: Cluster, indent: str) -> Iterator[str]:
        tone = TONES[frame.tone]
        yield f"{indent}subgraph {self.frames[frame.id]} {{"
        yield (
            f'{indent}  style="filled,rounded"; fillcolor="{tone.frame}"; color="{tone.border}"; penwidth=0.8; margin=12;'
            f" labelloc=t; labeljust=l; id={quote('frame-' + frame.id)};"
            f" label=<{band_label(frame)}>;"
        )
        for inner in frame.inner:
            yield from self._cluster(inner, indent + "  ")
        for key in frame.nodes:
            yield f"{indent}  {self._node(key)}"
        yield f"{indent}}}"

    def _node(self, key: str) -> str:
        name = self.names[key]
        if key not in self.nodes:
            return f'{name} [style=invis, label=""];'
        node = self.nodes[key]
        tone, look = TONES[node.tone], LOOKS[node.look]
        mark = MARKS.get(node.mark)
        fill = (mark.fill if mark else None) or look.fill or tone.fill
        border = (mark.border if mark else None) or look.border or tone.border
        style = "filled,rounded" + ("" if look.line == "solid" else f",{look.line}")
        extra = f", group={self.groups[key]}" if key in self.groups else ""
        extra += f", width={box_width(node):g}" if node.wide or node.count > 1 else ""
        extra += f", peripheries=2, height={BOX_HEIGHT - STACK:g}" if node.count > 1 else ""
        if node.items:
            fill, border, style = PAPER, tone.border, "filled,rounded"
        if max(node.slots):
            extra += ", width=0.5, margin=0.02"
        if node.emphasis or "dotted" in style:
            extra += f", penwidth={2 if node.emphasis else 1.5:g}"
        return (
            f'{name} [id={quote("el-" + node.id)}, fillcolor="{fill}", color="{border}", style="{style}"{extra},'
            f" label=<{box(node)}>];"
        )

    def _chain(self, keys: tuple[str, ...], attributes: str) -> Iterator[str]:
        for a, b in pairwise(keys):
            yield f"  {self.names[a]} -> {self.names[b]} [style=invis{attributes}];"

    def _comb(self, name: str, keys: tuple[str, ...], *, before: bool) -> Iterator[str]:
        """An unseen box with a place for each of *keys*: arrows to its places hold a column of several frames in order.

        Edges within a rank should do that, but Graphviz does not heed them where the rank crosses frames. One group for
        the comb and its column makes a crossing of its arrows a thousand times worse than any other.
        """
        cells = "".join(f'<TR><TD PORT="p{i}" HEIGHT="{SLOT}"></TD></TR>' for i in range(len(keys)))
        table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{cells}</TABLE>'
        yield f"  {name} [group={name}, style=invis, width=0, height=0, margin=0, label=<{table}>];"
        for i, key in enumerate(keys):
            tooth, box = f"{name}:p{i}", self.names[key]
            yield f"  {f'{tooth}:e -> {box}:w' if before else f'{box}:e -> {tooth}:w'} [style=invis];"

    def _blocks(self) -> Iterator[str]:
        """Between two blocks stands a point that nobody sees: all of one come before it, all of the other after."""
        ends = {(e.source, e.target)[:: -1 if e.backward else 1] for e in self.scene.edges if e.ranked}
        for i, (before, after) in enumerate(pairwise(self.scene.blocks)):
            last = [key for key in before if not any((key, other) in ends for other in before)]
            first = [key for key in after if not any((other, key) in ends for other in after)]
            yield from (f"  {self.names[key]} -> b{i} [style=invis, weight=0];" for key in last)
            yield from (f"  b{i} -> {self.names[key]} [style=invis, weight=0];" for key in first)

    def _edge(self, number: int, edge: Edge) -> Iterator[str]:
        source, tail = self._end(edge.source, edge.fastened[0])
        target, head = self._end(edge.target, edge.fastened[1])
        color = ACCENTS[edge.accent]
        attributes = [f"id=edge{number}", f'color="{color}"', f"style={edge.line}"]
        if edge.label:
            # The blanks keep the text off the line; they are ours, so they may stand outside the cleaned text.
            text = "\\n".join(f"  {quote(line)[1:-1]}  " for line in wrap(edge.label, EDGE_WRAP))
            attributes += [f'label="{text}"', f'fontcolor="{INK if edge.accent in ("plain", "quiet") else color}"']
        slots = edge.slots
        backward = self._against(edge) if edge.source in self.order and edge.target in self.order else edge.backward
        if backward:
            source, target, tail, head, slots = target, source, head, tail, slots[::-1]
        if self.scene.direction == "LR" and edge.ranked:
            attributes += self._ports(source, target, slots)
        if edge.line == "dotted":
            attributes.append("penwidth=1.6")
        attributes += [f"ltail={tail}"] * bool(tail) + [f"lhead={head}"] * bool(head)
        attributes += ["dir=both"] * edge.both + ["dir=back"] * (backward and not edge.both)
        attributes += ["constraint=false"] * (not edge.ranked) + ["weight=20"] * bool(
            tail or head or slots != (None, None)
        )
        yield f"  {self.names[source]} -> {self.names[target]} [{', '.join(attributes)}];"

    def _against(self, edge: Edge) -> bool:
        """Whether *edge* runs against the order of its ends' rank: written so, it would turn the whole rank round."""
        (rank, first), (other, second) = self.order[edge.source], self.order[edge.target]
        if rank != other:
            return edge.backward
        return first > second if self.scene.direction == "TB" else first < second

    def _ports(self, source: str, target: str, slots: tuple[int | None, int | None]) -> list[str]:
        """Arrows leave and reach a box in the middle of its side, but spread over a box in which many meet."""
        found = []
        for end, side, key, slot in (("tail", "e", source, slots[0]), ("head", "w", target, slots[1])):
            if slot is not None:
                found.append(f'{end}port="{side}{slot}:{side}"')
            elif key in self.nodes and not self.nodes[key].emphasis:
                found.append(f"{end}port={side}")
        return found

    def _end(self, key: str, fastened: str) -> tuple[str, str]:
        """The box an arrow is fastened to, and the frame it is cut off at (none where it ends at a box)."""
        if key in self.nodes:
            return key, ""
        return fastened or next(k for k in self.inside[key] if k in self.nodes), self.frames[key]


def _members(frame: Cluster) -> Iterator[str]:
    yield from frame.nodes
    for inner in frame.inner:
        yield from _members(inner)
