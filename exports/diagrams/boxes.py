"""The inside of boxes: HTML-like tables, built only from escaped text and our own constants."""

from __future__ import annotations

from .labels import WRAP, attribute, font, wrap
from .scene import Cluster, Item, Node, Scene
from .style import (
    BAND_SIZE,
    INK,
    KIND_SIZE,
    LOOKS,
    MARKS,
    NAME_SIZE,
    PAPER,
    SOFT,
    SUBTITLE_SIZE,
    TITLE_SIZE,
    TONES,
)

BOX_WIDTH = 2.05
BOX_HEIGHT = 0.6
STACK = 0.11
"""What the second rim of a stack adds to its size."""
NOTE_WRAP = 30
BAR_WRAP = 12
BAR_WIDTH = 84
SLOT = 56
WIDE_WIDTH = 3.1
WIDE_WRAP = 40


def box_width(node: Node) -> float:
    """Least width of *node*'s box, in inches."""
    return WIDE_WIDTH if node.wide else BOX_WIDTH - STACK if node.count > 1 else BOX_WIDTH


def _row(cell: str) -> str:
    return f'<TR><TD ALIGN="LEFT">{cell}</TD></TR>' if cell else ""


def title_table(scene: Scene) -> str:
    """The title block: whose architecture, which view, at which date."""
    return (
        '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">'
        + _row(font(scene.head.subtitle, size=SUBTITLE_SIZE, color=SOFT))
        + _row(font(scene.head.title, size=TITLE_SIZE, color=INK, bold=True))
        + _row(font(scene.head.dateline, size=SUBTITLE_SIZE, color=SOFT))
        + "</TABLE>"
    )


def band_label(frame: Cluster) -> str:
    """The head of a frame, with its note in small type."""
    tone = TONES[frame.tone]
    color = tone.text if tone.text != PAPER else tone.border
    note = font("   " + frame.note, size=KIND_SIZE, color=SOFT) if frame.note else ""
    return font(frame.label, size=BAND_SIZE, color=color, bold=True) + (f"  {note}" if note else "") or " "


def box(node: Node) -> str:
    """The label of *node*: kind, name, and what else there is to say."""
    tone, mark = TONES[node.tone], MARKS.get(node.mark)
    small = (mark.text if mark else None) or LOOKS[node.look].text or tone.text
    name = tone.text if tone.text == PAPER else INK
    if node.items:
        return _shelf(node)
    if max(node.slots):
        return _bar(node)
    rows = [_row(font(node.kind, size=KIND_SIZE, color=small))]
    bold = node.emphasis or node.count > 1
    size = NAME_SIZE + 1.5 if node.emphasis else NAME_SIZE
    rows += (
        _row(font(line, size=size, color=name, bold=bold))
        for line in wrap(node.label, WIDE_WRAP if node.wide else WRAP)
    )
    if mark:
        rows.append(_row(font(f"{mark.sign} {node.note}", size=KIND_SIZE + 0.5, color=small, bold=True)))
    elif node.note:
        parts = node.note.split("\n")
        lines = [line for part in parts for line in wrap(part, NOTE_WRAP, 2 if len(parts) == 1 else 1)]
        rows += (_row(font(line, size=KIND_SIZE, color=SOFT)) for line in lines)
    # As wide as the box, so that all text begins at the same distance from the border.
    width = box_width(node) * 72 - 20
    body = "".join(rows) or "<TR><TD> </TD></TR>"
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" WIDTH="{width:.0f}">{body}</TABLE>'


def _bar(node: Node) -> str:
    """A tall box with places on both sides; the text stands in the middle."""
    rows = max(node.slots)
    tone = TONES[node.tone]
    lines = [font(line, size=KIND_SIZE + 1, color=tone.text) for line in wrap(node.kind, BAR_WRAP)]
    lines += (font(line, size=NAME_SIZE + 3, color=tone.text, bold=True) for line in wrap(node.label, BAR_WRAP))
    text = "<BR/>".join(line for line in lines if line)
    body = []
    for i in range(rows):
        west, east = (f' PORT="{side}{i}"' if i < node.slots[j] else "" for j, side in enumerate("we"))
        middle = f'<TD ROWSPAN="{rows}" WIDTH="{BAR_WIDTH}">{text or " "}</TD>' if i == 0 else ""
        body.append(
            f'<TR><TD{west} WIDTH="3" HEIGHT="{SLOT}"></TD>{middle}<TD{east} WIDTH="3" HEIGHT="{SLOT}"></TD></TR>'
        )
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{"".join(body)}</TABLE>'


def _shelf(node: Node) -> str:
    rows = []
    if node.label:
        head = font(node.label, size=KIND_SIZE, color=TONES[node.tone].text)
        rows.append(f'<TR><TD BORDER="0" ALIGN="LEFT" COLSPAN="{node.columns}">{head}</TD></TR>')
    for start in range(0, len(node.items), node.columns):
        shown = node.items[start : start + node.columns]
        cells = "".join(map(_item, shown)) + _NO_ITEM * (node.columns - len(shown))
        rows.append(f"<TR>{cells}</TR>")
    if node.note:
        foot = font(node.note, size=KIND_SIZE, color=SOFT)
        rows.append(f'<TR><TD BORDER="0" ALIGN="LEFT" COLSPAN="{node.columns}">{foot}</TD></TR>')
    return f'<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="5" CELLPADDING="4">{"".join(rows)}</TABLE>'


_NO_ITEM = f'<TD BORDER="0" WIDTH="{BOX_WIDTH * 72:.0f}"></TD>'


def _item(item: Item) -> str:
    tone, look = TONES[item.tone], LOOKS[item.look]
    style = "ROUNDED" + ("" if look.line == "solid" else f",{look.line.upper()}")
    lines = wrap(item.label, WRAP)
    text = '<BR ALIGN="LEFT"/>'.join(font(line, size=NAME_SIZE - 1, color=INK) for line in lines if line)
    return (
        f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{BOX_WIDTH * 72:.0f}" STYLE="{style}" COLOR="{look.border or tone.border}"'
        f' BGCOLOR="{look.fill or tone.fill}" ID="{attribute("el-" + item.key)}" TITLE="{attribute(item.title)}">{text or " "}</TD>'
    )
